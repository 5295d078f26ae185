"""A parsed protokoll becomes rows, in one transaction: the only place that writes the archive's meetings.

A new version of a meeting keeps the meeting's and its items' ids and addresses; an item that the new
version lacks stays as a row that says so, since an address once published answers for ever.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.utils import timezone

from archive.models import (
    AgendaItem,
    Assignment,
    Attendance,
    Body,
    Committee,
    Meeting,
    MeetingVersion,
    Replacement,
    Signatory,
    Source,
)
from archive.search.index import index_items, index_new
from archive.statements import rows_where, run
from ingest.errors import NotStorable
from ingest.parsing.model import ParsedItem, ParsedMeeting
from ingest.people.resolving import PeopleResolver
from ingest.resolving import get_committee, resolve_cases
from ingest.storing.items import ItemWriter
from ingest.storing.reporting import link_reports
from ingest.storing.rows import insert_all

Outcome = Literal["new", "new_version", "unchanged"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing came to: the meeting, its current version, and whether it was new."""

    meeting: Meeting
    version: MeetingVersion
    outcome: Outcome


@transaction.atomic
def store_meeting(
    *,
    parsed: ParsedMeeting,
    source: Source,
    body: Body,
    body_is_guess: bool = False,
    parser_version: str = "",
    reading: dict[str, object] | None = None,
) -> Stored:
    """Store a protokoll as published and return what became of it.

    The same reading from the same source again is "unchanged". `reading` is `parsed` as a dictionary with its
    spans, where the caller has it already. Raises NotStorable where the committee,
    the date or every item is missing: the caller shows the message and keeps the upload.
    """
    committee_name, date = _require(parsed)
    committee = get_committee(body, committee_name)
    _lock_day(committee, date)
    reading = reading or parsed.as_dict(spans=True)
    of_the_day = rows_where(
        Meeting, "committee_id = %s AND date = %s ORDER BY sequence", [committee.pk, date]
    )
    for known in of_the_day:
        known.committee = committee
    meeting = _same_meeting(of_the_day, parsed)
    is_new = meeting is None
    if meeting is None:
        meeting = _new_meeting(committee, date, sequence=len(of_the_day) + 1)
        outcome: Outcome = "new"
    else:
        current = meeting.versions.filter(superseded_at=None).first()
        same = current and current.source_id == source.pk and current.parsed == reading
        if current and same and meeting.is_published:
            return Stored(meeting, current, "unchanged")
        outcome = "new_version"
    people = PeopleResolver(body, parsed, meeting)
    _write_head(meeting, parsed, body_is_guess=body_is_guess)
    items = _write_content(meeting, body, parsed, people, is_new=is_new)
    version = _write_version(meeting, source, reading, parser_version, is_new=is_new)
    people.suggest()
    link_reports(body, items, are_new=is_new)
    # Last, since the words that it counts are in nearly every protokoll: who stores another one waits for us.
    if is_new:
        index_new(items)
    else:
        index_items(items)
    return Stored(meeting, version, outcome)


@transaction.atomic
def rewrite_meeting(meeting: Meeting, parsed: ParsedMeeting) -> None:
    """Write people and items of a stored meeting again, as after it moved to another body; ids stay."""
    body = meeting.committee.body
    people = PeopleResolver(body, parsed, meeting)
    items = _write_content(meeting, body, parsed, people, is_new=False)
    people.suggest()
    link_reports(body, items)
    index_items(items)


def _write_content(
    meeting: Meeting, body: Body, parsed: ParsedMeeting, people: PeopleResolver, *, is_new: bool
) -> list[AgendaItem]:
    if not is_new:
        Attendance.objects.filter(meeting=meeting).delete()
        Signatory.objects.filter(meeting=meeting).delete()
    _write_people(meeting, parsed, people)
    return _write_items(meeting, body, parsed, people, is_new=is_new)


def find_meeting(committee: Committee, date: dt.date, parsed: ParsedMeeting) -> Meeting | None:
    """Return the meeting of that day that the protokoll belongs to, or None where it is another one.

    A committee can meet twice a day; two protokoll are of one meeting where they share a § number
    or one of them has none.
    """
    return _same_meeting(Meeting.objects.filter(committee=committee, date=date).order_by("sequence"), parsed)


def _same_meeting(of_the_day: Iterable[Meeting], parsed: ParsedMeeting) -> Meeting | None:
    numbers = {item.number for item in parsed.items}
    for meeting in of_the_day:
        stored = set(meeting.items.exclude(state=AgendaItem.State.GONE).values_list("number", flat=True))
        if not numbers or not stored or numbers & stored:
            return meeting
    return None


def _require(parsed: ParsedMeeting) -> tuple[str, dt.date]:
    if not parsed.committee:
        raise NotStorable("no_committee")
    if not parsed.date:
        raise NotStorable("no_date")
    if not parsed.items:
        raise NotStorable("no_items")
    return parsed.committee, dt.date.fromisoformat(parsed.date)


