"""The archive proves that it kept everything, deletes only by decision, and can be taken away whole."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.models import AgendaItem, Meeting, Section, Source
from ingest.keeping import audit
from ingest.keeping.verifying import find_faults
from ingest.models import AuditEntry, Upload
from ingest.pipeline import ingest, receive
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


def test_one_flipped_bit_in_any_of_a_hundred_originals_is_found(db: None):
    """Each file is damaged at another byte and bit, alone first for some of them, and then all at once."""
    for number in range(100):
        text = minutes(item(1, f"Ärende {number}"), date=f"2023-{number // 28 + 1:02}-{number % 28 + 1:02}")
        receive(name=f"{number}.txt", data=text.encode())
    sources = list(Source.objects.order_by("pk"))
    why = "its bytes do not have the checksum that they came with"
    assert list(find_faults()) == []
    for number in (0, 49, 99):
        flip(sources[number], number)
        assert list(find_faults()) == [f"original {sources[number].pk}: {why}"]
        flip(sources[number], number)
    for number, source in enumerate(sources):
        flip(source, number)
    assert list(find_faults()) == [f"original {source.pk}: {why}" for source in sources]


def flip(source: Source, number: int) -> None:
    """Flip one bit of the bytes that are kept; a second time, flip it back."""
    data = bytearray(Source.objects.get(pk=source.pk).data)
    data[number * len(data) // 100] ^= 1 << number % 8
    Source.objects.filter(pk=source.pk).update(data=bytes(data))


def test_a_bit_flipped_in_a_published_original_is_told_by_the_command(archive: list[Meeting]):
    source = Source.objects.order_by("pk")[1]
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


# Reads an export with nothing but the standard library, as somebody would who never had this product.
READER = """
import csv, json, pathlib, sys
bag = pathlib.Path(sys.argv[1])
declared = dict(line.split(": ", 1) for line in (bag / "bagit.txt").read_text("utf-8").splitlines())
info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text("utf-8").splitlines())
payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
listed = {line.split("  ", 1)[1] for line in (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()}
minutes = [json.loads(path.read_text("utf-8")) for path in sorted((bag / "data/protokoll").iterdir())]
with (bag / "data/paragrafer.csv").open(encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
print(json.dumps({
    "version": declared["BagIt-Version"],
    "oxum": info["Payload-Oxum"] == f"{sum(p.stat().st_size for p in payload)}.{len(payload)}",
    "all listed": listed == {path.relative_to(bag).as_posix() for path in payload},
    "titles": [[item["title"] for item in meeting["items"]] for meeting in minutes],
    "originals": [(bag / "data" / v["file"]).read_text("utf-8") for m in minutes for v in m["versions"]],
    "rows": [[row["title"], row["date"]] for row in rows],
}))
"""


def test_a_body_is_taken_away_whole_and_opened_without_the_product(archive: list[Meeting], tmp_path: Path):
    folder = tmp_path / "ekeby"
    assert "3 meetings" in run("exportera", "ekeby-kommun", str(folder))
    environ = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    sums = subprocess.run(
        ["sha256sum", "--check", "--strict", "manifest-sha256.txt"],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
    )
    assert sums.returncode == 0, sums.stderr
    assert sums.stdout.count(": OK") == len([p for p in (folder / "data").rglob("*") if p.is_file()])
    reader = [sys.executable, "-I", "-S", "-c", READER, str(folder)]
    told = json.loads(
        subprocess.run(reader, cwd=tmp_path, env=environ, capture_output=True, check=True).stdout
    )
    days = ("2023-05-09", "2023-06-13", "2023-08-22")
    titles = ["Taxa för badhuset", "Kvastpropeller"]
    assert (told["version"], told["oxum"], told["all listed"]) == ("1.0", True, True)
    assert told["titles"] == [titles] * 3
    assert told["rows"] == [[title, day] for day in days for title in titles]
    originals = Source.objects.order_by("pk").values_list("data", flat=True)
    assert told["originals"] == [bytes(data).decode() for data in originals]


def test_a_damaged_export_does_not_pass_its_own_checksums(archive: list[Meeting], tmp_path: Path):
    folder = tmp_path / "ekeby"
    run("exportera", "ekeby-kommun", str(folder))
    with (folder / "data/paragrafer.csv").open("a") as file:
        file.write("x")
    done = subprocess.run(["sha256sum", "--check", "manifest-sha256.txt"], cwd=folder, capture_output=True)
    assert done.returncode != 0


def test_what_is_withdrawn_is_not_taken_along(archive: list[Meeting], tmp_path: Path):
    AgendaItem.objects.filter(meeting=archive[0], number=2).update(state=AgendaItem.State.WITHDRAWN)
    Meeting.objects.filter(pk=archive[1].pk).update(state=Meeting.State.WITHDRAWN)
    run("exportera", "Ekeby kommun", str(tmp_path / "ut"))
    texts = [path.read_text() for path in (tmp_path / "ut").rglob("*") if path.is_file()]
    assert sum("Kvastpropeller" in text for text in texts) == 3  # the third protokoll: original, JSON, CSV
