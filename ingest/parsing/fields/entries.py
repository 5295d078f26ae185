"""A line of attendance while it is read, and what is known of it in the end: its paragraphs, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.parsing.fields.people import PersonLine
from ingest.parsing.fields.ranges import ParagraphNote
from ingest.parsing.model import Group, ParsedAttendance, Replaced


@dataclass
class Target:
    """A member that somebody stands in for."""

    name: str
    party: str | None
    note: ParagraphNote | None = None


@dataclass
class Entry:
    """A line of attendance while it is read."""

    person: PersonLine
    group: Group
    first: int
    last: int
    present: bool = True
    title: str | None = None
    notes: list[ParagraphNote] = field(default_factory=list)
    missed: list[ParagraphNote] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    is_said_to_serve: bool = False
    stands_in_for: Entry | None = None

    @property
    def is_politician(self) -> bool:
        return self.person.party is not None or self.group != "other"


def entry_parsed(entry: Entry, whole: tuple[int, int] | None) -> ParsedAttendance:
    own = united(entry.notes)
    notes = [*entry.notes, *(t.note for t in entry.targets if t.note)]
    replaces = _replaces(entry, own)
    paragraphs = own
    if entry.targets:
        served = [r.paragraphs for r in replaces]
        paragraphs = None if None in served else tuple(sorted({n for p in served for n in p or ()}))
    if entry.missed:
        paragraphs = _remaining(paragraphs, united(entry.missed), whole)
    return ParsedAttendance(
        name=entry.person.name,
        party=entry.person.party,
        affiliation=entry.person.affiliation,
        title=entry.title,
        group=entry.group,
        present=entry.present,
        paragraphs=paragraphs,
        partial=any(note.partial for note in notes),
        replaces=replaces,
        lines=(entry.first, entry.last),
    )


def _replaces(entry: Entry, own: tuple[int, ...] | None) -> tuple[Replaced, ...]:
    """The members replaced; a range that stands after the substitute is that of the one member named."""
    if not entry.targets:
        return ()
    if len(entry.targets) == 1 and entry.targets[0].note is None:
        return (Replaced(entry.targets[0].name, entry.targets[0].party, own),)
    return tuple(Replaced(t.name, t.party, t.note.paragraphs if t.note else None) for t in entry.targets)


def united(notes: Sequence[ParagraphNote]) -> tuple[int, ...] | None:
    if not notes:
        return None
    numbers = {n for note in notes for n in note.paragraphs or ()}
    return tuple(sorted(numbers)) if any(note.paragraphs is not None for note in notes) else None


def rest_of(notes: Sequence[ParagraphNote], whole: tuple[int, int]) -> ParagraphNote:
    """What of the meeting the notes leave."""
    there = set(united(notes) or ())
    missed = tuple(n for n in range(whole[0], whole[1] + 1) if n not in there)
    return ParagraphNote(missed, False, True, (0, 0))


def _remaining(
    paragraphs: tuple[int, ...] | None, missed: tuple[int, ...] | None, whole: tuple[int, int] | None
) -> tuple[int, ...] | None:
    if missed is None or (paragraphs is None and whole is None):
        return paragraphs
    present = paragraphs if paragraphs is not None else range(whole[0], whole[1] + 1) if whole else ()
    return tuple(n for n in present if n not in set(missed))
