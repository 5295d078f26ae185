"""How fast the parser is: protokoll of about 12 kB a second on one core, and time against length.

    python -m bench.parsing [--seconds 5] [--profile]

The texts are the specimens of `tests/minutes`, repeated to about 12 kB by more items of the same kind.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.parsing import parse

SPECIMENS = Path(__file__).resolve().parent.parent / "tests" / "minutes"
SIZE = 12_000
GOAL = 300

_ITEM = """§ {n} Redovisning av arbetet under året, del {n}

Ärendenummer: Ks {n}/2021

Handläggare: Eva Lind

Ärendebeskrivning

{text}

Beslutsunderlag

Tjänsteskrivelse, 2021-09-05

Förslag till beslut

Kontorets förslag till Kommunstyrelsen:

1. Redovisningen godkänns.
2. Kontoret får i uppdrag att återkomma med en ny redovisning.

Beslut

Kommunstyrelsen beslutar:

1. Redovisningen godkänns.
2. Kontoret får i uppdrag att återkomma med en ny redovisning.

"""
_HEAD = """Kommunstyrelsen

Datum: 2021-10-12
Tid: 13:00–15:30
Plats: Lilla salen, Stadshuset

Närvarande ledamöter

Asta Blom (S)
Bo Ek (M) §§ 1–2
Cilla Dahl (C)

Tjänstgörande ersättare

Dan Falk (M) Tjänstgör för Bo Ek (M) §§ 3–4

Övriga

Eva Lind\tPlanerare

Paragraf 1–{last}

Fia Grön, sekreterare

Asta Blom (S), ordförande

Cilla Dahl (C), justerare

"""
_TEXT = (
    "Kommunstyrelsen beslutade 2021-03-02, § 14, att arbetet ska redovisas varje år. Redovisningen visar att de flesta "  # noqa: E501
    "målen har nåtts. Två mål återstår, och kontoret bedömer att de kan nås under nästa år om resurserna räcker. "  # noqa: E501
    "Arbetet har följts av en styrgrupp med företrädare för tre förvaltningar, se ärende Ks 81/2019. "
)


def protokoll(size: int = SIZE) -> str:
    """Return an invented protokoll of about so many characters."""
    items: list[str] = []
    length = 0
    while length < size - 800:
        items.append(_ITEM.format(n=len(items) + 1, text=_TEXT * 2))
        length += len(items[-1])
    return _HEAD.format(last=len(items)) + "".join(items)


def texts() -> list[str]:
    """Return the invented protokoll and every specimen."""
    return [protokoll(), *(path.read_text(encoding="utf-8") for path in sorted(SPECIMENS.glob("*/*.txt")))]


def rate(chosen: Sequence[str], seconds: float) -> float:
    """Return how many protokoll of SIZE characters are read in a second."""
    read = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        for text in chosen:
            parse(text)
            read += len(text)
    return read / SIZE / (time.process_time() - start)


def growth() -> list[tuple[str, float]]:
    """Return for each kind of hard text the time for twice its length over the time for it."""
    kinds: dict[str, Callable[[int], str]] = {
        "protokoll": lambda n: protokoll(n),
        "paragraf lines": lambda n: "§ 1 Rubrik\n" * (n // 11),
        "counting paragraf lines": lambda n: "".join(f"§ {k} Rubrik\n" for k in range(n // 12)),
        "one line": lambda n: "att beslutar 12 (S) " * (n // 20),
        "numbered list": lambda n: "".join(f"{k}. Rubrik\n\n" for k in range(n // 12)),
    }
    found = []
    for name, make in kinds.items():
        once, twice = make(200_000), make(400_000)
        found.append((name, _seconds(twice) / _seconds(once)))
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
        profile.runcall(rate, [protokoll()], chosen.seconds)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return
    print(f"invented protokoll: {rate([protokoll()], chosen.seconds):.0f} of 12 kB a second (goal {GOAL})")
    print(f"specimens:          {rate(texts(), chosen.seconds):.0f} of 12 kB a second")
    for name, ratio in growth():
        print(f"twice the length of {name}: {ratio:.2f} times the time")


if __name__ == "__main__":
    main()
