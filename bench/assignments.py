"""How right the reading of assignments (*uppdrag*) is, against decision points with answers by hand.

    python -m bench.assignments

prints precision and recall for the assignments (who and the first words of the task), and how many
deadlines are right of those found, over all points and over those that were held back.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.meaning.assignments import FoundAssignment, find_assignment

SPECIMENS = Path(__file__).resolve().parent.parent / "tests" / "ingest" / "assignments.tsv"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A decision point with the assignment that is in it; `who` None where there is none."""

    decided_on: dt.date
    text: str
    who: str | None
    task: str
    due: tuple[str, dt.date | None, dt.date | None]
    held_back: bool


@dataclass(slots=True)
class Score:
    """Counts of what was found and what should have been."""

    right: int = 0
    made_up: int = 0
    missed: int = 0
    deadlines_right: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.made_up or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)

    @property
    def deadlines(self) -> float:
        """Return the share of the rightly found whose deadline (or its absence) is right."""
        return self.deadlines_right / (self.right or 1)


def specimens() -> Iterator[Specimen]:
    """Yield the specimens of the file in order."""
    held_back = False
    for line in SPECIMENS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            held_back = held_back or line == "# held back"
            continue
        day, text, who, task, due, first, last = line.split("\t")
        yield Specimen(
            decided_on=dt.date.fromisoformat(day),
            text=text,
            who=None if who == "-" else who,
            task=task,
            due=("" if due == "-" else due, _day(first), _day(last)),
            held_back=held_back,
        )


def _day(text: str) -> dt.date | None:
    return None if text == "-" else dt.date.fromisoformat(text)


def measure(chosen: list[Specimen]) -> tuple[Score, list[str]]:
    """Return the score, and a line for each point that was read otherwise than by hand."""
    score, slips = Score(), []
    for specimen in chosen:
        found = find_assignment(specimen.text, decided_on=specimen.decided_on)
        if _is_right(found, specimen):
            score.right += 1
            if found and (found.due_text, found.due_from, found.due_to) == specimen.due:
                score.deadlines_right += 1
            else:
                slips.append(f"deadline {found and found.due_text!r}: {specimen.text}")
            continue
        score.made_up += found is not None
        score.missed += specimen.who is not None
        if found or specimen.who:
            slips.append(f"read as {found and (found.responsible, found.task)}: {specimen.text}")
    return score, slips


def _is_right(found: FoundAssignment | None, specimen: Specimen) -> bool:
    return (
        found is not None
        and found.responsible == specimen.who
        and found.task.casefold().startswith(specimen.task.casefold())
    )


def main() -> int:
    everything = list(specimens())
    for name, chosen in (("all", everything), ("held back", [s for s in everything if s.held_back])):
        score, slips = measure(chosen)
        print(
            f"{name:10} {len(chosen):3} points  precision {score.precision:.3f}  recall {score.recall:.3f}  "
            f"deadlines {score.deadlines:.3f}"
        )
    print(*slips, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
