"""A clerk tells two people of one name apart in a real browser, with and without script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from ingest.pipeline import ingest
from tests.browser import assert_accessible
from tests.desk.test_accessible import LOOKS
from tests.desk.test_browser import DESK, PHONE, log_in
from tests.ingest.minutes import minutes

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive(clerk):
    clerk()
    for year in (2019, 2020, 2022, 2023):
        ingest(name=f"{year}.txt", data=minutes(date=f"{year}-05-09").encode())


def tell_apart(page: Page, *, has_script: bool) -> None:
    """Find Anna Berg, tell apart who sits in the committee from 2022, and look at both pages."""
    log_in(page)
    page.get_by_role("link", name="Vem är vem?").click()
    page.get_by_label("Sök en person").fill("Berg")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Anna Berg (S)").click()
    page.get_by_label("Vissa sammanträden").check()
    page.get_by_label("Första dagen som är den andras").fill("2022-01-01")
    if has_script:
        expect(page.get_by_label("Allt från och med en dag")).to_be_checked()
    page.get_by_label("Allt från och med en dag").check()
    page.get_by_role("button", name="Visa vad som flyttas").click()
    expect(page.get_by_role("heading", name="Blir det rätt så här?")).to_be_visible()
    if has_script:
        look(page)
    page.get_by_role("button", name="Ja, det är två personer").click()
    expect(page.get_by_text("Anna Berg (S) har nu en egen sida.")).to_be_visible()
    if has_script:
        look(page)
    page.get_by_role("link", name="/personer/anna-berg/").click()
    expect(page.get_by_text("Inte att förväxla med")).to_be_visible()
    page.get_by_role("link", name="Anna Berg", exact=True).click()
    expect(page).to_have_url(re.compile("/personer/anna-berg-2/$"))


def look(page: Page) -> None:
    """Ask axe about the page that is open, narrow and wide, in the light and in the dark."""
    before = page.viewport_size
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.set_viewport_size(before)


def test_two_of_one_name_are_told_apart_and_made_one_again(archive, page):
    page.set_viewport_size(DESK)
    tell_apart(page, has_script=True)
    page.goto("/registrera/personer/")
    page.get_by_role("button", name="Ångra: Anna Berg (S), från och med 1 januari 2022").click()
    expect(page.get_by_text("Anna Berg (S) är som förut.")).to_be_visible()
    page.goto("/personer/anna-berg-2/")
    expect(page).to_have_url(re.compile("/personer/anna-berg/$"))


def test_the_same_way_without_script_on_a_phone(archive, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, viewport=PHONE)
    tell_apart(context.new_page(), has_script=False)
    context.close()
