"""Rows into the tables without their models: by COPY, or by SQL that makes them; and the next keys."""

from __future__ import annotations

from typing import Any


def many(model: Any, count: int, **columns: str) -> None:
    """Make `count` rows; a column is an SQL expression of n (1, 2, …), the others have their default."""
    from django.db import connection, models

    for field in model._meta.concrete_fields:
        name = str(field.column)
        if name in columns or field.null:
            continue
        if field.primary_key and isinstance(field, models.AutoField | models.BigAutoField):
            columns[name] = "n"
        else:
            columns[name] = f"'{field.get_default()}'" if field.has_default() else "''"
    names = ", ".join(f'"{name}"' for name in columns)
    rows = f"SELECT {', '.join(columns.values())} FROM generate_series(1, {count}) AS n"
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no checks of what is right by making
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) {rows}")
        cursor.execute("RESET session_replication_role")


_COLUMNS = {
    "AgendaItem": "id meeting_id position number slug label title case_id case_number outcome has_reservation"
    " first_line last_line",
    "Section": "id item_id position kind text",
    "Proposal": "id item_id by points",
    "Decision": "id item_id by as_proposed decision_class",
    "DecisionPoint": "id decision_id position text outcome",
    "ItemOfficer": "id item_id position name person_id",
    "Motion": "id item_id position kind text",
    "MotionMover": "id motion_id person_id name party",
    "Reservation": "id item_id position text",
    "ReservationMember": "id reservation_id person_id name party",
    "Reference": "id item_id position kind committee_name date paragraph",
    "Assignment": "id point_id committee_id responsible task due_text due_to",
    "SearchDocument": "item_id day length labels vector",
}


def copy_rows(cursor: Any, name: str, rows: list[tuple[Any, ...]]) -> None:
    """Copy rows into a table; columns that are not told get what their model gives them."""
    from archive import models

    model = getattr(models, name)
    columns = _COLUMNS[name].split()
    more = {f.column: f.get_default() for f in model._meta.concrete_fields if f.column not in columns}
    defaults = tuple(more.values())
    with cursor.copy(f"COPY {model._meta.db_table} ({', '.join((*columns, *more))}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row + defaults)


def set_sequences() -> None:
    """Let new rows have keys above those that were copied."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    statements = connection.ops.sequence_reset_sql(
        no_style(), list(apps.get_app_config("archive").get_models())
    )
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
