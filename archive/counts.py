"""How much the archive holds, for the start page: counted again when something is published or withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Count, Max

from archive.models import AgendaItem, Case, Meeting

_SECONDS = 60  # the longest that a single withdrawn paragraf is still counted


Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Counts:
    """Published meetings, the paragrafer and the cases that a reader can see."""

    meetings: int
    items: int
    cases: int


def archive_counts() -> Counts:
    """Return the counts; from the process's memory while the meetings are the same, for a minute at most."""
    return remembered("counts", _count)


def _count() -> Counts:
    return Counts(
        meetings=Meeting.objects.public().count(),
        items=AgendaItem.objects.public().count(),
        cases=Case.objects.public().count(),
    )


def remembered(what: str, find: Callable[[], Found]) -> Found:
    """Return what `find` gives, from memory while no meeting is published, changed or withdrawn.

    Kept for a minute at most, so that a single withdrawn paragraf is not counted longer than that.
    """
    state = Meeting.objects.public().aggregate(
        number=Count("pk"), newest=Max("published_at"), highest=Max("pk"), version=Max("versions__pk")
    )
    said = "-".join(str(value) for value in state.values())
    key = f"{what}-{said}".replace(" ", "-")
    found: Found | None = cache.get(key)
    if found is None:
        found = find()
        cache.set(key, found, _SECONDS)
    return found
