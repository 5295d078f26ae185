"""Cases: a list, and one case with every paragraf over time, through all committees."""

from __future__ import annotations

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from archive.models import AgendaItem, Case
from archive.views.paging import page_of

_SHOWN = Q(items__state=AgendaItem.State.SHOWN, items__meeting__state="published")


def cases(request: HttpRequest) -> HttpResponse:
    rows = (
        Case.objects.public()
        .select_related("body")
        .annotate(
            item_count=Count("items", filter=_SHOWN), last_date=Max("items__meeting__date", filter=_SHOWN)
        )
        .order_by("-last_date", "pk")
    )
    return render(request, "archive/cases.html", {"page": page_of(request, rows)})


def unplaced_case(request: HttpRequest, case: str) -> HttpResponse:
    """`/arenden/ks-596-2020/`: on to the one body that has the case, else a question which."""
    found = list(Case.objects.public().filter(slug=case).select_related("body"))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect(found[0], permanent=False)
    return render(request, "archive/case_which.html", {"cases": found, "number": found[0].number})


def case(request: HttpRequest, body: str, case: str) -> HttpResponse:
    found = get_object_or_404(Case.objects.public().select_related("body"), body__slug=body, slug=case)
    items = list(
        found.items.public()
        .for_listing()
        .prefetch_related("decision__points", "officers__person")
        .order_by("meeting__date", "meeting__sequence", "position")
    )
    mentions = (
        AgendaItem.objects.public()
        .filter(references__case_key=found.key, meeting__committee__body=found.body)
        .exclude(case=found)
        .for_listing()
        .order_by("meeting__date")
        .distinct()
    )
    context = {"case": found, "items": items, "mentions": mentions, "title": items[-1].title if items else ""}
    return render(request, "archive/case.html", context)
