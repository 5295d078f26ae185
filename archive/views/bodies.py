"""A body and its committees; a committee's meetings by year, and the committee in numbers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.following.assignment_status import is_waiting, with_status
from archive.following.timeline import said_days
from archive.models import Assignment, Body, Committee
from archive.serving.remembering import remembered
from archive.showing import committee_figures

_YEARS_SHOWN = 5  # of meetings on the committee's own page; older years are a link away


@require_safe
def body(request: HttpRequest, body: str) -> HttpResponse:
    found = get_object_or_404(Body.objects.public(), slug=body)
    committees = found.committees.public().for_listing().order_by("sort_key")
    return render(
        request, "archive/body.html", {"section": "meetings", "body": found, "committees": committees}
    )


def _find(body: str, committee: str) -> Committee:
    return get_object_or_404(
        Committee.objects.public().for_listing().select_related("body", "predecessor__body"),
        body__slug=body,
        slug=committee,
    )


@require_safe
def committee(request: HttpRequest, body: str, committee: str) -> HttpResponse:
    found = _find(body, committee)
    years = list(found.meetings.public().dates("date", "year", order="DESC"))
    recent = years[0].year - _YEARS_SHOWN
    today = timezone.localdate()
    waiting = Assignment.objects.public().for_listing().filter(is_waiting(today), committee=found)
    context = {
        "section": "meetings",
        "committee": found,
        "meetings": found.meetings.public().for_listing().newest_first().filter(date__year__gt=recent),
        "older": [day.year for day in years if day.year <= recent],
        "successors": found.successors.public().select_related("body").order_by("sort_key"),
        "assignments": with_status(waiting.order_by("due_to", "point_id")[:8], today),
        "assignment_count": waiting.count(),
        "names": found.names.exclude(name=found.name).order_by("name"),
    }
    return render(request, "archive/committee.html", context)


@require_safe
def figures(request: HttpRequest, body: str, committee: str) -> HttpResponse:
    """`/protokoll/<body>/<committee>/siffror/`: the committee in numbers, each a link to what it counts."""
    found = _find(body, committee)
    numbers = remembered(
        ("figures", found.pk), lambda: _numbers(found), size=lambda told: len(told["members"])
    )
    context = {"section": "meetings", "committee": found, **numbers}
    return render(request, "archive/committee_figures.html", context)


def _numbers(committee: Committee) -> dict[str, Any]:
    years, classes, bar = committee_figures.decisions_by_class(committee)
    middle, longest = committee_figures.lead_times(committee)
    return {
        "years": years,
        "classes": classes,
        "bar": bar,
        "deviation": committee_figures.deviation(committee),
        "reservations": committee_figures.reservations_by_party(committee),
        "lead_time": said_days(middle),
        "longest": [(item, said_days(number)) for item, number in longest],
        "members": committee_figures.members(committee),
    }
