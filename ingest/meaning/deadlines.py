"""By when something shall be done (*frist*), read from Swedish words. Pure text, no database.

A span is the first and last day that the words give. Half-years count widely ("hösten" until
December), so that nobody is called late who is not.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.months import MONTHS

_NUMBER = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8} | {
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
}
_ORDINAL = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "sista": 4}
_SEASONS = {"vår": (1, 6), "sommar": (6, 8), "höst": (8, 12), "vinter": (12, 2)}
_MONTH = "|".join(MONTHS)

# What says that a time is when an answer is wanted, in the sentence before a mere "i mars".
_REPORTS = re.compile(
    r"återrapport|\brapporter|redovis|återkom|presenter|\blägg\w* fram|läggs fram|\blämn|inkom|komma in|"
    r"överlämn|\bsvar|\bklar|färdig|slutför|genomför|verkställ",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?P<strong>senast|före|innan|inom)\b|\b(?P<weak>till|vid|under|i|på|den|inför|lagom till|efter|om)\b",
    re.IGNORECASE,
)
# "under perioden 1 november–30 april", "från och med den 1 mars": when a thing is, not when it is due.
_OTHER_TIME = re.compile(
    r"(?:\bperioden|\bfrån och med|\bfr\.? ?o\.? ?m\.?|\bmellan|\bfrån|\bsedan|\bgäll\w+|\bdaterad\w*)"
    r"(?: den)?\s*$",
    re.IGNORECASE,
)
_FILLER = (
    r"(?:(?:i|vid|till|under|den|inom|utgången av|slutet av|början av|mitten av|månadsskiftet|sitt|sin|dess|"
    r"(?:[\wåäö-]+s )?(?:ordinarie |första |nästkommande )?(?:möte|sammanträde|nämndmöte|nämndsammanträde)t?|"
    r"[\wåäö-]+(?:mötet|sammanträdet)) )*"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words that say by when, and the first and last day that they give (None: no day is said)."""

    text: str
    first: dt.date | None = None
    last: dt.date | None = None


_Reader = Callable[[re.Match[str], dt.date], tuple[dt.date, dt.date] | None]


def find_deadline(text: str, *, decided_on: dt.date) -> Deadline | None:
    """Return the deadline that a text gives, or None.

    "redovisas till nämndens möte i september" gives these words from "till" on and 1–30 September;
    the year is the next one after the decision where none is said. The last deadline with "senast",
    "före" or "inom" wins over one that only names a time. "vid nästa sammanträde" has no days.
    """
    strong: Deadline | None = None
    weak: Deadline | None = None
    read_until = 0
    for lead in _LEAD.finditer(text):
        if lead.start() < read_until:
            continue
        found = _span_after(text, lead, decided_on)
        if found is None:
            continue
        end, span = found
        sentence = text[: lead.start()].rsplit(". ", 1)[-1]
        if _OTHER_TIME.search(sentence) or re.match(r"\s*(?:–|-|till och med\b|t\.?o\.?m)\s*\d", text[end:]):
            read_until = end
            continue
        words = text[lead.start() : end].strip(" .,;")
        deadline = Deadline(words, *_bounded(lead[0].lower(), words, span))
        read_until = end
        if lead["strong"]:
            strong = deadline
        elif _REPORTS.search(sentence) or re.match(r"\s*(?:\S+ ){0,3}?(?:återrapport|redovis)", text[end:]):
            weak = deadline
    return strong or weak or _without_days(text)


def _bounded(lead: str, words: str, span: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date]:
    """Return the span that "före" leaves: "före mars" 28 February, "före utgången av mars" 31 March."""
    first, last = span
    if lead not in {"före", "innan"}:
        return first, last
    if re.search(r"utgången|slutet|årsskiftet", words, re.IGNORECASE):
        return last, last
    before = first - dt.timedelta(days=1)
    return before, before


_NEXT_MEETING = re.compile(
    r"\b(?:till|vid|på|senast vid|senast till)(?: [\wåäö-]+s)? (?:nästa|nästkommande|kommande)(?: ordinarie)?"
    r"(?: [\wåäö-]+s)? \w*(?:möte|sammanträde)t?",
    re.IGNORECASE,
)
_WITH_BUDGET = re.compile(
    r"\b(?:i samband med|inför|i) (?:arbetet med )?(?:budget\w*|delårs\w+|årsredovisning\w*|bokslut\w*|"
    r"verksamhetsplan\w*)(?: för)?(?: 20\d\d)?",
    re.IGNORECASE,
)


def _without_days(text: str) -> Deadline | None:
    for pattern in (_NEXT_MEETING, _WITH_BUDGET):
        match = pattern.search(text)
        if match and _REPORTS.search(text):
            return Deadline(match[0])
    return None


def _span_after(
    text: str, lead: re.Match[str], decided_on: dt.date
) -> tuple[int, tuple[dt.date, dt.date]] | None:
    """Return where the time after a lead word ends, and its days; None where no time follows."""
    at = lead.start() if lead[0].lower() == "den" else lead.end()
    for pattern, read in _READERS:
        needs = lead[0].lower()
        if read is _duration and needs not in {"inom", "efter", "om"}:
            continue
        if read is not _duration and needs in {"efter", "om"}:
            continue
        match = pattern.match(text, at)
        if match is None:
            continue
        try:
            span = read(match, decided_on)
        except ValueError:
            span = None
        if span:
            return match.end(), span
    return None


