"""What a board proposes to the one above it is its decision, also where the heading calls it a proposal.

In the minutes of a kommunstyrelse "Kommunstyrelsens förslag till kommunfullmäktige" heads what it decided to
propose; in those of the fullmäktige the same words head what is before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.fields.sections import UPWARD, RawSection
from ingest.parsing.memory import remembered
from ingest.parsing.vocabulary import fold

_HEADING = re.compile(
    r"(?P<by>.+?)s\s+(?:besluts)?förslag(?:\s+till\s+(?:beslut\s+(?:i|till|för)\s+)?(?P<to>.+))?", re.I
)
_DEFINITE = re.compile(r"(?<=nämnd)en$|(?<=styrelse)n$|(?<=utskott)et$|(?<=direktion)en$|(?<=beredning)en$")
_BESLUT = re.compile(r".+s beslut(?: för egen del)?")


@remembered
def is_own_proposal(heading: str, committee: str | None) -> bool:
    """Return whether a heading names the board's own proposal: "Arbetsutskottets förslag till beslut" does in
    the minutes of "Kommunstyrelsens arbetsutskott", and in no others."""
    match = _HEADING.fullmatch(heading.rstrip(" :")) if committee else None
    if match is None:
        return False
    return is_own(match["by"], committee)


@remembered
def goes_up(heading: str, committee: str | None) -> bool:
    """Return whether a heading names what the board itself proposes, whose name it may leave out: "Förslag
    till kommunfullmäktige" does in the minutes of every other board."""
    match = UPWARD.fullmatch(fold(heading)) if committee else None
    if match is None:
        return is_own_proposal(heading, committee)
    return not is_own(match["to"], committee)


def is_own(name: str, committee: str | None) -> bool:
    """Return whether a name is that of the board whose minutes they are: "Nämnden" in those of Socialnämnden,
    "Planutskottet" in those of "Kommunstyrelsens planutskott"."""
    by, own = (_DEFINITE.sub("", fold(text)) for text in (name, committee or ""))
    is_short = by in {"nämnd", "styrelse", "utskott", "arbetsutskott", "direktion", "fullmäktige"}
    return own == by or (own.endswith(by) and is_short) or own.endswith(f"s {by}")


def as_decided(sections: Sequence[RawSection], committee: str | None) -> list[RawSection]:
    """Return the sections with the board's own proposals as decisions, where the item has no decision, or
    one under a heading alike ("Kommunstyrelsens beslut"); what members propose ("Bo Ek (V) föreslår att …"
    below "Förslag till beslut") is their motion."""
    sections = [
        replace(s, kind="motion") if s.kind in _MAY_BE_MOVED and _is_of_members(s) else s for s in sections
    ]
    headings = [section.heading or "" for section in sections if section.kind == "decision"]
    for heading in headings:
        if not _BESLUT.fullmatch(fold(heading)):
            return sections
    return [
        replace(section, kind="decision")
        if section.kind == "proposal"
        and section.heading
        and goes_up(section.heading, committee)
        and (not headings or _is_upward(section.heading))
        else section
        for section in sections
    ]


_MAY_BE_MOVED = ("proposal", "other")


def _is_of_members(section: RawSection) -> bool:
    """Whether what stands first below "Förslag till beslut" is what people with a party propose or move."""
    if not _OF_NOBODY.fullmatch(section.heading or ""):
        return False
    texts: list[str] = []
    for line in section.lines:
        if line.text and len(texts) < 6:
            texts.append(line.text.strip())
        elif texts:
            break
    first = " ".join(texts)
    if "(" not in first:
        return False
    first = _AND_OTHERS.sub("", first)
    return (_MEMBERS_PROPOSE.match(first) or MOVED_FOR.match(first)) is not None


MOVED_FOR = re.compile(
    r"(?:Bifall|Avslag|Återremiss|Bordläggning)\b[^.:;\n]{0,100}:\s+(?=[A-ZÅÄÖ][\w-]+\s[^.:;\d\n]{2,60}?\([A-Za-zÅÄÖåäö]{1,5}\))"
)
"""What is asked for, before those who do: "Bifall till motionen: Eva Ek (C), Bo Al (V)"."""
_OF_NOBODY = re.compile(r"(?:Framlagda\s)?[Ff]örslag(?:\still\sbeslut)?:?")
_AND_OTHERS = re.compile(r"\sm\.?\s?fl\.?(?=[\s,])")
_MEMBERS_PROPOSE = re.compile(
    r"(?:(?:Förste|Andre|\d:[ea])\s)?(?:(?:[Vv]ice\s)?[Oo]rdföranden?\s|Ledamoten\s)?[A-ZÅÄÖ][\w-]+\s[^.:;\d]{2,60}?\([A-Za-zÅÄÖåäö]{1,5}\)"
    r"[^.:;]{0,200}?\s(?:föreslår|föreslog|yrkar|yrkade|lägger\sfram|lade\sfram)\b"
)


def _is_upward(heading: str) -> bool:
    match = _HEADING.fullmatch(heading.rstrip(" :"))
    return bool(match and match["to"] and fold(match["to"]) != "beslut")
