"""The rows of a PDF page → its lines in the order in which a person reads them.

Most rows are one line. Rows with columns are read across ("Plats och tid<TAB>Rådhuset"), or down where the
columns are lists of persons or columns of prose.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.reading.columns import is_list_heading, reads_down
from ingest.reading.hyphens import join_words
from ingest.reading.pdf_rows import Cell, Row

_SAME_COLUMN = 8.0  # points between the starts of cells of one column
_PROSE = 28  # letters in the mean line of a column of prose
_MIN_PROSE_ROWS = 4
_WIDE = 2.6  # times the letters' size: a gap between two rows that no list has


# Where the lines that begin at an x end, in points from the left.
RightEdge = Callable[[float], float]


@dataclass(slots=True)
class TextLine:
    """A line in reading order. `x0` to `first_width` are of its last cell, which a wrap would continue.

    `right` is the edge that its text runs to; `begins_column` says that it stands beside the line before,
    not below it.
    """

    text: str
    y: float
    x0: float
    x1: float
    size: float
    is_bold: bool
    first_width: float
    right: float
    cells: int = 1
    begins_column: bool = False


def reading_order(rows: Sequence[Row], right: RightEdge) -> list[TextLine]:
    """Return a page's lines as they are read; `right` says where its prose ends."""
    lines: list[TextLine] = []
    at = 0
    while at < len(rows):
        end = _region_end(rows, at)
        region = rows[at:end]
        lines += (
            _region_lines(region, right) if len(region) > 1 else [_line(region[0].cells, region[0].y, right)]
        )
        at = end
    return lines


def _region_end(rows: Sequence[Row], start: int) -> int:
    """Return where the rows with the columns of row `start` end; a row without is a region of its own."""
    first = rows[start]
    if len(first.cells) < 2:
        return start + 1
    second_column = first.cells[1].x0
    end = start + 1
    for at in range(start + 1, len(rows)):
        cells = rows[at].cells
        if _is_parted(rows, start, at):
            break
        if len(cells) >= 2:
            if not any(abs(cell.x0 - second_column) <= _SAME_COLUMN for cell in cells):
                break
            end = at + 1
        elif cells[0].x0 >= second_column - _SAME_COLUMN:
            end = at + 1
        elif cells[0].x1 > second_column - _SAME_COLUMN or is_list_heading(cells[0].text):
            break
        else:
            end = at + 1
    return end


def _is_parted(rows: Sequence[Row], start: int, at: int) -> bool:
    """True where the gap above a row is wider than those of its region so far."""
    gap = rows[at - 1].y - rows[at].y
    if at - 1 == start:
        return gap > _WIDE * rows[at].size
    usual = min(rows[n - 1].y - rows[n].y for n in range(start + 1, at))
    return gap > max(1.5 * usual, 1.6 * rows[at].size)


def _region_lines(region: Sequence[Row], right: RightEdge) -> list[TextLine]:
    starts = _column_starts(region)
    columns = [[_cell_at(row, starts, n) for row in region] for n in range(len(starts))]
    texts = [[cell.text if cell else "" for cell in column] for column in columns]
    if len(starts) == 2 and all(_is_prose(column) for column in texts):
        return _down(region, columns, wraps=True)
    if reads_down(texts):
        return _down(region, columns)
    if len(starts) >= 3 and _is_label(texts[0]) and reads_down(texts[1:]):
        return _labelled(columns[0], _down(region, columns[1:]))
    return _across(region, right)


def _across(region: Sequence[Row], right: RightEdge) -> list[TextLine]:
    """Read row by row; the second line of a label ("Övriga" / "deltagande") goes up to its first."""
    left_edge = min(row.cells[0].x0 for row in region)
    lines: list[TextLine] = []
    labelled: tuple[TextLine, float] | None = None  # the line with the label under way, and its last y
    for row in region:
        cells = row.cells
        is_label = abs(cells[0].x0 - left_edge) <= _SAME_COLUMN
        if is_label and labelled is not None and _continues_label(labelled, row):
            label, tab, value = labelled[0].text.partition("\t")
            labelled[0].text = f"{join_words(label, cells[0].text, {})}{tab}{value}"
            labelled = (labelled[0], row.y)
            cells = cells[1:]
        elif is_label:
            labelled = None
        if cells:
            lines.append(_line(cells, row.y, right))
            if cells is row.cells and is_label:
                labelled = (lines[-1], row.y)
    return lines


def _continues_label(labelled: tuple[TextLine, float], row: Row) -> bool:
    """True for the second line of a label; one of the two has the value beside it."""
    line, y = labelled
    return (
        row.cells[0].text[:1].islower()
        and ("\t" in line.text or len(row.cells) > 1)
        and y - row.y <= 1.6 * row.size
        and not line.text.startswith("att ")
        and not row.cells[0].text.startswith("att ")
        and not line.text.partition("\t")[0].endswith(":")
    )


def _down(
    region: Sequence[Row], columns: Sequence[Sequence[Cell | None]], *, wraps: bool = False
) -> list[TextLine]:
    """Read column by column; the lines of prose wrap at the column's edge, those of a list never do."""
    lines: list[TextLine] = []
    for column in columns:
        end = max((cell.x1 for cell in column if cell), default=0.0) if wraps else math.inf
        filled = [
            _line([cell], row.y, _always(end)) for row, cell in zip(region, column, strict=True) if cell
        ]
        if filled and lines:
            filled[0].begins_column = True
        lines += filled
    return lines


def _always(end: float) -> RightEdge:
    return lambda start: end


def _labelled(labels: Sequence[Cell | None], lines: list[TextLine]) -> list[TextLine]:
    """Put the label of a block of columns before its first line."""
    label = " ".join(cell.text for cell in labels if cell)
    lines[0].text = f"{label}\t{lines[0].text}"
    return lines


def _column_starts(region: Sequence[Row]) -> list[float]:
    """Return where the columns of a region begin, from left to right."""
    starts: list[float] = []
    for start in sorted(cell.x0 for row in region for cell in row.cells):
        if not starts or start - starts[-1] > _SAME_COLUMN:
            starts.append(start)
    return starts


def _cell_at(row: Row, starts: Sequence[float], column: int) -> Cell | None:
    edge = starts[column + 1] if column + 1 < len(starts) else float("inf")
    return next((cell for cell in row.cells if starts[column] <= cell.x0 < edge), None)


def _is_prose(column: Sequence[str]) -> bool:
    filled = [text for text in column if text]
    enough = len(filled) >= max(_MIN_PROSE_ROWS, 0.7 * len(column))
    return enough and sum(map(len, filled)) / len(filled) >= _PROSE


def _is_label(column: Sequence[str]) -> bool:
    return sum(1 for text in column if text) <= max(1, len(column) // 3)


def _line(cells: Sequence[Cell], y: float, right: RightEdge) -> TextLine:
    last = cells[-1]
    return TextLine(
        text="\t".join(cell.text for cell in cells),
        y=y,
        x0=last.x0,
        x1=last.x1,
        size=last.size,
        is_bold=all(cell.is_bold for cell in cells),
        first_width=last.first_width,
        right=right(last.x0),
        cells=len(cells),
    )
