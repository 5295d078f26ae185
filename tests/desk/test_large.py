"""A protokoll of hundreds of paragrafer is reviewed as easily as a short one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ingest.models import Upload, uploads
from tests.desk.conftest import upload
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def large(count: int, month: int) -> str:
    items = [item(n, f"Ärende {n}", case=f"Ks {n}/2023") for n in range(1, count + 1)]
    return minutes(*items, last=count, date=f"2023-{month:02}-09")


def queries(client, draft: Upload) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(f"/registrera/granska/{draft.pk}/").status_code == 200
    return len(asked)


def test_a_long_protokoll_takes_as_many_queries_as_a_short_one(clerk):
    kim = clerk()
    short, long = upload(kim, large(1, 1), "kort.txt"), upload(kim, large(120, 2), "lang.txt")
    for draft in (short, long):
        kim.post(
            f"/registrera/granska/{draft.pk}/ratta/", {"operation": "set", "path": "place", "value": "Salen"}
        )
    assert queries(kim, short) == queries(kim, long) <= 14


def test_corrections_are_applied_once_for_a_page(clerk, monkeypatch):
    kim = clerk()
    draft = upload(kim, large(2, 1))
    times = []
    apply = uploads.apply_changes
    monkeypatch.setattr(uploads, "apply_changes", lambda *given: times.append(1) or apply(*given))
    kim.get(f"/registrera/granska/{draft.pk}/")
    assert times == [1]


def test_the_second_page_of_items_has_its_part_of_the_original_beside_it(clerk):
    kim = clerk()
    draft = upload(kim, large(120, 1))
    page = kim.get(f"/registrera/granska/{draft.pk}/?sida=3").content.decode()
    assert '<span class="text">§ 81 Ärende 81</span>' in page
    assert '<span class="text">§ 1 Ärende 1</span>' not in page
    assert "Från början" in page


def test_all_questions_are_answered_at_once_however_many(clerk, monkeypatch):
    kim = clerk()
    items = [item(n, f"Ärende {n}", case=f"Ks {n}/2023") for n in range(1, 60, 2)]
    draft = upload(kim, minutes(*items, last=59))
    assert Upload.objects.get().open_questions > 25
    times = []
    apply = uploads.apply_changes
    monkeypatch.setattr(uploads, "apply_changes", lambda *given: times.append(1) or apply(*given))
    kim.post(f"/registrera/granska/{draft.pk}/ratta/", {"operation": "answer_rest"})
    assert Upload.objects.get().open_questions == 0
    assert len(times) <= 3
