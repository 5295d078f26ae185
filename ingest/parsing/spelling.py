"""Whether two names are one that is spelt in two ways: "Anna-Karin Ek" and "Anna Karin Eek", "O. Brink"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ingest.parsing.memory import remembered

_SHORTEST = 7
"""A name of fewer letters is as like another as that is to a third."""
_MOST_LIKE = 500
"""So many listed names are compared with one at most; no list has as many of one given or family name."""


@remembered
def name_key(name: str) -> str:
    """A name for comparing: without accents on other letters than å, ä and ö, without case."""
    folded = name.casefold()
    if _ACCENTED.search(folded):
        folded = "".join(c if c in "åäö" else unicodedata.normalize("NFD", c)[0] for c in folded)
    return " ".join(folded.replace("-", " ").split())


_ACCENTED = re.compile(r"[^\x00-\x7fåäö]")


class ListedNames:
    """The names of a list, by their keys, looked up by their first and last words.

    Names that differ by two letters at most have the last word in common, or a first word that one letter
    left out of either makes the same (Garbe's symmetric delete, 2012): so not every pair is compared.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        keys = list(keys)
        self._place = {key: place for place, key in enumerate(keys)}
        self._by_last: dict[str, dict[str, None]] = {}
        self._by_first: dict[str, dict[str, None]] = {}
        for key in keys:
            words = key.split()
            if words:
                self._by_last.setdefault(words[-1], {})[key] = None
                for form in _one_less(words[0]):
                    self._by_first.setdefault(form, {})[key] = None

    def has_initialled(self, key: str) -> bool:
        """Say whether the list has "oskar brink" for "o brink", or the other way round."""
        words = key.split()
        return any(
            _is_initialled(key, other) or _is_initialled(other, key)
            for other in self._by_last.get(words[-1], ())
            if " " in (key[1:2], other[1:2])
        )

    def near(self, key: str) -> str | None:
        """Return the first listed name that differs by one or two letters; None where there is none."""
        words = key.split()
        like: dict[str, None] = dict(self._by_last.get(words[-1], {}))
        for form in _one_less(words[0]):
            like |= self._by_first.get(form, {})
            if len(like) > _MOST_LIKE:
                break
        return min(
            (other for other in like if _is_near(other, key)), key=self._place.__getitem__, default=None
        )


def _one_less(word: str) -> Iterator[str]:
    """The word, and what is left of it without one of its letters."""
    yield word
    for i in range(min(len(word), 30)):
        yield word[:i] + word[i + 1 :]


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


def _is_near(one: str, other: str) -> bool:
    """True where two names of the same length in words differ by one or two letters."""
    if abs(len(one) - len(other)) > 2 or len(one.split()) != len(other.split()) or len(one) < _SHORTEST:
        return False
    first, last = one.split(), other.split()
    return all(
        _distance(a, b) <= (1 if min(len(a), len(b)) < 5 else 2) for a, b in zip(first, last, strict=True)
    ) and (sum(_distance(a, b) for a, b in zip(first, last, strict=True)) <= 2)


def _distance(one: str, other: str) -> int:
    """The number of letters to change, add or leave out (Levenshtein); 3 or more are not told apart."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 2 or len(set(one) ^ set(other)) > 4:
        return 3  # each change makes two letters at most that only one of them has
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
