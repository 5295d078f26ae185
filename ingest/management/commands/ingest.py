"""`manage.py ingest PATH…`: take minutes in and publish them, each file in a transaction of its own."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ingest.errors import NotStorable
from ingest.intake.gathering import gather
from ingest.intake.parallel import TakenIn, take_in_all
from ingest.intake.taking_in import certain_only, take_in
from ingest.pipeline import Refusing


class Command(BaseCommand):
    help = (
        "Take in minutes (text, Markdown, HTML, PDF, DOCX, ODT, or a zip of them) and publish them. "
        "A killed run leaves no half meeting and can simply be started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="+", help="a file, a folder, or a zip")
        parser.add_argument("--body", help='whose minutes they all are, for example "Ekeby kommun"')
        parser.add_argument("--processes", type=int, help="how many work at once (three for two processors)")

        parser.add_argument(
            "--publish-unchecked",
            action="store_true",
            help="publish also where personal or account numbers are found that nobody settled",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter[str] = Counter()
        paths, body, processes = options["path"], options["body"], options["processes"]
        self.refusing: Refusing = "nothing" if options["publish_unchecked"] else "numbers"
        store = partial(certain_only, refusing=self.refusing)
        waiting: dict[int, TakenIn] = {}
        for number, done in enumerate(take_in_all(gather(paths), store, body, processes)):
            if done.outcome == "waits":
                waiting[number] = done
            else:
                self._tell(counts, done)
        # Those that do not name their municipality come last, one after the other: the others may have
        # told which one has this committee and these people.
        while waiting:
            again = self._take_in_order(counts, paths, set(waiting))
            if len(again) == len(waiting):
                break
            waiting = again
        for done in waiting.values():
            self._tell(counts, replace(done, outcome="failed", detail=NotStorable("no_body").message_en))
        if counts["new"] or counts["new version"]:
            # After a large import the first reader shall not wait for PostgreSQL's own look at the tables.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        if not counts:
            raise CommandError("no files were found")
        self.stdout.write("\n" + ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} of {counts.total()} files could not be taken in")

    def _take_in_order(self, counts: Counter[str], paths: list[str], numbers: set[int]) -> dict[int, TakenIn]:
        """Take in the files of these numbers; return those that still do not tell whose they are."""
        again = {}
        files = ((number, file) for number, file in enumerate(gather(paths)) if number in numbers)
        for number, file in files:
            (done,) = take_in_all([file], partial(take_in, refusing=self.refusing), None, processes=1)
            if done.outcome == "no body":
                again[number] = done
            else:
                self._tell(counts, done)
        return again

    def _tell(self, counts: Counter[str], done: TakenIn) -> None:
        counts[done.outcome] += 1
        self.stdout.write(f"{done.outcome:<12} {done.name}: {done.detail}")
