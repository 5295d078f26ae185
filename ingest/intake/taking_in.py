"""One file of a command line taken all the way in, with what became of it in words."""

from __future__ import annotations

from django.db import IntegrityError, OperationalError

from ingest.errors import NotStorable, ParsingStopped
from ingest.intake.gathering import Gathered
from ingest.intake.understanding import Understanding
from ingest.keeping.checking import open_findings
from ingest.pipeline import Refusing, ingest, keep_draft
from ingest.resolving import get_body


def take_in(
    file: Gathered, ready: Understanding | str, body_name: str | None, *, refusing: Refusing = "numbers"
) -> tuple[str, str]:
    """Return what became of a file, and where it is or why it failed.

    "no body" is a failure that may pass when more of the archive is known; "needs a look" is a draft with
    personal data that somebody must settle first (`refusing` says which kinds count).
    """
    if isinstance(ready, str):
        return "skipped" if file.is_skipped else "failed", ready
    try:
        return _ingest(file, ready, body_name, refusing)
    except NotStorable as error:
        if error.code == "personal_data":
            return _left_for_a_clerk(file, ready, body_name)
        return "no body" if error.code == "no_body" else "failed", error.message_en
    except ParsingStopped as error:
        return "failed", error.message_en


def certain_only(
    file: Gathered, ready: Understanding | str, body_name: str | None, *, refusing: Refusing = "numbers"
) -> tuple[str, str]:
    """As `take_in`, but leave what does not name its municipality: `("waits", "")`."""
    if isinstance(ready, Understanding) and not (body_name or ready.parsed.body):
        return "waits", ""
    return take_in(file, ready, body_name, refusing=refusing)


def _left_for_a_clerk(file: Gathered, ready: Understanding, body_name: str | None) -> tuple[str, str]:
    """Keep a file as a draft, and say what was found in it and where, never what it says."""
    body = get_body(body_name) if body_name else None
    upload = keep_draft(name=file.name, data=file.data, body=body, ready=ready)
    found = [
        f"{row.get_kind_display()} on line {row.line}" for row in open_findings(upload, numbers_only=True)
    ]
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return "needs a look", f"{', '.join(found[:3])}{more}; left as a draft (see --publish-unchecked)"


def _ingest(
    file: Gathered, ready: Understanding, body_name: str | None, refusing: Refusing
) -> tuple[str, str]:
    body = get_body(body_name) if body_name else None
    try:
        outcome, meeting = ingest(name=file.name, data=file.data, body=body, ready=ready, refusing=refusing)
    except (OperationalError, IntegrityError):
        # Two transactions waited for each other and PostgreSQL ended ours, or another one took in the same
        # bytes meanwhile: once more.
        outcome, meeting = ingest(name=file.name, data=file.data, body=body, ready=ready, refusing=refusing)
    return outcome, meeting.get_absolute_url()
