"""Everybody who has a page, in the order of their names, quickly.

`PersonQuerySet.public` asks for each whether any of their rows is public, which takes seconds for a hundred
thousand people. Nearly all rows are. So whoever stands in a row at all is listed, and only those who stand in
one that is hidden are asked about by themselves.
"""

# ruff: noqa: S608 - the statements are put together of constants

from __future__ import annotations

from django.db import connection

from archive.models import Person

_OF_MEETINGS = ("attendance", "signatory")
_OF_ITEMS = {  # and the table between them and the item
    "itemofficer": "",
    "motionmover": "motion",
    "reservationmember": "reservation",
    "ballot": "vote",
}
_EVERYWHERE = " OR ".join(
    f"id IN (SELECT DISTINCT person_id FROM archive_{table} WHERE person_id IS NOT NULL)"
    for table in (*_OF_MEETINGS, *_OF_ITEMS, "replacement")
)
_LISTED = f"""
SELECT id, left(sort_key, 2) FROM archive_person
WHERE role = %s AND merged_into_id IS NULL AND id <> ALL(%s) AND ({_EVERYWHERE})
ORDER BY sort_key, id
"""


def _in_hidden_items(table: str, between: str) -> str:
    if not between:
        return f"SELECT person_id FROM archive_{table} WHERE item_id IN (SELECT id FROM items)"
    return (
        f"SELECT person_id FROM archive_{table} JOIN archive_{between} told ON told.id = {between}_id"
        " WHERE told.item_id IN (SELECT id FROM items)"
    )


_DOUBTFUL = f"""
WITH meetings AS MATERIALIZED (SELECT id FROM archive_meeting WHERE state <> 'published'),
items AS MATERIALIZED (
    SELECT id FROM archive_agendaitem WHERE state <> 'shown'
    UNION SELECT id FROM archive_agendaitem WHERE meeting_id IN (SELECT id FROM meetings)
)
SELECT r.person_id FROM archive_replacement r JOIN archive_attendance told ON told.id = r.attendance_id
WHERE told.meeting_id IN (SELECT id FROM meetings)
{
    "".join(
        f" UNION SELECT person_id FROM archive_{table} WHERE meeting_id IN (SELECT id FROM meetings)"
        for table in _OF_MEETINGS
    )
}
{"".join(f" UNION {_in_hidden_items(table, between)}" for table, between in _OF_ITEMS.items())}
"""


def listed(role: str) -> list[tuple[int, str]]:
    """Return the keys of the public people of a role in the order of their names, each with how that begins.

    [(7, "be"), (3, "{a")] are Berg and Åkesson, as `archive.sorting` writes them. Three queries.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DOUBTFUL)
        doubtful = {key for (key,) in cursor.fetchall() if key}
        public = set(Person.objects.public().filter(pk__in=doubtful).values_list("pk", flat=True))
        cursor.execute(_LISTED, [role, list(doubtful - public)])
        return list(cursor.fetchall())
