"""Two lists printed side by side, put one below the other.

    Beslutande:   Anna Ek (S), ordförande      Övriga närvarande: Karin Mo,
                  Bo Berg (M)                                     socialchef

A known heading of an attendance list in the middle of a line opens a second column. Its left edge cuts the
lines below, down to a blank line or to text that crosses the edge. Lines keep their numbers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set

from ingest.parsing.fields.list_headings import ListHeading, read_list_heading
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.tables import is_header
from ingest.parsing.line import Line

_CELL = re.compile(r"(?:[^ \t]| (?! ))+")
_COLUMN_END = re.compile(r"\t|  ")
_OF_A_TABLE = re.compile(
    r"\b(?:parti|närv|ja|nej)\b"
    r"|\bnärvarande\b.{0,200}\b(?:frånvarande|tjänstgör\w*\sför|anmärkning|ersätter)\b",
    re.IGNORECASE,
)
_LEAST_EDGE = 20
_MOST_ROWS = 120
"""Two lists side by side have no more rows than this."""


def unfold_columns(lines: Sequence[Line], contents: Set[int]) -> tuple[list[Line], set[int]]:
    """Return the lines with each right column below its left one, and where those of `contents` are now."""
    if not any("  " in line.text for line in lines):
        return list(lines), set(contents)
    result: list[Line] = []
    moved: set[int] = set()
    i = 0
    while i < len(lines):
        text = lines[i].text
        begins_list = "  " in text and _heading_of(_COLUMN_END.split(text.lstrip(), maxsplit=1)[0])
        edge = _edge(lines, i) if begins_list else None
        if edge is None:
            if begins_list and (pairs := _paired(lines, i)):
                result += [*(left for left, _ in pairs if left), *(right for _, right in pairs if right)]
                i += len(pairs)
                continue
            if i in contents:
                moved.add(len(result))
            result.append(lines[i])
            i += 1
            continue
        left, right, i = _cut(lines, i, edge)
        result += [*left, *right]
    return result, moved


def _edge(lines: Sequence[Line], i: int) -> int | None:
    """Where a second list begins on a line that begins with the heading of one, or None."""
    text = lines[i].text
    if len(text) < _LEAST_EDGE or "\t" in text or "  " not in text.strip():
        return None
    if is_header(text) and _OF_A_TABLE.search(text):
        return None
    cells = [(m[0], m.start()) for m in _CELL.finditer(text)]
    first = _heading_of(cells[0][0])
    if first is None:
        return None
    for place, (cell, start) in enumerate(cells[1:], start=1):
        second = _heading_of(cell)
        if second is None or start < _LEAST_EDGE or second == first:
            continue
        has_value = place > 1 or not _is_alone(cells[0][0])
        if has_value or (_is_alone(cell) and _goes_on_left(lines, i + 1, start)):
            return start
    return None


def _paired(lines: Sequence[Line], i: int) -> list[tuple[Line | None, Line | None]]:
    """The cells of two lists whose columns have no common edge, from their headings on: [] where the line has
    not two headings alone, or where a row below has more than a person on either side."""
    heads = [(m[0], m.start()) for m in _CELL.finditer(lines[i].text)]
    if len(heads) != 2:
        return []
    kinds = [_heading_of(cell) for cell, _ in heads]
    if None in kinds or kinds[0] == kinds[1] or not all(_is_alone(cell) for cell, _ in heads):
        return []
    rows = list(itertools.takewhile(lambda line: line.text, lines[i + 1 : i + 1 + _MOST_ROWS]))
    cells = [[(m[0].strip(), m.start()) for m in _CELL.finditer(line.text)] for line in rows]
    if not any(len(row) == 2 for row in cells):
        return []
    if not all(len(row) <= 2 and all(read_person(cell) for cell, _ in row) for row in cells):
        return []
    pairs: list[tuple[Line | None, Line | None]] = []
    for line, row in zip([lines[i], *rows], [heads, *cells], strict=True):
        texts = [line._replace(text=cell) for cell, _ in row]
        is_right = len(row) == 1 and row[0][1] >= heads[1][1]
        pairs.append((None, texts[0]) if is_right else (texts[0], texts[1] if len(texts) > 1 else None))
    return pairs


def _heading_of(cell: str) -> ListHeading | None:
    return read_list_heading(cell.split(":")[0].strip())


def _is_alone(cell: str) -> bool:
    return not cell.partition(":")[2].strip()


def _goes_on_left(lines: Sequence[Line], i: int, edge: int) -> bool:
    """Whether the line below has text in both columns; else the second heading is part of the first list."""
    text = lines[i].text if i < len(lines) else ""
    return bool(text[:edge].strip()) and _is_clear(text, edge) and bool(text[edge:].strip())


def _is_clear(text: str, edge: int) -> bool:
    return not text[max(0, edge - 2) : edge].strip()


def _cut(lines: Sequence[Line], i: int, edge: int) -> tuple[list[Line], list[Line], int]:
    """Cut the lines from one on at an edge, that one always; return both columns and the first line that is
    not cut."""
    left: list[Line] = []
    right: list[Line] = []
    first = i
    while i < len(lines) and lines[i].text:
        line = lines[i]
        begins_list = i > first and line.text[0] != " " and ":" in line.text[:40] and _heading_of(line.text)
        if begins_list or (i > first and not _is_clear(line.text, edge)):
            break
        if before := line.text[:edge].rstrip():
            left.append(line._replace(text=before))
        if after := line.text[edge:]:
            right.append(line._replace(text=after))
        i += 1
    return left, right, i
