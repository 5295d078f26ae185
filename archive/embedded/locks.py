"""Locks between processes. The kernel drops them when a process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_held: dict[Path, tuple[int, int]] = {}  # file → (process that took the lock, descriptor)
_one_thread = threading.Lock()


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Let one process at a time do something; the others wait."""
    descriptor = _opened(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def join(file: Path) -> bool:
    """Become one of the users of something, until the process ends; return False for one who was already."""
    with _one_thread:
        process, _ = _held.get(file, (None, None))
        if process == os.getpid():
            return False
        descriptor = _opened(file)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        _held[file] = (os.getpid(), descriptor)  # what a fork inherited stays open: it is the parent's
        return True


@contextmanager
def leave(file: Path) -> Iterator[bool]:
    """Stop being a user; yields True to the last one, and holds up who comes next until the block ends."""
    process, descriptor = _held.get(file, (None, None))
    if process != os.getpid() or descriptor is None:
        yield False
        return
    del _held[file]
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        yield False
        return
    try:
        yield True
    finally:
        os.close(descriptor)


def _opened(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
