"""`manage.py serve`: everything from an empty directory to an archive in the browser. `make run` calls it."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from archive.embedded.accounts import EmbeddedError
from archive.models import Meeting
from archive.serving.health import is_well

SAMPLES = settings.BASE_DIR / "samples"
CLERK = "registrator"
STARTING = 30.0  # seconds before a site that does not answer is called broken


class Command(BaseCommand):
    """Migrate, ingest, and serve until Ctrl-C."""

    help = "Prepares the database, ingests minutes, and serves the archive until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("minutes", nargs="*", help="files or folders to ingest (without: samples, once)")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")

    def handle(self, *args: Any, **options: Any) -> None:
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, signal.default_int_handler)
        try:
            self._serve(options["host"], options["port"], options["minutes"])
        except EmbeddedError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")

    def _serve(self, host: str, port: int, minutes: list[str]) -> None:
        _refuse_taken_port(host, port)
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        self._ingest(minutes)
        password = _new_clerk()
        call_command("collectstatic", verbosity=0, interactive=False)
        connections.close_all()
        environ = os.environ | {"HOST": host, "PORT": str(port)}
        command = [sys.executable, "-m", "gunicorn", "--chdir", str(settings.BASE_DIR), "archive.wsgi"]
        site = subprocess.Popen([*command, "--log-level", "warning"], env=environ, start_new_session=True)  # noqa: S603
        worker = _start_worker()
        try:
            self._welcome(site, port, password)
            while site.poll() is None:
                if worker.poll() is not None:  # a file may have been its death; the queue counts that
                    worker = _start_worker()
                time.sleep(1)
            if site.returncode:
                raise CommandError(f"gunicorn stopped with code {site.returncode}.")
        finally:
            _end(site, worker)

    def _ingest(self, minutes: list[str]) -> None:
        """Ingest what was asked for; an empty archive gets the samples, so that there is something to see."""
        if not minutes and Meeting.objects.exists():
            return
        try:
            call_command("ingest", *(minutes or [str(SAMPLES)]))
        except (CommandError, SystemExit) as error:
            self.stderr.write(f"Some files were not taken in: {error}")

    def _welcome(self, site: subprocess.Popen[bytes], port: int, password: str | None) -> None:
        until = time.monotonic() + STARTING
        while not is_well(port, settings.ALLOWED_HOSTS[0].removeprefix(".")):
            if site.poll() is not None or time.monotonic() > until:
                raise CommandError("The site did not start; what gunicorn said stands above.")
            time.sleep(0.1)
        address = f"http://localhost:{port}/"
        self.stdout.write(f"\nThe archive is open: {address}")
        if password:
            self.stdout.write(f"To publish minutes:  {address}registrera/")
            self.stdout.write(f"                     user {CLERK}, password {password} (shown only now)")
        self.stdout.write("Your own minutes:    make run MINUTES=path/to/folder")
        self.stdout.write("To stop:             Ctrl-C")
        self.stdout.flush()


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CommandError(f"Port {port} is not free ({error.strerror}): make run PORT=8001") from error


def _new_clerk() -> str | None:
    """Create a clerk's account in an archive without accounts; return its password, which is kept nowhere."""
    users = get_user_model().objects
    if users.exists():
        return None
    password = secrets.token_urlsafe(12)
    call_command("create_clerk", CLERK, password=password)
    return password


def _start_worker() -> subprocess.Popen[bytes]:
    """Start what works off the queue of uploads."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(*processes: subprocess.Popen[bytes]) -> None:
    """End the site and its queue, gently first; a second Ctrl-C does not leave them half ended."""
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.SIG_IGN)
    for how, patience in ((signal.SIGTERM, 20), (signal.SIGKILL, 5)):
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, how)
        for process in processes:
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
