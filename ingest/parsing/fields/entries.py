"""A line of attendance while it is read, and what is known of it in the end: its paragraphs, and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.parsing.fields.names import PARTIES
from ingest.parsing.fields.people import PersonLine
from ingest.parsing.fields.posts import is_chair_title, is_title
from ingest.parsing.fields.ranges import ParagraphNote
from ingest.parsing.model import Group, ParsedAttendance, Replaced


@dataclass(slots=True)
class Target:
    """A member that somebody stands in for."""

    name: str
    party: str | None
    note: ParagraphNote | None = None


@dataclass(slots=True)
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
    person = entry.person
    paragraphs: tuple[int, ...] | None = None
    partial = False
    replaces: tuple[Replaced, ...] = ()
    if entry.notes or entry.targets or entry.missed:
        paragraphs, partial, replaces = _times(entry, whole)
    return ParsedAttendance(
        person.name,
        person.party,
        person.affiliation,
        entry.title,
        entry.group,
        entry.present,
        paragraphs,
        partial,
        replaces,
        (entry.first, entry.last),
    )


def _times(
    entry: Entry, whole: tuple[int, int] | None
) -> tuple[tuple[int, ...] | None, bool, tuple[Replaced, ...]]:
    """The paragraphs that somebody was there for, whether in part, and those replaced."""
    own = united(entry.notes)
    notes = [*entry.notes, *[t.note for t in entry.targets if t.note]]
    replaces = _replaces(entry, own)
    paragraphs = own
    if entry.targets:
        served = [r.paragraphs for r in replaces]
        paragraphs = None if None in served else tuple(sorted({n for p in served for n in p or ()}))
    if entry.missed:
        paragraphs = _remaining(paragraphs, united(entry.missed), whole)
    return paragraphs, any(note.partial for note in notes), replaces


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
    if len(notes) == 1:
        return notes[0].paragraphs
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


def set_substitutes_apart(entries: Sequence[Entry]) -> None:
    """Take those with a party among the others (*övriga närvarande*) for substitutes, where one of them is a
    substitute who serves for another part of the meeting."""
    others = [e for e in entries if e.group == "other" and e.person.party and not (e.title or e.targets)]
    if not others:
        return
    serving = {entry.person.name for entry in entries if entry.group == "serving_substitute"}
    if any(entry.person.name in serving for entry in others):
        for entry in others:
            entry.group = "substitute"


EVERYBODY = re.compile(r"närvarande|närvaro\w*|deltagare|deltagande|mötesdeltagare|", re.IGNORECASE)
"""What heads a list of all who were there."""


def set_officials_apart(entries: Sequence[Entry], *, least: int) -> None:
    """In a list of everybody, where the others have a party or are somebody's, those with no more than a
    post are officials; where nobody has a party, only who writes is one."""
    members = [entry for entry in entries if entry.group in {"member", "substitute"}]
    officials = [e for e in members if not (e.person.party or e.person.affiliation) and _is_official(e.title)]
    if not officials:
        return
    if not any(entry.person.party for entry in entries):
        officials = [entry for entry in officials if "sekreterare" in (entry.title or "").lower()]
    rest = [entry for entry in entries if not any(entry is official for official in officials)]
    if len(rest) >= least and all(_is_somebodys(entry) for entry in rest):
        for entry in officials:
            entry.group = "other"


def _is_somebodys(entry: Entry) -> bool:
    return bool(entry.person.party or entry.person.affiliation or _is_official(entry.title))


def _is_official(title: str | None) -> bool:
    return title is not None and is_title(title) and not is_chair_title(title)


def tell_parties(entries: Sequence[Entry]) -> None:
    """Take "FRO" in "Tor Ek, FRO" for whom the person represents, where no party is written in this way."""
    loose = [entry for entry in entries if entry.person.is_loose]
    if not loose:
        return
    known = PARTIES | {e.person.party for e in entries if not e.person.is_loose}
    if any(entry.person.party in PARTIES for entry in loose):
        return
    for entry in loose:
        if entry.person.party not in known and not entry.person.affiliation:
            entry.person = replace(entry.person, party=None, affiliation=entry.person.party)


def without_repetition(entries: list[Entry]) -> list[Entry]:
    """Leave out a substitute named on the member's line who is in the list of the serving as well."""
    if not any(entry.stands_in_for for entry in entries):
        return entries
    listed = {
        entry.person.name: entry
        for entry in entries
        if entry.group == "serving_substitute" and not entry.stands_in_for
    }
    kept = []
    for entry in entries:
        twin = listed.get(entry.person.name) if entry.stands_in_for else None
        if twin is None:
            kept.append(entry)
        elif not twin.targets:
            twin.targets = entry.targets
        elif twin.targets[0].note is None and twin.targets[0].name == entry.targets[0].name:
            twin.targets[0].note = entry.targets[0].note
    return kept


def come_later(entries: list[Entry]) -> list[Entry]:
    """One entry of a member who is absent in one sentence and comes in another: "… utom Bo Al. Bo Al infinner
    sig efter § 3"."""
    absent = {e.person.name: e for e in entries if not e.present and e.group == "member" and not e.notes}
    if not absent:
        return entries
    kept = []
    for entry in entries:
        first = absent.get(entry.person.name)
        if first is None or entry is first or not (entry.notes and entry.present):
            kept.append(entry)
            continue
        first.present, first.notes, first.missed = True, entry.notes, entry.missed
        first.last = entry.last
    return kept
