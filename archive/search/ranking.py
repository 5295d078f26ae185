"""Which documents answer best, and which are the newest.

The score of a document is a sum over the words of the question of how rare the word is, times how it stands
there: in the title before the decision before the rest, whole before part of a compound, often before once
(each time counting less), in a short text before a long one. To it comes how near each other the words stand,
and a little for newer minutes. PostgreSQL's ts_rank gives the saturating sum for one word, ts_rank_cd the
nearness; weighing by rarity and length is BM25's idea (Robertson and Zaragoza, 2009).

Where a thousand documents answer, all are scored. Of more than that only candidates are: the champions, which
the question's words weigh most in (see `statistics`), and what has come since these were found. Where a word
has no champions, or these are too few, some thousands are scored; of more than that also candidates that have
all words in the title, and the newest.
"""

# ruff: noqa: S608 - conditions are written by `matching`, and every value of them is a parameter

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from django.db import connection

from archive.search.documents import TABLE, in_time, newest_part, together
from archive.search.labels import FIELDS
from archive.search.matching import Match, RankedTerm
from archive.serving.remembering import remembered

FEW = 1_000  # documents; so many are scored without choosing candidates first
_NOT_TOO_MANY = 3_000  # so many are, where there are no champions to choose
_MOST = 10_000  # where the guess was far too low
_CHAMPIONS_OF_ONE, CHAMPIONS = 100, 250  # of the only word of a question, or of each of several
_LONGEST_READING = 3_000  # milliseconds, in which everything that can have a phrase is read, or is not
_CANDIDATES = 250  # of each other kind
_WEIGHTS = "{0.15, 0.3, 0.5, 1.0}"  # of D, C, B, A
_LENGTH = 0.25  # how much of a word's weight a text of ordinary length owes to its length
_NEARNESS = 0.6
_YEAR = 0.006  # what a year newer adds, as a share
_MEAN_LENGTH = 250.0  # words, until it has been counted
_MOST_TERMS = 8  # that are weighed by themselves; rarest first


_OF_ALL = """
SELECT
    (SELECT mean_length FROM archive_searchstatistics),
    (SELECT last_item FROM archive_searchstatistics),
    (SELECT CASE WHEN reltuples > 0 THEN reltuples ELSE (SELECT count(*) FROM archive_searchdocument) END
     FROM pg_class WHERE oid = 'archive_searchdocument'::regclass)::bigint
"""
_COUNTS = "SELECT word, documents FROM archive_searchword WHERE word = ANY(%s)"
_CHAMPIONS = "SELECT word, items FROM archive_searchchampions WHERE word = ANY(%s)"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the archive and of the words of a question, for scoring."""

    documents: int
    mean_length: float
    last_item: int
    counts: Mapping[str, int]
    champions: Mapping[str, Sequence[int]]

    @classmethod
    def about(cls, match: Match, guess: int) -> _Known:
        words = [lexeme for term in match.terms for lexeme in term.lexemes]
        asked = {_COUNTS: len(match.terms) > 1, _CHAMPIONS: guess > FEW}
        wanted = [statement for statement, is_asked in asked.items() if is_asked]
        answers = dict(zip(wanted, together("; ".join(wanted), [words] * len(wanted)), strict=True))
        mean, last, documents = remembered("of all documents", _of_all)
        counts, champions = answers.get(_COUNTS, ()), answers.get(_CHAMPIONS, ())
        known = dict(counts)
        return cls(
            max([documents, 0, *known.values()]), mean or _MEAN_LENGTH, last or 0, known, dict(champions)
        )

    def rarity(self, term: RankedTerm) -> float:
        """Return how much a word says by being there: the rarer the more (BM25's inverse frequency)."""
        documents = max((self.counts.get(lexeme, 0) for lexeme in term.lexemes), default=0)
        return log(1 + (self.documents - documents + 0.5) / (documents + 0.5))


def _of_all() -> tuple[Any, ...]:
    (told,) = together(_OF_ALL, [])[0]
    return told


def best(match: Match, guess: int, count: int) -> list[int]:
    """Return the items that answer best, at most `count`, the best first; of equals the newest.

    `guess` is about how many answer; where these are too many, only candidates are scored.
    """
    if not match.terms:
        return newest(match, guess, count)
    known = _Known.about(match, guess)
    if guess > FEW:
        champions, is_complete = _champions(match.terms, known)
        if is_complete:
            found = _scored(match, *_candidates(match, known, champions), known, count)
            if len(found) == count:
                return found
        if guess > _NOT_TOO_MANY:
            source = _candidates(match, known, champions, more=(guess, count))
            return _scored(match, *source, known, count)
    return _scored(match, *_few(match), known, count)


def every(match: Match, guess: int, count: int) -> list[int] | None:
    """Return the best items, at most `count`, with everything read that can answer; None where that takes too
    long.

    It is for phrases: no index knows which words stand side by side, so that what is worth scoring may leave
    out the few paragrafer in which they do.
    """
    return in_time(_LONGEST_READING, lambda: _scored(match, *_few(match), _Known.about(match, guess), count))


def _scored(match: Match, source: str, values: list[Any], known: _Known, count: int) -> list[int]:
    """Return the best items of a query for documents, at most `count`."""
    score, weights = _score(match, known)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT item_id FROM (SELECT item_id, day, {score} AS score FROM ({source}) d) scored"
            " ORDER BY score DESC, day DESC, item_id LIMIT %s",
            [*weights, *values, count],
        )
        return [row[0] for row in cursor.fetchall()]


