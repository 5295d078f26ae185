"""Tables of marks on a PDF page: an x under "Ja", "Nej" or "Närvarande" says nothing but by its column.

Text parts cells by tabs and leaves out what is empty, so that the third cell of one row stands under the
fifth head. In a table of marks every row gets its empty cells back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ingest.reading.pdf_rows import Cell, Row

_HEAD = re.compile(
    r"ja|nej|avst(?:år|\.)?|närv(?:arande|\.)?|frånv(?:arande|\.)?|tjg\.?|tjänstgör(?:ande)?|jäv",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xX✓✔☒×1-]|–|\[[xX]\]")
_TOTAL = re.compile(r"(?:summa|totalt|antal|s:a)\b", re.IGNORECASE)
_SAME_COLUMN = 8.0  # points between the starts of cells of one column
_MOST_BELOW = 6  # rows without a mark among those with one, such as the header of a page


def align_marks(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the pages' rows, those of a table of marks with an empty cell where one has none.

    Below "Namn | Ja | Nej" the row "Asta Ek | x" with its mark under Nej becomes "Asta Ek | | x". A table
    may go on over pages; one whose cells do not fall in its columns stays as it is.
    """
    rows = iter(_with_empty_cells([row for page in pages for row in page]))
    return [list(islice(rows, len(page))) for page in pages]


def _with_empty_cells(rows: Sequence[Row]) -> list[Row]:
    result = list(rows)
    at = 0
    while at < len(result):
        end = _end_of_table(result, at)
        if end > at + 1:
            result[at:end] = _aligned(result[at:end])
        at = max(end, at + 1)
    return result


def _end_of_table(rows: Sequence[Row], start: int) -> int:
    """Return where the rows with marks below a head end; `start` where no table of marks begins there."""
    heads = [cell for cell in rows[start].cells if _HEAD.fullmatch(cell.text.strip(" :"))]
    if not heads or len(rows[start].cells) < 2:
        return start
    left = min(cell.x0 for cell in heads) - 2 * _SAME_COLUMN
    end, marked, plain = start, 0, 0
    for at in range(start + 1, len(rows)):
        marks = [cell for cell in rows[at].cells[1:] if _MARK.fullmatch(cell.text) and cell.x0 > left]
        is_total = _TOTAL.match(rows[at].cells[0].text) is not None
        if marks or is_total:
            end, marked, plain = at + 1, marked + bool(marks), 0
        else:
            plain += 1
        if plain > _MOST_BELOW or any(_HEAD.fullmatch(cell.text.strip(" :")) for cell in rows[at].cells[1:]):
            break
    return end if marked > 1 else start


def _aligned(table: Sequence[Row]) -> list[Row]:
    head = table[0]
    columns = _columns(table)
    result: list[Row] = []
    for row in table:
        filled: list[Cell | None] = [None] * len(columns)
        for cell in row.cells:
            place = _column_of(cell, columns, is_mark=row is head or _MARK.fullmatch(cell.text) is not None)
            if filled[place] is not None:
                return list(table)
            filled[place] = cell
        last = max(n for n, cell in enumerate(filled) if cell)
        cells = [cell or _empty(columns[n], row) for n, cell in enumerate(filled[: last + 1])]
        result.append(Row(row.y, cells) if filled[0] or len(row.cells) > 1 else row)
    return result


def _columns(table: Sequence[Row]) -> list[tuple[float, float]]:
    """Where the columns begin and end: those of the heads, and those of the words to their left."""
    heads = [(cell.x0, cell.x1) for cell in table[0].cells if _HEAD.fullmatch(cell.text.strip(" :"))]
    edge = min(start for start, _ in heads) - _SAME_COLUMN
    found: list[tuple[float, float]] = []
    words = (cell for row in table for cell in row.cells if not _MARK.fullmatch(cell.text))
    for cell in sorted(words, key=lambda cell: cell.x0):
        if cell.x0 < edge and (not found or cell.x0 - found[-1][0] > _SAME_COLUMN):
            found.append((cell.x0, cell.x1))
    right = [
        (cell.x0, cell.x1)
        for cell in table[0].cells
        if cell.x0 >= edge and not _HEAD.fullmatch(cell.text.strip(" :"))
    ]
    return sorted([*found, *heads, *right])


def _column_of(cell: Cell, columns: Sequence[tuple[float, float]], *, is_mark: bool) -> int:
    """The column that a cell stands in: a mark by its middle, words by where they begin."""
    if is_mark:
        middle = (cell.x0 + cell.x1) / 2
        return min(range(len(columns)), key=lambda n: abs((columns[n][0] + columns[n][1]) / 2 - middle))
    return min(range(len(columns)), key=lambda n: abs(columns[n][0] - cell.x0))


def _empty(column: tuple[float, float], row: Row) -> Cell:
    return Cell(text="", x0=column[0], x1=column[0], size=row.size, is_bold=False, first_width=0.0)
