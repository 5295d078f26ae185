"""What a finding of personal data is, and how kinds of them are called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kind of personal data; the value is what is stored, `label` what a clerk reads."""

    PERSONAL_NUMBER = "personal_number"
    COORDINATION_NUMBER = "coordination_number"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PROPERTY = "property"
    ACCOUNT = "account"
    HEALTH = "health"
    CRIME = "crime"
    UNION = "union"
    RELIGION = "religion"
    ORIGIN = "origin"
    SEXUALITY = "sexuality"

    @property
    def label(self) -> str:
        """Return the kind in Swedish: "personnummer"."""
        return _LABELS[self]

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number that points out one person, whatever stands around it."""
        return self in _NUMBERS


_LABELS = {
    Kind.PERSONAL_NUMBER: "personnummer",
    Kind.COORDINATION_NUMBER: "samordningsnummer",
    Kind.PHONE: "telefonnummer",
    Kind.EMAIL: "privat e-postadress",
    Kind.ADDRESS: "bostadsadress",
    Kind.PROPERTY: "fastighet vid ett namn",
    Kind.ACCOUNT: "kontonummer",
    Kind.HEALTH: "hälsa",
    Kind.CRIME: "lagöverträdelse",
    Kind.UNION: "facklig tillhörighet",
    Kind.RELIGION: "religion eller övertygelse",
    Kind.ORIGIN: "etniskt ursprung",
    Kind.SEXUALITY: "sexualliv eller sexuell läggning",
}
_NUMBERS = {Kind.PERSONAL_NUMBER, Kind.COORDINATION_NUMBER, Kind.PHONE, Kind.ACCOUNT}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that may be personal data.

    `start` and `end` count characters of the text, `line` counts from 1; `text` is what stands there,
    line breaks and all, and belongs in no log.
    """

    kind: Kind
    start: int
    end: int
    line: int
    text: str

    def __repr__(self) -> str:
        return f"Finding({self.kind.value}, line {self.line}, {self.start}–{self.end})"
