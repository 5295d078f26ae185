"""Somebody who signs: the role that a word says, the person that words name, and what was found so far."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from ingest.parsing.fields.people import looks_like_name, read_person
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.model import ParsedSignatory, SignatoryRole

ORDER: tuple[SignatoryRole, ...] = ("secretary", "chair", "adjuster")
DOTS = re.compile(r"[._…·]{3,}|(?:\. ){3,}")
_NOISE = re.compile(r"\s*(?:§+.*|paragraf\w*\s.*|\(?digital\w*.*|den\s\d.*)$", re.I)


@dataclass(slots=True)
class Signatures:
    """The signatories in the contract's order, and the lines that named them."""

    people: tuple[ParsedSignatory, ...] = ()
    used: set[int] = field(default_factory=set)
    listed: Collection[str] = ()


def is_bare_name(text: str) -> bool:
    """Say whether a text is a name of two words or more and nothing else: "Anna Ek"."""
    return " " in text and looks_like_name(text)


def role_of(word: str) -> SignatoryRole | None:
    """Return the role that a word names: "adjuster" for "Justerande", None for none."""
    word = word.casefold()
    if "sekreterare" in word or "protokollförare" in word:
        return "secretary"
    if "ordf" in word:
        return "chair"
    return "adjuster" if "juster" in word else None


def signer_in(text: str, role: SignatoryRole, line: Line) -> ParsedSignatory | None:
    """Return who signs in a role, where a text names one with given and family name: "Anna Ek (S) § 3" is
    Anna Ek with the party S; None else."""
    named = _named(text)
    return ParsedSignatory(role, *named, (line.number, line.number)) if named else None


@remembered
def _named(text: str) -> tuple[str, str | None] | None:
    """Name and party of who signs; the same few sign all minutes of a board."""
    text = _NOISE.sub("", DOTS.sub(" ", text)).strip(" ,;:/")
    person = read_person(text)
    if person is None or not looks_like_name(person.name) or len(person.name.split()) < 2:
        return None
    return person.name, person.party
