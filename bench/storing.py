"""How fast protokoll of 12 kB are taken in, and whether memory stays flat however many there are.

    python -m bench.storing [--number 10000]

Runs `manage.py ingest` itself, over a folder of made-up protokoll of eight committees in two bodies,
on a database of its own that is thrown away. Prints protokoll a second, and the memory of the process at a
tenth, half and all of the way.
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
from pathlib import Path

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
    environ = os.environ | {"ARCHIVE_DATA": str(new_directory()), "ARCHIVE_DATABASE_FAST": "1"}
    environ |= {"SECRET_KEY": "bench", "ALLOWED_HOSTS": "localhost"}
    with tempfile.TemporaryDirectory() as folder:
        size = _write(Path(folder), number)
        _manage(environ, "migrate", "--verbosity", "0")
        print(f"{number:,} protokoll of {size / number / 1000:.1f} kB on {os.cpu_count()} processors")
        started = time.perf_counter()
        marks = _ingest(environ, folder, number)
        seconds = time.perf_counter() - started
    print(f"{number / seconds:.1f} protokoll a second (goal {GOAL}); {seconds:.0f} s in all")
    print("memory of the storing process: " + ", ".join(f"{done:,} {mb} MB" for done, mb in marks))
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


def _ingest(environ: dict[str, str], folder: str, number: int) -> list[tuple[int, int]]:
    """Take the folder in; return (files done, memory in MB) at a tenth, half and nearly all of the way."""
    wanted = {max(1, number // 10), number // 2, number - 1}
    marks = []
    command = [sys.executable, "-u", "manage.py", "ingest", folder]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for done, line in enumerate(process.stdout, 1):
            if done <= number and not line.startswith("new "):
                raise SystemExit(f"not taken in: {line}")
            if done in wanted:
                marks.append((done, _memory(process.pid)))
    if process.returncode:
        raise SystemExit(f"ingest ended with code {process.returncode}")
    return marks


def _memory(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


if __name__ == "__main__":
    main()
