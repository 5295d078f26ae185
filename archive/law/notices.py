"""What hangs on the notice board, and the legal clock of a meeting and of a paragraf, from their rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.law.legal_clock import Clock, Posting, Stage, can_be_appealed, clock, last_day_to_appeal
from archive.models import AgendaItem, Meeting, Notice


@dataclass(frozen=True, slots=True)
class ClockLine:
    """Where something stands on the clock, in words for its page."""

    clock: Clock
    stage: Stage
    words: str

    @property
    def can_appeal(self) -> bool:
        return self.stage in (Stage.APPEALABLE, Stage.VOID)


def clock_of_meeting(meeting: Meeting) -> Clock:
    """Return the clock of a protokoll as a whole."""
    return _clock(meeting, [notice for notice in meeting.notices.all() if notice.paragraphs is None])


def clock_of_item(item: AgendaItem) -> Clock | None:
    """Return the clock of a paragraf, or None where it holds nothing that can be appealed.

    One that was adjusted at once has its own (KL 5 kap. 69 § second paragraph).
    """
    decision = getattr(item, "decision", None)
    outcomes = [point.outcome for point in decision.points.all()] if decision else []
    is_proposal = bool(decision and decision.decision_class == "upward")
    if not can_be_appealed(outcomes, is_proposal=is_proposal):
        return None
    notices = list(item.meeting.notices.all())
    own = [notice for notice in notices if notice.paragraphs and item.number in notice.paragraphs]
    return _clock(item.meeting, own or [notice for notice in notices if notice.paragraphs is None])


def _clock(meeting: Meeting, notices: Sequence[Notice]) -> Clock:
    adjusted = next((n.adjusted_on for n in notices if n.adjusted_on), None)
    if adjusted is None and not any(n.paragraphs for n in notices):
        adjusted = meeting.adjusted_on
    postings = [Posting(notice.up, notice.down) for notice in notices if notice.up]
    return clock(meeting.date, adjusted, postings, boards=meeting.committee.boards)


def line_of(told: Clock | None, today: dt.date) -> ClockLine | None:
    """Return a clock in words, or None where there is nothing to tell.

    "Kan överklagas till och med 2024-04-02. Vinner laga kraft tidigast 2024-04-03." Where the time is over it
    still only says the earliest day: whether somebody appealed, the minutes do not know.
    """
    if told is None:
        return None
    stage = told.stage(today)
    if stage is Stage.VOID:
        words = "Anslaget togs ned för tidigt. Tiden för överklagande har därför inte börjat löpa ut."
    elif stage is Stage.APPEALABLE:
        words = (
            f"Kan överklagas till och med {told.last_appeal}. Vinner laga kraft tidigast {told.final_from}."
        )
    elif stage is Stage.OVER:
        words = (
            f"Kunde överklagas till och med {told.last_appeal}. Vinner laga kraft tidigast {told.final_from}."
        )
    elif stage is Stage.NOT_POSTED and told.posted is None:
        words = "Protokollet är justerat. När det anslogs framgår inte, så sista dag att överklaga är okänd."
    else:
        return None
    return ClockLine(told, stage, words)


@dataclass(frozen=True, slots=True)
class Posted:
    """A notice that is up, with the last day to appeal by it."""

    notice: Notice
    last_appeal: dt.date

    @property
    def down(self) -> dt.date:
        """The day it comes down: as the minutes say, else the day after the last day to appeal."""
        return self.notice.down or self.last_appeal + dt.timedelta(days=1)


def up_on(day: dt.date) -> list[Posted]:
    """Return what is on the notice board on a day, by body and committee, the newest first."""
    return [
        posted
        for posted in _posted(Notice.objects.public().for_board().filter(up__lte=day))
        if day < posted.down or (posted.notice.down is None and day <= posted.last_appeal)
    ]


def _posted(notices: Iterable[Notice]) -> Iterable[Posted]:
    for notice in notices:
        if notice.up:
            yield Posted(notice, last_day_to_appeal(notice.up))
