"""People: politicians and officers apart, and one person with everything the archive knows."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from archive.models import AgendaItem, Attendance, Person


def people(request: HttpRequest) -> HttpResponse:
    rows = Person.objects.public().select_related("body")
    context = {
        "politicians": rows.filter(role=Person.Role.POLITICIAN),
        "officers": rows.filter(role=Person.Role.OFFICER),
    }
    return render(request, "archive/people.html", context)


def person(request: HttpRequest, person: str) -> HttpResponse:
    merged = (
        Person.objects.filter(slug=person).exclude(merged_into=None).select_related("merged_into").first()
    )
    if merged and merged.merged_into:
        return redirect(merged.merged_into, permanent=True)
    found = get_object_or_404(Person.objects.public().select_related("body"), slug=person)
    published = Q(meeting__state="published")
    attendance = (
        Attendance.objects.filter(published, person=found)
        .select_related("meeting__committee__body")
        .prefetch_related("replaces")
        .order_by("-meeting__date", "position")
    )
    items = AgendaItem.objects.public().for_listing().newest_first()
    context = {
        "person": found,
        "names": found.names.exclude(name=found.name).values_list("name", flat=True).distinct(),
        "attendance": attendance,
        "committees": attendance.order_by()
        .values("meeting__committee__name", "meeting__committee__slug", "meeting__committee__body__slug")
        .annotate(meetings=Count("meeting", distinct=True))
        .order_by("-meetings"),
        "motions": items.filter(motions__movers__person=found).distinct(),
        "reservations": items.filter(reservations__members__person=found).distinct(),
        "handled": items.filter(officers__person=found).distinct(),
    }
    return render(request, "archive/person.html", context)
