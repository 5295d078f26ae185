"""`manage.py reindex`: the search index made anew from the rows, while searches go on."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from archive.models import AgendaItem, SearchDocument
from archive.search.index import index_items, unindex_items

BATCH = 500


class Command(BaseCommand):
    help = (
        "Make the search index anew from the archive's rows. Searches go on meanwhile; a run that was ended "
        "can be started again, and leaves every document whole."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        stale = SearchDocument.objects.exclude(item__in=AgendaItem.objects.public())
        unindex_items(AgendaItem.objects.filter(search_document__in=stale))
        public = AgendaItem.objects.public()
        total, done, last = public.count(), 0, 0
        while True:
            items = list(public.filter(pk__gt=last).order_by("pk").only("pk", "meeting_id")[:BATCH])
            if not items:
                break
            index_items(items)
            last = items[-1].pk
            done += len(items)
            self.stdout.write(f"{done} of {total} paragraphs")
        self.stdout.write(self.style.SUCCESS("The search index is up to date."))
