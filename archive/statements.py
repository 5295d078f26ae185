"""Statements written by hand for what is done with every protokoll, planned once for each connection.

Django builds the text of a query anew each time, and PostgreSQL plans it anew. Over the two dozen small
statements that store a protokoll that costs more than carrying them out. Everything else asks a queryset.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

import psycopg
from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


def run(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Carry out a statement in the current transaction; return the rows that it gives, or [].

    `run("SELECT name FROM archive_body WHERE id = ANY(%s)", [[5]])` gives `[("Ekeby kommun",)]`. The values
    go to the server beside the statement: the type of each must be clear there, from a column or a cast.
    Raises Django's errors, as a queryset does.
    """
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    server = connection.connection
    with connection.wrap_database_errors:
        # Django's own cursors send whole texts, which no plan fits twice, and nothing of them shall be kept.
        server.prepare_threshold = 0
        try:
            with psycopg.Cursor[tuple[Any, ...]](server) as cursor:
                cursor.execute(statement.encode(), values)
                return cursor.fetchall() if cursor.description else []
        finally:
            server.prepare_threshold = None


def rows_where(model: type[Row], condition: str, values: Sequence[Any]) -> list[Row]:
    """Return the rows of a model that meet a condition in SQL, as `rows_where(Body, "sort_key = %s", [key])`.

    For models whose values need no conversion by Django. The condition may go on with ORDER BY and LIMIT.
    """
    names, statement = _select(model)
    found, alias = run(f"{statement} WHERE {condition}", values), connection.alias
    return [model.from_db(alias, names, row) for row in found]


@cache
def _select(model: type[models.Model]) -> tuple[list[str], str]:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    return [field.attname for field in fields], f'SELECT {columns} FROM "{model._meta.db_table}"'  # noqa: S608
