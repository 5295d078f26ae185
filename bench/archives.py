"""An archive of its own for a benchmark: a database that is thrown away when the process ends."""

from __future__ import annotations

import os
import time
from pathlib import Path

import psutil

from tests.throwaway import new_directory


def set_up(directory: str | None = None) -> Path:
    """Make an empty archive (or open the one in `directory`) for this process, and return its directory."""
    place = Path(directory) if directory else new_directory()
    os.environ["ARCHIVE_DATA"] = str(place)
    os.environ["ARCHIVE_DATABASE_FAST"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    for name in ("DATABASE_URL", "DEBUG"):
        os.environ.pop(name, None)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return place


def database_seconds() -> float:
    """Return how long the database's process for this connection has had a processor (Linux).

    The clock would count other work on the machine, too.
    """
    from django.db import connection

    connection.ensure_connection()
    assert connection.connection
    return seconds_of(connection.connection.info.backend_pid)


def seconds_of(process: int) -> float:
    """Return how long a process has had a processor (Linux)."""
    return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[0]) / 1e9


def database_processes() -> list[psutil.Process]:
    """Return the processes of the database's server."""
    from django.db import connection

    connection.ensure_connection()
    assert connection.connection
    first = psutil.Process(connection.connection.info.backend_pid).parent()
    return [first, *first.children(recursive=True)] if first else []


def processor_seconds() -> float:
    """Return how long this process and its connection's in the database have had a processor."""
    return time.process_time() + database_seconds()
