"""How right the parser is, measured over specimens with answers that were written by hand.

    python -m bench.accuracy                      the table
    python -m bench.accuracy --family orebro --errors
    python -m bench.accuracy --leave-out          each family read without its own format
    python -m bench.accuracy --json

A specimen is `tests/minutes/<family>/<name>.txt` with its answer `<name>.json` beside it. Where the
environment's MINUTES_DIR (default: shared/minutes beside the checkout) holds real minutes with answers in
`expected/`, they are the family "real".
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.honesty import is_told
from bench.scoring import GROUPS, Score, Table, compare
from ingest.parsing import parse
from ingest.parsing.formats import GENERAL

ROOT = Path(__file__).resolve().parent.parent
SPECIMENS = ROOT / "tests" / "minutes"
REAL = "real"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A protokoll and its right answer."""

    family: str
    source: Path
    answer: Path

    @property
    def name(self) -> str:
        return self.source.stem

    def expected(self) -> dict[str, Any]:
        return json.loads(self.answer.read_text(encoding="utf-8"))

    def text(self) -> str:
        return self.source.read_text(encoding="utf-8")


def specimens(family: str | None = None) -> Iterator[Specimen]:
    """Yield the specimens of one family or of all, sorted by family and name."""
    for source in sorted(SPECIMENS.glob("*/*.txt")):
        answer = source.with_suffix(".json")
        if answer.exists() and family in (None, source.parent.name):
            yield Specimen(source.parent.name, source, answer)
    if family in (None, REAL):
        folder = Path(os.environ.get("MINUTES_DIR", ROOT.parent / "shared" / "minutes"))
        for answer in sorted(folder.glob("expected/*.json")):
            source = folder / f"{answer.stem}.txt"
            if source.exists():
                yield Specimen(REAL, source, answer)


def measure(chosen: Sequence[Specimen], *, leave_out: bool = False) -> Table:
    """Parse the specimens and compare each with its answer.

    With `leave_out`, all are read by the general grammar alone, so that the table shows what it makes of a
    form that it has never seen.
    """
    table = Table()
    for specimen in chosen:
        source = specimen.text()
        got = parse(source, format=GENERAL if leave_out else None).as_dict()
        facts = list(compare(specimen.expected(), got))
        table.add(specimen.family, specimen.name, iter(facts))
        wrong = [fact for fact in facts if not fact.right]
        table.untold += sum(not is_told(fact, source, got["warnings"]) for fact in wrong)
    return table


def rows(table: Table) -> Iterator[tuple[str, Score]]:
    """Yield the lines of the report: field groups in the contract's order, families, the whole."""
    for group in GROUPS:
        yield group, table.total(group=group)
    for family in table.families:
        yield f"family {family}", table.total(family=family)
    yield "all", table.total()


def as_markdown(table: Table) -> str:
    """Return the report as a Markdown table, ready for the docs."""
    lines = ["| facts about | number | precision | recall | F1 |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, score in rows(table):
        lines.append(
            f"| {name:<22} | {score.facts:5} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"
        )
    return "\n".join(lines)


def as_json(table: Table) -> str:
    """Return the report as one JSON object, with the misses."""
    scores = {
        name: {"facts": s.facts, "precision": s.precision, "recall": s.recall, "f1": s.f1}
        for name, s in rows(table)
    }
    misses = [
        {
            "family": family,
            "name": name,
            "group": fact.group,
            "where": fact.where,
            "expected": fact.expected,
            "got": fact.got,
        }
        for family, name, fact in table.misses
    ]
    return json.dumps({"scores": scores, "misses": misses}, ensure_ascii=False, indent=1)


def errors(table: Table) -> str:
    """Return each miss as three lines: where it is, what was expected, what was got."""
    return "\n".join(
        f"{family}/{name}: {fact.group}: {fact.where}\n  expected {fact.expected!r}\n  got      {fact.got!r}"
        for family, name, fact in table.misses
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.accuracy", description="How right the parser is.")
    parser.add_argument("--family", help="only the specimens in tests/minutes/FAMILY, or 'real'")
    parser.add_argument("--errors", action="store_true", help="show each miss: expected and got")
    parser.add_argument("--leave-out", action="store_true", help="read each family without its own format")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    options = parser.parse_args(arguments)

    chosen = list(specimens(options.family))
    if not chosen:
        print(f"no specimens in family {options.family!r}", file=sys.stderr)
        return 2
    table = measure(chosen, leave_out=options.leave_out)
    if options.json:
        print(as_json(table))
        return 0
    if options.errors:
        print(errors(table))
    print(as_markdown(table))
    print(f"\n{len(chosen)} protokoll; {table.untold} of {len(table.misses)} misses without a warning")
    return 0


if __name__ == "__main__":
    sys.exit(main())
