"""What of a published protokoll is shown: taking single paragrafer off the web, and out of search engines."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from archive.models import AgendaItem, Removal
from ingest.access.guard import DeskRequest, find_upload
from ingest.keeping import audit
from ingest.keeping.removal import show_item, take_down_item
from ingest.models import Role


def visibility(request: DeskRequest, pk: int) -> HttpResponse:
    upload = find_upload(request, pk, Role.Kind.PUBLISHER)
    if upload.meeting is None:
        raise Http404
    if request.method == "POST":
        number = request.POST.get("item", "")
        if not number.isdecimal() or len(number) > 18:
            raise Http404
        item = get_object_or_404(AgendaItem, pk=int(number), meeting=upload.meeting)
        _change(request, item, request.POST.get("action", ""))
        return redirect("desk:visibility", pk)
    items = upload.meeting.items.exclude(state=AgendaItem.State.GONE).order_by("position")
    context = {"upload": upload, "meeting": upload.meeting, "items": items, "kinds": Removal.Kind.choices}
    return render(request, "ingest/visibility.html", context)


def _change(request: DeskRequest, item: AgendaItem, action: str) -> None:
    kind = request.POST.get("kind", "")
    if action == "take_down" and item.state == AgendaItem.State.SHOWN and kind in Removal.Kind.values:
        take_down_item(item, request.user, kind, request.POST.get("reason", "").strip())
        messages.success(request, f"{item.label} är borttagen från webben och ur sökningen.")
    elif action == "show" and item.state == AgendaItem.State.WITHDRAWN:
        show_item(item, request.user)
        messages.success(request, f"{item.label} visas igen.")
    elif action in ("hide", "unhide"):
        item.hidden_from_search_engines = action == "hide"
        item.save(update_fields=["hidden_from_search_engines"])
        audit.record(request.user, f"{action}_from_search_engines", f"item {item.pk}")
        messages.success(request, f"{item.label} är ändrad.")
    else:
        messages.error(request, "Välj slag av skäl och försök igen.")
