"""A clerk's way in a real browser: with and without script, with the keyboard, on a phone and on a desk."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from archive.models import Meeting
from ingest.intake.queue import work_one
from ingest.models import Correction
from tests.browser import assert_accessible
from tests.desk.conftest import PASSWORD
from tests.ingest.minutes import item, minutes

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.django_db(transaction=True)

GAP = minutes(item(1), item(3, "Val av ombud", case="Ks 82/2023"), last=3, body="Ekeby kommun")
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture
def folder(tmp_path):
    """A folder as a clerk has it: one protokoll with a gap, one without, and a zip with a third."""
    (tmp_path / "maj.txt").write_text(GAP)
    (tmp_path / "juni.txt").write_text(minutes(date="2023-06-13"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("augusti.txt", minutes(date="2023-08-15"))
    (tmp_path / "mer.zip").write_bytes(packed.getvalue())
    return tmp_path


def log_in(page: Page) -> None:
    page.goto("/registrera/")
    page.get_by_label("Användarnamn").fill("kim")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()


def hand_in(page: Page, *files: object) -> None:
    page.get_by_role("link", name="Ladda upp protokoll").click()
    page.get_by_label("Protokoll", exact=True).set_input_files([str(file) for file in files])
    page.get_by_role("button", name="Ladda upp").click()


def answer_all(page: Page) -> None:
    """Answer each question by its first button, as somebody does to whom all looks right."""
    for _ in range(10):
        page.wait_for_load_state()
        buttons = page.locator("[data-question] button")
        if not buttons.count():
            return
        with page.expect_navigation():
            buttons.first.click()
    raise AssertionError("the questions do not end")


def go_the_whole_way(page: Page, folder) -> None:
    log_in(page)
    hand_in(page, folder / "maj.txt", folder / "juni.txt", folder / "mer.zip")
    expect(page.get_by_role("status").filter(has_text="3 filer är genomgångna.")).to_be_visible()
    page.get_by_role("link", name="Tekniska nämnden 9 maj 2023").click()
    page.get_by_role("link", name="Ändra Rubrik: Val av ombud").click()
    expect(page.get_by_label("Rätt värde")).to_be_in_viewport()
    page.get_by_label("Rätt värde").fill("Val av ombud till årsmötet")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("tolken läste ”Val av ombud”")).to_be_visible()
    answer_all(page)
    page.get_by_role("button", name="Granskat, publicera").click()
    expect(page.get_by_text("Protokollet är publicerat.")).to_be_visible()
    page.get_by_role("link", name="Visa på webben").click()
    expect(page.get_by_role("link", name="Val av ombud till årsmötet")).to_be_visible()
    assert Meeting.objects.public().count() == 1


def test_from_files_to_a_published_page_with_script(clerk, page, folder):
    clerk()
    page.set_viewport_size(DESK)
    go_the_whole_way(page, folder)


def test_the_same_way_without_script_on_a_phone(clerk, chromium, live_server, folder):
    clerk()
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, viewport=PHONE)
    go_the_whole_way(context.new_page(), folder)
    context.close()


def test_what_becomes_of_each_file_shows_without_loading_the_page_again(clerk, page, folder, monkeypatch):
    monkeypatch.setattr("ingest.intake.queue.AT_ONCE_SECONDS", -1.0)  # all is left to the queue
    clerk()
    log_in(page)
    hand_in(page, folder / "maj.txt", folder / "juni.txt")
    expect(page.get_by_role("status").filter(has_text="2 av 2 väntar på att tolkas.")).to_be_visible()
    page.evaluate("window.loaded = 'once'")
    work_one()
    expect(page.get_by_text("1 av 2", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Tekniska nämnden 9 maj 2023")).to_be_visible()
    assert_accessible(page)
    work_one()
    expect(page.get_by_role("status").filter(has_text="2 filer är genomgångna.")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert page.evaluate("window.loaded") == "once"


def test_it_shows_how_much_of_the_files_is_sent(clerk, page, folder):
    """The answer is held back until the page has been looked at: all is sent by then, and nothing answered."""
    clerk()
    log_in(page)
    page.goto("/registrera/ladda-upp/")
    held: list[Route] = []
    page.route("**/registrera/ladda-upp/", lambda route: held.append(route))
    page.get_by_label("Protokoll", exact=True).set_input_files(str(folder / "juni.txt"))
    page.get_by_role("button", name="Ladda upp").click()
    expect(page.get_by_role("progressbar", name="Skickat")).to_be_visible()
    expect(page.get_by_role("button", name="Laddar upp …")).to_be_disabled()
    assert_accessible(page)
    held.pop().continue_()
    expect(page.get_by_role("heading", name="Inlämnade filer")).to_be_visible()
    expect(page.get_by_role("link", name="Tekniska nämnden 13 juni 2023")).to_be_visible()


def test_what_is_wrong_with_what_was_sent_is_said_on_the_same_page(clerk, page, folder, settings):
    clerk()
    log_in(page)
    page.goto("/registrera/ladda-upp/")
    page.get_by_role("button", name="Ladda upp").click()
    expect(page.get_by_text("Välj minst en fil.")).to_be_visible()
    page.reload()
    settings.UPLOAD_REQUEST_LIMIT = 100
    page.get_by_label("Protokoll", exact=True).set_input_files(str(folder / "juni.txt"))
    page.get_by_role("button", name="Ladda upp").click()
    expect(page.get_by_text("Filerna är för stora tillsammans")).to_be_visible()
    expect(page.get_by_role("button", name="Ladda upp")).to_be_enabled()


def test_the_key_of_the_second_factor_is_shown_as_an_image_to_scan(clerk, page):
    clerk()
    log_in(page)
    page.goto("/registrera/konto/andra-faktor/")
    image = page.get_by_role("img", name="QR-kod med nyckeln till kontot")
    expect(image).to_be_visible()
    page.wait_for_function("document.querySelector('img.qr').naturalWidth > 100")


def test_questions_are_walked_and_answered_with_the_keyboard(clerk, page, folder):
    clerk()
    page.set_viewport_size(DESK)
    log_in(page)
    hand_in(page, folder / "maj.txt")
    page.get_by_role("link", name="Tekniska nämnden 9 maj 2023").click()
    questions = page.locator("[data-question]")
    expect(questions.first).to_be_visible()
    page.wait_for_load_state()
    before = questions.count()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-question]')")
    line = page.evaluate("document.activeElement.dataset.line")
    if line:
        expect(page.locator(f"#r{line}")).to_have_class("lit")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(questions).to_have_count(before - 1)
    assert Correction.objects.filter(operation="answer").count() == 1


def test_a_value_lights_its_lines_and_a_line_its_value(clerk, page, folder):
    clerk()
    page.set_viewport_size(DESK)
    log_in(page)
    hand_in(page, folder / "juni.txt")
    page.get_by_role("link", name="Tekniska nämnden 13 juni 2023").click()
    page.locator("#v-date a.at").click()
    expect(page.locator(".source-lines .lit")).to_have_text(["3Datum: 2023-06-13"])
    page.locator("#r3 .line a").click()
    expect(page.locator("#v-date")).to_have_class(re.compile(r"\blit\b"))
