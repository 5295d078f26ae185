"""Is everything that the archive keeps as it was received?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.conf import settings

from archive.models import AgendaItem, Source
from ingest.errors import ParsingStopped
from ingest.intake.bounded import parse_bounded
from ingest.keeping.audit import broken_entries
from ingest.keeping.masking import Masks
from ingest.models import Upload
from ingest.reading import Unreadable, read_file
from ingest.storing.meeting import with_slugs

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
    try:
        parsed = parse_bounded(text, filename=upload.filename, seconds=settings.PARSING_SECONDS)
    except ParsingStopped as error:
        yield f"original {source.pk}: it cannot be parsed any more ({error.code})"
        return
    masks = Masks.of(upload.body, parsed)
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
