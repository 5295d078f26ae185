"""Which paragraphs a note means: "§§ 1–6, 9–34", "t.o.m. § 54", "ej § 13", "del av § 59"; a header's range.

"t.o.m.", "fr.o.m." and "ej" need the range of the whole meeting. A number belongs to a note only after a
paragraph sign, after "t.o.m."/"fr.o.m." or as the next number of a list that began so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.parsing.fields.dates import find_date
from ingest.parsing.fields.signs import DASH
from ingest.parsing.memory import remembered
from ingest.parsing.record import record
from ingest.parsing.vocabulary import small

LONGEST = 2000
"""No meeting has more paragraphs than this between the ends of one interval; a longer one is a slip."""


@record
class ParagraphNote:
    """A note on presence. `paragraphs` is sorted, or None where no § can be told.

    `partial` says that the minutes name a part ("del av § 59", a clock interval), `excluded` that they
    say what was missed ("ej § 13"); `span` is where the note stands in the text.
    """

    paragraphs: tuple[int, ...] | None
    partial: bool
    excluded: bool
    span: tuple[int, int]


_AT = r"(?:\skl(?:ockan)?\.?\s\d{1,2}(?:[.:]\d\d)?,?)?"
_MEETING = r"(?:\s(?:till\s)?(?:mötet|sammanträdet|lokalen|salen))?"
_COMES = (
    r"(?:anlände|anländer|anlänt|anslöt|ansluter|kom|kommer|tillträdde|tillträder|inträdde|inträder"
    rf"|infann\ssig|infinner\ssig){_MEETING}{_AT}"
)
_ITEM = r"(?:\sbehandlingen\sav)?(?:\särendet)?(?:\sunder)?"
_GOES = rf"(?:lämnade|lämnar|lämnat|avvek|avviker|avvikit|gick|går|utgick|utgår){_MEETING}{_AT}"
_AFTER = rf"{_COMES}\sefter(?:\satt)?{_ITEM}(?=\s?§)"
_BEFORE = rf"{_GOES}\s(?:före|inför|innan)(?=\s?§)"
_WITHIN = rf"{_GOES}\s(?:under|vid|i)(?=\s?§)"
_FROM = (
    rf"{_COMES}\s(?:vid|till|från|under|inför|före|innan)(?=\s?§)|fr\.?\s?o\.?\s?m\b\.?|från\soch\smed\b|from\b"
    r"|från(?=\s?§)"
)
_TO = rf"{_GOES}\sefter(?:\satt)?{_ITEM}(?=\s?§)|t\.?\s?o\.?\s?m\b\.?|till\soch\smed\b|tom\b|till(?=\s?§)"
_SIGN = r"§+|paragraf(?:erna|er|en)?\b:?|par\.(?=\s?\d)|punkt(?:en|erna|er)?(?=\s\d)|ärende(?:na|n)?(?=\s\d)"
_NOT = (
    r"(?:(?:deltog|deltar|närvarade|närvarar|tjänstgör|tjänstgjorde)\s)?(?:ej|inte"
    r"|icke)(?:\si?\s?beslut(?:et|en)?)?"
    r"(?:\s(?:närvarande|deltagit|deltagande|med|när))?\s?(?:under|i|vid|på|för)?"
    rf"(?=\s?(?:{_SIGN}|{_FROM}|{_TO}))"
    r"|(?:utom|förutom|undantaget|med\sundantag\s(?:för|av)|exkl(?:usive|\.)?|frånvarande|frånv\.?|(?:anmäl\w+\s(?:sig\s)?)?(?:jävig|jäv)"
    r"(?:\soch\s(?:deltar|deltog|lämnar|lämnade)(?:\s(?:inte|ej|icke|mötet|sammanträdet|lokalen))?)?|"
    r"p\.?\s?g\.?\s?a\.?\sjäv|på\sgrund\sav\sjäv)\s?(?:under|i|vid|på|för)?"
    rf"(?=\s?(?:{_SIGN}|{_FROM}|{_TO}))"
)
_MISSED = (
    r"\(?(?:på\sgrund\sav\sjäv|p\.?\s?g\.?\s?a\.?\sjäv|jävig|jäv|ej\snärvarande|ej\sdeltagande"
    r"|frånvarande|frånv\b\.?)\)?"
)
_PART = (
    r"\(?(?:under\s)?(?:delvis|(?:en\s)?del\sav(?:\s(?:mötet|sammanträdet|dagen|tiden|ärendet|paragrafen))?"
    r"|del\.?(?=\s?§)|delar\sav(?:\s(?:mötet|sammanträdet))?)\)?"
)
_CLOCK = (
    rf"(?:(?:lämnade|lämnar|avvek|gick|anlände|anländer|anslöt|kom)\s(?:(?:till\s)?(?:mötet"
    rf"|sammanträdet)\s)?)?(?:(?:kl(?:ockan)?\b\.?|från"
    rf"|till)\s?){{1,2}}\d{{1,2}}(?:\s?[.:]\s?\d\d)?(?:\s?{DASH}\s?(?:kl\.?\s?)?\d{{1,2}}(?:[.:]\d\d)?)?"
    rf"|(?<![\d.:])\d{{1,2}}[.:]\d\d(?:\s?{DASH}\s?\d{{1,2}}[.:]\d\d)(?!\d)"
)
_NUMBER = r"\d{1,4}(?![\d])(?:/(?:\d{4}|\d{2})(?!\d))?"
_TOKEN = re.compile(
    rf"""
      (?<!\w)
      (?: (?P<not>{_NOT})
        | (?P<part>(?:{_PART})(?!\w))
        | (?P<after>{_AFTER})
        | (?P<before>{_BEFORE})
        | (?P<within>{_WITHIN})
        | (?P<from>{_FROM})
        | (?P<to>{_TO})
        | (?P<clock>{_CLOCK})
        | (?P<sign>{_SIGN})
      )
    | (?P<range>(?<![\w.:/])(?P<low>{_NUMBER})
        (?:\s?{DASH}{{1,2}}\s?(?:§+\s?)?(?P<high>{_NUMBER})|\s?(?P<open>{DASH})(?=\s*(?:$|[),;])))?(?!\w|[.:]\d))
    | (?P<missed>(?<!\w)(?:{_MISSED})(?!\w)(?!\s?(?:{_SIGN}|{_FROM}|{_TO})))
    | (?P<and>(?:,|;|\boch\b|\bsamt\b|&|\+|/))
    | (?P<blank>\s+|[().])
    | (?P<word>\w+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


_MAY_HAVE_NOTE = re.compile(r"\d|[dD][eE][lL]")
"""Whatever a note says, it says with a number or with a part (del, delar, delvis)."""


@dataclass
class _Note:
    """A note while it is read: the paragraphs named, the open ends, and what was said of them."""

    start: int
    end: int = 0
    named: list[int] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)
    lower: int | None = None
    upper: int | None = None
    from_first: bool = False
    partial: bool = False
    excluded: bool = False
    signed: bool = False
    parted: bool = False
    mode: str = ""
    shift: int = 0

    @property
    def is_complete(self) -> bool:
        return bool(self.named or self.missed or self.partial or self.lower or self.upper)

    @property
    def takes_numbers(self) -> bool:
        return self.signed or self.mode in {"from", "to"}

    def closes(self, token: re.Match[str]) -> None:
        """Let the closing bracket of "(ej § 13)" belong to the note."""
        if token[0].startswith(")") and token.start() == self.end:
            self.end += 1


