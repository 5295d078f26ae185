"""Cases: a list, and one case with every paragraf over time, through all committees."""

from __future__ import annotations

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.following.assignment_status import with_status
from archive.following.linking import Link, link_all, mentions_of_case
from archive.following.timeline import documents, said_days, timeline
from archive.models import AgendaItem, Assignment, Case, Meeting, Section
from archive.views.paging import page_of

_SHOWN = Q(items__state=AgendaItem.State.SHOWN, items__meeting__state="published")


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """`/arenden/?ar=2023`: the cases that came up in a year, the latest if none is said."""
    years = list(Meeting.objects.public().dates("date", "year", order="DESC"))
    asked = request.GET.get("ar", "")
    year = next((day.year for day in years if str(day.year) == asked), years[0].year if years else None)
    rows = (
        AgendaItem.objects.public()
        .filter(case__isnull=False, meeting__date__year=year)
        .values("case")
        .annotate(last=Max("meeting__date"))
        .order_by("-last", "-case")
    )
    page = page_of(request, rows)
    context = {
        "section": "cases",
        "years": [day.year for day in years],
        "year": year,
        "page": page,
        "cases": _listed([row["case"] for row in page]),
    }
    return render(request, "archive/cases.html", context)


def _listed(keys: list[int]) -> list[Case]:
    """The cases in the order given, each with its latest title, and its first and last day."""
    latest = AgendaItem.objects.public().filter(case=OuterRef("pk")).newest_first()
    rows = (
        Case.objects.filter(pk__in=keys)
        .select_related("body")
        .annotate(
            item_count=Count("items", filter=_SHOWN),
            first_date=Min("items__meeting__date", filter=_SHOWN),
            last_date=Max("items__meeting__date", filter=_SHOWN),
            title=Subquery(latest.values("title")[:1]),
        )
    )
    by_key = {case.pk: case for case in rows}
    return [by_key[key] for key in keys if key in by_key]


@require_safe
def unplaced_case(request: HttpRequest, case: str) -> HttpResponse:
    """`/arenden/ks-596-2020/`: on to the one body that has the case, else a question which."""
    found = list(Case.objects.public().filter(slug=case).select_related("body"))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect(found[0], permanent=False)
    return render(request, "archive/case_which.html", {"cases": found, "number": found[0].number})


@require_safe
def case(request: HttpRequest, body: str, case: str) -> HttpResponse:
    found = get_object_or_404(Case.objects.public().select_related("body"), body__slug=body, slug=case)
    items = list(
        found.items.public()
        .for_listing()
        .select_related("proposal")
        .prefetch_related("decision__points", "officers__person", "references")
        .order_by("meeting__date", "meeting__sequence", "meeting_id", "position")
    )
    basis = Section.objects.filter(item__in=items, kind=Section.Kind.BASIS).order_by("item_id", "position")
    links = link_all([(item, item.references.all()) for item in items])
    days = (items[-1].meeting.date - items[0].meeting.date).days if len(items) > 1 else None
    assignments = Assignment.objects.public().filter(point__decision__item__case=found).for_listing()
    context = {
        "section": "cases",
        "case": found,
        "items": items,
        "title": items[-1].title if items else "",
        "steps": timeline(items, list(mentions_of_case(found)[:200])),
        "documents": documents(items, basis),
        "missing": _missing(links),
        "committees": list(dict.fromkeys(item.meeting.committee for item in items)),
        "lasted": said_days(days),
        "assignments": with_status(
            assignments.order_by("point__decision__item__meeting__date", "point__pk"), timezone.localdate()
        ),
    }
    return render(request, "archive/case.html", context)


def _missing(links: dict[int, list[Link]]) -> list[str]:
    """What the case's paragrafer name and the archive does not have, each once."""
    return list(dict.fromkeys(link.words for found in links.values() for link in found if link.is_missing))
