"""The whole published archive of a body as files that need no software of ours."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

from archive.api.shapes import attendance_shape, item_row, item_shape, meeting_shape
from archive.models import AgendaItem, Body, Meeting
from archive.originals import offered

_BATCH = 20  # protokoll in memory at a time


def export_body(body: Body, folder: Path) -> int:
    """Write a body's published archive into a new folder, after BagIt (RFC 8493); return how many protokoll.

    `data/originals/` has what readers may download, `data/protokoll/` one JSON file a protokoll, and
    `data/paragrafer.csv` a row for each paragraf. Checksums are in `manifest-sha256.txt`.
    """
    (folder / "data" / "originals").mkdir(parents=True)
    (folder / "data" / "protokoll").mkdir()
    rows: list[dict[str, Any]] = []
    count = 0
    meetings = Meeting.objects.public().filter(committee__body=body).select_related("committee__body")
    for meeting in meetings.order_by("date", "pk").iterator(chunk_size=_BATCH):
        rows += _write_meeting(folder / "data", meeting)
        count += 1
    _write_csv(folder / "data" / "paragrafer.csv", rows)
    _write_tags(folder, body, count)
    return count


def _write_meeting(data: Path, meeting: Meeting) -> list[dict[str, Any]]:
    """Write one protokoll with its originals; return a row for each paragraf."""
    name = f"{meeting.committee.slug}-{meeting.slug}"
    items = list(AgendaItem.objects.public().filter(meeting=meeting).for_reading().order_by("position"))
    versions = []
    for version in meeting.versions.select_related("source").order_by("number"):
        copy = offered(version)
        file = f"originals/{name}-{version.number}{_ending(copy.filename)}" if copy else None
        if copy and file:
            (data / file).write_bytes(copy.data)
        versions.append({"number": version.number, "published": str(version.published_at), "file": file})
    whole = meeting_shape(meeting) | {
        "versions": versions,
        "attendance": attendance_shape(meeting),
        "items": [item_shape(item) for item in items],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    (data / "protokoll" / f"{name}.json").write_text(text, encoding="utf-8")
    return [item_row(item) for item in items]


def _ending(filename: str) -> str:
    ending = Path(filename).suffix.lower()
    return ending if ending[1:].isalnum() and len(ending) <= 9 else ""


def _write_csv(file: Path, rows: list[dict[str, Any]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        if rows:
            writer = csv.DictWriter(out, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


def _write_tags(folder: Path, body: Body, count: int) -> None:
    readme = (
        f"Protokoll från {body.name}: {count} stycken.\n\n"
        "originals/       protokollen som de lämnades in (maskerade kopior där något är maskerat)\n"
        "protokoll/       ett JSON-dokument för varje protokoll, UTF-8\n"
        "paragrafer.csv   en rad för varje paragraf, UTF-8, komma mellan fälten\n\n"
        "Kontrollsummor står i manifest-sha256.txt. Kontrollera med: sha256sum -c manifest-sha256.txt\n"
    )
    (folder / "data" / "LÄS-MIG.txt").write_text(readme, encoding="utf-8")
    (folder / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    files = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    (folder / "bag-info.txt").write_text(
        f"Source-Organization: {body.name}\nPayload-Oxum: {size}.{len(files)}\n", encoding="utf-8"
    )
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    (folder / "manifest-sha256.txt").write_text("".join(lines), encoding="utf-8")
