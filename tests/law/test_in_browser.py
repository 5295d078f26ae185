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

from archive.models import Body, Meeting, Request
from ingest.pipeline import receive, understand
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
    page.get_by_label("Personnummer").check()
    page.get_by_label("Hälsa").check()
    page.get_by_label("Skyddad externt: maskeras").check()
    page.get_by_label("Skäl", exact=True).first.fill("Uppgift om enskild")
    page.get_by_label("Lagrum").first.fill("26 kap. 1 § OSL")
    with page.expect_navigation():
        page.get_by_role("button", name="Spara för det markerade").click()
    page.get_by_label("Telefonnummer").check()
    page.get_by_label("Godkänd publicering").check()
    page.get_by_role("button", name="Spara för det markerade").click()
    expect(page.get_by_text("Inget är kvar att bedöma.")).to_be_visible()
    look(page, "bedomt")
    page.goto(f"{live_server.url}/registrera/granska/{upload.pk}/")
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
    monkeypatch.setattr("archive.requests._QUICKEST", 0.0)
    monkeypatch.setattr("archive.requests._sent", {})  # what other tests have sent does not count
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


@pytest.mark.parametrize("address", ["borttaget", "om/tillganglighet", "om/personuppgifter", "om/kontakt"])
def test_the_plain_pages_are_accessible(page: Page, live_server, address: str):
    page.goto(f"{live_server.url}/{address}/")
    look(page, address.replace("/", "-"))
