"""Atom feeds: what is new in the archive, in a committee, in a case."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from archive.law.notices import Posted, up_on
from archive.models import AgendaItem, Case, Committee, Meeting
from archive.templatetags.minutes import day

_NEWEST = 50

if TYPE_CHECKING:  # Django's feeds take no type arguments when they run
    _MeetingFeed = Feed[Meeting, Any]
    _AgendaItemFeed = Feed[AgendaItem, Any]
    _NoticeFeed = Feed[Posted, Any]
else:
    _MeetingFeed = _AgendaItemFeed = _NoticeFeed = Feed


class NewMeetings(_MeetingFeed):
    """`/flode/`: the protokoll that were published last."""

    feed_type = Atom1Feed
    title = "Protokollarkivet: nya protokoll"
    subtitle = "Protokoll i den ordning som de publiceras."

    def link(self) -> str:
        return reverse("meetings")

    def items(self, _obj: Any = None) -> Any:
        return Meeting.objects.public().for_listing().order_by("-published_at", "-pk")[:_NEWEST]

    def item_title(self, item: Meeting) -> str:
        return f"{item.committee.name} {day(item.date)}"

    def item_description(self, item: Meeting) -> str:
        return f"{item.committee.body.name}: protokoll från {day(item.date)}."

    def item_updateddate(self, item: Meeting) -> dt.datetime:
        return item.published_at

    def item_pubdate(self, item: Meeting) -> dt.datetime:
        return item.published_at


class NoticeBoard(_NoticeFeed):
    """`/flode/anslagstavla/`: the announcements that are up today."""

    feed_type = Atom1Feed
    title = "Protokollarkivet: anslagstavla"
    subtitle = "Justerade protokoll som är anslagna nu."

    def link(self) -> str:
        return reverse("notices")

    def items(self, _obj: Any = None) -> Any:
        return up_on(timezone.localdate())

    def item_title(self, item: Posted) -> str:
        meeting = item.notice.meeting
        return f"{meeting.committee.body.name}: {meeting.committee.name} {day(meeting.date)}"

    def item_description(self, item: Posted) -> str:
        return f"Anslaget {day(item.notice.up)}. Överklagas senast {day(item.last_appeal)}."

    def item_link(self, item: Posted) -> str:
        return item.notice.get_absolute_url()

    def item_updateddate(self, item: Posted) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(item.notice.up or dt.date.min, dt.time(12)))


class _ItemFeed(_AgendaItemFeed):
    """A feed of paragrafer; a subclass says which."""

    feed_type = Atom1Feed

    def item_title(self, item: AgendaItem) -> str:
        return f"{item.label} {item.title}"

    def item_description(self, item: AgendaItem) -> str:
        outcome = f" {item.get_outcome_display()}." if item.outcome else ""
        return f"{item.meeting.committee.name} {day(item.meeting.date)}.{outcome}"

    def item_updateddate(self, item: AgendaItem) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(item.meeting.date, dt.time(12)))

    def link(self, obj: Any) -> str:
        return str(obj.get_absolute_url())


class CommitteeFeed(_ItemFeed):
    """`/flode/<body>/<committee>/`: a committee's paragrafer, the newest first."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: str) -> Committee:
        return get_object_or_404(
            Committee.objects.public().select_related("body"),
            body__slug=kwargs["body"],
            slug=kwargs["committee"],
        )

    def title(self, obj: Committee) -> str:
        return f"{obj.name}, {obj.body.name}"

    def items(self, obj: Committee) -> Any:
        return (
            AgendaItem.objects.public().filter(meeting__committee=obj).for_listing().newest_first()[:_NEWEST]
        )


class CaseFeed(_ItemFeed):
    """`/flode/arenden/<body>/<case>/`: what happens in one case, through all committees."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: str) -> Case:
        return get_object_or_404(
            Case.objects.public().select_related("body"), body__slug=kwargs["body"], slug=kwargs["case"]
        )

    def title(self, obj: Case) -> str:
        return f"Ärende {obj.number}, {obj.body.name}"

    def items(self, obj: Case) -> Any:
        return AgendaItem.objects.public().filter(case=obj).for_listing().newest_first()[:_NEWEST]
