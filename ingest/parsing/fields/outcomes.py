"""What became of each point of a decision: its outcome, told by the phrases of the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsing.model import Outcome
from ingest.parsing.vocabulary import find_outcome


def read_outcomes(points: Sequence[str], proposed: Sequence[bool]) -> tuple[Outcome, ...]:
    """Return the outcome of each point: `["att avslå motionen"]` gives ("rejected",), or ("proposed",)
    where it goes upward."""
    return tuple(
        "proposed" if upward else find_outcome(point) or "other"
        for point, upward in zip(points, proposed, strict=True)
    )
