"""Text in, dataclasses out: `parse` reads one protokoll.

The way the data takes: `text` (lines) → `furniture` (page headers and footers out) → `skeleton` (head, items,
sections) → `fields/` (values) → `build` (the meeting, its warnings). Standard library only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from ingest.parsing.build import build_meeting
from ingest.parsing.fields.dates import find_date
from ingest.parsing.formats import GENERAL, Format, choose_format
from ingest.parsing.model import ParsedMeeting, Problem
from ingest.parsing.skeleton import build_skeleton
from ingest.parsing.text import read_lines

_LETTERS = re.compile(r"[^\d-]+-?")

__all__ = ["ParsedMeeting", "Problem", "parse"]


def parse(
    text: str,
    *,
    body: str | None = None,
    filename: str | None = None,
    format: Format | None = None,
) -> ParsedMeeting:
    """Return what a protokoll says: `parse("Kommunstyrelsen\\n\\nDatum: 2022-10-11 …").date` is "2022-10-11".

    `body` is the municipality or region where the caller knows it. Any string gives an answer: what is not
    minutes has no items and the warning `not_minutes`. `filename` gives the date where the text has none.
    `format` reads by one family's rules, or `formats.GENERAL` by the general grammar alone, whatever fits.
    """
    lines = read_lines(text)
    chosen = format or choose_format(lines)
    skeleton = build_skeleton(lines, chosen)
    if not skeleton.items and chosen is not GENERAL:
        chosen = GENERAL
        skeleton = build_skeleton(lines, chosen)
    meeting = build_meeting(lines, skeleton, chosen, body=body)
    if meeting.date is None and meeting.items and filename:
        meeting = replace(meeting, date=find_date(_LETTERS.sub(" ", PurePath(filename).stem)))
    return meeting
