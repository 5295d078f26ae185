"""Minutes with two people of one name in them, and telling them apart as the pages of the desk do."""

from __future__ import annotations

import html

from archive.models import Attendance, Person
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes

RESERVED = "Reservation\n\nAnna Berg (S) reserverar sig mot beslutet.\n"
BOARD = "Kommunstyrelsen"


def protokoll(date: str, *, committee: str = "Tekniska nämnden", **more: str) -> str:
    """Minutes where Anna Berg (S) is on the list, presides, signs and reserves herself."""
    decided = item(1, more=RESERVED, committee=committee)
    return minutes(decided, date=date, committee=committee, **more)


def bring_in(*dates: str, committee: str = "Tekniska nämnden", **more: str) -> None:
    for date in dates:
        ingest(name=f"{committee} {date}.txt", data=protokoll(date, committee=committee, **more).encode())


def say(client, person: Person, *, step: str = "split", **fields: object):
    """Send the form as the pages do: the preview first, then what it agreed to."""
    address = f"/registrera/personer/{person.pk}/tva/"
    shown = client.post(address, fields)
    if step != "split" or 'name="seen"' not in shown.content.decode():
        return shown
    seen = shown.content.decode().split('name="seen" value="')[1].split('"')[0]
    return client.post(address, fields | {"step": "split", "seen": seen}, follow=True)


def from_day(client, person: Person, day: str, **more: object):
    return say(client, person, how="dag", from_date=day, **more)


def other() -> Person:
    return Person.objects.get(slug="anna-berg-2")


def days(person: Person, model=Attendance, path: str = "meeting__date") -> list[str]:
    rows = model.objects.filter(person=person).order_by(path).values_list(path, flat=True)
    return [day.isoformat() for day in rows]


def words(answer) -> str:
    return html.unescape(answer.content.decode())
