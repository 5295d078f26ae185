"""How much the archive holds, for the start page: counted again when anything has changed."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import AgendaItem, Case, Meeting
from archive.serving.remembering import remembered


@dataclass(frozen=True, slots=True)
class Counts:
    """Published meetings, the paragrafer and the cases that a reader can see."""

    meetings: int
    items: int
    cases: int


def archive_counts() -> Counts:
    """Return the counts, from memory while nothing has changed in the database."""
    return remembered("counts", _count)


def _count() -> Counts:
    return Counts(
        meetings=Meeting.objects.public().count(),
        items=AgendaItem.objects.public().count(),
        cases=Case.objects.public().count(),
    )
