"""Torn and mixed-up minutes, in the long run: what breaks the parser, loses a word, or takes too long.

    python -m bench.fuzz [--examples 10000] [--megabytes 10]

The same mutations and hard texts as in tests/parsing/test_properties.py, more and larger. What fails is
made as small as can be by hypothesis and shown.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, Phase, given, settings

from ingest.parsing import parse
from tests.parsing.test_properties import HARD, lost_words, mutated

GROWTH = 2.5  # how much longer twice the text may take


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument("--megabytes", type=float, default=10)
    arguments = parser.parse_args()
    _mutations(arguments.examples)
    _growth(int(arguments.megabytes * 1_000_000))


def _mutations(examples: int) -> None:
    tried = 0

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(mutated())
    def holds(text: str) -> None:
        nonlocal tried
        tried += 1
        if tried % 1000 == 0:
            print(f"{tried:,} mutated protokoll", flush=True)
        meeting = parse(text)
        assert meeting == parse(text), "another answer the second time"
        assert not lost_words(text), f"lost: {lost_words(text)}"

    holds()
    print(f"{tried:,} mutated protokoll: no exception, nothing lost, the same answer twice")


def _growth(size: int) -> None:
    print(f"\n{'hard text':<20} {'half':>8} {'whole':>8} {'ratio':>6}   ({size / 1e6:g} MB)")
    slow = []
    for name, make in HARD.items():
        half, whole = _seconds(make(size // 2)), _seconds(make(size))
        ratio = whole / half if half else 0.0
        print(f"{name:<20} {half:7.2f}s {whole:7.2f}s {ratio:6.2f}", flush=True)
        if ratio > GROWTH and whole > 0.5:
            slow.append(name)
    if slow:
        raise SystemExit(f"grows faster than the text: {', '.join(slow)}")


def _seconds(text: str) -> float:
    start = time.process_time()
    parse(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
