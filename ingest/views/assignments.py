"""A clerk's word on assignments (*uppdrag*): which are done, still open, or none at all."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from archive.following.assignment_status import is_waiting, with_status
from archive.models import Assignment
from archive.models.querysets import AssignmentQuerySet
from ingest.access.guard import DeskRequest
from ingest.keeping import audit
from ingest.models import Role

_ROLES = (Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)
_MOST = 200


def _of_the_user(request: DeskRequest) -> AssignmentQuerySet:
    rows: AssignmentQuerySet = Assignment.objects.public().for_listing()
    return rows.filter(committee__body__in=request.access.bodies(*_ROLES))


def assignments(request: DeskRequest) -> HttpResponse:
    """The assignments that wait, the one due first at the top, and those that a clerk has settled."""
    today = timezone.localdate()
    rows = _of_the_user(request)
    waiting = with_status(rows.filter(is_waiting(today)), today).order_by("due_to", "pk")
    context = {
        "waiting": waiting[:_MOST],
        "settled": rows.exclude(settled_as="").order_by("-settled_at")[:_MOST],
        "choices": Assignment.Settled.choices,
    }
    return render(request, "ingest/assignments.html", context)


@transaction.atomic
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    """Save what a clerk says of an assignment, or take it back with an empty choice."""
    found = _of_the_user(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    said = request.POST.get("settled_as", "")
    if said and said not in Assignment.Settled.values:
        messages.error(request, "Välj om uppdraget är öppet, återrapporterat eller inte ett uppdrag.")
        return redirect("desk:assignments")
    before = {"settled_as": found.settled_as}
    note = request.POST.get("note", "").strip()[:500]
    found.settle(settled_as=said, by=request.user.get_username(), note=note)
    audit.record(request.user, "settle_assignment", f"assignment {found.pk}", before, {"settled_as": said})
    messages.success(request, "Uppdraget är avgjort." if said else "Ditt besked om uppdraget är borttaget.")
    return redirect("desk:assignments")
