"""`manage.py fade_names`: private names stop giving hits where items have grown old enough."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from archive.models import Body
from archive.search.index import fade_names


class Command(BaseCommand):
    help = (
        "Take the names of private people out of the search for items older than PRIVATE_NAMES_FADE_DAYS or "
        "what their body sets; after a change of setting, put them back. Pages stay. `work` runs it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for body in Body.objects.order_by("pk"):
            count = fade_names(body)
            if count:
                self.stdout.write(f"{body.slug}: {count} paragraphs looked through")
