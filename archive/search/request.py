"""What a reader asks of the search page: all of it stands in the address, and nothing can be wrong in it.

/sok/?q=skolskjuts&organ=ekeby-kommun/kommunstyrelsen&ar=2023&fran=2023-01-01&ordning=nyast&sida=2
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict

from archive.search.labels import DECISION, FACETS, TITLE
from archive.search.question import LONGEST, clean

BEST, NEWEST, OLDEST = "", "nyast", "aldst"
ORDERS = {BEST: "Bäst träff först", NEWEST: "Nyast först", OLDEST: "Äldst först"}
EVERYWHERE, IN_TITLES, IN_DECISIONS = "", "rubrik", "beslut"
PLACES = {EVERYWHERE: "Hela paragrafen", IN_TITLES: "Bara rubriken", IN_DECISIONS: "Bara beslutet"}
_MARKS = {EVERYWHERE: "", IN_TITLES: TITLE, IN_DECISIONS: DECISION}
_EXACTLY = "exakt"
_MOST_VALUES = 20  # of one filter
_LONGEST_VALUE = 250
_HERE = "\x00"  # stands in nothing that is asked for (see clean)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search: the text as typed, the chosen values of each facet by its parameter, days, order and page.

    `is_patient` where somebody would rather wait for an exact number of hits than read "omkring".
    """

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: str = EVERYWHERE
    first: dt.date | None = None
    last: dt.date | None = None
    order: str = BEST
    page: int = 1
    is_patient: bool = False
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: QueryDict) -> SearchRequest:
        """Return what an address asks for; what makes no sense in it is left out and noted."""
        notes: list[str] = []
        first, last = _day(query.get("fran"), notes), _day(query.get("till"), notes)
        if first and last and first > last:
            first, last = last, first
        return cls(
            text=clean(query.get("q", ""))[: 2 * LONGEST],
            chosen=_chosen(query),
            place=_one_of(PLACES, query.get("i")),
            first=first,
            last=last,
            order=_one_of(ORDERS, query.get("ordning")),
            page=_page(query.get("sida")),
            is_patient=query.get("rakna") == _EXACTLY,
            notes=tuple(notes),
        )

    @property
    def field(self) -> str:
        """The mark of the field to search in, "" for all."""
        return _MARKS[self.place]

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.chosen or self.first or self.last)

    def address(self, **changes: object) -> str:
        """Return the address of this search with some changes, on its first page: "?q=skola&ar=2023".

        What is searched for anew is not waited for, unless the changes say so.
        """
        return "?" + urlencode(replace(self, **{"page": 1, "is_patient": False, **changes}).parameters())  # type: ignore[arg-type]

    def adding(self, parameter: str) -> Callable[[str], str]:
        """Return what gives the address with one more value of a facet; a page has some sixty of them."""
        more = {**self.chosen, parameter: (*self.chosen.get(parameter, ()), _HERE)}
        before, after = self.address(chosen=more).split(quote_plus(_HERE))
        return lambda value: f"{before}{quote_plus(value)}{after}"

    def without_value(self, parameter: str, value: str) -> str:
        """Return the address without one value of a facet."""
        rest = tuple(other for other in self.chosen.get(parameter, ()) if other != value)
        return self.address(chosen={**self.chosen, parameter: rest})

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of the address, only those that say something, in a fixed order."""
        values = [
            (facet.parameter, value) for facet in FACETS for value in self.chosen.get(facet.parameter, ())
        ]
        told = [
            ("q", self.text),
            *values,
            ("i", self.place),
            ("fran", self.first.isoformat() if self.first else ""),
            ("till", self.last.isoformat() if self.last else ""),
            ("ordning", self.order),
            ("sida", str(self.page) if self.page > 1 else ""),
            ("rakna", _EXACTLY if self.is_patient else ""),
        ]
        return [(name, value) for name, value in told if value]


def _chosen(query: QueryDict) -> dict[str, tuple[str, ...]]:
    chosen = {}
    for facet in FACETS:
        values = (clean(value) for value in query.getlist(facet.parameter))
        kept = tuple(dict.fromkeys(value for value in values if 0 < len(value) <= _LONGEST_VALUE))[
            :_MOST_VALUES
        ]
        if kept:
            chosen[facet.parameter] = kept
    return chosen


def _one_of(known: Mapping[str, str], value: str | None) -> str:
    return value if value and value in known else ""


def _page(value: str | None) -> int:
    return (
        int(value)
        if value and value.isascii() and value.isdigit() and 0 < len(value) < 6 and int(value)
        else 1
    )


def _day(value: str | None, notes: list[str]) -> dt.date | None:
    if not value or not value.strip():
        return None
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        notes.append(f"Datumet ”{clean(value)[:30]}” går inte att läsa. Skriv det som 2024-05-31.")
        return None
