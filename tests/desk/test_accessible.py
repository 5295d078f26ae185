"""Every page of the desk is accessible: wide and in the light, narrow and in the dark.

EVERY_LOOK=1 for the other two looks too.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from archive.law.requests import make_request
from archive.models import Meeting, Person
from ingest.access.routes import ROUTES
from ingest.models import ApiToken, Delivery, PersonSuggestion, Role, Upload
from ingest.pipeline import ingest
from tests.browser import assert_accessible
from tests.desk.conftest import upload
from tests.desk.test_journey import publish
from tests.ingest.minutes import item, minutes

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LOOKS = [("light", WIDE), ("dark", NARROW)]
if os.environ.get("EVERY_LOOK") == "1":
    LOOKS += [("dark", WIDE), ("light", NARROW)]
NO_PAGES = {"delivery_rows", "original_of_upload", "api_upload"}
BEFORE_LOG_IN = {"login", "login_code"}
MORE = [
    "?andra=items/1",
    "?andra=items/1/decision",
    "?andra=items/1/sections/0",
    "?andra=attendance/anna-berg",
    "?andra=items",
    "?andra=date",
]
SECRET = "Stina Ek, 850709-9805, beviljas bidrag. Eleven Elsa Alm har autism."
TASK = "Förvaltningen får i uppdrag att se över taxan."


@pytest.fixture
def desk(clerk, settings, tmp_path):
    """A desk with something on every page; returns the clerk and the addresses of all pages by route."""
    settings.MASK_LEDGER = tmp_path / "masks.jsonl"
    kim = clerk()
    today = timezone.localdate()
    draft = upload(
        kim,
        minutes(item(1, decision=SECRET), item(3, "Val av ombud", case="Ks 82/2023"), last=3),
        "utkast.txt",
    )
    late = str(today - timezone.timedelta(days=40))
    done = upload(kim, minutes(item(1, decision=TASK), date=late), "klart.txt")
    publish(kim, done)
    publish(kim, upload(kim, minutes(item(1, decision="Taxan avslås."), date=late), "rattat.txt"))
    longer = minutes(members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2023-06-09")
    ingest(name="juni.txt", data=longer.encode())
    assert PersonSuggestion.objects.exists()
    upload(kim, "Kära mormor!\n\nDet är fint väder.\n", "brev.txt")
    make_request(address="/protokoll/", kind="removal", text="Mitt namn står där.", contact="")
    body = draft.body
    kim.post("/registrera/nycklar/", {"name": "Diariet", "body": body.pk})
    assert ApiToken.objects.exists()
    published = Upload.objects.get(filename="rattat.txt")
    arguments = {
        "delivery": Delivery.objects.latest("pk").pk,
        "announcement": Meeting.objects.latest("date").pk,
        "body": body.pk,
        "committee": body.committees.get().pk,
        "user": Role.objects.earliest("pk").user_id,
        "person": Person.objects.get(slug="anna-berg").pk,
        "review": draft.pk,
        "personal_data": draft.pk,
    } | dict.fromkeys(("compare", "withdraw", "visibility", "move"), published.pk)
    pages = {}
    for name, methods in ROUTES.items():
        if "GET" in methods and name not in NO_PAGES:
            pages[name] = reverse(f"desk:{name}", args=[arguments[name]] if name in arguments else [])
    return kim, pages


def look_at(page: Page, address: str) -> None:
    """Ask axe about a page in each look, and whether it fits the width."""
    page.goto(address)
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        assert_accessible(page)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide <= 0, f"{address} at {size['width']}"


def test_every_page_of_the_desk_is_accessible(desk, page):
    kim, pages = desk
    for name in sorted(BEFORE_LOG_IN):
        look_at(page, pages.pop(name))
    cookie = kim.cookies["sessionid"].value
    page.goto("/registrera/")
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": page.url}])
    assert len(pages) >= 25
    review = pages["review"]
    for address in (
        *pages.values(),
        *(f"{review}{query}" for query in MORE),
        "/registrera/uppladdningar/?q=taxa",
        "/registrera/personer/?q=anna",
    ):
        look_at(page, address)
    published = Upload.objects.get(filename="rattat.txt")
    look_at(page, f"/registrera/granska/{published.pk}/")
