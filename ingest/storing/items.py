"""The parts of agenda items become rows, a table at a time."""

from __future__ import annotations

import datetime as dt

from archive.models import (
    AgendaItem,
    Assignment,
    Attachment,
    Ballot,
    Committee,
    Decision,
    DecisionPoint,
    ItemOfficer,
    Motion,
    MotionMover,
    Proposal,
    Reference,
    Reservation,
    ReservationMember,
    Section,
    Vote,
)
from archive.models.items import Outcome
from ingest.meaning.assignments import find_assignment
from ingest.meaning.classifying import decision_class
from ingest.parsing.case_numbers import case_key
from ingest.parsing.model import CaseReference, ParsedItem
from ingest.people.resolving import PeopleResolver
from ingest.storing.rows import insert_all, remember

# A task that is only proposed to a higher board, or rejected, is given to nobody yet.
_GIVES_NOTHING = {Outcome.PROPOSED, Outcome.REJECTED}

Pair = tuple[AgendaItem, ParsedItem]
Settled = dict[tuple[str, str], Assignment]


class ItemWriter:
    """Writes what hangs on agenda items; `clear` first for items that had rows before.

    Afterwards the items remember what was written of them, as if it had been prefetched: the search index
    takes it from there.
    """

    def __init__(self, committee: Committee, people: PeopleResolver, settled: Settled) -> None:
        self.committee = committee
        self.people = people
        self.settled = settled

    @staticmethod
    def clear(items: list[AgendaItem]) -> None:
        """Remove the parts of items that are about to be written anew; the items themselves stay."""
        if not items:
            return
        for model in (
            Section,
            ItemOfficer,
            Proposal,
            Decision,
            Motion,
            Reservation,
            Vote,
            Reference,
            Attachment,
        ):
            model._default_manager.filter(item__in=items).delete()

    def write(self, pairs: list[Pair]) -> None:
        """Write all parts of the items, with a fixed number of statements whatever their number."""
        self._texts(pairs)
        self._officers(pairs)
        self._decisions(pairs)
        self._motions(pairs)
        self._reservations(pairs)
        self._votes(pairs)
        self._references(pairs)

    def _texts(self, pairs: list[Pair]) -> None:
        sections = insert_all(
            Section(
                item=item,
                position=position,
                kind=section.kind,
                heading=section.heading or "",
                text=section.text,
                first_line=section.lines[0] if section.lines else None,
                last_line=section.lines[1] if section.lines else None,
            )
            for item, parsed in pairs
            for position, section in enumerate(parsed.sections)
        )
        attachments = insert_all(
            Attachment(item=item, position=position, heading=part.heading or "", text=part.text)
            for item, parsed in pairs
            for position, part in enumerate(parsed.attachments)
        )
        insert_all(
            Proposal(item=item, by=parsed.proposal.by or "", points=list(parsed.proposal.points))
            for item, parsed in pairs
            if parsed.proposal
        )
        items = [item for item, _ in pairs]
        remember(items, "sections", sections, of="item")
        remember(items, "attachments", attachments, of="item")

    def _officers(self, pairs: list[Pair]) -> None:
        officers = insert_all(
            ItemOfficer(item=item, position=position, person=self.people.officer(name), name=name)
            for item, parsed in pairs
            for position, name in enumerate(parsed.officers)
        )
        remember([item for item, _ in pairs], "officers", officers, of="item")

    def _decisions(self, pairs: list[Pair]) -> None:
        for item, _ in pairs:
            AgendaItem._meta.get_field("decision").set_cached_value(item, None)
        decided = [(item, parsed.decision) for item, parsed in pairs if parsed.decision]
        rows = insert_all(
            Decision(
                item=item,
                by=decision.by or "",
                as_proposed=decision.as_proposed,
                decision_class=decision_class(decision),
                first_line=decision.lines[0] if decision.lines else None,
                last_line=decision.lines[1] if decision.lines else None,
            )
            for item, decision in decided
        )
        points = insert_all(
            DecisionPoint(decision=row, position=position, text=text, outcome=outcome)
            for row, (_, decision) in zip(rows, decided, strict=True)
            for position, (text, outcome) in enumerate(zip(decision.points, decision.outcomes, strict=True))
        )
        remember(rows, "points", points, of="decision")
        self._assignments(points)

    def _assignments(self, points: list[DecisionPoint]) -> None:
        rows = []
        for point in points:
            item = point.decision.item
            found = find_assignment(point.text, decided_on=item.meeting.date)
            if found is None or point.outcome in _GIVES_NOTHING:
                continue
            row = Assignment(
                point=point,
                committee=self.committee,
                responsible=found.responsible,
                task=found.task,
                due_text=found.due_text,
                due_from=found.due_from,
                due_to=found.due_to,
            )
            kept = self.settled.get((item.slug, found.task))
            if kept:
                row.settled_as, row.settled_note = kept.settled_as, kept.settled_note
                row.settled_by, row.settled_at = kept.settled_by, kept.settled_at
            rows.append(row)
        insert_all(rows)

    def _motions(self, pairs: list[Pair]) -> None:
        made = [
            (Motion(item=item, position=position, kind=motion.kind, text=motion.text), motion)
            for item, parsed in pairs
            for position, motion in enumerate(parsed.motions)
        ]
        motions = insert_all([row for row, _ in made])
        movers = insert_all(
            MotionMover(
                motion=row, person=self.people.politician(p.name, p.party), name=p.name, party=p.party or ""
            )
            for row, motion in made
            for p in motion.by
        )
        remember([item for item, _ in pairs], "motions", motions, of="item")
        remember(motions, "movers", movers, of="motion")

    def _reservations(self, pairs: list[Pair]) -> None:
        made = [
            (Reservation(item=item, position=position, text=reservation.text), reservation)
            for item, parsed in pairs
            for position, reservation in enumerate(parsed.reservations)
        ]
        reservations = insert_all([row for row, _ in made])
        members = insert_all(
            ReservationMember(
                reservation=row,
                person=self.people.politician(p.name, p.party),
                name=p.name,
                party=p.party or "",
            )
            for row, reservation in made
            for p in reservation.by
        )
        remember([item for item, _ in pairs], "reservations", reservations, of="item")
        remember(reservations, "members", members, of="reservation")

    def _votes(self, pairs: list[Pair]) -> None:
        held = [
            (
                Vote(
                    item=item,
                    position=position,
                    yes=vote.yes,
                    no=vote.no,
                    abstain=vote.abstain,
                    absent=vote.absent,
                ),
                vote,
            )
            for item, parsed in pairs
            for position, vote in enumerate(parsed.votes)
        ]
        insert_all([row for row, _ in held])
        insert_all(
            Ballot(
                vote=row,
                person=self.people.politician(b.name, b.party),
                name=b.name,
                party=b.party or "",
                choice=b.vote,
            )
            for row, vote in held
            for b in vote.ballots
        )

    def _references(self, pairs: list[Pair]) -> None:
        rows = []
        for item, parsed in pairs:
            for position, reference in enumerate(parsed.references):
                row = Reference(item=item, position=position, kind=reference.kind)
                if isinstance(reference, CaseReference):
                    row.case_number = reference.case_number
                    row.case_key = case_key(reference.case_number) or ""
                else:
                    row.committee_name = reference.committee or ""
                    row.date = dt.date.fromisoformat(reference.date) if reference.date else None
                    row.paragraph = reference.paragraph
                rows.append(row)
        remember([item for item, _ in pairs], "references", insert_all(rows), of="item")
