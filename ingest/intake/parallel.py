"""Many files taken in by several processes, each file in a transaction of its own.

Each process reads, parses and stores. The protokoll of one committee and day always go to the same
process, in the order of their files, so that a corrected version comes after what it corrects.
"""

from __future__ import annotations

import os
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from django.conf import settings

from ingest.errors import ParsingStopped
from ingest.intake.gathering import Gathered
from ingest.intake.understanding import Understanding, read_and_parse
from ingest.reading import Unreadable

_AHEAD = 6  # files that may wait in memory for each process
_FEW = 8  # fewer files than this are not worth a process

Store = Callable[[Gathered, Understanding | str, str | None], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file, by its name: an outcome, and where it is or why it failed."""

    name: str
    outcome: str
    detail: str


def take_in_all(
    files: Iterable[Gathered], store: Store, body_name: str | None, processes: int | None = None
) -> Iterator[TakenIn]:
    """Yield each file, in order, with what `store` made of it.

    `store` takes a file, what it says (or, in English, why it says nothing) and the body's name; it must
    be a function of a module, since other processes call it. Only a few files are in memory at a time.
    """
    count = processes or (os.cpu_count() or 1) * 3 // 2  # a process waits for the database now and then
    rest = iter(files)
    first = [file for _, file in zip(range(_FEW), rest, strict=False)]
    if count == 1 or len(first) < _FEW:
        for file in _chain(first, rest):
            yield TakenIn(file.name, *store(file, _understood(file, body_name), body_name))
        return
    spawn = get_context("spawn")
    workers = [ProcessPoolExecutor(1, mp_context=spawn, initializer=_set_up) for _ in range(count)]
    try:
        yield from _spread(_chain(first, rest), workers, store, body_name)
    finally:
        for worker in workers:
            worker.shutdown(cancel_futures=True)


def _spread(
    files: Iterator[Gathered], workers: list[ProcessPoolExecutor], store: Store, body_name: str | None
) -> Iterator[TakenIn]:
    reading: deque[tuple[Gathered, Future[Understanding | str]]] = deque()
    storing: deque[tuple[str, Future[tuple[str, str]]]] = deque()
    for number, file in enumerate(files):
        reading.append((file, workers[number % len(workers)].submit(_understood, file, body_name)))
        if len(reading) >= len(workers) * _AHEAD:
            storing.append(_hand_on(reading, workers, store, body_name))
        if len(storing) >= len(workers) * _AHEAD:
            yield _next(storing)
    while reading:
        storing.append(_hand_on(reading, workers, store, body_name))
    while storing:
        yield _next(storing)


def _hand_on(
    reading: deque[tuple[Gathered, Future[Understanding | str]]],
    workers: list[ProcessPoolExecutor],
    store: Store,
    body_name: str | None,
) -> tuple[str, Future[tuple[str, str]]]:
    file, future = reading.popleft()
    ready = future.result()
    same = f"{ready.parsed.committee} {ready.parsed.date}" if isinstance(ready, Understanding) else file.name
    worker = workers[zlib.crc32(same.casefold().encode()) % len(workers)]
    return file.name, worker.submit(store, file, ready, body_name)


def _next(storing: deque[tuple[str, Future[tuple[str, str]]]]) -> TakenIn:
    name, future = storing.popleft()
    return TakenIn(name, *future.result())


def _chain(first: list[Gathered], rest: Iterator[Gathered]) -> Iterator[Gathered]:
    yield from first
    yield from rest


def _understood(file: Gathered, body_name: str | None) -> Understanding | str:
    if file.error:
        return file.error
    try:
        return read_and_parse(file.name, file.data, body_name, seconds=settings.PARSING_SECONDS)
    except (Unreadable, ParsingStopped) as error:
        return error.message_en


def _set_up() -> None:
    import django

    django.setup()
