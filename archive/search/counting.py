"""How many documents answer, and how many of them have each label: exactly up to EXACT, else about.

Counting by the index alone is quick. What must be read for it are the paragrafer that have the words of a
phrase, for no index knows which words stand side by side; that is given up where it takes too long, and some
thousands of the newest are judged by instead. Whoever wants to know can have them all counted patiently.
"""

# ruff: noqa: S608 - conditions are written by `matching`, and every value of them is a parameter

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import connection

from archive.search.documents import LONGEST_SEARCH, TABLE, expected, in_time, newest_part, share_of
from archive.search.matching import Match
from archive.serving.remembering import memory, remembered, state

EXACT = 10_000
_UNSURE = 4 * EXACT  # guessed documents of several words, which the planner takes for independent
_SAMPLE = 2_000
_FEW = 500  # guessed paragrafer to read, which never take long
_SOON = 1_000  # milliseconds that a page may wait for a phrase to be counted


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents answer (exactly, or about), and how many of those counted have each label.

    `is_unsure` where EXACT or fewer may answer, which only a long count can tell.
    """

    total: int
    is_exact: bool
    labels: Mapping[str, int]
    is_unsure: bool = False

    def after(self, seen: int) -> Counts:
        """Return this after so many hits were seen: there are no fewer, though it was guessed so."""
        return self if self.is_exact or seen <= self.total else replace(self, total=seen)


def count(match: Match, *, patiently: bool = False) -> tuple[Counts, int]:
    """Count what answers; return that and the planner's guess, which the ranking needs too.

    Remembered, so that whoever turns the pages or changes the order does not wait for it again. `patiently`
    where somebody would rather wait, at most LONGEST_SEARCH, than read "omkring".
    """
    told = remembered(("counted", match), lambda: counted_anew(match), size=_size)
    if patiently and told[0].is_unsure:
        told = remembered(
            ("counted patiently", match), lambda: counted_anew(match, patiently=True), size=_size
        )
        memory.keep(state(), ("counted", match), told, size=_size(told))
    return told


def _size(told: tuple[Counts, int]) -> int:
    return len(told[0].labels) + 1


def counted_anew(match: Match, *, patiently: bool = False) -> tuple[Counts, int]:
    """Return what `count` does, from the database."""
    guess, whole = expected(match), None
    if patiently or guess <= (2 * EXACT if match.is_one_word else _UNSURE):
        whole = _whole(match, guess, LONGEST_SEARCH if patiently else _SOON)
        guess = max(guess, whole.total if whole else _UNSURE)
    if whole and whole.is_exact:
        return whole, whole.total
    return _guessed(match, guess, whole)


def _guessed(match: Match, guess: int, whole: Counts | None) -> tuple[Counts, int]:
    """Return what answers to judge by the newest, where `whole` is not exact, or was not counted (None)."""
    about, sampled = _sampled(match, guess)
    if not whole and not match.has_phrase and about <= 2 * EXACT:
        whole = _whole(match, guess, _SOON)
        if whole and whole.is_exact:
            return whole, whole.total
    least = whole.total if whole else 1
    is_unsure = match.has_phrase and not whole and about <= _UNSURE
    return Counts(_said(max(about, least)), False, sampled, is_unsure), max(guess, least)


def _whole(match: Match, guess: int, milliseconds: int) -> Counts | None:
    """Return all that answer, counted up to one more than EXACT; None where a phrase takes too long."""

    def found() -> Counts:
        total, counted = _count(match, EXACT + 1, countable=EXACT)
        return Counts(total, total <= EXACT, counted)

    return in_time(milliseconds, found) if match.has_phrase and guess > _FEW else found()


def _sampled(match: Match, guess: int) -> tuple[int, Mapping[str, int]]:
    """Return about how many answer, and the labels of some thousands of the newest.

    Words are not independent of each other, as the planner thinks: where fewer than expected are among the
    newest, as large a share of the others is taken to answer.
    """
    part = newest_part(match, _SAMPLE / guess)
    found, counted = _count(part, _SAMPLE, countable=_SAMPLE)
    if found < _SAMPLE and not match.is_one_word:
        return min(guess, round(found / share_of(part, match))), counted
    return guess, counted


def counted_of(keys: Sequence[int]) -> Counts:
    """Return how many of these items have each label, where they are all that answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT labels FROM {TABLE} WHERE item_id = ANY(%s)", [list(keys)])
        told = [label for (labels,) in cursor.fetchall() for label in labels.split("\n")]
    return Counts(len(keys), True, Counter(told))


def _count(match: Match, most: int, *, countable: int) -> tuple[int, Mapping[str, int]]:
    """Count what answers, up to `most`, and its labels, unless more than `countable` answer."""
    condition, values = match.where()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), CASE WHEN count(*) <= {countable} THEN string_agg(labels, E'\\n') END"
            f" FROM (SELECT d.labels FROM {TABLE} d WHERE {condition} LIMIT {most}) found",
            values,
        )
        total, told = cursor.fetchone()
    return total, Counter(told.split("\n")) if told else {}


def _said(number: int) -> int:
    """Return a number as one says it: 764 312 is about 760 000."""
    digits = max(len(str(number)) - 2, 0)
    return int(round(number, -digits))
