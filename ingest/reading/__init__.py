"""Bytes → text: any file that a clerk has, read into the text that the parser understands.

    text = read_file("protokoll.pdf", data).text

Every failure is an `Unreadable` with a code and a message that says what to do. Knows nothing of Django,
nor of what the text means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.reading.archives import expand, safe_name
from ingest.reading.cleaning import clean
from ingest.reading.encodings import decode
from ingest.reading.errors import CODES, Unreadable
from ingest.reading.extraction import extract
from ingest.reading.kinds import ending_note, is_markdown, kind_of
from ingest.reading.limits import DEFAULT_LIMITS, Limits
from ingest.reading.zips import check_package

__all__ = ["CODES", "DEFAULT_LIMITS", "Limits", "ReadText", "Unreadable", "expand", "read_file", "safe_name"]

TextKind = Literal["text", "markdown", "html", "pdf", "docx", "odt"]


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a file says. `notes` are for the log and the clerk's desk, e.g. `("encoding: cp1252",)`."""

    text: str
    kind: TextKind
    notes: tuple[str, ...] = ()


def read_file(name: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> ReadText:
    """Return the text of a file: `read_file("ks.txt", "§ 1 Val".encode("cp1252")).text` is "§ 1 Val".

    The kind is settled by the content; the name only gives a note where its ending says otherwise. The text
    is NFC with "\\n" as line ends; a form feed on a line of its own is a page break of a PDF, DOCX or ODT.

    Raises `Unreadable`, also for a zip (`zip_in_zip`): an uploaded zip goes through `expand` first.
    """
    if len(data) > limits.file_bytes:
        raise Unreadable("too_large", limit=limits.file_megabytes)
    kind = kind_of(data, limits)
    if kind == "zip":
        raise Unreadable("zip_in_zip")
    if kind == "text":
        return _read_text(name, data)
    if kind in ("docx", "odt"):
        check_package(data, limits)
    text, notes = extract(kind, data, limits)
    return _result(name, text, kind, notes)


def _read_text(name: str, data: bytes) -> ReadText:
    text, encoding = decode(data)
    return _result(name, text, "markdown" if is_markdown(text) else "text", (f"encoding: {encoding}",))


def _result(name: str, text: str, kind: TextKind, notes: tuple[str, ...]) -> ReadText:
    text, cleaned = clean(text)
    if not text.strip():
        raise Unreadable("empty")
    return ReadText(text, kind, (*notes, *cleaned, *ending_note(safe_name(name), kind)))
