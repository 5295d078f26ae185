"""How complete the archive is: for each committee its years, what is missing, when last updated."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q, Value
from django.db.models.functions import Greatest, Least, NullIf
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.following.committees import CommitteesOfBody
from archive.following.completeness import Numbered, gaps, gaps_between
from archive.models import Committee, Meeting, Reference
from archive.serving.remembering import remembered


@require_safe
def completeness(request: HttpRequest) -> HttpResponse:
    """Gaps between meetings of every committee, by the numbers that the minutes' heads say."""
    return render(request, "archive/completeness.html", {"table": remembered("completeness", _table)})


def _table() -> list[tuple[Committee, str, list[tuple[int, int]], int]]:
    """Return for each committee the address of its meetings of a year but for the year, its meetings by year,
    and how many §§ are missing.
    """
    committees = (
        Committee.objects.public()
        .for_listing()
        .annotate(updated=Max("meetings__published_at", filter=Q(meetings__state="published")))
        .order_by("body__sort_key", "sort_key")
    )
    years_of: dict[int, Counter[int]] = defaultdict(Counter)
    spans: dict[int, list[tuple[dt.date, tuple[int, int]]]] = defaultdict(list)
    heads = [NullIf(name, Value(0)) for name in ("first_paragraph", "last_paragraph")]
    rows = Meeting.objects.public().annotate(low=Least(*heads), high=Greatest(*heads))
    for committee_id, date, low, high in rows.values_list("committee_id", "date", "low", "high"):
        years_of[committee_id][date.year] += 1
        if low:
            spans[committee_id].append((date, (low, high)))
    table = []
    for committee in committees:
        years = sorted(years_of[committee.pk].items())
        missing = sum(gap.count for gap in gaps_between(spans[committee.pk]))
        table.append((committee, f"{reverse('meetings')}?organ={committee.pk}&ar=", years, missing))
    return table


@require_safe
def of_committee(request: HttpRequest, body: str, committee: str) -> HttpResponse:
    """The missing §§ of one committee, and the meetings that others' minutes name and that are not here."""
    found = get_object_or_404(
        Committee.objects.public().select_related("body"), body__slug=body, slug=committee
    )
    meetings = found.meetings.public().order_by("date", "sequence")
    counted = meetings.annotate(numbers=ArrayAgg("items__number", filter=Q(items__state="shown"), default=[]))
    rows = counted.values_list("date", "numbers", "first_paragraph", "last_paragraph")
    numbered = [Numbered(date, tuple(numbers), first, last) for date, numbers, first, last in rows]
    context = {
        "committee": found,
        "years": sorted(Counter(meeting.date.year for meeting in numbered).items()),
        "gaps": gaps(numbered),
        "named": _named_elsewhere(found),
        "updated": meetings.aggregate(latest=Max("published_at"))["latest"],
    }
    return render(request, "archive/completeness_committee.html", context)


def _named_elsewhere(committee: Committee) -> list[tuple[Any, list[int]]]:
    """Days on which the body's other minutes say that the committee met, with the §§, where none is here."""
    committees = CommitteesOfBody(committee.body_id)
    here = set(committee.meetings.values_list("date", flat=True))
    days: dict[Any, set[int]] = defaultdict(set)
    names = [
        name
        for name in remembered("written names of committees", _written_names)
        if committee.pk in committees.meant_by(name, speaker=committee.pk)
    ]
    rows = (
        Reference.objects.filter(
            committee_name__in=names,
            item__state="shown",
            item__meeting__state="published",
            item__meeting__committee__body=committee.body_id,
            date__isnull=False,
        )
        .values_list("committee_name", "date", "paragraph", "item__meeting__committee_id")
        .order_by()
        .distinct()
    )
    meant: dict[tuple[str, int], set[int]] = {}
    for name, date, paragraph, speaker in rows:
        if date in here:
            continue
        key = (name, speaker)
        if key not in meant:
            meant[key] = committees.meant_by(name, speaker=speaker)
        if meant[key] == {committee.pk}:
            days[date].add(paragraph or 0)
    return [(date, sorted(n for n in numbers if n)) for date, numbers in sorted(days.items())]


def _written_names() -> list[str]:
    """Return the names of committees in all references that have a day."""
    written = Reference.objects.filter(date__isnull=False).exclude(committee_name="")
    return list(written.order_by().values_list("committee_name", flat=True).distinct())
