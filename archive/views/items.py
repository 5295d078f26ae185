"""One paragraf: the decision first, then what led to it; and its lines in the original."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.following.assignment_status import with_status
from archive.following.linking import link_references, mentions_of
from archive.following.motion_fates import Fate, Moved, fates
from archive.following.timeline import said_days
from archive.models import AgendaItem, Assignment, MeetingVersion, Section
from archive.originals import shown_lines
from archive.showing.arrangement import arrange
from archive.showing.citation import citation
from archive.showing.comparing import compare_points
from archive.showing.participation import Participation, participation
from archive.showing.votes import show_votes, vote_meaning
from archive.views.withdrawn import gone

_SURROUNDING = 6  # lines of the original before and after the item's own


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


@require_safe
def item(request: HttpRequest, body: str, committee: str, day: str, number: str) -> HttpResponse:
    found = _find(body, committee, day, number)
    refusal = _refusal(request, found)
    if refusal:
        return refusal
    sections = list(found.sections.all())
    previous, following = _neighbours(found)
    context = {
        "section": "meetings",
        "item": found,
        "meeting": found.meeting,
        "sections": sections,
        "arranged": arrange(found, sections),
        "recusals": [s for s in sections if s.kind == Section.Kind.RECUSAL],
        "statements": [s for s in sections if s.kind == Section.Kind.STATEMENT],
        "participation": _participation(found, sections),
        "links": link_references(found, list(found.references.all())),
        "mentions": mentions_of(found),
        "assignments": _assignments(found),
        "citation": citation(found),
        "version": _current_version(found),
        "previous": previous,
        "next": following,
    }
    return render(request, "archive/item.html", context | _decided(found, sections) | _course(found))


def _decided(item: AgendaItem, sections: list[Section]) -> dict[str, Any]:
    """Proposal and decision compared, what became of each motion, and the votes."""
    decision, proposal = getattr(item, "decision", None), getattr(item, "proposal", None)
    points = [point.text for point in decision.points.all()] if decision else []
    differs = decision is not None and decision.as_proposed is False and proposal is not None
    told = [s.text for s in sections if s.kind in (Section.Kind.PROCEDURE, Section.Kind.VOTE)]
    motions = list(item.motions.all())
    known: list[Fate | None] = fates(
        [Moved(m.kind, m.text, tuple(mover.name for mover in m.movers.all())) for m in motions],
        procedure="\n\n".join(told),
        decision=points,
        as_proposed=decision.as_proposed if decision else None,
    )
    return {
        "pairs": compare_points(proposal.points, points) if differs and proposal else [],
        "motions": list(zip(motions, known, strict=True)),
        "votes": show_votes(item.votes.all()),
        "vote_meaning": vote_meaning(told) if item.votes.all() else [],
    }


def _current_version(item: AgendaItem) -> MeetingVersion | None:
    rows = item.meeting.versions.filter(superseded_at=None).select_related("source")
    return rows.defer("parsed", "source__data", "source__text").first()


def _participation(item: AgendaItem, sections: list[Section]) -> Participation:
    attendance = item.meeting.attendance.select_related("person").prefetch_related("replaces__person")
    about = [s.text for s in sections if s.kind == Section.Kind.RECUSAL or "jäv" in s.text.casefold()]
    return participation(attendance, item.number, recusals=about)


def _assignments(item: AgendaItem) -> list[Assignment]:
    rows = Assignment.objects.filter(point__decision__item=item).for_listing().order_by("point__position")
    return list(with_status(rows, timezone.localdate()))


def _neighbours(item: AgendaItem) -> tuple[AgendaItem | None, AgendaItem | None]:
    shown = list(
        AgendaItem.objects.public()
        .filter(meeting=item.meeting, position__range=(max(item.position - 4, 0), item.position + 4))
        .for_listing()
        .order_by("position")
    )
    before = [other for other in shown if other.position < item.position]
    after = [other for other in shown if other.position > item.position]
    return before[-1] if before else None, after[0] if after else None


def _course(item: AgendaItem) -> dict[str, Any]:
    """The paragrafer of the same case just before and after this one, and how many there are."""
    if item.case is None:
        return {}
    rows = list(
        AgendaItem.objects.public()
        .filter(case=item.case)
        .for_listing()
        .order_by("meeting__date", "meeting__sequence", "meeting_id", "position")[:500]
    )
    at = next((index for index, other in enumerate(rows) if other.pk == item.pk), 0)
    near = rows[max(at - 2, 0) : at] + rows[at + 1 : at + 4]
    course = [
        (
            other,
            said_days(abs((other.meeting.date - item.meeting.date).days)),
            other.pk in {r.pk for r in rows[:at]},
        )
        for other in near
    ]
    return {"course": course, "case_count": len(rows)}


@require_safe
def in_original(request: HttpRequest, body: str, committee: str, day: str, number: str) -> HttpResponse:
    """The item's lines in the source text with their numbers, and a few lines around them."""
    found = _find(body, committee, day, number)
    refusal = _refusal(request, found)
    if refusal:
        return refusal
    version = (
        found.meeting.versions.filter(superseded_at=None).select_related("source").defer("source__data").get()
    )
    first, last = found.first_line or 1, found.last_line or 0
    lines = shown_lines(version)
    begin = max(first - _SURROUNDING, 1)
    shown = [
        (line, text, first <= line <= last)
        for line, text in enumerate(lines[begin - 1 : last + _SURROUNDING], begin)
    ]
    context = {
        "section": "meetings",
        "item": found,
        "meeting": found.meeting,
        "version": version,
        "lines": shown,
        "line_count": len(lines),
    }
    return render(request, "archive/item_in_original.html", context)
