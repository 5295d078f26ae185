"""Plain charts as SVG made on the server; the numbers stand in a table beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value as text, the link to what it counts, and its length in percent."""

    label: str
    value: str
    url: str
    percent: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar: its beginning and length in percent, its kind for the colour."""

    label: str
    value: int
    kind: str
    start: float
    percent: float


def bars(rows: Sequence[tuple[str, int, str]]) -> list[Bar]:
    """Return a bar for each (label, number, url); the longest has 100 percent."""
    longest = max((number for _, number, _ in rows), default=0)
    return [
        Bar(label, str(number), url, round(100 * number / longest, 2) if longest else 0.0)
        for label, number, url in rows
    ]


def stacked(rows: Sequence[tuple[str, int, str]]) -> list[Segment]:
    """Return the parts of one bar for (label, number, kind) in their order; parts of nothing are left out."""
    total = sum(number for _, number, _ in rows)
    segments: list[Segment] = []
    start = 0.0
    for label, number, kind in rows:
        if not number:
            continue
        percent = 100 * number / total
        segments.append(Segment(label, number, kind, round(start, 3), round(percent, 3)))
        start += percent
    return segments
