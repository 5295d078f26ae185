"""A party that stands behind the last of several names, and is that of those before it, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ingest.parsing.model import Ballot, NamedParty, ParsedAttendance, ParsedItem

_Named = TypeVar("_Named", NamedParty, Ballot)


def with_shared_parties(
    items: Sequence[ParsedItem], attendance: Sequence[ParsedAttendance]
) -> tuple[ParsedItem, ...]:
    """Return the items with the party of those who share it: "Anna Ek och Bo Al (S)" are both (S), where the
    list of those present says so, too; else who stands before has none."""
    if not any(map(_lacks_party, items)):
        return tuple(items)
    parties = {person.name: person.party for person in attendance if person.party}
    return tuple(_shared(item, parties) if _lacks_party(item) else item for item in items)


def _lacks_party(item: ParsedItem) -> bool:
    if not (item.motions or item.reservations or item.votes):
        return False
    moves = (*(said.by for said in item.motions), *(said.by for said in item.reservations))
    return any(who.party is None for by in moves for who in by) or any(
        ballot.party is None for vote in item.votes for ballot in vote.ballots
    )


def _shared(item: ParsedItem, parties: Mapping[str, str]) -> ParsedItem:
    return replace(
        item,
        motions=tuple(replace(said, by=_filled(said.by, parties)) for said in item.motions),
        reservations=tuple(replace(said, by=_filled(said.by, parties)) for said in item.reservations),
        votes=tuple(replace(vote, ballots=_filled(vote.ballots, parties)) for vote in item.votes),
    )


def _filled(people: Sequence[_Named], parties: Mapping[str, str]) -> tuple[_Named, ...]:
    """The people in order, each without a party with that of the next one if the list gives the same."""
    filled: list[_Named] = []
    party: str | None = None
    for person in reversed(people):
        if person.party is None and party is not None and parties.get(person.name) == party:
            person = replace(person, party=party)
        party = person.party
        filled.append(person)
    return tuple(reversed(filled))
