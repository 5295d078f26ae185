"""`manage.py rebuild_statistics`: what ranking knows of the whole archive, made anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from archive.search.statistics import rebuild_statistics


class Command(BaseCommand):
    help = (
        "Count the archive's words and find the paragraphs that frequent words weigh most in. Worth a "
        "nightly run in archives of more than about 100,000 paragraphs; smaller ones rank well without. "
        "Searches go on meanwhile with the old statistics, and keep them if this is killed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        champions = rebuild_statistics()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE archive_searchdocument")
        self.stdout.write(self.style.SUCCESS(f"Counted; {champions} frequent words have champions."))
