"""Where an assignment (*uppdrag*) stands: by its words, by later minutes that report it, by a clerk.

Nothing is claimed beyond that. That the time has gone out says only that no report is found here; the
page shows until when the archive has minutes of the committee.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from archive.models import AgendaItem, Assignment, Meeting

_SOON = dt.timedelta(days=30)


class Status(models.TextChoices):
    """The status of an assignment, with the words that a reader sees."""

    OPEN = "open", "Pågår"
    DUE = "due", "Snart dags"
    OVERDUE = "overdue", "Tiden har gått ut"
    REPORTED = "reported", "Redovisat"
    DROPPED = "dropped", "Inte ett uppdrag"


def status_of(assignment: Assignment, today: dt.date) -> Status:
    """Return the status on a day; `reported_in` is read with its meeting.

    A clerk's word wins. A report counts while its paragraf is published. "senast december 2020" is
    due from 1 December (and 30 days before the last day) and has gone out on 1 January.
    """
    if assignment.settled_as == Assignment.Settled.REPORTED:
        return Status.REPORTED
    if assignment.settled_as == Assignment.Settled.DROPPED:
        return Status.DROPPED
    if not assignment.settled_as and _is_shown(assignment.reported_in):
        return Status.REPORTED
    if assignment.due_to is None:
        return Status.OPEN
    if assignment.due_to < today:
        return Status.OVERDUE
    begins = min(assignment.due_from or assignment.due_to, assignment.due_to - _SOON)
    return Status.DUE if begins <= today else Status.OPEN


def _is_shown(item: AgendaItem | None) -> bool:
    return (
        item is not None
        and item.state == AgendaItem.State.SHOWN
        and item.meeting.state == Meeting.State.PUBLISHED
    )


def has_status(status: Status, today: dt.date) -> Q:
    """Return the condition under which an assignment has a status, with the same rules as `status_of`."""
    settled, settled_open = Q(settled_as=Assignment.Settled.REPORTED), Q(settled_as=Assignment.Settled.OPEN)
    shown = Q(
        reported_in__state=AgendaItem.State.SHOWN,
        reported_in__meeting__state=Meeting.State.PUBLISHED,
    )
    hidden = (
        Q(reported_in=None)
        | Q(reported_in__state__in=[AgendaItem.State.WITHDRAWN, AgendaItem.State.GONE])
        | Q(reported_in__meeting__state=Meeting.State.WITHDRAWN)
    )
    waiting = settled_open | (Q(settled_as="") & hidden)
    near = Q(due_to__gte=today) & (Q(due_to__lte=today + _SOON) | Q(due_from__lte=today))
    return {
        Status.REPORTED: settled | (Q(settled_as="") & shown),
        Status.DROPPED: Q(settled_as=Assignment.Settled.DROPPED),
        Status.OVERDUE: waiting & Q(due_to__lt=today),
        Status.DUE: waiting & near,
        Status.OPEN: waiting & (Q(due_to=None) | Q(due_to__gt=today + _SOON, due_from=None))
        | waiting & Q(due_to__gt=today + _SOON, due_from__gt=today),
    }[status]


def is_waiting(today: dt.date) -> Q:
    """Return the condition of assignments that nobody has reported: open, due or overdue."""
    return has_status(Status.OPEN, today) | has_status(Status.DUE, today) | has_status(Status.OVERDUE, today)


def with_status(rows: QuerySet[Assignment], today: dt.date) -> QuerySet[Assignment]:
    """Annotate `status` with the same rules as `status_of`, for rows of lists.

    `minutes_until` is the day of the committee's latest minutes here: an answer after it cannot be known.
    `back_on` is the day when the case next came back, None where it did not: what was said then may be an
    answer that the words do not show.
    """
    reported = Q(
        settled_as="",
        reported_in__state=AgendaItem.State.SHOWN,
        reported_in__meeting__state=Meeting.State.PUBLISHED,
    )
    due = Q(due_to__lte=today + _SOON) | Q(due_from__lte=today)
    latest = Meeting.objects.public().filter(committee=OuterRef("committee")).order_by("-date")
    again = (
        AgendaItem.objects.public()
        .filter(
            case=OuterRef("point__decision__item__case"),
            meeting__date__gt=OuterRef("point__decision__item__meeting__date"),
        )
        .order_by("meeting__date")
    )
    return rows.annotate(
        back_on=Subquery(again.values("meeting__date")[:1]),
        minutes_until=Subquery(latest.values("date")[:1]),
        status=Case(
            When(settled_as=Assignment.Settled.REPORTED, then=Value(Status.REPORTED.value)),
            When(settled_as=Assignment.Settled.DROPPED, then=Value(Status.DROPPED.value)),
            When(reported, then=Value(Status.REPORTED.value)),
            When(due_to__isnull=True, then=Value(Status.OPEN.value)),
            When(due_to__lt=today, then=Value(Status.OVERDUE.value)),
            When(due, then=Value(Status.DUE.value)),
            default=Value(Status.OPEN.value),
            output_field=models.CharField(),
        ),
    )
