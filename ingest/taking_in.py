"""One file of a command line taken all the way in, with what became of it in words."""

from __future__ import annotations

from django.db import OperationalError

from ingest.errors import NotStorable
from ingest.gathering import Gathered
from ingest.pipeline import ingest
from ingest.resolving import get_body
from ingest.understanding import Understanding


def take_in(file: Gathered, ready: Understanding | str, body_name: str | None) -> tuple[str, str]:
    """Return what became of a file, and where it is or why it failed.

    "no body" is a failure that may pass when more of the archive is known.
    """
    if isinstance(ready, str):
        return "skipped" if file.is_skipped else "failed", ready
    try:
        return _ingest(file, ready, body_name)
    except NotStorable as error:
        return "no body" if error.code == "no_body" else "failed", error.message_en


def certain_only(file: Gathered, ready: Understanding | str, body_name: str | None) -> tuple[str, str]:
    """As `take_in`, but leave what does not name its municipality: `("waits", "")`."""
    if isinstance(ready, Understanding) and not (body_name or ready.parsed.body):
        return "waits", ""
    return take_in(file, ready, body_name)


def _ingest(file: Gathered, ready: Understanding, body_name: str | None) -> tuple[str, str]:
    body = get_body(body_name) if body_name else None
    try:
        outcome, meeting = ingest(name=file.name, data=file.data, body=body, ready=ready)
    except OperationalError:  # two transactions waited for each other: PostgreSQL ended ours, so once more
        outcome, meeting = ingest(name=file.name, data=file.data, body=body, ready=ready)
    return outcome, meeting.get_absolute_url()
