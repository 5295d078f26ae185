"""Chromium for the tests: finding it, and asking axe-core whether a page is accessible."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",  # the sandbox refuses root, and CI is root in a container of its own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """Yield the machine's Chromium; without one skip the test, but fail where CI=true promises one."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        message = "Chromium is missing: install the package chromium, or set CHROMIUM to its path"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    # Playwright runs an event loop in this thread; Django would take its own queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=30_000)  # a busy machine is slow; a page that never comes fails all the same
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


def assert_accessible(page: Page) -> None:
    """Fail with what axe-core finds on the page that is open: each rule, the element, and what it says."""
    found = [
        f"{rule['id']} ({rule['impact']}): {node['html']}\n    {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]
    assert not found, f"axe-core finds on {page.url}:\n" + "\n".join(found)
