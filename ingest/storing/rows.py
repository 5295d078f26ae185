"""Many rows of a table written at once, quicker than `bulk_create`; and kept at hand for who asks next.

A protokoll is some hundred rows in a dozen tables. Django prepares every value of every row for the database
by itself; here PostgreSQL reads them all from one JSON text by the types of the table's columns.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


def insert_all(rows: Iterable[Row]) -> list[Row]:
    """Insert new rows of one table in one statement and return them with their keys, as `bulk_create` does.

    What the rows point at must be stored already, and nothing is filled in (`auto_now`). Raises what
    PostgreSQL says of a value that does not fit its column, as `DataError` for a name that is too long.
    """
    made = list(rows)
    if not made:
        return made
    names, values_of, statement = _plan(type(made[0]))
    told = [dict(zip(names, values_of(row), strict=True)) for row in made]
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(told, ensure_ascii=False, default=str)])
        keys = cursor.fetchall()
    for row, (key,) in zip(made, keys, strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, connection.alias
    return made


@cache
def _plan(model: type[models.Model]) -> tuple[list[str], attrgetter[tuple[Any, ...]], str]:
    """Return a model's columns without the key, what reads them from a row, and the statement."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = [str(field.column) for field in fields]
    table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in names)
    statement = (
        f'INSERT INTO "{table}" ({columns}) SELECT {columns} '  # noqa: S608 (names of our own models)
        f'FROM json_populate_recordset(NULL::"{table}", %s) RETURNING "{model._meta.pk.column}"'
    )
    return names, attrgetter(*(field.attname for field in fields)), statement


def remember(owners: Iterable[models.Model], name: str, rows: Sequence[models.Model], *, of: str) -> None:
    """Let `owner.<name>.all()` answer with the rows just written, as after `prefetch_related(name)`.

    `of` is what the rows call their owner: `remember(items, "sections", sections, of="item")`.
    """
    by_owner: dict[int, list[models.Model]] = defaultdict(list)
    for row in rows:
        by_owner[getattr(row, f"{of}_id")].append(row)
    for owner in owners:
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = by_owner[owner.pk]
