"""Reading and parsing of many files in several processes, given back in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from ingest.gathering import Gathered
from ingest.reading import Unreadable
from ingest.understanding import Understanding, read_and_parse

_AHEAD = 8  # files that may wait in memory for each process
_FEW = 4  # fewer files than this are not worth a process


def understood(
    files: Iterable[Gathered], body_name: str | None, processes: int | None = None
) -> Iterator[tuple[Gathered, Understanding | str]]:
    """Yield each file with what it says, or, in English, why it gives nothing.

    Order is kept, and only a few files are in memory at a time however many there are.
    """
    count = processes or os.cpu_count() or 1
    rest = iter(files)
    first = [file for _, file in zip(range(_FEW), rest, strict=False)]
    if count == 1 or len(first) < _FEW:
        for file in (*first, *rest):
            yield file, _understood(file, body_name)
        return
    waiting: deque[tuple[Gathered, Future[Understanding | str]]] = deque()
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        for file in _chain(first, rest):
            waiting.append((file, pool.submit(_understood, file, body_name)))
            if len(waiting) >= count * _AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _chain(first: list[Gathered], rest: Iterator[Gathered]) -> Iterator[Gathered]:
    yield from first
    yield from rest


def _next(
    waiting: deque[tuple[Gathered, Future[Understanding | str]]],
) -> tuple[Gathered, Understanding | str]:
    file, future = waiting.popleft()
    return file, future.result()


def _understood(file: Gathered, body_name: str | None) -> Understanding | str:
    if file.error:
        return file.error
    try:
        return read_and_parse(file.name, file.data, body_name)
    except Unreadable as error:
        return error.message_en
