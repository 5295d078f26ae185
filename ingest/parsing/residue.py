"""What an item seems to say that none of its values holds: a motion, a vote, a heading, a decision.

A line that bears the verb or the look of something known, and gave no value, is no proof of an error; it is
what somebody should look at before the reading is trusted. Each is a warning at its line, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.parsing.fields.boards_named import committee_in
from ingest.parsing.fields.dates import find_dates
from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.named_people import find_people
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.sections import RawSection
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.tables import is_header
from ingest.parsing.labels import label_key, split_cells
from ingest.parsing.line import Line, shortened
from ingest.parsing.model import Lines, ParsedItem, ParsedMeeting, Problem
from ingest.parsing.raw import Field, Front
from ingest.parsing.vocabulary import find_outcome, small
from ingest.parsing.words import Words

_MOVES = re.compile(r"\b(?:yrkar|yrkade|yrkat)\b", re.I)
_PROPOSES = re.compile(r"\)\s(?:föreslår|föreslog|lägger\sfram|framlägger)\b")
_PROPOSING = (") föresl", ") lägger", ") framl")
TOLD_OF = re.compile(r"motion|medborgarförslag|interpellation|skrivelse|e-förslag|initiativ", re.I)
"""What somebody proposed in writing before the meeting, and is told of in the background."""
_RESERVES = re.compile(r"\breserver(?:ar|ade)\b.{0,120}\bsig\b|\bsig\b.{0,10}\breserver(?:ar|ade)\b", re.I)
_VOTES = re.compile(
    r"\b(?:votering|omröstning)(?:en)?\s(?:begärs|begärdes|verkställs|verkställdes|genomförs|genomfördes|utföll|utfaller)\b"
    r"|\bröstar\s(?:ja|nej)\b|\b(?:ja|nej)-röst(?:er)?\s(?:avges|avgavs)\b",
    re.I,
)
_SECRET = re.compile(r"\bslut(?:en|na)\s(?:votering|omröstning)|\bdrar\stillbaka|\båtertar", re.I)
_OF_ROLL = re.compile(r"\bja\b.*\bnej\b", re.I)
_HEADING_WORD = re.compile(
    r"(?:beslut|förslag|yrkande|proposition|omröstning|votering|reservation|jäv|underlag|handling|skickas|delges|expedier"
    r"|sammanfattning|bakgrund|beskrivning|anteckning|yttrande|bedömning|motivering|överlägg)\w*",
    re.I,
)
_HEADING = re.compile(r"[A-ZÅÄÖ][^\d.,;!?()\"”]{3,60}:?")
_ACT_OF_BOARD = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w-]+(?:\s(?:och|[\w-]+))?)\s(?:beslutar|fastställer|godkänner|antar|avslår|bifaller|uppdrar|ger|lägger|noterar|antecknar"
    r"|tar\sdel|utser|väljer|beviljar|bordlägger|återremitterar|remitterar|överlämnar|ställer\ssig\sbakom|tillstyrker"
    r"|avstyrker|förordnar|medger)\b"
)
_SIGNS = frozenset({"secretary", "adjuster", "adjusted", "signatures"})
_LISTS = {"basis", "distribution", "decision", "proposal", "statement", "reservation"}
_TELLING = {"background", "other", "deliberation", "recusal"}
_OF_OTHERS = {"basis", "distribution", "statement", "proposal"}
_DECIDED_BY = {"motion", "procedure", "vote", "reservation", "decision"}


def unread_in_item(item: ParsedItem, sections: Sequence[RawSection], words: Words) -> list[Problem]:
    """Return a warning for each line of an item that looks like something which the item does not hold.

    What all of its `words` do not say is not looked for line by line.
    `unread_motion`, `unread_reservation`, `unread_vote`, `unread_heading`, `unread_list`, `unread_decision`
    are at the line, `no_decision` at the heading of an item where something was voted on and not decided.
    """
    found: list[Problem] = []
    moves = (words.move and "yrka" in words.low) or (words.bracket and has_any(_PROPOSING, words.low))
    votes = words.vote and not item.votes
    lists = has_any(_MEMBERS, words.low)
    for section, low in zip(sections, words.parts, strict=True):
        if moves and ("yrka" in low or has_any(_PROPOSING, low)):
            found += _motions(item, section)
        if section.kind == "reservation" or (words.reserve and "reserver" in low):
            found += _reservations(item, section)
        if words.no and "nej" in low:
            found += _ballots(item, section)
        if votes:
            found += _votes(section)
        if section.kind not in _LISTS:
            found += _headings(section.lines)
        if lists:
            found += _people(section)
    found += _decision(item, sections)
    return found


_MEMBERS = ("närvarande", "ledamöter", "beslutande", "ersättare")
"""What the heading of a list of members says."""


def _motions(item: ParsedItem, section: RawSection) -> Iterator[Problem]:
    is_said = section.kind == "motion"
    spans = [motion.lines for motion in item.motions]
    for line in section.lines:
        text = line.text
        may_move = "yrka" in text.lower()
        may_propose = "före" in text and ")" in text
        if not (may_move or may_propose) or _within(line, spans):
            continue
        moves = may_move and _MOVES.search(text)
        proposes = (
            may_propose
            and _PROPOSES.search(text)
            and not (TOLD_OF.search(item.title) or TOLD_OF.search(text))
        )
        if (moves or proposes) and (find_people(text) or (is_said and moves)):
            yield Problem("unread_motion", f"Ett yrkande kan ha missats: {_short(line)}", line.number)


def _reservations(item: ParsedItem, section: RawSection) -> Iterator[Problem]:
    spans = [reservation.lines for reservation in item.reservations]
    lines = [line for line in section.lines if line.text]
    if section.kind == "reservation" and section.line and not any(_within(line, spans) for line in lines):
        message = f"Ingen som reserverar sig hittades under {section.heading}"
        yield Problem("unread_reservation", message, section.line.number)
        return
    for line in lines:
        if "reserver" in line.text and _RESERVES.search(line.text) and not _within(line, spans):
            yield Problem("unread_reservation", f"En reservation kan ha missats: {_short(line)}", line.number)


def _votes(section: RawSection) -> Iterator[Problem]:
    for line in section.lines:
        low = line.text.lower()
        if ("vot" in low or "röst" in low) and _VOTES.search(line.text) and not _SECRET.search(line.text):
            yield Problem("unread_vote", f"En omröstning kan ha missats: {_short(line)}", line.number)
            return


def _ballots(item: ParsedItem, section: RawSection) -> Iterator[Problem]:
    """A table of votes that gave no ballots, or fewer than it has rows with a name."""
    lines = [line for line in section.lines if line.text]
    voters = {ballot.name for vote in item.votes for ballot in vote.ballots}
    for place, line in enumerate(lines):
        if not (_OF_ROLL.search(line.text) and is_header(line.text)):
            continue
        rows = [row for row in lines[place + 1 :] if _is_of_voter(row.text)]
        missed = [row for row in rows if not any(voter in " ".join(row.text.split()) for voter in voters)]
        if missed:
            message = f"Röstlistan kunde inte läsas helt ({len(missed)} rader): {_short(missed[0])}"
            yield Problem("unread_vote", message, missed[0].number)
        return


_MARKED = re.compile(r"(?P<who>.+?)[\s(]+[A-ZÅÄÖa-zåäö]{1,5}\)?\s+(?:[XxJjNn1✓×]|Ja|Nej|Avst\w*)(?:\s.*)?")


def _is_of_voter(text: str) -> bool:
    row = _MARKED.fullmatch(" ".join(text.split()))
    return bool(row) and looks_like_name(row["who"].strip(" ,"))  # type: ignore[index]


def _headings(lines: Sequence[Line]) -> Iterator[Problem]:
    """A short line between the paragraphs with a word of headings in it, which no heading is known by."""
    above = ""
    for line, below in pairwise(lines):
        text, before, above = line.text, above, line.text
        if not (text and below.text) or (len(text) > _LONGEST and not text[0].isspace()):
            continue
        text = text.strip()
        if len(text) > _LONGEST or not text[0].isupper() or not _HEADING.fullmatch(text):
            continue
        stands_alone = (not before or before.rstrip()[-1:] in ".:") and len(below.text) > len(text)
        if (
            stands_alone
            and _HEADING_WORD.search(text)
            and not find_outcome(text)
            and below.text[:1].isupper()
        ):
            yield Problem("unread_heading", f"Raden kan vara en rubrik: {text}", line.number)


_LONGEST = 60


def _people(section: RawSection) -> Iterator[Problem]:
    """The heading of a list of members above somebody with a party: a list that stands in the text."""
    for line, below in pairwise(section.lines):
        heading = read_list_heading(line.text.strip()) if 0 < len(line.text) < 60 else None
        if heading and heading[0] != "other" and find_people(below.text[:80]):
            yield Problem(
                "unread_list", f"En lista över närvarande kan ha missats: {_short(line)}", line.number
            )
            return


def _decision(item: ParsedItem, sections: Sequence[RawSection]) -> Iterator[Problem]:
    if item.decision is not None:
        yield from _second_lead(item, sections)
        return
    for section in sections:
        if section.kind in _OF_OTHERS:
            continue
        for line in section.lines:
            text = line.text.strip()
            act = _ACT_OF_BOARD.match(text) if text[:1].isupper() else None
            if act and committee_in(act["who"]):
                yield Problem("unread_decision", f"Ett beslut kan ha missats: {_short(line)}", line.number)
                return
    if not (item.proposal or any(section.kind in _DECIDED_BY for section in sections)):
        return
    if not any("ekretess" in line.text for section in sections for line in section.lines[:6]):
        message = f"Inget beslut hittades i {item.label}"
        yield Problem("no_decision", message, item.lines[0] if item.lines else None)


def _second_lead(item: ParsedItem, sections: Sequence[RawSection]) -> Iterator[Problem]:
    """The lead of a decision in the text of an item that decides elsewhere: "NÄMNDEN BESLUTAR"."""
    decided = item.decision.lines if item.decision else None
    for section in sections:
        if section.kind == "decision" and section.heading is None:
            return
    for section, parsed in zip(sections, item.sections, strict=True):
        if section.kind not in _TELLING or "BESLUT" not in parsed.text:
            continue
        for line, below in pairwise(section.lines):
            text = line.text.strip() if "BESLUT" in line.text else ""
            if not text.isupper():
                continue
            lead = read_lead(text)
            if lead and lead.by and below.text and not _within(line, [decided]):
                yield Problem("unread_decision", f"Ett beslut kan ha missats: {_short(line)}", line.number)
                return


def signatures_in_item(item: ParsedItem, sections: Sequence[RawSection]) -> Iterator[Problem]:
    """Yield a warning for a line of roles ("Sekreterare", "Justeras") in the text of the last item."""
    for section in sections:
        for line in section.lines:
            cells = split_cells(line.text.strip()) if 0 < len(line.text) < 90 else []
            if cells and all(label_key(cell) in _SIGNS for cell in cells):
                message = f"Raden kan höra till underskrifterna: {_short(line)}"
                yield Problem("unread_signature", message, line.number)
                return


def unread_in_front(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """Yield a warning for a label of the head or the signatures that gave no value from what follows it.

    "Sekreterare" without a name is `unread_signature`, "Paragrafer 12–15" without a range `unread_range`.
    """
    roles = {signatory.role for signatory in meeting.signatories}
    for f in front.fields:
        if f.key in _ROLES and f.key not in roles and not f.in_notice and not _is_empty(front, f):
            message = f"Ingen underskrift hittades vid {f.label}"
            yield Problem("unread_signature", message, f.line.number)
    yield from _lacking(front, meeting)
    yield from _without_party(front, meeting)
    yield from _paragraphs(front, meeting)
    if meeting.first_paragraph is None:
        yield from _ranges(front, meeting)


def _paragraphs(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """The lines of the head that begin as a paragraph does, with a number that no item has."""
    lines = [line for line in front.lines if "§" in line.text and len(line.text) < _LONGEST]
    found = [(line, begin) for line in lines if (begin := _PARAGRAPH.match(line.text))]
    if not found:
        return
    listed = _listed(front)
    numbers = {item.number for item in meeting.items}
    for line, begin in found:
        if line.number not in listed and int(begin["n"]) not in numbers:
            yield Problem("unread_paragraph", f"Raden kan inleda en paragraf: {_short(line)}", line.number)


def _listed(front: Front) -> set[int]:
    """The lines of the lists, the contents and the notice, where a paragraph is told of."""
    listed = {line.number for block in front.blocks for line in block.lines}
    told = [f for f in front.fields if f.key == "contents" or f.in_notice]
    return listed | {line.number for f in told for line in f.lines}


def _ranges(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """A line of the head that has what looks like the range of the paragraphs, where none was read."""
    yield from _range_of_numbers(front, meeting)
    for f in front.fields:
        if f.key == "range" and "paragraf" in f.label.lower() and not (f.in_notice or _is_empty(front, f)):
            message = f"Paragraferna kunde inte läsas: {_short(f.line)}"
            yield Problem("unread_range", message, f.line.number)
            return
    listed = _listed(front)
    for line in front.lines:
        low = small(line.text) if len(line.text) < _LONGEST else ""
        if ("§" in low or "paragraf" in low) and line.number not in listed and _RANGE.search(line.text):
            yield Problem("unread_range", f"Paragraferna kunde inte läsas: {_short(line)}", line.number)
            return


_LONGEST = 160
_HEAD = {"place_time", "place", "time", "date", "start_time"}
_CLOCK = re.compile(r"\bkl(?:ockan)?\b\.?:?\s?\d|\d[.:]\d\d\s?[-–]\s?\d", re.I)


def _lacking(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """A date or a time that was not read, where a label of the head has what looks like one beside it."""
    if meeting.date is not None and meeting.start_time is not None:
        return
    for f in front.fields:
        if f.key not in _HEAD or f.in_notice or f.adjusting or not f.lines:
            continue
        if meeting.date is None and find_dates(f.text):
            yield Problem(
                "unread_date", f"Sammanträdets datum kunde inte läsas: {_short(f.line)}", f.line.number
            )
            return
        if meeting.start_time is None and _CLOCK.search(f.text):
            yield Problem(
                "unread_time", f"Sammanträdets tid kunde inte läsas: {_short(f.line)}", f.line.number
            )
            return


_MOST_HAVE = 5


def _without_party(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """One or two of the elected without a party, where all the others have one; "(-)" is one, too."""
    lacking = [p for p in meeting.attendance if p.party is None and p.affiliation is None and p.lines]
    missing = [p for p in lacking if p.group != "other"]
    if not missing or len(missing) > 2:
        return
    listed = [p for p in meeting.attendance if p.group != "other"]
    if len(listed) - len(missing) < _MOST_HAVE:
        return
    texts = {line.number: line.text for line in front.lines}
    for person in missing:
        first = person.lines[0] if person.lines else 0
        if first in texts and not _NO_PARTY.search(texts[first]):
            yield Problem("no_party", f"{person.name} har inget parti, det har de andra", first)


_NO_PARTY = re.compile(r"\(\s*[-–]\s*\)|\bopol|\bobunden|\boberoende|\bvilde\b|partilös", re.I)


def _range_of_numbers(front: Front, meeting: ParsedMeeting) -> Iterator[Problem]:
    """A line of the head with the numbers of the first and the last item, where no range was read."""
    if len(meeting.items) < 3:
        return
    first, last = str(meeting.items[0].number), str(meeting.items[-1].number)
    both = re.compile(rf"(?<![\d.:-]){first}\s?[-–—]\s?{last}(?![\d.:-])")
    for line in front.lines:
        if first in line.text and last in line.text and both.search(line.text):
            yield Problem("unread_range", f"Paragraferna kunde inte läsas: {_short(line)}", line.number)
            return


def _is_empty(front: Front, f: Field) -> bool:
    """True for a label of a form that nobody filled in: the next line is a label again, or there is none."""
    below = next((line.text.strip() for line in front.lines[f.index + 1 :] if line.text), "")
    return not f.text and (not below or label_key(split_cells(below)[0].split(":")[0]) is not None)


_ROLES = frozenset({"secretary", "adjuster", "chair"})
_PARAGRAPH = re.compile(r"\s*(?:[^\W\d_]{1,8}\s)?§\s?(?P<n>\d{1,4})(?![\d,–-]|\s?[–-])")
_RANGE = re.compile(r"\b(?:Paragraf(?:er(?:na)?)?|§§?)\s?:?\s?\d{1,4}\s?[-–—]\s?\d{1,4}(?![\d-])", re.I)


def _within(line: Line, spans: Sequence[Lines]) -> bool:
    return any(span is not None and span[0] <= line.number <= span[1] for span in spans)


def _short(line: Line) -> str:
    return shortened(line.text)
