"""What minutes tell of the names in them, and what may be personal data when that is known."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.parsing.model import ParsedMeeting
from ingest.privacy import find_personal_data
from ingest.privacy.finding import Finding


@dataclass(frozen=True, slots=True)
class Told:
    """What may be personal data in a text, and whose names were known when it was looked for."""

    names: frozenset[str]
    found: tuple[Finding, ...]

    @classmethod
    def of(cls, text: str, parsed: ParsedMeeting) -> Told:
        """Look through the text of minutes that were read as `parsed`."""
        names = known_names(parsed)
        return cls(names, tuple(find_personal_data(text, names)))


def known_names(parsed: ParsedMeeting) -> frozenset[str]:
    """Return the politicians and officers that the minutes name in their roles."""
    names = {row.name for row in parsed.attendance}
    names |= {member.name for row in parsed.attendance for member in row.replaces}
    names |= {row.name for row in parsed.signatories}
    for item in parsed.items:
        names |= {*item.officers, *(p.name for motion in item.motions for p in motion.by)}
        names |= {p.name for reservation in item.reservations for p in reservation.by}
        names |= {ballot.name for vote in item.votes for ballot in vote.ballots}
    return frozenset(names)
