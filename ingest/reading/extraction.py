"""The parent's side of the child process: start it, feed it, and take whatever happens to it as an answer."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from ingest.reading.child import MEMORY_EXIT
from ingest.reading.errors import CODES, Unreadable
from ingest.reading.limits import Limits

_CHILD = Path(__file__).with_name("child.py")
_OUT_OF_MEMORY = (b"MemoryError", b"Cannot allocate memory", b"bad_alloc", b"memory allocation")
_OUT_OF_TIME = (signal.SIGXCPU, signal.SIGKILL)


def extract(kind: str, data: bytes, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return text and notes of a PDF, DOCX, ODT or HTML file, read in a process of its own.

    Raises `Unreadable` with what the child found, or with `extraction_timeout`, `extraction_memory` or
    `extraction_failed` where the child did not come to an answer.
    """
    header = {
        "kind": kind,
        "memory": limits.child_memory,
        "cpu_seconds": limits.child_cpu_seconds,
        "text_characters": limits.text_characters,
    }
    try:
        child = subprocess.run(  # noqa: S603 - our own script; the file goes in as data
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(header).encode() + b"\n" + data,
            capture_output=True,
            timeout=limits.child_wall_seconds,
            env={},  # no secret of the site's settings is needed to read a file
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("extraction_timeout") from error
    if child.returncode != 0:
        raise Unreadable(_why(child.returncode, child.stderr))
    return _answer(child.stdout)


def _why(exit_code: int, errors: bytes) -> str:
    """Return the code for a child that ended without an answer: a negative exit code names a signal."""
    if -exit_code in _OUT_OF_TIME:
        return "extraction_timeout"
    if exit_code == MEMORY_EXIT or any(sign in errors for sign in _OUT_OF_MEMORY):
        return "extraction_memory"
    return "extraction_failed"


def _answer(output: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise Unreadable("extraction_failed") from error
    if (code := answer.get("unreadable")) in CODES:
        raise Unreadable(code, **answer.get("values", {}))
    return answer["text"], tuple(answer["notes"])
