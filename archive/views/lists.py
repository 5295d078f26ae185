"""The filtered lists: decisions and meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.browsing.filters import ItemFilter, MeetingFilter
from archive.models import AgendaItem, Committee, Meeting, Person
from archive.views.paging import page_of


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    rows = AgendaItem.objects.public().filter(decision__isnull=False).for_listing().newest_first()
    chosen = ItemFilter(request.GET, queryset=rows, request=request)
    context = {
        "section": "decisions",
        "filter": chosen,
        "page": page_of(request, chosen.qs),
        "chosen_people": _chosen_people(chosen),
    }
    return render(request, "archive/decisions.html", context)


def _chosen_people(chosen: ItemFilter) -> list[tuple[str, str, Person]]:
    """The people that a link has chosen: the parameter, what it asks, and who it is."""
    asked = {"person": "yrkade eller reserverade sig", "rostat": "röstade", "handlaggare": "var handläggare"}
    wanted = {name: chosen.data.get(name, "") for name in asked}
    people = Person.objects.filter(slug__in=[slug for slug in wanted.values() if slug])
    by_slug = {person.slug: person for person in people}
    return [(name, asked[name], by_slug[slug]) for name, slug in wanted.items() if slug in by_slug]


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    rows = Meeting.objects.public().for_listing().newest_first()
    chosen = MeetingFilter(request.GET, queryset=rows, request=request)
    context = {
        "section": "meetings",
        "filter": chosen,
        "page": page_of(request, chosen.qs),
        "committees": Committee.objects.public().for_listing().order_by("body__sort_key", "sort_key"),
    }
    return render(request, "archive/meetings.html", context)
