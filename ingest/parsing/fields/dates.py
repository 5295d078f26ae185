"""Dates, times of day and weekdays as Swedish minutes write them; no other numbers.

Dates come back as ISO 8601 (SS-EN 28601, the official Swedish form), times as HH:MM.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.parsing.fields.signs import DASH
from ingest.parsing.memory import remembered

_MONTHS = (
    "januari jan|februari feb febr|mars mar|april apr|maj|juni jun|juli jul|augusti aug|"
    "september sep sept|oktober okt|november nov|december dec"
)
_MONTH = {word: n for n, words in enumerate(_MONTHS.split("|"), 1) for word in words.split()}
_MONTH_WORD = "|".join(sorted(_MONTH, key=len, reverse=True))
_WEEK = "måndag tisdag onsdag torsdag fredag lördag söndag"
_WEEKDAY = {word: n for n, word in enumerate(_WEEK.split())}

_DATE = re.compile(
    rf"""
    (?<![\d/.:-])(?P<iso_year>(?:19|20)\d\d)(?P<sep>\s?[-‐‑‒–—−./]\s?|\s)
        (?P<iso_month>\d{{1,2}})(?:(?P=sep))(?P<iso_day>\d{{1,2}})(?!\d|[-/:]\d)
    | (?<![\d/.:-])(?P<flat>(?:19|20)\d{{6}})(?![\d/:-])
    | (?<![\d/.:,-])(?P<day>\d{{1,2}})(?:\s?:?[ea]\b)?
        (?:\s?(?:{DASH}|och|samt)\s?\d{{1,2}}(?:\s?:?[ea]\b)?|\s(?P<first_month>{_MONTH_WORD})\s?{DASH}\s?\d{{1,2}})?
        \.?\s?(?P<month>{_MONTH_WORD})\b\.?,?\s?(?P<year>(?:19|20)\d\d)(?!\d|[:/]\d)
    | (?<![\d/.:-])(?P<slash_day>\d{{1,2}})\s?/\s?(?P<slash_month>\d{{1,2}})
        (?:\s?[-–/,.]?\s?(?P<slash_year>(?:19|20)\d\d)|\s?[-–]\s?(?P<short_year>\d\d))(?![\d/:])
    | (?<![\d/.:-])(?P<dot_day>\d{{1,2}})\.\s?(?P<dot_month>\d{{1,2}})\.\s?
        (?P<dot_year>(?:19|20)\d\d)(?![\d/:])
    """,
    re.IGNORECASE | re.VERBOSE,
)

_NUMBER = re.compile(r"[0-9][0-9]*")
"""Every date begins with a number; to look only there is what makes finding them fast."""
_ISO = re.compile(
    r"(?<![\d/.:-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?!\d|[-/:]\d)", re.ASCII
)
"""The commonest form, with a day that every month has."""
_AFTER_DAY = frozenset("-‐‑‒–—−/.:eEoO") | {sign for word in _MONTH for sign in (word[0], word[0].upper())}
"""The signs after a day, but for a blank: of an interval, a month, "och" and "samt", "14:e" and "14 e"."""


def find_date(text: str) -> str | None:
    """Return the first date in "Tisdagen den 14 maj 2012 kl 13" as "2012-05-14", or None.

    A date without a year, or one that the calendar does not have ("31 juni 2012"), is none.
    """
    dates = find_dates(text)
    return dates[0][0] if dates else None


@remembered
def find_dates(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return every date with its place in the text: (("2012-05-14", 13, 24),), in order.

    Of an interval with one month and year ("3–4 maj 2012") the first day is given. Most numbers are told
    from dates by their length and the sign after them.
    """
    found: list[tuple[str, int, int]] = []
    end = 0
    for number in _NUMBER.finditer(text):
        start, stop = number.span()
        if start < end:
            continue
        if stop - start > 2:
            if text[start] not in "12" or stop - start not in {4, 8}:
                continue
            if text[stop : stop + 1] == "-" and (iso_date := _ISO.match(text, start)):
                end = iso_date.end()
                found.append((iso_date[0], start, end))
                continue
        elif (text[stop : stop + 1].strip() or text[stop + 1 : stop + 2]) not in _AFTER_DAY:
            continue
        match = _DATE.match(text, start)
        if match is None:
            continue
        end = match.end()
        iso = _iso(match)
        if iso:
            found.append((iso, start, end))
    return tuple(found)


