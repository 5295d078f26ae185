"""The lists of a meeting as `attendance` reads them, and the head of a table that several of them share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.fields.tables import header_columns, is_header, is_of_replaced, merged_header
from ingest.parsing.line import Line, evened
from ingest.parsing.model import Group
from ingest.parsing.record import record

MARKED = re.compile(r"(?:\t|  )(?:[XxNnFf✓✔☒×]|\[[xX]\])(?=\s|$)")
"""A mark in a column of its own, as in a table of presence or of votes."""


@record
class AttendanceBlock:
    """The lines under one heading of the list; `group` None where the heading does not tell it, `head` the
    head of its table where that stands above it."""

    group: Group | None
    heading: str
    lines: tuple[Line, ...]
    absent: bool = False
    head: Line | None = None


def with_heads(blocks: Sequence[AttendanceBlock]) -> list[AttendanceBlock]:
    """Return the lists of a meeting, each with the head of its table where that stands above another one:
    "ERSÄTTARE" goes on in the columns of "LEDAMÖTER", below a row of heads of its own."""
    head: Line | None = None
    result: list[AttendanceBlock] = []
    for block in blocks:
        own = _own_head(block.lines)
        if own is None and head is None:
            result.append(block)
            continue
        rows = [line for line in block.lines if line.text.strip()]
        if own is not None and head is not None and own.number <= head.number + 3:
            own = own._replace(text=merged_header(head.text, own.text))
            block = replace(block, head=own)
        elif own is None and head is not None and _goes_on(rows, head):
            block = replace(block, head=head)
        elif own is None:
            head = None
        head = own or head
        result.append(block)
    return result


def _own_head(lines: Sequence[Line]) -> Line | None:
    """The head of a table among the first lines that are not blank."""
    seen = 0
    for line in lines:
        if is_header(line.text):
            return line
        seen += bool(line.text.strip())
        if seen == _FIRST_LINES:
            break
    return None


_FIRST_LINES = 3


def _goes_on(lines: Sequence[Line], head: Line) -> bool:
    """Whether a list has marks, or cells in the column of those who are replaced, as the one above."""
    if any(MARKED.search(line.text) for line in lines):
        return True
    replaces = next((start for name, start in header_columns(head.text) if is_of_replaced(name)), None)
    if replaces is None or "\t" in head.text:
        return False
    cells = [start for line in lines for _, start in header_columns(line.text)[1:]]
    return any(abs(start - replaces) <= _BESIDE for start in cells)


_BESIDE = 2
"""So far from the head of its column may a cell begin."""


def each_once(blocks: Sequence[AttendanceBlock]) -> Sequence[AttendanceBlock]:
    """Return the lists without those that are printed again: the same heading above the same lines."""
    if len({block.heading for block in blocks}) == len(blocks):
        return blocks
    seen: set[tuple[str, ...]] = set()
    kept: list[AttendanceBlock] = []
    for block in blocks:
        told = (block.heading, *[evened(line.text) for line in block.lines if line.text])
        if told not in seen or len(told) < _FEWEST:
            kept.append(block)
        seen.add(told)
    return kept


_FEWEST = 3
"""One line below a heading may stand there twice: "Vakant"."""
