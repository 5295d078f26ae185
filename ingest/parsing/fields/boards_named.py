"""The board and the municipality in a title or a page header: "Kommunstyrelsens protokoll, Ekby kommun"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.dates import find_dates
from ingest.parsing.fields.leads import without_genitive
from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.vocabulary import LABELS, fold, small

PROTOCOL = re.compile(
    r"\b(?:sammanträdes|närvaro|mötes|digitalt\s+justerat\s+|justerat\s+)?(?:protokoll|(?:minnes|mötes)?anteckningar|protokollsutdrag)\b(?:\s+(?:från|för|fört\s+vid|över|av|vid)\b)?(?:\s+(?:sammanträde|möte|sammanträdet|mötet)(?:\s+(?:med|i|för|den)\b)?)?",
    re.I,
)
BODY = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+\s+(?i:räddningstjänst|gymnasie|samordnings|region|vatten|miljö)(?i:förbund)"
    r"|(?i:Kommunalförbundet|Samordningsförbundet|Räddningstjänsten|Räddningstjänstförbundet|Gymnasieförbundet|Förbundet|Regionförbundet)"
    r"\s+[A-ZÅÄÖ][\w-]+(?:\s+(?:och\s+)?[A-ZÅÄÖ][\w-]+){0,3}"
    r"|(?P<kind>Region|Landstinget|REGION|LANDSTINGET|Landstinget i)\s+[A-ZÅÄÖ][\w-]+(?:\s+[\w-]+){0,2}"
    r"|[A-ZÅÄÖ][\w-]+(?:[ -][A-ZÅÄÖ][\w-]+)?\s+(?:kommun(?:er)?|KOMMUN|stad|STAD|(?:läns|LÄNS)\s+(?:landsting|LANDSTING)|kommunalförbund|KOMMUNALFÖRBUND|Kommun|Stad)s?)"  # noqa: E501
)
BODY_OF = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w-]+(?:[ -][A-ZÅÄÖ][\w-]+)?\s+(?:[Kk]ommun|KOMMUN|[Ss]tad|STAD))s?\b"
)
_ENDINGS = (
    r"(?:nämnd|styrelse|utskott|fullmäktige|råd|beredning|kommitt[eé]|delegation|direktion|presidium|jury|förbundsstyrelse|revision|"
    r"nämnder|samverkansgrupp|arbetsgrupp|kommission|grupp|stiftelse|nämndens|samråd|forum|förbund|myndighet)"
)
_COMMITTEE = re.compile(
    rf"(?:[\w&.-][\w/&.-]*(?:,)?\s+){{0,9}}?[\w-]*{_ENDINGS}(?:en|n|et|t|na)?s?(?:\s+(?:öster|väster|norr|söder|öst|väst|nord|syd|centrum|\d+|[IVX]+))?(?:\s+(?:för|med|i|och|mot|kring)\s+[\w,/&-]+(?:\s+[\w,/&-]+){{0,8}})?",
    re.I,
)
_HAS_COMMITTEE = re.compile(rf"\b[\w-]*{_ENDINGS}(?:en|n|et|t|na)?s?\b", re.I)
_HAS_ENDING = re.compile(_ENDINGS)
_MEETING = re.compile(r"(?P<organ>[^,:;]{3,80}?s)\s+(?:möte|sammanträde)(?:t|n)?\b", re.I)
_DISTRICT = re.compile(
    rf"(?P<organ>(?:(?:[Gg]emensamma?|[Kk]ommungemensamma?)\s)?[\w-]*{_ENDINGS}(?:en|n|et|t)?)"
    r"(?P<district>(?:\s+[A-ZÅÄÖ][\w-]+){1,3})"
)
_MEETING_WITH = re.compile(r"^(?:sammanträde|möte)(?:t|n)?\s+(?:med|i|för|inom)\s+(?=\w)", re.I)
_OF_BODY = re.compile(r"\s+(?:i|inom)\s+(?!\S+\s+och\s)(?:" + BODY.pattern.replace("?P<kind>", "?:") + r")$")
_BODY_BEHIND = re.compile(
    r"(?<=[a-zåäö])(?<!\bför)(?<!\bmed)(?<!\boch)\s+(?:" + BODY.pattern.replace("?P<kind>", "?:") + r")$"
)
SENTENCE = re.compile(
    r"\b(?:är|har|ska|beslutar|beslutade|godkänner|ersätter|tjänstgör|närvarande|protokollet|ledamöter|ersättare|justera\w*|överklag\w*|anslag\w*)\b",
    re.I,
)
_SENTENCE_WORDS = (
    *("är", "har", "ska", "beslut", "godkänner", "ersätt", "tjänstgör", "närvarande", "protokollet"),
    *("ledamöter", "justera", "överklag", "anslag"),
)
TRAILING = re.compile(
    r"(?<!\s)(?:\s*+[,(:–-]?\s*+(?:§+\s?\d+\s?[-–]\s?\d++|\(?\d++\)?|sida\s.*|blad\s.*|nr\s+\d+.*|\bden\b|\bkl(?:ockan)?\b\.?|\bdatum\b|\bsammanträdesdatum\b|\bsammanträdesdag\b|\bsammanträde\b|\bmöte\b))*+\s*+[,:–-]?\s*$",
    re.I,
)
_GENITIVE = re.compile(
    r"(?:nämnden|styrelsen|utskottet|utskott|fullmäktige|rådet|beredningen|kommittén|delegationen|direktionen|nämnd|förbundet)s$",
    re.I,
)
WEEKDAY = re.compile(r"\b(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)(?:en)?\b\s*(?:den\b)?", re.I)
CELLS = re.compile(r"\t+| {2,}|\s\|\s")


def has_protocol_word(text: str) -> bool:
    """Say whether a title can call the text a protokoll or anteckningar; else `PROTOCOL` finds nothing."""
    low = small(text)
    return "protokoll" in low or "anteckningar" in low


def is_sentence(text: str) -> bool:
    """Say whether a title tells something, beside what the minutes are: "Protokollet är justerat"."""
    if not has_any(_SENTENCE_WORDS, small(text)):
        return False
    return SENTENCE.search(PROTOCOL.sub("", text)) is not None


_OF_SIGNING = re.compile(r"\s*Justeringen av\b")
"""A sentence of the notice, which names the board in passing: "Justeringen av Rådets protokoll har …"."""


@remembered
def committee_in(text: str) -> str | None:
    """Return the board that a title or header line names: `"Kommunstyrelsens protokoll 14 maj 2012"`
    gives "Kommunstyrelsen"."""
    if (
        len(text) > 160
        or _OF_SIGNING.match(text)
        or not _HAS_ENDING.search(small(text))
        or not _HAS_COMMITTEE.search(text)
    ):
        return None
    genitive = False
    parts: list[str] = []
    for cell in CELLS.split(text.strip()):
        match = PROTOCOL.search(cell)
        genitive = genitive or bool(match and cell[: match.start()].strip())
        cell = PROTOCOL.sub(" | ", cell)
        for _, start, end in reversed(find_dates(cell)):
            cell = cell[:start] + " | " + cell[end:]
        parts += [p.strip(" ,:;–—-") for p in cell.split("|")]
    for part in parts:
        part = _MEETING_WITH.sub("", WEEKDAY.sub(" ", part).strip(), count=1)
        if meeting := _MEETING.match(part):
            part, genitive = meeting["organ"], True
        part = TRAILING.sub("", part).strip(" ,:;–-")
        part = " ".join(part.split())
        part = _OF_BODY.sub("", part).strip(" /,:;–-")
        part = _BODY_BEHIND.sub("", part)
        body = BODY_OF.match(part)
        if body and len(body[0]) < len(part):
            part = part[body.end() :].strip(" ,:;–-")
        if not part or SENTENCE.search(part) or BODY.fullmatch(part) or part[0].isdigit():
            continue
        if part[-1] not in ".!?" and (_COMMITTEE.fullmatch(part) or _is_of_district(part)):
            return proper_name(without_genitive(part) if _GENITIVE.search(part) and genitive else part)
    return None


def _is_of_district(text: str) -> bool:
    """True for a board with its district or place behind it: "Omsorgsnämnd Nordost"."""
    match = _DISTRICT.fullmatch(text)
    return match is not None and not any(fold(word) in LABELS for word in match["district"].split())


_COMPANY = re.compile(
    r"(?P<name>(?:[A-ZÅÄÖ][\w&-]*\s){1,4}(?:AB|Aktiebolag)|(?:AB|Aktiebolaget)(?:\s[A-ZÅÄÖ][\w&-]*){1,4})(?:\s\(publ\))?"
    r"(?:,?\s(?:\(?org\.?\s?-?n(?:umme)?r\.?:?\s?)?\d{6}-\d{4}\)?)?",
    re.I,
)


def company_in(text: str) -> str | None:
    """Return the company (*kommunalt bolag*) that a whole line names: "Ekby Energi AB, org.nr 556123-4567"
    gives "Ekby Energi AB"."""
    low = small(text)
    if "ab" not in low and "aktiebolag" not in low:
        return None
    match = _COMPANY.fullmatch(text.strip())
    return match["name"] if match and match["name"][0].isupper() else None


def ends_date(lines: Sequence[Line], text: str) -> bool:
    """True for a municipality or a board below a date that is there already."""
    return any(line.text for line in lines) and bool(BODY.fullmatch(text.strip()) or committee_in(text))


def proper_name(text: str) -> str:
    """A committee's name with a first capital; a name all in capitals gets small letters after the first."""
    text = " ".join(text.split()).strip(" .,:;")
    if text.isupper() and len(text) > 6:
        text = re.sub(r"(?<= i )\w", lambda m: m[0].upper(), text.lower())
    return text[0].upper() + text[1:] if text else text
