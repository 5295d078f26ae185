"""The notice board: what is up now, and each announcement as a certificate that can be printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from archive.law.legal_clock import last_day_to_appeal
from archive.law.notices import up_on
from archive.models import Notice


def board(request: HttpRequest) -> HttpResponse:
    """`/anslagstavla/`: what is announced today, by body, and nothing else."""
    today = timezone.localdate()
    return render(request, "archive/notices.html", {"posted": up_on(today), "today": today})


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One announcement with its dates (*bevis om anslag*), up or come down."""
    found = get_object_or_404(Notice.objects.public().for_board().exclude(up=None), pk=pk)
    until = last_day_to_appeal(found.up) if found.up else None
    today = timezone.localdate()
    is_early = bool(found.down and until and found.down < until)
    context = {
        "notice": found,
        "meeting": found.meeting,
        "until": until,
        "is_early": is_early,
        "today": today,
    }
    return render(request, "archive/notice.html", context)
