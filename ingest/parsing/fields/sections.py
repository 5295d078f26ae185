"""The sections of an item: which line is a heading, how a section's text is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.parsing.line import Line
from ingest.parsing.model import Lines, SectionKind
from ingest.parsing.vocabulary import SECTION_ENDINGS, SECTIONS, fold

MARK = re.compile(r"\s*(?P<mark>(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-zåäö][.)]|o(?=\s{2,}))\s+)(?=\S)")


def match_mark(text: str) -> re.Match[str] | None:
    """Return the mark that a point begins with ("- ", "1. ", "a) "), or None; no mark has two letters."""
    return None if text[:2].isalpha() else MARK.match(text)


_ENDING = re.compile(
    r"(?P<organ>[\w&,./ -]{1,90}?s['’]?)\s+(?P<ending>"
    + "|".join(sorted((re.escape(e) for e in SECTION_ENDINGS), key=len, reverse=True))
    + r")(?P<to>\s+(?:till|för|till beslut i)\s+[\w ,-]{2,90})?",
)
_INLINE_KINDS = {
    "decision",
    "distribution",
    "motion",
    "reservation",
    "proposal",
    "statement",
    "background",
    "basis",
    "recusal",
}
_TO = tuple(
    sorted(
        (w for w, kind in SECTIONS.items() if kind == "distribution" and w.endswith(" till")),
        key=len,
        reverse=True,
    )
)
_MARKED_ONLY: dict[str, SectionKind] = {"förslag": "proposal"}
"""Words that head a section where they are marked as a heading, and in running text lead to a list."""

_OF_ITEM = re.compile(r"\s*,?\s*(?:ärende\s\d+|§+\s*\d{1,4})$")
"""The item that a list of votes says it belongs to: "Voteringslista § 17"."""

_LONGEST = 130


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A section heading: its kind, the words as written, and the text that follows on its line."""

    kind: SectionKind
    heading: str
    rest: str = ""


@dataclass(slots=True)
class RawSection:
    """The lines of a section while the item is read; `line` is the heading's."""

    kind: SectionKind
    heading: str | None
    line: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def span(self) -> Lines:
        numbers = [line.number for line in self.lines if line.text]
        if self.line:
            numbers.insert(0, self.line.number)
        return (numbers[0], numbers[-1]) if numbers else None


def is_section_heading(text: str) -> bool:
    """True for a whole line that is a section heading, such as "Förslag till beslut"."""
    return find_section_heading(text) is not None


def find_section_heading(text: str, markup: str = "") -> SectionHeading | None:
    """Return the heading that a line is, such as "Kommunstyrelsens beslut" or "Expedieras: Sökanden", or
    None."""
    text = text.strip()
    if not text or not (text[0].isupper() or markup) or (len(text) > _LONGEST and ":" not in text[:70]):
        return None
    if markup.startswith("#") and fold(text) in _MARKED_ONLY:
        return SectionHeading(_MARKED_ONLY[fold(text)], text.rstrip(" :.").strip())
    return _find_heading(text)


@lru_cache(maxsize=4096)
def _find_heading(text: str) -> SectionHeading | None:
    colon = text.find(":", 0, 70)
    if colon > 0 and colon < len(text) - 1:
        kind = SECTIONS.get(fold(text[:colon]))
        if kind in _INLINE_KINDS:
            return SectionHeading(kind, text[:colon].strip(), text[colon + 1 :].strip())
    if len(text) > _LONGEST or text[-1] == ".":
        return None
    folded = fold(text)
    kind = SECTIONS.get(folded)
    if kind is None and "§" in folded and SECTIONS.get(fold(_OF_ITEM.sub("", folded))) == "vote":
        kind = "vote"
    if kind:
        return SectionHeading(kind, text.rstrip(" :.").strip())
    if folded.endswith(("kommentar", "kommentarer")) and len(text) < 40:
        return None
    return _with_organ(text, folded) or _addressed(text, folded)


