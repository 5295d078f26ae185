"""The engine: from cleaned lines to the head, the items with their sections, and the attachments.

It knows the order in which a protokoll goes on (head, items, signatures, attachments) and which line opens
what; the words come from the vocabulary, the numbers from `headings`. A line that no rule knows stays in
the text where it stands. The values are read later, by `build` and the field rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.ranges import read_header_range
from ingest.parsing.fields.sections import find_section_heading
from ingest.parsing.fields.titles import split_item_field
from ingest.parsing.formats import Format
from ingest.parsing.front import read_front
from ingest.parsing.furniture import take_out_furniture
from ingest.parsing.heading_forms import Headings
from ingest.parsing.headings import find_headings
from ingest.parsing.items import cases_above, read_items
from ingest.parsing.labels import label_key, split_cells
from ingest.parsing.line import COLUMNS, Line
from ingest.parsing.raw import Front, RawItem
from ingest.parsing.vocabulary import ATTENDANCE, fold


@dataclass(slots=True)
class Skeleton:
    """A protokoll taken apart: what stands before and after the items, the items, the furniture."""

    front: Front
    tail: Front
    items: list[RawItem]
    furniture: list[Line]
    width: int
    headings: Headings


def is_structure(text: str) -> bool:
    """True for a line that opens something: a section, a field ("Ärendenummer: Ks 5/2024"), a list; it is
    never page furniture."""
    if len(text) > 130:
        return False
    folded = fold(text)
    return (
        folded in ATTENDANCE
        or (label_key(text) not in {None, "date", "body", "contents"})
        or (("  " in text or "\t" in text) and label_key(_first_cell(text)) in _OF_FIRST_PAGE)
        or split_item_field(text) is not None
        or find_section_heading(text) is not None
        or read_lead(text) is not None
    )


_OF_FIRST_PAGE = {"place_time", "place", "time", "start_time", "range", "elected_adjusters", "adjusted"}
"""What labels the values of the front page, also where that page is printed again: "Tid    kl 13.15"."""


def _first_cell(text: str) -> str:
    return split_cells(COLUMNS.split(text.strip(), maxsplit=1)[0])[0]


def _is_section(text: str) -> bool:
    return find_section_heading(text) is not None or (len(text) < 90 and read_lead(text) is not None)


def build_skeleton(lines: Sequence[Line], form: Format) -> Skeleton:
    """Take a protokoll apart by the rules of a format."""
    clean = take_out_furniture(lines, is_structure)
    text = clean.lines
    headings = find_headings(text, forms=form.forms, is_structure=_is_section)
    front = _front(text, headings)
    whole = _stated_range(front)
    if whole and any(not whole[0] <= h.number <= whole[1] for h in headings.items):
        headings = find_headings(text, forms=form.forms, whole=whole, is_structure=_is_section)
        front = _front(text, headings)
    furniture = clean.furniture
    if headings.items and not (front.fields or front.blocks):
        first = text[headings.items[0].index].number
        head = [line for line in furniture if line.number < first]
        printed = read_front(sorted([*front.lines, *head], key=lambda line: line.number))
        if printed.fields:  # the first page has its values in the header that all pages have
            front, furniture = printed, furniture[len(head) :]
    items, tail = read_items(text, headings)
    return Skeleton(front, read_front(tail), items, furniture, wrap_width(text), headings)


def _front(lines: Sequence[Line], headings: Headings) -> Front:
    first = headings.items[0].index if headings.items else len(lines)
    first = cases_above(lines, headings).get(first, first)
    return read_front(lines[:first], {i for i in headings.contents if i < first})


def _stated_range(front: Front) -> tuple[int, int] | None:
    for fields in (*front.ranges(), *front.ranges(notice=True)):
        found = [r for f in fields if (r := read_header_range(f"{f.label} {f.text}"))]
        if found:
            return min(low for low, _ in found), max(high for _, high in found)
    return None


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the line length at which a text is wrapped, or 0 where every paragraph is one line."""
    lengths = [len(line.text) for line in lines]
    if not lengths or max(lengths) > 160:
        return 0
    long = sorted([length for length in lengths if length > 40])
    return long[len(long) * 9 // 10] if len(long) > 2 else 0
