"""`manage.py restore_masks`: mask again what the ledger says, after a backup was restored."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ingest.keeping.masking import restore_masks


class Command(BaseCommand):
    help = "Apply masks of the ledger that the database lacks. `migrate` does so by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{restore_masks()} masks restored")
