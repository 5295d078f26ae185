"""The labelled examples of labelled.tsv: kind ("-" for a look-alike), text, names that the minutes know.

What is to be found stands between ⟦ and ⟧; "\\n" and "\\t" in a text are a line break and a tab. Every person,
place and number is invented; the numbers have the right check digits, with the serials of test numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the kind that is to be found in it ("-" for none), where, and the known names."""

    kind: str
    text: str
    start: int
    end: int
    known: tuple[str, ...]

    @property
    def is_look_alike(self) -> bool:
        return self.kind == "-"


def examples() -> Iterator[Example]:
    with (Path(__file__).parent / "labelled.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"].replace("\\n", "\n").replace("\\t", "\t")
            start, end = text.find("⟦"), text.find("⟧") - 1
            known = tuple(name for name in (row["known"] or "").split(",") if name)
            yield Example(row["kind"], text.replace("⟦", "").replace("⟧", ""), start, end, known)
