"""The table of search documents as search sees it: how many answer, and which are the newest of them.

The planner's statistics are used where counting would take too long. They are a guess: whoever asks must be
able to do with one that is wrong.
"""

# ruff: noqa: S608 - conditions are written by `matching`, and every value of them is a parameter

from __future__ import annotations

import datetime as dt
import json
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from django.db import OperationalError, connection, transaction

from archive.search.labels import YEAR
from archive.search.matching import Match, label_query
from archive.serving.remembering import STATE, of_state

TABLE = "archive_searchdocument"
LONGEST_SEARCH = 8_000  # milliseconds, after which PostgreSQL gives a search up
Found = TypeVar("Found")
_DAYS_KNOWN_FOR = 60.0  # seconds
_days: tuple[float, list[dt.date]] = (float("-inf"), [])


_QUERY_CANCELED = "57014"  # by statement_timeout


def takes_too_long(error: OperationalError) -> bool:
    """Say whether PostgreSQL gave a search up because it took too long."""
    return getattr(error.__cause__, "sqlstate", None) == _QUERY_CANCELED


@contextmanager
def searching() -> Iterator[None]:
    """One look at the archive as it is now, by its index (the planner thinks reading vectors cheap)."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('enable_seqscan', 'off', true), set_config('statement_timeout', %s, true),"
                f" set_config('max_parallel_workers_per_gather', '0', true), {STATE}",
                [str(LONGEST_SEARCH)],
            )
            *_, now = cursor.fetchone()
        with of_state(now):
            yield


def in_time(milliseconds: int, find: Callable[[], Found]) -> Found | None:
    """Return what `find` gives within a search, or None where a question of its takes PostgreSQL longer."""
    try:
        with transaction.atomic():
            _give_up_after(milliseconds)
            found = find()
            _give_up_after(LONGEST_SEARCH)
            return found
    except OperationalError as error:
        if not takes_too_long(error):
            raise
        return None


def _give_up_after(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])


def together(statements: str, values: Sequence[list[str]]) -> list[list[tuple[Any, ...]]]:
    """Ask PostgreSQL several things at once, "SELECT …; SELECT …", and return the rows of each answer.

    [] where nothing is asked.
    """
    if not statements:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statements, values)
        answers = [cursor.fetchall()]
        while cursor.nextset():
            answers.append(cursor.fetchall())
    return answers


def expected(match: Match) -> int:
    """Return about how many documents answer, as the planner guesses."""
    condition, values = match.where()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM {TABLE} d WHERE {condition}", values)
        told = cursor.fetchone()[0]
    plan = json.loads(told) if isinstance(told, str) else told
    return int(plan[0]["Plan"]["Plan Rows"])


def newest_part(match: Match, share: float, *, oldest: bool = False) -> Match:
    """Return the condition for about this share of its days only, the newest (or oldest) of them.

    The years stand in the index beside the words, so that the index alone finds the part.
    """
    days = _quantiles()
    if share >= 1 or len(days) < 2:
        return match
    low = bisect_left(days, match.first) if match.first else 0
    high = bisect_right(days, match.last) - 1 if match.last else len(days) - 1
    steps = max(1, round((high - low) * share))
    if high - low < 2 or steps >= high - low:
        return match
    if oldest:
        part = replace(match, last=days[low + steps])
        first, last = match.first or days[0], days[low + steps]
        years = range(min(first.year, days[0].year), last.year + 1)
    else:
        part = replace(match, first=days[high - steps])
        years = range(days[high - steps].year, max(days[-1].year, dt.date.today().year) + 1)
    return part.only(label_query(YEAR.label(year) for year in years))


def share_of(part: Match, match: Match) -> float:
    """Return which share of a condition's documents, by their days, its newest part has: 0.05."""
    days = _quantiles()
    if part is match or not part.first:
        return 1.0
    low = bisect_left(days, match.first) if match.first else 0
    high = bisect_right(days, match.last) - 1 if match.last else len(days) - 1
    return max(1, high - bisect_left(days, part.first)) / max(1, high - low)


def _quantiles() -> list[dt.date]:
    """Return days between which there are equally many documents, as the planner keeps them."""
    global _days
    if time.monotonic() - _days[0] > _DAYS_KNOWN_FOR:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT histogram_bounds::text::date[] FROM pg_stats WHERE tablename = %s AND attname = 'day'"
                " AND schemaname = ANY(current_schemas(false))",
                [TABLE],
            )
            row = cursor.fetchone()
        _days = (time.monotonic(), row[0] if row and row[0] else [])
    return _days[1]
