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
_LONGEST_ABBREVIATION = 8
"""With the sign before it."""


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
        self._stops = [stop for stop in ".!?" if stop in text]

    def around(self, place: int) -> tuple[int, int]:
        """Return begin and end of the sentence at a place: (0, 18) for 5 in "NN yrkar bifall. NN …".

        No place may stand before the sentence that was asked for last.
        """
        if place < self._last[1]:
            return self._last
        begin, limit = self._begin(place), len(self._text)
        if self._limits:
            index = bisect_right(self._limits, place)
            begin = max(begin, self._limits[index - 1] if index else 0)
            limit = self._limits[index] if index < len(self._limits) else limit
        self._last = (begin, self._end(place, limit))
        return self._last

    def _begin(self, place: int) -> int:
        """Where the last sentence before a place begins: where the one asked for before ended if no stop is
        between."""
        text, begin = self._text, self._last[1]
        for sign in self._stops:
            stop = text.rfind(sign, begin, place)
            while stop >= 0:
                if (start := _start_behind(text, stop)) is not None:
                    begin = start
                    break
                stop = text.rfind(sign, begin, stop)
        return begin

    def _end(self, place: int, limit: int) -> int:
        """Where the first sentence begins after a place, or the limit if that comes before."""
        text = self._text
        for sign in self._stops:
            stop = text.find(sign, place, limit)
            while stop >= 0:
                if (start := _start_behind(text, stop)) is not None:
                    limit = min(start, limit)
                    break
                stop = text.find(sign, stop + 1, limit)
        return limit


def _start_behind(text: str, stop: int) -> int | None:
    """Where the sentence behind a full stop begins; None where it goes on. After a word and one blank, as
    most stand, a capital is enough."""
    after = stop + 2
    sign = text[after : after + 1]
    if text[stop + 1 : after] == " " and sign.isalpha():
        if sign.islower():
            return None
        word = _word_before(text, stop)
        if len(word) > 1 and (word.isalnum() or word[-1].isdigit()):
            return None if word.lower() in _ABBREVIATIONS else after
    match = _END.match(text, stop)
    return _start_after(text, match) if match else None


def _word_before(text: str, stop: int) -> str:
    """The end of the word before a stop, longer than any abbreviation is."""
    before = max(0, stop - _LONGEST_ABBREVIATION)
    return text[text.rfind(" ", before, stop) + 1 or before : stop]


def _start_after(text: str, stop: re.Match[str]) -> int | None:
    """Where the sentence after a stop begins, with the quotation mark before it; None where it goes on."""
    place, after = stop.span()
    if text[after].islower() or _is_abbreviated(text, place):
        return None
    return after - (text[after - 1] in '"”’(')


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether an abbreviation or an initial ends at a stop."""
    last = _word_before(text, stop)
    if len(last) > 1 and last.isalnum():
        return last.lower() in _ABBREVIATIONS
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
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
