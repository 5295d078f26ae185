"""`manage.py ingest PATH…`: take minutes in and publish them, each file in a transaction of its own."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.models import Body
from ingest.errors import NotStorable
from ingest.gathering import Gathered, gather
from ingest.parallel import understood
from ingest.pipeline import ingest
from ingest.resolving import get_body
from ingest.understanding import Understanding


class Command(BaseCommand):
    help = (
        "Take in minutes (text, Markdown, HTML, PDF, DOCX, ODT, or a zip of them) and publish them. "
        "A killed run leaves no half meeting and can simply be started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="+", help="a file, a folder, or a zip")
        parser.add_argument(
            "--body", help='the municipality or region that all files belong to, "Ekeby kommun"'
        )

        parser.add_argument("--processes", type=int, help="how many parse at once (as many as processors)")

    def handle(self, *args: Any, **options: Any) -> None:
        body = get_body(options["body"]) if options["body"] else None
        counts: Counter[str] = Counter()
        homeless: list[Gathered] = []
        files = understood(gather(options["path"]), body.name if body else None, options["processes"])
        for file, ready in files:
            outcome, detail = _take_in(file, ready, body)
            if outcome == "no body":
                homeless.append(file)
            else:
                self._tell(counts, file, outcome, detail)
        # The others may have told which municipality has this committee and these people.
        for file, ready in understood(homeless, None):
            outcome, detail = _take_in(file, ready, body)
            self._tell(counts, file, "failed" if outcome == "no body" else outcome, detail)
        if not counts:
            raise CommandError("no files were found")
        self.stdout.write("\n" + ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} of {counts.total()} files could not be taken in")

    def _tell(self, counts: Counter[str], file: Gathered, outcome: str, detail: str) -> None:
        counts[outcome] += 1
        self.stdout.write(f"{outcome:<12} {file.name}: {detail}")


def _take_in(file: Gathered, ready: Understanding | str, body: Body | None) -> tuple[str, str]:
    """Return what became of a file, and where it is or why it failed."""
    if isinstance(ready, str):
        return "skipped" if file.is_skipped else "failed", ready
    try:
        outcome, meeting = ingest(name=file.name, data=file.data, body=body, ready=ready)
    except NotStorable as error:
        return "no body" if error.code == "no_body" else "failed", error.message_en
    return outcome, meeting.get_absolute_url()
