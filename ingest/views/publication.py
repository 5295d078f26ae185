"""Publishing, what a new version changes, and taking down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ingest import publication
from ingest.access.guard import DeskRequest, find_upload
from ingest.errors import NotStorable
from ingest.forms import WithdrawForm
from ingest.models import Role, Upload

_REFUSALS = (publication.NotReady, NotStorable)


def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """How an upload differs from what is published of its meeting now."""
    upload = find_upload(request, pk, Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)
    meeting = publication.counterpart(upload)
    version = publication.current_version(meeting) if meeting else None
    parsed = upload.parsed()
    context: dict[str, Any] = {"upload": upload, "meeting": meeting, "version": version, "differences": None}
    if version and parsed:
        context["differences"] = publication.differences(version.parsed, parsed.as_dict())
    return render(request, "ingest/compare.html", context)


@require_POST
def publish_one(request: DeskRequest, pk: int) -> HttpResponse:
    upload = find_upload(request, pk, Role.Kind.PUBLISHER)
    try:
        stored = publication.publish_upload(upload, request.user)
    except _REFUSALS as error:
        messages.error(request, error.message)
        return redirect("desk:review", upload.pk)
    said = {"new": "Protokollet är publicerat.", "new_version": "Den nya versionen är publicerad."}
    messages.success(request, said.get(stored.outcome, "Protokollet var redan publicerat så."))
    return redirect("desk:review", upload.pk)


@require_POST
def publish_many(request: DeskRequest) -> HttpResponse:
    """Publish every upload that was ticked; one that cannot be says why, and stops none of the others."""
    chosen = [int(pk) for pk in request.POST.getlist("upload")[:500] if pk.isdecimal() and len(pk) < 12]
    published = 0
    for upload in request.access.uploads(Role.Kind.PUBLISHER).filter(pk__in=chosen).order_by("pk"):
        try:
            publication.publish_upload(upload, request.user)
            published += 1
        except _REFUSALS as error:
            messages.error(request, f"{upload.filename}: {error.message}")
    if published:
        messages.success(
            request, f"{publication.count(published, 'protokoll är publicerat', 'protokoll är publicerade')}."
        )
    elif not chosen:
        messages.error(request, "Markera de protokoll som ska publiceras.")
    return redirect("desk:start")


def take_down(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a published protokoll off the web, with the reason that readers see."""
    upload = find_upload(request, pk, Role.Kind.PUBLISHER)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publication.withdraw(
                upload, request.user, form.cleaned_data["reason"], form.cleaned_data["kind"] or "other"
            )
            messages.success(request, "Protokollet är borttaget från webben. Dess adresser visar skälet.")
        except publication.NotReady as error:
            messages.error(request, error.message)
        return redirect("desk:review", upload.pk)
    is_public = upload.state == Upload.State.PUBLISHED
    return render(request, "ingest/withdraw.html", {"upload": upload, "form": form, "is_public": is_public})
