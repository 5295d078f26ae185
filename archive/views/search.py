"""The search page, and the suggestions while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.search.query import search as find
from archive.search.request import ORDERS, PLACES, SearchRequest
from archive.search.suggest import suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    wanted = SearchRequest.of(request.GET)
    context = {"results": find(wanted), "asked": wanted, "orders": ORDERS.items(), "places": PLACES.items()}
    return render(request, "archive/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`/sok/forslag/?q=skols`: [{"kind": "Ord", "text": "skolskjuts", "address": ""}, …]."""
    found = [suggestion._asdict() for suggestion in suggestions(request.GET.get("q", ""))]
    return JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