def read_paragraphs(text: str, whole: tuple[int, int] | None) -> ParagraphNote | None:
    """Return the first note in "Ersätter X (SD) §§ 10–11": paragraphs (10, 11), or None where none stands.

    `whole` is the meeting's first and last paragraph. Where "ej" or "t.o.m." needs it and it is None,
    the note has paragraphs None (and the caller has something to warn about).
    """
    return next(_notes(text, whole), None)


def find_notes(text: str, whole: tuple[int, int] | None) -> list[ParagraphNote]:
    """Return all the notes of a line, in order: "X §§ 1–3, Y §§ 4–9" has two."""
    return list(_notes(text, whole)) if may_have_note(text) else []


def may_have_note(text: str) -> bool:
    """Say whether a line can hold a note: without a number and without "del" it holds none."""
    return _MAY_HAVE_NOTE.search(text) is not None


def _notes(text: str, whole: tuple[int, int] | None) -> Iterator[ParagraphNote]:
    low = small(text)
    begins = _BEGINS_NOTE.search(low)
    if begins is None:
        return
    note: _Note | None = None
    for token in _TOKEN.finditer(low, low.rfind(")", 0, begins.start()) + 1):
        kind = token.lastgroup or ""
        kind = "range" if token["range"] else kind
        if kind in {"and", "blank"}:
            if note:
                note.parted = note.parted or kind == "and"
                note.closes(token)
            continue
        if kind == "word" or (kind == "range" and not (note and note.takes_numbers)):
            if note:
                yield from _finished(note, whole)
            note = None
            continue
        if kind == "missed" and note is None:
            continue
        note = note or _Note(token.start())
        _take(note, kind, token)
    if note:
        yield from _finished(note, whole)


_BEGINS_NOTE = re.compile(
    r"§|\d[.:]\d|(?<!\w)(?:par(?:\.|agraf)|punkt|ärende|fr(?:ån|\.?\s?o)|t\.?\s?o\.?\s?m\b|till|del(?:vis|ar|\b)|kl)"
)
"""Each note has one of these. No words of a note go on over the bracket before the first of them, which most
often closes a party."""
_ENDS = {"after": ("from", 1), "before": ("to", -1), "within": ("to", 0)}
"""Who came after § 4 is there from § 5, who left before § 7 until § 6; who left during it, for a part."""


