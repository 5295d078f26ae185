"""The start page: what this is, a search box, the latest, and how much there is until when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Committee, Meeting
from archive.showing.counts import archive_counts


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    latest = list(Meeting.objects.public().for_listing().newest_first()[:8])
    context = {
        "is_start": True,
        "latest": latest,
        "committees": Committee.objects.public().for_listing().order_by("body__sort_key", "sort_key"),
        "counts": archive_counts(),
        "until": latest[0].date if latest else None,
    }
    return render(request, "archive/start.html", context)