def _lock_day(committee: Committee, date: dt.date) -> None:
    """Let only one transaction at a time store a meeting of the committee and day."""
    run("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"meeting {committee.pk} {date}"])


def _new_meeting(committee: Committee, date: dt.date, *, sequence: int) -> Meeting:
    slug = date.isoformat() if sequence == 1 else f"{date.isoformat()}-{sequence}"
    return Meeting(committee=committee, date=date, sequence=sequence, slug=slug, published_at=timezone.now())


def _write_head(meeting: Meeting, parsed: ParsedMeeting, *, body_is_guess: bool) -> None:
    meeting.start_time = _time(parsed.start_time)
    meeting.end_time = _time(parsed.end_time)
    meeting.place = parsed.place or ""
    meeting.first_paragraph = parsed.first_paragraph
    meeting.last_paragraph = parsed.last_paragraph
    meeting.adjusted_on = dt.date.fromisoformat(parsed.adjusted_on) if parsed.adjusted_on else None
    meeting.digitally_signed = parsed.digitally_signed
    meeting.body_is_guess = body_is_guess
    meeting.state = Meeting.State.PUBLISHED
    meeting.withdrawn_at = None
    meeting.withdrawal_reason = ""
    if meeting.pk:
        meeting.save()
    else:
        insert_all([meeting])


def _time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def _write_version(
    meeting: Meeting, source: Source, reading: dict[str, object], parser_version: str, *, is_new: bool
) -> MeetingVersion:
    last = None if is_new else meeting.versions.order_by("-number").first()
    if last:
        meeting.versions.filter(superseded_at=None).update(superseded_at=timezone.now())
    version = MeetingVersion(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        source=source,
        parsed=reading,
        parser_version=parser_version,
    )
    return insert_all([version])[0]


def _write_people(meeting: Meeting, parsed: ParsedMeeting, people: PeopleResolver) -> None:
    rows = insert_all(
        Attendance(
            meeting=meeting,
            position=position,
            person=people.attendee(row.name, row.party, row.group, row.title, row.affiliation),
            name=row.name,
            party=row.party or "",
            affiliation=row.affiliation or "",
            title=row.title or "",
            group=row.group,
            present=row.present,
            paragraphs=None if row.paragraphs is None else list(row.paragraphs),
            partial=row.partial,
        )
        for position, row in enumerate(parsed.attendance)
    )
    insert_all(
        Replacement(
            attendance=stored,
            person=people.politician(member.name, member.party),
            name=member.name,
            party=member.party or "",
            paragraphs=None if member.paragraphs is None else list(member.paragraphs),
        )
        for stored, row in zip(rows, parsed.attendance, strict=True)
        for member in row.replaces
    )
    insert_all(
        Signatory(
            meeting=meeting,
            position=position,
            role=row.role,
            person=people.signatory(row.role, row.name, row.party),
            name=row.name,
            party=row.party or "",
        )
        for position, row in enumerate(parsed.signatories)
    )


def _write_items(
    meeting: Meeting, body: Body, parsed: ParsedMeeting, people: PeopleResolver, *, is_new: bool
) -> list[AgendaItem]:
    cases = resolve_cases(body, {item.case_number for item in parsed.items if item.case_number})
    before = {} if is_new else {item.slug: item for item in meeting.items.all()}
    settled = {} if is_new else _settled_assignments(meeting)
    items: list[AgendaItem] = []
    for position, (slug, parsed_item) in enumerate(with_slugs(parsed.items)):
        item = before.pop(slug, None) or AgendaItem(meeting=meeting, slug=slug)
        if item.state == AgendaItem.State.GONE:
            item.state = AgendaItem.State.SHOWN
        item.position = position
        item.number = parsed_item.number
        item.label = parsed_item.label
        item.title = parsed_item.title
        item.case = cases.get(parsed_item.case_number) if parsed_item.case_number else None
        item.case_number = parsed_item.case_number or ""
        decision = parsed_item.decision
        item.outcome = decision.outcomes[0] if decision and decision.outcomes else ""
        item.has_reservation = bool(parsed_item.reservations)
        item.first_line, item.last_line = parsed_item.lines or (None, None)
        items.append(item)
    for gone in before.values():
        gone.state = AgendaItem.State.GONE
        gone.save(update_fields=["state"])
        ItemWriter.clear([gone])
    _save_items(items)
    writer = ItemWriter(meeting.committee, people, settled)
    writer.write(list(zip(items, parsed.items, strict=True)))
    return items


def _save_items(items: list[AgendaItem]) -> None:
    old = [item for item in items if item.pk]
    ItemWriter.clear(old)
    AgendaItem.objects.bulk_update(
        old,
        [
            "state",
            "position",
            "number",
            "label",
            "title",
            "case",
            "case_number",
            "outcome",
            "has_reservation",
            "first_line",
            "last_line",
        ],
    )
    insert_all([item for item in items if not item.pk])


def with_slugs(items: tuple[ParsedItem, ...]) -> list[tuple[str, ParsedItem]]:
    """Return each item with its address part: its number, with "-2" for a number that comes again."""
    seen: dict[int, int] = {}
    result = []
    for item in items:
        seen[item.number] = seen.get(item.number, 0) + 1
        times = seen[item.number]
        result.append((str(item.number) if times == 1 else f"{item.number}-{times}", item))
    return result


def _settled_assignments(meeting: Meeting) -> dict[tuple[str, str], Assignment]:
    """What clerks settled of this meeting's assignments, by item address and words."""
    rows = Assignment.objects.filter(point__decision__item__meeting=meeting).exclude(settled_as="")
    return {
        (row.point.decision.item.slug, row.task): row for row in rows.select_related("point__decision__item")
    }
