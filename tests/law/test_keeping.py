"""The archive proves that it kept everything, deletes only by decision, and can be taken away whole."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.models import AgendaItem, Meeting, Section, Source
from ingest import audit
from ingest.models import AuditEntry, Upload
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes
from tests.law.leaks import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(db: None) -> list[Meeting]:
    days = ("2023-05-09", "2023-06-13", "2023-08-22")
    texts = [minutes(item(1), item(2, "Kvastpropeller"), last=2, date=day) for day in days]
    return [ingest(name=f"{day}.txt", data=t.encode())[1] for day, t in zip(days, texts, strict=True)]


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def faults() -> str:
    out = io.StringIO()
    with pytest.raises(CommandError, match="faults were found"):
        call_command("verifiera", stdout=out)
    return out.getvalue()


def test_all_is_well_where_nothing_was_touched(archive: list[Meeting]):
    assert "as it was received" in run("verifiera")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_flipped_bit_in_any_original_is_found(archive: list[Meeting], number: int):
    source = Source.objects.order_by("pk")[number]
    data = bytearray(source.data)
    data[len(data) // 2] ^= 1
    Source.objects.filter(pk=source.pk).update(data=bytes(data))
    assert faults().splitlines() == [
        f"original {source.pk}: its bytes do not have the checksum that they came with"
    ]


def test_a_changed_title_or_text_is_found(archive: list[Meeting]):
    AgendaItem.objects.filter(meeting=archive[0], number=1).update(title="Något annat")
    Section.objects.filter(item__meeting=archive[1]).update(text="Något annat")
    said = faults()
    assert f"meeting {archive[0].pk}" in said
    assert f"meeting {archive[1].pk}" in said
    assert f"meeting {archive[2].pk}" not in said


def test_a_text_that_is_not_what_the_bytes_say_is_found(archive: list[Meeting]):
    Source.objects.filter(pk=Source.objects.earliest("pk").pk).update(text="Något annat")
    assert "the text that is kept is not what the bytes say" in faults()


def test_a_changed_audit_entry_is_found(archive: list[Meeting]):
    audit.record(None, "try", "upload 1", None, {"state": "draft"})
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        AuditEntry.objects.update(action="other")
        cursor.execute("SET session_replication_role = DEFAULT")
    assert "its content was altered" in faults()


def test_deleting_needs_a_decision_and_is_logged(archive: list[Meeting]):
    meeting, digest = archive[0], Source.objects.earliest("pk").sha256
    with pytest.raises(CommandError, match="take it down first"):
        run("gallra", digest, "--beslut", "KS 2026/1 § 2")
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.WITHDRAWN)
    Upload.objects.filter(meeting=meeting).update(state=Upload.State.WITHDRAWN)
    with pytest.raises(CommandError):
        run("gallra", digest)
    run("gallra", digest, "--beslut", "KS 2026/1 § 2")
    assert bytes(Source.objects.get(sha256=digest).data) == b""
    entry = AuditEntry.objects.get(action="delete")
    assert entry.after == {"decision": "KS 2026/1 § 2"}
    left = [text for table, text in rows() if "Kvastpropeller" in text and table == "archive_agendaitem"]
    assert len(left) == 2
    assert "as it was received" in run("verifiera")


def test_a_body_is_taken_away_whole_and_read_without_the_product(archive: list[Meeting], tmp_path: Path):
    folder = tmp_path / "ekeby"
    assert "3 meetings" in run("exportera", "ekeby-kommun", str(folder))
    for line in (folder / "manifest-sha256.txt").read_text().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    original = folder / "data/originals/tekniska-namnden-2023-05-09-1.txt"
    assert original.read_bytes() == bytes(Source.objects.earliest("pk").data)
    told = json.loads((folder / "data/protokoll/tekniska-namnden-2023-05-09.json").read_text())
    assert [i["title"] for i in told["items"]] == ["Taxa för badhuset", "Kvastpropeller"]
    with (folder / "data/paragrafer.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == 6
    assert (folder / "bagit.txt").read_text().startswith("BagIt-Version: 1.0")


def test_what_is_withdrawn_is_not_taken_along(archive: list[Meeting], tmp_path: Path):
    AgendaItem.objects.filter(meeting=archive[0], number=2).update(state=AgendaItem.State.WITHDRAWN)
    Meeting.objects.filter(pk=archive[1].pk).update(state=Meeting.State.WITHDRAWN)
    run("exportera", "Ekeby kommun", str(tmp_path / "ut"))
    texts = [path.read_text() for path in (tmp_path / "ut").rglob("*") if path.is_file()]
    assert sum("Kvastpropeller" in text for text in texts) == 3  # the third protokoll: original, JSON, CSV
