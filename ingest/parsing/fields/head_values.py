"""What the head says, as its rooms find it one by one, and which lines each value came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.parsing.fields.places import tells_of_pause
from ingest.parsing.line import Line
from ingest.parsing.raw import Field, Front


@dataclass(slots=True)
class Head:
    """The head's values, their lines, and the lines that went into them."""

    body: str | None = None
    committee: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    first_paragraph: int | None = None
    last_paragraph: int | None = None
    adjusted_on: str | None = None
    digitally_signed: bool = False
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    mismatched: list[int] = field(default_factory=list)
    dated: list[Line] = field(default_factory=list)
    has_protocol_word: bool = False

    def take(self, name: str, lines: Sequence[Line]) -> None:
        """Note which lines a value came from."""
        numbers = [line.number for line in lines]
        if numbers:
            self.spans.setdefault(name, (min(numbers), max(numbers)))
            self.use(lines)

    def use(self, lines: Iterable[Line]) -> None:
        """Note that lines are wholly read; one that also tells of a break is not."""
        self.used.update(line.number for line in lines if not tells_of_pause(line.text))

    @property
    def whole(self) -> tuple[int, int] | None:
        """The first and the last paragraph, or None where the head does not tell both."""
        if self.first_paragraph is None or self.last_paragraph is None:
            return None
        return self.first_paragraph, self.last_paragraph


def fields_of(front: Front, *keys: str, notice: bool = False) -> Iterator[Field]:
    """Give the fields with one of some keys, those of the notice only with `notice`."""
    return (f for f in front.fields if f.key in keys and (notice or not f.in_notice))
