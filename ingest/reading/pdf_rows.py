"""The words of a PDF page → rows of cells: what stands on one line, and where a wide gap parts columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.reading.blocks import struck
from ingest.reading.pdf_words import Word

# Distances in units of the letters' size (em). A space is about a quarter, a stretched one up to one.
_SAME_ROW = 0.3
_SPACE = 0.12
_COLUMN = 1.2
_ALIGNED_COLUMN = 0.45
_STRETCHED = 2.5  # times the usual space of a justified line
_SAME_START = 1.5  # points
_MIN_ALIGNED = 3

# Bullets as fonts draw them; as in Word and ODT files, a point's mark comes out as a hyphen.
_BULLETS = frozenset("•·▪■□○●◦➢✓\uf0b7\uf0a7\uf02d\uf0d8")
# What stands alone before its text and is no column: list marks and "§ 45".
_MARK = re.compile(
    r"[-–—•·▪■□○●◦*\uf0b7\uf02d]|\(?\d{1,3}[.)]|\(?[a-zåäö][.)]|\(?[ivx]{1,5}[.)]|§ ?\d{1,4}|§"
)


@dataclass(slots=True)
class Cell:
    """Words that stand together: `first_width` is that of the first, which a line before had no room for."""

    text: str
    x0: float
    x1: float
    size: float
    is_bold: bool
    first_width: float


@dataclass(slots=True)
class Row:
    """The cells on one baseline, from left to right."""

    y: float
    cells: list[Cell] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The size of the largest letters."""
        return max(cell.size for cell in self.cells)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return a page's rows from top to bottom."""
    grouped = [_without_doubles(sorted(row, key=lambda word: word.x0)) for row in _by_baseline(words)]
    split = [_split(row, _column_gap(row)) for row in grouped]
    starts = _aligned_starts(split)
    space = _space_of_page(grouped)
    again = (
        _merge_marks([half for part in parts for half in _split_aligned(part, starts, space)])
        for parts in split
    )
    return [Row(y=max(word.y for word in parts[0]), cells=[_cell(part) for part in parts]) for parts in again]


def _by_baseline(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if rows and rows[-1][0].y - word.y <= _SAME_ROW * max(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _without_doubles(row: list[Word]) -> list[Word]:
    """Drop words drawn twice, a little beside each other, to look bold."""
    kept: list[Word] = []
    for word in row:
        same = kept and kept[-1].text == word.text and abs(kept[-1].x0 - word.x0) < 0.1 * word.size
        if same:
            kept[-1].is_bold = True
        else:
            kept.append(word)
    return kept


def _gap(left: Word, right: Word) -> float:
    """Return the distance between two words in em."""
    return (right.x0 - left.x1) / (max(left.size, right.size) or 1.0)


def _usual_space(row: list[Word]) -> float:
    """Return the median space between the words of a row in em; 0 where there are too few to say."""
    gaps = [gap for left, right in pairwise(row) if (gap := _gap(left, right)) >= _SPACE]
    return median(gaps) if len(gaps) >= 3 else 0.0


def _space_of_page(rows: list[list[Word]]) -> float:
    """Return the median space between words on a page in em: a typewriter's is as wide as a letter."""
    gaps = [gap for row in rows for a, b in pairwise(row) if _SPACE <= (gap := _gap(a, b)) < _COLUMN]
    return median(gaps) if gaps else 0.25


def _column_gap(row: list[Word]) -> float:
    """Return the gap that parts columns in this row; a justified line stretches its spaces."""
    return max(_COLUMN, _STRETCHED * _usual_space(row)) if _usual_space(row) < _COLUMN else _COLUMN


def _split(row: list[Word], at_gap: float) -> list[list[Word]]:
    parts = [[row[0]]]
    for left, right in pairwise(row):
        if _gap(left, right) > at_gap:
            parts.append([])
        parts[-1].append(right)
    return parts


def _aligned_starts(rows: list[list[list[Word]]]) -> list[float]:
    """Return the x where columns begin: several rows have a cell, not their first, that starts there."""
    starts = sorted(part[0].x0 for parts in rows for part in parts[1:])
    found: list[float] = []
    for start in starts:
        near = sum(1 for other in starts if abs(other - start) <= _SAME_START)
        if near >= _MIN_ALIGNED and (not found or start - found[-1] > _SAME_START):
            found.append(start)
    return found


def _split_aligned(part: list[Word], starts: list[float], space: float) -> list[list[Word]]:
    """Cut where a column starts although the gap is narrow: its label nearly fills the column before."""
    usual = max(_usual_space(part), space)
    parts = [[part[0]]]
    for left, right in pairwise(part):
        gap = _gap(left, right)
        is_start = any(abs(right.x0 - start) <= _SAME_START for start in starts)
        if is_start and gap > _ALIGNED_COLUMN and gap > 1.5 * usual:
            parts.append([])
        parts[-1].append(right)
    return parts


def _merge_marks(parts: list[list[Word]]) -> list[list[Word]]:
    first = parts[0][0]
    if first.text in _BULLETS and sum(map(len, parts)) > 1:
        first.text = "-"
    if len(parts) >= 2 and _MARK.fullmatch(_text(parts[0])):
        return [parts[0] + parts[1], *parts[2:]]
    return parts


def _cell(words: list[Word]) -> Cell:
    first = next((n for n in range(1, len(words)) if _is_apart(words[n - 1], words[n])), len(words))
    return Cell(
        text=_text(words),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        size=max(word.size for word in words),
        is_bold=all(word.is_bold for word in words),
        first_width=words[first - 1].x1 - words[0].x0,
    )


def _is_apart(left: Word, right: Word) -> bool:
    return right.is_spaced or _gap(left, right) >= _SPACE


def _text(words: list[Word]) -> str:
    """Join words, parted by a space where the page shows one; what is struck out stands in `<del>`."""
    out: list[str] = []
    run: list[str] = []
    for at, word in enumerate(words):
        if at and _is_apart(words[at - 1], word):
            run.append(" ")
        if at and word.is_struck != words[at - 1].is_struck:
            out.append(struck("".join(run)) if words[at - 1].is_struck else "".join(run))
            run = []
        run.append(word.text)
    out.append(struck("".join(run)) if words[-1].is_struck else "".join(run))
    return "".join(out)
