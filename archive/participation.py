"""Who took part in one paragraf: read out of the meeting's attendance list, for the page to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Attendance, Replacement


@dataclass(frozen=True, slots=True)
class Participant:
    """A line of the list as it holds at this paragraf; `for_members` are those stood in for here."""

    line: Attendance
    for_members: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """Who decided, who only listened, and which members were away, in the order of the minutes."""

    deciding: tuple[Participant, ...]
    listening: tuple[Participant, ...]
    others: tuple[Participant, ...]
    away: tuple[Attendance, ...]

    @property
    def parties(self) -> list[tuple[str, int]]:
        """Return how many of those who decided each party had: `[("S", 3), ("M", 2)]`, most first."""
        counts: dict[str, int] = {}
        for person in self.deciding:
            counts[person.line.party] = counts.get(person.line.party, 0) + 1
        return sorted(((p, n) for p, n in counts.items() if p), key=lambda pair: (-pair[1], pair[0]))


def participation(attendance: Iterable[Attendance], number: int) -> Participation:
    """Return who took part in paragraf `number`, given the meeting's attendance with `replaces`.

    A member whose line names other paragrafer was away here; a member whom a serving substitute
    stands in for here was away too, where the list names that member at all.
    """
    deciding, listening, others, away = [], [], [], []
    for line in attendance:
        here = line.covers(number)
        if line.group == Attendance.Group.OTHER:
            if here:
                others.append(Participant(line))
        elif line.group == Attendance.Group.SUBSTITUTE:
            if here:
                listening.append(Participant(line))
        elif here:
            deciding.append(Participant(line, _stood_in_for(line, number)))
        elif line.group == Attendance.Group.MEMBER:
            away.append(line)
    return Participation(tuple(deciding), tuple(listening), tuple(others), tuple(away))


def _stood_in_for(line: Attendance, number: int) -> tuple[Replacement, ...]:
    return tuple(r for r in line.replaces.all() if r.paragraphs is None or number in r.paragraphs)
