"""How fast protokoll of 12 kB are taken in, and whether memory stays flat however many there are.

    python -m bench.storing [--number 10000]

Runs `manage.py ingest` itself, over a folder of made-up protokoll of eight committees in two bodies,
on a database of its own that is thrown away. Prints protokoll a second, the memory of the process at a
tenth, half and all of the way, and the CPU time of a protokoll (from a tenth of the way on), which tells more
than the clock where other programs run too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from archive.embedded.places import Place
from archive.embedded.server import Server
from tests.throwaway import new_directory

GOAL = 25
_BODIES = ("Norrmåla kommun", "Söderhult kommun")
_COMMITTEES = ("Kommunstyrelsen", "Socialnämnden", "Tekniska nämnden", "Barn- och utbildningsnämnden")
_FIRST = ("Anna", "Bo", "Carin", "David", "Eva", "Fredrik", "Greta", "Hans", "Inga", "Johan", "Karin", "Lars")
_LAST = ("Ahl", "Berg", "Ceder", "Dahl", "Ek", "Forsell", "Grip", "Holm", "Idh", "Jonsson", "Krans", "Lund")
_PARTIES = ("S", "M", "C", "V", "KD", "L", "MP", "SD")
_SUBJECTS = ("Taxa", "Plan", "Avtal", "Rapport", "Budget", "Yttrande", "Motion", "Policy", "Riktlinjer")
_ABOUT = ("badhuset", "skolskjutsen", "biblioteket", "cykelvägen", "avfallet", "vattnet", "hemtjänsten")
_SENTENCES = (
    "Förvaltningen har tillsammans med verksamheterna gått igenom behoven och kostnaderna.",
    "Frågan har beretts med berörda nämnder, och synpunkterna har arbetats in i underlaget.",
    "Kostnaden ryms inom den beslutade ramen och följs upp i delårsrapporten.",
    "Barnrättsperspektivet har beaktats genom samtal med elever och vårdnadshavare.",
    "Den förebyggande insatsen riktar sig till ungdomar i kommunens tätorter.",
    "Upphandlingen genomförs under hösten och avtalet börjar gälla vid årsskiftet.",
)


def protokoll(number: int) -> str:
    """Return a made-up protokoll of about 12 kB, always the same for a number."""
    chance = random.Random(number)
    committee = _COMMITTEES[number % len(_COMMITTEES)]
    body = _BODIES[number // len(_COMMITTEES) % len(_BODIES)]
    day = dt.date(1960, 1, 1) + dt.timedelta(days=number // (len(_COMMITTEES) * len(_BODIES)) * 3)
    people = random.Random(f"{body}{committee}{day.year // 4}")
    members = [f"{people.choice(_FIRST)} {people.choice(_LAST)} ({p})" for p in _PARTIES]
    count = 9
    head = (
        f"{body}\n\n{committee}\n\nDatum: {day}\nTid: 13:00–15:30\nPlats: Rådhuset\n\n"
        "Närvarande ledamöter\n\n"
        + "\n".join(members)
        + f"\n\nTjänstgörande ersättare\n\nÖvriga\n\nEva Ström\tNämndsekreterare\n\nParagraf 1–{count}\n\n"
        + f"Eva Ström, sekreterare\n\n{members[0]}, ordförande\n\n{members[1]}, justerare\n\n"
    )
    return head + "".join(_item(chance, committee, number, n) for n in range(1, count + 1))


def _item(chance: random.Random, committee: str, number: int, n: int) -> str:
    paragraphs = "\n\n".join(" ".join(chance.choices(_SENTENCES, k=4)) for _ in range(3))
    point = f"{chance.choice(_SUBJECTS)} för {chance.choice(_ABOUT)} godkänns."
    return (
        f"§ {n} {chance.choice(_SUBJECTS)} för {chance.choice(_ABOUT)}\n\n"
        f"Ärendenummer: Ks {number // 3 + n}/2020\n\n"
        f"Handläggare: {chance.choice(_FIRST)} {chance.choice(_LAST)}\n\n"
        f"Ärendebeskrivning\n\n{paragraphs}\n\n"
        f"Förslag till beslut\n\nFörvaltningens förslag till {committee}:\n\n1. {point}\n\n"
        f"Beslut\n\n{committee} beslutar:\n\n1. {point}\n\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=2_000)
    number = parser.parse_args().number
    directory = new_directory()
    environ = os.environ | {"ARCHIVE_DATA": str(directory), "ARCHIVE_DATABASE_FAST": "1"}
    environ |= {"SECRET_KEY": "bench", "ALLOWED_HOSTS": "localhost"}
    with tempfile.TemporaryDirectory() as folder:
        size = _write(Path(folder), number)
        _manage(environ, "migrate", "--verbosity", "0")
        print(f"{number:,} protokoll of {size / number / 1000:.1f} kB on {os.cpu_count()} processors")
        started = time.perf_counter()
        marks = _ingest(environ, folder, number, Server(Place.of(directory)))
        seconds = time.perf_counter() - started
    print(f"{number / seconds:.1f} protokoll a second (goal {GOAL}); {seconds:.0f} s in all")
    print("memory of the ingesting process: " + ", ".join(f"{m.done:,} {m.memory} MB" for m in marks))
    print("memory of its largest child: " + ", ".join(f"{m.done:,} {m.largest_child} MB" for m in marks))
    _tell_cpu(marks[0], marks[-1])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"largest process of all: {peak} MB")


def _write(folder: Path, number: int) -> int:
    size = 0
    for n in range(number):
        text = protokoll(n).encode()
        size += len(text)
        (folder / f"{n:06}.txt").write_bytes(text)
    return size


def _manage(environ: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], env=environ, check=True)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the processes came to when so many files were done: memory in MB, CPU time in seconds."""

    done: int
    memory: int
    largest_child: int
    python: float
    database: float


def _ingest(environ: dict[str, str], folder: str, number: int, server: Server) -> list[_Mark]:
    """Take the folder in; return marks at a tenth, half and nearly all of the way."""
    wanted = {max(1, number // 10), number // 2, number - 1}
    marks = []
    command = [sys.executable, "-u", "manage.py", "ingest", folder]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for done, line in enumerate(process.stdout, 1):
            if done <= number and not line.startswith("new "):
                raise SystemExit(f"not taken in: {line}")
            if done in wanted:
                marks.append(_mark(done, psutil.Process(process.pid), server))
    if process.returncode:
        raise SystemExit(f"ingest ended with code {process.returncode}")
    return marks


def _mark(done: int, process: psutil.Process, server: Server) -> _Mark:
    children = [child for child in process.children(recursive=True) if child.name() != "postgres"]
    return _Mark(
        done,
        memory=_megabytes(process),
        largest_child=max(map(_megabytes, children), default=0),
        python=sum(sum(each.cpu_times()[:2]) for each in (process, *children)),
        database=sum(sum(each.cpu_times()[:4]) for each in server.processes()),
    )


def _megabytes(process: psutil.Process) -> int:
    return int(process.memory_info().rss // 1_000_000)


def _tell_cpu(first: _Mark, last: _Mark) -> None:
    count = max(1, last.done - first.done)
    python, database = (last.python - first.python) / count, (last.database - first.database) / count
    print(
        f"CPU time of a protokoll: {python * 1000:.0f} ms in Python, {database * 1000:.0f} ms in PostgreSQL; "
        f"load of the machine {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
