"""The loader of `vocabulary.toml`: the words of Swedish minutes as dictionaries and compiled patterns.

`fold` says how words are compared; everything else here is a constant or a look-up by folded text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
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


class _Phrases:
    """Phrases with what each says, for small letters; where two begin at the same place the longest counts.

    They are ordered by the first three letters of their first word, since most words begin no phrase at all.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        by_stem: dict[str, list[tuple[str, str]]] = {}
        for phrase, said in sorted(((small(p), said) for p, said in rows), key=lambda row: -len(row[0])):
            by_stem.setdefault(_first_word(phrase)[:_STEM], []).append((phrase, said))
        stems = sorted(map(re.escape, by_stem), key=len, reverse=True)
        self._begins = re.compile(rf"(?<!\w)(?:{'|'.join(stems)})")
        self._patterns = {stem: self._compiled(found) for stem, found in by_stem.items()}
        self._said = {stem: [said for _, said in found] for stem, found in by_stem.items()}

    @staticmethod
    def _compiled(found: Sequence[tuple[str, str]]) -> re.Pattern[str]:
        return re.compile("|".join(f"({_pattern(phrase)})" for phrase, _ in found))

    def find(self, text: str) -> str | None:
        """Return what the first phrase in a text of small letters says, or None."""
        for begin in self._begins.finditer(text):
            stem = begin[0]
            if found := self._patterns[stem].match(text, begin.start()):
                return self._said[stem][(found.lastindex or 1) - 1]
        return None


_WORD = re.compile(r"\w+")
_STEM = 3


def _first_word(phrase: str) -> str:
    found = _WORD.match(phrase)
    if found is None or (len(found[0]) < _STEM and phrase[found.end() :] == "*"):
        raise ValueError(f"a phrase begins with a word of its own: {phrase!r}")
    return found[0]


def _outcome_rows(*, fallback: bool) -> list[tuple[str, str]]:
    return [
        (phrase, row["outcome"])
        for row in _DATA["outcome"]
        if row.get("fallback", False) is fallback
        for phrase in row["phrases"]
    ]


_FIRST = _Phrases(_outcome_rows(fallback=False))
_SECOND = _Phrases(_outcome_rows(fallback=True))
_DECIDING = _Phrases((phrase, "deciding") for row in _DATA["deciding"] for phrase in row["phrases"])


@lru_cache(maxsize=4096)
def find_outcome(text: str) -> Outcome | None:
    """Return what a point of a decision does: `"att avslå motionen"` gives "rejected"; None where no
    word says."""
    text = small(text)
    return _FIRST.find(text) or _SECOND.find(text)  # type: ignore[return-value]


def decides(text: str) -> bool:
    """Say whether a sentence decides something: `"Nämnden godkänner rapporten."` does."""
    return decides_small(small(text))


def decides_small(low: str) -> bool:
    """Say the same of a text that is in small letters already."""
    return _DECIDING.find(low) is not None


def examples() -> list[tuple[str, dict[str, Any], str]]:
    """Return every example with its table and row, for the test that proves them."""
    return [
        (table, row, example)
        for table, rows in _DATA.items()
        if isinstance(rows, list)
        for row in rows
        for example in row["examples"]
    ]
