"""How fast the parser is: protokoll of about 12 kB a second on one core, and time against length.

    MINUTES_DIR=folder python -m bench.parsing [--seconds 5] [--profile]

The texts are invented protokoll of a dozen items, no two with a paragraph in common; the samples and the
specimens of `tests/minutes`, which are short and dense: half of each is head, attendance list and signatures;
and the published ones of the folder, if there is one. How dense each is stands beside its figure. They are
read in rounds, so that some of their names and phrases are remembered; "each once" are invented ones that are
read a single time.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.parsing import parse

ROOT = Path(__file__).resolve().parent.parent
SIZE = 12_000
GOAL = 300
VARIANTS = 100
NEW = range(1_000, 1_500)
"""The variants of which each is read once."""

_ITEM = """§ {n} Redovisning av {matter} under {year}, del {n}

Ärendenummer: Ks {case}/{year}

Handläggare: {officer}

Ärendebeskrivning

{text}

Beslutsunderlag

Tjänsteskrivelse, {year}-09-{day:02d}

Förslag till beslut

Kontorets förslag till Kommunstyrelsen:

1. Redovisningen av {matter} godkänns.
2. Kontoret får i uppdrag att återkomma med en ny redovisning senast i {month} {next_year}.

Beslut

Kommunstyrelsen beslutar:

1. Redovisningen av {matter} godkänns.
2. Kontoret får i uppdrag att återkomma med en ny redovisning senast i {month} {next_year}.

"""
_HEAD = """Kommunstyrelsen

Datum: {year}-10-{day:02d}
Tid: 13:00–15:30
Plats: Lilla salen, Stadshuset

Närvarande ledamöter

{people[0]} (S)
{people[1]} (M) §§ 1–2
{people[2]} (C)

Tjänstgörande ersättare

{people[3]} (M) Tjänstgör för {people[1]} (M) §§ 3–4

Övriga

{people[4]}\tPlanerare

Paragraf 1–{last}

{people[5]}, sekreterare

{people[0]} (S), ordförande

{people[2]} (C), justerare

