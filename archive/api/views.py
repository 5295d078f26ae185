"""The API's addresses: lists in pages of 100, single things by the same path as their page, tables as CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db import OperationalError
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.api.shapes import (
    assignment_row,
    attendance_shape,
    case_shape,
    item_row,
    item_shape,
    meeting_row,
    meeting_shape,
    person_shape,
)
from archive.api.tables import table
from archive.browsing.filters import AssignmentFilter, ItemFilter, MeetingFilter
from archive.following.assignment_status import with_status
from archive.models import AgendaItem, Assignment, Case, Meeting, Person
from archive.search.query import TOO_SLOW, all_keys
from archive.search.query import search as find
from archive.search.request import SearchRequest

_PAGE = 100
Row = dict[str, Any]


def _json(data: Any, status: int = 200) -> JsonResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False}, safe=False)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _listing(request: HttpRequest, rows: Any, shape: Callable[[Any], Row]) -> JsonResponse:
    page = Paginator(rows, _PAGE).get_page(request.GET.get("sida"))
    return _json(
        {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "results": [shape(row) for row in page],
        }
    )


def _chosen(
    request: HttpRequest, chosen: Any, shape: Callable[[Any], Row], row: Callable[[Any], Row], name: str
) -> HttpResponseBase:
    """Answer with what a filter lets through; 400 with the errors for values that it does not know."""
    if not chosen.is_valid():
        return _json({"errors": chosen.errors.get_json_data()}, status=400)
    if _wants_table(request):
        return table(chosen.qs, row, name)
    return _listing(request, chosen.qs, shape)


def _wants_table(request: HttpRequest) -> bool:
    return request.GET.get("format") == "csv"


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/`: what there is, and where it is explained."""
    names = {"items": "api_items", "search": "api_search", "meetings": "api_meetings"}
    names |= {"assignments": "api_assignments", "people": "api_people"}
    addresses = {name: reverse(view) for name, view in names.items()}
    return _json({"documentation": reverse("data"), "resources": addresses})


@require_safe
def items(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/paragrafer/`: the parameters of `/beslut/`; `format=csv` for a table of all."""
    rows: QuerySet[AgendaItem] = AgendaItem.objects.public().for_listing().newest_first()
    return _chosen(request, ItemFilter(request.GET, queryset=rows), item_row, item_row, "paragrafer")


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/sok/`: the parameters of `/sok/`, 20 hits a page; `format=csv` for a table of the first 1,000.

    503 where the search takes too long.
    """
    wanted = SearchRequest.of(request.GET)
    if _wants_table(request):
        try:
            keys = all_keys(wanted)
        except OperationalError:
            return _json({"errors": {"q": [TOO_SLOW]}}, status=503)
        found = AgendaItem.objects.public().for_listing().in_bulk(keys)
        return table([found[key] for key in keys if key in found], item_row, "traffar")
    results = find(wanted, shown=False)
    counts = results.counts
    items = AgendaItem.objects.public().for_listing().in_bulk(results.keys)
    return _json(
        {
            "count": counts.total if counts else 0,
            "count_is_exact": counts.is_exact if counts else True,
            "page": wanted.page,
            "pages": results.pager.pages if results.pager else 1,
            "hints": list(results.hints),
            "results": [item_row(items[key]) for key in results.keys if key in items],
        }
    )


@require_safe
def item(request: HttpRequest, body: str, committee: str, day: str, number: str) -> HttpResponseBase:
    found = get_object_or_404(
        AgendaItem.objects.public().for_reading(),
        meeting__committee__body__slug=body,
        meeting__committee__slug=committee,
        meeting__slug=day,
        slug=number,
    )
    return _json(item_shape(found))


@require_safe
def meetings(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/sammantraden/`: the parameters of `/protokoll/`; `format=csv` for a table."""
    rows: QuerySet[Meeting] = Meeting.objects.public().for_listing().newest_first()
    return _chosen(
        request, MeetingFilter(request.GET, queryset=rows), meeting_shape, meeting_row, "sammantraden"
    )


@require_safe
def assignments(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/uppdrag/`: the parameters of `/uppdrag/`; `format=csv` for a table."""
    rows = with_status(Assignment.objects.public().for_listing().newest_first(), timezone.localdate())
    chosen = AssignmentFilter(request.GET, queryset=rows)
    return _chosen(request, chosen, assignment_row, assignment_row, "uppdrag")


@require_safe
def meeting(request: HttpRequest, body: str, committee: str, day: str) -> HttpResponseBase:
    found = get_object_or_404(
        Meeting.objects.public().select_related("committee__body"),
        committee__body__slug=body,
        committee__slug=committee,
        slug=day,
    )
    rows = AgendaItem.objects.public().filter(meeting=found).for_listing().order_by("position")
    return _json(
        meeting_shape(found)
        | {"attendance": attendance_shape(found), "items": [item_row(row) for row in rows]}
    )


@require_safe
def case(request: HttpRequest, body: str, case: str) -> HttpResponseBase:
    found = get_object_or_404(Case.objects.public().select_related("body"), body__slug=body, slug=case)
    rows = list(found.items.public().for_listing().order_by("meeting__date", "position"))
    if _wants_table(request):
        return table(rows, item_row, found.slug)
    return _json(case_shape(found, rows))


@require_safe
def people(request: HttpRequest) -> HttpResponseBase:
    return _listing(request, Person.objects.public().select_related("body").order_by("pk"), person_shape)