def _with_organ(text: str, folded: str) -> SectionHeading | None:
    """ "Arbetsutskottets förslag till beslut": an organ in the genitive, then a known ending."""
    if text[-1] in ".!?,;" or not any(
        e in folded
        for e in (
            "beslut",
            "ställningstagande",
            "förslag",
            "behandling",
            "yrkande",
            "överlägg",
            "diskussion",
            "sammanträde",
            "bedömning",
            "yttrande",
            "motivering",
            "synpunkter",
            "beredning",
        )
    ):
        return None
    match = _ENDING.fullmatch(folded)
    if not match:
        return None
    ending = match["ending"]
    if match["to"] and not (SECTION_ENDINGS[ending] == "proposal" or ending == "beslut"):
        return None
    if (
        len(match["organ"].split()) > 8
        or re.search(r"\d", match["organ"])
        or match["organ"] in {"dagens", "detaljplanens"}
        or _ACTS.search(match["organ"])
    ):
        return None
    return SectionHeading(SECTION_ENDINGS[ending], text.rstrip(" :").strip())


_ACTS = re.compile(r"\b(?:beslutar|beslutade|beslöt|föreslår|föreslog|yrkar|yrkade|godkänner|tillstyrker)\b")


def _addressed(text: str, folded: str) -> SectionHeading | None:
    """ "Beslutet skickas till ekonomikontoret": whom it goes to, on the line of the heading."""
    if text[-1] in ".!?" or len(text) > 90:
        return None
    for words in _TO if folded.startswith(_TO) else ():
        if folded.startswith(words + " "):
            heading = " ".join(text.split()[: len(words.split())])
            return SectionHeading("distribution", heading, text.split(maxsplit=len(words.split()))[-1])
    return None


Row = tuple[int, str, bool]
"""A line's number, its text with white space folded, and whether it begins a list point."""


def folded(lines: Sequence[Line]) -> list[Row]:
    """Return the lines as both `text_of` and `paragraphs_of` read them."""
    rows: list[Row] = []
    for number, text, _, _ in lines:
        if "  " in text or "\t" in text or text[:1] == " ":
            text = " ".join(text.split())
        rows.append((number, text, match_mark(text) is not None if text else False))
    return rows


def section_text(lines: Sequence[Line]) -> str:
    """Put a section's lines together: paragraphs parted by one blank line, list points each on its own
    line."""
    return text_of(folded(lines))


def text_of(rows: Sequence[Row]) -> str:
    """Return what `section_text` gives for the lines."""
    parts: list[str] = []
    blank = False
    in_list = False
    for _, text, marked in rows:
        if not text:
            blank = bool(parts)
            continue
        if parts:
            parts.append("\n\n" if blank and not (marked and in_list) else "\n")
        parts.append(text)
        in_list = marked or (in_list and not blank)
        blank = False
    return "".join(parts)


def paragraphs(lines: Sequence[Line], *, columns: bool = False) -> list[tuple[str, Lines]]:
    """Return the paragraphs of a section with the lines they stand on; a list point is a paragraph of
    its own.

    With `columns` the blanks inside a line stay as they are, since they tell the column of a mark.
    """
    if columns:
        return paragraphs_of([(ln.number, ln.text, match_mark(ln.text) is not None) for ln in lines])
    return paragraphs_of(folded(lines))


def paragraphs_of(rows: Sequence[Row]) -> list[tuple[str, Lines]]:
    """Return what `paragraphs` gives for the lines."""
    found: list[tuple[str, Lines]] = []
    texts: list[str] = []
    first = last = 0
    for number, text, marked in rows:
        if texts and (not text or marked):
            found.append(("\n".join(texts), (first, last)))
            texts = []
        if not text:
            continue
        if not texts:
            first = number
        last = number
        texts.append(text)
    if texts:
        found.append(("\n".join(texts), (first, last)))
    return found
