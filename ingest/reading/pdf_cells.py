"""Cells of a table that hold more than one line: "Torbjörn" above "Gren (SD)" is one name in a narrow column.

A row of a table whose cells all go on with what stands right above them is the rest of that row. A column as
wide as its longest entry looks full on every line, so the words must say it too: a name without its party, a
party without its name, a word in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.pdf_rows import Cell, Row

_SAME_START = 2.0  # points
_TIGHT = 1.4  # times the letters' size: the lines of one cell are no further apart
_PADDING = 0.9  # times the letters' size, inside both edges of a cell together
_REACH = 8  # rows above and below, in which a column to the right shows where this one ends
_PARTY = r"\((?:[A-ZÅÄÖ]{1,5}|[a-zåäö]{1,3})\)"
_PARTY_ALONE = re.compile(rf"{_PARTY}(?:[,;]?$|,\s)")
_NAME_AND_PARTY = re.compile(rf"[A-ZÅÄÖÉ][\w’'-]+ {_PARTY}")
_HAS_PARTY = re.compile(rf"{_PARTY}\W*$")
_OPEN_END = re.compile(r"\bför [A-ZÅÄÖÉ][\w’'-]+$")
_OPEN_NAME = re.compile(r"(?:^|\b(?:för|och|ers\.?)\s)[A-ZÅÄÖÉ][\w.’'-]+(?: [A-ZÅÄÖÉ][\w.’'-]+)?-?$")


def join_cells(rows: Sequence[Row]) -> list[Row]:
    """Return a page's rows, from top to bottom, with the further lines of a cell joined to its first.

    The row below "Linn Ahlin | ers. för Bo" with "(S) | Mäki (S)" goes into it: "Linn Ahlin (S) | ers. för Bo
    Mäki (S)". A row of which one cell begins something new stays as it is.
    """
    joined: list[Row] = []
    last_y = 0.0
    for at, row in enumerate(rows):
        above = joined[-1] if joined else None
        is_rest = above is not None and 0 < last_y - row.y <= _TIGHT * row.size
        pairs = _pairs(above, row) if above is not None and is_rest else []
        if (
            above is not None
            and pairs
            and all(_goes_on(above, first, cell, _end(rows, at, first)) for first, cell in pairs)
        ):
            below = {id(first): cell for first, cell in pairs}
            cells = [_with(cell, below[id(cell)]) if id(cell) in below else cell for cell in above.cells]
            joined[-1] = Row(above.y, cells)
        else:
            joined.append(row)
        last_y = row.y
    return joined


def _pairs(above: Row, row: Row) -> list[tuple[Cell, Cell]]:
    """Each cell of a row with the one that it stands below; [] where one of them stands below none."""
    found = [
        (first, cell)
        for cell in row.cells
        for first in above.cells
        if abs(first.x0 - cell.x0) <= _SAME_START and first.is_bold == cell.is_bold
    ]
    return found if len(found) == len(row.cells) else []


def _end(rows: Sequence[Row], at: int, cell: Cell) -> float | None:
    """Where the next column to the right begins in the rows around; None where there is none."""
    around = rows[max(0, at - _REACH) : at + _REACH]
    starts = [other.x0 for row in around for other in row.cells[1:] if other.x0 > cell.x0 + _SAME_START]
    return min(starts, default=None)


def _goes_on(above: Row, first: Cell, cell: Cell, end: float | None) -> bool:
    """Whether a cell's words are the rest of those above it; a line without cells beside it is left to
    `pdf_wraps`, but for names."""
    if _PARTY_ALONE.match(cell.text) and not _HAS_PARTY.search(first.text):
        return True
    is_surname = _NAME_AND_PARTY.match(cell.text) is not None
    if end is None:
        return is_surname and _OPEN_END.search(first.text) is not None
    if first.x1 + 0.2 * first.size + cell.first_width <= end - _PADDING * first.size:
        return False
    if is_surname:
        return _OPEN_NAME.search(first.text) is not None and not _HAS_PARTY.search(first.text)
    if len(above.cells) < 2 or first.text.endswith(":"):
        return False
    return cell.text[0].islower() or first.text.endswith((",", "–", " och", " samt"))


def _with(first: Cell, cell: Cell) -> Cell:
    separator = "" if first.text.endswith("-") and not cell.text[0].islower() else " "
    return replace(first, text=f"{first.text}{separator}{cell.text}", x1=max(first.x1, cell.x1))
