"""The audit log as a page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from archive.views.paging import page_of
from ingest.access.guard import DeskRequest
from ingest.keeping.audit_words import ACTIONS, subject_words, values
from ingest.models import AuditEntry, Role


def log(request: DeskRequest) -> HttpResponse:
    """Every change, the latest first; who administrates some bodies sees what was done with their uploads."""
    rows = AuditEntry.objects.order_by("-pk")
    if not request.access.may([Role.Kind.ADMINISTRATOR], None):
        uploads = request.access.uploads(Role.Kind.ADMINISTRATOR).values_list("pk", flat=True)
        rows = rows.filter(subject__in=[f"upload {pk}" for pk in uploads])
    page = page_of(request, rows)
    for entry in page:
        entry.words = ACTIONS.get(entry.action, entry.action)
        entry.about = subject_words(entry.subject)
        entry.was, entry.became = values(entry.before), values(entry.after)
    return render(request, "ingest/audit.html", {"page": page})
