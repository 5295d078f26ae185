"""The queue of requests to correct or remove something, the oldest first: the own bodies' and the general."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from archive.law.requests import meeting_of, page_of
from archive.models import Request
from ingest.access.guard import DeskRequest
from ingest.keeping import audit
from ingest.models import Role, Upload


def requests(request: DeskRequest) -> HttpResponse:
    rows = _requests(request).select_related("body")
    waiting = list(rows.filter(state=Request.State.OPEN))
    for row in waiting:
        _tell(request, row)
    context = {
        "open": waiting,
        "answered": rows.exclude(state=Request.State.OPEN).order_by("-answered_at")[:50],
    }
    return render(request, "ingest/requests.html", context)


def _tell(request: DeskRequest, row: Request) -> None:
    """Set on a request what leads to its matter: its `page`, and the `upload` that can be corrected there."""
    meeting = meeting_of(row.address)
    published = request.access.uploads(Role.Kind.PUBLISHER).filter(state=Upload.State.PUBLISHED)
    row.page = page_of(row.address)  # type: ignore[attr-defined]
    row.upload = published.filter(meeting=meeting).first() if meeting else None  # type: ignore[attr-defined]


def _requests(request: DeskRequest) -> QuerySet[Request]:
    """Return the requests about a clerk's own bodies, and those about no single body."""
    bodies = request.access.bodies(Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)
    return Request.objects.filter(Q(body=None) | Q(body__in=bodies))


def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Settle a request; what is answered stands on the page of its number, and its contact is forgotten."""
    found = get_object_or_404(_requests(request), pk=pk, state=Request.State.OPEN)
    state, text = request.POST.get("state", ""), request.POST.get("answer", "").strip()
    if state not in (Request.State.DONE, Request.State.DECLINED) or not text:
        messages.error(request, "Skriv ett svar och välj om begäran är åtgärdad eller avslagen.")
        return redirect("desk:requests")
    found.state, found.answer, found.answered_at, found.contact = state, text[:2000], timezone.now(), ""
    found.save(update_fields=["state", "answer", "answered_at", "contact"])
    audit.record(request.user, "answer_request", f"request {found.number}", None, {"state": state})
    messages.success(request, f"Begäran {found.number} är besvarad.")
    return redirect("desk:requests")
