"""The search page in a browser, with and without scripts, and how much it asks of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from tests.browser import assert_accessible
from tests.search.rows import paragraph, person

BOX = "input[role=combobox]"


@pytest.fixture
def archive(db):
    eva = person("Eva Ström", "officer", party="")
    for number in range(1, 30):
        paragraph(
            f"Skolskjuts i område {number}",
            "Regler för skolskjuts gäller.",
            decision="Reglerna för skolskjuts antas.",
            day=f"2023-05-{number:02}",
            case="Ks 81/2023",
            officer=eva,
        )
    paragraph("Trasig <b>rubrik</b>", "Skolskjutsens <script>alert(1)</script> kostnad.", day="2022-01-01")


def test_a_reader_searches_narrows_and_turns_the_page_without_scripts(archive, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sok/")
    page.fill("main input[name=q]", "skolskjuts")
    page.press("main input[name=q]", "Enter")
    expect(page.locator("h2#traffar")).to_have_text("30 paragrafer")
    expect(page.locator(".hits > li")).to_have_count(20)
    page.get_by_role("link", name="Nästa sida").click()
    expect(page.locator(".hits > li")).to_have_count(10)
    page.get_by_role("link", name="2022").click()
    expect(page.locator(".hits > li")).to_have_count(1)
    expect(page.locator(".hits h3")).to_have_text("Trasig <b>rubrik</b>")
    expect(page.locator(".snippet mark")).to_have_text("Skolskjutsens")
    page.locator(".chips a").click()
    expect(page.locator("h2#traffar")).to_have_text("30 paragrafer")
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        "/sok/",
        "/sok/?q=skolskjuts",
        "/sok/?q=ks81/2023&ar=2023&ordning=nyast&sida=2",
        "/sok/?q=skolsjuts",
        "/sok/?q=-a",
        "/sok/?q=finnsinte",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(archive, page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    assert_accessible(page)


@pytest.mark.parametrize("address", ["/sok/", "/", "/protokoll/"])
def test_suggestions_work_from_the_keyboard_and_are_announced(archive, page, address):
    page.goto(address)
    box = page.locator(BOX)
    box.press_sequentially("skolsk", delay=20)
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    expect(page.locator("form [role=status]")).to_have_text("1 förslag, välj med piltangenterna")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Escape")
    expect(option).to_be_hidden()
    expect(box).to_have_value("skolsk")
    box.press_sequentially("j", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/sok/?q=skolskjuts")


def test_a_list_that_comes_late_leaves_what_the_arrows_have_reached(archive, page):
    page.goto("/sok/")
    box = page.locator(BOX)
    box.press_sequentially("skolsk", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    with page.expect_response("**/sok/forslag/?q=skolskj"):
        box.press_sequentially("j")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "q-suggestions-0")


def test_a_suggested_person_leads_to_the_page_of_the_person_also_by_pointer(archive, page):
    page.goto("/protokoll/")
    page.locator(BOX).press_sequentially("strö", delay=20)
    page.get_by_role("option", name="Eva Ström").click()
    page.wait_for_url("**/personer/eva-strom/")


@pytest.mark.parametrize("address", ["/", "/protokoll/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_open_suggestions_are_accessible_and_fit_the_window(archive, page, address, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.locator(BOX).press_sequentially("sk", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    page.locator(BOX).press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_header_searches_without_scripts(archive, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/protokoll/")
    page.get_by_role("searchbox", name="Sök i protokollen").fill("skolskjuts")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("h2#traffar")).to_have_text("30 paragrafer")
    context.close()


def test_the_page_asks_the_database_as_much_for_five_hits_as_for_twenty(archive, client):
    client.get("/sok/?q=skolskjuts")
    counts = []
    for last in ("2023-05-05", "2023-05-31"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get("/sok/", {"q": '"skolskjuts i område"', "till": last}).content.decode()
        assert page.count('class="snippet"') == min(20, int(last[-2:]))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[1] <= 16
