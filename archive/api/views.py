"""The API's addresses: lists in pages of 100, single things by the same path as their page."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.api.shapes import (
    attendance_shape,
    case_shape,
    item_row,
    item_shape,
    meeting_shape,
    person_shape,
)
from archive.browsing.filters import ItemFilter, MeetingFilter
from archive.models import AgendaItem, Case, Meeting, Person

_PAGE = 100
_CSV_LIMIT = 50_000


def _json(data: Any, status: int = 200) -> JsonResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False}, safe=False)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _listing(request: HttpRequest, rows: Any, shape: Any) -> JsonResponse:
    page = Paginator(rows, _PAGE).get_page(request.GET.get("sida"))
    return _json(
        {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "results": [shape(row) for row in page],
        }
    )


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """`/api/v1/paragrafer/`: the parameters of `/beslut/`; 400 with the errors for unknown values."""
    chosen = ItemFilter(request.GET, queryset=AgendaItem.objects.public().for_listing().newest_first())
    if not chosen.is_valid():
        return _json({"errors": chosen.errors.get_json_data()}, status=400)
    if request.GET.get("format") == "csv":
        return _csv([item_row(item) for item in chosen.qs[:_CSV_LIMIT]], "paragrafer.csv")
    return _listing(request, chosen.qs, item_row)


def _csv(rows: list[dict[str, Any]], filename: str) -> HttpResponse:
    """A CSV that spreadsheets open with the right letters; a cell never begins a formula."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


@require_safe
def item(request: HttpRequest, body: str, committee: str, day: str, number: str) -> HttpResponse:
    found = get_object_or_404(
        AgendaItem.objects.public().for_reading(),
        meeting__committee__body__slug=body,
        meeting__committee__slug=committee,
        meeting__slug=day,
        slug=number,
    )
    return _json(item_shape(found))


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """`/api/v1/sammantraden/`: the parameters of `/protokoll/`."""
    chosen = MeetingFilter(request.GET, queryset=Meeting.objects.public().for_listing().newest_first())
    if not chosen.is_valid():
        return _json({"errors": chosen.errors.get_json_data()}, status=400)
    return _listing(request, chosen.qs, meeting_shape)


@require_safe
def meeting(request: HttpRequest, body: str, committee: str, day: str) -> HttpResponse:
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
def case(request: HttpRequest, body: str, case: str) -> HttpResponse:
    found = get_object_or_404(Case.objects.public().select_related("body"), body__slug=body, slug=case)
    rows = list(found.items.public().for_listing().order_by("meeting__date", "position"))
    return _json(case_shape(found, rows))


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    return _listing(request, Person.objects.public().select_related("body").order_by("pk"), person_shape)
