"""The API for the municipality's own systems: hand in one file, ask what became of it. docs/upload-api.md."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from ingest.access.api_tokens import find_token
from ingest.intake.delivering import outcome_of
from ingest.intake.queue import work_at_once
from ingest.keeping import audit
from ingest.models import ApiToken, Upload
from ingest.pipeline import receive
from ingest.reading import DEFAULT_LIMITS, Unreadable, safe_name

ApiView = Callable[..., HttpResponse]


def _with_token(view: ApiView) -> ApiView:
    @csrf_exempt
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = find_token(request.headers.get("Authorization", ""))
        if token is None:
            response = _error(401, "unauthorized", "Send a valid key: Authorization: Bearer prot_…")
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        return view(request, token, *args, **kwargs)

    return asked


def _error(status: int, code: str, message: str) -> JsonResponse:
    return JsonResponse({"error": {"code": code, "message": message}}, status=status)


@_with_token
def upload(request: HttpRequest, token: ApiToken) -> HttpResponse:
    """Take one file: 201 where it is new, 200 with the same answer where these bytes were here before."""
    file = request.FILES.get("file")
    if file is None:
        return _error(400, "no_file", 'Send the minutes as multipart/form-data in a field called "file".')
    if (file.size or 0) > DEFAULT_LIMITS.file_bytes:
        error = Unreadable("too_large", limit=DEFAULT_LIMITS.file_megabytes)
        return _error(413, error.code, error.message_en)
    received = receive(
        name=safe_name(file.name or ""), data=file.read(), user=token.created_by, body_name=token.body.name
    )
    found = received.upload
    if received.is_known and found.body_id != token.body_id:
        return _error(409, "other_body", "This file was handed in before, for another body.")
    if not received.is_known:
        audit.record(
            None, "upload_by_api", f"upload {found.pk}", None, {"token": token.pk}, actor=f"API: {token.name}"
        )
        work_at_once([found])
        found = Upload.objects.select_related("source").get(pk=found.pk)
    response = JsonResponse(_answer(request, found), status=200 if received.is_known else 201)
    response.headers["Location"] = reverse("desk:api_upload", args=[found.source.sha256])
    return response


@_with_token
def outcome(request: HttpRequest, token: ApiToken, sha256: str) -> HttpResponse:
    """What became of a file, by the SHA-256 of its bytes."""
    found = Upload.objects.light().filter(source__sha256=sha256.lower(), body=token.body).first()
    if found is None:
        return _error(404, "unknown", "No file with this SHA-256 was handed in for this body.")
    return JsonResponse(_answer(request, found))


def _answer(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    parsed = upload.parsed() if upload.state != Upload.State.REFUSED else None
    published = upload.meeting if upload.state == Upload.State.PUBLISHED else None
    return {
        "sha256": upload.source.sha256,
        "filename": upload.filename,
        "state": upload.state,
        "outcome": outcome_of(upload),
        "open_questions": upload.open_questions,
        "error": {"code": upload.error_code, "message": upload.error_message} if upload.error_code else None,
        "review": request.build_absolute_uri(reverse("desk:review", args=[upload.pk])),
        "published": request.build_absolute_uri(published.get_absolute_url()) if published else None,
        "minutes": parsed.as_dict() if parsed else None,
    }
