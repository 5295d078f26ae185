"""A case over time: its paragrafer in order with the days between, and those that only mention it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import AgendaItem, Section
from archive.showing.comparing import PointPair, compare_points


@dataclass(frozen=True, slots=True)
class Step:
    """One paragraf of the case; `days` since the step before, None for the first.

    `mentions_only` marks a paragraf of another case, or of none, whose text names this one.
    """

    item: AgendaItem
    days: int | None
    mentions_only: bool
    changes: tuple[PointPair, ...] = ()

    @property
    def pause(self) -> str:
        """Return the time since the step before as one says it: "samma dag", "3 dagar", "ett år"."""
        return said_days(self.days)


def said_days(days: int | None) -> str:
    """Return a number of days as one says it: 12 gives "12 dagar", 400 "1 år och 1 månad", None ""."""
    if days is None:
        return ""
    if days == 0:
        return "samma dag"
    if days < 61:
        return "1 dag" if days == 1 else f"{days} dagar"
    months = round(days / 30.44)
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(f"{years} år")
    if rest:
        parts.append("1 månad" if rest == 1 else f"{rest} månader")
    return " och ".join(parts)


def timeline(items: Sequence[AgendaItem], mentions: Sequence[AgendaItem]) -> list[Step]:
    """Return the steps by day; items are given with `decision__points` and `proposal`.

    The decision that left its proposal brings the points compared word by word.
    """
    own = {item.pk for item in items}
    everything = sorted(
        [*items, *(m for m in mentions if m.pk not in own)],
        key=lambda i: (i.meeting.date, i.meeting.sequence, i.meeting_id, i.position),
    )
    steps: list[Step] = []
    for item in everything:
        days = (item.meeting.date - steps[-1].item.meeting.date).days if steps else None
        is_own = item.pk in own
        steps.append(Step(item, days, not is_own, changes(item) if is_own else ()))
    return steps


def changes(item: AgendaItem) -> tuple[PointPair, ...]:
    """Return proposal and decision compared where they differ, else nothing."""
    decision, proposal = getattr(item, "decision", None), getattr(item, "proposal", None)
    if decision is None or proposal is None or decision.as_proposed is not False:
        return ()
    return tuple(compare_points(proposal.points, [point.text for point in decision.points.all()]))


def documents(items: Sequence[AgendaItem], basis: Iterable[Section]) -> list[tuple[AgendaItem, list[str]]]:
    """Return the documents that each paragraf rests on, as written, a line each.

    "Tjänsteskrivelse 2023-05-12" stands under *Beslutsunderlag*; a paragraf that names none is left out.
    """
    by_item: dict[int, list[str]] = {}
    for section in basis:
        lines = [line.strip(" \t-–•*") for line in section.text.splitlines()]
        by_item.setdefault(section.item_id, []).extend(line for line in lines if line)
    return [(item, by_item[item.pk]) for item in items if by_item.get(item.pk)]
