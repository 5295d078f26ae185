"""The law's pages in a browser, as clerks and readers meet them."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from archive.law.requests import make_request
from archive.models import Body, Meeting, Request
from archive.serving.kept_pages import pages
from ingest.pipeline import ingest, publish, receive, understand
from tests.browser import assert_accessible
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "850709-9805"
WIDTHS = (390, 1280)


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path: Path) -> None:
    settings.MASK_LEDGER = tmp_path / "masks.jsonl"


def text() -> str:
    today = timezone.localdate()
    block = (
        f"ANSLAG/BEVIS\nDatum för anslags uppsättande {today - dt.timedelta(days=2)}\n"
        f"Datum för anslags nedtagande {today + dt.timedelta(days=25)}\n"
    )
    whole = minutes(
        item(1, "Bidrag till enskild", decision=f"Stina Ek, {NUMBER}, beviljas bidrag."),
        item(2, "Svar på fråga", decision="Svar lämnas på 070-174 06 05."),
        item(3, "Särskilt stöd", decision="Eleven Elsa Alm har adhd och får stöd."),
        date=str(today - dt.timedelta(days=9)),
        last=3,
    )
    return whole.replace("Paragraf 1–3", f"{block}Paragraf 1–3")


def log_in(page: Page, address: str) -> None:
    user = User.objects.create_superuser("kim", password="sommar-regn-och-sol")
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])


def look(page: Page, name: str) -> None:
    """Ask axe at both widths; with SCREENSHOTS in the environment, keep pictures there too."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def test_three_personal_data_from_upload_to_published(page: Page, live_server):
    upload = understand(receive(name="maj.txt", data=text().encode()).upload)
    Body.objects.update(court="Förvaltningsrätten i Ekeby")
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/registrera/granska/{upload.pk}/personuppgifter/")
    look(page, "personuppgifter")
    page.get_by_label("Markera alla 3").check()
    expect(page.get_by_label("Telefonnummer")).to_be_checked()
    page.get_by_label("Telefonnummer").uncheck()
    page.get_by_label("Skyddad externt: maskeras").check()
    page.get_by_label("Skäl", exact=True).first.fill("Uppgift om enskild")
    page.get_by_label("Lagrum").first.fill("26 kap. 1 § OSL")
    with page.expect_navigation():
        page.get_by_role("button", name="Spara för det markerade").click()
    expect(page.get_by_label("Markera alla")).to_be_hidden()
    page.get_by_label("Telefonnummer").check()
    page.get_by_label("Godkänd publicering").check()
    page.get_by_role("button", name="Spara för det markerade").click()
    expect(page.get_by_text("Inget är kvar att bedöma.")).to_be_visible()
    look(page, "bedomt")
    page.get_by_role("link", name="Till granskningen").click()
    page.get_by_role("button", name="Allt stämmer som det står").click()
    page.get_by_role("button", name="Granskat, publicera").click()
    expect(page.get_by_text("Protokollet är publicerat.")).to_be_visible()
    meeting = Meeting.objects.public().get()
    page.goto(f"{live_server.url}{meeting.get_absolute_url()}1/")
    look(page, "paragraf")
    assert "[maskerad uppgift]" in page.content()
    assert NUMBER not in page.content()
    page.goto(f"{live_server.url}{meeting.get_absolute_url()}")
    look(page, "protokoll")
    page.goto(f"{live_server.url}/anslagstavla/")
    look(page, "anslagstavla")
    page.get_by_role("link", name="Bevis").click()
    page.wait_for_load_state()
    look(page, "bevis")
    page.goto(f"{live_server.url}/registrera/granska/{upload.pk}/synlighet/")
    look(page, "synlighet")
    page.goto(f"{live_server.url}/registrera/anslag/{meeting.pk}/")
    look(page, "anslag")


