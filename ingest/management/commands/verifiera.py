"""`manage.py verifiera`: is everything that the archive keeps as it was received?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingest.keeping.verifying import find_faults


class Command(BaseCommand):
    help = "Check originals against checksums, the audit log's chain, and published meetings against uploads."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for fault in find_faults():
            count += 1
            self.stdout.write(fault)
        if count:
            raise CommandError(f"{count} faults were found")
        self.stdout.write("everything is as it was received")
