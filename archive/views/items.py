"""One paragraf: the decision first, then what led to it; and its lines in the original."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.linking import link_references
from archive.models import AgendaItem
from archive.participation import participation
from archive.views.withdrawn import gone


def _find(body: str, committee: str, day: str, number: str) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.for_reading(),
        meeting__committee__body__slug=body,
        meeting__committee__slug=committee,
        meeting__slug=day,
        slug=number,
    )


def _refusal(request: HttpRequest, item: AgendaItem) -> HttpResponse | None:
    meeting = item.meeting
    what = f"{meeting.committee} {item.label}"
    if not meeting.is_published:
        return gone(request, meeting.withdrawal_reason, what=what, date=meeting.date)
    if item.state == AgendaItem.State.GONE:
        reason = "Paragrafen finns inte i den rättade versionen av protokollet."
        return gone(request, reason, what=what, date=meeting.date)
    if item.state == AgendaItem.State.WITHDRAWN:
        return gone(request, item.withdrawal_reason, what=what, date=meeting.date)
    return None


def item(request: HttpRequest, body: str, committee: str, day: str, number: str) -> HttpResponse:
    found = _find(body, committee, day, number)
    refusal = _refusal(request, found)
    if refusal:
        return refusal
    attendance = found.meeting.attendance.select_related("person").prefetch_related("replaces__person")
    context = {
        "item": found,
        "meeting": found.meeting,
        "sections": found.sections.all(),
        "participation": participation(attendance, found.number),
        "links": link_references(found, list(found.references.all())),
        "previous": _neighbour(found, -1),
        "next": _neighbour(found, 1),
    }
    return render(request, "archive/item.html", context)


def _neighbour(item: AgendaItem, step: int) -> AgendaItem | None:
    shown = AgendaItem.objects.public().filter(meeting=item.meeting).for_listing()
    if step < 0:
        return shown.filter(position__lt=item.position).order_by("-position").first()
    return shown.filter(position__gt=item.position).order_by("position").first()


def in_original(request: HttpRequest, body: str, committee: str, day: str, number: str) -> HttpResponse:
    """The item's lines in the source text, with their numbers."""
    found = _find(body, committee, day, number)
    refusal = _refusal(request, found)
    if refusal:
        return refusal
    version = found.meeting.versions.filter(superseded_at=None).select_related("source").get()
    first, last = found.first_line or 1, found.last_line or 0
    lines = version.source.text.splitlines()
    shown = list(enumerate(lines[first - 1 : last], first))
    context = {"item": found, "meeting": found.meeting, "version": version, "lines": shown}
    return render(request, "archive/item_in_original.html", context)
