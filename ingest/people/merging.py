"""Two people who are one: what points at the one is made to point at the other, and can be given back.

A name as written stays where it is. Which of the two a row belonged to is told by its name, so that a merge
can be undone also after minutes were published again in between.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.models import Person, PersonName
from archive.search.index import index_people
from archive.sorting import name_key
from ingest.keeping import audit
from ingest.models import PersonMerge, PersonSplit, PersonSuggestion
from ingest.people.appearances import KINDS, Kind, give
from ingest.people.boundaries import Boundaries, hold_people


class CannotMerge(Exception):
    """Two people cannot be made one, or two again; the message says in Swedish what to do."""


@transaction.atomic
def merge(kept: Person, merged: Person, user: User) -> PersonMerge:
    """Make `merged` another name of `kept`: its address leads there, and both names are known.

    Raises CannotMerge where a clerk has told the two apart; then nothing is changed.
    """
    hold_people(kept.body, alone=True)
    kept, merged = _locked(kept, merged)
    if kept.pk == merged.pk or kept.merged_into_id or merged.merged_into_id or kept.body_id != merged.body_id:
        raise ValueError("only two people of one body who stand for themselves can be merged")
    if Boundaries.of(kept.body).are_apart(kept, merged):
        raise CannotMerge("De två är redan isärhållna som två personer. Ångra det först.")
    carried = list(Person.objects.filter(merged_into=merged).values_list("pk", flat=True))
    Person.objects.filter(pk__in=[*carried, merged.pk]).update(merged_into=kept)
    give(merged, kept)
    index_people([kept, merged])
    row = PersonMerge.objects.create(kept=kept, merged=merged, carried=carried, by=user)
    after = {"kept": kept.slug, "merged": merged.slug}
    audit.record(user, "merge_people", f"person {merged.slug}", None, after)
    return row


@transaction.atomic
def undo_merge(row: PersonMerge, user: User) -> None:
    """Make two people of one again; each gets the rows that were written with its names.

    Raises CannotMerge where the one was told apart from a namesake since; then nothing is changed.
    """
    hold_people(row.kept.body, alone=True)
    row = PersonMerge.objects.select_for_update().get(pk=row.pk)
    if row.undone_at is not None:
        return
    if PersonSplit.objects.in_force().filter(first=row.kept, at__gt=row.at).exists():
        raise CannotMerge("Sidan har delats på två personer efter sammanslagningen. Ångra det först.")
    group = [row.merged_id, *row.carried]
    Person.objects.filter(pk__in=row.carried).update(merged_into=row.merged)
    Person.objects.filter(pk=row.merged_id).update(merged_into=None)
    theirs = _names(group) - _names([row.kept_id])
    for kind in KINDS:
        _give_back(kind, row, theirs)
    index_people([row.kept, row.merged])
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    PersonSuggestion.objects.filter(
        first__in=[row.kept, row.merged], second__in=[row.kept, row.merged]
    ).update(state=PersonSuggestion.State.OPEN, decided_by="", decided_at=None)
    after = {"kept": row.kept.slug, "merged": row.merged.slug}
    audit.record(user, "undo_merge", f"person {row.merged.slug}", None, after)


def _locked(*people: Person) -> list[Person]:
    rows = Person.objects.select_for_update().order_by("pk").in_bulk([p.pk for p in people])
    return [rows[p.pk] for p in people]


def _names(people: list[int]) -> set[tuple[str, str]]:
    return set(PersonName.objects.filter(person__in=people).values_list("key", "party"))


def _give_back(kind: Kind, row: PersonMerge, theirs: set[tuple[str, str]]) -> None:
    rows = kind.rows.filter(person=row.kept)
    pks = [
        found.pk for found in rows if (name_key(found.name), found.party if kind.has_party else "") in theirs
    ]
    rows.filter(pk__in=pks).update(person=row.merged)
