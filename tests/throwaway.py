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


def data_directory() -> Path:
    """Return the data directory of this run of the tests, after making it in the run's first process."""
    if VARIABLE not in os.environ:
        _clear_leftovers()
        directory = Path(tempfile.mkdtemp(prefix=PREFIX))
        directory.chmod(0o711)  # run by root, the server is another user that must walk in here
        _mark_as_used(directory)
        os.environ[VARIABLE] = str(directory)
        atexit.register(_remove, directory, os.getpid())
    return Path(os.environ[VARIABLE])


def _mark_as_used(directory: Path) -> None:
    descriptor = os.open(directory / "run.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)  # kept until this process ends, however it ends


def _clear_leftovers() -> None:
    for directory in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            descriptor = os.open(directory / "run.lock", os.O_RDWR)
        except OSError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(directory, os.getpid())
        except BlockingIOError:
            pass
        finally:
            os.close(descriptor)


def _remove(directory: Path, process: int) -> None:
    if os.getpid() == process:
        Server(Place.of(directory)).destroy()
        shutil.rmtree(directory, ignore_errors=True)
