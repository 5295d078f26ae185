"""What the minutes themselves contradict: each check looks at the parsed meeting and says what does not fit.

Nothing is corrected here; a warning says what to look at, and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.parsing.doubts import doubtful
from ingest.parsing.model import NamedParty, ParsedAttendance, ParsedItem, ParsedMeeting, Problem
from ingest.parsing.spelling import ListedNames, name_key


def check_meeting(meeting: ParsedMeeting, *, mismatched: Sequence[int] = ()) -> list[Problem]:
    """Return the inconsistencies of a meeting; `mismatched` are lines whose weekday does not fit their
    date."""
    return [
        *_numbers(meeting.items),
        *_range(meeting),
        *_weekdays(mismatched),
        *_replaced(meeting.attendance, meeting.items),
        *_names(meeting),
        *_members(meeting.attendance),
        *_ballots(meeting.items),
        *doubtful(meeting),
    ]


def _line(lines: tuple[int, int] | None) -> int | None:
    return lines[0] if lines else None


def _numbers(items: Sequence[ParsedItem]) -> Iterator[Problem]:
    """A number left out, or one that comes twice; "§ 2 a" and "§ 2 b" are two."""
    for before, item in pairwise(items):
        if item.number == before.number and item.label[-1].isalpha() and item.label != before.label:
            continue
        if item.number == before.number:
            yield Problem("paragraph_repeated", f"§ {item.number} förekommer två gånger", _line(item.lines))
        elif item.number < before.number:
            yield Problem(
                "paragraph_order", f"§ {item.number} kommer efter § {before.number}", _line(item.lines)
            )
        elif item.number > before.number + 1:
            missing = (
                f"§ {before.number + 1}"
                if item.number == before.number + 2
                else f"§§ {before.number + 1}–{item.number - 1}"
            )
            yield Problem("paragraph_gap", f"{missing} saknas före § {item.number}", _line(item.lines))


def _range(meeting: ParsedMeeting) -> Iterator[Problem]:
    """A range in the header that the items do not fill."""
    if meeting.first_paragraph is None or meeting.last_paragraph is None or not meeting.items:
        return
    numbers = [item.number for item in meeting.items]
    if min(numbers) != meeting.first_paragraph or max(numbers) != meeting.last_paragraph:
        yield Problem(
            "range_mismatch",
            f"Huvudet anger §§ {meeting.first_paragraph}–{meeting.last_paragraph}, "
            f"men texten har §§ {min(numbers)}–{max(numbers)}",
            _line(meeting.spans.get("paragraphs")),
        )


def _members(attendance: Sequence[ParsedAttendance]) -> Iterator[Problem]:
    """A list in which nobody who decides was there."""
    if attendance and not any(p.present and p.group in {"member", "serving_substitute"} for p in attendance):
        yield Problem("no_members", "Ingen ledamot hittades i närvarolistan", _line(attendance[0].lines))


_SIDES = {"yes": "ja", "no": "nej", "abstain": "avstår"}


def _ballots(items: Sequence[ParsedItem]) -> Iterator[Problem]:
    """A roll whose votes are not as many as the minutes count."""
    for item in items:
        for vote in item.votes:
            if not vote.ballots:
                continue
            named = Counter(ballot.vote for ballot in vote.ballots)
            told = {"yes": vote.yes, "no": vote.no, "abstain": vote.abstain}
            differ = [
                f"{word} {told[side]} mot {named[side]}"  # type: ignore[index]
                for side, word in _SIDES.items()
                if told[side] is not None and told[side] != named[side]  # type: ignore[index]
            ]
            if differ:
                message = f"Rösterna i {item.label} är fler eller färre än röstlistans: {', '.join(differ)}"
                yield Problem("ballots_differ", message, _line(vote.lines) or _line(item.lines))


def _weekdays(lines: Sequence[int]) -> Iterator[Problem]:
    for line in dict.fromkeys(lines):
        yield Problem("weekday_mismatch", "Veckodagen stämmer inte med datumet", line)


def _replaced(attendance: Sequence[ParsedAttendance], items: Sequence[ParsedItem]) -> Iterator[Problem]:
    """A serving substitute for a member who is present in the same paragraphs."""
    replacing = [person for person in attendance if person.replaces]
    if not replacing:
        return
    everything = frozenset([item.number for item in items])
    present: dict[str, list[ParsedAttendance]] = {}
    for person in attendance:
        if person.present and person.group == "member" and not person.partial:
            present.setdefault(name_key(person.name), []).append(person)
    for person in replacing:
        for target in person.replaces:
            served = _set(
                target.paragraphs if target.paragraphs is not None else person.paragraphs, everything
            )
            for member in present.get(name_key(target.name), ()):
                there = _set(member.paragraphs, everything)
                both = served & there
                if both:
                    both -= _recused(member.name, items)
                if both or (not everything and served == there):
                    numbers = ", ".join(str(n) for n in sorted(both)[:10])
                    yield Problem(
                        "replaced_member_present",
                        f"{person.name} ersätter {target.name}, som står som närvarande i § {numbers}",
                        _line(person.lines),
                    )


def _recused(name: str, items: Sequence[ParsedItem]) -> frozenset[int]:
    """The paragraphs in which a member is said not to take part (*jäv*)."""
    return frozenset(
        item.number
        for item in items
        if any(section.kind == "recusal" and name in section.text for section in item.sections)
    )


def _set(paragraphs: tuple[int, ...] | None, everything: frozenset[int]) -> frozenset[int]:
    return everything if paragraphs is None else frozenset(paragraphs)


def _names(meeting: ParsedMeeting) -> Iterator[Problem]:
    """Somebody who reserves but is not on the list, and a name that is spelt in two ways."""
    listed: dict[str, str] = {}
    for person in meeting.attendance:
        listed.setdefault(name_key(person.name), person.name)
    if not listed:
        return
    spelt = ListedNames(listed)
    told: set[str] = set()
    strangers: list[tuple[str, str, int | None]] = []
    for named, line, act in _named(meeting):
        key = name_key(named.name)
        if not key or key in listed or name_key(named.name.removesuffix("s")) in listed or key in told:
            continue
        told.add(key)
        if spelt.has_initialled(key):
            continue
        if near := spelt.near(key):
            yield Problem("name_spelt_two_ways", f"{named.name} skrivs också {listed[near]}", line)
        elif len(key.split()) > 1 and act == "reserverar sig":
            yield Problem(
                "unknown_reserver", f"{named.name} reserverar sig men står inte i närvarolistan", line
            )
        elif len(key.split()) > 1 and act:
            strangers.append((named.name, act, line))
    if len(strangers) > 2:
        names = ", ".join(dict.fromkeys(name for name, _, _ in strangers))
        yield Problem("not_listed", f"Närvarolistan saknar några som nämns: {names}", strangers[0][2])
        return
    for name, act, line in strangers:
        yield Problem("not_listed", f"{name} {act} men står inte i närvarolistan", line)


_SIGNS = {"chair": "är ordförande", "adjuster": "justerar", "secretary": ""}


def _named(meeting: ParsedMeeting) -> Iterator[tuple[NamedParty, int | None, str]]:
    """Who is named outside the list, the line, and what that one does; "" where anybody may do it."""
    for signatory in meeting.signatories:
        named = NamedParty(signatory.name, signatory.party)
        yield named, _line(signatory.lines), _SIGNS[signatory.role]
    for item in meeting.items:
        for motion in item.motions:
            for named in motion.by:
                yield named, _line(motion.lines), "yrkar"
        for reservation in item.reservations:
            for named in reservation.by:
                yield named, _line(reservation.lines), "reserverar sig"
