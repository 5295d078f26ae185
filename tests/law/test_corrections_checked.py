"""What a clerk writes into a correction is checked for personal data as the minutes are."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.models import Meeting
from ingest.keeping.checking import open_findings
from ingest.models import Correction, Mark, Upload
from tests.desk.conftest import Clerk, clerk, upload
from tests.desk.test_journey import publish
from tests.ingest.minutes import item, minutes
from tests.law.leaks import answers, rows

__all__ = ["clerk"]
pytestmark = pytest.mark.django_db

NUMBER = "850709-9805"
TITLE = f"Bidrag till {NUMBER}"
PAGE = "/registrera/granska/{}/personuppgifter/"


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path: Path) -> None:
    settings.MASK_LEDGER = tmp_path / "masks.jsonl"


def retitle(client, draft: Upload, title: str = TITLE) -> None:
    form = {"operation": "set", "path": "items/1/title", "value": title}
    client.post(f"/registrera/granska/{draft.pk}/ratta/", form)


def test_it_is_found_at_once_and_nothing_is_published_before_it_is_settled(clerk: Clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    retitle(kim, draft)
    assert [(f.kind, f.line) for f in open_findings(draft)] == [("personal_number", 0)]
    publish(kim, draft)
    assert not Meeting.objects.exists()
    page = kim.get(PAGE.format(draft.pk)).content.decode()
    assert "I en rättelse: Bidrag till <mark>850709-9805</mark>" in page


def test_once_it_is_approved_it_is_published(clerk: Clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    retitle(kim, draft)
    key = open_findings(draft).get().key
    kim.post(PAGE.format(draft.pk), {"key": [key], "mark": Mark.APPROVED})
    publish(kim, draft)
    assert Meeting.objects.public().get().items.get().title == TITLE


def test_what_is_masked_in_a_correction_is_gone_from_every_page_and_row(clerk: Clerk, client):
    kim = clerk()
    draft = upload(kim, minutes())
    retitle(kim, draft)
    form = {"key": [open_findings(draft).get().key], "mark": Mark.EXTERNAL, "reason": "Enskild"}
    kim.post(PAGE.format(draft.pk), form | {"law_section": "26 kap. 1 § OSL"})
    publish(kim, draft)
    assert Meeting.objects.public().get().items.get().title == "Bidrag till [maskerad uppgift]"
    told = [*answers(client), *rows()]
    assert [place for place, text in told if NUMBER in text] == []


def test_a_correction_that_is_taken_back_asks_no_more(clerk: Clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    retitle(kim, draft)
    kim.post(f"/registrera/granska/{draft.pk}/angra/", {"correction": Correction.objects.get().pk})
    assert not open_findings(draft).exists()


def test_what_the_minutes_say_themselves_is_asked_about_once(clerk: Clerk):
    kim = clerk()
    draft = upload(kim, minutes(item(1, decision=f"Stina Ek, {NUMBER}, beviljas bidrag.")))
    before = open_findings(draft).count()
    retitle(kim, draft)
    assert open_findings(draft).count() == before


def test_what_was_masked_does_not_come_back_by_a_correction(clerk: Clerk):
    kim = clerk()
    draft = upload(kim, minutes(item(1, decision=f"Stina Ek, {NUMBER}, beviljas bidrag.")))
    form = {"mark": Mark.EXTERNAL, "reason": "Enskild", "law_section": "26 kap. 1 § OSL"}
    kim.post(PAGE.format(draft.pk), form | {"key": [open_findings(draft).get().key]})
    retitle(kim, draft, "Bidrag till 19850709-9805")
    assert Correction.objects.get().value == "Bidrag till [maskerad uppgift]"
