"""Telling two people apart: what makes no sense, what is not one's own, and two clerks at once."""

from __future__ import annotations

import pytest

from archive.models import Attendance, Person
from ingest.models import PersonSplit, Role
from ingest.pipeline import ingest
from ingest.resolving import get_body
from tests.desk.namesakes import bring_in, from_day, say, words
from tests.ingest.minutes import minutes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Välj om den andra börjar en viss dag"),
        ({"how": "dag"}, "Skriv vilken dag den andra börjar."),
        ({"how": "dag", "from_date": "2023-13-45"}, "Skriv dagen med år, månad och dag"),
        ({"how": "dag", "from_date": "i våras\x00"}, "Skriv dagen med år, månad och dag"),
        ({"how": "dag", "from_date": "9999-12-31"}, "ingenting skulle flyttas"),
        ({"how": "dag", "from_date": "0001-01-01"}, "Alla sammanträden skulle flyttas"),
        (
            {"how": "dag", "from_date": "2022-01-01", "committee": "99999999999999999999"},
            "Välj en nämnd i listan.",
        ),
        ({"how": "mote"}, "Markera minst ett sammanträde."),
        ({"how": "mote", "meeting": ["0"]}, "hör inte till personen"),
        ({"how": "mote", "meeting": ["<b>"]}, "hör inte till personen"),
        ({"how": "mote", "meeting": ["9" * 30]}, "hör inte till personen"),
        ({"how": "dag", "from_date": "2022-01-01", "other": "1"}, "Välj en person i listan."),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(clerk, anna, fields, said):
    answer = say(clerk(), anna, **fields)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not PersonSplit.objects.exists()
    assert Person.objects.filter(name="Anna Berg").count() == 1


def test_a_meeting_of_somebody_else_is_not_moved(clerk, anna):
    bring_in("2024-05-09", members="Bo Ceder (M)", chair="Bo Ceder (M)", serving="")
    ingest(
        name="x.txt", data=minutes(date="2024-06-09", members="Bo Ceder (M)", chair="Bo Ceder (M)").encode()
    )
    foreign = Attendance.objects.get(name="Bo Ceder", meeting__date="2024-06-09").meeting
    answer = say(clerk(), anna, how="mote", meeting=[foreign.pk])
    assert "hör inte till personen" in words(answer)


def test_nobody_touches_the_people_of_another_body(clerk, anna):
    theirs = clerk(Role.Kind.REGISTRAR, body=get_body("Sjövik kommun"), name="sjo")
    assert theirs.get(f"/registrera/personer/{anna.pk}/").status_code == 404
    assert from_day(theirs, anna, "2022-01-01").status_code == 404
    from_day(clerk(), anna, "2022-01-01")
    assert theirs.post(f"/registrera/personer/isar/{PersonSplit.objects.get().pk}/angra/").status_code == 404
    assert "Ingen person heter så." in words(theirs.get("/registrera/personer/", {"q": "Anna Berg"}))


def test_who_agreed_to_something_else_meanwhile_is_shown_it_anew(clerk, anna):
    kim, robin = clerk(name="kim"), clerk(name="robin")
    address = f"/registrera/personer/{anna.pk}/tva/"
    form = {"how": "dag", "from_date": "2022-01-01"}
    seen = kim.post(address, form).content.decode().split('name="seen" value="')[1].split('"')[0]
    from_day(robin, anna, "2023-01-01")
    answer = kim.post(address, form | {"step": "split", "seen": seen})
    assert answer.status_code == 409
    assert "Någon annan har ändrat något sedan du såg det här." in words(answer)
    assert PersonSplit.objects.count() == 1
