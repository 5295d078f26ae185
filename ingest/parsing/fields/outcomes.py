"""What became of each point of a decision: its outcome, told by the phrases of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.memory import remembered
from ingest.parsing.model import Outcome
from ingest.parsing.vocabulary import find_outcome

_DONE_BEFORE = re.compile(
    r"\b(?:förrän|innan|när|då|sedan|eftersom|som|om|vilka|vilket)\s(?:[^\s,.]+\s){0,5}?(?:har|hade)\s(?:[^\s,.]+\s){0,2}?\w+(?:at|it|ts?|tts)\b",
    re.I,
)
"""A subordinate clause that tells what was done before: "förrän fullmäktige har fastställt budgeten"."""

_AS_SETTLED = re.compile(
    r"\benligt\s(?:(?:den|de|det|tidigare|redan|av\s\w+|\w+s)\s){0,2}"
    r"(?:fastställ(?:da?|t)|antag(?:en|et)|antagna|godkän(?:da?|t)|bevilja(?:de?|t))\s(?=\w)",
    re.I,
)
"""How something settled before is named: "enligt fastställd taxa"."""


def read_outcomes(points: Sequence[str], proposed: Sequence[bool]) -> tuple[Outcome, ...]:
    """Return the outcome of each point: `["att avslå motionen"]` gives ("rejected",), or ("proposed",)
    where it goes upward. Those named below "väljer för tiden 2025–2026:" are elected, too.
    """
    outcomes: list[Outcome] = []
    electing = False
    for point, upward in zip(points, proposed, strict=True):
        outcome = "proposed" if upward else _outcome_now(point)
        if outcome is None and electing and _NAMED.search(point):
            outcome = "elected"
        electing = outcome == "elected" and (point.endswith(":") or electing)
        outcomes.append(outcome or "other")
    return tuple(outcomes)


_NAMED = re.compile(r"[A-ZÅÄÖ][\w-]+\s\([A-Za-zÅÄÖåäö]{1,5}\)")
"""Somebody with a party: "2:e vice ordförande: Eva Falk (C)"."""


@remembered
def _outcome_now(point: str) -> Outcome | None:
    """What a point does, without the clauses that tell what was done before."""
    low = point.lower()
    if " enligt " in low:
        point = _AS_SETTLED.sub(" ", point)
    return find_outcome(_DONE_BEFORE.sub(" ", point) if " har " in low or " hade " in low else point)
