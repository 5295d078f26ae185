"""A data directory for one run of the tests, which disappears with it.

The first process of a run makes it, and tells the workers of pytest-xdist through the environment. A run that
was killed cannot clean up, so the next one does it: a directory whose lock nobody holds is left over.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from archive.embedded.places import Place
from archive.embedded.server import Server

VARIABLE = "ARCHIVE_TEST_RUN"
PREFIX = "protokollarkivet-test-"
LOCK = "run.lock"


def data_directory() -> Path:
    """Return the data directory of this run of the tests, after making it in the run's first process."""
    if VARIABLE not in os.environ:
        _clear_leftovers()
        os.environ[VARIABLE] = str(new_directory())
    return Path(os.environ[VARIABLE])


def new_directory() -> Path:
    """Return a new empty directory; it is deleted when this process ends, and a server in it stopped."""
    directory = Path(tempfile.mkdtemp(prefix=PREFIX))
    directory.chmod(0o711)  # run by root, the server is another user that must walk in here
    descriptor = os.open(directory / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)  # kept until this process ends, however it ends
    atexit.register(remove, directory, os.getpid())
    return directory


def _clear_leftovers() -> None:
    for directory in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            descriptor = os.open(directory / LOCK, os.O_RDWR)
        except OSError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(directory)
        except BlockingIOError:
            pass
        finally:
            os.close(descriptor)


def remove(directory: Path, only_by: int | None = None) -> None:
    """Stop the server of a data directory and delete all of it; in a fork of the process named, do nothing."""
    if only_by in (None, os.getpid()):
        Server(Place.of(directory)).destroy()
        shutil.rmtree(directory, ignore_errors=True)
