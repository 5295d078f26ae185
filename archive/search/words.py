"""The reviewed list of what rules and dictionary do not tell: `words.toml`, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The lists of `words.toml`, as sets; each is explained there."""

    own_base: frozenset[str]
    bound: frozenset[str]
    suffixes: frozenset[str]
    combining: frozenset[str]
    whole: frozenset[str]
    transparent: Mapping[str, str]


@cache
def reviewed() -> Reviewed:
    """Return the reviewed lists."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        lists = tomllib.load(file)
    transparent = lists.pop("transparent")
    return Reviewed(transparent=transparent, **{name: frozenset(text.split()) for name, text in lists.items()})
