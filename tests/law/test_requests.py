"""A request is answered by the clerks of the body whose page it is about."""

from __future__ import annotations

import pytest

from archive.law.requests import body_of, make_request, place_in_queue
from archive.models import AgendaItem, Case, MovedAddress, Person, Request
from ingest.models import Role
from ingest.pipeline import ingest
from ingest.resolving import get_body
from tests.desk.conftest import clerk
from tests.ingest.minutes import minutes

__all__ = ["clerk"]
pytestmark = pytest.mark.django_db
QUEUE = "/registrera/begaranden/"


@pytest.fixture
def archive(db: None) -> None:
    ingest(name="maj.txt", data=minutes().encode())


def asked(address: str, text: str = "Mitt namn står där.") -> Request:
    return make_request(address=address, kind="removal", text=text, contact="")


def test_the_body_is_that_of_the_page(archive: None):
    item, case, person = AgendaItem.objects.get(), Case.objects.get(), Person.objects.earliest("pk")
    for page in (item, item.meeting, item.meeting.committee, item.meeting.committee.body, case, person):
        address = page.get_absolute_url()
        for written in (address, f"https://protokoll.example.se{address}?sida=2#beslut"):
            found = body_of(written)
            assert found is not None and found.name == "Ekeby kommun", written


@pytest.mark.parametrize(
    "address", ["", "/", "/sok/?q=anna", "mitt namn", "http://[", "/protokoll/x/", "\x00"]
)
def test_what_is_no_page_of_one_body_belongs_to_none(archive: None, address: str):
    assert body_of(address) is None


def test_a_page_that_moved_belongs_to_the_body_that_has_it_now(archive: None):
    get_body("Sjövik kommun")
    new = AgendaItem.objects.get().meeting.get_absolute_url()
    old = new.replace("ekeby", "sjovik")
    MovedAddress.objects.create(old=old, new=new)
    found = body_of(f"{old}1/")
    assert found is not None and found.name == "Ekeby kommun"


def test_a_clerk_sees_and_answers_only_requests_of_the_own_body_and_general_ones(clerk, archive: None):
    other = get_body("Sjövik kommun")
    about_ekeby = asked(AgendaItem.objects.get().get_absolute_url(), "Om Ekeby.")
    asked("/sok/", "Om allt.")
    sjovik = clerk(Role.Kind.REGISTRAR, body=other, name="sjo")
    ekeby = clerk(Role.Kind.REGISTRAR, body=get_body("Ekeby kommun"), name="eke")
    theirs, ours = (client.get(QUEUE).content.decode() for client in (sjovik, ekeby))
    assert "Om allt." in theirs and "Om Ekeby." not in theirs
    assert "Om allt." in ours and "Om Ekeby." in ours
    answer = {"state": "done", "answer": "Klart."}
    assert sjovik.post(f"{QUEUE}{about_ekeby.pk}/", answer).status_code == 404
    assert ekeby.post(f"{QUEUE}{about_ekeby.pk}/", answer).status_code == 302


def test_the_place_in_the_queue_is_that_of_the_body(archive: None):
    asked("/sok/")
    first = asked(AgendaItem.objects.get().get_absolute_url())
    second = asked(AgendaItem.objects.get().get_absolute_url())
    assert [place_in_queue(first), place_in_queue(second)] == [1, 2]
