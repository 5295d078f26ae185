"""The reviewed list of what rules and dictionary do not tell: `words.toml`, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The lists of `words.toml`, as sets; each is explained there."""

    own_base: frozenset[str]
    own_noun: frozenset[str]
    bound: frozenset[str]
    particles: frozenset[str]
    before_verbs: frozenset[str]
    short_first: frozenset[str]
    short_last: frozenset[str]
    suffixes: frozenset[str]
    surname_ends: frozenset[str]
    surname_first: frozenset[str]
    surname_last: frozenset[str]
    verb_stems: frozenset[str]
    combining: frozenset[str]
    names: frozenset[str]
    whole: frozenset[str]
    transparent_particles: frozenset[str]
    alias: Mapping[str, str]
    forms: Mapping[str, str]
    strong: Mapping[str, str]
    inflected_like: Mapping[str, str]
    umlaut: Mapping[str, str]
    compared: Mapping[str, str]
    first_forms: Mapping[str, str]
    transparent: Mapping[str, str]
    abbreviations: Mapping[str, str]


@cache
def reviewed() -> Reviewed:
    """Return the reviewed lists."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        lists: dict[str, Any] = tomllib.load(file)
    sets: dict[str, Any] = {
        name: frozenset(told.split()) if isinstance(told, str) else told for name, told in lists.items()
    }
    return Reviewed(**sets)
