"""The search page in a browser, with and without scripts, and how much it asks of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from tests.browser import assert_accessible
from tests.search.rows import paragraph, person


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


def test_suggestions_work_from_the_keyboard_and_are_announced(archive, page):
    page.goto("/sok/")
    box = page.get_by_role("combobox")
    box.press_sequentially("skolsk", delay=20)
    option = page.get_by_role("option").first
    option.wait_for()
    expect(page.locator("form [role=status]")).to_have_text("1 förslag")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert_accessible(page)
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Escape")
    expect(option).to_be_hidden()
    box.press_sequentially("j", delay=20)
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/sok/?q=skolskjuts")


def test_the_page_asks_the_database_as_much_for_one_hit_as_for_twenty(archive, client):
    client.get("/sok/?q=skolskjuts")
    counts = []
    for question in ("område 17", "skolskjuts"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/sok/", {"q": f'"{question}"'}).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[1] <= 16
