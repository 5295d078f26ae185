"""From the skeleton to the parsed meeting: the field rooms are asked in their order, the answers put
together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.parsing.case_numbers import find_case_numbers
from ingest.parsing.checks import check_meeting
from ingest.parsing.fields.attendance import read_attendance
from ingest.parsing.fields.blocks import AttendanceBlock
from ingest.parsing.fields.boards_named import committee_in
from ingest.parsing.fields.dates import find_times
from ingest.parsing.fields.decisions import part_decision, read_decided
from ingest.parsing.fields.head import read_head
from ingest.parsing.fields.head_values import Head
from ingest.parsing.fields.leads import without_genitive
from ingest.parsing.fields.motions import not_retold, read_motions, read_reservations
from ingest.parsing.fields.named_people import find_people
from ingest.parsing.fields.party_rolls import by_party
from ingest.parsing.fields.posts import is_chair_title
from ingest.parsing.fields.references import read_references
from ingest.parsing.fields.sections import (
    RawSection,
    Text,
    paragraphs,
    put_together,
    section_text,
)
from ingest.parsing.fields.shared_parties import with_shared_parties
from ingest.parsing.fields.signatures import read_signatures
from ingest.parsing.fields.signers import Signatures
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.titles import code_beside_case_number
from ingest.parsing.fields.votes import read_votes
from ingest.parsing.formats import Format
from ingest.parsing.line import Line
from ingest.parsing.missed import missed_in_item, missed_people, repeated_headings
from ingest.parsing.model import (
    Lines,
    ParsedAttachment,
    ParsedAttendance,
    ParsedItem,
    ParsedMeeting,
    ParsedMotion,
    ParsedReservation,
    ParsedSection,
    ParsedVote,
    Problem,
)
from ingest.parsing.placing import unplaced, unread
from ingest.parsing.raw import RawAttachment, RawItem
from ingest.parsing.recognising import looks_like_minutes, lost_marks, not_minutes
from ingest.parsing.residue import TOLD_OF, signatures_in_item, unread_in_front, unread_in_item
from ingest.parsing.rolls import (
    Rolls,
    attached_rolls,
    given_names_first,
    listed_rolls,
    with_rolls,
    with_unnamed_rolls,
)
from ingest.parsing.signing import day_told
from ingest.parsing.skeleton import Skeleton
from ingest.parsing.words import Words, words_of

_WITH_MOTIONS = {"motion", "procedure", "proposal", "deliberation", "background", "other"}
_WITH_VOTES = {"vote", "procedure", "deliberation", "decision", "background", "motion", "proposal"}

_SHORT_MOTION = re.compile(r"\):\s(?:bifall|avslag|återremiss)\b")
_PUT = (
    "proposition på",
    "propositionsordning",
    "beslutsgång",
    "omröstning",
    "votering",
    "förslagen mot varandra",
)
"""Said where proposals of the meeting are put to it; who "föreslår" before that has made one."""
_VICE = re.compile(r"\b(?:vice|v)\b", re.I)

Paragraphs = Sequence[tuple[str, Lines]]


def build_meeting(
    lines: Sequence[Line], skeleton: Skeleton, form: Format, *, body: str | None
) -> ParsedMeeting:
    """Return the meeting that a skeleton holds, with its warnings; `body` is whose minutes they are, if
    the caller knows.

    What is no protokoll gives an empty meeting with the warning `not_minutes`.
    """
    head = read_head(skeleton.front, skeleton.tail, skeleton.furniture)
    whole = head.whole or _range_of(skeleton.items)
    blocks = [
        AttendanceBlock(block.group, block.heading, tuple(block.lines), block.absent)
        for block in (*skeleton.front.blocks, *skeleton.tail.blocks)
    ]
    blocks, legends = by_party(blocks)
    attendance, problems = read_attendance(blocks, whole)
    problems = (*problems, *[Problem("no_person", line.text.strip(), line.number) for line in legends])
    chairs = _chairs(attendance)
    signatures = read_signatures(
        (skeleton.front, skeleton.tail),
        chairs,
        [person.name for person in attendance],
        () if chairs else _told_adjusters(skeleton.items),
    )
    problems = (*problems, *_unread(skeleton, attendance, problems, head))
    items, item_problems = _items(skeleton, head.committee)
    items = with_shared_parties(items, attendance)
    items = given_names_first(items, [person.name for person in attendance])
    meeting = ParsedMeeting(
        body=body or head.body,
        committee=head.committee or _deciding_committee(items),
        date=head.date,
        start_time=head.start_time,
        end_time=head.end_time or _closing_time(items),
        place=head.place,
        first_paragraph=head.first_paragraph,
        last_paragraph=head.last_paragraph,
        adjusted_on=head.adjusted_on or _day_of_adjusting(items),
        digitally_signed=head.digitally_signed,
        signatories=signatures.people,
        attendance=attendance,
        items=items,
        format=form.name,
        format_version=form.version,
        spans=head.spans,
    )
    keys = {f.key for front in (skeleton.front, skeleton.tail) for f in front.fields}
    if not looks_like_minutes(meeting, lines, keys, has_word=head.has_protocol_word):
        return replace(not_minutes(lines), body=body)
    found = [
        *lost_marks(lines, meeting),
        *problems,
        *item_problems,
        *_unplaced(skeleton, head, signatures),
        *(
            problem
            for front in (skeleton.front, skeleton.tail)
            for problem in (*unread_in_front(front, meeting), *missed_people(front, meeting))
        ),
        *_furniture(skeleton),
    ]
    found += check_meeting(meeting, mismatched=head.mismatched)
    return _with_warnings(meeting, found)


def _day_of_adjusting(items: Sequence[ParsedItem]) -> str | None:
    """The day that the item on who adjusts the minutes tells, where the head tells none."""
    texts = (s.text for item in items if "juster" in item.title.casefold() for s in item.sections)
    return next((day for text in texts if (day := day_told(text))), None)


_CLOSES = re.compile(r"\bavslut\w*\b[^.;]{0,60}?\b(?P<time>kl(?:ockan)?\.?\s?\d{1,2}[.:]\d\d)", re.I)


def _closing_time(items: Sequence[ParsedItem]) -> str | None:
    """When the chair closed the meeting, as the last item tells it: "… avslutat kl. 17.25"."""
    texts = (section.text for item in items[-1:] for section in item.sections)
    closes = next((found for text in texts if (found := _CLOSES.search(text))), None)
    return find_times(closes["time"])[0] if closes else None


def _told_adjusters(items: Sequence[RawItem]) -> Iterator[str]:
    """Whom an item on the justering names: "Att justera protokollet utsågs Bo Al (M)"."""
    for item in items:
        if "juster" not in item.title.casefold():
            continue
        text = " ".join([line.text.strip() for section in item.sections for line in section.lines])
        if len(text) < 600:
            yield from (person.name for person, _, _ in find_people(text))


def _chairs(attendance: Sequence[ParsedAttendance]) -> list[str]:
    """Whom the list calls ordförande; the vice chairs only where it calls nobody so."""
    chairs = [p for p in attendance if p.present and p.title and is_chair_title(p.title)]
    first = [p.name for p in chairs if not _VICE.search(p.title or "")]
    return first or [p.name for p in chairs]


def _deciding_committee(items: Sequence[ParsedItem]) -> str | None:
    """The board where the head does not name it: whose lead the decisions have most often."""
    leads = Counter(item.decision.by for item in items if item.decision and item.decision.by)
    for item in items:
        for section in item.sections:
            if (
                section.kind == "decision"
                and section.heading
                and section.heading.casefold().endswith("s beslut")
            ):
                leads[without_genitive(section.heading[: -len(" beslut")])] += 1
    names = [name for name, _ in leads.most_common() if committee_in(name)]
    return names[0] if names else None


def _with_warnings(meeting: ParsedMeeting, problems: Sequence[Problem]) -> ParsedMeeting:
    ordered = sorted(problems, key=lambda p: (p.line or 0, p.code))
    return replace(meeting, warnings=tuple(ordered))


def _range_of(items: Sequence[RawItem]) -> tuple[int, int] | None:
    numbers = [item.heading.number for item in items]
    return (min(numbers), max(numbers)) if numbers else None


def _unplaced(skeleton: Skeleton, head: Head, signatures: Signatures) -> list[Problem]:
    values = [head.body, head.committee, head.place, *(s.name for s in signatures.people)]
    return unplaced((skeleton.front, skeleton.tail), head.used | signatures.used, [v for v in values if v])


def _unread(
    skeleton: Skeleton,
    attendance: Sequence[ParsedAttendance],
    problems: Sequence[Problem],
    head: Head,
) -> list[Problem]:
    """What the attendance lists say beside the people that were read from them, and beside what is told
    already."""
    values = {head.committee, head.body, *[problem.message for problem in problems]}
    for person in attendance:
        values.update((person.name, person.party, person.title, person.affiliation))
        for replaced in person.replaces:
            values.update((replaced.name, replaced.party))
    return unread((*skeleton.front.blocks, *skeleton.tail.blocks), filter(None, values))


def _furniture(skeleton: Skeleton) -> list[Problem]:
    """One warning for all page headers and footers, with each text once."""
    lines = skeleton.furniture
    if not lines:
        return []
    texts = list(dict.fromkeys(" ".join(line.text.split()) for line in lines))
    message = f"Sidhuvud och sidfot är borttagna ({len(lines)} rader): " + " | ".join(texts)
    return [Problem("page_furniture", message, lines[0].number)]


def _items(skeleton: Skeleton, committee: str | None) -> tuple[tuple[ParsedItem, ...], list[Problem]]:
    has_headings = any(s.kind == "decision" for item in skeleton.items for s in item.sections)
    rolls = listed_rolls(skeleton)
    items: list[ParsedItem] = []
    problems: list[Problem] = []
    for raw in skeleton.items:
        item, found = _item(raw, skeleton.width, committee, has_headings, rolls)
        items.append(item)
        problems += found
    items, unnamed = with_unnamed_rolls(items, [a for raw in skeleton.items for a in raw.attachments])
    problems += unnamed
    problems += repeated_headings([raw.sections for raw in skeleton.items])
    if skeleton.items:
        problems += signatures_in_item(items[-1], skeleton.items[-1].sections)
    return tuple(items), problems


def _item(
    raw: RawItem,
    width: int,
    committee: str | None,
    has_headings: bool,
    rolls: Mapping[int, Rolls],
) -> tuple[ParsedItem, Sequence[Problem]]:
    sections = part_decision(raw.sections, committee)
    decided = read_decided(sections, width=width, committee=committee, has_decision_headings=has_headings)
    case_number = _case_number(raw.case_text)
    texts = [put_together(section.lines) for section in sections]
    by_kind = [(section.kind, text.paragraphs) for section, text in zip(sections, texts, strict=True)]
    words = words_of([text.whole for text in texts])
    everything: list[tuple[str, Lines]] = [(raw.title, (raw.line.number, raw.line.number))]
    if raw.treated:
        everything.append((raw.treated, (raw.line.number, raw.line.number)))
    if raw.case_text:
        everything.append((f"Dnr {raw.case_text}", (raw.case_line, raw.case_line)))
    everything += [p for _, found in by_kind for p in found]
    kinds = {section.kind for section in sections}
    attachments = tuple([_attachment(a) for a in raw.attachments])
    parsed = [_section(section, text) for section, text in zip(sections, texts, strict=True)]
    item = ParsedItem(
        number=raw.heading.number,
        label=raw.heading.label,
        title=raw.title,
        case_number=case_number,
        officers=raw.officers,
        sections=tuple(parsed),
        proposal=decided.proposal,
        decision=decided.decision,
        motions=_motions(raw.title, by_kind, words, has_heading="motion" in kinds),
        reservations=_reservations(by_kind, words) if words.reserve or "reservation" in kinds else (),
        votes=_votes(
            sections,
            words.vote or words.no or "vote" in kinds,
            rolls.get(raw.heading.number) or attached_rolls(raw.attachments),
        ),
        references=read_references(everything, case_number),
        attachments=attachments,
        lines=(raw.line.number, _last_line(raw, parsed)),
    )
    left = [Problem("unplaced_text", f"Text utan plats: {line.text}", line.number) for line in raw.left]
    is_all = case_number is None or case_number == raw.case_text
    if not is_all and (beside := code_beside_case_number(raw.case_text)):
        left.append(Problem("unplaced_text", f"Text utan plats: {beside}", raw.case_line))
    unread_lines = (*unread_in_item(item, sections, words), *missed_in_item(item, sections, words))
    return item, (*decided.problems, *left, *unread_lines)


def _motions(
    title: str, by_kind: Sequence[tuple[str, Paragraphs]], words: Words, *, has_heading: bool
) -> tuple[ParsedMotion, ...]:
    were_put = words.bracket and ") föresl" in words.low and has_any(_PUT, words.low)
    is_short = words.bracket and "):" in words.low and _SHORT_MOTION.search(words.low) is not None
    if not (words.move or were_put or is_short or has_heading):
        return ()
    is_written = were_put and TOLD_OF.search(title) is not None
    motions: list[ParsedMotion] = []
    for kind, found in by_kind:
        if kind in _WITH_MOTIONS:
            is_put = were_put and not (is_written and kind == "background")
            read = read_motions(found, under_heading=kind == "motion", were_put=is_put)
            motions += not_retold(read, motions) if kind == "procedure" else read
    return tuple(motions)


def _reservations(by_kind: Sequence[tuple[str, Paragraphs]], words: Words) -> tuple[ParsedReservation, ...]:
    reservations: list[ParsedReservation] = []
    for (kind, found), low in zip(by_kind, words.parts, strict=True):
        if kind == "reservation" or (words.reserve and "reserv" in low):
            reservations += read_reservations(found, under_heading=kind == "reservation")
    return tuple(reservations)


def _votes(sections: Sequence[RawSection], tells_vote: bool, rolls: Rolls) -> tuple[ParsedVote, ...]:
    """The item's votes; the rolls on another page give its last votes their ballots."""
    votes: tuple[ParsedVote, ...] = ()
    if tells_vote:
        votes = read_votes(
            [p for s in sections if s.kind in _WITH_VOTES for p in paragraphs(s.lines, columns=True)]
        )
    return with_rolls(votes, rolls)


