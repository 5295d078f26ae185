"""The loader of `vocabulary.toml`: the words of Swedish minutes as dictionaries and compiled patterns.

`fold` says how words are compared; everything else here is a constant or a look-up by folded text.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.parsing.model import Group, Outcome, SectionKind

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Return the form in which words are compared: `"  Plats  och tid: "` gives `"plats och tid"`."""
    return _fold_short(text) if len(text) < 200 else _fold(text)


def _fold(text: str) -> str:
    return " ".join(text.split()).rstrip(" :.").casefold()


_fold_short = lru_cache(maxsize=8192)(_fold)
"""The same few words are compared over and over; long lines are not worth their memory."""


def small(text: str) -> str:
    """Return a text in small letters, sign for sign: `"Ej TJG"` gives `"ej tjg"`.

    A pattern in small letters finds in it what it would find without regard to case, and much faster.
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def _words(table: str, value: str) -> dict[str, Any]:
    return {fold(word): row[value] for row in _DATA[table] for word in row["words"]}


SECTIONS: dict[str, SectionKind] = _words("section", "kind")
SECTION_ENDINGS: dict[str, SectionKind] = {
    ending: row["kind"] for row in _DATA["section_ending"] for ending in row["ends"]
}
ATTENDANCE: dict[str, tuple[Group, bool]] = {
    fold(word): (row["group"], row.get("absent", False))
    for row in _DATA["attendance"]
    for word in row["words"]
}
LABELS: dict[str, str] = _words("label", "key")
ITEM_FIELDS: dict[str, str] = _words("item_field", "key")
MONTHS: dict[str, int] = _DATA["months"]


def _pattern(phrase: str) -> str:
    """Return the pattern of a phrase: "godkän*" takes any ending, "…" up to six words."""
    stem = phrase.endswith("*")
    body = re.escape(phrase.rstrip("*")).replace("\\*", r"\w*").replace("\\ …\\ ", r"\ (?:\S+\ ){0,6}?\S*")
    body = body.replace("\\ ", r"\s+")
    if stem:
        return body + r"\w*"
    return body + (r"\b" if phrase[-1].isalnum() else "")


def _phrases(rows: list[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over all phrases, for small letters, the longest first, each in a group named after its
    outcome's place."""
    rows = sorted(((small(phrase), outcome) for phrase, outcome in rows), key=lambda row: -len(row[0]))
    names = {f"p{i}": outcome for i, (_, outcome) in enumerate(rows)}
    body = "|".join(f"(?P<p{i}>{_pattern(phrase)})" for i, (phrase, _) in enumerate(rows))
    return re.compile(rf"(?<!\w)(?:{body})"), names


def _outcome_rows(*, fallback: bool) -> list[tuple[str, str]]:
    return [
        (phrase, row["outcome"])
        for row in _DATA["outcome"]
        if row.get("fallback", False) is fallback
        for phrase in row["phrases"]
    ]


_FIRST, _FIRST_NAMES = _phrases(_outcome_rows(fallback=False))
_SECOND, _SECOND_NAMES = _phrases(_outcome_rows(fallback=True))
_DECIDING, _ = _phrases([(phrase, "deciding") for row in _DATA["deciding"] for phrase in row["phrases"]])


@lru_cache(maxsize=4096)
def find_outcome(text: str) -> Outcome | None:
    """Return what a point of a decision does: `"att avslå motionen"` gives "rejected"; None where no
    word says."""
    text = small(text)
    if found := _FIRST.search(text):
        return _FIRST_NAMES[str(found.lastgroup)]  # type: ignore[return-value]
    if found := _SECOND.search(text):
        return _SECOND_NAMES[str(found.lastgroup)]  # type: ignore[return-value]
    return None


def decides(text: str) -> bool:
    """Say whether a sentence decides something: `"Nämnden godkänner rapporten."` does."""
    return _DECIDING.search(small(text)) is not None


def examples() -> list[tuple[str, dict[str, Any], str]]:
    """Return every example with its table and row, for the test that proves them."""
    return [
        (table, row, example)
        for table, rows in _DATA.items()
        if isinstance(rows, list)
        for row in rows
        for example in row["examples"]
    ]
