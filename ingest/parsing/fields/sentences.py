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
        if (start := _start_after(text, match)) is not None:
            starts.append(start)
    return starts


class Sentences:
    """The sentences of a text, for who asks only for the few around some places, each behind the one before.

    Only what stands between two such places is looked at, so that a long text with few of them costs little.
    `limits` are places, in order, where something ends a sentence that has no stop, such as a line of a list.
    """

    def __init__(self, text: str, limits: Sequence[int] = ()) -> None:
        self._text = text
        self._limits = limits
        self._last = (0, 0)

    def around(self, place: int) -> tuple[int, int]:
        """Return begin and end of the sentence at a place: (0, 18) for 5 in "NN yrkar bifall. NN …".

        No place may stand before the sentence that was asked for last.
        """
        if place < self._last[1]:
            return self._last
        index = bisect_right(self._limits, place)
        begin = max(self._begin(place), self._limits[index - 1] if index else 0)
        limit = self._limits[index] if index < len(self._limits) else len(self._text)
        self._last = (begin, self._end(place, limit))
        return self._last

    def _begin(self, place: int) -> int:
        """Where the last sentence before a place begins: where the one asked for before ended if no stop is
        between."""
        text, least = self._text, self._last[1]
        before = [text.rfind(stop, least, place) for stop in _STOPS]
        while (stop := max(before)) >= 0:
            if (match := _END.match(text, stop)) and (start := _start_after(text, match)) is not None:
                return start
            before[before.index(stop)] = text.rfind(text[stop], least, stop)
        return least

    def _end(self, place: int, limit: int) -> int:
        """Where the first sentence begins after a place, or the limit if that comes before."""
        for match in _END.finditer(self._text, place, limit + _AFTER_STOP):
            if (start := _start_after(self._text, match)) is not None:
                return min(start, limit)
        return limit


_STOPS = ".!?"
_AFTER_STOP = 3
"""So many signs tell that a sentence begins: "§ 5"."""


def _start_after(text: str, stop: re.Match[str]) -> int | None:
    """Where the sentence after a stop begins, with the quotation mark before it; None where it goes on."""
    place, after = stop.span()
    if text[after].islower() or _is_abbreviated(text, place):
        return None
    return after - (text[after - 1] in '"”’(')


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