def _case_number(text: str) -> str | None:
    if not text:
        return None
    found = find_case_numbers(text if text[:1] in "dDäÄ" else f"Dnr {text}") or find_case_numbers(text)
    if found:
        return found[0].value
    words = text.split()
    while words and words[0].rstrip(".:").casefold() in {
        "dnr",
        "ärendenummer",
        "diarienummer",
        "diarienr",
        "ärendenr",
    }:
        words = words[1:]
    rest = " ".join(words).strip(" ()[],;")
    return rest if any(c.isdigit() for c in rest) else None


def _section(raw: RawSection, text: Text) -> ParsedSection:
    first = raw.line.number if raw.line else 0
    lines = (first, first) if raw.line else None
    if text.paragraphs:
        lines = (first or text.paragraphs[0][1][0], text.paragraphs[-1][1][1])
    return ParsedSection(raw.kind, raw.heading, text.whole, lines)


def _attachment(raw: RawAttachment) -> ParsedAttachment:
    last = next((line.number for line in reversed(raw.lines) if line.text), raw.line.number)
    return ParsedAttachment(raw.heading, section_text(raw.lines), (raw.line.number, last))


def _last_line(raw: RawItem, sections: Sequence[ParsedSection]) -> int:
    ends = [section.lines[1] for section in sections if section.lines]
    return max([raw.line.number, raw.last_line, raw.case_line, raw.officer_line, *ends])
