"""`manage.py parse FILE…`: print what the parser understands, one JSON object a line; needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ingest.errors import ParsingStopped
from ingest.intake.bounded import parse_bounded
from ingest.intake.gathering import gather
from ingest.reading import Unreadable, read_file


class Command(BaseCommand):
    help = "Print each protokoll as one JSON object a line. Warnings are in the object; they are no failure."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="+", help="a file, a folder, or a zip")
        parser.add_argument("--body", help="the municipality or region, where the caller knows it")
        parser.add_argument("--spans", action="store_true", help="say which lines each value is from")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for file in gather(options["file"]):
            try:
                if file.error:
                    raise ValueError(file.error)
                read = read_file(file.name, file.data)
                parsed = parse_bounded(read.text, body=options["body"], seconds=settings.PARSING_SECONDS)
            except (Unreadable, ParsingStopped, ValueError) as error:
                failed = True
                self.stderr.write(f"{file.name}: {getattr(error, 'message_en', error)}")
                continue
            self.stdout.write(json.dumps(parsed.as_dict(spans=options["spans"]), ensure_ascii=False))
        if failed:
            raise CommandError("some files could not be read")
