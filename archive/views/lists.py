"""The filtered lists: decisions and meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.browsing.filters import ItemFilter, MeetingFilter
from archive.models import AgendaItem, Committee, Meeting
from archive.views.paging import page_of


def decisions(request: HttpRequest) -> HttpResponse:
    rows = AgendaItem.objects.public().filter(decision__isnull=False).for_listing().newest_first()
    chosen = ItemFilter(request.GET, queryset=rows, request=request)
    return render(request, "archive/decisions.html", {"filter": chosen, "page": page_of(request, chosen.qs)})


def meetings(request: HttpRequest) -> HttpResponse:
    rows = Meeting.objects.public().for_listing().newest_first()
    chosen = MeetingFilter(request.GET, queryset=rows, request=request)
    context = {
        "filter": chosen,
        "page": page_of(request, chosen.qs),
        "committees": Committee.objects.public().for_listing().order_by("body__sort_key", "sort_key"),
    }
    return render(request, "archive/meetings.html", context)
