"""The desk's first page: what waits, what has questions, what is new; and where the archive has gaps."""

from __future__ import annotations

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from archive.models import Body
from ingest.access.guard import DeskRequest
from ingest.gaps import gaps_in_numbers
from ingest.models import PersonSuggestion, Role, Upload

_SHOWN = 12
_STALE_SECONDS = 120  # a queue whose first has waited this long has no worker


def start(request: DeskRequest) -> HttpResponse:
    access = request.access
    uploads = access.uploads()
    state = Upload.State
    drafts = uploads.filter(state=state.DRAFT)
    bodies = access.bodies(*Role.Kind.values)
    context = {
        "reviewed": uploads.filter(state=state.REVIEWED)[:_SHOWN],
        "with_questions": drafts.filter(open_questions__gt=0)[:_SHOWN],
        "without_questions": drafts.filter(open_questions=0)[:_SHOWN],
        "refused": uploads.filter(state=state.REFUSED)[:5],
        "new": uploads.filter(state=state.PUBLISHED).select_related("meeting__committee__body")[:5],
        "counts": {
            "reviewed": uploads.filter(state=state.REVIEWED).count(),
            "with_questions": drafts.filter(open_questions__gt=0).count(),
            "without_questions": drafts.filter(open_questions=0).count(),
            "queued": uploads.filter(state=state.QUEUED).count(),
        },
        "is_queue_stale": _is_stale(),
        "suggestions": PersonSuggestion.objects.waiting().filter(first__body__in=bodies).count(),
        "bodies": Body.objects.filter(pk__in=bodies.values("pk"))
        .annotate(last=Max("uploads__uploaded_at"), last_meeting=Max("committees__meetings__date"))
        .order_by("sort_key"),
        "publisher_ids": _ids(request),
    }
    return render(request, "ingest/start.html", context)


def _ids(request: DeskRequest) -> set[int]:
    return set(
        request.access.uploads(Role.Kind.PUBLISHER).filter(state="reviewed").values_list("pk", flat=True)
    )


def _is_stale() -> bool:
    oldest = (
        Upload.objects.filter(state=Upload.State.QUEUED)
        .order_by("uploaded_at")
        .values_list("uploaded_at", flat=True)
    )
    first = oldest.first()
    return first is not None and (timezone.now() - first).total_seconds() > _STALE_SECONDS


def gaps(request: DeskRequest) -> HttpResponse:
    """Which § numbers are missing, by committee and year: often a protokoll that never came."""
    bodies = request.access.bodies(*Role.Kind.values)
    return render(request, "ingest/gaps.html", {"gaps": gaps_in_numbers(bodies)})
