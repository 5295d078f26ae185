"""How much the archive holds, for the start page: counted again when something is published or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max

from archive.models import AgendaItem, Case, Meeting

_SECONDS = 60  # the longest that a single withdrawn paragraf is still counted


@dataclass(frozen=True, slots=True)
class Counts:
    """Published meetings, the paragrafer and the cases that a reader can see."""

    meetings: int
    items: int
    cases: int


def archive_counts() -> Counts:
    """Return the counts; from the process's memory while the meetings are the same, for a minute at most."""
    state = Meeting.objects.public().aggregate(
        number=Count("pk"), newest=Max("published_at"), highest=Max("pk")
    )
    key = f"counts-{state['number']}-{state['highest']}-{state['newest']}".replace(" ", "-")
    found: Counts | None = cache.get(key)
    if found is None:
        found = Counts(
            meetings=state["number"],
            items=AgendaItem.objects.public().count(),
            cases=Case.objects.public().count(),
        )
        cache.set(key, found, _SECONDS)
    return found
