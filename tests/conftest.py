"""Fixtures for every test. The database and its settings stand in tests/settings.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Chromium, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """A test with a live server empties every table at its end; the audit log must allow that here."""
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ingest_auditentry DISABLE TRIGGER audit_refuses_truncate")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """A test that changes a setting or the clock must not see what another one left in memory."""
    from archive.serving.kept_pages import pages
    from archive.serving.remembering import memory

    pages.clear()
    memory.clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, started once for all tests."""
    with browser.chromium_browser() as running:
        yield running


@pytest.fixture
def page(chromium: Browser, live_server: Any) -> Iterator[Page]:
    """A page in a fresh browser, with the live site as its base: `page.goto("/sok/")`.

    At the end it is checked that the page asked nobody else for anything, and broke no rule of its own
    Content-Security-Policy.
    """
    context = chromium.new_context(base_url=live_server.url, locale="sv-SE", timezone_id="Europe/Stockholm")
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    ours = urlsplit(live_server.url).netloc
    assert [url for url in asked if urlsplit(url).netloc not in (ours, "")] == []
    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.fixture
def still_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state of the database has one name throughout: other tests write to the same server meanwhile.

    What is remembered stays so until the test changes the name itself, whatever the server does.
    """
    monkeypatch.setattr("archive.serving.remembering.STATE", "'still'")
