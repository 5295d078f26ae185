"""Pages of lists: `?sida=2`."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: QuerySet, size: int = PAGE_SIZE) -> Page:  # type: ignore[type-arg]
    """Return the page that the address asks for; a number out of range gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("sida"))
