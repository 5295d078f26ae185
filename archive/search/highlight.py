"""What of a text to show under a hit: the best sentence or two, with the words that were found marked.

The marks come from the analysis that found the text, so they cannot disagree with it; of a compound only
the part that was asked for is marked. Text stays plain data until `as_html`, the only place that makes it
HTML.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from archive.search.marking import PART, WHOLE, Mark, Marker

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÅÄÖ0-9§–-])|\s*\n\s*")
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:bl\.a|t\.ex|m\.fl|m\.m|dnr|nr|kap|kl|s\.k|f\.d|dvs|ca|st)|\b[A-ZÅÄÖ])\.$", re.IGNORECASE
)
_LONGEST_SENTENCE = 240
_BEFORE_MARK = 80
_ELLIPSIS = "…"


class Piece(NamedTuple):
    """A stretch of text, marked as found or not: Piece("trygghet", True)."""

    text: str
    marked: bool


Fragment = tuple[Piece, ...]
"""One sentence, or the part of one that is worth showing, in pieces that follow each other."""


def highlight(
    text: str, marker: Marker, *, sentences: int = 2, longest: int = _LONGEST_SENTENCE
) -> list[Fragment]:
    """Return the sentences that answer a query best, in their order, with the words found marked.

    >>> highlight("Det var en gång. Brottsförebyggande rådet yttrar sig.", marker)
    [(Piece('Brotts', False), Piece('förebyggande', True), Piece(' rådet yttrar sig.', False))]

    `longest` counts characters: a longer sentence is cut around its
    first mark. Without a match the first sentence is returned unmarked; an empty text gives [].
    """
    marks = marker.marks(text)
    spans = _sentence_spans(text)
    inside = {span: [mark for mark in marks if span[0] <= mark.start < span[1]] for span in spans}
    best = sorted(spans, key=lambda span: (-_worth(inside[span]), span))[:sentences]
    chosen = sorted(span for span in best if inside[span]) or spans[:1]
    return [_fragment(text, span, inside[span], longest) for span in chosen]


def mark_all(text: str, marker: Marker) -> Fragment:
    """Return the whole of a short text, such as a title, with the words found marked."""
    return _fragment(text, (0, len(text)), marker.marks(text), len(text)) if text else ()


def as_html(fragments: Iterable[Sequence[Piece]]) -> SafeString:
    """Return fragments as HTML, escaped, with <mark> around what was found and "…" between sentences.

    >>> as_html([(Piece("<b>", False), Piece("beslut", True))])
    '&lt;b&gt;<mark>beslut</mark>'
    """
    told = (
        "".join(f"<mark>{escape(text)}</mark>" if marked else escape(text) for text, marked in fragment)
        for fragment in fragments
    )
    return mark_safe(f" {_ELLIPSIS} ".join(told))  # noqa: S308 - every piece is escaped


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION_END.search(
            text, max(start, match.start() - 8), match.start()
        ):
            continue
        if text[start : match.start()].strip():
            spans.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _worth(marks: Sequence[Mark]) -> float:
    """Return how well a sentence answers: different words count most, whole words more than parts."""
    best: dict[str, float] = {}
    for mark in marks:
        best[mark.lexeme] = max(best.get(mark.lexeme, 0), PART if mark.part else WHOLE)
    return sum(best.values()) + 0.01 * len(marks)


def _fragment(text: str, span: tuple[int, int], marks: Sequence[Mark], longest: int) -> Fragment:
    start, end = _window(text, span, marks, longest)
    pieces = [Piece(f"{_ELLIPSIS} ", False)] if start > span[0] else []
    at = start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            pieces += [Piece(text[at : mark.start], False), Piece(text[mark.start : mark.end], True)]
            at = mark.end
    pieces.append(Piece(text[at:end], False))
    if end < span[1]:
        pieces.append(Piece(f" {_ELLIPSIS}", False))
    return tuple(piece for piece in pieces if piece.text)


def _window(text: str, span: tuple[int, int], marks: Sequence[Mark], longest: int) -> tuple[int, int]:
    """Return the stretch of a sentence to show, cut at blanks so that its first mark is inside."""
    start, end = span
    if end - start <= longest:
        return span
    if marks and marks[0].end > start + longest:
        blank = text.find(" ", max(start, marks[0].start - min(_BEFORE_MARK, longest // 2)), marks[0].start)
        start = blank + 1 if blank >= 0 else marks[0].start
    if end - start > longest:
        least = marks[0].end if marks else start
        blank = text.rfind(" ", max(start, least), start + longest)
        end = blank if blank > start else max(start + longest, least)
    return start, end
