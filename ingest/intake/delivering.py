"""Files that somebody hands in → uploads in the queue, each with its row, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from archive.models import Body
from ingest.intake.queue import work_at_once
from ingest.keeping import audit
from ingest.models import DeliveredFile, Delivery, Upload
from ingest.pipeline import receive
from ingest.reading import DEFAULT_LIMITS, Unreadable, expand, safe_name


def deliver(*, user: User, files: Iterable[UploadedFile[Any]], body: Body | None = None) -> Delivery:
    """Keep the files (those in a zip too), put them in the queue, and understand what is small at once.

    A file that cannot be kept gets a row that says why; it stops none of the others.
    """
    delivery = Delivery.objects.create(by=user)
    position = 0
    for name, content in _unpacked(files):
        position += 1
        _keep(delivery, position, name, content, body)
    audit.record(user, "deliver", f"delivery {delivery.pk}", None, {"files": position})
    new = delivery.files.filter(was_known=False).exclude(upload=None).select_related("upload__source")
    work_at_once(file.upload for file in new.defer("upload__source__data") if file.upload)
    return delivery


def _unpacked(files: Iterable[UploadedFile[Any]]) -> Iterator[tuple[str, bytes | Unreadable]]:
    """Yield each file with its bytes, or with why there are none."""
    for file in files:
        name = safe_name(file.name or "")
        if (file.size or 0) > DEFAULT_LIMITS.file_bytes:
            yield name, Unreadable("too_large", limit=DEFAULT_LIMITS.file_megabytes)
            continue
        try:
            yield from expand(name, file.read())
        except Unreadable as error:
            yield name, error


def _keep(
    delivery: Delivery, position: int, name: str, content: bytes | Unreadable, body: Body | None
) -> None:
    row = DeliveredFile(delivery=delivery, position=position, filename=name[-255:])
    if isinstance(content, bytes) and len(content) > DEFAULT_LIMITS.file_bytes:
        content = Unreadable("too_large", limit=DEFAULT_LIMITS.file_megabytes)
    if isinstance(content, Unreadable):
        row.error_message = content.message_sv
        row.save()
        return
    with transaction.atomic():
        received = receive(name=name, data=content, user=delivery.by, body_name=body.name if body else None)
        row.upload, row.was_known = received.upload, received.is_known
        row.save()


def outcome_of(upload: Upload) -> str:
    """Return what became of an upload, as a code: "queued", "understood", "needs_look", "new_version",
    "not_minutes", "unreadable", "put_aside", or its state once it is past that ("reviewed", "published", …).
    """
    if upload.is_put_aside:
        return "put_aside"
    if upload.state == Upload.State.REFUSED:
        return "not_minutes" if upload.error_code == "not_minutes" else "unreadable"
    if upload.state != Upload.State.DRAFT:
        return str(upload.state)
    if upload.open_questions:
        return "needs_look"
    return "understood"