def test_a_removal_is_asked_for_and_answered(page: Page, live_server, monkeypatch):
    monkeypatch.setattr("archive.law.requests._QUICKEST", 0.0)
    monkeypatch.setattr("archive.law.requests._sent", {})  # what other tests have sent does not count
    page.goto(f"{live_server.url}/begaran/?sida=/protokoll/x/")
    look(page, "begaran")
    page.get_by_label("Vad gäller det?").select_option("removal")
    page.get_by_label("Vad är fel").fill("Mitt namn står där.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("plats 1 i kön")).to_be_visible()
    look(page, "svar")
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/registrera/begaranden/")
    look(page, "ko")
    page.get_by_label("Svar, som den som frågar ser").fill("Namnet är borta.")
    with page.expect_navigation():
        page.get_by_role("button", name="Åtgärdad").click()
    page.goto(f"{live_server.url}/begaran/{Request.objects.get().number}/")
    assert "Namnet är borta." in page.content()


def test_a_notice_is_up_until_its_day_and_the_last_day_to_appeal_moves_over_easter(
    page: Page, live_server, monkeypatch
):
    """Announced 8 March 2024: three weeks later is Good Friday, so the last day is the Tuesday after Easter."""

    def it_is(day: str) -> None:
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date.fromisoformat(day))
        pages.clear()  # what was rendered another day is kept for a minute, and a day is no minute

    block = (
        "ANSLAG/BEVIS\nDatum för anslags uppsättande 2024-03-08\nDatum för anslags nedtagande 2024-04-03\n"
    )
    told = minutes(item(1), date="2024-03-05").replace("Paragraf 1–1", f"{block}Paragraf 1–1")
    meeting = ingest(name="mars.txt", data=told.encode())[1]
    Body.objects.update(court="Förvaltningsrätten i Ekeby")
    board = page.get_by_role("main")
    it_is("2024-03-07")
    page.goto("/anslagstavla/")
    expect(board.get_by_text("Tekniska nämnden")).to_have_count(0)
    it_is("2024-03-20")
    page.goto("/anslagstavla/")
    expect(board.get_by_text("Tekniska nämnden").first).to_be_visible()
    look(page, "pask-anslagstavla")
    page.get_by_role("link", name="Bevis").click()
    page.wait_for_url("**/anslagstavla/*/")
    expect(board.get_by_text("2 april 2024").first).to_be_visible()
    look(page, "pask-bevis")
    page.goto(f"{meeting.get_absolute_url()}1/")
    expect(board.get_by_text("Kan överklagas till och med 2024-04-02.")).to_be_visible()
    expect(board.get_by_text("Förvaltningsrätten i Ekeby")).to_have_count(1)
    it_is("2024-04-03")
    page.goto("/anslagstavla/")
    expect(board.get_by_text("Tekniska nämnden")).to_have_count(0)
    page.goto(f"{meeting.get_absolute_url()}1/")
    expect(board.get_by_text("Vinner laga kraft tidigast 2024-04-03")).to_be_visible()
    look(page, "pask-efter")


def test_a_removal_that_was_asked_for_is_done_and_answered(page: Page, live_server):
    """From the request about a paragraf to its page that says why it is gone, and the public log."""
    text = minutes(item(1, "Kvastpropeller"))
    meeting = publish(understand(receive(name="maj.txt", data=text.encode()).upload)).meeting
    address = f"{meeting.get_absolute_url()}1/"
    asked = make_request(address=address, kind="removal", text="Mitt namn står där.", contact="")
    log_in(page, live_server.url)
    page.goto("/registrera/begaranden/")
    expect(page.get_by_text("Gäller Ekeby kommun.")).to_be_visible()
    page.get_by_role("link", name=address).click()
    page.wait_for_url(f"**{address}")
    page.goto("/registrera/begaranden/")
    page.get_by_role("link", name="ta bort en paragraf").click()
    page.wait_for_url("**/synlighet/")
    page.locator("summary").filter(has_text="Ta bort").click()
    page.get_by_label("Slag av skäl").select_option("personal_data")
    page.get_by_label("Skäl som läsare ser").fill("Uppgift om enskild")
    with page.expect_navigation():
        page.get_by_role("button", name="Ta bort § 1").click()
    page.goto("/registrera/begaranden/")
    page.get_by_label("Svar, som den som frågar ser").fill("Paragrafen är borttagen.")
    with page.expect_navigation():
        page.get_by_role("button", name="Åtgärdad").click()
    page.context.clear_cookies()
    for place, words in (
        (f"/begaran/{asked.number}/", "Paragrafen är borttagen."),
        (address, "Uppgift om enskild"),
        ("/borttaget/", "§ 1, Tekniska nämnden 9 maj 2023"),
    ):
        page.goto(place)
        expect(page.get_by_text(words).first).to_be_visible()
        expect(page.get_by_text("Kvastpropeller")).to_have_count(0)
        look(page, f"borttagen{place.replace('/', '-')}")


@pytest.mark.parametrize("address", ["borttaget", "om/tillganglighet", "om/personuppgifter", "om/kontakt"])
def test_the_plain_pages_are_accessible(page: Page, live_server, address: str):
    page.goto(f"{live_server.url}/{address}/")
    look(page, address.replace("/", "-"))
