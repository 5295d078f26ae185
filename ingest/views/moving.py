"""Moving a published protokoll to the body and committee that it belongs to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ingest.access.guard import DeskRequest, find_upload
from ingest.forms import MoveForm
from ingest.models import Role
from ingest.moving import CannotMove, move_upload


def move(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask where a protokoll belongs, and move it there; its old addresses lead on."""
    upload = find_upload(request, pk, Role.Kind.ADMINISTRATOR)
    bodies = request.access.bodies(Role.Kind.ADMINISTRATOR)
    initial = {"body": upload.body_id, "committee": upload.committee_name}
    form = MoveForm(request.POST or None, bodies=bodies, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            move_upload(upload, request.user, form.cleaned_data["body"], form.cleaned_data["committee"])
        except CannotMove as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Protokollet är flyttat. De gamla adresserna leder till de nya.")
            return redirect("desk:review", pk)
    return render(request, "ingest/move.html", {"upload": upload, "form": form})
