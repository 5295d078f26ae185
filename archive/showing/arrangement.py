"""What of an item's text stands where on its page.

The top answers: what was decided, what was proposed, who wanted something else, how the vote went.
Sections whose words are told there are not printed a second time below; they stand, in the order of
the minutes, in the whole paragraf at the end. Nothing is left out of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.models import AgendaItem, Section

_BASIS = {Section.Kind.BASIS}
_LAST = {Section.Kind.DISTRIBUTION}


@dataclass(frozen=True, slots=True)
class Arranged:
    """The sections that are still to be read, by the question that they answer."""

    matter: tuple[Section, ...]
    basis: tuple[Section, ...]
    last: tuple[Section, ...]
    told_above: bool


def arrange(item: AgendaItem, sections: Sequence[Section]) -> Arranged:
    """Return the sections by question, given an item read with `for_reading`.

    `told_above` says that at least one section is told by the top of the page, so that the whole
    paragraf has something to add.
    """
    told = {
        kind
        for kind, is_told in (
            (Section.Kind.DECISION, bool(getattr(item, "decision", None))),
            (Section.Kind.PROPOSAL, bool(getattr(item, "proposal", None))),
            (Section.Kind.MOTION, bool(item.motions.all())),
            (Section.Kind.RESERVATION, bool(item.reservations.all())),
            (Section.Kind.STATEMENT, True),
            (Section.Kind.RECUSAL, True),
            (Section.Kind.VOTE, any(vote.ballots.all() for vote in item.votes.all())),
        )
        if is_told
    }
    rest = [section for section in sections if section.kind not in told]
    return Arranged(
        matter=tuple(s for s in rest if s.kind not in _BASIS | _LAST),
        basis=tuple(s for s in rest if s.kind in _BASIS),
        last=tuple(s for s in rest if s.kind in _LAST),
        told_above=len(rest) < len(sections),
    )
