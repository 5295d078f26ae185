"""People of one name in one body, told apart for a reader by where and when they sat."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from archive.models import Attendance, ItemOfficer, Person

_SHOWN = 5  # namesakes on a person's page
_COMMITTEES = 2  # committees that one of them is told by


@dataclass(frozen=True, slots=True)
class Time:
    """Time of somebody in a committee, as the published minutes show it."""

    committee: str
    first: dt.date
    last: dt.date

    @property
    def years(self) -> str:
        """Return the committee with its years: "Tekniska nämnden 2019–2023"."""
        first, last = self.first.year, self.last.year
        return f"{self.committee} {first}" + (f"–{last}" if last != first else "")


def namesakes(person: Person) -> list[tuple[Person, list[Time]]]:
    """Return those with whom a person can be confused, with where and when each sat.

    They have the same name in the same body, or a clerk has told them apart from this one.
    """
    alike = Q(name=person.name) | Q(told_apart_from=person) | Q(pk=person.told_apart_from_id)
    found = list(
        Person.objects.public()
        .filter(alike, body=person.body_id)
        .exclude(pk=person.pk)
        .select_related("body")
        .order_by("pk")[:_SHOWN]
    )
    times = times_of(found)
    return [(other, times[other.pk]) for other in found]


def told_apart(people: Iterable[Person]) -> dict[int, str]:
    """Return what tells those apart who look alike in a list: `{7: "Tekniska nämnden 2019–2023"}`.

    Who looks like nobody else is not in it, and without such people nothing is asked of the database.
    """
    everybody = list(people)
    seen = Counter(_looks(person) for person in everybody)
    alike = [person for person in everybody if seen[_looks(person)] > 1]
    times = times_of(alike)
    return {person.pk: times[person.pk][0].years for person in alike if times[person.pk]}


def _looks(person: Person) -> tuple[str, str, int]:
    return person.name, person.party, person.body_id


def times_of(people: Iterable[Person]) -> dict[int, list[Time]]:
    """Return where and when each of some people sat, or handled items: the committees of most meetings."""
    keys = {person.pk for person in people}
    found: dict[int, list[Time]] = defaultdict(list)
    for model, meeting in ((Attendance, "meeting"), (ItemOfficer, "item__meeting")):
        wanted = keys - found.keys()
        if not wanted:
            break
        rows = (
            model._default_manager.filter(**{"person__in": wanted, f"{meeting}__state": "published"})
            .order_by()
            .values_list("person", f"{meeting}__committee__name")
            .annotate(number=Count(meeting, distinct=True))
            .annotate(first=Min(f"{meeting}__date"), last=Max(f"{meeting}__date"))
            .order_by("person", "-number", f"{meeting}__committee__name")
        )
        for person, committee, _, first, last in rows:
            if len(found[person]) < _COMMITTEES:
                found[person].append(Time(committee, first, last))
    return found
