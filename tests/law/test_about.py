"""The pages about the archive say what is settled, and never more."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PAGES = ["/om/tillganglighet/", "/om/personuppgifter/", "/om/kontakt/"]
REVIEWED = {
    "accessibility_status": "delvis",
    "accessibility_reviewed": "2026-09-01",
    "accessibility_method": "granskad av Ekeby kommun med tangentbord och skärmläsare.",
    "updated": "2026-09-02",
}


def page(address: str) -> str:
    return Client().get(address).content.decode()


def test_by_default_the_archive_does_not_call_itself_compliant():
    text = page("/om/tillganglighet/")
    assert "påstår vi inte att den följer lagen" in text
    assert "förenlig med" not in text


@pytest.mark.parametrize("missing", ["accessibility_reviewed", "accessibility_method"])
def test_a_status_needs_a_day_and_a_method(settings, missing: str):
    settings.ABOUT = REVIEWED | {missing: ""}
    assert "påstår vi inte" in page("/om/tillganglighet/")


def test_a_review_is_told_with_its_day(settings):
    settings.ABOUT = REVIEWED
    text = page("/om/tillganglighet/")
    assert "delvis förenlig" in text
    assert "1 september 2026" in text
    assert "Sidan uppdaterades 2 september 2026." in text


def test_who_runs_it_stands_on_the_pages(settings):
    settings.ABOUT = {"operator": "Ekeby kommun", "email": "arkiv@ekeby.example", "dpo": "dso@ekeby.example"}
    assert "Ekeby kommun är personuppgiftsansvarig" in page("/om/personuppgifter/")
    assert "dso@ekeby.example" in page("/om/personuppgifter/")
    assert "arkiv@ekeby.example" in page("/om/kontakt/")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_there(address: str):
    assert f'href="{address}"' in page("/")
