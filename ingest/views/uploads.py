"""Handing in files, what became of each, and the list of all uploads."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from archive.models import Meeting
from archive.views.paging import page_of
from ingest.access.guard import DeskRequest, find_upload
from ingest.forms import DeliverForm
from ingest.intake.delivering import deliver as take_in
from ingest.intake.delivering import outcome_of
from ingest.intake.queue import put_back, work_at_once
from ingest.keeping import audit
from ingest.models import DeliveredFile, Delivery, Role, Upload
from ingest.publication import counterpart


def deliver(request: DeskRequest) -> HttpResponse:
    """Choose files and hand them in; each then has its row on the page of the delivery."""
    bodies = request.access.bodies(Role.Kind.REGISTRAR)
    must_choose = not request.access.may([Role.Kind.REGISTRAR], None)
    files = {"files": request.FILES.getlist("files")} if request.method == "POST" else None
    form = DeliverForm(request.POST or None, files, bodies=bodies, must_choose=must_choose)
    if request.method == "POST" and form.is_valid():
        delivery = take_in(
            user=request.user, files=form.cleaned_data["files"], body=form.cleaned_data["body"]
        )
        return redirect("desk:delivery", delivery.pk)
    status = 200 if request.method == "GET" else 422
    return render(request, "ingest/deliver.html", {"form": form}, status=status)


def delivery(request: DeskRequest, pk: int) -> HttpResponse:
    """What became of each file of a delivery; asks again by itself while some still wait."""
    return render(request, "ingest/delivery.html", _delivery(request, pk))


def delivery_rows(request: DeskRequest, pk: int) -> HttpResponse:
    """The same rows without the page around them, for the page's own script."""
    return render(request, "ingest/partials/delivery_rows.html", _delivery(request, pk))


def _delivery(request: DeskRequest, pk: int) -> dict[str, Any]:
    found = get_object_or_404(Delivery, pk=pk, by=request.user)
    rows = list(
        found.files.select_related("upload__body", "upload__meeting__committee__body").defer(
            "upload__reading"
        )
    )
    visible = set(request.access.uploads().filter(deliveries__delivery=found).values_list("pk", flat=True))
    days = _days_with_meetings(rows)
    for row in rows:
        _tell(row, is_visible=row.upload_id in visible, days=days)
    waiting = sum(1 for row in rows if getattr(row, "outcome", "") == "queued")
    drafts = (row.upload for row in rows if row.upload and row.upload.state == Upload.State.DRAFT)
    return {
        "delivery": found,
        "rows": rows,
        "waiting": waiting,
        "done": len(rows) - waiting,
        "first": next((upload for upload in drafts if upload.pk in visible), None),
    }


def _days_with_meetings(rows: list[DeliveredFile]) -> set[tuple[int, dt.date]]:
    """Return the bodies and days of these files that the archive has a meeting of: few need a closer look."""
    uploads = [row.upload for row in rows if row.upload]
    days = {upload.meeting_date for upload in uploads if upload.meeting_date}
    bodies = {upload.body_id for upload in uploads if upload.body_id}
    found = Meeting.objects.filter(date__in=days, committee__body__in=bodies)
    return set(found.values_list("committee__body", "date"))


def _tell(row: DeliveredFile, *, is_visible: bool, days: set[tuple[int, dt.date]]) -> None:
    """Set on a row what its template shows: `outcome`, `is_visible`, and which meeting it is a version of."""
    row.outcome, row.is_visible, row.version_of = "failed", is_visible, None  # type: ignore[attr-defined]
    if row.upload is None:
        return
    if row.was_known and not is_visible:
        row.outcome = "elsewhere"  # type: ignore[attr-defined]
        return
    row.outcome = outcome_of(row.upload)  # type: ignore[attr-defined]
    is_draft = row.upload.state in (Upload.State.DRAFT, Upload.State.REVIEWED)
    if is_draft and (row.upload.body_id, row.upload.meeting_date) in days:
        row.version_of = counterpart(row.upload)  # type: ignore[attr-defined]


def uploads(request: DeskRequest) -> HttpResponse:
    """All uploads that the user may see, filtered by state and by words in their names and texts."""
    rows = request.access.uploads()
    state, words = request.GET.get("lage", ""), request.GET.get("q", "").strip()[:200].replace("\x00", "")
    if state in Upload.State.values:
        rows = rows.filter(state=state)
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(filename__icontains=word) | Q(committee_name__icontains=word) | Q(source__text__icontains=word)
        )
    context = {"page": page_of(request, rows), "state": state, "words": words, "states": Upload.State.choices}
    return render(request, "ingest/uploads.html", context)


@require_POST
def retry(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a file that was refused be read once more, as after a new version of the parser."""
    upload = find_upload(request, pk, Role.Kind.REGISTRAR)
    if upload.state == Upload.State.REFUSED:
        put_back(upload)
        audit.record(request.user, "retry", f"upload {upload.pk}")
        work_at_once([upload])
        messages.info(request, "Filen tolkas på nytt.")
    return redirect("desk:review", upload.pk)
