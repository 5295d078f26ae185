"""What robots and browsers ask for unasked: `/robots.txt` (RFC 9309) and `/favicon.ico`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """`/favicon.ico`, which some ask for unasked: on to the icon."""
    return redirect(static("icon.svg"), permanent=False)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches, filtered lists, clerks' pages and people are left out.

    What is hidden from search engines is not here: a robot must read a page to see its noindex.
    """
    closed = [
        "/registrera/",
        reverse("search"),
        "/personer/",
        "/*/i-originalet/",
        "/beslut/?",
        "/uppdrag/?",
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {request.scheme}://{request.get_host()}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
