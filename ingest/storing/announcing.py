"""The notice block of a protokoll becomes rows of the notice board when it is published."""

from __future__ import annotations

import datetime as dt
import re

from archive.models import Meeting, Notice
from ingest.parsing.fields.notice import read_notice
from ingest.parsing.model import ParsedItem, ParsedMeeting

_AT_ONCE = re.compile(r"omedelbart\s+juster|juster\w+\s+omedelbart|omedelbar\s+justering", re.IGNORECASE)


def keep_notices(meeting: Meeting, parsed: ParsedMeeting, text: str, *, is_new: bool = False) -> list[Notice]:
    """Store what the minutes say of their own announcement; what a clerk has settled stays as it is.

    Paragrafer that were adjusted at once get a notice of their own: adjusted on the day that the minutes say,
    else on that of the meeting. When it went up is for a clerk to say.
    A meeting that `is_new` has no notices yet.
    """
    if not is_new:
        if meeting.notices.filter(origin=Notice.Origin.CLERK).exists():
            return list(meeting.notices.all())
        meeting.notices.all().delete()
    told = read_notice(text)
    at_once = sorted({*told.at_once, *(item.number for item in parsed.items if _is_at_once(item))})
    rows = []
    if told.up or told.down or told.kept_at:
        rows.append(
            Notice(
                meeting=meeting,
                adjusted_on=meeting.adjusted_on,
                up=_day(told.up),
                down=_day(told.down),
                kept_at=told.kept_at or "",
            )
        )
    numbers = [number for number in at_once if any(item.number == number for item in parsed.items)]
    if numbers:
        day = _day(told.at_once_on) or meeting.date
        rows.append(Notice(meeting=meeting, paragraphs=numbers, adjusted_on=day))
    return Notice.objects.bulk_create(rows)


def _is_at_once(item: ParsedItem) -> bool:
    texts = [*(item.decision.points if item.decision else ()), *(section.text for section in item.sections)]
    return any(_AT_ONCE.search(text) for text in texts)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
