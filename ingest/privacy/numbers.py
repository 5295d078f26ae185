"""Personal identity numbers and coordination numbers (*personnummer*, *samordningsnummer*).

A number is told by its date and its check digit (folkbokföringslagen 1991:481, 18 §; lag 2022:1697 om
samordningsnummer), with or without century and separators, also where it is broken over a line. A number that
is called a personnummer is one even with a wrong check digit: mistyped, it still points at somebody.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ingest.privacy.finding import Kind
from ingest.privacy.spans import Span, luhn, matches_from

# Hyphen, its soft and fixed forms, minus and dashes, as typists and PDF files have them.
_DASH = "\\-\u00ad\u2010-\u2015\u2212"
_BLANK = " \\t\u00a0\u2007\u2009\u202f"
_SEPARATOR = rf"(?:[{_BLANK}]*[{_DASH}+]?[{_BLANK}]*(?:\n[{_BLANK}]*)?)"
_INNER = rf"[{_DASH}{_BLANK}.]?"
_NUMBER = re.compile(
    rf"(?<![\d{_DASH}/:,.])"
    rf"(?:(?P<century>18|19|20)[{_BLANK}]?)?(?P<year>\d\d){_INNER}(?P<month>\d\d){_INNER}(?P<day>\d\d)"
    rf"(?P<separator>{_SEPARATOR})(?P<serial>\d\d[{_BLANK}]?\d\d)"
    rf"(?![\d/:])(?![{_DASH},.]\d)(?! \d)"
)
_START = re.compile(r"\d")
_CALLED_SO = re.compile(
    r"(?:person(?:al)?nummer|personnr|person-?nr|pers\.? ?nr|p\.?nr|födelsenummer|samordningsnummer|sam\.?nr)"
    r"\W{0,3}(?:är|för \w+ \w+)?\W{0,3}$",
    re.IGNORECASE,
)
# What a bare row of ten or twelve digits is called when it is no personnummer.
_CALLED_OTHERWISE = re.compile(
    r"(?:dnr|diarie\w*|ärende\w*|faktura\w*|ocr\w*|referens\w*|ref|artikel\w*|order\w*|serie\w*|mätar\w*"
    r"|anläggnings\w*|org\w*|organisations\w*|dokument\w*|löp\w*|id|isbn|ean|konto\w*|beställning\w*|avtal\w*"
    r"|chassi\w*|kund\w*|objekt\w*|spår\w*|bankgiro|plusgiro|bg|pg|version)[\s.:#-]*(?:(?:nr|nummer|id)\b)?[\s.:#-]*$",
    re.IGNORECASE,
)
_OLDEST = 130  # years, as no birthday lies further back


def find_numbers(text: str, today: dt.date | None = None) -> Iterator[Span]:
    """Yield the personnummer and samordningsnummer in a text.

    "850709-9805", "19850709 9805", "198507099805", "850709-\\n9805" and "85 07 09-9805" are found;
    "556036-0793" (an organisation number) and "2023-05-09" are not.
    """
    today = today or dt.date.today()
    for found in matches_from(_START, _NUMBER, text):
        kind = _kind(found, today)
        if kind is None:
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        if _CALLED_SO.search(before) or (
            luhn(key_of(found.group())) and not (_is_loose(found) and _is_something_else(found, before))
        ):
            yield Span(found.start(), found.end(), kind)


def number_candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, key) for all that has the shape of a personnummer, whatever it is called."""
    for found in matches_from(_START, _NUMBER, text):
        yield found.start(), found.end(), key_of(found.group())


def key_of(number: str) -> str:
    """Return the ten digits that every spelling shares: "19850709-9805" gives "8507099805"."""
    return "".join(c for c in number if c.isdigit())[-10:]


def _is_loose(found: re.Match[str]) -> bool:
    """Tell whether the number has no hyphen or plus sign before its last four digits."""
    return not re.search(rf"[{_DASH}+]", found["separator"])


def _is_something_else(found: re.Match[str], before: str) -> bool:
    """Tell whether a number without hyphen is part of another, a day with a time, or called otherwise."""
    is_day_and_time = "-" in found.group()[:10] and found["serial"] < "2400"
    return bool(re.search(r"\d $", before) or is_day_and_time or _CALLED_OTHERWISE.search(before))


def _kind(found: re.Match[str], today: dt.date) -> Kind | None:
    day = int(found["day"])
    kind = Kind.COORDINATION_NUMBER if day > 60 else Kind.PERSONAL_NUMBER
    day = day - 60 if day > 60 else day
    year = int(found["year"])
    century = int(found["century"]) * 100 if found["century"] else None
    years = [century + year] if century else [2000 + year, 1900 + year]
    return kind if any(_is_birthday(y, int(found["month"]), day, today) for y in years) else None


def _is_birthday(year: int, month: int, day: int, today: dt.date) -> bool:
    try:
        born = dt.date(year, month, day)
    except ValueError:
        return False
    return born <= today and today.year - year <= _OLDEST
