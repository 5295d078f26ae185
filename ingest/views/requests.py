"""The queue of requests to correct or remove something, the oldest first."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from archive.models import Request
from ingest import audit
from ingest.access import DeskRequest


def requests(request: DeskRequest) -> HttpResponse:
    context = {
        "here": "requests",
        "open": Request.objects.filter(state=Request.State.OPEN),
        "answered": Request.objects.exclude(state=Request.State.OPEN).order_by("-answered_at")[:50],
    }
    return render(request, "ingest/requests.html", context)


def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Settle a request; what is answered stands on the page of its number, and its contact is forgotten."""
    found = get_object_or_404(Request, pk=pk, state=Request.State.OPEN)
    state, text = request.POST.get("state", ""), request.POST.get("answer", "").strip()
    if state not in (Request.State.DONE, Request.State.DECLINED) or not text:
        messages.error(request, "Skriv ett svar och välj om begäran är åtgärdad eller avslagen.")
        return redirect("desk:requests")
    found.state, found.answer, found.answered_at, found.contact = state, text[:2000], timezone.now(), ""
    found.save(update_fields=["state", "answer", "answered_at", "contact"])
    audit.record(request.user, "answer_request", f"request {found.number}", None, {"state": state})
    messages.success(request, f"Begäran {found.number} är besvarad.")
    return redirect("desk:requests")
