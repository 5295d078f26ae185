"""Where the archive is incomplete: § numbers of a committee's year that no published protokoll has."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import QuerySet

from archive.models import AgendaItem, Body, Committee


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers `first` to `last` that are missing in a year, and the meetings that they lie between."""

    committee: Committee
    year: int
    first: int
    last: int
    after: dt.date | None
    before: dt.date


@dataclass(frozen=True, slots=True)
class _Number:
    committee_id: int
    year: int
    number: int
    date: dt.date


def gaps_in_numbers(bodies: QuerySet[Body]) -> list[Gap]:
    """Return the gaps of committees that number their paragrafer through the year, the newest year first.

    A committee that begins at § 1 in each meeting has none: its numbers say nothing of other meetings.
    """
    rows = (
        AgendaItem.objects.public()
        .filter(meeting__committee__body__in=bodies)
        .values_list("meeting__committee", "number", "meeting__date")
    )
    numbers = sorted(
        {_Number(committee, date.year, number, date) for committee, number, date in rows},
        key=lambda n: (n.committee_id, -n.year, n.number, n.date),
    )
    committees = Committee.objects.select_related("body").in_bulk({n.committee_id for n in numbers})
    found: list[Gap] = []
    for (pk, year), group in groupby(numbers, attrgetter("committee_id", "year")):
        of_year = list(group)
        if _starts_anew(of_year):
            continue
        before: _Number | None = None
        for number in of_year:
            expected = before.number + 1 if before else 1
            if number.number > expected:
                found.append(
                    Gap(
                        committees[pk],
                        year,
                        expected,
                        number.number - 1,
                        before.date if before else None,
                        number.date,
                    )
                )
            before = number
    found.sort(key=lambda g: (g.committee.body.sort_key, g.committee.sort_key, -g.year, g.first))
    return found


def _starts_anew(of_year: list[_Number]) -> bool:
    """Tell whether numbers come again at another meeting of the year."""
    first_at: dict[int, dt.date] = {}
    return any(first_at.setdefault(n.number, n.date) != n.date for n in of_year)
