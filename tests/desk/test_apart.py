"""Two names that are nearly the same: one person, or two for good."""

from __future__ import annotations

import pytest

from archive.models import Person, ReservationMember
from ingest.models import Correction, PersonSuggestion, Upload
from ingest.review.questions import open_questions
from ingest.review.summary import upload_questions
from tests.desk.conftest import upload
from tests.desk.test_journey import publish
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

RESERVED = "Reservation\n\nAnna Bergh (S) reserverar sig mot beslutet.\n"


def protokoll(date: str = "2023-05-09") -> str:
    """Minutes where Anna Berg (S) is on the list, and Anna Bergh (S) reserves herself."""
    return minutes(item(1, more=RESERVED), date=date)


def asked(draft: Upload):
    return [q for q in open_questions(upload_questions(draft)) if q.code == "name_spelt_two_ways"]


def answer(client, draft: Upload, label: str):
    (question,) = asked(draft)
    number = [a.label for a in question.answers].index(label)
    form = {"operation": "answer", "path": question.key, "answer": number}
    client.post(f"/registrera/granska/{draft.pk}/ratta/", form)


def reserver() -> Person:
    person = ReservationMember.objects.get().person
    assert person is not None
    return person


def test_one_person_written_in_two_ways_has_one_page(clerk):
    kim = clerk()
    draft = upload(kim, protokoll())
    answer(kim, draft, "Ja, samma person")
    publish(kim, draft)
    assert reserver().name == "Anna Berg"
    assert not Person.objects.filter(name="Anna Bergh").exists()


def test_somebody_else_has_a_page_of_her_own_and_is_never_suggested_to_be_the_same(clerk):
    kim = clerk()
    draft = upload(kim, protokoll())
    answer(kim, draft, "Nej, någon annan")
    publish(kim, draft)
    assert reserver().name == "Anna Bergh"
    assert not PersonSuggestion.objects.exists()


def test_it_is_asked_once_and_holds_in_every_later_protokoll(clerk):
    kim = clerk()
    answer(kim, upload(kim, protokoll()), "Nej, någon annan")
    later = upload(kim, protokoll("2023-06-13"), "juni.txt")
    assert asked(later) == []
    publish(kim, later)
    assert reserver().name == "Anna Bergh"


def test_it_can_be_taken_back(clerk):
    kim = clerk()
    draft = upload(kim, protokoll())
    answer(kim, draft, "Nej, någon annan")
    said = Correction.objects.get(value="Nej, någon annan")
    assert "Svar: Nej, någon annan" in kim.get(f"/registrera/granska/{draft.pk}/").content.decode()
    kim.post(f"/registrera/granska/{draft.pk}/angra/", {"correction": said.pk})
    assert len(asked(draft)) == 1
    publish(kim, draft)
    assert reserver().name == "Anna Berg"


def test_who_was_taken_for_another_is_told_apart_when_it_is_published_again(clerk):
    kim = clerk()
    draft = upload(kim, protokoll())
    answer(kim, draft, "Ja, samma person")
    publish(kim, draft)
    said = Correction.objects.get(value="Ja, samma person")
    kim.post(f"/registrera/granska/{draft.pk}/angra/", {"correction": said.pk})
    answer(kim, draft, "Nej, någon annan")
    second = upload(kim, protokoll() + "\n\nRättat.", "rattat.txt")
    publish(kim, second)
    assert reserver().name == "Anna Bergh"