def _iso(g: re.Match[str]) -> str | None:
    if g["iso_year"]:
        if g["sep"].isspace() and (len(g["iso_month"]) < 2 or len(g["iso_day"]) < 2):
            return None
        parts = (g["iso_year"], g["iso_month"], g["iso_day"])
    elif g["flat"]:
        parts = (g["flat"][:4], g["flat"][4:6], g["flat"][6:])
    elif g["month"]:
        month = g["first_month"] or g["month"]
        parts = (g["year"], str(_MONTH[month.lower()]), g["day"])
    elif g["slash_day"]:
        parts = (g["slash_year"] or "20" + g["short_year"], g["slash_month"], g["slash_day"])
    else:
        parts = (g["dot_year"], g["dot_month"], g["dot_day"])
    try:
        return date(*(int(p) for p in parts)).isoformat()
    except ValueError:
        return None


_NAMED_DAY = re.compile(
    rf"\b(?P<day>{'|'.join(_WEEKDAY)})(?:en)?\b,?(?:\s(?:den|d\.))?\s?(?=\d)", re.IGNORECASE
)


def weekday_mismatch(text: str) -> bool:
    """Say whether a date stands beside a weekday it did not have: "måndagen den 15 maj 2012" (a Tuesday).

    Only a weekday right before its date is looked at; without such a pair the answer is False.
    """
    dates = {start: iso for iso, start, _ in find_dates(text)}
    for match in _NAMED_DAY.finditer(text):
        iso = dates.get(match.end())
        if iso and date.fromisoformat(iso).weekday() != _WEEKDAY[match["day"].lower()]:
            return True
    return False


_DAY = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_WEEKDAY)})(?:en)?\b,?\s)?(?:den\s)?(?<![\d/.:-])(?P<day>\d{{1,2}})\s"
    rf"(?P<month>{_MONTH_WORD})\b(?!\.?,?\s?\d{{4}})",
    re.IGNORECASE,
)


def next_day(text: str, after: str) -> str | None:
    """Return a day without its year as the first such day from a date on: "2015-11-26" for "torsdagen den
    26 november" after "2015-11-23"; None where no day stands, or where its weekday does not fit."""
    match = _DAY.search(text)
    if match is None:
        return None
    start = date.fromisoformat(after)
    for year in (start.year, start.year + 1):
        try:
            day = date(year, _MONTH[match["month"].lower()], int(match["day"]))
        except ValueError:
            return None
        if day >= start:
            weekday = match["weekday"]
            return day.isoformat() if not weekday or _WEEKDAY[weekday.lower()] == day.weekday() else None
    return None


