"""Many rows of a table written at once, quicker than `bulk_create`; and kept at hand for who asks next.

A protokoll is some hundred rows in a dozen tables. Django prepares every value of every row for the database
by itself; here PostgreSQL reads them all from one JSON text by the types of the table's columns.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models

from archive.statements import run

Row = TypeVar("Row", bound=models.Model)


def insert_all(rows: Iterable[Row]) -> list[Row]:
    """Insert new rows of one table in one statement and return them with their keys, as `bulk_create` does.

    What the rows point at must be stored already. Raises what PostgreSQL says of a value that does not fit
    its column, as `DataError` for a name that is too long.
    """
    made = list(rows)
    if not made:
        return made
    plan = _plan(type(made[0]))
    for field in plan.filled_in:
        for row in made:
            field.pre_save(row, add=True)
    told = [dict(zip(plan.names, plan.values_of(row), strict=True)) for row in made]
    keys = run(plan.statement, [json.dumps(told, ensure_ascii=False, default=_text)])
    alias = connection.alias
    for row, (key,) in zip(made, keys, strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, alias
    return made


@dataclass(frozen=True, slots=True)
class _Plan:
    """A model's columns without the key, what reads them from a row, the statement, the times to fill in."""

    names: list[str]
    values_of: attrgetter[tuple[Any, ...]]
    statement: str
    filled_in: list[models.Field[Any, Any]]


@cache
def _plan(model: type[models.Model]) -> _Plan:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = [str(field.column) for field in fields]
    table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in names)
    statement = (
        f'INSERT INTO "{table}" ({columns}) SELECT {columns} '  # noqa: S608 (names of our own models)
        f'FROM json_populate_recordset(NULL::"{table}", %s) RETURNING "{model._meta.pk.column}"'
    )
    values_of = attrgetter(*(field.attname for field in fields))
    return _Plan(names, values_of, statement, [f for f in fields if getattr(f, "auto_now_add", False)])


def _text(value: Any) -> str:
    """Return what PostgreSQL reads as a value that JSON does not have: bytes, a day, a time."""
    if isinstance(value, bytes):
        return rf"\x{value.hex()}"
    if isinstance(value, dt.date | dt.time):  # a datetime is a date too
        return value.isoformat()
    raise TypeError(f"no column is known for a {type(value).__name__}")


def remember(owners: Iterable[models.Model], name: str, rows: Sequence[models.Model], *, of: str) -> None:
    """Let `owner.<name>.all()` answer with the rows just written, as after `prefetch_related(name)`.

    `of` is what the rows call their owner: `remember(items, "sections", sections, of="item")`.
    """
    by_owner: dict[int, list[models.Model]] = defaultdict(list)
    for row in rows:
        by_owner[getattr(row, f"{of}_id")].append(row)
    for owner in owners:
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = by_owner[owner.pk]
