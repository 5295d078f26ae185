"""Bytes → what they say: reading and parsing together, without Django, so that other processes can do it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.intake.bounded import SECONDS, read_bounded
from ingest.parsing import ParsedMeeting
from ingest.privacy.known import Told
from ingest.reading import read_file


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a file says: its text, the parser's reading of it, what in it may be personal data, and notes from
    the reading of the bytes."""

    kind: str
    text: str
    notes: tuple[str, ...]
    parsed: ParsedMeeting
    told: Told


def read_and_parse(
    name: str, data: bytes, body_name: str | None = None, *, seconds: float = SECONDS
) -> Understanding:
    """Return what a file says; raises Unreadable where the bytes give no text, and ParsingStopped where the
    text takes longer than so many seconds."""
    read = read_file(name, data)
    text = read.text.replace("\x00", "\ufffd")
    parsed, told = read_bounded(text, body=body_name, filename=name, seconds=seconds)
    return Understanding(read.kind, text, read.notes, parsed, told)
