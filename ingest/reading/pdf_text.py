"""PDF → text: lines as a person reads them, wrapped lines joined to paragraphs. Runs in the child process.

Headers and footers stay where they stand (the parser knows them by their repetition); pages are parted by a
line with a form feed. Blank lines stand where the page shows a gap.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from ingest.reading.blocks import PAGE_BREAK
from ingest.reading.errors import Unreadable
from ingest.reading.pdf_cells import join_cells
from ingest.reading.pdf_columns import RightEdge, TextLine, reading_order
from ingest.reading.pdf_rows import Row, rows_of
from ingest.reading.pdf_tables import align_marks
from ingest.reading.pdf_words import Fonts, Page, read_page
from ingest.reading.pdf_wraps import join_wrapped

_SCANNED_LETTERS = 40  # a page of a scan may bear a stamp or a line about signing, and no more
_MIN_PROSE_WORDS = 6
_ENOUGH_PROSE = 5  # lines that begin alike show where such lines end
_SAME_START = 3.0  # points
_GARBLED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)


def extract(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and notes, e.g. `("§ 4 Budget\\n\\nPlanen antas.\\n", ("pages without text: 3",))`."""
    reader = _open(data)
    fonts: Fonts = {}
    try:
        pages = [read_page(page, fonts) for page in reader.pages]
    except _BROKEN as error:
        raise Unreadable("broken_file") from error
    if not pages:
        raise Unreadable("broken_file")
    _refuse_scan(pages)
    text = _text_of(pages)
    if len(_GARBLED.findall(text)) * 4 > len(text):
        raise Unreadable("garbled_pdf")
    blank = [str(number) for number, page in enumerate(pages, start=1) if page.has_image and not page.words]
    return text, (f"pages without text: {', '.join(blank)}",) if blank else ()


def _open(data: bytes) -> PdfReader:
    """Open a PDF; one that anybody may read but not change (an empty user password) opens too."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted_pdf")
        len(reader.pages)
    except (FileNotDecryptedError, DependencyError, NotImplementedError) as error:
        raise Unreadable("encrypted_pdf") from error
    except _BROKEN as error:
        raise Unreadable("broken_file") from error
    return reader


def _refuse_scan(pages: Sequence[Page]) -> None:
    letters = [sum(len(word.text) for word in page.words) for page in pages]
    images = sum(1 for page in pages if page.has_image)
    if not sum(letters) or (images >= 0.8 * len(pages) and max(letters) < _SCANNED_LETTERS):
        raise Unreadable("scanned_pdf")


def _text_of(pages: Sequence[Page]) -> str:
    rows = align_marks([join_cells(rows_of(page.words)) for page in pages])
    edges = [_right_edge(rows, pages, page) for page in pages]
    read = [reading_order(page_rows, edge) for page_rows, edge in zip(rows, edges, strict=True)]
    pitches = _pitches(read)
    vocabulary = Counter(word for lines in read for line in lines for word in line.text.lower().split())
    parts = []
    for page, lines in zip(pages, read, strict=True):
        turned = "".join(f" {word.text}" if word.is_spaced else word.text for word in page.turned).strip()
        parts.append(join_wrapped(lines, pitches, vocabulary) + (["", turned] if turned else []))
    return f"\n\n{PAGE_BREAK}\n\n".join("\n".join(part) for part in parts) + "\n"


def _right_edge(rows: Sequence[Sequence[Row]], pages: Sequence[Page], this: Page) -> RightEdge:
    """Return how far to the right prose runs, in points, by where its lines begin.

    Learnt from all pages of this width: a table's cells may run further than the paragraphs beside them.
    """
    cells = [
        row.cells[-1]
        for page, page_rows in zip(pages, rows, strict=True)
        if abs(page.width - this.width) < 2
        for row in page_rows
    ]
    prose = [cell for cell in cells if len(cell.text.split()) >= _MIN_PROSE_WORDS]
    by_start: dict[int, list[float]] = {}
    for cell in prose:
        by_start.setdefault(round(cell.x0 / _SAME_START), []).append(cell.x1)
    whole = _furthest([cell.x1 for cell in prose])
    margin = this.width - min((cell.x0 for cell in cells), default=0.0)

    def edge(start: float) -> float:
        alike = by_start.get(round(start / _SAME_START), [])
        return _furthest(alike) if len(alike) >= _ENOUGH_PROSE else whole or margin

    return edge


def _furthest(ends: Sequence[float]) -> float:
    """Return the largest of the ends, one in fifty taken for an exception; 0 for none."""
    return sorted(ends)[max(0, len(ends) - 1 - len(ends) // 50)] if ends else 0.0


def _pitches(pages: Sequence[Sequence[TextLine]]) -> dict[int, float]:
    """Return the usual distance of two lines, by the size of the letters in half points."""
    counts: dict[int, Counter[float]] = {}
    for lines in pages:
        for first, second in pairwise(lines):
            gap = first.y - second.y
            if abs(first.size - second.size) < 0.5 and 0.8 * first.size < gap < 3 * first.size:
                counts.setdefault(round(first.size * 2), Counter())[round(gap * 2) / 2] += 1
    return {size: _least_frequent_enough(gaps) for size, gaps in counts.items()}


def _least_frequent_enough(gaps: Counter[float]) -> float:
    """Return the smallest gap that is no exception: lists set wide must not hide how prose is set."""
    total = sum(gaps.values())
    return min(gap for gap, count in gaps.items() if count * 10 >= total)
