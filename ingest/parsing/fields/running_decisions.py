"""The decision in running text, where an item has no heading for it: "Rapporten läggs till handlingarna"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.outcomes import read_outcomes
from ingest.parsing.fields.points import is_act_of_name
from ingest.parsing.fields.sections import RawSection, match_mark
from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line, evened
from ingest.parsing.model import ParsedDecision
from ingest.parsing.vocabulary import decides, decides_small, small

SENTENCES = re.compile(r"[.!?](?<=[a-zåäö0-9)”\"][.!?])\s+(?=[A-ZÅÄÖ§\"”])")
_NOT_NOW = re.compile(
    r"\b(?:om\s+.*\bbeslutas|ska\s+beslutas|kommer\s+att|har\s+beslutat|hade\s+beslutat|tidigare\s+beslut|\w+(?:ade|ades|ets|ogs|ände|ändes|ällde|älldes)\s+(?:den\s+)?\d+|(?:kommun(?:en)?|region(?:en)?|länsstyrelsen)\s+(?:beslutade|godkände|antog|fastställde|avslog|biföll|noterade)|regeringen|riksdagen|när\s+.*\bbeslutade|\d{4}-\d\d-\d\d\s+beslutade|som\s+(?:beslutades|antogs|godkändes))\b",
    re.I,
)
_FINDS = re.compile(r"\b(?:finner|fann)\b.{0,60}\batt\b|\bställ(?:er|de)s?\b.{0,60}\bproposition", re.I)
"""How the chair counts; what is decided then is said once more, or only so."""
_SHORT = 600


def decision_in_text(sections: Sequence[RawSection], *, has_decision_headings: bool) -> ParsedDecision | None:
    """Return the sentences that decide something, such as "Rapporten godkändes.", in minutes (or a short
    item) without the heading Beslut; None where there are none."""
    texts = [s for s in sections if s.kind in _TOLD and (s.heading is None or not has_decision_headings)]
    if has_decision_headings and (len(texts) != len(sections) or _is_long(texts)):
        return None
    points: list[str] = []
    numbers: list[int] = []
    for section in texts:
        for paragraph, first, last in _paragraphs(section.lines):
            low = small(paragraph)
            if (decides_small(low) or has_any(_ACT_WORDS, low)) and (acting := _acting(paragraph)):
                points += acting
                numbers += [first, last]
    if not points:
        return None
    if not all(_FINDS.search(text) for text in points):
        points = [text for text in points if not _FINDS.search(text)]
    outcomes = read_outcomes(points, [False] * len(points))
    return ParsedDecision(None, tuple(points), outcomes, None, (min(numbers), max(numbers)))


_TOLD = {"background", "deliberation", "other"}


def _is_long(sections: Sequence[RawSection]) -> bool:
    return sum([len(line.text) for section in sections for line in section.lines]) > _SHORT


def _acting(paragraph: str) -> list[str]:
    """The sentences of a paragraph in which something is decided now."""
    return [
        text
        for text in _sentences(paragraph)
        if len(text) < 500
        and (decides(text) or _NOTED.fullmatch(text) or _ACTS_NOW.match(text))
        and not _NOT_NOW.search(text)
    ]


_ACT_WORDS = (
    *("anteckna", "fastställer", " del av", "antar", "överlämnar"),
    *("styrker", "lägger", "uppdrar", "remitterar"),
)
"""What the two patterns below have in them, beside the phrases that decide."""
_ACTS_NOW = re.compile(
    r"(?:[\w-]+-\s(?:och|samt)\s)?(?:[\w-]*(?:nämnd(?:en)?|styrelsen|utskottet|fullmäktige|direktionen|rådet|beredningen|presidiet|delegationen)|Mötet)\s"
    r"(?:fastställer|tar\sdel\sav|tog\sdel\sav|har\stagit\sdel\sav|antar|överlämnar|tillstyrker|avstyrker|lägger|uppdrar|remitterar|bordlägger|återremitterar)\b",
    re.I,
)
"""What the board itself does: "Nämnden tar del av delegationsbesluten", "har tagit del av rapporten"."""
_NOTED = re.compile(r"[A-ZÅÄÖ][\w-]+(?:en|et|n|na|ne)(?:\s[\w-]+){0,6}\s(?:antecknas|antecknades)\.?")
_RESOLVES = re.compile(
    r"(?:(?:Därmed|Därefter|Således|Efter\s[^.,]{3,60})\s(?:beslutar|beslutade)\s[^.,:;]{3,60}?|(?P<by>[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,4}?)\s(?:beslutar|beslutade))"
    r"(?:\s(?:därmed|således|därefter)|\s?,?\s(?:med|efter)\s[^.;:]{3,80}?)*\s?,?\s(?:att|enligt|i\senlighet\smed)\s",
)


def decision_after_vote(sections: Sequence[RawSection]) -> ParsedDecision | None:
    """Return what the board decides in the last words of the vote, where the item says it nowhere else:
    "Nämnden beslutar med 4 nej-röster mot 3 ja-röster att avslå ansökan."
    """
    for section in reversed(sections):
        if section.kind not in {"procedure", "vote", "proposal"}:
            continue
        lines = section.lines
        if section.kind == "proposal":
            acts = (place for place, line in enumerate(lines) if is_act_of_name(line.text.strip()))
            lines = lines[next(acts, len(lines)) :]
        for paragraph, first, last in reversed(_paragraphs(lines)):
            for text in reversed(_sentences(paragraph)) if "beslut" in paragraph else ():
                if len(text) < 500 and _RESOLVES.match(text) and not _NOT_NOW.search(text):
                    return ParsedDecision(None, (text,), read_outcomes([text], [False]), None, (first, last))
    return None


def _paragraphs(lines: Sequence[Line]) -> list[tuple[str, int, int]]:
    """The paragraphs of running text, each on one line, with their lines; list points are none."""
    found: list[tuple[str, int, int]] = []
    texts: list[str] = []
    first = last = 0
    for number, text, _, _ in (*lines, _END):
        if text and not match_mark(text):
            first = first if texts else number
            last = number
            texts.append(text)
        elif texts:
            found.append((evened(" ".join(texts)), first, last))
            texts = []
    return found


_END = Line(0, "")


def _sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; one that is far too long is left whole."""
    ends = [m.start() + 1 for m in SENTENCES.finditer(paragraph)] if len(paragraph) < 20_000 else []
    return [paragraph[start:end].strip() for start, end in zip([0, *ends], [*ends, None], strict=True)]
