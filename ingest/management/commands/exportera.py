"""`manage.py exportera BODY FOLDER`: a body's archive as files that need no software of ours."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.models import Body
from ingest.keeping.exporting import export_body


class Command(BaseCommand):
    help = "Write originals, metadata (JSON, CSV) and checksums of a body into a new folder, after BagIt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("body", help='its address or name: "ekeby-kommun" or "Ekeby kommun"')
        parser.add_argument("folder", type=Path, help="a folder that does not exist yet")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = options["body"]
        body = Body.objects.filter(slug=asked).first() or Body.objects.filter(name=asked).first()
        if body is None:
            raise CommandError(f"no municipality or region is called {asked}")
        folder: Path = options["folder"]
        if folder.exists():
            raise CommandError(f"{folder} exists already")
        self.stdout.write(f"{export_body(body, folder)} meetings written to {folder}")
