"""`manage.py work`: understand what waits in the queue, and what is to be done daily, until told to stop."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from archive.models import Body
from archive.search.index import fade_names
from ingest.intake.bounded import killed_after
from ingest.intake.queue import work_one

_PATIENCE = 120.0  # seconds of processor time for one upload, beyond those for its text
_PAUSE = 1.0  # seconds between two looks at an empty queue


class Command(BaseCommand):
    help = "Understand uploads from the queue. Can be killed and started again at any time; several may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing waits")

    def handle(self, *args: Any, **options: Any) -> None:
        self._faded_on: dt.date | None = None
        stopped = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopped.set()

        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, stop)
        while not stopped.is_set():
            if self._work():
                continue
            if options["until_empty"]:
                return
            self._fade_names()
            stopped.wait(_PAUSE)

    def _work(self) -> bool:
        """Take one upload; False where none waits or the database is away."""
        close_old_connections()
        try:
            with killed_after(_PATIENCE + 2 * settings.PARSING_SECONDS):
                upload = work_one()
        except OperationalError as error:
            self.stderr.write(f"The database does not answer: {error}")
            connection.close()
            return False
        if upload is not None:
            self.stdout.write(f"upload {upload.pk}: {upload.state} {upload.error_code}".rstrip())
        return upload is not None

    def _fade_names(self) -> None:
        """Once a day, let private names fade from the search where items have grown old enough."""
        today = timezone.localdate()
        if self._faded_on == today:
            return
        try:
            for body in Body.objects.order_by("pk"):
                fade_names(body)
            self._faded_on = today
        except OperationalError as error:
            self.stderr.write(f"The database does not answer: {error}")
            connection.close()
