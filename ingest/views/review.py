"""The review page: the original beside what was understood, questions at lines, every value correctable."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from archive.models import Body
from ingest import audit, editing, publication
from ingest.access import DeskRequest, find_upload
from ingest.checking import is_sealed, open_findings
from ingest.correcting import CannotCorrect, answer_rest, correct_upload, take_back
from ingest.corrections import Applied
from ingest.models import Correction, Role, Upload
from ingest.questions import Question, open_questions, remarks
from ingest.reading import safe_name
from ingest.reviewing import (
    CHOICES,
    ITEMS_SHOWN,
    LINES_SHOWN,
    ItemView,
    Value,
    head_values,
    item_view,
    people_values,
    source_lines,
)
from ingest.summary import refresh, upload_questions

_EDITABLE = (Upload.State.DRAFT, Upload.State.REVIEWED, Upload.State.PUBLISHED, Upload.State.WITHDRAWN)


def review(request: DeskRequest, pk: int) -> HttpResponse:
    upload = find_upload(request, pk)
    context = _page(request, upload)
    return render(request, "ingest/review.html", context)


def _page(request: DeskRequest, upload: Upload) -> dict[str, Any]:
    may_correct = upload.state in _EDITABLE and _may(request, Role.Kind.REGISTRAR, upload)
    context: dict[str, Any] = {
        "upload": upload,
        "may_correct": may_correct,
        "may_publish": _may(request, Role.Kind.PUBLISHER, upload),
        "may_move": _may(request, Role.Kind.ADMINISTRATOR, upload),
        "bodies": request.access.bodies(Role.Kind.REGISTRAR),
        "needs_body": upload.body is None,
        "history": upload.corrections.select_related("by", "undone_by").order_by("-pk")[:200],
    }
    applied = upload.applied()
    if applied is None or upload.state in (Upload.State.QUEUED, Upload.State.REFUSED):
        return context
    asked = upload_questions(upload)
    left = open_questions(asked)
    meeting = publication.counterpart(upload)
    context |= _values(request, applied, _number(request, "sida"))
    context |= _original(request, upload, context, left)
    context |= {
        "asked": left,
        "personal_data": open_findings(upload).count(),
        "answered": [question for question in asked if question.answered_by],
        "blocking": [question for question in left if question.is_blocking],
        "remarks": remarks(applied),
        "meeting": meeting,
        "is_new_version": meeting is not None and upload.meeting is None,
        "is_changed": publication.has_unpublished_changes(upload),
        "editing": request.GET.get("andra", "") if may_correct else "",
        "choices": CHOICES,
    }
    return context


def _may(request: DeskRequest, kind: str, upload: Upload) -> bool:
    return request.access.uploads(kind).filter(pk=upload.pk).exists()


def _number(request: DeskRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else 1


def _values(request: DeskRequest, applied: Applied, page: int) -> dict[str, Any]:
    items = applied.reading["items"]
    wanted = request.GET.get("andra", "").split("/")
    if wanted[0] == "items" and len(wanted) > 1:
        keys = [item["key"] for item in items]
        page = keys.index(wanted[1]) // ITEMS_SHOWN + 1 if wanted[1] in keys else page
    pages = Paginator(items, ITEMS_SHOWN)
    shown = pages.get_page(page)
    return {
        "head": head_values(applied),
        "attendance": people_values(applied, "attendance"),
        "signatories": people_values(applied, "signatories"),
        "items": [item_view(applied, item) for item in shown],
        "all_items": [(item["key"], item["label"], item["title"]) for item in items[:400]],
        "page": shown,
    }


def _original(
    request: DeskRequest, upload: Upload, context: dict[str, Any], left: list[Question]
) -> dict[str, Any]:
    values: list[Value | ItemView] = [*context["head"], *context["attendance"], *context["signatories"]]
    for item in context["items"]:
        values += [
            item,
            *item.head,
            item.decision,
            item.proposal,
            *item.sections,
            *item.said,
            *item.attachments,
        ]
    text = upload.source.text
    count = text.count("\n") + 1
    first = min(max(1, _number(request, "rad")), count)
    marked = request.GET.get("rader", "").partition("-")
    span = [int(part) for part in (marked[0], marked[2]) if part.isdecimal() and len(part) < 9]
    if len(span) == 2 and not first <= span[0] < first + LINES_SHOWN:
        first = max(1, span[0] - 20)
    return {
        "lines": list(source_lines(text, values, left, first)),
        "marked": range(span[0], span[1] + 1) if len(span) == 2 else range(0),
        "first_line": first,
        "next_lines": first + LINES_SHOWN if first + LINES_SHOWN <= count else None,
        "line_count": count,
    }


@require_POST
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep one correction, or the answer to one question."""
    upload = find_upload(request, pk, Role.Kind.REGISTRAR)
    operation, path = request.POST.get("operation", ""), request.POST.get("path", "")
    try:
        if upload.state not in _EDITABLE:
            raise CannotCorrect("Protokollet kan inte rättas i sitt nuvarande läge.")
        if operation == "answer_rest":
            answer_rest(upload, request.user)
        else:
            correct_upload(upload, request.user, operation, path, request.POST.dict())
    except (CannotCorrect, editing.NotUnderstood) as error:
        messages.error(request, str(error))
        if operation in ("set", "add"):
            return redirect(f"{reverse('desk:review', args=[pk])}?{urlencode({'andra': path})}#andra")
    return redirect(f"{reverse('desk:review', args=[pk])}{_anchor(request)}")


