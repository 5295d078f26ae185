"""What the minutes show of one person in a public role: periods, presence, motions, reservations, votes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from archive.models import AgendaItem, Attendance, Ballot, Committee, Person, Replacement


@dataclass(frozen=True, slots=True)
class Period:
    """Time in one committee, in one group and party, as the attendance lists show it."""

    committee: Committee
    group: str
    party: str
    title: str
    present: int
    absent: int
    first: dt.date
    last: dt.date


def periods(person: Person) -> list[Period]:
    """Return the person's times in committees, the latest first; three queries.

    Many minutes name the absent only where they say who sits instead: such a meeting counts as away.
    """
    rows = list(
        Attendance.objects.filter(person=person, meeting__state="published")
        .values("meeting__committee", "group", "party")
        .annotate(
            there=Count("meeting", filter=Q(present=True), distinct=True),
            away=Count("meeting", filter=Q(present=False), distinct=True),
            first=Min("meeting__date"),
            last=Max("meeting__date"),
            post=Max("title"),
        )
        .order_by("-last", "meeting__committee", "group")
    )
    away = _only_replaced(person)
    committees = Committee.objects.select_related("body").in_bulk({row["meeting__committee"] for row in rows})
    groups = dict(Attendance.Group.choices)
    return [
        Period(
            committee=committees[row["meeting__committee"]],
            group=groups[row["group"]],
            party=row["party"],
            title=row["post"],
            present=row["there"],
            absent=row["away"]
            + (away.pop(row["meeting__committee"], 0) if row["group"] == Attendance.Group.MEMBER else 0),
            first=row["first"],
            last=row["last"],
        )
        for row in rows
    ]


def _only_replaced(person: Person) -> dict[int, int]:
    """Return by committee how many meetings had somebody in the place of the person, who is not listed."""
    listed = Attendance.objects.filter(person=person).values("meeting")
    rows = (
        Replacement.objects.filter(person=person, attendance__meeting__state="published")
        .exclude(attendance__meeting__in=listed)
        .order_by()
        .values_list("attendance__meeting__committee")
        .annotate(Count("attendance__meeting", distinct=True))
    )
    return dict(rows)


def attendance(person: Person) -> QuerySet[Attendance]:
    """Return the person's lines in attendance lists, the newest first, with whom they stood in for."""
    return (
        Attendance.objects.filter(person=person, meeting__state="published")
        .select_related("meeting__committee__body")
        .prefetch_related("replaces__person")
        .order_by("-meeting__date", "-meeting_id", "position")
    )


def replaced_by(person: Person) -> QuerySet[Replacement]:
    """Return the times when somebody stood in for the person, the newest first."""
    return (
        Replacement.objects.filter(person=person, attendance__meeting__state="published")
        .select_related("attendance__person", "attendance__meeting__committee__body")
        .order_by("-attendance__meeting__date", "pk")
    )


def ballots(person: Person) -> QuerySet[Ballot]:
    """Return the person's votes in roll-calls, the newest first."""
    return (
        Ballot.objects.filter(
            person=person, vote__item__state="shown", vote__item__meeting__state="published"
        )
        .select_related("vote__item__meeting__committee__body")
        .order_by("-vote__item__meeting__date", "-pk")
    )


def items(person: Person, *, role: str, most: int) -> tuple[list[AgendaItem], int]:
    """Return the newest paragrafer where the person moved, reserved or handled, and how many there are.

    `role` is "motions", "reservations" or "officers". The keys are read first: to sort a few known rows
    is quicker for the database than to look for a few among all that are sorted.
    """
    paths = {
        "motions": "motions__movers__person",
        "reservations": "reservations__members__person",
        "officers": "officers__person",
    }
    rows = AgendaItem.objects.public().filter(**{paths[role]: person})
    keys = set(rows.values_list("pk", flat=True))
    if not keys:
        return [], 0
    return list(AgendaItem.objects.filter(pk__in=keys).for_listing().newest_first()[:most]), len(keys)
