"""Where a person stands in the minutes: every table that points to one, and the meetings it is about.

A table that comes later must be added here, or to what a person is otherwise (`ABOUT`): a test compares both
with the relations of the model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count

from archive.models import (
    Attendance,
    Ballot,
    ItemOfficer,
    Meeting,
    MotionMover,
    Person,
    PersonName,
    Replacement,
    ReservationMember,
    Signatory,
)
from ingest.models import PersonMerge, PersonSplit, PersonSuggestion


@dataclass(frozen=True, slots=True)
class Kind:
    """A table whose rows say that somebody of a `name` did something.

    `meeting` is the way from a row to its meeting, `item` that to its paragraf ("" where it is about none);
    `label` says in Swedish what is counted.
    """

    model: type[models.Model]
    meeting: str
    item: str
    label: str

    @property
    def rows(self) -> models.QuerySet[Any]:
        return self.model._default_manager.order_by()

    @property
    def has_party(self) -> bool:
        return any(column.name == "party" for column in self.model._meta.get_fields())


KINDS: tuple[Kind, ...] = (
    Kind(Attendance, "meeting", "", "Rader i närvarolistor"),
    Kind(Replacement, "attendance__meeting", "", "Gånger som någon annan tjänstgjorde i stället"),
    Kind(Signatory, "meeting", "", "Underskrifter"),
    Kind(ItemOfficer, "item__meeting", "item", "Ärenden som handläggare"),
    Kind(MotionMover, "motion__item__meeting", "motion__item", "Yrkanden"),
    Kind(ReservationMember, "reservation__item__meeting", "reservation__item", "Reservationer"),
    Kind(Ballot, "vote__item__meeting", "vote__item", "Röster i omröstningar"),
)

ABOUT: tuple[type[models.Model], ...] = (Person, PersonName, PersonMerge, PersonSplit, PersonSuggestion)
"""What points to a person without being an appearance: names, and what clerks settled."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A meeting that somebody stands in, and how many rows of each kind (by label) say so."""

    meeting: Meeting
    counts: Counter[str] = field(default_factory=Counter)


def appearances(person: Person) -> list[Appearance]:
    """Return where a person stands, the newest meeting first, withdrawn ones too; a query for each kind."""
    found: dict[int, Counter[str]] = {}
    for kind in KINDS:
        rows = kind.rows.filter(person=person).values_list(f"{kind.meeting}_id").annotate(Count("pk"))
        for meeting, number in rows:
            found.setdefault(meeting, Counter())[kind.label] = number
    meetings = Meeting.objects.filter(pk__in=found).select_related("committee__body")
    return [Appearance(meeting, found[meeting.pk]) for meeting in meetings.order_by("-date", "-pk")]


def written(person: Person, meetings: Collection[int] | None = None) -> Counter[tuple[str, str]]:
    """Return how often each name and party stands for a person, in these meetings or (None) in all."""
    found: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        rows = kind.rows.filter(person=person)
        if meetings is not None:
            rows = rows.filter(**{f"{kind.meeting}__in": meetings})
        columns = ("name", "party") if kind.has_party else ("name",)
        for name, *rest in rows.values_list(*columns, Count("pk")):
            *party, number = rest
            found[name, party[0] if party else ""] += number
    return found


def give(rows_of: Person, to: Person, meetings: Collection[int] | None = None) -> set[int]:
    """Let rows of one person be another's, in these meetings or (None) all; return the paragrafer concerned.

    The caller makes their search documents anew.
    """
    items: set[int] = set()
    for kind in KINDS:
        rows = kind.rows.filter(person=rows_of)
        if meetings is not None:
            rows = rows.filter(**{f"{kind.meeting}__in": meetings})
        if kind.item:
            items.update(rows.values_list(f"{kind.item}_id", flat=True))
        kind.rows.filter(pk__in=rows.values("pk")).update(person=to)
    return items
