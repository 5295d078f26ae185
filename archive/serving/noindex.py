"""Pages that search engines are asked to leave out: by header and meta, per body, committee or paragraf.

The pages may be crawled, since a robot that may not read a page never sees its noindex.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from archive.models import AgendaItem, Body, Committee


class NoIndex:
    """Middleware that sets `request.noindex` for the template and `X-Robots-Tag: noindex` on the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "noindex", False):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        request.noindex = is_hidden(kwargs)  # type: ignore[attr-defined]


def is_hidden(place: dict[str, Any]) -> bool:
    """Tell whether the body, committee or paragraf that an address names is hidden from search engines."""
    body, committee = place.get("body"), place.get("committee")
    if not isinstance(body, str):
        return False
    if Body.objects.filter(slug=body, hidden_from_search_engines=True).exists():
        return True
    if not isinstance(committee, str):
        return False
    if Committee.objects.filter(body__slug=body, slug=committee, hidden_from_search_engines=True).exists():
        return True
    return (
        "number" in place
        and AgendaItem.objects.filter(
            meeting__committee__body__slug=body,
            meeting__committee__slug=committee,
            meeting__slug=place.get("day"),
            slug=place["number"],
            hidden_from_search_engines=True,
        ).exists()
    )
