"""The place of the meeting: what a line beside "Plats och tid" says that is no date and no time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.boards_named import PROTOCOL, WEEKDAY, committee_in
from ingest.parsing.fields.dates import find_dates, with_points
from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line, evened
from ingest.parsing.vocabulary import small

_CLOCK = re.compile(
    r"(?:,?\s*\(?\b(?:mellan\s+)?kl(?:ockan)?\b\.?:?|\btid(?:en)?\b:?)?\s*(?<![\d:.])\d{1,2}(?:[.:]\d\d)?(?:\s*(?:[-–—‑]|till|t\.?o\.?m\.?)\s*(?:ca\.?\s*)?(?:kl(?:ockan)?\.?\s*)?\d{1,2}[.:]\d\d|(?<=[.:]\d\d)|\s*[-–—]\s*\d{1,2}(?=\s*$))(?![\d])\)?|,?\s*\bkl(?:ockan)?\b\.?:?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[-–—]\s*(?:\d{1,2}(?:[.:]\d\d)?)?)?",
    re.I,
)
PAUSE = re.compile(
    r"\b(?:ajourner\w*|paus\w*|uppehåll\w*|gruppmöte\w*|rast\b|lunch\w*|partigrupp\w*|avbrott\w*)", re.I
)
_HELD = re.compile(
    r"^\s*(?:sammanträdet|mötet)\s+(?:hölls|ägde\s+rum|hålls)\s+(?:på|i|via)?\s*|\bmed\s+början\b", re.I
)
_DIGIT = re.compile(r"\d")
_LABEL_FIRST = re.compile(r"^\s*(?:plats|lokal|tid)\s*:\s*", re.I)
_SIGNS = re.compile(r"(?:\s*[,;–—-]\s*){2,}")
_IN = re.compile(r"^(?:i|på|vid)\s+")
_AT = re.compile(r"\s(?:i|på|vid)$")
_JOINING = re.compile(
    r",?\s+(?:och\s+)?(?:varade|pågick|började|inleddes|avslutades)\b.*|^(?:sammanträde|möte)\s+nr\.?\s*\d+\s*,?\s*"
    r"|^(?:och|samt)\b\s*(?=$|i\s|på\s|[A-ZÅÄÖ,])|\s+(?:och|samt)$|^(?:i|på|vid)\s+(?=[A-ZÅÄÖ])"
)
_SENTENCE = re.compile(r"\b(?:kan|är|har|ska|skall|sker|får|finns|kunde|deltog|deltar)\s")
"""A remark below the place: "Vissa personuppgifter kan vara borttagna"."""
_PLACE_WORD = re.compile(r"^(?:Plats|Lokal)\s+(?=[A-ZÅÄÖ])")
_TIMES_ONLY = re.compile(r"(?:tid|klockan|kl|mötet\s+(?:öppnades|avslutades)|start|slut)\b", re.I)

_PAUSE_WORDS = ("ajourner", "paus", "uppehåll", "gruppmöte", "rast", "lunch", "partigrupp", "avbrott")
_HELD_WORDS = ("sammanträdet", "mötet", "början")
_EMPTY_WORDS = ("kl", "den", "tid", "datum", "plats")
_JOINING_WORDS = (
    "varade",
    "pågick",
    "började",
    "inleddes",
    "avslutades",
    "sammanträde",
    "möte",
    "och",
    "samt",
)
"""What a text in small letters has in it where the pattern of that name finds something."""
_PREPOSITIONS = ("i ", "på ", "vid ")
_MEETING_AT_END = re.compile(r"\b(?:sammanträdet|mötet)(?:\s(?:var|är|har|hade))?\s*$", re.I)
_EMPTY = re.compile(
    r"\b(?:kl(?:ockan)?|kl\.|den|tid|datum|plats)\b[.:]?(?=\s*(?:[,;.]|$|(?:i|på|vid)\s))", re.I
)


def tells_of_pause(text: str) -> bool:
    """Say whether a line tells of a break (*ajournering*, *paus*)."""
    return has_any(_PAUSE_WORDS, small(text)) and PAUSE.search(text) is not None


def place_in(lines: Sequence[Line]) -> str | None:
    """Return the place in "Rådhuset, tisdagen den 14 maj 2012, kl 13.00–15.20", or None where none stands."""
    parts: list[str] = []
    for line in _with_whole_dates(lines):
        if parts and _SENTENCE.search(line.text):
            continue
        text = _place_on(line.text)
        if any(c.isalpha() for c in text) and not _TIMES_ONLY.fullmatch(text):
            parts.append(text)
    return ", ".join(parts) or None


def _place_on(line: str) -> str:
    """What a line says beside date, time and break; most have none of these, which is soon seen."""
    text, low = line, small(line)
    if has_any(_HELD_WORDS, low):
        text = _HELD.sub("", text)
    if has_any(_PAUSE_WORDS, low) and (pause := PAUSE.search(text)):
        text = _MEETING_AT_END.sub("", text[: pause.start()])
    if _DIGIT.search(text):
        for _, start, end in reversed(find_dates(text)):
            text = text[:start] + " " + text[end:]
        text = _CLOCK.sub(" ", with_points(text)) if _DIGIT.search(text) else text
    if "dag" in low:
        text = WEEKDAY.sub(" ", text)
    if has_any(_EMPTY_WORDS, low):
        text = _EMPTY.sub(" ", text)
    if ":" in text:
        text = _LABEL_FIRST.sub("", text)
    text = evened(text)
    if text != evened(line):  # beside a time "Lokal" is a label, alone it is part of a name
        text = _PLACE_WORD.sub("", text)
    text = _SIGNS.sub(", ", text).strip(" ,;:–—-.()" if "(" not in text else " ,;:–—-.")
    text = text.replace(" ,", ",")
    joins = has_any(_JOINING_WORDS, low) or text.startswith(_PREPOSITIONS)
    return _JOINING.sub("", text) if joins else text


_DAY_AT_END = re.compile(r"\d{1,2}\s+[a-zåäö]{3,9}$", re.I)
_YEAR_FIRST = re.compile(r"\s*(?:19|20)\d\d\b")


def _with_whole_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines, with two that part a date joined: "…, Ekby den 7 juni" above "2001 kl 10"."""
    joined: list[Line] = []
    for line in lines:
        if joined and _YEAR_FIRST.match(line.text) and _DAY_AT_END.search(joined[-1].text.rstrip()):
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text.rstrip()} {line.text.strip()}")
        else:
            joined.append(line)
    return joined


def place_in_title(text: str) -> str | None:
    """Return "Folkets hus, Ekby" for "Protokoll från möte i Folkets hus, Ekby, den 28 april kl 13.15"."""
    if held := _AFTER_CLOCK.search(text):
        return held["place"]
    match = PROTOCOL.search(text)
    if match is None or not (_AT.search(match[0]) or _IN.match(text[match.end() :].lstrip())):
        return None
    rest = text[match.end() :].strip()
    return None if committee_in(rest) else _IN.sub("", place_in([Line(0, rest)]) or "") or None


_AFTER_CLOCK = re.compile(
    r"\bkl(?:ockan)?\.?\s?\d\d?[.:]\d\d(?:\s?[-–—]\s?\d\d?[.:]\d\d)?\s(?:i|på|vid)\s(?P<place>[A-ZÅÄÖ][^.;\d]{2,80}?)\.?$"
)


def without_preposition(place: str) -> str:
    """Return "Rådhuset" for "i Rådhuset"."""
    return _IN.sub("", place)