def _month_span(year: int, first: int, last: int | None = None) -> tuple[dt.date, dt.date]:
    last = last or first
    end_year = year if last >= first else year + 1
    return dt.date(year, first, 1), dt.date(end_year, last, calendar.monthrange(end_year, last)[1])


def _year(said: str | None, decided_on: dt.date, month: int, day: int) -> int:
    if said:
        return int(said)
    return decided_on.year if (month, day) >= (decided_on.month, decided_on.day) else decided_on.year + 1


def _iso(match: re.Match[str], _decided_on: dt.date) -> tuple[dt.date, dt.date]:
    day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _day(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    month = MONTHS.index(match["month"].lower()) + 1
    day = dt.date(_year(match["year"], decided_on, month, int(match["day"])), month, int(match["day"]))
    return day, day


def _slashed(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    number, month = int(match["day"]), int(match["month"])
    day = dt.date(_year(match["year"], decided_on, month, number), month, number)
    return day, day


def _month(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    first = MONTHS.index(match["month"].lower()) + 1
    last = MONTHS.index(match["until"].lower()) + 1 if match["until"] else first
    return _month_span(_year(match["year"], decided_on, last, 31), first, last)


def _quarter(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    said = (match["ordinal"] or match["number"]).lower()
    number = _ORDINAL.get(said) or int(said)
    return _month_span(_year(match["year"], decided_on, 3 * number, 31), 3 * number - 2, 3 * number)


def _season(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    first, last = _SEASONS[match["season"].lower()]
    return _month_span(_year(match["year"], decided_on, last if last > first else first, 31), first, last)


def _turn_of_year(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    day = dt.date(int(match["year"] or decided_on.year), 12, 31)
    return day, day


def _this_year(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    year = decided_on.year + (match["which"].lower() in {"nästa år", "kommande år", "nästkommande år"})
    first = dt.date(year, 1, 1) if year > decided_on.year else decided_on
    return first, dt.date(year, 12, 31)


def _whole_year(match: re.Match[str], _decided_on: dt.date) -> tuple[dt.date, dt.date]:
    year = int(match["year"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _week(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date]:
    number = int(match["number"])
    year = int(match["year"] or decided_on.year)
    monday = dt.date.fromisocalendar(year, number, 1)
    if not match["year"] and monday < decided_on:
        monday = dt.date.fromisocalendar(year + 1, number, 1)
    return monday, monday + dt.timedelta(days=6)


def _duration(match: re.Match[str], decided_on: dt.date) -> tuple[dt.date, dt.date] | None:
    said = match["number"].lower()
    number = _NUMBER.get(said) or (int(said) if said.isdecimal() else 0)
    unit = match["unit"].lower()
    if not number:
        return None
    if unit.startswith(("dag", "veck")):
        day = decided_on + dt.timedelta(days=number * (7 if unit.startswith("veck") else 1))
        return day, day
    months = decided_on.month - 1 + number * (12 if unit == "år" else 1)
    year, month = decided_on.year + months // 12, months % 12 + 1
    day = dt.date(year, month, min(decided_on.day, calendar.monthrange(year, month)[1]))
    return day, day


def _reader(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{_FILLER}{pattern}", re.IGNORECASE)


_Y = r"(?: (?:år )?(?P<year>20\d\d)\b)?"
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(r"\s*(?:den )?(20\d\d)-(\d\d)-(\d\d)\b"), _iso),
    (_reader(r"(20\d\d)-(\d\d)-(\d\d)\b"), _iso),
    (_reader(rf"(?P<day>\d{{1,2}})(?::e|:a)? (?P<month>{_MONTH})\b{_Y}"), _day),
    (_reader(rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){_Y}\b"), _slashed),
    (
        _reader(rf"(?P<month>{_MONTH})\b(?: månad)?(?:(?:/|–|-| eller | och )(?P<until>{_MONTH})\b)?{_Y}"),
        _month,
    ),
    (
        _reader(
            r"(?:(?P<ordinal>första|andra|tredje|fjärde|sista) kvartalet|(?:kvartal |Q)(?P<number>[1-4])\b)"
            rf"{_Y}"
        ),
        _quarter,
    ),
    (_reader(r"årsskiftet(?: (?P<year>20\d\d)\b(?:/\d{2,4})?)?"), _turn_of_year),
    (
        _reader(
            r"(?P<which>årets slut|årets utgång|året|innevarande år|nästa år|nästkommande år|kommande år)\b"
        ),
        _this_year,
    ),
    (_reader(rf"(?P<season>vår|sommar|höst|vinter)(?:en|n|sessionen|terminen)?\b{_Y}"), _season),
    (_reader(r"(?:vecka|v\.?) ?(?P<number>\d{1,2})\b" + _Y), _week),
    (_reader(r"(?:år )?(?P<year>20\d\d)\b(?![-/]\d)"), _whole_year),
    (
        re.compile(
            r"\s*(?:högst |max |loppet av )?(?P<number>\w+) "
            r"(?P<unit>dagar|dag|veckor|vecka|månader|månad|år)\b",
            re.IGNORECASE,
        ),
        _duration,
    ),
)
