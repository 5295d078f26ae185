"""The deadlines of assignments as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from archive.models import Assignment
from archive.showing.citation import citation


def calendar(assignments: Iterable[Assignment], *, base: str) -> str:
    """Return a VCALENDAR with a whole-day event on the last day of each assignment that has one.

    `base` is the site's address ("https://example.se"). Assignments are read with `for_listing`.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Protokollarkivet//Uppdrag//SV",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Uppdrag i protokoll",
    ]
    for assignment in assignments:
        if assignment.due_to:
            lines += _event(assignment, assignment.due_to, base)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(assignment: Assignment, last: dt.date, base: str) -> list[str]:
    item = assignment.point.decision.item
    url = f"{base}{item.get_absolute_url()}#punkt-{assignment.point.position + 1}"
    host = base.split("://", 1)[-1]
    return [
        "BEGIN:VEVENT",
        f"UID:uppdrag-{assignment.pk}@{host}",
        f"DTSTAMP:{item.meeting.published_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{assignment.responsible}: {assignment.task}'[:200])}",
        f"DESCRIPTION:{_escaped(f'{assignment.due_text}. {citation(item)}')}",
        f"URL:{url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """Escape a value (RFC 5545, 3.3.11): "a, b; c" gives "a\\, b\\; c"."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """Fold a line at 75 octets (RFC 5545, 3.1), never inside a letter."""
    parts: list[str] = []
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > (75 if not parts else 74):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
