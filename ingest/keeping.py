"""Keeping: is all as it was received, deletion by decision, and the whole archive of a body on files."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from archive.models import AgendaItem, Body, Meeting, MeetingVersion, Source
from ingest import audit
from ingest.audit import broken_entries
from ingest.masking import Masks
from ingest.models import Upload
from ingest.parsing import parse
from ingest.reading import Unreadable, read_file
from ingest.storing import with_slugs

_BATCH = 20  # originals in memory at a time


def find_faults() -> Iterator[str]:
    """Yield in English everything that is not as it should be; nothing where all is well.

    Originals against their checksums and their texts, the chain of the audit log, and every published meeting
    against what its upload holds.
    """
    for source in Source.objects.order_by("pk").iterator(chunk_size=_BATCH):
        yield from _faults_of_source(source)
    for entry, why in broken_entries():
        yield f"audit entry {entry.pk}: {why}"
    published = Upload.objects.filter(state=Upload.State.PUBLISHED).order_by("pk")
    for upload in published.select_related("meeting", "version").iterator(chunk_size=_BATCH):
        yield from _faults_of_meeting(upload)


def _faults_of_source(source: Source) -> Iterator[str]:
    if source.deleted_by:
        return
    data = bytes(source.data)
    if hashlib.sha256(data).hexdigest() != source.sha256 or len(data) != source.size:
        yield f"original {source.pk}: its bytes do not have the checksum that they came with"
        return
    upload = Upload.objects.filter(source=source).select_related("body").first()
    if upload is None or upload.reading is None:
        return
    try:
        text = read_file(upload.filename, data).text.replace("\x00", "\ufffd")
    except Unreadable as error:
        yield f"original {source.pk}: it cannot be read any more ({error.code})"
        return
    masks = Masks.of(upload.body, parse(text, filename=upload.filename))
    if masks.apply(text) != source.text:
        yield f"original {source.pk}: the text that is kept is not what the bytes say"


def _faults_of_meeting(upload: Upload) -> Iterator[str]:
    parsed, version, meeting = upload.parsed(), upload.version, upload.meeting
    if parsed is None or version is None or meeting is None:
        yield f"upload {upload.pk}: it is published, but has no meeting"
        return
    expected = {slug: (item.label, item.title) for slug, item in with_slugs(parsed.items)}
    rows = meeting.items.exclude(state=AgendaItem.State.GONE).values_list("slug", "label", "title")
    stored = {slug: (label, title) for slug, label, title in rows}
    if stored != expected or str(meeting.date) != parsed.date:
        yield f"meeting {meeting.pk} ({meeting.get_absolute_url()}): it differs from its upload {upload.pk}"
    sections = [section.text for item in parsed.items for section in item.sections]
    kept = [
        section.text
        for item in meeting.items.exclude(state=AgendaItem.State.GONE).order_by("position")
        for section in item.sections.order_by("position")
    ]
    if sections != kept:
        yield f"meeting {meeting.pk} ({meeting.get_absolute_url()}): its text differs from upload {upload.pk}"


class CannotDelete(Exception):
    """A deletion that would break what is shown; the message says in English what to do first."""


@transaction.atomic
def delete_upload(upload: Upload, *, decision: str) -> None:
    """Delete an upload's original and its texts by a decision (*gallringsbeslut*); its row and checksum stay.

    Arkivlagen (1990:782) 10 §. What is published must be taken down first.
    """
    if upload.state == Upload.State.PUBLISHED:
        raise CannotDelete(f"upload {upload.pk} is published: take it down first")
    if not decision.strip():
        raise CannotDelete("a deletion needs the number of its decision")
    source = upload.source
    if upload.meeting and not upload.meeting.is_published:
        _empty(upload.meeting)
    MeetingVersion.objects.filter(source=source).update(parsed={"items": []})
    source.data, source.text, source.filename, source.deleted_by = b"", "", "gallrad", decision[:100]
    source.save(update_fields=["data", "text", "filename", "deleted_by"])
    upload.reading, upload.notes, upload.filename = None, [], "gallrad"
    upload.save(update_fields=["reading", "notes", "filename"])
    upload.personal_data.all().delete()
    upload.corrections.update(before=None, value=None)
    upload.deliveries.update(filename="gallrad")
    audit.record(
        None, "delete", f"upload {upload.pk}", {"sha256": source.sha256}, {"decision": decision[:100]}
    )


def _empty(meeting: Meeting) -> None:
    """Delete what the rows of a withdrawn meeting hold; the meeting and its items stay to answer 410."""
    from ingest.items import ItemWriter

    items = list(meeting.items.all())
    ItemWriter.clear(items)
    meeting.items.update(title="", case=None, case_number="")
    meeting.attendance.all().delete()
    meeting.signatories.all().delete()


def export_body(body: Body, folder: Path) -> int:
    """Write a body's published archive into a new folder, after BagIt (RFC 8493); return how many protokoll.

    `data/originals/` has what readers may download, `data/protokoll/` one JSON file a protokoll, and
    `data/paragrafer.csv` a row for each paragraf. Checksums are in `manifest-sha256.txt`.
    """
    from archive.api.shapes import attendance_shape, item_row, item_shape, meeting_shape
    from archive.originals import offered

    (folder / "data" / "originals").mkdir(parents=True)
    (folder / "data" / "protokoll").mkdir()
    rows: list[dict[str, Any]] = []
    meetings = Meeting.objects.public().filter(committee__body=body).select_related("committee__body")
    count = 0
    for meeting in meetings.order_by("date", "pk").iterator(chunk_size=_BATCH):
        count += 1
        name = f"{meeting.committee.slug}-{meeting.slug}"
        items = list(AgendaItem.objects.public().filter(meeting=meeting).for_reading().order_by("position"))
        versions = []
        for version in meeting.versions.select_related("source").order_by("number"):
            copy = offered(version)
            file = f"originals/{name}-{version.number}{_ending(copy.filename)}" if copy else None
            if copy and file:
                (folder / "data" / file).write_bytes(copy.data)
            versions.append({"number": version.number, "published": str(version.published_at), "file": file})
        whole = meeting_shape(meeting) | {
            "versions": versions,
            "attendance": attendance_shape(meeting),
            "items": [item_shape(item) for item in items],
        }
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        (folder / "data" / "protokoll" / f"{name}.json").write_text(text, encoding="utf-8")
        rows += [item_row(item) for item in items]
    _write_csv(folder / "data" / "paragrafer.csv", rows)
    _write_tags(folder, body, count)
    return count


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