def _take(note: _Note, kind: str, token: re.Match[str]) -> None:
    if kind == "range":
        _take_numbers(note, token)
    elif kind == "sign":
        note.signed = True
        return
    elif kind == "not":
        note.excluded, note.mode = True, "not"
        return
    elif kind == "missed":
        note.excluded = True
        if note.mode != "not":
            note.missed += note.named
            note.named = []
    elif kind in {"part", "clock"}:
        note.partial = True
    elif kind in _ENDS:
        note.mode, note.shift = _ENDS[kind]
        note.partial = note.partial or kind == "within"
        return
    else:
        note.mode = kind
        return
    note.end = token.end()


def _take_numbers(note: _Note, token: re.Match[str]) -> None:
    low = int(token["low"].split("/")[0])
    high = _upper_end(token["low"], token["high"]) if token["high"] else low
    high += note.shift if note.mode == "to" else 0
    numbers = list(range(low, high + 1)) if low <= high <= low + LONGEST else sorted({low, high})
    if note.mode == "not":
        note.missed += numbers
    elif note.mode == "from" or token["open"]:
        low += note.shift
        note.lower, note.from_first = low, note.upper is None
        note.mode = ""
    elif note.mode == "to" and note.named and not note.parted:
        note.named += range(note.named[-1] + 1, min(high, note.named[-1] + LONGEST) + 1)
        note.mode = ""
    elif note.mode == "to":
        note.upper = high
        note.mode = ""
    else:
        note.named += numbers
    note.parted, note.shift = False, 0


def _upper_end(low: str, high: str) -> int:
    """The end of an interval, also where its first digits are left out: "130–43" ends at 143."""
    low, high = low.split("/")[0], high.split("/")[0]
    if int(high) < int(low) and len(high) < len(low):
        return int(low[: len(low) - len(high)] + high)
    return int(high)


def _finished(note: _Note, whole: tuple[int, int] | None) -> Iterator[ParagraphNote]:
    if not note.is_complete:
        return
    numbers = set(note.named)
    unknown = False
    if note.lower is not None or note.upper is not None:
        opened = _opened(note, whole)
        unknown = opened is None
        numbers |= opened or set()
    if note.missed and not numbers and not unknown:
        unknown = whole is None
        numbers = set(range(whole[0], whole[1] + 1)) if whole else set()
    numbers -= set(note.missed)
    paragraphs = tuple(sorted(numbers)) if not unknown and (numbers or note.missed) else None
    yield ParagraphNote(paragraphs, note.partial, note.excluded, (note.start, note.end))


def _opened(note: _Note, whole: tuple[int, int] | None) -> set[int] | None:
    """The paragraphs of "fr.o.m." and "t.o.m."; both in this order are one interval, else two."""
    lower, upper = note.lower, note.upper
    if lower is not None and upper is not None and note.from_first and lower <= upper:
        return set(range(lower, min(upper, lower + LONGEST) + 1))
    if whole is None:
        return None
    numbers: set[int] = set()
    if lower is not None:
        numbers |= set(range(lower, whole[1] + 1))
    if upper is not None:
        numbers |= set(range(whole[0], upper + 1))
    return numbers


_HEADER = re.compile(
    rf"(?:^|(?<!\w))(?:§+|paragraf(?:erna|er|en)?\b:?)\s*(?:§+\s*|nr\.?\s*)?"
    rf"(?P<list>{_NUMBER}(?:\s?(?:{DASH}{{1,2}}|,|och|samt|t\.?o\.?m\.?)\s?(?:§+\s?)?{_NUMBER}){{0,60}})",
    re.IGNORECASE,
)
_BARE_HEADER = re.compile(
    rf"\s*(?P<list>{_NUMBER}(?:\s?(?:{DASH}{{1,2}}|,|och|samt|t\.?o\.?m\.?)\s?{_NUMBER}){{0,60}})\.?\s*",
    re.IGNORECASE,
)


_ONE_INTERVAL = re.compile(rf"(\d{{1,4}})\s?{DASH}\s?(\d{{1,4}})")


@remembered
def read_header_range(text: str) -> tuple[int, int] | None:
    """Return first and last paragraph of "Paragraf 20–24" as (20, 24); of "45-56, 59-61" as (45, 61).

    Numbers without a paragraph sign or the word count only where nothing else stands in the text.
    None where no range stands there.
    """
    match = _HEADER.search(text) or (None if find_date(text) else _BARE_HEADER.fullmatch(text))
    if not match:
        return None
    if ends := _ONE_INTERVAL.fullmatch(match["list"]):
        low, high = int(ends[1]), _upper_end(ends[1], ends[2])
        return (low, high) if low < high else (high, low)
    note = read_paragraphs("§ " + match["list"], None)
    numbers = note.paragraphs if note else None
    return (numbers[0], numbers[-1]) if numbers else None
