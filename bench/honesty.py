"""Whether the parser knew what it did not know: a miss counts as told where a warning stands at its lines.

A warning is of the lines that its message quotes, from its own line on. A miss stands where the source has
the words that were expected, or that were given instead; a number or a mark stands with the person or the
item that it is said of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.scoring import Fact

_NEAR = 1
_LONGEST = 40
_NOT_OF_ONE_PLACE = {"page_furniture"}


def is_told(fact: Fact, source: str, warnings: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether a warning stands within a line of a miss, or quotes the words that were missed."""
    told = [warning for warning in warnings if warning["code"] not in _NOT_OF_ONE_PLACE]
    words = [_folded(text)[:_LONGEST] for text in _texts(fact)]
    if any(text in _folded(warning["message"]) for text in words for warning in told):
        return True
    places = {n for n, line in enumerate(source.split("\n"), 1) for text in words if text in _folded(line)}
    return any(
        place in range(warning["line"] - _NEAR, warning["line"] + warning["message"].count("\n") + _NEAR + 1)
        for warning in told
        if warning["line"]
        for place in places
    )


def _texts(fact: Fact) -> Iterator[str]:
    """The words by which a miss is found again in the source."""
    values = [text for value in (fact.expected, fact.got) for text in _strings(value)]
    yield from values or [_said_of(fact.where)]


def _said_of(where: str) -> str:
    """ "Bo Ek" for "Bo Ek title", "§ 12" for "item 12 vote yes"."""
    words = where.split()
    if words[0] == "item" and len(words) > 1:
        return f"§ {words[1]}"
    return " ".join(word for word in words if word[:1].isupper()) or where


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.split("\n")[0]
    elif isinstance(value, tuple):
        name = dict(value).get("name") if all(isinstance(v, tuple) for v in value) else None
        if name:
            yield name


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
