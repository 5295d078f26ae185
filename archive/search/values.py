"""What the values of the facets are called, and what they are in an address.

A label is a key ("#c5"); a reader sees "Tekniska nämnden", and the address has "ekeby/tekniska-namnden".
"""

# ruff: noqa: S608 - the statement is put together of constants

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connection

from archive.following.committees import every_committee
from archive.models import Body, Person
from archive.search import labels
from archive.search.labels import NAMES, Facet
from archive.serving.remembering import remembered
from archive.showing.namesakes import told_apart

_OF_PERSON = ("id", "body_id", "name", "slug", "party")  # in the order of the model, which from_db wants
_PEOPLE = f"SELECT {', '.join(_OF_PERSON)} FROM archive_person WHERE id = ANY(%s)"


def known_values(facet: Facet, wanted: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return for each value of an address that means something its label and its name."""
    if facet in NAMES:
        return {value: (facet.label(value), NAMES[facet][value]) for value in wanted if value in NAMES[facet]}
    if facet == labels.YEAR:
        years = (value for value in wanted if value.isascii() and value.isdigit() and len(value) == 4)
        return {year: (facet.label(year), year) for year in years}
    if facet == labels.PARTY:
        return {value: (facet.label(value.upper()), value.upper()) for value in wanted if len(value) <= 12}
    rows: Iterable[tuple[int, str, str]]
    if facet == labels.BODY:
        rows = Body.objects.public().filter(slug__in=wanted).values_list("pk", "slug", "name")
    elif facet == labels.COMMITTEE:
        rows = _told_apart([place for place in _places().values() if place.value in wanted])
    else:
        rows = _people_apart(Person.objects.public().filter(slug__in=wanted))
    return {value: (facet.label(key), name) for key, value, name in rows}


def names_of(tops: Mapping[Facet, Sequence[tuple[str, int]]]) -> dict[Facet, dict[str, tuple[str, str]]]:
    """Return for each label its value in an address and its name."""
    keys = {facet: [label[2:] for label, _ in top] for facet, top in tops.items()}
    people = [int(key) for facet in (labels.PERSON, labels.OFFICER) for key in keys[facet]]
    persons = _people_apart(_people(people)) if people else []
    places, chosen = _places(), {int(key) for key in keys[labels.COMMITTEE]}
    rows: dict[Facet, Iterable[tuple[object, str, str]]] = {
        labels.BODY: _bodies(),
        labels.COMMITTEE: _told_apart([place for key, place in places.items() if key in chosen]),
        labels.PERSON: persons,
        labels.OFFICER: persons,
        labels.YEAR: [(key, key, key) for key in keys[labels.YEAR]],
        labels.PARTY: [(key, key, key) for key in keys[labels.PARTY]],
        **{facet: [(value, value, name) for value, name in known.items()] for facet, known in NAMES.items()},
    }
    return {facet: {facet.label(key): (value, name) for key, value, name in rows[facet]} for facet in tops}


@dataclass(frozen=True, slots=True)
class _Place:
    """A committee as a value: its key and its body's, what they are in an address, and their names."""

    key: int
    value: str
    name: str
    body_key: int
    body_value: str
    body_name: str


def _places() -> dict[int, _Place]:
    """Return all committees as values by their keys, remembered: reading them off the rows takes longer."""
    return remembered(
        "committees as values",
        lambda: {
            row.pk: _Place(
                row.pk, f"{row.body.slug}/{row.slug}", row.name, row.body_id, row.body.slug, row.body.name
            )
            for row in every_committee()
        },
        size=len,
    )


def _told_apart(committees: Sequence[_Place]) -> list[tuple[int, str, str]]:
    """Return key, value in the address and name of some committees; with the body's for namesakes."""
    names = Counter(place.name for place in committees)
    return [
        (
            place.key,
            place.value,
            place.name if names[place.name] == 1 else f"{place.name}, {place.body_name}",
        )
        for place in committees
    ]


def _people_apart(people: Iterable[Person]) -> list[tuple[int, str, str]]:
    """Return key, value in the address and name of some people; with where and when for namesakes."""
    rows = list(people)
    apart = told_apart(rows)
    return [(row.pk, row.slug, ", ".join(filter(None, [row.name, apart.get(row.pk)]))) for row in rows]


def _people(keys: list[int]) -> list[Person]:
    """Return people by their keys, asked for in words that are written once."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [keys])
        return [Person.from_db(DEFAULT_DB_ALIAS, _OF_PERSON, row) for row in cursor.fetchall()]


def _bodies() -> frozenset[tuple[int, str, str]]:
    """Return key, value in the address and name of all bodies with committees, remembered."""
    return remembered(
        "bodies as values",
        lambda: frozenset((row.body_key, row.body_value, row.body_name) for row in _places().values()),
        size=len,
    )
