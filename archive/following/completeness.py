"""What the archive lacks, as far as its own numbers and references show.

The §§ of most committees are numbered through a calendar year, so a gap between two meetings tells of
minutes that are not here. Where a committee begins anew at each meeting, or counts through several
years, nothing is claimed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True)
class Numbered:
    """A meeting with the § numbers that its minutes hold; `first` and `last` as its head says them."""

    date: dt.date
    numbers: tuple[int, ...]
    first: int | None = None
    last: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """Return the lowest and highest § that the meeting had, by its head or by its items."""
        known = [n for n in (*self.numbers, self.first, self.last) if n]
        return (min(known), max(known)) if known else None


@dataclass(frozen=True, slots=True)
class Gap:
    """§§ that are not here: between two days, or within one meeting (both days the same)."""

    first: int
    last: int
    after: dt.date | None
    before: dt.date

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    @property
    def is_within(self) -> bool:
        return self.after == self.before


def gaps(meetings: Iterable[Numbered]) -> list[Gap]:
    """Return the missing §§ of one committee, by day.

    With §§ 1–9 in February and §§ 20–31 in May, §§ 10–19 are missing between the two.
    """
    spanned = [(meeting, span) for meeting in meetings if (span := meeting.span)]
    within = [gap for meeting, _ in spanned for gap in _within(meeting)]
    between = gaps_between((meeting.date, span) for meeting, span in spanned)
    return sorted([*within, *between], key=lambda gap: (gap.before, gap.first))


def gaps_between(meetings: Iterable[tuple[dt.date, tuple[int, int]]]) -> list[Gap]:
    """Return the §§ missing between the meetings of one committee, by day, from their days and spans.

    [(February 7, (1, 9)), (May 4, (20, 31))] lack §§ 10–19.
    """
    found: list[Gap] = []
    last_of_year_before: int | None = None
    for _, meetings_of_year in groupby(sorted(meetings), key=lambda row: row[0].year):
        days, spans = zip(*meetings_of_year, strict=True)
        if _runs_through(spans):
            first = spans[0][0]
            continues = last_of_year_before is not None and first > last_of_year_before
            if first > 1 and not continues:
                found.append(Gap(1, first - 1, None, days[0]))
            for (one, a), (other, b) in pairwise(zip(days, spans, strict=True)):
                if b[0] > a[1] + 1:
                    found.append(Gap(a[1] + 1, b[0] - 1, one, other))
        last_of_year_before = spans[-1][1]
    return found


def _runs_through(spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the numbers go on from meeting to meeting; one meeting alone counts if it starts high."""
    return all(b[0] > a[1] for a, b in pairwise(spans))


def _within(meeting: Numbered) -> list[Gap]:
    if not meeting.numbers:
        return []
    have = sorted({n for n in meeting.numbers if n})
    if not have:
        return []
    ends = [have[0], have[-1]]
    if meeting.first and meeting.first <= have[0]:
        ends[0] = meeting.first
    if meeting.last and meeting.last >= have[-1]:
        ends[1] = meeting.last
    wanted = [ends[0] - 1, *have, ends[1] + 1]
    return [
        Gap(a + 1, b - 1, meeting.date, meeting.date)
        for a, b in pairwise(wanted)
        if b > a + 1 and b - a < 500
    ]
