"""Which committee may have come before another one (*föregångare*): a guess with its evidence, never a fact.

A municipality that renames a committee, or gives its work to a new one, seldom says so in the minutes.
What shows it: the one fell silent before the other began, and cases and members went on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from archive.models import AgendaItem, Attendance, Committee

_LONGEST_PAUSE = dt.timedelta(days=548)  # an election, a new order from January, months without minutes
_SHARE_OF_MEMBERS = 1 / 3


@dataclass(frozen=True, slots=True)
class Succession:
    """A committee that may be the predecessor, and why: how many cases and members both have had."""

    committee: Committee
    last_date: dt.date
    first_date: dt.date
    cases: int
    members: int


def possible_predecessors(committee: Committee) -> list[Succession]:
    """Return the likely predecessors of a committee, the likeliest first; none where one is settled.

    Asks only of published minutes. Three queries, and two for each committee that fell silent in time.
    """
    if committee.predecessor_id:
        return []
    of_body = Committee.objects.public().filter(body=committee.body_id).for_listing()
    rows = {row.pk: row for row in of_body.prefetch_related("successors")}
    own = rows.get(committee.pk)
    first = own.first_date if own else None  # type: ignore[attr-defined]
    if first is None:
        return []
    found = _with_evidence(committee, first, list(rows.values()))
    return sorted(found, key=lambda row: (-row.cases, -row.members, row.committee.sort_key))


def _with_evidence(committee: Committee, first: dt.date, others: list[Committee]) -> Iterator[Succession]:
    cases, members = _cases(committee), _members(committee)
    for other in others:
        last: dt.date = other.last_date  # type: ignore[attr-defined]
        if not first - _LONGEST_PAUSE <= last < first or other.successors.all():
            continue
        shared_cases, shared_members = len(cases & _cases(other)), len(members & _members(other))
        if shared_cases or shared_members >= max(2, len(members) * _SHARE_OF_MEMBERS):
            yield Succession(other, last, first, shared_cases, shared_members)


def _cases(committee: Committee) -> set[int]:
    rows = AgendaItem.objects.public().filter(meeting__committee=committee, case__isnull=False)
    return {pk for pk in rows.values_list("case", flat=True) if pk is not None}


def _members(committee: Committee) -> set[int]:
    rows = Attendance.objects.filter(meeting__committee=committee, meeting__state="published")
    rows = rows.filter(group=Attendance.Group.MEMBER, person__isnull=False)
    return {pk for pk in rows.values_list("person", flat=True) if pk is not None}
