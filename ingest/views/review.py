"""The review page: the original beside what was understood, questions at lines, every value correctable."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from archive.models import Body
from ingest import publication
from ingest.access.guard import DeskRequest, find_upload
from ingest.keeping import audit
from ingest.keeping.checking import is_sealed, open_findings
from ingest.models import Correction, Role, Upload
from ingest.parsing.model import ParsedMeeting
from ingest.reading import safe_name
from ingest.review import editing
from ingest.review.correcting import CannotCorrect, ChangedMeanwhile, answer_rest, correct_upload, take_back
from ingest.review.corrections import Applied
from ingest.review.questions import Question, open_questions, remarks
from ingest.review.reviewing import (
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
from ingest.review.summary import refresh, upload_questions

_EDITABLE = (Upload.State.DRAFT, Upload.State.REVIEWED, Upload.State.PUBLISHED, Upload.State.WITHDRAWN)


def review(request: DeskRequest, pk: int) -> HttpResponse:
    upload = find_upload(request, pk)
    return render(request, "ingest/review.html", _page(request, upload, request.GET.get("andra", "")))


def _page(
    request: DeskRequest, upload: Upload, edited: str, typed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what the page shows; the editor of the path `edited` is open, with what was typed in it."""
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
    asked = upload_questions(upload, applied)
    left = open_questions(asked)
    parsed = ParsedMeeting.from_dict(applied.reading)
    meeting = publication.counterpart(upload, parsed)
    context |= _values(applied, _number(request, "sida"), edited)
    context |= _original(request, upload, context, left)
    context |= {
        "asked": left,
        "personal_data": open_findings(upload).count(),
        "answered": [question for question in asked if question.answered_by],
        "blocking": [question for question in left if question.is_blocking],
        "remarks": remarks(applied),
        "meeting": meeting,
        "is_new_version": meeting is not None and upload.meeting is None,
        "is_changed": publication.has_unpublished_changes(upload, parsed),
        "editing": edited if may_correct else "",
        "typed": _as_raw(edited, typed),
        "choices": CHOICES,
        "next_draft": _next_draft(request, upload),
    }
    return context


def _may(request: DeskRequest, kind: str, upload: Upload) -> bool:
    return request.access.may_handle(upload, kind)


def _next_draft(request: DeskRequest, upload: Upload) -> Upload | None:
    """Return the draft that has waited longest, for who is done with this upload."""
    if upload.state not in (Upload.State.REVIEWED, Upload.State.PUBLISHED):
        return None
    drafts = request.access.uploads(Role.Kind.REGISTRAR).filter(state=Upload.State.DRAFT)
    return drafts.exclude(pk=upload.pk).order_by("uploaded_at", "pk").first()


def _as_raw(path: str, typed: Mapping[str, str] | None) -> Any:
    """Return what somebody typed as the editor of a path takes its value, or None where nothing was typed."""
    if typed is None:
        return None
    if editing.editor_of(path) in editing.OF_ONE_FIELD:
        return typed.get("value", "")
    return typed


def _number(request: DeskRequest, name: str, default: int = 1) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else default


def _values(applied: Applied, page: int, edited: str) -> dict[str, Any]:
    items = applied.reading["items"]
    wanted = edited.split("/")
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
    first = min(max(1, _number(request, "rad", _first_line(context))), count)
    marked = request.GET.get("rader", "").partition("-")
    span = [int(part) for part in (marked[0], marked[2]) if part.isdecimal() and len(part) < 9]
    if len(span) == 2 and not first <= span[0] < first + LINES_SHOWN:
        first = max(1, span[0] - 20)
    lit = range(span[0], span[1] + 1) if len(span) == 2 else range(0)
    return {
        "lines": list(source_lines(text, values, left, first, lit)),
        "first_line": first,
        "next_lines": first + LINES_SHOWN if first + LINES_SHOWN <= count else None,
        "line_count": count,
    }


def _first_line(context: dict[str, Any]) -> int:
    """Return where the original begins beside these items: from the second page, at the first of them."""
    if context["page"].number == 1:
        return 1
    return next((item.lines[0] for item in context["items"] if item.lines), 1)


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
            return _with_what_was_typed(request, upload, path, error)
    return redirect(f"{reverse('desk:review', args=[pk])}{_anchor(request)}")


def _with_what_was_typed(request: DeskRequest, upload: Upload, path: str, error: Exception) -> HttpResponse:
    """Show the page again with the editor open and all that the clerk typed in it."""
    context = _page(request, upload, path, request.POST.dict())
    status = 409 if isinstance(error, ChangedMeanwhile) else 422
    return render(request, "ingest/review.html", context, status=status)


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
