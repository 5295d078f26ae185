"""Which of two people of one name a protokoll means, where a clerk has told them apart.

What clerks said is gone through in the order in which they said it: each word passes the meetings that it
covers on from the one person to the other. So a later word can make an exception from an earlier one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from archive.models import Body, Meeting, Person
from archive.statements import run
from ingest.models import PersonSplit

_LOCK = 20_003  # with a body's key: the advisory lock between those who publish and those who tell apart

_ANY = """
SELECT 1 FROM ingest_personsplit split JOIN archive_person first ON first.id = split.first_id
WHERE first.body_id = %s AND split.undone_at IS NULL LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Boundary:
    """One word of a clerk: from a day on (in a committee, or None for all), or in the meetings named."""

    first: Person
    second: Person
    made_second: bool
    committee: int | None
    from_date: dt.date | None
    meetings: frozenset[int]
    firsts: frozenset[int]

    @classmethod
    def of(cls, row: PersonSplit) -> Boundary:
        """Return what a row says; who reads many has its meetings prefetched."""
        return cls(
            first=row.first,
            second=row.second,
            made_second=row.made_second,
            committee=row.committee_id,
            from_date=row.from_date,
            meetings=frozenset(meeting.pk for meeting in row.meetings.all()),
            firsts=frozenset({row.first_id, *row.carried}),
        )

    def covers(self, meeting: Meeting) -> bool:
        """Tell whether a meeting, stored or about to be, is the second person's."""
        if self.from_date is None:
            return meeting.pk in self.meetings
        return meeting.date >= self.from_date and self.committee in (None, meeting.committee_id)


class Boundaries:
    """What holds in a body now; later ones are not known to it."""

    def __init__(self, rules: Sequence[Boundary]) -> None:
        self._rules = rules
        self._made_by = {rule.second.pk: rule for rule in rules if rule.made_second}

    @classmethod
    def of(cls, body: Body) -> Boundaries:
        """Return what was told apart in a body; one query where nothing was."""
        if not run(_ANY, [body.pk]):
            return cls([])
        rows = PersonSplit.objects.in_force().filter(first__body=body).order_by("pk")
        with_people = rows.select_related("first__merged_into", "second__merged_into")
        return cls([Boundary.of(row) for row in with_people.prefetch_related("meetings")])

    def whose(self, known: Sequence[Person], meeting: Meeting) -> Person:
        """Return whom a name means in a meeting, of the people who are `known` by it (at least one).

        `known` are the people whom the name was first written of, before merges. Without a boundary it is
        the first of them.
        """
        person = self._beginning(known)
        for rule in self._rules:
            if person.pk in rule.firsts and rule.covers(meeting):
                person = rule.second
        return person

    def _beginning(self, known: Sequence[Person]) -> Person:
        """Return the one from whom the others were told apart.

        Where single meetings were chosen, a name that only the second person is written with stays theirs.
        """
        person, keys = known[0], {each.pk for each in known}
        while rule := self._made_by.get(person.pk):
            if rule.from_date is None and not keys & rule.firsts:
                break
            person = rule.first
        return person

    def are_apart(self, one: Person, other: Person) -> bool:
        """Tell whether two people, with all who are merged into them, were told apart."""
        pair = {one.pk, other.pk}
        return any({_shown(rule.first), _shown(rule.second)} == pair for rule in self._rules)


def told_apart_from(person: Person) -> QuerySet[Person]:
    """Return those who stand for themselves and from whom a clerk has told a person apart."""
    told = PersonSplit.objects.in_force()
    others = Q(pk__in=told.filter(first=person).values("second"))
    others |= Q(pk__in=told.filter(second=person).values("first"))
    return Person.objects.filter(others, merged_into=None)


def _shown(person: Person) -> int:
    return person.merged_into_id or person.pk


def hold_people(body: Body, *, alone: bool) -> None:
    """Until the end of the transaction keep others from changing who is who in a body while it is written.

    Many may publish at once; who changes it is `alone`. Taken before anything of it is read.
    """
    function = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    run(f"SELECT {function}(%s::int, %s::int)", [_LOCK, body.pk])
