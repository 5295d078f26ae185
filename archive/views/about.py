"""Who runs the archive, how it handles personal data, and how accessible it is: pages made from settings.

What nobody has settled is said to be so: the archive never calls itself compliant by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Body

_STATUS = {"helt": "helt förenlig", "delvis": "delvis förenlig", "inte": "inte förenlig"}


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What is known of the accessibility (lag 2018:1937 om tillgänglighet till digital offentlig service).

    `status` is None until somebody has reviewed the archive and said what came of it, when and how.
    """

    status: str | None
    reviewed: dt.date | None
    method: str


def accessibility_of(about: dict[str, str]) -> Accessibility:
    """Return what the settings say; a status without a day and a method of review counts as none."""
    reviewed = _day(about.get("accessibility_reviewed", ""))
    method = about.get("accessibility_method", "")
    status = _STATUS.get(about.get("accessibility_status", ""))
    return Accessibility(status if reviewed and method else None, reviewed, method)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    context = _about() | {"accessibility": accessibility_of(settings.ABOUT)}
    return render(request, "archive/about/accessibility.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/about/privacy.html", _about() | {"fading": list(_fading())})


def _fading() -> Iterator[str]:
    """Yield a sentence for each time after which private names give no hits; none where they never fade."""
    days = settings.PRIVATE_NAMES_FADE_DAYS
    if days:
        yield f"En privatpersons namn ger inga träffar i sökningen när protokollet är äldre än {days} dagar."
    for body in (
        Body.objects.public().exclude(private_names_fade_after=None).exclude(private_names_fade_after=days)
    ):
        own = body.private_names_fade_after
        yield f"För {body.name} {f'är gränsen {own} dagar' if own else 'finns ingen sådan gräns'}."


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """`/om/data/`: how to take what the archive holds, as tables, JSON, feeds and originals."""
    return render(request, "archive/about/data.html", _about())


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    bodies = Body.objects.public().exclude(contact="")
    return render(request, "archive/about/contact.html", _about() | {"bodies": bodies})


def _about() -> dict[str, Any]:
    return {"about": settings.ABOUT, "updated": _day(settings.ABOUT.get("updated", ""))}
