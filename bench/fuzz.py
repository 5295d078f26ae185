"""Torn and mixed-up minutes, in the long run: what breaks the parser, loses a word, or takes too long.

    python -m bench.fuzz [--examples 10000] [--scale 1]

The same mutations and hard texts as in tests/parsing/test_properties.py, more and larger: one line of 10 MB,
100,000 lines that begin with §, 100,000 points of nested lists. What fails is made as small as can be by
hypothesis and shown.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, Phase, given, settings

from ingest.parsing import parse
from tests.parsing.test_properties import HARD, lost_words, mutated

GROWTH = 2.5  # how much longer twice the text may take
FULL_SIZE = {
    "one long line": 10_000_000,
    "one long word": 10_000_000,
    "§ lines": 100_000 * 11,
    "counting § lines": 100_000 * 12,
    "a nested list": 100_000 * 9,
}
OTHERS = 2_000_000  # how long the other hard texts are, in characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument(
        "--scale", type=float, default=1, help="how long the hard texts are; 0.1 for a quick look"
    )
    arguments = parser.parse_args()
    _mutations(arguments.examples)
    _growth(arguments.scale)


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


def _growth(scale: float) -> None:
    print(f"\n{'hard text':<20} {'MB':>6} {'lines':>9} {'half':>8} {'whole':>8} {'ratio':>6}")
    slow = []
    for name, make in HARD.items():
        text = make(int(FULL_SIZE.get(name, OTHERS) * scale))
        half, whole = _seconds(make(len(text) // 2)), _seconds(text)
        ratio = whole / half if half else 0.0
        size, lines = len(text.encode()) / 1e6, text.count("\n") + 1
        print(f"{name:<20} {size:6.1f} {lines:9,} {half:7.2f}s {whole:7.2f}s {ratio:6.2f}", flush=True)
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
