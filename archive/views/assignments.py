"""Assignments (*uppdrag*): the filtered list, and the same as a calendar file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.browsing.filters import AssignmentFilter
from archive.following.assignment_status import with_status
from archive.following.calendar import calendar
from archive.models import Assignment
from archive.models.querysets import AssignmentQuerySet
from archive.views.paging import page_of

_CALENDAR_LIMIT = 2_000


def _chosen(request: HttpRequest) -> AssignmentFilter:
    rows: AssignmentQuerySet = Assignment.objects.public().for_listing().newest_first()
    annotated = with_status(rows, timezone.localdate())
    return AssignmentFilter(request.GET, queryset=annotated, request=request)


@require_safe
def assignments(request: HttpRequest) -> HttpResponse:
    chosen = _chosen(request)
    context = {"section": "assignments", "filter": chosen, "page": page_of(request, chosen.qs)}
    return render(request, "archive/assignments.html", context)


@require_safe
def assignments_calendar(request: HttpRequest) -> HttpResponse:
    """`/uppdrag.ics`: the deadlines of the same choice, as days of a calendar (RFC 5545)."""
    rows = _chosen(request).qs.exclude(due_to=None)[:_CALENDAR_LIMIT]
    text = calendar(rows, base=f"{request.scheme}://{request.get_host()}")
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="uppdrag.ics"'
    return response
