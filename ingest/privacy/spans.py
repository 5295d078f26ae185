"""What the finders share: a span of a text with its kind, before it knows its line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from ingest.privacy.finding import Kind

_FURTHEST = 300  # characters: where a whole document is one line, what stands further away tells nothing


class Span(NamedTuple):
    """Characters `start` to `end` of a text, and what they seem to be."""

    start: int
    end: int
    kind: Kind


def matches_from(starts: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text)` does, for a pattern whose matches all begin where `starts` matches.

    Several times as fast where those places are few, as digits and capitals are: a pattern that begins with
    a look behind, or takes small and capital letters as the same, is else tried at every character.
    """
    end = 0
    for start in starts.finditer(text):
        if start.start() >= end and (found := pattern.match(text, start.start())):
            yield found
            end = found.end()


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in their order; where two overlap in the text, the one that was named first."""
    kept: list[Span] = []  # in their order, so that only its two neighbours can overlap a new one
    for span in spans:
        place = bisect_left(kept, span.start, key=attrgetter("start"))
        is_free_before = place == 0 or kept[place - 1].end <= span.start
        if is_free_before and (place == len(kept) or span.end <= kept[place].start):
            kept.insert(place, span)
    return kept


def line_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span on its own line, as far as 300 characters away."""
    before, after = text[max(0, start - _FURTHEST) : start], text[end : end + _FURTHEST]
    return before.rpartition("\n")[2], after.partition("\n")[0]


def luhn(digits: str) -> bool:
    """Tell whether the last digit checks those before it: in "8507099805" it does, in "8507099806" not.

    Luhn's algorithm, as folkbokföringslagen (1991:481) 18 § and the bankgiro have it.
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
