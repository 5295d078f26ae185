"""Who took part in one paragraf: read out of the meeting's attendance list, for the page to show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Attendance, Replacement
from archive.showing.sentences import sentences

_RECUSED = re.compile(r"\bjäv(?:ig|iga)?\b", re.IGNORECASE)
_NOT_RECUSED = re.compile(r"\b(?:inte|inget|ingen|ej) (?:\w+ )?jäv", re.IGNORECASE)
_STAND_IN = re.compile(
    r"\b(?:ersätt(?:s|er|are)|tjänstgör|justerar|i (?:hans|hennes) ställe)\b", re.IGNORECASE
)
_OTHERS_MATTER = re.compile(r"\bär (?:ordförande|justerare)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Participant:
    """A line of the list as it holds at this paragraf; `for_members` are those stood in for here."""

    line: Attendance
    for_members: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """Who decided, who only listened, and which members were away, in the order of the minutes.

    `recused` are those whom the item's own text says to have stepped back (*jäv*).
    """

    deciding: tuple[Participant, ...]
    listening: tuple[Participant, ...]
    others: tuple[Participant, ...]
    away: tuple[Attendance, ...]
    recused: tuple[Attendance, ...] = ()

    @property
    def parties(self) -> list[tuple[str, int]]:
        """Return how many of those who decided each party had: `[("S", 3), ("M", 2)]`, most first."""
        counts: dict[str, int] = {}
        for person in self.deciding:
            counts[person.line.party] = counts.get(person.line.party, 0) + 1
        return sorted(((p, n) for p, n in counts.items() if p), key=lambda pair: (-pair[1], pair[0]))


def participation(
    attendance: Iterable[Attendance], number: int, *, recusals: Iterable[str] = ()
) -> Participation:
    """Return who took part in paragraf `number`, given the meeting's attendance with `replaces`.

    A member whose line names other paragrafer was away here. `recusals` are the item's texts about
    *jäv*: "Eva Ek (S) anmäler jäv och deltar inte i ärendet." takes her out of those who decided
    (kommunallagen 5 kap. 47 § and 6 kap. 28 §).
    """
    lines = list(attendance)
    stepped_back = _recused(lines, recusals)
    deciding: list[Participant] = []
    listening: list[Participant] = []
    others: list[Participant] = []
    away: list[Attendance] = []
    recused: list[Attendance] = []
    for line in lines:
        here = line.covers(number)
        if line.group == Attendance.Group.OTHER:
            if here:
                others.append(Participant(line))
        elif line.name in stepped_back:
            if line.name not in {other.name for other in recused}:
                recused.append(line)
        elif line.group == Attendance.Group.SUBSTITUTE:
            if here:
                listening.append(Participant(line))
        elif here:
            deciding.append(Participant(line, _stood_in_for(line, number)))
        elif line.group == Attendance.Group.MEMBER:
            away.append(line)
    serving = {person.line.name for person in deciding}
    listening = [person for person in listening if person.line.name not in serving]
    away = [line for line in away if line.name not in serving]
    return Participation(tuple(deciding), tuple(listening), tuple(others), tuple(away), tuple(recused))


def _recused(lines: list[Attendance], texts: Iterable[str]) -> set[str]:
    """Return the names on the list that the texts say to step back; nobody where they say who steps in."""
    found: set[str] = set()
    names = {line.name for line in lines if line.group != Attendance.Group.OTHER}
    for text in texts:
        before = ""
        for sentence in sentences(text):
            told = _RECUSED.search(sentence) and not _NOT_RECUSED.search(sentence)
            part = _STAND_IN.split(sentence)[0]
            here = {name for name in names if re.search(rf"\b{re.escape(name)}\b", part)}
            if told and not _OTHERS_MATTER.search(sentence):
                found |= here or {name for name in names if name == before}
            if len(here) == 1:
                before = next(iter(here))
    return found


def _stood_in_for(line: Attendance, number: int) -> tuple[Replacement, ...]:
    return tuple(r for r in line.replaces.all() if r.paragraphs is None or number in r.paragraphs)
