"""Taking down, the log of it, and asking for it."""

from __future__ import annotations

import time

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from archive.law import requests
from archive.models import AgendaItem, Body, Committee, Meeting, Removal, Request
from ingest.models import Role, Upload
from ingest.pipeline import publish, receive, understand
from tests.desk.conftest import Clerk, clerk
from tests.ingest.minutes import item, minutes
from tests.law.leaks import answers, rows

__all__ = ["clerk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(db: None) -> Meeting:
    text = minutes(item(1), item(2, "Kvastpropeller", decision="Zeppelinaren köps in."), last=2)
    upload = understand(receive(name="maj.txt", data=text.encode()).upload)
    return publish(upload).meeting


def take_down(client: Client, meeting: Meeting, number: int = 2) -> None:
    item = meeting.items.get(number=number)
    page = f"/registrera/granska/{Upload.objects.get().pk}/synlighet/"
    client.post(
        page, {"item": item.pk, "action": "take_down", "kind": "personal_data", "reason": "Fel namn."}
    )


def test_a_paragraf_that_is_taken_down_answers_410_with_the_reason(clerk: Clerk, meeting: Meeting):
    take_down(clerk(), meeting)
    answer = Client().get(f"{meeting.get_absolute_url()}2/")
    assert answer.status_code == 410
    assert "Personuppgifter. Fel namn." in answer.content.decode()
    assert "begära ut" in answer.content.decode()
    assert Client().get(f"{meeting.get_absolute_url()}1/").status_code == 200


def test_it_is_gone_from_every_page_and_from_the_index_at_once(clerk: Clerk, meeting: Meeting):
    before = [place for place, text in answers(Client()) if "zeppelinar" in text.lower()]
    assert before
    take_down(clerk(), meeting)
    for place, text in answers(Client(), "/sok/?q=zeppelinaren"):
        assert "köps in" not in text, place
    assert not [
        table for table, text in rows() if table.startswith("archive_search") and "zeppelinar" in text
    ]


def test_it_can_be_shown_again_and_the_log_tells_both(clerk: Clerk, meeting: Meeting):
    client = clerk()
    take_down(client, meeting)
    log = Client().get("/borttaget/").content.decode()
    assert "§ 2, Tekniska nämnden 9 maj 2023" in log
    assert "personuppgifter" in log
    assert "Kvastpropeller" not in log
    page = f"/registrera/granska/{Upload.objects.get().pk}/synlighet/"
    client.post(page, {"item": meeting.items.get(number=2).pk, "action": "show"})
    assert Client().get(f"{meeting.get_absolute_url()}2/").status_code == 200
    assert "publicerat igen" in Client().get("/borttaget/").content.decode()
    assert any(t.startswith("archive_search") and "zeppelinar" in text for t, text in rows())


def test_a_withdrawn_protokoll_is_in_the_log_and_not_in_the_index(clerk: Clerk, meeting: Meeting):
    upload = Upload.objects.get()
    clerk().post(f"/registrera/granska/{upload.pk}/avpublicera/", {"reason": "Se § 2", "kind": "secrecy"})
    assert Removal.objects.get().kind == "secrecy"
    assert not [table for table, text in rows() if table == "archive_searchdocument"]
    assert Client().get(meeting.get_absolute_url()).status_code == 410


def test_only_a_publisher_takes_down(clerk: Clerk, meeting: Meeting):
    take_down(clerk(Role.Kind.REGISTRAR), meeting)
    assert meeting.items.get(number=2).state == AgendaItem.State.SHOWN


@pytest.mark.parametrize("level", ["body", "committee", "item"])
def test_what_is_hidden_from_search_engines_says_so_in_header_and_page(meeting: Meeting, level: str):
    page = f"{meeting.get_absolute_url()}2/"
    assert "X-Robots-Tag" not in Client().get(page).headers
    {"body": Body, "committee": Committee, "item": AgendaItem}[level].objects.update(
        hidden_from_search_engines=True
    )
    answer = Client().get(page)
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert page not in Client().get("/sitemap-paragrafer.xml").content.decode()
    assert meeting.committee.get_absolute_url() not in Client().get("/robots.txt").content.decode()


ASKED = {
    "kind": "removal",
    "address": "/protokoll/x/",
    "text": "Mitt namn står där.",
    "contact": "x@example.se",
}


def old_ticket() -> str:
    return signing.dumps(time.time() - 10, salt="request")


@pytest.fixture
def quiet() -> None:
    requests._sent.clear()


def test_somebody_asks_for_a_removal_and_gets_a_number_and_a_place(
    clerk: Clerk, meeting: Meeting, quiet: None
):
    client = Client()
    answer = client.post("/begaran/", ASKED | {"ticket": old_ticket()})
    number = Request.objects.get().number
    assert answer.headers["Location"] == f"/begaran/{number}/"
    page = client.get(f"/begaran/{number}/")
    assert "plats 1 i kön" in page.content.decode()
    assert "Mitt namn" not in page.content.decode()
    assert not client.cookies
    desk = clerk()
    assert "Mitt namn står där." in desk.get("/registrera/begaranden/").content.decode()
    asked = Request.objects.get()
    desk.post(f"/registrera/begaranden/{asked.pk}/", {"state": "done", "answer": "Paragrafen är borttagen."})
    assert "Paragrafen är borttagen." in client.get(f"/begaran/{number}/").content.decode()
    assert Request.objects.get().contact == ""


def test_robots_and_floods_are_held_back(meeting: Meeting, quiet: None):
    client = Client()
    client.post("/begaran/", ASKED | {"ticket": "made up"})
    client.post("/begaran/", ASKED | {"ticket": requests.ticket()})
    client.post("/begaran/", ASKED | {"ticket": old_ticket(), "website": "http://spam.example"})
    assert not Request.objects.exists()
    codes = [client.post("/begaran/", ASKED | {"ticket": old_ticket()}).status_code for _ in range(7)]
    assert codes == [302] * 5 + [429] * 2
    assert "127.0.0.1" not in "".join(text for _, text in rows())


def test_the_desk_lists_what_is_late_and_takes_an_announcement(clerk: Clerk):
    date = timezone.localdate() - timezone.timedelta(days=40)
    text = minutes(item(1), date=date.isoformat())
    upload = understand(receive(name="maj.txt", data=text.encode()).upload)
    meeting = publish(upload).meeting
    client = clerk()
    assert "skulle ha justerats senast" in client.get("/registrera/anslag/").content.decode()
    adjusted = date + timezone.timedelta(days=5)
    page = f"/registrera/anslag/{meeting.pk}/"
    client.post(page, {"adjusted_on": adjusted.isoformat(), "up": adjusted.isoformat()})
    notice = meeting.notices.get()
    assert (notice.origin, notice.up) == ("clerk", adjusted)
    assert "Inget är sent." in client.get("/registrera/anslag/").content.decode()
    answer = client.post(page, {"up": adjusted.isoformat(), "down": date.isoformat()})
    assert "kan inte tas ned före" in answer.content.decode()
