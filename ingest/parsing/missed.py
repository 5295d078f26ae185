"""Names, votes and headings that no value holds: what is missed most often, and without a word.

Like `residue`, each is a warning at its line, which somebody should look at; nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.named_people import find_people
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.sections import RawSection
from ingest.parsing.line import shortened
from ingest.parsing.memory import remembered
from ingest.parsing.model import ParsedItem, ParsedMeeting, Problem
from ingest.parsing.raw import Front
from ingest.parsing.vocabulary import find_outcome
from ingest.parsing.words import Words

_WITH_PARTY = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖ][\w'’-]+\s){1,4}\((?:[A-ZÅÄÖ]{1,4}|fp|kd|mp|sd|[smclv])\)")
_VOTED = re.compile(r"\brösta(?:r|de)\b", re.I)
_NO_FACTS = frozenset({"contents", "address", "notice", "notice_line", "reserve"})
_ASKS = re.compile(r"\)\s?[:–-]|\b(?:bifall|avslag|återremi|bordlägg|tillägg|ändring)", re.I)
_SPEAKS = re.compile(r"\b(?:yttra|tala|anför|delt|instäm|informer|medverka)", re.I)
_HEADS = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:\s[a-zåäö-]+){0,3}:")
_LONGEST_LINE = 200
_LONGEST_HEADING = 40
_NONE = 1000
_RUNNING = frozenset({"background", "deliberation"})
_WITH_VOTERS = frozenset({"vote", "procedure", "deliberation", "background", "decision", "motion", "other"})
_TOLD = re.compile(
    r"\b(?:har|hade|ska|kommer|föreslår|informera\w*|redogör\w*|\d{4}|tacka\w*|framgår)\b|^Ing(?:a|en|et)\b",
    re.I,
)
"""What tells of something else than what was decided now."""
_WITH_LABELS = frozenset({"motion", "vote"})
"""Sections whose lines may begin with a label of their own: "Ja:"."""


def missed_people(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """Yield a warning `unread_person` for each line outside the items with a name and a party that no list
    and no signature has: "Bo Al (M)" below a heading that was taken for something else."""
    read = [person.lines for person in meeting.attendance] + [s.lines for s in meeting.signatories]
    passed = {number for lines in read if lines for number in range(lines[0], lines[1] + 1)}
    lines = [line for line in front.lines if "(" in line.text and line.number not in passed]
    if not lines:
        return
    known = {person.name for person in meeting.attendance}
    known |= {replaced.name for person in meeting.attendance for replaced in person.replaces}
    known |= {signatory.name for signatory in meeting.signatories}
    passed = {line.number for f in front.fields if f.key in _NO_FACTS or f.in_notice for line in f.lines}
    for line in lines:
        if line.number in passed or not _WITH_PARTY.search(line.text):
            continue
        for named, _, _ in find_people(line.text[:_LONGEST_LINE]):
            if " " in named.name and not any(_is_same(named.name, name) for name in known):
                message = f"{named.name} står här, men inte i närvarolistan: {shortened(line.text)}"
                yield Problem("unread_person", message, line.number)
                break


def _is_same(one: str, other: str) -> bool:
    """Whether one name is the other, or what is left of it where a line was broken."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def missed_in_item(item: ParsedItem, sections: Sequence[RawSection], words: Words) -> Iterator[Problem]:
    """Yield a warning for a line of an item that names who voted or moved and gave no ballot or motion, and
    for a last sentence that says what became of the matter where no decision was found."""
    if item.votes or (words.vote and ("röstar" in words.low or "röstade" in words.low)):
        yield from _voters(item, sections)
    if item.decision is None:
        yield from _last_word(sections)
    for section in sections:
        if section.kind == "motion":
            yield from _movers(item, section)


def _voters(item: ParsedItem, sections: Sequence[RawSection]) -> Iterator[Problem]:
    """The first line that says who voted, where two of those named or more have no ballot; in an item that
    has the counts of a vote and no ballots, a line of three names is enough."""
    voters = {ballot.name for vote in item.votes for ballot in vote.ballots}
    least = 3 if item.votes and not voters else _NONE
    spans = [motion.lines for motion in item.motions] + [said.lines for said in item.reservations]
    for section in sections:
        for line in section.lines if section.kind in _WITH_VOTERS else ():
            says = "röst" in line.text.lower() and _VOTED.search(line.text) is not None
            if not (says or (least < _NONE and line.text.count("(") >= least)):
                continue
            if _SPEAKS.search(line.text) or any(s and s[0] <= line.number <= s[1] for s in spans):
                continue
            named = [person.name for person, _, _ in find_people(line.text)]
            if len([name for name in named if name not in voters]) >= (2 if says else least):
                message = f"Rösterna kunde inte läsas: {shortened(line.text)}"
                yield Problem("unread_vote", message, line.number)
                return


def _last_word(sections: Sequence[RawSection]) -> Iterator[Problem]:
    """The sentence that ends an item without a decision, where it says what a decision says, such as
    "Interpellationen förklarades besvarad."."""
    if not sections or any(section.kind not in _RUNNING for section in sections):
        return
    last = next((line for line in reversed(sections[-1].lines) if line.text), None)
    text = last.text.strip() if last else ""
    is_sentence = text[:1].isupper() and text[-1:] == "." and len(text) < _LONGEST_LINE
    if last and is_sentence and find_outcome(text) and not _TOLD.search(text):
        yield Problem("unread_decision", f"Ett beslut kan ha missats: {shortened(text)}", last.number)


def _movers(item: ParsedItem, section: RawSection) -> Iterator[Problem]:
    """A line below a heading of motions that begins with somebody and is within no motion."""
    spans = [motion.lines for motion in item.motions if motion.lines]
    for line in section.lines:
        if "(" not in line.text or any(first <= line.number <= last for first, last in spans):
            continue
        text = line.text.strip()
        if _WITH_PARTY.match(text) and _ASKS.search(text):
            yield Problem("unread_motion", f"Ett yrkande kan ha missats: {shortened(text)}", line.number)


def repeated_headings(sections: Sequence[Sequence[RawSection]]) -> Iterator[Problem]:
    """Yield a warning `unread_heading` at each line that ends in a colon and stands in the text of several
    items, as "Sänt till:" does: it may head a section by a word that is not known. `sections` are those of
    each item."""
    seen: dict[str, list[int]] = {}
    for part in (part for parts in sections for part in parts if part.kind not in _WITH_LABELS):
        for number, text, _, _ in part.lines:
            if text[-1:] != ":" or len(text) >= _LONGEST_HEADING:
                continue
            text = text.strip()
            if _may_head(text):
                seen.setdefault(text, []).append(number)
    for text, numbers in seen.items():
        if len(numbers) > 1:
            yield from (Problem("unread_heading", f"Raden kan vara en rubrik: {text}", n) for n in numbers)


@remembered
def _may_head(text: str) -> bool:
    """Whether a short line with a colon may be a heading: "Sänt till:", and no lead or name."""
    return _HEADS.fullmatch(text) is not None and not (read_lead(text) or looks_like_name(text[:-1]))
