"""What was read and looks wrong on its face: a name with a post in it, a title cut in mid phrase.

A parser that takes the wrong words for a value warns of nothing by itself. Each check here is a sign of that
in the value; the warning says what to look at, and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.names import PARTICLES
from ingest.parsing.fields.posts import is_title_word
from ingest.parsing.memory import remembered
from ingest.parsing.model import Lines, ParsedAttendance, ParsedItem, ParsedMeeting, Problem

_MOST_NAMES = 5
_LONGEST_TITLE = 90
_LIST = 5
"""So many people of one kind tell what is usual among them."""


def doubtful(meeting: ParsedMeeting) -> list[Problem]:
    """Return a warning for each value that looks wrong, at its line.

    `odd_person`, `paragraph_outside` and `listed_twice` are of the attendance list, `title_cut`,
    `odd_point` and `odd_vote` of an item.
    """
    return [
        *_people(meeting.attendance),
        *_outside(meeting),
        *_twice(meeting.attendance),
        *(problem for item in meeting.items for problem in _item(item)),
        *_votes(meeting),
    ]


def _line(lines: Lines) -> int | None:
    return lines[0] if lines else None


# --- people ---------------------------------------------------------------------------------------------


def _people(attendance: Sequence[ParsedAttendance]) -> Iterator[Problem]:
    """A name that is none, of the person or of the one replaced, and a title that is a sentence."""
    for person in attendance:
        odd = [name for name in (person.name, *(r.name for r in person.replaces)) if _is_odd_name(name)]
        if odd:
            yield Problem("odd_person", f"Namnet kan vara fel läst: {odd[0]}", _line(person.lines))
        elif person.title and _is_odd_title(person.title):
            message = f"Titeln på {person.name} kan vara fel läst: {person.title}"
            yield Problem("odd_person", message, _line(person.lines))


@remembered
def _is_odd_name(name: str) -> bool:
    """Whether a name has one word, too many, a digit or a word that is a post."""
    words = [word for word in name.split() if word not in PARTICLES]
    if len(words) > _MOST_NAMES or any(c.isdigit() for c in name):
        return True
    if len(words) < 2 or words[0].endswith("."):
        return len(words) < 2 and not set(name) <= _MASKS
    return any(word[0].islower() and word[1:2] not in "'’´" for word in words) or is_title_word(words[0])


_MASKS = frozenset("XxNn. _-[]")


def _is_odd_title(title: str) -> bool:
    return len(title) > _LONGEST_TITLE or _IN_SENTENCE.search(title) is not None


_IN_SENTENCE = re.compile(
    r"\b(?:är|var|har|hade|valdes|utsågs|utses|väljs|beslutar|beslutade|deltog|deltar|lämnade|lämnar|anlände)\b"
    r"|[a-zåäö]{3,}(?<!bitr)(?<!ordf)(?<!sekr)(?<!tekn)\.\s[A-ZÅÄÖ]"
)


def _outside(meeting: ParsedMeeting) -> Iterator[Problem]:
    """The first one who was there for paragraphs that the meeting does not have; a wrong range has many."""
    numbers = [item.number for item in meeting.items]
    ends = [n for n in (meeting.first_paragraph, meeting.last_paragraph) if n is not None]
    if len(numbers) < 2:
        return
    first, last = min(numbers + ends), max(numbers + ends)
    for person in meeting.attendance:
        beyond = [n for n in person.paragraphs or () if not first <= n <= last]
        if beyond:
            message = (
                f"{person.name} står som närvarande i § {beyond[0]}, men protokollet har §§ {first}–{last}"
            )
            yield Problem("paragraph_outside", message, _line(person.lines))
            return


def _twice(attendance: Sequence[ParsedAttendance]) -> Iterator[Problem]:
    """The same person twice in the same standing, for the same paragraphs."""
    seen: set[tuple[str, str | None, str]] = set()
    for person in attendance:
        key = (person.name, person.party, person.group)
        if key in seen and person.paragraphs is None and person.group != "other":
            yield Problem(
                "listed_twice", f"{person.name} står två gånger i närvarolistan", _line(person.lines)
            )
        seen.add(key)


# --- items ----------------------------------------------------------------------------------------------


def _item(item: ParsedItem) -> Iterator[Problem]:
    if _CUT.search(item.title):
        yield Problem("title_cut", f"Rubriken kan vara avhuggen: {item.title}", _line(item.lines))
    decision = item.decision
    if decision is None or len(decision.points) < 2:
        return
    for point in decision.points:
        lead = read_lead(point) if point[-1:] not in ".!?" else None
        if lead is not None and lead.by:
            message = f"Beslutspunkten kan vara en ingress: {_short(point)}"
            yield Problem("odd_point", message, _line(decision.lines))
        elif _OPEN.search(point):
            message = f"Beslutspunkten kan vara avhuggen: {_short(point)}"
            yield Problem("odd_point", message, _line(decision.lines))


_CUT = re.compile(
    r"(?:\b(?:och|samt|eller|för|av|i|till|om|på|från|enligt|angående|mellan|inom|under)|[,(–-])\s*$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:för|av|i|till|om|på|från|enligt|angående|mellan|inom|under|beslutar|besluta)\s*$")


def _votes(meeting: ParsedMeeting) -> Iterator[Problem]:
    """More votes than there were people to vote."""
    there = {p.name for p in meeting.attendance if p.group in {"member", "serving_substitute"}}
    if len(there) < _LIST:
        return
    for item in meeting.items:
        for vote in item.votes:
            total = sum(n for n in (vote.yes, vote.no, vote.abstain) if n is not None)
            if total > len(there):
                message = f"{total} röster i {item.label}, men {len(there)} i närvarolistan kan rösta"
                yield Problem("odd_vote", message, _line(vote.lines) or _line(item.lines))


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}…"
