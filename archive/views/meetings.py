"""One meeting: agenda, attendance, signatories, versions, and the original to download."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import AgendaItem, Attendance, Meeting, MeetingVersion
from archive.originals import offered, shown_reading
from archive.views.withdrawn import gone


def find_meeting(body: str, committee: str, day: str) -> Meeting:
    """Return the meeting at an address, withdrawn or not; Http404 where there never was one."""
    return get_object_or_404(
        Meeting.objects.select_related("committee__body"),
        committee__body__slug=body,
        committee__slug=committee,
        slug=day,
    )


@require_safe
def meeting(request: HttpRequest, body: str, committee: str, day: str) -> HttpResponse:
    found = find_meeting(body, committee, day)
    if not found.is_published:
        return gone(request, found.withdrawal_reason, what=str(found.committee), date=found.date)
    context = {
        "section": "meetings",
        "meeting": found,
        "items": found.items.filter(state=AgendaItem.State.SHOWN).select_related("case", "decision"),
        "attendance": _by_group(found),
        "signatories": found.signatories.select_related("person"),
        "versions": found.versions.select_related("source").defer("source__data", "source__text", "parsed"),
    }
    return render(request, "archive/meeting.html", context)


_HEADINGS = {
    Attendance.Group.MEMBER: "Ledamöter",
    Attendance.Group.SERVING_SUBSTITUTE: "Tjänstgörande ersättare",
    Attendance.Group.SUBSTITUTE: "Ersättare som inte tjänstgjorde",
    Attendance.Group.OTHER: "Övriga",
}
_ABSENT = {
    Attendance.Group.MEMBER: "Frånvarande ledamöter",
    Attendance.Group.SERVING_SUBSTITUTE: "Frånvarande ersättare",
    Attendance.Group.SUBSTITUTE: "Frånvarande ersättare",
    Attendance.Group.OTHER: "Frånvarande övriga",
}


def _by_group(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    """Return who took part in the order of the minutes, each list under its heading, as "Ledamöter"."""
    rows = meeting.attendance.select_related("person").prefetch_related("replaces__person")
    found = []
    for group, listed in groupby(rows, key=lambda row: Attendance.Group(row.group)):
        people = list(listed)
        found.append(((_HEADINGS if any(row.present for row in people) else _ABSENT)[group], people))
    return found


def _published_version(body: str, committee: str, day: str, number: int) -> MeetingVersion:
    version = (
        MeetingVersion.objects.select_related("meeting__committee__body", "source")
        .filter(
            meeting__committee__body__slug=body,
            meeting__committee__slug=committee,
            meeting__slug=day,
            meeting__state=Meeting.State.PUBLISHED,
            number=number,
        )
        .first()
    )
    if version is None:
        raise Http404
    return version


@require_safe
def version(request: HttpRequest, body: str, committee: str, day: str, version: int) -> HttpResponse:
    """An older version of the minutes, as it was published."""
    found = _published_version(body, committee, day, version)
    context = {"version": found, "meeting": found.meeting, "parsed": shown_reading(found)}
    context["here"] = f"Version {found.number}"
    return render(request, "archive/version.html", context)


@require_safe
def original(request: HttpRequest, body: str, committee: str, day: str, version: int) -> HttpResponse:
    """The original bytes, always as a download: an uploaded file is never shown as a page of ours.

    Where something is masked: a masked copy of a text, and for other files a page that says why not (403).
    """
    found = _published_version(body, committee, day, version)
    copy = offered(found)
    if copy is None:
        context = {"meeting": found.meeting, "reasons": found.source.masks_between(None, None)}
        return render(request, "archive/withheld.html", context, status=403)
    response = HttpResponse(copy.data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _attachment(copy.filename)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Digest"] = f"sha-256={copy.sha256}"
    return response


def _attachment(filename: str) -> str:
    from django.utils.http import content_disposition_header

    plain = filename.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    clean = "".join(c for c in plain if c.isprintable())[-120:] or "protokoll"
    return content_disposition_header(True, clean) or "attachment"
