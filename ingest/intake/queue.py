"""The queue of uploads that wait to be understood: the rows themselves, taken one at a time under a lock.

A worker holds the row's lock while it works. When it dies, the database lets the lock go and undoes what was
half done, so the upload simply waits again. docs/decisions/queue.md says why there is no other queue.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from archive.statements import run
from ingest.errors import ParsingStopped
from ingest.keeping import audit
from ingest.models import Upload
from ingest.pipeline import understand
from ingest.review.summary import refresh

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 5  # a file that a worker has died of this often is put aside
AT_ONCE_BYTES = 1024 * 1024  # larger files wait for the worker
AT_ONCE_SECONDS = 4.0
STATEMENT_SECONDS = 300  # no statement takes that long, nor does anybody hold a lock so long
ONE_AT_ONCE_SECONDS = 10.0  # what takes the parser longer waits for the worker, which has more patience

_OUR_FAULT = (
    "Filen gick inte att tolka på grund av ett fel hos oss, inte i filen. Försök igen om en stund, "
    "eller säg till den som sköter arkivet."
)


def waiting() -> int:
    """Return how many uploads wait to be understood."""
    return Upload.objects.filter(state=Upload.State.QUEUED).count()


def work_one() -> Upload | None:
    """Understand the upload that has waited longest and that nobody else has; None where none is left."""
    queued = Upload.objects.filter(state=Upload.State.QUEUED).order_by("attempts", "pk")
    for pk in queued.values_list("pk", flat=True)[:50]:
        upload = work_on(pk)
        if upload is not None:
            return upload
    return None


def work_on(pk: int, *, at_once: bool = False) -> Upload | None:
    """Understand one queued upload; None where it is not queued any more, or somebody else has it.

    A text that the parser does not come to an end with is put aside; `at_once`, it is left to the worker
    instead, and after a shorter time.
    """
    # Counted in a transaction of its own: it must stand also when this process dies of the file.
    with transaction.atomic():
        if _locked(pk) is None:
            return None
        Upload.objects.filter(pk=pk).update(attempts=F("attempts") + 1)
    with transaction.atomic():
        upload = _locked(pk)
        if upload is None:
            return None
        if upload.attempts > MOST_ATTEMPTS:
            return _put_aside(upload)
        try:
            with transaction.atomic():
                run(f"SET LOCAL statement_timeout = '{STATEMENT_SECONDS}s'")
                understand(upload, seconds=ONE_AT_ONCE_SECONDS if at_once else None)
                refresh(upload)
        except ParsingStopped as error:
            logger.warning("upload %s: %s", pk, error)
            return None if at_once else _put_aside(_again(pk), error.code, error.message)
        except Exception:
            logger.exception("upload %s could not be understood", pk)
            return _put_aside(_again(pk))
        return upload


def work_at_once(uploads: Iterable[Upload]) -> None:
    """Understand small uploads now, so that the clerk sees the result; what is left waits for the worker."""
    until = time.monotonic() + AT_ONCE_SECONDS
    for upload in uploads:
        if time.monotonic() > until:
            return
        if upload.state == Upload.State.QUEUED and upload.source.size <= AT_ONCE_BYTES:
            work_on(upload.pk, at_once=True)


def _locked(pk: int) -> Upload | None:
    rows = Upload.objects.select_for_update(skip_locked=True, of=("self",)).select_related("source", "body")
    return rows.filter(pk=pk, state=Upload.State.QUEUED).first()


def _again(pk: int) -> Upload:
    """Return the upload as it is in the database, still under its lock."""
    return Upload.objects.select_for_update(of=("self",)).get(pk=pk)


def _put_aside(upload: Upload, code: str = "internal_error", message: str = _OUR_FAULT) -> Upload:
    upload.state, upload.error_code, upload.error_message = Upload.State.REFUSED, code, message
    upload.save(update_fields=["state", "error_code", "error_message"])
    after = {"state": upload.state, "error": code, "attempts": upload.attempts}
    audit.record(None, "put_aside", f"upload {upload.pk}", {"state": Upload.State.QUEUED}, after)
    return upload


def put_back(upload: Upload) -> None:
    """Let an upload be understood once more, from its beginning."""
    upload.state, upload.attempts = Upload.State.QUEUED, 0
    upload.error_code = upload.error_message = ""
    upload.save(update_fields=["state", "attempts", "error_code", "error_message"])