def _anchor(request: DeskRequest) -> str:
    """Return where on the page to go on: the next question after an answer, the value after a correction."""
    wanted = request.POST.get("anchor", "")
    return f"#{wanted}" if wanted and all(c.isalnum() or c in "-_" for c in wanted) else ""


@require_POST
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take one correction back; the machine's reading counts again there."""
    upload = find_upload(request, pk, Role.Kind.REGISTRAR)
    number = request.POST.get("correction", "")
    if not number.isdecimal() or len(number) > 18:
        messages.error(request, "Rättelsen finns inte. Ladda om sidan.")
        return redirect("desk:review", pk)
    correction = get_object_or_404(Correction, pk=int(number), upload=upload)
    if upload.state in _EDITABLE:
        take_back(correction, request.user)
        messages.success(request, "Rättelsen är tillbakatagen.")
    return redirect(f"{reverse('desk:review', args=[pk])}{_anchor(request)}")


@require_POST
def choose_body(request: DeskRequest, pk: int) -> HttpResponse:
    """Settle which municipality or region a draft belongs to."""
    upload = find_upload(request, pk, Role.Kind.REGISTRAR)
    text = request.POST.get("body", "")
    bodies = request.access.bodies(Role.Kind.REGISTRAR)
    body = bodies.filter(pk=int(text)).first() if text.isdecimal() and len(text) < 18 else None
    if body is None:
        messages.error(request, "Välj en kommun eller region i listan.")
    elif upload.meeting is not None:
        messages.error(request, "Protokollet har publicerats. En administratör kan flytta det.")
    else:
        _settle_body(upload, body, request)
        messages.success(request, f"Protokollet hör nu till {body.name}.")
    return redirect("desk:review", pk)


@transaction.atomic
def _settle_body(upload: Upload, body: Body, request: DeskRequest) -> None:
    before = {"body": upload.body.name if upload.body else None, "guess": upload.body_is_guess}
    upload.body, upload.body_is_guess = body, False
    upload.save(update_fields=["body", "body_is_guess"])
    refresh(upload)
    audit.record(request.user, "choose_body", f"upload {upload.pk}", before, {"body": body.name})


@require_POST
def reviewed(request: DeskRequest, pk: int) -> HttpResponse:
    """Settle that a draft is looked through; with "publish", go on to publish it at once."""
    upload = find_upload(request, pk, Role.Kind.REGISTRAR)
    try:
        publication.mark_reviewed(upload, request.user)
    except publication.NotReady as error:
        messages.error(request, error.message)
        return redirect("desk:review", pk)
    if "publish" in request.POST and _may(request, Role.Kind.PUBLISHER, upload):
        from ingest.views.publication import publish_one

        return publish_one(request, pk)
    messages.success(request, "Protokollet är granskat och väntar på att publiceras.")
    return redirect("desk:review", pk)


def original(request: DeskRequest, pk: int) -> HttpResponse | FileResponse:
    """The file as it was handed in, as a download; for administrators only where something is protected."""
    upload = find_upload(request, pk)
    if is_sealed(upload) and not _may(request, Role.Kind.ADMINISTRATOR, upload):
        raise Http404
    content = io.BytesIO(bytes(upload.source.data))
    name = safe_name(upload.filename).replace("/", "-")
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/octet-stream")
