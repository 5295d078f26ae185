"""The notice block (*anslag, bevis*): when the protokoll was announced, until when, and where it is kept.

Kommunallagen (2017:725) 8 kap. 9–12 §§. It stands beside the contract's JSON and is no part of it.
"""

from __future__ import annotations

import re

from ingest.parsing.fields.dates import find_dates
from ingest.parsing.record import record

# For a text in small letters. The look ahead at three letters is what makes it quick: nearly every place of a
# protokoll is left at it.
_LABELS = re.compile(
    r"(?=sis|öve|kan|ned|ta[sg]|tog|upp|sät|sat|ans|til|pub)(?:"
    r"(?P<last>sista\s+dag\s+(?:för\s+|att\s+)+överklaga\w*|överklagandetid\w*\s+(?:går\s+ut|löper\s+ut"
    r"|till\s+och\s+med|t\.?\s?o\.?\s?m\.?)|(?:kan\s+)?överklagas\s+(?:till\s+och\s+med|senast))"
    r"|(?P<down>nedtagande\w*|nedtagning\w*|nedtages|nedtaget|nedtas|ta(?:s|gits|ges)\s+ne[dr]|togs\s+ne[dr])"
    r"|(?P<up>uppsättande\w*|uppsättning\w*|uppsatt|uppsättes|sätts\s+upp|sattes\s+upp|satts\s+upp|anslagsdag\w*"
    r"|anslagsdatum|anslaget\s+(?:på|den)|anslagits|anslogs|anslås|tillkännage\w*\s+(?:på|den)|publicera\w+\s+på))"
)
_ABOUT = re.compile(r"anslag|tillkännage")
_NEAR = 90  # characters between a label and its date
_BLOCK = 500  # characters between the word "anslag" and a label
_SENTENCE_END = re.compile(r"\.\s*\n|\n\s*\n")
_KEPT = re.compile(
    r"(?:protokollet\s+förvaras\s+(?:hos|på|i)"
    r"|förvaringsplats(?:\s+för\s+protokoll(?:et)?)?)[ \t:]+(?:\n\s*)?([^\n]+)",
    re.IGNORECASE,
)
_NUMBERS = r"(?:§§?|[Pp]aragraf(?:en|erna)?)\s*(\d[\d ,–-]*(?:och \d+)?)"
_AT_ONCE = re.compile(
    rf"{_NUMBERS}[^.§\n]{{0,25}}?(?:omedelbart\s+juster\w+|juster\w+\s+omedelbart)"
    rf"|[Oo]medelbar(?:t)?\s+juster\w+[\s:av]*{_NUMBERS}"
)


@record
class Notice:
    """What the minutes say of their own announcement; dates are `YYYY-MM-DD`, unsaid things None or empty.

    `at_once` are the paragrafer that were adjusted at once (*omedelbart justerade*), `at_once_on` the day.
    """

    up: str | None = None
    down: str | None = None
    last_day: str | None = None
    kept_at: str | None = None
    at_once: tuple[int, ...] = ()
    at_once_on: str | None = None


def read_notice(text: str) -> Notice:
    """Return what the notice block of a protokoll says; an empty Notice where there is none.

    "Datum för anslags uppsättande 2023-07-04" gives `up="2023-07-04"`; "Anslaget tas ned den 28 december
    2023" gives `down="2023-12-28"`.
    """
    found: dict[str, str] = {}
    small = _in_small_letters(text)
    labels = list(_LABELS.finditer(small))
    for place, label in enumerate(labels):
        name = label.lastgroup or ""
        stop = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        after = text[label.end() : min(stop, label.end() + _NEAR)]
        after = _SENTENCE_END.split(after)[0]
        dates = find_dates(after)
        is_about = name == "last" or _ABOUT.search(small, max(0, label.start() - _BLOCK), label.end())
        if dates and is_about and name not in found:
            found[name] = dates[0][0]
    kept = _KEPT.search(text) if "förvar" in small else None
    at_once, on = _at_once(text) if "medelbar" in text else ((), None)
    return Notice(
        up=found.get("up"),
        down=found.get("down"),
        last_day=found.get("last"),
        kept_at=" ".join(kept[1].split())[:200] if kept else None,
        at_once=at_once,
        at_once_on=on,
    )


def _in_small_letters(text: str) -> str:
    """Return the text in small letters, with every letter where it was: "İ" would become two."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small


def _at_once(text: str) -> tuple[tuple[int, ...], str | None]:
    """Return the paragrafer in "§ 21 justeras omedelbart, 2023-04-18", and the day or None."""
    numbers: set[int] = set()
    day: str | None = None
    for found in _AT_ONCE.finditer(text):
        numbers |= _expanded(found[1] or found[2])
        line = text[found.end() : found.end() + 60].partition("\n")[0]
        dates = find_dates(line)
        day = day or (dates[0][0] if dates else None)
    return tuple(sorted(numbers)), day


def _expanded(text: str) -> set[int]:
    """Return the numbers in "12, 14–16 och 20"."""
    numbers: set[int] = set()
    for first, last in re.findall(r"(\d{1,4})(?:\s*[–-]\s*(\d{1,4}))?", text):
        end = int(last) if last else int(first)
        if int(first) <= end <= int(first) + 500:
            numbers |= set(range(int(first), end + 1))
    return numbers
