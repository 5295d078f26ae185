"""The legal clock (*laga kraft-klockan*): what is to happen when after a meeting, where a decision stands.

Kommunallagen (2017:725) 5 kap. 65–69 §§ and 8 kap. 9–12 §§ (justering and anslag), 13 kap. 2 §, 5 § and 14 §
(who may appeal, and until when). Pure: dates in, dates out. The clock never says that a decision has gained
legal force: only a court knows whether somebody has appealed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.law.holidays import next_weekday

ADJUSTING_DAYS = 14  # KL 5 kap. 69 §: justerat at the latest fourteen days after the meeting
POSTING_DAYS = 2  # KL 8 kap. 12 §: anslaget at the latest the second day after the adjusting
APPEAL = dt.timedelta(weeks=3)  # KL 13 kap. 5 §

_DAY = dt.timedelta(days=1)


class Stage(StrEnum):
    """Where a decision stands on the clock."""

    NOT_ADJUSTED = "not_adjusted"
    NOT_POSTED = "not_posted"
    APPEALABLE = "appealable"
    OVER = "over"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Posting:
    """One announcement (*anslag*): the day it went up, and the day it came or will come down, if known."""

    up: dt.date
    down: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The dates of a protokoll, or of what was adjusted at once.

    `last_appeal` is the last day to appeal, None where it is not known; `is_void` tells that an announcement
    came down too early, so that no time to appeal has run.
    """

    meeting: dt.date
    adjusted: dt.date | None = None
    posted: dt.date | None = None
    taken_down: dt.date | None = None
    last_appeal: dt.date | None = None
    is_void: bool = False

    @property
    def adjust_by(self) -> dt.date:
        """The last day to adjust: fourteen days after the meeting, moved off days off."""
        return next_weekday(self.meeting + ADJUSTING_DAYS * _DAY)

    @property
    def post_by(self) -> dt.date | None:
        """The last day to announce: the second day after the adjusting, or the next weekday; None before."""
        return next_weekday(self.adjusted + POSTING_DAYS * _DAY) if self.adjusted else None

    @property
    def final_from(self) -> dt.date | None:
        """The first day on which the decision can have gained legal force; None where it is not known."""
        return self.last_appeal + _DAY if self.last_appeal else None

    def stage(self, today: dt.date) -> Stage:
        """Return where the protokoll stands on a day."""
        if self.is_void:
            return Stage.VOID
        if self.last_appeal is not None:
            return Stage.OVER if today > self.last_appeal else Stage.APPEALABLE
        return Stage.NOT_POSTED if self.adjusted else Stage.NOT_ADJUSTED

    def late(self, today: dt.date) -> list[str]:
        """Return in Swedish what is late: "justeras senast 2024-04-15"."""
        found = []
        if self.adjusted is None and today > self.adjust_by:
            found.append(f"skulle ha justerats senast {self.adjust_by}")
        if self.adjusted and self.adjusted > self.adjust_by:
            found.append(f"justerades {self.adjusted}, skulle ha varit senast {self.adjust_by}")
        if self.post_by and self.posted is None and today > self.post_by:
            found.append(f"skulle ha anslagits senast {self.post_by}")
        if self.post_by and self.posted and self.posted > self.post_by:
            found.append(f"anslogs {self.posted}, skulle ha varit senast {self.post_by}")
        return found


def clock(
    meeting: dt.date,
    adjusted: dt.date | None = None,
    postings: Sequence[Posting] = (),
    *,
    boards: int = 1,
) -> Clock:
    """Return the clock of a meeting, or of paragrafer that were adjusted at once.

    The time to appeal runs from the day after the announcement that the protokoll is adjusted. For a board
    that several municipalities have in common there is one announcement in each (`boards` of them), and the
    last one counts (KL 13 kap. 5 § second paragraph); until all are up nothing runs.
    """
    if not postings:
        return Clock(meeting, adjusted)
    last = max(postings, key=lambda posting: posting.up)
    if len(postings) < boards:
        return Clock(meeting, adjusted, last.up)
    until = last_day_to_appeal(last.up)
    is_void = any(p.down is not None and p.down < last_day_to_appeal(p.up) for p in postings)
    down = max((p.down for p in postings if p.down is not None), default=None)
    return Clock(meeting, adjusted, last.up, down, None if is_void else until, is_void)


def last_day_to_appeal(posted: dt.date) -> dt.date:
    """Return överklagandetid till och med: three weeks after the announcement, moved off days off.

    Announced 2024-03-08 gives 2024-04-02: three weeks later is Good Friday, and Easter Monday is off too.
    """
    return next_weekday(posted + APPEAL)


def can_be_appealed(outcomes: Sequence[str], *, is_proposal: bool) -> bool:
    """Tell whether a decision can be appealed by laglighetsprövning.

    Of a nämnd's decisions those that are purely preparatory cannot (KL 13 kap. 2 § 2): proposals to a higher
    body and what is only noted, prepared or tabled; information holds no decision at all.
    """
    if is_proposal or not outcomes:
        return False
    return not set(outcomes) <= {"noted", "prepared", "tabled", "proposed", "referred_back"}
