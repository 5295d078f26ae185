"""Names that a clerk has said are those of two people, however alike they are written.

The answer holds for the whole body, in every later protokoll and when an earlier one is published again,
until it is taken back.
"""

from __future__ import annotations

from django.db import transaction

from archive.models import Body, PersonName
from archive.sorting import name_key
from ingest.models import Correction, NamesApart

Pair = frozenset[str]


def pair_of(one: str, other: str) -> Pair:
    """Return two names as they are compared: the same for "Anna Ek" and "Ana Ek" in any order."""
    return frozenset({name_key(one), name_key(other)})


def names_apart(body: Body | None) -> dict[Pair, str]:
    """Return the pairs of names that are kept apart in a body, with the user name of who said so."""
    rows = NamesApart.objects.filter(correction__upload__body=body, correction__undone_at=None)
    return {
        frozenset({one, other}): who
        for one, other, who in rows.values_list("written", "listed", "correction__by__username")
    }


@transaction.atomic
def keep_apart(answer: Correction, written: str, listed: str) -> None:
    """Keep from now on that `written` is somebody else than `listed`, by the answer to the question of it.

    What an earlier publication took the one for is forgotten; publishing again gives each their own page.
    """
    NamesApart.objects.create(correction=answer, written=name_key(written), listed=name_key(listed))
    taken_for = PersonName.objects.filter(person__body=answer.upload.body, key=name_key(written))
    taken_for.filter(person__names__key=name_key(listed)).delete()
