"""Where sentences begin in a paragraph of minutes, in spite of "kl.", "m.fl.", "§ 5." and initials."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_END = re.compile(r"[.!?][\"”’)]*\s+[\"”’(]?(?=§\s?\d|[^\W\d_a-zåäö])")
_ABBREVIATIONS = frozenset(
    """
    kl bl.a m.fl m.m o.d osv etc dvs t.ex t.o.m fr.o.m f.d s.k p.g.a ca nr dnr st kap tel dr ev resp ordf
    sekr ers tjg bil bitr tf vice v inkl exkl avd jan feb apr aug sep sept okt nov dec
    """.split()  # noqa: SIM905
)


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence begins: [0, 18] for "NN yrkar bifall. NN yrkar avslag.".

    After the stop there must be a capital or "§"; a stop after an abbreviation or an initial ends nothing.
    """
    starts = [0]
    for match in _END.finditer(text):
        stop, after = match.span()
        if text[after].islower() or _is_abbreviated(text, stop):
            continue
        starts.append(after - (text[after - 1] in '"”’('))
    return starts


class Sentences:
    """The sentences of a text, for who asks only for the few around some places.

    `limits` are places, in order, where something ends a sentence that has no stop, such as a line of a list.
    """

    def __init__(self, text: str, limits: Sequence[int] = ()) -> None:
        self._text = text
        self._limits = limits
        self._last = (0, 0)
        self._stops: list[int] = []
        self._starts: list[int] = []
        for match in _END.finditer(text):
            stop, after = match.span()
            self._stops.append(stop)
            self._starts.append(after - (text[after - 1] in '"”’('))

    def around(self, place: int) -> tuple[int, int]:
        """Return begin and end of the sentence at a place: (0, 18) for 5 in "NN yrkar bifall. NN …"."""
        if self._last[0] <= place < self._last[1]:
            return self._last
        starts = self._starts
        following = bisect_right(starts, place)
        begin, end, last = following - 1, following, len(starts)
        while begin >= 0 and not self._begins(begin):
            begin -= 1
        while end < last and not self._begins(end):
            end += 1
        first, after = starts[begin] if begin >= 0 else 0, starts[end] if end < last else len(self._text)
        if self._limits:
            index = bisect_right(self._limits, place)
            first = max(first, self._limits[index - 1]) if index else first
            after = min(after, self._limits[index]) if index < len(self._limits) else after
        self._last = (first, after)
        return self._last

    def _begins(self, index: int) -> bool:
        start = self._starts[index]
        first = self._text[start + 1 if self._text[start] in '"”’(' else start]
        return not (first.islower() or _is_abbreviated(self._text, self._stops[index]))


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether an abbreviation ends at a stop; none of them ends in five letters, as most words do."""
    if stop >= 5 and text[stop - 5 : stop].isalpha():
        return False
    before = text[max(0, stop - 8) : stop]
    word = before.replace("(", " ").rsplit(None, 1)[-1:] if before[-1:].strip("( \t\n") else []
    return bool(word) and (word[0].lower() in _ABBREVIATIONS or _INITIAL.fullmatch(word[0]) is not None)


_INITIAL = re.compile(r"[^\W\d_]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return begin and end of each sentence, without the blanks between them."""
    starts = sentence_starts(text)
    ends = [*starts[1:], len(text)]
    found = [(a, a + len(text[a:b].rstrip())) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]
    return [(a, _before_mark(text, a, b)) for a, b in found]


_NEXT_MARK = re.compile(r"[.!?:]\s+\d{1,2}[.)]$")


def _before_mark(text: str, start: int, end: int) -> int:
    """Where a sentence ends that the number of the next point is left at: "Anna Ek yrkar bifall. 2."."""
    mark = _NEXT_MARK.search(text, max(start, end - 8), end)
    return mark.start() + 1 if mark else end
