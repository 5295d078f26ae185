"""What stands at a withdrawn address: 410, the reason, and how to ask for the document."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gone(request: HttpRequest, reason: str, *, what: str, date: dt.date | None = None) -> HttpResponse:
    """Return the page for something withdrawn, with status 410."""
    context = {"reason": reason, "what": what, "date": date}
    return render(request, "archive/gone.html", context, status=410)
