"""The sitemap: every published page, for search engines that are let in."""

from __future__ import annotations

import datetime as dt

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from archive.models import AgendaItem, Case, Committee, Meeting


# Django's Sitemap takes no type argument when it runs, though its stubs want one.
class Meetings(Sitemap):  # type: ignore[type-arg]
    limit = 10_000

    def items(self) -> QuerySet[Meeting]:
        return (
            Meeting.objects.public()
            .filter(
                committee__hidden_from_search_engines=False,
                committee__body__hidden_from_search_engines=False,
            )
            .select_related("committee__body")
            .order_by("pk")
        )

    def lastmod(self, item: Meeting) -> dt.datetime:
        return item.published_at


class Items(Sitemap):  # type: ignore[type-arg]
    limit = 10_000

    def items(self) -> QuerySet[AgendaItem]:
        return (
            AgendaItem.objects.public()
            .filter(
                hidden_from_search_engines=False,
                meeting__committee__hidden_from_search_engines=False,
                meeting__committee__body__hidden_from_search_engines=False,
            )
            .select_related("meeting__committee__body")
            .order_by("pk")
        )


class Cases(Sitemap):  # type: ignore[type-arg]
    limit = 10_000

    def items(self) -> QuerySet[Case]:
        return Case.objects.public().select_related("body").order_by("pk")


class Committees(Sitemap):  # type: ignore[type-arg]
    def items(self) -> QuerySet[Committee]:
        return Committee.objects.public().select_related("body").order_by("pk")


SITEMAPS = {"sammantraden": Meetings, "paragrafer": Items, "arenden": Cases, "namnder": Committees}
