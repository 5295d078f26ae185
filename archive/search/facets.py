"""Facets: how many of the documents that answer have each value, and what the chosen values mean.

A facet that has chosen values is counted as if it had none, so that the others of its values can be chosen
too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.search import labels
from archive.search.counting import Counts, count
from archive.search.labels import FACETS, NAMES, Facet
from archive.search.matching import Match, label_query
from archive.search.request import SearchRequest
from archive.search.values import known_values, names_of

_SHOWN = 8  # values of a facet


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, as a link: its name, how many have it, and where the link leads."""

    name: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class ShownFacet:
    heading: str
    parameter: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen values: by facet as labels, with their names, and a note for each that nobody knows."""

    labels: Mapping[Facet, tuple[str, ...]]
    names: Mapping[str, str]
    values: Mapping[str, str]
    notes: tuple[str, ...]

    def apply(self, match: Match, *, but: Facet | None = None) -> Match:
        """Return the condition with the chosen values: any value of a facet, and all facets."""
        return match.only(*(label_query(told) for facet, told in self.labels.items() if facet != but))


def chosen_values(request: SearchRequest) -> Chosen:
    """Return what the chosen values of an address mean."""
    found: dict[Facet, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    values: dict[str, str] = {}
    notes: list[str] = []
    for facet in FACETS:
        wanted = request.chosen.get(facet.parameter, ())
        if not wanted:
            continue
        known = known_values(facet, wanted)
        for value in wanted:
            if value in known:
                label, names[label] = known[value]
                values[label] = value
            else:
                notes.append(f"Valet ”{value[:60]}” finns inte här och räknas inte med.")
        if known:
            found[facet] = tuple(label for label, _ in known.values())
    return Chosen(found, names, values, tuple(notes))


def facets(request: SearchRequest, match: Match, chosen: Chosen, counts: Counts) -> list[ShownFacet]:
    """Return the facets to show beside the hits, those with something to choose between."""
    counted = _by_facet(counts.labels)
    for facet in chosen.labels:
        counted[facet] = _by_facet(count(chosen.apply(match, but=facet))[0].labels)[facet]
    tops = {facet: _top(facet, counted[facet], chosen.labels.get(facet, ())) for facet in FACETS}
    names = names_of(tops)
    shown = []
    for facet, top in tops.items():
        told = [(names[facet][label], number) for label, number in top if label in names[facet]]
        mine = {chosen.values[label] for label in chosen.labels.get(facet, ())}
        values = list(_values(request, facet, told, mine))
        if len(values) > 1 or (values and (facet in NAMES or values[0].is_chosen)):
            shown.append(ShownFacet(facet.heading, facet.parameter, values))
    return shown


def _by_facet(counted: Mapping[str, int]) -> dict[Facet, dict[str, int]]:
    """Return the counts of each facet's labels by themselves."""
    found: dict[Facet, dict[str, int]] = {facet: {} for facet in FACETS}
    of_code = {facet.code: found[facet] for facet in FACETS}
    for label, number in counted.items():
        of_code[label[1]][label] = number
    return found


def _top(facet: Facet, counted: Mapping[str, int], chosen: Sequence[str]) -> list[tuple[str, int]]:
    """Return the most frequent labels of a facet and the chosen ones; years in their order."""
    mine = {**dict.fromkeys(chosen, 0), **counted}
    if facet == labels.YEAR:
        return sorted(mine.items(), reverse=True)[:20]
    least = sorted(mine.values(), reverse=True)[:_SHOWN][-1:]  # what few of thousands have
    some = [pair for pair in mine.items() if pair[1] >= least[0] or pair[0] in chosen]
    top = sorted(some, key=lambda pair: (-pair[1], pair[0]))
    return [pair for place, pair in enumerate(top) if place < _SHOWN or pair[0] in chosen]


def _values(
    request: SearchRequest, facet: Facet, told: Iterable[tuple[tuple[str, str], int]], chosen: Collection[str]
) -> Iterator[Value]:
    """Yield the values of a facet as links, each told as its value in an address, its name and its count."""
    with_value = request.adding(facet.parameter)
    for (value, name), number in told:
        is_chosen = value in chosen
        address = request.without_value(facet.parameter, value) if is_chosen else with_value(value)
        yield Value(name, number, is_chosen, address)
