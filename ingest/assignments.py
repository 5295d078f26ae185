"""Assignments (*uppdrag*) in decision points: who shall do what, and by when. Pure text, no database."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH = "|".join(_MONTHS)
_WHO = r"[A-ZÅÄÖa-zåäö][^.;:\n]{1,120}?"
_GIVEN = (
    re.compile(
        rf"^(?:att )?(?:ge |(?:be|upp)drar )?(?P<who>{_WHO}) (?:får|ges|fick|har|erhåller|får därmed)"
        r"(?: \w+)? i uppdrag (?:att|för att|:)?\s*(?P<task>.+)$",
        re.S,
    ),
    re.compile(rf"^(?:att )?ge (?P<who>{_WHO}) i uppdrag (?:att )?(?P<task>.+)$", re.S | re.I),
    re.compile(
        rf"^(?:att )?(?:uppdra(?:r|s)?|ålägga|ålägger) (?:åt|till) (?P<who>{_WHO}) (?:att )(?P<task>.+)$",
        re.S | re.I,
    ),
    re.compile(rf"^(?:att )?(?P<who>{_WHO}) uppdras (?:att )(?P<task>.+)$", re.S | re.I),
    re.compile(
        rf"^[^.\n]{{0,160}}?\b(?:beslutar att |beslutade att )?uppdra(?:r|s)? (?:åt|till) (?P<who>{_WHO}) "
        r"(?:att )(?P<task>.+)$",
        re.S | re.I,
    ),
    re.compile(
        rf"^[^.\n]{{0,160}}?\b(?:beslutar att |beslutade att )?ge(?:r)? (?P<who>{_WHO}) i uppdrag (?:att )?"
        r"(?P<task>.+)$",
        re.S | re.I,
    ),
)
_STRONG_DUE = re.compile(r"\b(?:senast|återrapporter|redovisas|återkomm|presenteras|före|innan|inom)\b", re.I)


@dataclass(frozen=True, slots=True)
class FoundAssignment:
    """An assignment as the words give it; `due_from`/`due_to` None where no day or span is said."""

    responsible: str
    task: str
    due_text: str = ""
    due_from: dt.date | None = None
    due_to: dt.date | None = None


def find_assignment(text: str, *, decided_on: dt.date) -> FoundAssignment | None:
    """Return the assignment that a decision point gives, or None where it gives none.

    `"Kommundirektören får i uppdrag att se över taxan senast december 2020"` gives the responsible
    "Kommundirektören", the task "se över taxan senast december 2020", and 1–31 December 2020.
    """
    flat = " ".join(text.split())
    for pattern in _GIVEN:
        match = pattern.match(flat)
        if match:
            who = _responsible(match["who"])
            due_text, due_from, due_to = find_due(flat, decided_on=decided_on)
            return FoundAssignment(who, match["task"].strip(), due_text, due_from, due_to)
    return None


def _responsible(text: str) -> str:
    who = re.sub(r"^(?:att|ge|åt)\s+", "", text.strip(), flags=re.I)
    return who[:1].upper() + who[1:]


def find_due(text: str, *, decided_on: dt.date) -> tuple[str, dt.date | None, dt.date | None]:
    """Return the words that say by when, with the first and last day that they give.

    The last deadline-like phrase with "senast", "återrapporteras" and the like wins. A month without
    a year is the next one after the day of the decision.
    """
    best: tuple[str, dt.date | None, dt.date | None] = ("", None, None)
    read_until = 0
    for match in re.finditer(r"\b(?:senast|före|innan|inom|till|under|i|vid|på)\b", text, re.I):
        span = _span_at(text, match.end(), decided_on) if match.start() >= read_until else None
        if span is None:
            continue
        end, first, last = span
        read_until = end
        sentence = text[: match.start()].rsplit(". ", 1)[-1]
        word = match[0].lower()
        if word in {"senast", "före", "innan"} or _STRONG_DUE.search(sentence):
            if word in {"före", "innan"}:
                last = first - dt.timedelta(days=1)
                first = last
            best = (text[match.start() : end].strip(" .,;"), first, last)
    return best


_DAY = re.compile(rf"\s*(?:den )?(\d{{1,2}})(?::e|:a)? ({_MONTH})(?: (20\d\d))?", re.I)
_ISO = re.compile(r"\s*(?:den )?(20\d\d)-(\d\d)-(\d\d)")
_MONTH_YEAR = re.compile(
    rf"\s*(?:(?:i|under|utgången av|slutet av|början av|mitten av|[a-zåäö]+s (?:möte|sammanträde) i|"
    rf"[a-zåäö]+(?:mötet|sammanträdet) i) )?(?:månadsskiftet )?({_MONTH})(?: månad)?(?: (20\d\d))?",
    re.I,
)
_YEAR = re.compile(r"\s*(?:(?:under|utgången av|slutet av|år|årsskiftet) )*(20\d\d)\b(?!-)", re.I)


def _span_at(text: str, at: int, decided_on: dt.date) -> tuple[int, dt.date, dt.date] | None:
    if match := _ISO.match(text, at):
        try:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
        return match.end(), day, day
    if match := _DAY.match(text, at):
        month = _MONTHS[match[2].lower()]
        year = int(match[3]) if match[3] else _next_year(decided_on, month, int(match[1]))
        try:
            day = dt.date(year, month, int(match[1]))
        except ValueError:
            return None
        return match.end(), day, day
    if match := _MONTH_YEAR.match(text, at):
        month = _MONTHS[match[1].lower()]
        year = int(match[2]) if match[2] else _next_year(decided_on, month, 31)
        return match.end(), dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    if match := _YEAR.match(text, at):
        year = int(match[1])
        return match.end(), dt.date(year, 1, 1), dt.date(year, 12, 31)
    return None


def _next_year(decided_on: dt.date, month: int, day: int) -> int:
    same_year = (month, day) >= (decided_on.month, decided_on.day)
    return decided_on.year if same_year else decided_on.year + 1
