"""Pages of lists: `?sida=2`."""

from __future__ import annotations

from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.serving.remembering import remembered

PAGE_SIZE = 50
MOST = 10_000


class CountedTo(Paginator):  # type: ignore[type-arg]
    """A paginator that counts to `MOST` only: nobody reads further, and counting all takes too long.

    What was counted is remembered for whoever turns the pages.
    """

    @cached_property
    def _found(self) -> int:
        rows = self.object_list
        assert isinstance(rows, QuerySet)
        plain = rows.order_by()
        grouped = plain.query.group_by is not None
        counted = (plain if grouped else plain.values("pk"))[: MOST + 1]
        try:
            sql, values = counted.query.sql_with_params()
        except EmptyResultSet:
            return 0
        return remembered(("number", sql, repr(values)), counted.count)

    @cached_property
    def count(self) -> int:
        """Return how many rows can be paged through, at most `MOST`."""
        return min(self._found, MOST)

    @property
    def has_more(self) -> bool:
        """Tell whether there are more rows than can be paged through."""
        return self._found > MOST


def page_of(request: HttpRequest, rows: QuerySet, size: int = PAGE_SIZE) -> Page:  # type: ignore[type-arg]
    """Return the page that the address asks for; a number out of range gives the nearest page."""
    return CountedTo(rows, size).get_page(request.GET.get("sida"))
