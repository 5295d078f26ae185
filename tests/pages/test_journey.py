"""In a browser: from the start page to the original by links alone, and every page kind accessible."""

import re

import pytest
from playwright.sync_api import expect

from archive.models import Meeting
from tests.browser import assert_accessible
from tests.pages.conftest import take_in_samples
from tests.pages.kinds import KINDS, KSTU

pytestmark = pytest.mark.django_db(transaction=True)


def go_from_a_word_to_the_lines_of_the_original(page):
    page.goto("/")
    page.locator("main input[name=q]").fill("värmestugan")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("main").get_by_role("link", name="Flerårig överenskommelse").first.click()
    heading, main = page.get_by_role("heading", level=1), page.get_by_role("main")
    expect(heading).to_have_text(re.compile("^Flerårig överenskommelse"))
    page.get_by_role("complementary").get_by_role("link", name="Ks 204/2021").click()
    expect(main).to_contain_text("Så har ärendet gått")
    page.get_by_role("link", name="Saga Lilja").first.click()
    expect(heading).to_have_text("Saga Lilja")
    page.get_by_role("link", name="Flerårig överenskommelse").first.click()
    page.get_by_role("complementary").get_by_role("link", name="1 juni 2023").click()
    expect(main).to_contain_text("Vilka deltog?")
    page.get_by_role("link", name="Flerårig överenskommelse").first.click()
    page.get_by_role("link", name="Visa i originalet").click()
    expect(page.locator("li.own").first).to_have_text(re.compile("Öppen dörr 2024–2026\\s*$"))


def test_from_a_word_to_the_lines_of_the_original(page):
    take_in_samples()
    go_from_a_word_to_the_lines_of_the_original(page)


def test_the_same_way_without_script_on_a_narrow_phone(chromium, live_server):
    take_in_samples()
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    go_from_a_word_to_the_lines_of_the_original(context.new_page())
    context.close()


def look(page, kind):
    assert_accessible(page)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{kind} is {wider} pixels too wide at {page.viewport_size['width']}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_kind_is_accessible_and_fits(page, scheme):
    take_in_samples()
    page.emulate_media(color_scheme=scheme)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for kind, path in {**KINDS, "missing": "/finns-inte/"}.items():
            page.goto(path)
            look(page, kind)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_gone_and_what_went_wrong_is_said_accessibly(page, scheme, monkeypatch):
    take_in_samples()
    Meeting.objects.filter(slug="2023-06-01").update(state="withdrawn", withdrawal_reason="Fel bilaga.")
    page.emulate_media(color_scheme=scheme)
    monkeypatch.setattr("archive.views.start.archive_counts", lambda: 1 / 0)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path, status, words in (
            (f"{KSTU}2023-06-01/", 410, "Detta är inte längre publicerat"),
            ("/", 500, "Något gick fel hos oss"),
        ):
            assert page.goto(path).status == status
            expect(page.get_by_role("heading", level=1)).to_have_text(words)
            look(page, words)


def test_the_filters_stand_open_where_there_is_room_and_wait_on_a_phone(page):
    take_in_samples()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/beslut/")
    committee = page.get_by_label("Nämnd, utskott eller råd")
    expect(committee).to_be_hidden()
    page.get_by_text("Filtrera").click()
    committee.select_option("Kommunstyrelsen")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page).to_have_url(re.compile("organ="))
    expect(committee).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/beslut/")
    expect(page.get_by_text("Filtrera")).to_be_hidden()
    committee.select_option("Kommunstyrelsen")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page).to_have_url(re.compile("organ="))
