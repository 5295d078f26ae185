"""The sections of an item: which line is a heading, how a section's text is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line
from ingest.parsing.model import SectionKind
from ingest.parsing.record import record
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
_ENDING_WORDS = (
    *("beslut", "ställningstagande", "förslag", "behandling", "yrkande", "överlägg", "diskussion"),
    *(
        "sammanträde",
        "bedömning",
        "yttrande",
        "motivering",
        "synpunkter",
        "beredning",
        "övervägande",
        "slutsats",
    ),
)
"""What every one of these endings has in it."""
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
_LEVELS = {"beslutsnivå", "beslutsinstans", "beslutande instans"}
"""Below a decision, on whose it is to take: "Beslutsnivå: Kommunfullmäktige"."""
_TO = tuple(
    sorted(
        (w for w, kind in SECTIONS.items() if kind == "distribution" and w.endswith(" till")),
        key=len,
        reverse=True,
    )
)
_MARKED_ONLY: dict[str, SectionKind] = {"förslag": "proposal"}
"""Words that head a section where they are marked as a heading, and in running text lead to a list."""

_OF_MEETING = re.compile(
    r"(?:(?:lämnade|nya|framställda)\s)?(?:förslag(?:\still\sbeslut)?|yrkanden?)(?:\s(?:på|under|vid|i)\s(?:dagens\s)?"
    r"(?:\w+s\s)?(?:sammanträdet?|mötet?))"
)
"""What is moved at the meeting itself: "Förslag till beslut under mötet"."""
_TREATED = re.compile(
    r"(?:ärendets\s)?(?:behandling(?:en)?|inlägg|anföranden|debatt(?:en)?|diskussion(?:en)?|överläggning(?:ar)?)"
    r"\s(?:i|på|under|vid)\s(?:dagens\s)?[\w-]+"
)
"""What was said there: "Behandling i fullmäktige"."""
_SENT_WORDS = ("beslut", "protokoll", "utdrag", "paragraf", "ärendet", "kopi", "detta")
_SENT = re.compile(
    r"(?:detta\s)?(?:beslut(?:et)?|protokoll(?:et|sutdrag(?:et)?)?|utdrag(?:et)?|paragraf(?:en)?|ärendet|kopi(?:a|or))"
    r"(?:\s(?:av|ur)\s(?:beslutet|protokollet))?\s(?:ska(?:ll)?\s)?(?:skickas|sänd(?:s|as|es)|översänd(?:s|as)|expedieras|delges|delgivas|meddelas"
    r"|lämnas|tillställs)(?:\sför\s(?:kännedom|åtgärd|verkställighet))?(?:\still)?"
)
"""To whom it goes, in whichever words: "Protokollet ska skickas för kännedom till"."""
UPWARD = re.compile(
    r"förslag till (?:beslut (?:i|till|för) )?(?P<to>\w*(?:fullmäktige|styrelsen|nämnden|direktionen))"
)
"""What is proposed to a board above, by whom the minutes do not say: "Förslag till kommunfullmäktige"."""
_AT_BOARD = re.compile(
    r"\s(?:i|vid|på|under)\s(?:[\w-]+s\s)?[\w-]*(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen|rådet|beredningen)$"
)
_AT_BOARDS: Set[str] = {"motion", "reservation", "vote", "procedure", "statement", "deliberation", "recusal"}
"""What a heading may say it was at which board: "Yrkanden i kommunfullmäktige", "Jäv i nämnden"."""
_APPROVED = (" som godkänns", " som godkändes")
"""Said of the order in which it is voted, on the line of its heading: "Propositionsordning som godkänns"."""
_HEARD = re.compile(r"synpunkter från \w+")
_OF_ITEM = re.compile(r"\s*,?\s*(?:ärende\s\d+|§+\s*\d{1,4}|(?:nr\.?\s?)?\d{1,2}(?:\s?\([^()\d]{3,40}\))?)$")
"""The item that a list of votes says it belongs to ("Voteringslista § 17"), or its own number."""
_OF_VOTE = ("omröst", "voter", "röst")

LONGEST = 130
"""A longer line heads no section, but for what stands before a colon in it."""


@record
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
    def has_text(self) -> bool:
        """Whether anything stands below the heading yet."""
        for line in self.lines:  # a loop, since most have it in one of the first  # noqa: SIM110
            if line.text:
                return True
        return False


def is_section_heading(text: str) -> bool:
    """True for a whole line that is a section heading, such as "Förslag till beslut"."""
    return find_section_heading(text) is not None


def find_section_heading(text: str, markup: str = "") -> SectionHeading | None:
    """Return the heading that a line is, such as "Kommunstyrelsens beslut" or "Expedieras: Sökanden", or
    None."""
    text = text.strip()
    if not text or not (markup or text[0].isupper()) or not (len(text) <= LONGEST or is_short(text)):
        return None
    if markup and markup[0] == "#" and fold(text) in _MARKED_ONLY:
        return SectionHeading(_MARKED_ONLY[fold(text)], text.rstrip(" :.").strip())
    return _find_heading(text)


def is_short(text: str) -> bool:
    """Say whether a line is short enough to head a section, or may have what heads one before a colon."""
    return len(text) <= LONGEST or ":" in text[:70]


@lru_cache(maxsize=4096)
def _find_heading(text: str) -> SectionHeading | None:
    colon = text.find(":", 0, 70)
    if colon > 0 and colon < len(text) - 1:
        kind = SECTIONS.get(fold(text[:colon]))
        if kind and (kind in _INLINE_KINDS or fold(text[:colon]) in _LEVELS):
            return SectionHeading(kind, text[:colon].strip(), text[colon + 1 :].strip())
        owned = _with_organ(text[:colon].strip(), fold(text[:colon]))
        if owned and owned.kind in {"proposal", "decision"}:
            return SectionHeading(owned.kind, owned.heading, text[colon + 1 :].strip())
    if len(text) > LONGEST or text[-1] == ".":
        return None
    folded = fold(text)
    if folded.endswith(_APPROVED):
        folded = folded[: folded.index(" som godkän")]
    kind = SECTIONS.get(folded)
    if kind is None and _OF_MEETING.fullmatch(folded):
        kind = "motion"
    if kind is None and (at := _AT_BOARD.search(folded)):
        at_board = SECTIONS.get(folded[: at.start()])
        kind = at_board if at_board in _AT_BOARDS else None
    if kind is None and "/" in folded:
        kind = _of_both(folded)
    if kind is None and UPWARD.fullmatch(folded):
        kind = "proposal"
    if kind is None and (_TREATED.fullmatch(folded) or _HEARD.fullmatch(folded)):
        kind = "deliberation"
    if kind is None and folded.startswith(_SENT_WORDS) and _SENT.fullmatch(folded):
        kind = "distribution"
    if (
        kind is None
        and folded.startswith(_OF_VOTE)
        and SECTIONS.get(fold(_OF_ITEM.sub("", folded))) == "vote"
    ):
        kind = "vote"
    if kind is None and "konsekvenser" in folded and _CONSEQUENCES.fullmatch(folded):
        kind = "other"
    if kind:
        return SectionHeading(kind, text.rstrip(" :.").strip())
    if folded.endswith(("kommentar", "kommentarer")) and len(text) < 40:
        return None
    return _with_organ(text, folded) or _addressed(text, folded)


_CONSEQUENCES = re.compile(r"(?:\w+a\s)?\w*konsekvenser\s(?:för|av)\s\w+(?:\s\w+){0,2}")
"""What the decision means and for whom: "Ekonomiska konsekvenser för kommunen"."""


def _of_both(folded: str) -> SectionKind | None:
    """The kind of a heading that is two known ones: "Yrkanden/Förslag"."""
    kinds = [SECTIONS.get(part) or _MARKED_ONLY.get(part) for part in re.split(r"\s?/\s?", folded)]
    return kinds[0] if all(kinds) else None


def _with_organ(text: str, folded: str) -> SectionHeading | None:
    """ "Arbetsutskottets förslag till beslut": an organ in the genitive, then a known ending."""
    if text[-1] in ".!?,;" or not has_any(_ENDING_WORDS, folded):
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


_ACTS = re.compile(
    r"\b(?:beslutar|beslutade|beslöt|föreslår|föreslog|yrkar|yrkade|godkänner|tillstyrker)\b|\b(?:ja|nej)-?röst"
)


def _addressed(text: str, folded: str) -> SectionHeading | None:
    """ "Beslutet skickas till ekonomikontoret": whom it goes to, on the line of the heading."""
    if text[-1] in ".!?" or len(text) > 90:
        return None
    for words in _TO if folded.startswith(_TO) else ():
        if folded.startswith(words + " "):
            heading = " ".join(text.split()[: len(words.split())])
            return SectionHeading("distribution", heading, text.split(maxsplit=len(words.split()))[-1])
    return None


class Text(NamedTuple):
    """The text of a section: its paragraphs parted by blank lines, list points each on their own line; and
    each paragraph or point with the lines it stands on."""

    whole: str
    paragraphs: list[tuple[str, tuple[int, int]]]


def put_together(lines: Sequence[Line], *, columns: bool = False) -> Text:
    """Return the text that lines make: `"1. Ett"` and `"2. Två"` are two paragraphs.

    White space is folded. With `columns` the blanks inside a line stay as they are, since they tell the
    column of a mark.
    """
    whole: list[str] = []
    found: list[tuple[str, tuple[int, int]]] = []
    texts: list[str] = []
    first = last = 0
    in_list = False
    for number, text, _, _ in lines:
        if not columns and ("  " in text or "\t" in text or text[:1] == " "):
            text = " ".join(text.split())
        if not text:
            if texts:
                found.append(("\n".join(texts), (first, last)))
                texts = []
            continue
        marked = not text[:2].isalpha() and MARK.match(text) is not None
        if texts:
            whole.append("\n")
        elif whole:
            whole.append("\n" if marked and in_list else "\n\n")
        if marked and texts:
            found.append(("\n".join(texts), (first, last)))
            texts = []
        if not texts:
            first = number
            in_list = marked
        last = number
        whole.append(text)
        texts.append(text)
    if texts:
        found.append(("\n".join(texts), (first, last)))
    return Text("".join(whole), found)


def section_text(lines: Sequence[Line]) -> str:
    """Return the text of a section, paragraphs parted by one blank line, list points each on their own
    line."""
    return put_together(lines).whole


def paragraphs(lines: Sequence[Line], *, columns: bool = False) -> list[tuple[str, tuple[int, int]]]:
    """Return the paragraphs of a section with the lines they stand on; a list point is a paragraph of
    its own."""
    return put_together(lines, columns=columns).paragraphs
