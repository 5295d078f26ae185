"""How good and how fast the analysis of Swedish is: `python -m bench.analysis [TEXT FILE …]`.

Prints what share of the labelled pairs in tests/search is right, how long the lexicon takes to load, how
much memory it holds, and how many rows of 1 kB a second are analysed, with an empty and with a full memory
of words.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

import psutil

_MEGABYTE = 1024 * 1024
_ROW = 1000


def main(files: list[str]) -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    started = time.perf_counter()
    from archive.search.analysis import Analyser  # the load is what is measured

    analyser = Analyser()
    analyser.lexemes("beslut")
    print(f"start      {time.perf_counter() - started:6.2f} s")
    print(f"memory     {(process.memory_info().rss - before) / _MEGABYTE:6.0f} MB")
    _print_quality(analyser)
    _print_speed(files)


def _print_quality(analyser: object) -> None:
    from tests.search.labelled import SETS, read_pairs, wrong

    for name in SETS:
        kinds = defaultdict(list)
        for pair in read_pairs(name):
            kinds[pair.kind, pair.matches].append(pair)
        for (kind, matches), pairs in kinds.items():
            right = len(pairs) - len(wrong(analyser, pairs))
            wanted = "must match" if matches else "must not  "
            print(f"{name:12} {kind:11} {wanted} {right:4}/{len(pairs):<4} {right / len(pairs):.3f}")


def _print_speed(files: list[str]) -> None:
    from archive.search.analysis import Analyser

    told = "\n".join(Path(file).read_text("utf-8") for file in files) or _own_text()
    rows = [told[at : at + _ROW] for at in range(0, len(told), _ROW)]
    analyser = Analyser()
    for label in ("cold", "warm", "warm"):
        started = time.process_time()
        lexemes = sum(len(analyser.lexemes(row)) for row in rows)
        seconds = time.process_time() - started
        print(f"{label:10} {len(rows) / seconds:6.0f} rows/s   ({lexemes / len(rows):.0f} lexemes a row)")


def _own_text() -> str:
    """Return the minutes that the repository has as samples."""
    files = sorted(Path(__file__).parent.parent.glob("samples/**/*.txt"))
    return "\n".join(file.read_text("utf-8") for file in files)


if __name__ == "__main__":
    main(sys.argv[1:])
