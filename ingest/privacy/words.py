"""The words of words.toml, ready for the finders."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.privacy.finding import Kind

SENSITIVE = (Kind.HEALTH, Kind.CRIME, Kind.UNION, Kind.RELIGION, Kind.ORIGIN, Kind.SEXUALITY)


@dataclass(frozen=True, slots=True)
class Words:
    """What the finders know; `sensitive` is one pattern with a group for each kind."""

    sensitive: re.Pattern[str]
    given_names: frozenset[str]
    plain_given_names: frozenset[str]
    mail_providers: frozenset[str]
    names: dict[str, Any]
    places: dict[str, Any]


def _load() -> Words:
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    given = frozenset(name.casefold() for name in data["names"]["given"].split())
    return Words(
        sensitive=re.compile(
            "|".join(_alternative(kind, data[kind.value]) for kind in SENSITIVE), re.IGNORECASE
        ),
        given_names=given,
        plain_given_names=frozenset(_ascii(name) for name in given),
        mail_providers=frozenset(data["mail"]["providers"]),
        names=data["names"],
        places=data["places"],
    )


def _alternative(kind: Kind, entry: dict[str, list[str]]) -> str:
    never = f"(?!{any_of(entry['never'])})" if entry["never"] else ""
    stems = rf"{any_of(entry['stems'])}[\w-]*"
    parts = rf"|\w+{any_of(entry['parts'])}\w*" if entry["parts"] else ""
    return rf"(?P<{kind.value}>(?<![\w-]){never}(?:{stems}{parts}))"


def any_of(words: list[str]) -> str:
    """Return a pattern for one of the words, longest first; a blank in one also stands for a line break."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _ascii(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if c.isascii() and c.isalnum())


WORDS = _load()
