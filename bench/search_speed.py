"""How fast the search is: `make bench-search`, or `python -m bench.search_speed DIRECTORY [--times 5]`.

Asks the same questions to the archive's search, to Tantivy, to SQLite's FTS5 and, up to 100,000 paragraphs,
to Xapian (all BM25), over the same generated paragraphs (see bench.generate) and one after the other, and
prints the times for the best twenty by kind of question, with their ratios; then those of counting filters,
which Tantivy has, too; then whole pages through gunicorn. Every question is asked once to warm up, and then
so many times, of which the shortest counts. What is measured is the time that Python and the database have a
processor, so that other work on the machine does not count; only for whole pages and for the first question
it is the clock's. `--only facets` does a part of it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import psutil

from bench.archives import database_processes, processor_seconds, set_up
from bench.engines import TOP, Engine, Question, engines, our_engine, our_text

QUESTIONS = 48  # of each kind
PAGE_SECONDS = 15
CLIENTS = 8
PORT = 8399


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", nargs="?", help="an archive that bench.generate filled")
    parser.add_argument("--only", choices=["best", "facets", "pages"], help="a part of it")
    parser.add_argument("--times", type=int, default=5, help="how often each question is asked")
    arguments = parser.parse_args()
    place = Path(arguments.directory) if arguments.directory else None
    set_up(str(place) if place else None)
    if place is None:
        from bench.generate import fill

        fill(100_000)
    from archive.models import SearchDocument

    count = SearchDocument.objects.count()
    questions = list(make_questions(count))
    started = time.perf_counter()
    our_engine().find(questions[0])
    print(
        f"the first question to a new process: {1000 * (time.perf_counter() - started):.0f} ms by the clock"
    )
    parts = [arguments.only] if arguments.only else ["best", "facets", "pages"]
    with tempfile.TemporaryDirectory() as scratch:
        wanted = None if "best" in parts else ("archive", "Tantivy") if "facets" in parts else ()
        asked = dict(engines(Path(scratch), count, wanted))
        if "best" in parts:
            print(f"\n{count} paragraphs, {QUESTIONS} questions of each kind")
            print(f"milliseconds for the best {TOP}: p50 / p95\n")
            table(questions, asked, arguments.times)
            sizes = (f"{name} {engine.megabytes:.0f}" for name, engine in asked.items())
            print("\nindex, MB: " + ", ".join(sizes))
        if "facets" in parts:
            print_facets(questions, asked, arguments.times)
    if "pages" in parts:
        print_pages(questions, list(make_questions(count, seed=8)))


def make_questions(count: int, seed: int = 7) -> Iterator[Question]:
    """Yield questions made of words as they stand in the paragraphs, always the same ones for a seed."""
    from archive.models import SearchWord
    from archive.search.language import analyser
    from bench.generate import FIRST_YEAR, YEARS, Size
    from bench.generated_words import Words, paragraph

    dice = random.Random(seed)
    generated, reader = Words(), analyser()
    frequency = dict(SearchWord.objects.values_list("word", "documents"))

    def words_of(low: float, high: float) -> list[str]:
        """Return words of one paragraph of which each is in such a share of all paragraphs."""
        while True:
            text = " ".join(paragraph(dice.randrange(count), generated))
            words = sorted({word for word in re.findall(r"\w+", text.lower()) if len(word) > 3})
            shares = {word: frequency.get(reader.base(word)[0], 0) / count for word in words}
            fitting = [word for word in words if low <= shares[word] < high]
            if len(fitting) > 2:
                return dice.sample(fitting, 3)

    for _ in range(QUESTIONS):
        yield Question("common word", (words_of(0.05, 0.9)[0],))
        yield Question("ordinary word", (words_of(0.005, 0.05)[0],))
        yield Question("rare word", (words_of(0.0001, 0.005)[0],))
        yield Question("two words", tuple(words_of(0.01, 0.9)[:2]))
        yield Question("three words", tuple(words_of(0.02, 0.9)))
        title = re.findall(r"\w+", paragraph(dice.randrange(count), generated)[0])
        yield Question("phrase", tuple(title[:2]))
        yield Question("either word", tuple(words_of(0.01, 0.9)[:2]))
        year, committee = FIRST_YEAR + dice.randrange(YEARS), dice.randrange(Size(count).committees) + 1
        yield Question("with filters", (words_of(0.05, 0.9)[0],), year, committee)
        yield Question("newest first", (words_of(0.005, 0.9)[0],))


def milliseconds(
    work: Callable[[], object], times: int, seconds: Callable[[], float] = processor_seconds
) -> float:
    """Return how long something has a processor: the shortest of so many times, after once to warm up."""
    work()
    told = []
    for _ in range(times):
        started = seconds()
        work()
        told.append((seconds() - started) * 1000)
    return min(told)


def p50_p95(told: list[float]) -> tuple[float, float]:
    ordered = sorted(told)
    return median(ordered), ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def table(questions: list[Question], engines: dict[str, Engine], times_asked: int) -> None:
    kinds = list(dict.fromkeys(question.kind for question in questions))
    others = [name for name in engines if name != "archive"]
    print(
        "| kind | "
        + " | ".join(engines)
        + " | "
        + " | ".join(f"p95 against {name}" for name in others)
        + " |"
    )
    print("|---" * (1 + len(engines) + len(others)) + "|")
    every: dict[str, list[float]] = {name: [] for name in engines}
    for kind in kinds:
        times = {}
        for name, engine in engines.items():
            told = [
                milliseconds(partial(engine.find, q), times_asked, engine.seconds)
                for q in questions
                if q.kind == kind
            ]
            every[name] += told
            times[name] = p50_p95(told)
        print_row(kind, times, others)
    print_row("all", {name: p50_p95(told) for name, told in every.items()}, others)


def print_row(kind: str, times: dict[str, tuple[float, float]], others: list[str]) -> None:
    cells = [f"{p50:.1f} / {p95:.1f}" for p50, p95 in times.values()]
    ratios = [f"{times['archive'][1] / times[name][1]:.2f}×" for name in others]
    print(f"| {kind} | " + " | ".join([*cells, *ratios]) + " |", flush=True)


def print_facets(questions: list[Question], engines: dict[str, Engine], times: int) -> None:
    """Print how long counting takes: by body, committee, year and outcome; the archive also by six more."""
    asked = [name for name, engine in engines.items() if engine.count_values]
    others = [name for name in asked if name != "archive"]
    print("\ncounting hits and filters, ms: p50 / p95\n")
    print("| kind | " + " | ".join([*asked, *(f"p95 against {name}" for name in others)]) + " |")
    print("|---" * (1 + len(asked) + len(others)) + "|")
    for kind in dict.fromkeys(question.kind for question in questions):
        told: dict[str, list[float]] = {name: [] for name in asked}
        for question in questions:
            for name in asked if question.kind == kind else ():
                count, seconds = engines[name].count_values, engines[name].seconds
                assert count
                told[name].append(milliseconds(partial(count, question), times, seconds))
        print_row(kind, {name: p50_p95(taken) for name, taken in told.items()}, others)


def print_pages(questions: list[Question], others: list[Question]) -> None:
    """Ask whole pages of gunicorn with two workers, CLIENTS at a time, each page once and then at random.

    The workers begin with other questions, as cold as they are; after these they have read most words.
    """
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "archive.wsgi"]
    environment = {**os.environ, "PORT": str(PORT), "WEB_CONCURRENCY": "2"}
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput"],
        env=environment,
        check=True,
        capture_output=True,
    )
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        addresses, other = (
            [f"http://127.0.0.1:{PORT}/sok/?{urlencode({'q': our_text(q)})}" for q in asked]
            for asked in (questions, others)
        )
        first = _fetch(other[0], patience=60)
        with ThreadPoolExecutor(CLIENTS) as clients:
            started = time.perf_counter()
            cold = list(clients.map(_fetch, other))
            seconds_cold = time.perf_counter() - started
            started = time.perf_counter()
            anew = list(clients.map(_fetch, addresses))
            seconds_anew = time.perf_counter() - started
            for _ in range(5):  # so that both workers have had each page
                list(clients.map(_fetch, addresses))
            dice = random.Random(3)
            started = time.perf_counter()
            kept: list[float] = []
            while time.perf_counter() - started < PAGE_SECONDS:
                kept += clients.map(_fetch, dice.sample(addresses, 64))
            seconds_kept = time.perf_counter() - started
        memory = sum(child.memory_info().rss for child in psutil.Process(server.pid).children()) / 1e6
        of_database = sum(process.memory_full_info().pss for process in database_processes()) / 1e6
        print(
            f"\nwhole pages, two workers, {CLIENTS} readers; the first page of a cold worker"
            f" {first * 1000:.0f} ms; the workers hold {memory:.0f} MB, the database {of_database:.0f} MB"
        )
        for name, told, seconds in (
            ("made by workers just begun", cold, seconds_cold),
            ("made anew", anew, seconds_anew),
            ("asked for again", kept, seconds_kept),
        ):
            p50, p95 = p50_p95([1000 * took for took in told])
            print(f"{name}: {len(told) / seconds:.0f} a second, p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    finally:
        server.terminate()
        server.wait(30)


def _fetch(address: str, patience: float = 0) -> float:
    """Return the seconds that a page takes; with patience, wait for the server to start."""
    give_up = time.perf_counter() + patience
    while True:
        started = time.perf_counter()
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                answer.read()
            return time.perf_counter() - started
        except (ConnectionError, OSError):
            if time.perf_counter() > give_up:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    main()