def newest(match: Match, guess: int, count: int, *, oldest: bool = False) -> list[int]:
    """Return the newest (or oldest) items that answer, at most `count`, in the order of their days."""
    order = "d.day, d.item_id" if oldest else "d.day DESC, d.item_id"
    share = min(1.0, 3 * count / max(guess, 1))
    while True:
        part = newest_part(match, share, oldest=oldest)
        condition, values = part.where()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT d.item_id FROM {TABLE} d WHERE {condition} ORDER BY {order} LIMIT %s",
                [*values, count],
            )
            found = [row[0] for row in cursor.fetchall()]
        if len(found) >= count or part is match:
            return found
        share *= 4


_ROW = "d.item_id, d.day, d.length, ts_delete(d.vector, '#') AS vector"
"""What is scored. Nothing is deleted: what a function gives is in memory, and the column is on disk."""


def _few(match: Match) -> tuple[str, list[Any]]:
    condition, values = match.where()
    return f"SELECT {_ROW} FROM {TABLE} d WHERE {condition} LIMIT {_MOST}", values


def _candidates(
    match: Match, known: _Known, champions: list[int], *, more: tuple[int, int] | None = None
) -> tuple[str, list[Any]]:
    """Return a query for the documents that are worth scoring where too many answer, and its parameters.

    Where the champions are too few, `more` says about how many answer and how many are wanted.
    """
    condition, values = match.where()
    newer = f"d.item_id > %s AND {condition} ORDER BY d.item_id DESC LIMIT {_CANDIDATES}"
    if not more:
        return (
            f"SELECT d.* FROM (SELECT {_ROW} FROM {TABLE} d WHERE d.item_id = ANY(%s::bigint[]) OFFSET 0) d"
            f" WHERE {condition} UNION ALL (SELECT {_ROW} FROM {TABLE} d WHERE {newer})",
            [_array(champions), *values, known.last_item, *values],
        )
    guess, count = more
    most = max(_CANDIDATES, 2 * count)
    recent, of_recent = newest_part(match, most / guess).where()
    titles, of_titles = match.only(match.in_titles).where()
    chosen = [
        (f"d.item_id = ANY(%s::bigint[]) AND {condition}", [_array(champions), *values]),
        (newer, [known.last_item, *values]),
        (f"{titles} LIMIT {most}", of_titles),
        (f"{recent} LIMIT {most}", of_recent),
    ]
    keys = " UNION ".join(f"(SELECT d.item_id FROM {TABLE} d WHERE {told})" for told, _ in chosen)
    return (
        f"SELECT {_ROW} FROM {TABLE} d WHERE d.item_id = ANY(ARRAY({keys})) OFFSET 0",
        [value for _, told in chosen for value in told],
    )


def _array(keys: Sequence[int]) -> str:
    """Return keys as PostgreSQL writes an array, "{7,28}": psycopg takes ten times as long over a list."""
    return f"{{{','.join(map(str, keys))}}}"


def _champions(terms: Sequence[RankedTerm], known: _Known) -> tuple[list[int], bool]:
    """Return the champions of the words of a question, and whether each of the words has enough."""
    most = CHAMPIONS if len(terms) > 1 else _CHAMPIONS_OF_ONE
    champions = {item for items in known.champions.values() for item in items[:most]}
    enough = {word for word, items in known.champions.items() if len(items) >= _CHAMPIONS_OF_ONE}
    return list(champions), all(not enough.isdisjoint(term.lexemes) for term in terms)


def _score(match: Match, known: _Known) -> tuple[str, list[Any]]:
    """Return the score of a document as SQL, and its parameters."""
    weighed = sorted(((known.rarity(term), term) for term in match.terms), key=lambda pair: -pair[0])
    values: list[Any] = []
    for rarity, term in weighed[:_MOST_TERMS]:
        parts_of_query = len(term.lexemes) * len(FIELDS)  # ts_rank divides by it
        values += [rarity * parts_of_query, _WEIGHTS, term.tsquery]
    words = " + ".join(["%s * ts_rank(%s, vector, %s::tsquery)"] * (len(values) // 3))
    score = f"({words}) / ({1 - _LENGTH} + {_LENGTH} * length / {known.mean_length})"
    if len(match.terms) > 1:
        score = f"({score}) + {_NEARNESS} * ln(1 + ts_rank_cd(%s, vector, %s::tsquery))"
        values += [_WEIGHTS, match.words]
    return f"({score}) * (1 + {_YEAR} * (day - DATE '2000-01-01') / 365.25)", values
