"""Deletion by decision (*gallring*): what was in an upload goes, that it was there stays."""

from __future__ import annotations

from django.db import transaction

from archive.models import Meeting, MeetingVersion
from ingest.keeping import audit
from ingest.models import Upload
from ingest.storing.items import ItemWriter


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
    items = list(meeting.items.all())
    ItemWriter.clear(items)
    meeting.items.update(title="", case=None, case_number="")
    meeting.attendance.all().delete()
    meeting.signatories.all().delete()