"""
_TEXT = (
    "Kommunstyrelsen beslutade {year}-03-{day:02d}, § {n}, att arbetet med {matter} ska redovisas varje år. "
    "Redovisningen visar att de flesta målen för {matter} har nåtts. {some} mål återstår, och kontoret "
    "bedömer att de kan nås under nästa år om resurserna räcker. Arbetet har följts av en styrgrupp med "
    "företrädare för tre förvaltningar, se ärende Ks {other}/{year}. "
)
_MATTERS = ("vägarna", "parkerna", "skolorna", "stränderna", "hamnen", "gatorna", "badhusen", "dammarna")
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "augusti", "september", "oktober")
_NUMBERS = ("Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv")
_GIVEN = ("Asta", "Bo", "Cilla", "Dan", "Eva", "Fia", "Gun", "Hans", "Ines", "Jon", "Karin", "Leo")
_FAMILY = ("Blom", "Ek", "Dahl", "Falk", "Lind", "Grön", "Hed", "Alm", "Strand", "Berg", "Mo", "Vik", "Skog")


def protokoll(size: int = SIZE, variant: int = 0) -> str:
    """Return an invented protokoll of about so many characters; each variant has words of its own."""
    dice = random.Random(variant)
    people = [f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}" for _ in range(6)]
    items: list[str] = []
    length = 0
    while length < size - 800:
        number = len(items) + 1
        words = {
            "n": number,
            "matter": f"{dice.choice(_MATTERS)} och {dice.choice(_MATTERS)}",
            "year": dice.randint(2015, 2023),
            "next_year": 2024,
            "case": dice.randint(1, 999),
            "day": dice.randint(1, 28),
            "month": dice.choice(_MONTHS),
            "officer": people[4],
        }
        text = "".join(
            _TEXT.format(**words, some=dice.choice(_NUMBERS), other=dice.randint(1, 999)) for _ in range(2)
        )
        items.append(_ITEM.format(**words, text=text))
        length += len(items[-1])
    year, day = dice.randint(2015, 2023), dice.randint(1, 28)
    return _HEAD.format(last=len(items), people=people, year=year, day=day) + "".join(items)


def invented() -> list[str]:
    """Return so many different protokoll that most of what one says is forgotten before it is read again."""
    return [protokoll(variant=variant) for variant in range(VARIANTS)]


def corpora() -> dict[str, list[str]]:
    """Return the texts by what they are, those of the folder in MINUTES_DIR last."""
    folder = os.environ.get("MINUTES_DIR")
    found = {
        "invented": invented(),
        "samples": _texts(ROOT / "samples", "*.txt"),
        "specimens": _texts(ROOT / "tests" / "minutes", "*/*.txt"),
        "published": _texts(Path(folder), "*.txt") if folder else [],
    }
    return {name: texts for name, texts in found.items() if texts}


def _texts(folder: Path, pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))]


_SEEN = {
    "lines": re.compile(r"^.*\S", re.M),
    "§": re.compile("§"),
    "cases": re.compile(r"\b[A-ZÅÄÖ][\wåäö]{1,4} ?\d{1,6}/\d{2,4}\b"),
    "dates": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
    "names": re.compile(r"\((?:S|M|C|L|V|KD|MP|SD)\)"),
}


def density(texts: Sequence[str]) -> dict[str, float]:
    """Return how many lines, paragraph signs, case numbers, dates and names with a party 1,000 signs hold."""
    length = sum(map(len, texts)) / 1000
    return {name: sum(len(seen.findall(t)) for t in texts) / length for name, seen in _SEEN.items()}


def rate(chosen: Sequence[str], seconds: float) -> tuple[float, float]:
    """Return how many protokoll of SIZE characters are read in a second, at best and on the average.

    At best: each text by its quickest round. Other work on the machine can only make a round slower.
    """
    rounds: list[list[float]] = []
    start = time.process_time()
    while time.process_time() - start < seconds or len(rounds) < 2:
        rounds.append([_seconds(text) for text in chosen])
    size = sum(map(len, chosen)) / SIZE
    return size / sum(map(min, zip(*rounds, strict=True))), size * len(rounds) / sum(map(sum, rounds))


def rate_of_new() -> float:
    """Return how many protokoll of SIZE characters are read in a second where none was read before, and only
    the usual words are remembered, as in the first hours of an archive."""
    texts = [protokoll(variant=variant) for variant in NEW]
    return sum(map(len, texts)) / SIZE / sum(map(_seconds, texts))


def growth() -> list[tuple[str, float]]:
    """Return for each kind of hard text the time for twice its length over the time for it, each at best."""
    kinds: dict[str, Callable[[int], str]] = {
        "protokoll": lambda n: protokoll(n, variant=n),  # of which nothing is remembered
        "paragraf lines": lambda n: "§ 1 Rubrik\n" * (n // 11),
        "counting paragraf lines": lambda n: "".join(f"§ {k} Rubrik\n" for k in range(n // 12)),
        "one line": lambda n: "att beslutar 12 (S) " * (n // 20),
        "numbered list": lambda n: "".join(f"{k}. Rubrik\n\n" for k in range(n // 12)),
    }
    found = []
    for name, make in kinds.items():
        once, twice = make(200_000), make(400_000)
        found.append((name, min(_seconds(twice) for _ in "123") / min(_seconds(once) for _ in "123")))
    return found


def _seconds(text: str) -> float:
    start = time.process_time()
    parse(text)
    return time.process_time() - start


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument("--profile", action="store_true", help="print where the time goes instead")
    chosen = options.parse_args()
    if chosen.profile:
        profile = cProfile.Profile()
        profile.runcall(rate, invented(), chosen.seconds)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return
    print(f"of 12 kB a second, at best and on the average (goal {GOAL}); in 1,000 signs: {', '.join(_SEEN)}")
    for name, texts in corpora().items():
        best, average = rate(texts, chosen.seconds)
        seen = "".join(f"{count:8.1f}" for count in density(texts).values())
        print(f"{name:<12}{best:6.0f}{average:6.0f}{seen}", flush=True)
    print(f"{'each once':<12}{'':6}{rate_of_new():6.0f}")
    for name, ratio in growth():
        print(f"twice the length of {name}: {ratio:.2f} times the time")


if __name__ == "__main__":
    main()
