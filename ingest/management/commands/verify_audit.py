"""`manage.py verify_audit`: tell whether the audit log is whole."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingest.keeping.audit import broken_entries
from ingest.models import AuditEntry


class Command(BaseCommand):
    help = "Check the chain of the audit log; exits with 1 where an entry was altered or removed."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = list(broken_entries())
        for entry, why in broken[:20]:
            self.stderr.write(f"entry {entry.pk} ({entry.at:%Y-%m-%d %H:%M}): {why}")
        if broken:
            raise CommandError(f"{len(broken)} faults in the audit log")
        last = AuditEntry.objects.order_by("-pk").first()
        self.stdout.write(
            f"{AuditEntry.objects.count()} entries, all whole; the last: {last.hash if last else 'none'}"
        )
