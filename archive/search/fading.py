"""Names of private people fade from the search when an item is old; the page itself stays as it is.

How old is set for the installation (PRIVATE_NAMES_FADE_DAYS) or for a body. Which names are private tells the
function that PRIVATE_NAMES_FINDER names, for the archive knows nothing of the write side. What is left out is
every word of such a name, wherever the item has it with a capital letter, unless it stands in the name of a
politician or an officer: to hide a word too many costs a hit, to hide one too few shows somebody.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Set

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from archive.models import AgendaItem, Body, PersonName

Hide = Callable[[str], str]
Finder = Callable[[str, Set[str]], Iterable[tuple[int, int]]]

_CAPITALISED = r"[^\W\d_a-zåäöéü][\w’'-]*"
_RUN = re.compile(rf"(?<![\w-]){_CAPITALISED}(?:[ \n]{_CAPITALISED})*")
_WORD = re.compile(r"[\w’'-]+")
_PARTY = re.compile(r"\s?\([A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{0,5}\)")
_LONGEST_NAME = 4  # words


def fades_before(body: Body, today: dt.date) -> dt.date | None:
    """Return the day before which a body's private names are faded, or None where they never fade."""
    days = body.private_names_fade_after
    if days is None:
        days = settings.PRIVATE_NAMES_FADE_DAYS
    return today - dt.timedelta(days=days) if days else None


class Fading:
    """What to leave out of the items of one run of the index; asks the database once for each body."""

    def __init__(self) -> None:
        self._today = timezone.localdate()
        self._known: dict[int, frozenset[str]] = {}

    def of(self, item: AgendaItem, texts: Iterable[str]) -> Hide:
        """Return what hides the private names of an item in its texts; nothing is hidden while it is new.

        Letters become blanks, so that all other words keep their places.
        """
        body = item.meeting.committee.body
        before = fades_before(body, self._today)
        if before is None or item.meeting.date >= before:
            return lambda text: text
        known = self._names_of(body)
        words = private_words("\n\n".join(texts), known)
        return lambda text: without_words(text, words, known)

    def _names_of(self, body: Body) -> frozenset[str]:
        if body.pk not in self._known:
            names = PersonName.objects.filter(person__body=body).values_list("name", flat=True)
            self._known[body.pk] = frozenset(names.iterator())
        return self._known[body.pk]


def private_words(text: str, known: Set[str]) -> frozenset[str]:
    """Return the words of the private names in a text, folded: {"elsa", "alm"} for "Eleven Elsa Alm"."""
    find: Finder = import_string(settings.PRIVATE_NAMES_FINDER)
    words: set[str] = set()
    for start, end in find(text, known):
        name = _folded(text[start:end])
        words.update(word for word in (*name, _basic(name[-1])) if len(word) > 1)
    return frozenset(words)


def without_words(text: str, words: Set[str], known: Set[str]) -> str:
    """Return a text with blanks for these words where they have a capital letter and are nobody known's.

    With {"alm"}, "Elsa Alms ärende. Bo Alm (S) yrkar bifall." loses the first "Alms" and keeps "Bo Alm".
    """
    if not words:
        return text
    names = frozenset(map(_folded, known))
    letters = list(text)
    for start, end in _hidden(text, words, names):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _hidden(text: str, words: Set[str], names: Set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        if _PARTY.match(text, run.end()):
            continue
        here = _folded(run.group())
        public = _public(here, names)
        for place, part in enumerate(_WORD.finditer(run.group())):
            if place not in public and (here[place] in words or _basic(here[place]) in words):
                yield run.start() + part.start(), run.start() + part.end()


def _public(words: tuple[str, ...], names: Set[tuple[str, ...]]) -> set[int]:
    """Return which words of a run stand in the name of somebody known, also in the genitive."""
    found: set[int] = set()
    for size in range(2, _LONGEST_NAME + 1):
        for place in range(len(words) - size + 1):
            *first, last = words[place : place + size]
            if (*first, last) in names or (*first, _basic(last)) in names:
                found.update(range(place, place + size))
    return found


def _folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without case: ("elsa", "alm")."""
    return tuple(word.casefold() for word in _WORD.findall(name))


def _basic(word: str) -> str:
    """Return a word without the s of the genitive: "alms" gives "alm"."""
    return word[:-1].rstrip("’'") if word.endswith("s") else word
