"""What the API's objects hold: rows of the archive as plain JSON values."""

from __future__ import annotations

from typing import Any

from archive.models import AgendaItem, Assignment, Case, Committee, Meeting, Person


def committee_shape(committee: Committee) -> dict[str, Any]:
    return {
        "name": committee.name,
        "body": committee.body.name,
        "url": committee.get_absolute_url(),
    }


def meeting_shape(meeting: Meeting) -> dict[str, Any]:
    """A meeting without its items; dates ISO, what the minutes do not say is null."""
    return {
        "committee": committee_shape(meeting.committee),
        "date": meeting.date.isoformat(),
        "start_time": meeting.start_time.isoformat("minutes") if meeting.start_time else None,
        "end_time": meeting.end_time.isoformat("minutes") if meeting.end_time else None,
        "place": meeting.place or None,
        "first_paragraph": meeting.first_paragraph,
        "last_paragraph": meeting.last_paragraph,
        "adjusted_on": meeting.adjusted_on.isoformat() if meeting.adjusted_on else None,
        "digitally_signed": meeting.digitally_signed,
        "url": meeting.get_absolute_url(),
    }


def meeting_row(meeting: Meeting) -> dict[str, Any]:
    """A meeting as one row of a table."""
    shape = meeting_shape(meeting)
    committee = shape.pop("committee")
    return {"body": committee["body"], "committee": committee["name"], **shape}


def assignment_row(assignment: Assignment) -> dict[str, Any]:
    """An assignment with its status (`with_status`), as one row: days in ISO, null where it says none."""
    item, reported = assignment.point.decision.item, assignment.reported_in
    is_reported = assignment.status == "reported"  # type: ignore[attr-defined]
    return {
        "body": item.meeting.committee.body.name,
        "committee": item.meeting.committee.name,
        "date": item.meeting.date.isoformat(),
        "label": item.label,
        "case_number": item.case_number or None,
        "responsible": assignment.responsible,
        "task": assignment.task,
        "due_text": assignment.due_text or None,
        "due_from": assignment.due_from.isoformat() if assignment.due_from else None,
        "due_to": assignment.due_to.isoformat() if assignment.due_to else None,
        "status": assignment.status,  # type: ignore[attr-defined]
        "reported_in": reported.get_absolute_url() if is_reported and reported else None,
        "report_words": assignment.report_words if is_reported and reported else None,
        "url": f"{item.get_absolute_url()}#punkt-{assignment.point.position + 1}",
    }


def item_row(item: AgendaItem) -> dict[str, Any]:
    """An item as one row of a list: flat, for CSV too."""
    decision = getattr(item, "decision", None)
    return {
        "body": item.meeting.committee.body.name,
        "committee": item.meeting.committee.name,
        "date": item.meeting.date.isoformat(),
        "label": item.label,
        "number": item.number,
        "title": item.title,
        "case_number": item.case_number or None,
        "outcome": item.outcome or None,
        "decision_class": decision.decision_class if decision else None,
        "as_proposed": decision.as_proposed if decision else None,
        "has_reservation": item.has_reservation,
        "url": item.get_absolute_url(),
    }


def item_shape(item: AgendaItem) -> dict[str, Any]:
    """An item with all that its page shows (`AgendaItem.objects.for_reading()`)."""
    decision = getattr(item, "decision", None)
    proposal = getattr(item, "proposal", None)
    return item_row(item) | {
        "officers": [row.name for row in item.officers.all()],
        "sections": [
            {"kind": row.kind, "heading": row.heading or None, "text": row.text}
            for row in item.sections.all()
        ],
        "proposal": {"by": proposal.by or None, "points": proposal.points} if proposal else None,
        "decision": (
            {
                "by": decision.by or None,
                "as_proposed": decision.as_proposed,
                "points": [{"text": p.text, "outcome": p.outcome} for p in decision.points.all()],
            }
            if decision
            else None
        ),
        "motions": [
            {"kind": row.kind, "text": row.text, "by": _named(row.movers.all())} for row in item.motions.all()
        ],
        "reservations": [
            {"text": row.text, "by": _named(row.members.all())} for row in item.reservations.all()
        ],
        "votes": [
            {
                "yes": row.yes,
                "no": row.no,
                "abstain": row.abstain,
                "absent": row.absent,
                "ballots": [
                    {"name": b.name, "party": b.party or None, "vote": b.choice} for b in row.ballots.all()
                ],
            }
            for row in item.votes.all()
        ],
        "references": [
            {
                "kind": row.kind,
                "case_number": row.case_number or None,
                "committee": row.committee_name or None,
                "date": row.date.isoformat() if row.date else None,
                "paragraph": row.paragraph,
            }
            for row in item.references.all()
        ],
        "attachments": [{"heading": row.heading or None, "text": row.text} for row in item.attachments.all()],
    }


def _named(rows: Any) -> list[dict[str, str | None]]:
    return [
        {
            "name": row.name,
            "party": row.party or None,
            "person": row.person.get_absolute_url() if row.person else None,
        }
        for row in rows
    ]


def attendance_shape(meeting: Meeting) -> list[dict[str, Any]]:
    rows = meeting.attendance.select_related("person").prefetch_related("replaces__person")
    return [
        {
            "name": row.name,
            "party": row.party or None,
            "title": row.title or None,
            "affiliation": row.affiliation or None,
            "group": row.group,
            "present": row.present,
            "paragraphs": row.paragraphs,
            "partial": row.partial,
            "person": row.person.get_absolute_url() if row.person else None,
            "replaces": [
                {"name": m.name, "party": m.party or None, "paragraphs": m.paragraphs}
                for m in row.replaces.all()
            ],
        }
        for row in rows
    ]


def case_shape(case: Case, items: list[AgendaItem]) -> dict[str, Any]:
    return {
        "number": case.number,
        "body": case.body.name,
        "url": case.get_absolute_url(),
        "items": [item_row(item) for item in items],
    }


def person_shape(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "party": person.party or None,
        "role": person.role,
        "body": person.body.name,
        "url": person.get_absolute_url(),
    }