_CLOCK = re.compile(
    r"""
    (?=[kt\d])(?:(?P<kl>\bkl(?:ockan)?\b\.?:?|\btid\b:?)\s?)?
    (?:
      (?<![\d.,:/])(?P<hour>[01]?\d|2[0-4])\s?[.:]\s?(?P<minute>[0-5]\d)(?![\d]|[.:,]\d|\s?(?:%|kr|mnkr|tkr|procent))
    | (?<![\d.,:/])(?P<bare>[01]?\d|2[0-4])(?![\d/%]|[.:,]\d|\s?(?:%|kr\b|mnkr|tkr|procent|st\b))
    | (?<![\d.,:/])(?P<military>(?:[01]\d|2[0-4])[0-5]\d)(?!\d)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JOINS = re.compile(
    rf"\s*(?:{DASH}{{1,2}}|till(?:\soch\smed)?|t\.?\s?o\.?\s?m\.?)?\s*(?:ca\.?|cirka|omkring"
    rf"|kl(?:ockan)?\.?)?\s*",
    re.IGNORECASE,
)
_PAUSE = re.compile(
    r"\b(?:ajourner\w*|paus\w*|uppehåll\w*|rast\w*|lunch\w*|fika\w*|kaffe\w*|middag\w*|avbrott\w*|"
    r"grupp(?:möte|sammanträde|överläggning)\w*|partigrupp\w*|förmöte\w*|bensträckare)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:slut\w*|avslut\w*|stäng\w*|till)\b[^\d]{0,25}$", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:juster\w*|anslag\w*|överklag\w*|signer\w*)\b", re.IGNORECASE)


_GLUED_CLOCK = re.compile(
    r"(?P<kl>\bkl(?:ockan)?\.?:?\s)(?P<h>[01]\d|2[0-4]) ?(?P<m>[0-5]\d)"
    rf"(?:(?P<to>\s?{DASH}\s?)(?P<h2>[01]\d|2[0-4])[ .:]?(?P<m2>[0-5]\d))?(?![\d]|[.:]\d)",
    re.IGNORECASE,
)


def with_points(text: str) -> str:
    """Return a text with the point in its times: "kl 09 00 - 1130" gives "kl 09.00 - 11.30"."""
    return _GLUED_CLOCK.sub(_pointed, text) if "kl" in text.lower() else text


def _pointed(match: re.Match[str]) -> str:
    end = f"{match['to']}{match['h2']}.{match['m2']}" if match["to"] else ""
    return f"{match['kl']}{match['h']}.{match['m']}{end}"


@remembered
def find_times(text: str) -> tuple[str | None, str | None]:
    """Return start and end of the meeting in "kl 09.00-12.15" as ("09:00", "12:15").

    An end that is not said is None, and so are both where no time stands. Breaks ("ajournering
    10.05–10.20") and group meetings do not count; of two sessions the first start and last end are given.
    """
    start: str | None = None
    end: str | None = None
    for first, last, before, after in _intervals(text):
        if _PAUSE.search(before) or (after and _PAUSE.match(after)) or _SIGNED.search(before):
            continue
        if start is not None and last is None:
            if _ENDS.search(before):
                end = first
            continue
        if start is None and last is None and _ENDS.search(before):
            end = end or first
            continue
        start = start or first
        end = last or end
    return start, end


def _intervals(text: str) -> list[tuple[str, str | None, str, str]]:
    """Each time or interval with the words before it (since the last one) and those after it in brackets."""
    text = with_points(without_dates(text))
    clocks = list(_CLOCK.finditer(text))
    found: list[tuple[str, str | None, str, str]] = []
    index, seen = 0, 0
    while index < len(clocks):
        match = clocks[index]
        following = clocks[index + 1] if index + 1 < len(clocks) else None
        joined = following is not None and _joins(text, match, following)
        exact = bool(match["minute"] or match["kl"])
        if joined and following is not None and (exact or following["minute"]):
            stop = following.end()
            found.append(
                (_time(match), _time(following), text[seen : match.start()][-60:], _bracketed(text, stop))
            )
            index, seen = index + 2, stop
            continue
        if exact:
            found.append(
                (_time(match), None, text[seen : match.start()][-60:], _bracketed(text, match.end()))
            )
            seen = match.end()
        index += 1
    return found


def without_dates(text: str, dates: Sequence[tuple[str, int, int]] | None = None) -> str:
    """Return the text with every date blotted out sign for sign: "§ 14, 2022-05-10" is "§ 14, __________".

    `dates` are what `find_dates` gave for the text, where the caller has asked already.
    """
    parts, seen = [], 0
    for _, begin, stop in find_dates(text) if dates is None else dates:
        parts += [text[seen:begin], "_" * (stop - begin)]
        seen = stop
    return "".join([*parts, text[seen:]])


def _joins(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = text[first.end() : second.start()]
    return bool(between.strip()) and len(between) < 30 and bool(_JOINS.fullmatch(between))


def _bracketed(text: str, stop: int) -> str:
    """The words after an interval that its own bracket holds: "(10.05–10.20 ajournering)"."""
    after = text[stop : stop + 40]
    close = after.find(")")
    return after[:close].strip() if close >= 0 and "(" not in after[:close] else ""


def _time(match: re.Match[str]) -> str:
    if match["military"]:
        return f"{match['military'][:2]}:{match['military'][2:]}"
    return f"{int(match['hour'] or match['bare']):02d}:{match['minute'] or '00'}"
