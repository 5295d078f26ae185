"""`manage.py gallra SHA256… --beslut NUMBER`: delete uploads by a decision, noted in the audit log."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from ingest.keeping.deleting import CannotDelete, delete_upload
from ingest.models import Upload


class Command(BaseCommand):
    help = "Delete originals and their texts. Needs the number of the decision, and cannot be undone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sha256", nargs="+", help="the checksum of the original")
        parser.add_argument("--beslut", required=True, help='the decision, as in "KS 2026/114 § 12"')

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for digest in options["sha256"]:
            rows = Upload.objects.filter(source__sha256=digest.lower())
            upload = rows.select_related("source", "meeting").first()
            if upload is None:
                raise CommandError(f"no upload has the checksum {digest}; nothing was deleted")
            try:
                delete_upload(upload, decision=options["beslut"])
            except CannotDelete as error:
                raise CommandError(f"{error}; nothing was deleted") from error
            self.stdout.write(f"deleted {digest}")
