"""What is late by the legal clock, and what a clerk says of an announcement where the minutes say nothing."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from archive.law.notices import clock_of_meeting
from archive.models import Meeting, Notice
from ingest.access.guard import DeskRequest
from ingest.keeping import audit
from ingest.models import Role

_RECENT = dt.timedelta(days=180)  # what is late longer than half a year ago is history
_ROLES = (Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)


class NoticeForm(forms.ModelForm):  # type: ignore[type-arg]
    """One announcement; a paragraf that was adjusted at once is written as a list of numbers."""

    class Meta:
        model = Notice
        fields = ["adjusted_on", "up", "down", "kept_at", "board", "paragraphs"]
        labels = {"paragraphs": "Bara dessa omedelbart justerade paragrafer (12, 14)"}

    def clean(self) -> dict[str, dt.date]:
        data: dict[str, dt.date] = super().clean() or {}
        up, down = data.get("up"), data.get("down")
        if up and down and down <= up:
            self.add_error("down", "Anslaget kan inte tas ned före eller samma dag som det sätts upp.")
        return data


def late(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = (
        Meeting.objects.public()
        .filter(committee__body__in=request.access.bodies(*_ROLES), date__gte=today - _RECENT)
        .select_related("committee__body")
        .prefetch_related("notices")
        .order_by("-date")
    )
    told = [(meeting, clock_of_meeting(meeting)) for meeting in rows]
    context = {
        "late": [(meeting, clock.late(today)) for meeting, clock in told if clock.late(today)],
    }
    return render(request, "ingest/announcements.html", context)


def announcement(request: DeskRequest, pk: int) -> HttpResponse:
    """The announcements of one meeting; what a clerk adds is not overwritten by the minutes."""
    meeting = get_object_or_404(
        Meeting.objects.select_related("committee__body").prefetch_related("notices"),
        pk=pk,
        committee__body__in=request.access.bodies(*_ROLES),
    )
    form = NoticeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _keep(request, meeting, form)
        return redirect("desk:announcement", pk)
    clock = clock_of_meeting(meeting)
    return render(request, "ingest/announcement.html", {"meeting": meeting, "form": form, "clock": clock})


@transaction.atomic
def _keep(request: DeskRequest, meeting: Meeting, form: NoticeForm) -> None:
    notice: Notice = form.save(commit=False)
    notice.meeting, notice.origin = meeting, Notice.Origin.CLERK
    notice.paragraphs = notice.paragraphs or None
    same = meeting.notices.filter(board=notice.board)
    same = same.filter(paragraphs=notice.paragraphs) if notice.paragraphs else same.filter(paragraphs=None)
    before = [{"up": str(row.up), "down": str(row.down)} for row in same]
    same.delete()
    notice.save()
    after = {"up": str(notice.up), "down": str(notice.down)}
    audit.record(request.user, "announce", f"meeting {meeting.pk}", before, after)
    messages.success(request, "Anslaget är sparat.")
