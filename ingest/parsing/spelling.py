"""Whether two names are one that is spelt in two ways: "Anna-Karin Ek" and "Anna Karin Eek", "O. Brink"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

from ingest.parsing.memory import remembered

_SHORTEST = 7
"""A name of fewer letters is as like another as that is to a third."""
_MOST_CHANGES = 2
_MOST_DIFFERING = 2 * _MOST_CHANGES
"""Each change makes two letters at most that only one of two names has."""
_LONG_WORD = 5
"""A shorter word is another one where two of its letters differ."""
_MOST_LISTED = 500
"""So many listed names are compared with one at most; no list has as many."""


@remembered
def name_key(name: str) -> str:
    """A name for comparing: without accents on other letters than å, ä and ö, without case."""
    folded = name.casefold()
    if _ACCENTED.search(folded):
        folded = "".join(c if c in "åäö" else unicodedata.normalize("NFD", c)[0] for c in folded)
    return " ".join(folded.replace("-", " ").split())


_ACCENTED = re.compile(r"[^\x00-\x7fåäö]")


class ListedNames:
    """The names of a list, by their keys, in its order."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = list(islice(keys, _MOST_LISTED))

    def has_initialled(self, key: str) -> bool:
        """Say whether the list has "oskar brink" for "o brink", or the other way round."""
        family, initial = key.rpartition(" ")[2], key[1:2] == " "
        return any(
            _is_initialled(key, other) or _is_initialled(other, key)
            for other in self._keys
            if (initial or other[1:2] == " ") and other.endswith(family)
        )

    def near(self, key: str) -> str | None:
        """Return the first listed name that differs by one or two letters; None where there is none."""
        words, letters = key.split(), set(key)
        shortest, longest = max(len(key) - _MOST_CHANGES, _SHORTEST), len(key) + _MOST_CHANGES
        for other in self._keys:
            if not shortest <= len(other) <= longest:
                continue
            differing = letters.symmetric_difference(other)
            if len(differing) <= _MOST_DIFFERING and _is_near(other.split(), words):
                return other
        return None


def _is_initialled(short: str, full: str) -> bool:
    """True for "o brink" beside "oskar brink": initials and the same family name."""
    given, family = short.split()[:-1], short.split()[-1:]
    names = full.split()
    return (
        bool(given)
        and names[-1:] == family
        and len(given) <= len(names) - 1
        and all(len(a) == 1 and b.startswith(a) for a, b in zip(given, names, strict=False))
    )


def _is_near(one: Sequence[str], other: Sequence[str]) -> bool:
    """True where two names of as many words differ by one or two letters, a name of one word by one."""
    if len(one) != len(other):
        return False
    left = min(_MOST_CHANGES, len(one))
    for a, b in zip(one, other, strict=True):
        changes = _distance(a, b) if a != b else 0
        left -= changes
        if left < 0 or (changes > 1 and min(len(a), len(b)) < _LONG_WORD):
            return False
    return True


def _distance(one: str, other: str) -> int:
    """The number of letters to change, add or leave out (Levenshtein); 3 or more are not told apart."""
    if abs(len(one) - len(other)) > _MOST_CHANGES or len(set(one) ^ set(other)) > _MOST_DIFFERING:
        return _MOST_CHANGES + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
