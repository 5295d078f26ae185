"""Two people of one name who share a page: the second gets a page of their own, and it can be taken back.

What the clerk said is kept and holds for every later protokoll too (`ingest.people.boundaries`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive.models import AgendaItem, Committee, Meeting, Person, PersonName
from archive.search.index import index_items
from archive.sorting import name_key, surname_key
from ingest.keeping import audit
from ingest.models import PersonMerge, PersonSplit
from ingest.people.appearances import KINDS, Appearance, appearances, give, written
from ingest.people.boundaries import Boundaries, Boundary, hold_people
from ingest.resolving import free_slug, swedish_slug


class CannotSplit(Exception):
    """Two people cannot be told apart so, or no longer; the message says in Swedish what to do."""


class Outdated(CannotSplit):
    """What would be moved is no longer what the clerk was shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a clerk says is the second person's: `meetings` by key, or where empty all from a day on.

    `committee` None is all of them. `other` is somebody who was told apart before; None gives a new page.
    """

    from_date: dt.date | None = None
    committee: Committee | None = None
    meetings: frozenset[int] = frozenset()
    other: Person | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be moved and what would stay; `seen` stands for all of it."""

    moved: list[Appearance]
    kept: list[Appearance]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return how many rows of each kind would be moved: `[("Underskrifter", 2)]`."""
        total: Counter[str] = sum((a.counts for a in self.moved), Counter())
        return [(kind.label, total[kind.label]) for kind in KINDS if total[kind.label]]

    @property
    def seen(self) -> str:
        told = [[[a.meeting.pk, sorted(a.counts.items())] for a in part] for part in (self.moved, self.kept)]
        return audit.digest(told)


def preview(person: Person, choice: Choice) -> Preview:
    """Return what a choice comes to; raises CannotSplit where it leaves one of the two without a meeting."""
    if person.merged_into_id:
        raise CannotSplit("Sidan är sammanslagen med en annan. Öppna den i stället.")
    moved: list[Appearance] = []
    kept: list[Appearance] = []
    for row in appearances(person):
        if choice.meetings:
            is_second = row.meeting.pk in choice.meetings
        else:
            assert choice.from_date
            in_place = choice.committee is None or choice.committee.pk == row.meeting.committee_id
            is_second = in_place and row.meeting.date >= choice.from_date
        (moved if is_second else kept).append(row)
    if choice.meetings - {row.meeting.pk for row in moved}:
        raise CannotSplit("Något av de markerade sammanträdena hör inte längre till personen. Markera igen.")
    if not moved:
        raise CannotSplit(
            "Inget sammanträde ligger på den dagen eller senare, så ingenting skulle flyttas."
            " Välj en tidigare dag eller en annan nämnd."
        )
    if not kept:
        raise CannotSplit(
            "Alla sammanträden skulle flyttas, så det vore fortfarande en enda person."
            " Välj en senare dag eller färre sammanträden."
        )
    return Preview(moved, kept)


@transaction.atomic
def split(person: Person, choice: Choice, user: User, *, seen: str | None = None) -> PersonSplit:
    """Give the second person a page with what is theirs, and keep the boundary for what comes later.

    `seen` is that of the preview that the clerk agreed to, where there was one. Raises CannotSplit, and
    Outdated where the preview would be another by now; then nothing is changed.
    """
    hold_people(person.body, alone=True)
    first = Person.objects.select_for_update(of=("self",)).select_related("body").get(pk=person.pk)
    told = preview(first, choice)
    if seen is not None and seen != told.seen:
        raise Outdated("Någon annan har ändrat något sedan du såg det här. Se efter igen.")
    meetings = {row.meeting.pk for row in told.moved}
    names, left = written(first, meetings), written(first, {row.meeting.pk for row in told.kept})
    carried = list(Person.objects.filter(merged_into=first).values_list("pk", flat=True))
    second = _known_second(choice.other) if choice.other else _second_person(first, names)
    row = PersonSplit.objects.create(
        first=first,
        second=second,
        made_second=choice.other is None,
        from_date=None if choice.meetings else choice.from_date,
        committee=None if choice.meetings else choice.committee,
        carried=carried,
        by=user,
    )
    row.meetings.set(choice.meetings)
    _give_names(first, second, names, left)
    _index(give(first, second, meetings))
    everything = [*told.moved, *told.kept]
    after = {"people": _numbers({first: told.kept, second: told.moved}), "said": _said(row)}
    audit.record(
        user, "tell_people_apart", f"person {first.slug}", {"people": _numbers({first: everything})}, after
    )
    return row


def _known_second(person: Person) -> Person:
    second = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if second.merged_into_id:
        raise CannotSplit("Den andra har inte längre en egen sida. Välj igen.")
    return second


def _second_person(first: Person, names: Counter[tuple[str, str]]) -> Person:
    """Return the second person with their own address: the one they had, where this was said before."""
    name = _most(name for name, _ in names.elements())
    party = _most(party for _, party in names.elements() if party) or first.party
    before = PersonSplit.objects.filter(first=first, made_second=True, second__merged_into=first)
    row = before.select_related("second").first()
    second = row.second if row else Person(body=first.body, role=first.role)
    second.name, second.sort_key, second.party = name, surname_key(name), party
    second.merged_into, second.told_apart_from = None, first
    if second.pk:
        second.save()
    else:
        _save_with_address(second)
    return second


def _most(values: Iterable[str]) -> str:
    return next((value for value, _ in Counter(values).most_common(1)), "")


def _save_with_address(person: Person) -> None:
    """Save a new person under the first address that is free; somebody else may take it meanwhile."""
    base = swedish_slug(person.name)
    for attempt in range(5):
        taken = set(Person.objects.filter(slug__startswith=base[:200]).values_list("slug", flat=True))
        person.slug = free_slug(base, taken, 220)
        try:
            with transaction.atomic():
                person.save()
            return
        except IntegrityError:
            if attempt == 4:
                raise


def _give_names(
    first: Person,
    second: Person,
    theirs: Collection[tuple[str, str]],
    left: Collection[tuple[str, str]],
) -> None:
    """Let the second be known by the names of their rows; those that nobody else has leave the first."""
    for name, party in theirs:
        known = PersonName.objects.filter(person=first, name=name, party=party)
        if known or not second.names.exists():
            PersonName.objects.get_or_create(
                person=second, name=name, party=party, defaults={"key": name_key(name)}
            )
        if (name, party) not in left:
            known.delete()


@transaction.atomic
def undo_split(row: PersonSplit, user: User) -> None:
    """Take back that two people are two; a page that was made for the second leads to the first.

    Raises CannotSplit where something later was built on it; then nothing is changed. Nothing where it was
    taken back already.
    """
    hold_people(row.first.body, alone=True)
    row = PersonSplit.objects.select_for_update(of=("self",)).select_related("first", "second").get(pk=row.pk)
    if row.undone_at is not None:
        return
    _require_last(row)
    first, second = row.first, row.second
    people = _numbers({first: appearances(first), second: appearances(second)})
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    if row.made_second:
        items = give(second, first)
        second.merged_into, second.told_apart_from = first, None
        second.save(update_fields=["merged_into", "told_apart_from"])
    else:
        items = give(second, first, _given_by(row))
    for name in second.names.all():
        PersonName.objects.get_or_create(
            person=first, name=name.name, party=name.party, defaults={"key": name.key}
        )
    _index(items)
    left = {first: appearances(first)} | ({} if row.made_second else {second: appearances(second)})
    before, after = {"people": people, "said": _said(row)}, {"people": _numbers(left)}
    audit.record(user, "undo_telling_apart", f"person {first.slug}", before, after)


def _require_last(row: PersonSplit) -> None:
    both = [row.first_id, row.second_id]
    later = PersonSplit.objects.in_force().filter(pk__gt=row.pk)
    if later.filter(first__in=both).exists() or later.filter(second__in=both).exists():
        raise CannotSplit("En av de två har delats igen efter det här. Ångra det senaste först.")
    merged = PersonMerge.objects.filter(undone_at=None, at__gt=row.at)
    if merged.filter(kept=row.second).exists() or merged.filter(merged__in=both).exists():
        raise CannotSplit("En av de två har slagits ihop med någon annan. Ångra sammanslagningen först.")


def _given_by(row: PersonSplit) -> set[int]:
    """Return the meetings that the second person has by this word alone, now that it no longer counts."""
    boundaries, word = Boundaries.of(row.first.body), Boundary.of(row)
    meetings = [found.meeting for found in appearances(row.second) if word.covers(found.meeting)]
    return {m.pk for m in meetings if boundaries.whose([row.first, row.second], m).pk == row.first_id}


def _index(items: Collection[int]) -> None:
    index_items(list(AgendaItem.objects.public().filter(pk__in=items)))


def _numbers(people: Mapping[Person, list[Appearance]]) -> dict[str, dict[str, int]]:
    """Return for the log how much each person has: `{"anna-berg": {"meetings": 2, "rows": 7}}`."""
    return {
        person.slug: {"meetings": len(rows), "rows": sum(row.counts.total() for row in rows)}
        for person, rows in people.items()
    }


def _said(row: PersonSplit) -> dict[str, object]:
    """Return for the log where the boundary is."""
    if row.from_date is None:
        return {"meetings": [meeting.get_absolute_url() for meeting in _chosen(row)]}
    return {
        "from": row.from_date.isoformat(),
        "committee": row.committee.get_absolute_url() if row.committee else None,
    }


def _chosen(row: PersonSplit) -> Iterable[Meeting]:
    return row.meetings.select_related("committee__body").order_by("date", "pk")
