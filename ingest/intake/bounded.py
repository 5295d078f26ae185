"""Reading one text within bounds of time and memory, so that no text can hold a worker for ever.

Reading is to parse it and to look for personal data: all that is done with a text before it becomes rows.

In a process's main thread a timer of the system interrupts the parser, which costs nothing. Python delivers
signals to that thread only, so that any other thread (a request to the site) has a process of its own parse
the text and kills it. docs/decisions/queue.md says why there are two ways. Without Django.
"""

from __future__ import annotations

import contextlib
import json
import math
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from ingest.errors import ParsingStopped
from ingest.parsing import ParsedMeeting, parse
from ingest.privacy import Finding, Kind
from ingest.privacy.known import Told, known_names
from ingest.reading.child import MEMORY_EXIT

SECONDS = 60.0
# Minutes of 20 million characters, the most that is read, take some 300 MB and 6 to 16 seconds.
MEMORY = 1024 * 1024 * 1024

_CHILD = Path(__file__).with_name("parsing_child.py")
_STATM = Path("/proc/self/statm")


def parse_bounded(
    text: str, *, body: str | None = None, filename: str | None = None, seconds: float = SECONDS
) -> ParsedMeeting:
    """Return what `parse` gives, or raise ParsingStopped after so many seconds or 1 GB of memory.

    The seconds are of processor time in the main thread, and by the clock elsewhere, where somebody waits.
    """
    if threading.current_thread() is not threading.main_thread():
        answer = _asked_of_child(text, body, filename, seconds, is_searched=False)
        return ParsedMeeting.from_dict(answer["parsed"])
    with _bounded(seconds):
        return parse(text, body=body, filename=filename)


def read_bounded(
    text: str, *, body: str | None = None, filename: str | None = None, seconds: float = SECONDS
) -> tuple[ParsedMeeting, Told]:
    """Return what `parse` gives and what may be personal data; raise ParsingStopped as `parse_bounded`."""
    if threading.current_thread() is not threading.main_thread():
        return _read_in_child(text, body, filename, seconds)
    with _bounded(seconds):
        parsed = parse(text, body=body, filename=filename)
        return parsed, Told.of(text, parsed)


@contextlib.contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    try:
        with _no_more_memory_than(MEMORY), _interrupted_after(seconds):
            yield
    except _Interrupted as error:
        raise ParsingStopped("parsing_timeout") from error
    except MemoryError as error:
        raise ParsingStopped("parsing_memory") from error


class _Interrupted(BaseException):
    """The timer's; no `except Exception` of the parser may take it for its own."""


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise _Interrupted


@contextlib.contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    """Raise _Interrupted in the block after so many seconds of processor time, and then each second:
    Python drops an exception that falls into a finalizer."""
    before = signal.signal(signal.SIGPROF, _interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:  # the timer may run out in the line above
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def _no_more_memory_than(memory: int) -> Iterator[None]:
    """Let the process take so many bytes more than it has, where the system tells how much that is."""
    if not _STATM.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = int(_STATM.read_text().split()[0]) * resource.getpagesize() + memory
    if soft != resource.RLIM_INFINITY:
        bound = min(bound, soft)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextlib.contextmanager
def killed_after(seconds: float) -> Iterator[None]:
    """Let the system end this process (SIGVTALRM) where the block computes for more seconds than so.

    For what nothing can interrupt safely, as the writing of rows: PostgreSQL undoes what is half done. A
    timer and no limit, for what is started meanwhile, as the database, would inherit a limit.
    """
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _read_in_child(
    text: str, body: str | None, filename: str | None, seconds: float
) -> tuple[ParsedMeeting, Told]:
    answer = _asked_of_child(text, body, filename, seconds, is_searched=True)
    parsed = ParsedMeeting.from_dict(answer["parsed"])
    found = (
        Finding(Kind(kind), start, end, line, text[start:end]) for kind, start, end, line in answer["found"]
    )
    return parsed, Told(known_names(parsed), tuple(found))


def _asked_of_child(
    text: str, body: str | None, filename: str | None, seconds: float, *, is_searched: bool
) -> dict[str, Any]:
    header = {
        "memory": MEMORY,
        "cpu_seconds": math.ceil(seconds),
        "body": body,
        "filename": filename,
        "is_searched": is_searched,
    }
    given = f"{json.dumps(header)}\n{json.dumps(text)}"
    try:
        child = subprocess.run(  # noqa: S603 - our own script; the text goes in as data
            [sys.executable, "-I", str(_CHILD)],
            input=given.encode("ascii"),
            capture_output=True,
            timeout=seconds,
            env={},  # no secret of the site's settings is needed to parse a text
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ParsingStopped("parsing_timeout") from error
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ParsingStopped("parsing_timeout")
    if child.returncode == MEMORY_EXIT:
        raise ParsingStopped("parsing_memory")
    if child.returncode:
        raise RuntimeError(f"the parser ended with {child.returncode}: {_last_line(child.stderr)}")
    answer: dict[str, Any] = json.loads(child.stdout)
    return answer


def _last_line(errors: bytes) -> str:
    """Return the kind of an exception, as in "KeyError", without its words: they may quote the text."""
    return errors.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0]
