"""What was read and looks wrong on its face: a name with a post in it, a title cut in mid phrase.

A parser that takes the wrong words for a value warns of nothing by itself. Each check here is a sign of that
in the value; the warning says what to look at, and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.parsing.fields.boards_named import committee_in
from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.names import PARTICLES
from ingest.parsing.fields.posts import is_title_word
from ingest.parsing.line import shortened
from ingest.parsing.memory import remembered
from ingest.parsing.model import Lines, ParsedAttendance, ParsedItem, ParsedMeeting, Problem

_MOST_NAMES = 5
_LONGEST_TITLE = 90
_LIST = 5
"""So many people of one kind tell what is usual among them."""


def doubtful(meeting: ParsedMeeting) -> list[Problem]:
    """Return a warning for each value that looks wrong, at its line.

    `odd_person`, `odd_group`, `paragraph_outside` and `listed_twice` are of the attendance list, `title_cut`,
    `odd_point`, `odd_vote`, `odd_decider` and `repeated_line` of an item.
    """
    found = [
        *_people(meeting.attendance),
        *_outside(meeting),
        *_twice(meeting.attendance),
        *_among_others(meeting.attendance),
        *_repeated(meeting.items),
        *_votes(meeting),
        *_deciders(meeting),
    ]
    for item in meeting.items:
        found += _item(item)
    return found


def _line(lines: Lines) -> int | None:
    return lines[0] if lines else None


# --- people ---------------------------------------------------------------------------------------------


def _people(attendance: Sequence[ParsedAttendance]) -> Iterator[Problem]:
    """A name that is none, of the person or of the one replaced, and a title that is a sentence."""
    for person in attendance:
        if _is_odd_name(person.name):
            yield _odd_person(person, person.name)
        elif person.replaces and (odd := [r.name for r in person.replaces if _is_odd_name(r.name)]):
            yield _odd_person(person, odd[0])
        elif person.affiliation in _LEGAL_FORMS or (person.title and _is_odd_title(person.title)):
            message = f"Titeln på {person.name} kan vara fel läst: {person.title or person.affiliation}"
            yield Problem("odd_person", message, _line(person.lines))


def _odd_person(person: ParsedAttendance, name: str) -> Problem:
    return Problem("odd_person", f"Namnet kan vara fel läst: {name}", _line(person.lines))


@remembered
def _is_odd_name(name: str) -> bool:
    """Whether a name has one word, too many, a digit or a word that is a post."""
    words = [word for word in name.split() if word not in PARTICLES]
    if len(words) > _MOST_NAMES or any(c.isdigit() for c in name):
        return True
    if len(words) < 2 or words[0].endswith("."):
        return len(words) < 2 and not set(name) <= _MASKS
    return any(word[0].islower() and word[1:2] not in "'’´" for word in words) or is_title_word(words[0])


_LEGAL_FORMS = {"AB", "HB", "KB", "Aktiebolag", "ekonomisk förening"}
"""What ends the name of a company, and is no organisation by itself."""
_MASKS = frozenset("XxNn. _-[]")


@remembered
def _is_odd_title(title: str) -> bool:
    if len(title) > _LONGEST_TITLE or _IN_SENTENCE.search(title):
        return True
    named = _NAME_AND_POST.search(title)
    return named is not None and is_title_word(named["post"])


_NAME_AND_POST = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+\s[A-ZÅÄÖ][a-zåäöé-]+\s(?P<post>[a-zåäö]{4,})\b")
"""Another person with a post inside a title: "Tjänstemän Eva Mo sekreterare"."""
_IN_SENTENCE = re.compile(
    r"\b(?:är|var|har|hade|valdes|utsågs|utses|väljs|beslutar|beslutade|deltog|deltar|lämnade|lämnar|anlände)\b"
    r"|\bendast\b|\bpunkt(?:en|erna)?\s[A-Z0-9]|§|\bkl\.?\s?\d"
    r"|[a-zåäö]{3,}(?<!bitr)(?<!ordf)(?<!sekr)(?<!tekn)\.\s[A-ZÅÄÖ]"
)


def _outside(meeting: ParsedMeeting) -> Iterator[Problem]:
    """The first one who was there for paragraphs that the meeting does not have; a wrong range has many."""
    partly = [person for person in meeting.attendance if person.paragraphs]
    if not partly or len(meeting.items) < 2:
        return
    numbers = [item.number for item in meeting.items]
    numbers += [n for n in (meeting.first_paragraph, meeting.last_paragraph) if n is not None]
    first, last = min(numbers), max(numbers)
    for person in partly:
        beyond = [n for n in person.paragraphs or () if not first <= n <= last]
        if beyond:
            message = (
                f"{person.name} står som närvarande i § {beyond[0]}, men protokollet har §§ {first}–{last}"
            )
            yield Problem("paragraph_outside", message, _line(person.lines))
            return


def _twice(attendance: Sequence[ParsedAttendance]) -> Iterator[Problem]:
    """The same person twice in the same standing, for the same paragraphs."""
    if len({person.name for person in attendance}) == len(attendance):
        return
    seen: set[tuple[str, str | None, str]] = set()
    for person in attendance:
        key = (person.name, person.party, person.group)
        if key in seen and person.paragraphs is None and person.group != "other":
            yield Problem(
                "listed_twice", f"{person.name} står två gånger i närvarolistan", _line(person.lines)
            )
        seen.add(key)


def _among_others(attendance: Sequence[ParsedAttendance]) -> Iterator[Problem]:
    """Elected people without a post among the officials, in a list that has no substitutes."""
    elected = [p for p in attendance if p.group == "other" and p.party and not p.title]
    if len(elected) > 1 and not any(p.group in {"substitute", "serving_substitute"} for p in attendance):
        names = ", ".join(p.name for p in elected[:3])
        yield Problem("odd_group", f"Förtroendevalda står bland övriga: {names}", _line(elected[0].lines))


# --- items ----------------------------------------------------------------------------------------------


def _item(item: ParsedItem) -> Iterator[Problem]:
    """What is wrong with the title and the points; nearly all end as they should, which is soon seen."""
    title = item.title
    if title[-1:].isdigit() and title == title.upper() and _ONLY_NUMBER.fullmatch(title):
        yield Problem("title_cut", f"Rubriken har inga ord: {title}", _line(item.lines))
    end = title[-_END:].rstrip()
    if end.lower().endswith(_GO_ON) and _CUT.search(end):
        yield Problem("title_cut", f"Rubriken kan vara avhuggen: {title}", _line(item.lines))
    for point in item.proposal.points if item.proposal else ():
        if "(" in point and _MEMBER_PROPOSES.match(point):
            message = f"Förslagspunkten kan vara ett yrkande: {shortened(point)}"
            yield Problem("odd_point", message, _line(item.proposal.lines) if item.proposal else None)
            break
    decision = item.decision
    if decision is None or len(decision.points) < 2:
        return
    for point in decision.points:
        message = "" if point.endswith(_STOPS) else _odd_point(point, decision.points)
        if message:
            yield Problem("odd_point", message, _line(decision.lines))


_STOPS = (".", "!", "?")


def _odd_point(point: str, points: Sequence[str]) -> str:
    """What is odd of a point without its full stop, beside all points of the decision; "" for nothing."""
    lead = read_lead(point)
    if lead is not None and lead.by:
        return f"Beslutspunkten kan vara en ingress: {shortened(point)}"
    if _is_heading(point) and all(p[-1:] == "." for p in points if p is not point):
        return f"Beslutspunkten kan vara en rubrik: {point}"
    if point[-1:] == ":" and _DECIDES.search(point):
        return f"Beslutspunkten kan vara en ingress: {shortened(point)}"
    if _OPEN.search(point[-_END:]):
        return f"Beslutspunkten kan vara avhuggen: {shortened(point)}"
    return ""


_MEMBER_PROPOSES = re.compile(
    r"[A-ZÅÄÖ][^.:;]{3,90}\([A-Za-zÅÄÖåäö]{1,5}\)[^.:;]{0,120}\s(?:föreslår|yrkar|lägger\sfram)\b"
)
_DECIDES = re.compile(r"\bbeslut(?:ar|ade|at)\b(?!.*\satt\s)", re.IGNORECASE)


def _is_heading(point: str) -> bool:
    return point.isalpha() and point[0].isupper()


def _repeated(items: Sequence[ParsedItem]) -> Iterator[Problem]:
    """A line without a full stop that ends two items or more: what a page ends with, most likely."""
    ends: dict[str, list[ParsedItem]] = {}
    for item in items:
        last = item.sections[-1] if item.sections else None
        if last and last.text and last.kind not in {"distribution", "basis"}:
            line = last.text.rsplit("\n", 1)[-1].strip()
            if "\n" in last.text and 3 < len(line) < 60 and line[-1] not in ".!?:;,)”":
                ends.setdefault(line, []).append(item)
    for line, ended in ends.items():
        if len(ended) > 1 and not line.startswith(("att ", "-", "•")):
            message = f"Raden avslutar flera paragrafer och kan vara en sidfot: {line}"
            yield Problem("repeated_line", message, ended[0].lines[1] if ended[0].lines else None)


_ONLY_NUMBER = re.compile(r"[\W\d]*(?:[A-ZÅÄÖ]{1,5}[\W\d]+)*\d[\W\d]*(?:[A-ZÅÄÖ]{1,5})?")
_END = 14
"""So much tells whether a text ends in a word that goes on."""
_GO_ON_WORDS = (
    *("och", "samt", "eller", "för", "av", "i", "till", "om", "på", "från", "enligt", "angående"),
    *("mellan", "inom", "under"),
)
_GO_ON = (*_GO_ON_WORDS, ",", "(", "–", "-")
_CUT = re.compile(rf"(?:\b(?:{'|'.join(_GO_ON_WORDS)})|[,(–-])$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:för|av|i|till|om|på|från|enligt|angående|mellan|inom|under|beslutar|besluta)\s*$")


def _deciders(meeting: ParsedMeeting) -> Iterator[Problem]:
    """A decision in the minutes of the fullmäktige that is a board's: that is the proposal before them."""
    if "fullmäktige" not in (meeting.committee or "").casefold():
        return
    for item in meeting.items:
        by = item.decision.by if item.decision else None
        if by and committee_in(by) and "fullmäktige" not in by.casefold():
            message = f"Beslutet i {item.label} står som {by}, men protokollet är från {meeting.committee}"
            yield Problem("odd_decider", message, _line(item.decision.lines) if item.decision else None)


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
