"""A body and its committees; a committee and its meetings by year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.models import Body, Committee


def body(request: HttpRequest, body: str) -> HttpResponse:
    found = get_object_or_404(Body.objects.public(), slug=body)
    committees = found.committees.public().for_listing()
    return render(request, "archive/body.html", {"body": found, "committees": committees})


def committee(request: HttpRequest, body: str, committee: str) -> HttpResponse:
    found = get_object_or_404(
        Committee.objects.public().select_related("body", "predecessor__body"),
        body__slug=body,
        slug=committee,
    )
    meetings = found.meetings.public().for_listing().newest_first()
    return render(request, "archive/committee.html", {"committee": found, "meetings": meetings})
