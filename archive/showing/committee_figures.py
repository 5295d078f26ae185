"""A committee in numbers: decisions by class and year, what left the proposal, reservations, lead times.

Each number is made from rows that a reader can list; the pages link to the list.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Max, Min
from django.db.models.functions import ExtractYear
from django.urls import reverse

from archive.models import AgendaItem, Attendance, Committee, Decision, ReservationMember
from archive.showing.charts import Bar, Segment, bars, stacked

# The kinds of colour that the classes have in a bar; the words stand beside.
_COLOURS = {
    Decision.Class.AS_PROPOSED: "good",
    Decision.Class.CHANGED: "plain",
    Decision.Class.REJECTED: "bad",
    Decision.Class.REFERRED_BACK: "wait",
    Decision.Class.TABLED: "wait",
    Decision.Class.INFORMATION: "information",
    Decision.Class.ELECTION: "election",
    Decision.Class.UPWARD: "upward",
}


@dataclass(frozen=True, slots=True)
class ClassRow:
    """How many decisions of one class each year had: (year, number, address of the list)."""

    name: str
    total: int
    url: str
    years: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Deviation:
    """How many decisions left the proposal, of those where the minutes have both."""

    left: int
    comparable: int
    url: str
    comparable_url: str

    @property
    def percent(self) -> int:
        return round(100 * self.left / self.comparable) if self.comparable else 0


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's time in the committee as the attendance lists show it, in one group and party."""

    name: str
    slug: str
    party: str
    group: str
    meetings: int
    first: dt.date
    last: dt.date


def list_address(committee: Committee, **more: str | int) -> str:
    """Return the address of the committee's decisions with some filters: "/beslut/?organ=3&klass=changed"."""
    query = "&".join([f"organ={committee.pk}", *(f"{name}={value}" for name, value in more.items())])
    return f"{reverse('decisions')}?{query}"


def decisions_by_class(committee: Committee) -> tuple[list[int], list[ClassRow], list[Segment]]:
    """Return the years, a row for each class that occurs, and the bar of all years."""
    rows = (
        Decision.objects.filter(
            item__meeting__committee=committee, item__state="shown", item__meeting__state="published"
        )
        .annotate(year=ExtractYear("item__meeting__date"))
        .values_list("decision_class", "year")
        .annotate(number=Count("pk"))
        .order_by()
    )
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for name, year, number in rows:
        counts[name][year] += number
    years = sorted({year for by_year in counts.values() for year in by_year})
    table = [
        ClassRow(
            name=choice.label,
            total=counts[choice].total(),
            url=list_address(committee, klass=choice.value),
            years=tuple(
                (year, counts[choice][year], list_address(committee, klass=choice.value, ar=year))
                for year in years
            ),
        )
        for choice in Decision.Class
        if counts[choice]
    ]
    bar = [(c.label, counts[c].total(), _COLOURS.get(c, "rest")) for c in Decision.Class if counts[c]]
    return years, table, stacked(bar)


def deviation(committee: Committee) -> Deviation:
    """Return how often the committee left the proposal that it had before it."""
    rows = AgendaItem.objects.public().filter(meeting__committee=committee)
    found = dict(
        rows.filter(decision__as_proposed__isnull=False)
        .values_list("decision__as_proposed")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return Deviation(
        left=found.get(False, 0),
        comparable=sum(found.values()),
        url=list_address(committee, avvek="true"),
        comparable_url=list_address(committee),
    )


def reservations_by_party(committee: Committee) -> list[Bar]:
    """Return a bar for each party: the decisions that it made a reservation against."""
    rows = (
        ReservationMember.objects.filter(
            reservation__item__meeting__committee=committee,
            reservation__item__state="shown",
            reservation__item__meeting__state="published",
        )
        .exclude(party="")
        .values_list("party")
        .annotate(number=Count("reservation__item", distinct=True))
        .order_by("-number", "party")
    )
    return bars([(party, number, list_address(committee, reserverat=party)) for party, number in rows])


def lead_times(committee: Committee) -> tuple[int | None, list[tuple[AgendaItem, int]]]:
    """Return the median days from a case's first § to its last, and the ten longest cases' last §.

    Counts the cases that the committee has dealt with and that came up more than once, in any
    committee; None where there is no such case.
    """
    cases = AgendaItem.objects.public().filter(meeting__committee=committee, case__isnull=False)
    spans = (
        AgendaItem.objects.public()
        .filter(case__in=cases.values("case"))
        .values("case")
        .annotate(first=Min("meeting__date"), last=Max("meeting__date"), number=Count("pk"), item=Max("pk"))
        .filter(number__gt=1)
        .order_by()
    )
    days = sorted(((row["last"] - row["first"]).days, row["item"]) for row in spans)
    if not days:
        return None, []
    longest = days[-10:][::-1]
    items = AgendaItem.objects.select_related("case__body").in_bulk([pk for _, pk in longest])
    return int(median(number for number, _ in days)), [(items[pk], number) for number, pk in longest]


def members(committee: Committee) -> list[Member]:
    """Return who has sat in the committee, the latest first, with the party and the group of each time."""
    rows = (
        Attendance.objects.filter(
            meeting__committee=committee, meeting__state="published", person__isnull=False
        )
        .exclude(group=Attendance.Group.OTHER)
        .values("person__name", "person__slug", "party", "group", "person__sort_key")
        .annotate(
            meetings=Count("meeting", distinct=True), first=Min("meeting__date"), last=Max("meeting__date")
        )
        .order_by("-last", "group", "person__sort_key")
    )
    groups = dict(Attendance.Group.choices)
    return [
        Member(
            row["person__name"],
            row["person__slug"],
            row["party"],
            groups[row["group"]],
            row["meetings"],
            row["first"],
            row["last"],
        )
        for row in rows
    ]
