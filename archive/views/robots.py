"""What robots and browsers ask for unasked: `/robots.txt` (RFC 9309) and `/favicon.ico`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Body, Committee


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """`/favicon.ico`, which some ask for unasked: on to the icon."""
    return redirect(static("icon.svg"), permanent=False)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches, filtered lists, clerks' pages and people are left out, and every body that asks for it."""
    hidden = [*Body.objects.filter(hidden_from_search_engines=True).order_by("pk")]
    committees = Committee.objects.filter(hidden_from_search_engines=True).select_related("body")
    closed = [
        "/registrera/",
        reverse("search"),
        "/personer/",
        "/*/i-originalet/",
        "/beslut/?",
        "/uppdrag/?",
        *(body.get_absolute_url() for body in hidden),
        *(f"/arenden/{body.slug}/" for body in hidden),
        *(committee.get_absolute_url() for committee in committees.order_by("pk")),
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {request.scheme}://{request.get_host()}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
