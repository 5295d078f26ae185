"""The decision and the proposal of an item, also where no heading says where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.parsing.fields.boards_named import committee_in
from ingest.parsing.fields.leads import Lead, lead_to_att, read_lead, without_genitive
from ingest.parsing.fields.outcomes import read_outcomes
from ingest.parsing.fields.own_proposals import as_decided, goes_up, is_own
from ingest.parsing.fields.pieces import is_clause
from ingest.parsing.fields.points import Points, comparable, read_points
from ingest.parsing.fields.running_decisions import SENTENCES, decision_after_vote, decision_in_text
from ingest.parsing.fields.sections import RawSection, match_mark
from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.model import ParsedDecision, ParsedProposal, Problem
from ingest.parsing.record import record
from ingest.parsing.vocabulary import fold

_FRONTED = re.compile(r"att\s(?:[\w-]+\s){1,8}?(?:utses|utsågs|väljs|valdes)\b", re.I)
"""A sentence that begins with its infinitive and is no att-sats: "Att justera protokollet utsågs Bo Ek"."""
_INLINE = re.compile(r"[^\W\d_][^.:;!?]{2,140}?\s(?:beslutar|beslutade|föreslår)\b.{0,120}?\batt\s.+", re.I)
_BY_HEADING = re.compile(r"(?P<by>.+?s)\s+(?:besluts)?förslag(?:\s.*)?$", re.I)
_RUNNING = {"background", "deliberation", "other", "recusal", "vote", "procedure", "basis"}
_LISTING = {"proposal", "motion"}
"""Sections whose own points come first; the decision is below them, after a blank line."""
_HEADING_LIKE = 90
"""A lead of fewer signs between two blank lines heads what stands below it: "NÄMNDEN BESLUTAR"."""
_NO_ORGAN = {"dagens", "nämndens ordförandes", "ledamöternas"}


@record
class Decided:
    """An item's proposal and decision, and what is wrong with them."""

    proposal: ParsedProposal | None
    decision: ParsedDecision | None
    problems: tuple[Problem, ...] = ()


def part_decision(sections: Sequence[RawSection], committee: str | None = None) -> list[RawSection]:
    """Give a lead with its points a section of its own where the item has no heading for the decision; what
    the committee itself proposes upward is its decision.

    `"Regionstyrelsen beslutar"` with its att-satser, straight below the title or after the background,
    becomes a decision section without heading.
    """
    sections = as_decided(sections, committee)
    for section in sections:
        if section.kind == "decision":
            return sections
    result: list[RawSection] = []
    for place, section in enumerate(sections):
        if section.kind in _RUNNING or section.kind in _LISTING:
            result += _parted(section, sections[place + 1 :], committee)
        else:
            result.append(section)
    return result


def _parted(section: RawSection, later: Sequence[RawSection], committee: str | None) -> list[RawSection]:
    lines = section.lines
    text_before = False
    for start, line in enumerate(lines):
        if not line.text:
            continue
        at_top = section.heading is None and not text_before
        hidden = section.kind in _LISTING and (not text_before or bool(lines[start - 1].text))
        text_before = True
        if hidden or not _begins(lines, start, later, at_top=at_top):
            continue
        if committee and _is_decided_by_board([*lines[start:], *_lines_of(later)], committee):
            continue
        if section.kind == "motion" and not _names_board(line.text):
            continue
        parts = [
            RawSection(section.kind, section.heading, section.line, list(lines[:start])),
            RawSection("decision", None, None, list(lines[start:])),
        ]
        return [p for p in parts if p.heading is not None or any(row.text for row in p.lines)]
    return [section]


def _lines_of(sections: Sequence[RawSection]) -> list[Line]:
    return [line for section in sections for line in section.lines]


_LEAD_WORDS = ("besl", "föresl", "förslag", "hemst", "rekommend", "förord", "styrk", "uppdra")
"""What a lead has in it; most lines of a text have none of these, which is sooner seen."""


def _begins(lines: Sequence[Line], start: int, later: Sequence[RawSection], *, at_top: bool) -> bool:
    """True where a lead with points below it begins, or att-satser straight below the title; `later` are the
    sections that follow."""
    text = lines[start].text.strip()
    if is_clause(text):
        return at_top and not _FRONTED.match(text) and (start == 0 or not lines[start - 1].text)
    if len(text) > 400:
        return False
    after = ""
    for row in lines[start + 1 : start + 4]:
        if row.text:
            after = row.text.strip()
            break
    is_above_clause = is_clause(after)
    is_sentence = text[-1] == "." and not text.endswith(("beslut.", "följande."))
    if not is_above_clause and (is_sentence or not (text[-1] == ":" or has_any(_LEAD_WORDS, text.lower()))):
        return False
    listed = is_above_clause or (bool(after) and match_mark(after) is not None)
    lead = lead_to_att(text) if is_above_clause else read_lead(text)
    if lead and lead.kind == "up" and _is_decided_below([*lines[start + 1 :], *_lines_of(later)], lead):
        return False
    if lead is not None and lead.kind == "task":
        return listed
    if lead is not None and lead.kind in {"own", "up"}:
        adjacent = start + 1 < len(lines) and bool(lines[start + 1].text)
        alone = not adjacent and (start == 0 or not lines[start - 1].text) and text[-1].isalpha()
        if alone and len(text) < _HEADING_LIKE and after[:1].isupper():
            return True
        leads_on = text.endswith((":", "följande.", "beslut."))
        return listed or (adjacent and not text.endswith(".")) or (leads_on and bool(after))
    return is_above_clause and _INLINE.fullmatch(text) is not None


def _names_board(text: str) -> bool:
    """Whether a board leads, below what its members move: "Nämnden beslutar", and not "Bo Ek föreslår"."""
    lead = read_lead(text.strip())
    return lead is not None and lead.kind == "own" and bool(committee_in(lead.by or ""))


_SOON = 200
"""So many lines of an item tell whose lead comes next."""


def _is_decided_by_board(lines: Sequence[Line], committee: str) -> bool:
    """Whether what another organ decided ("ARBETSUTSKOTTET BESLUTAR") is told before what the board itself
    does: then the board's lead begins the decision."""
    leads = [read_lead(line.text.strip()) for line in lines[:_SOON] if line.text and len(line.text) < 160]
    named = [lead.by for lead in leads if lead and lead.kind in {"own", "up"} and lead.by]
    return bool(named) and not is_own(named[0], committee) and any(is_own(by, committee) for by in named[1:])


def _is_decided_below(lines: Sequence[Line], lead: Lead) -> bool:
    """Whether what one organ proposes is followed by what another one decides: then it is its proposal."""
    for line in lines:
        if len(line.text) > 300 or not line.text:
            continue
        text = line.text.strip()
        below = read_lead(text)
        if below is not None and below.kind in {"own", "up"} and below.by:
            return fold(below.by) != fold(lead.by or "")
        told = _TOLD_DECISION.match(text) if " beslut" in text else None
        if told and committee_in(told["by"]):
            return fold(told["by"]) != fold(lead.by or "")
    return False


_TOLD_DECISION = re.compile(
    r"(?P<by>[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,3}?)\s(?:beslutar|beslutade)\s(?:därmed\s)?(?:att|enligt|i\senlighet)\s"
)
"""A decision in a sentence: "Kommunfullmäktige beslutar enligt kommunstyrelsens förslag"."""


def read_decided(
    sections: Sequence[RawSection], *, width: int, committee: str | None, has_decision_headings: bool
) -> Decided:
    """Return an item's proposal and decision from its sections."""
    proposal = _proposal(sections, width)
    decision, problems = _decision(sections, width, committee, proposal)
    if decision is None:
        decision = decision_in_text(sections, has_decision_headings=has_decision_headings)
        decision = decision or decision_after_vote(sections)
    if decision is None:
        return Decided(_as_proposal(proposal), None, problems)
    if proposal is None:
        proposal = _told_proposal(sections, width, decision.by or committee)
    same = _is_same(proposal.points, decision.points) if proposal and proposal.points else None
    decision = ParsedDecision(decision.by, decision.points, decision.outcomes, same, decision.lines)
    return Decided(_as_proposal(proposal), decision, problems)


def _is_same(proposed: tuple[str, ...], decided: tuple[str, ...]) -> bool:
    return proposed == decided or comparable(proposed) == comparable(decided)


def _as_proposal(points: Points | None) -> ParsedProposal | None:
    return ParsedProposal(points.by, points.points, points.lines) if points and points.points else None


def _proposal(sections: Sequence[RawSection], width: int) -> Points | None:
    """The first proposal, with the others where they go together: under the same heading again, or where
    what is decided is all of them."""
    found: list[tuple[str | None, Points]] = []
    for section in sections:
        if section.kind == "proposal":
            by = _heading_by(section.heading) if section.heading else None
            points = read_points(section.lines, width=width, heading_by=by, in_decision=False)
            if points.points:
                found.append((section.heading, points))
    if len(found) < 2:
        return found[0][1] if found else None
    whole = _together([points for _, points in found])
    if len({heading for heading, _ in found}) == 1:
        return whole
    decided = [
        read_points(s.lines, width=width, in_decision=True).points for s in sections if s.kind == "decision"
    ]
    if comparable(whole.points) == comparable([point for points in decided for point in points]):
        return whole
    return found[0][1]


_TOLD = re.compile(
    r"(?P<by>[A-ZÅÄÖ][\w-]*(?:nämnd|nämnden|styrelsen|utskott|utskottet|beredningen|rådet|direktionen|kontoret|förvaltningen"
    r"|presidiet)|Nämnden|Styrelsen|Direktionen|Utskottet|Beredningen|Presidiet|[A-ZÅÄÖ][\w-]+s\s(?:\w+utskott|presidium))\b(?:\s[^:;!?]{0,200}?)?\s(?:föreslår|föreslog|hemställer|förordar)"
    r"(?:\s(?:i\s(?:skrivelse|protokoll|beslut)\s[^:;!?]{0,60}?)?(?:att\s)?(?:[\w-]+\s){0,2}?"
    r"[\w-]*(?:fullmäktige|styrelsen|nämnden|direktionen|rådet|utskottet)(?:\s(?:ville|måtte|skall|ska))?)?(?:\s(?:att\s)?besluta(?:r|de)?)?"
    r"(?:\s(?:följande|att))?\s*:?"
)


def _told_proposal(sections: Sequence[RawSection], width: int, decides: str | None) -> Points | None:
    """The proposal in running text: "Kommunstyrelsen har den 3 maj behandlat ärendet och föreslår" with its
    att-satser, where another organ decides; None where none is told so."""
    for section in sections:
        if section.kind not in {"background", "deliberation"}:
            continue
        for first, last in _listed(section.lines):
            if width and _is_wrapped_prose(section.lines, first, last, width):
                continue
            by = _proposer(_above(section.lines, first))
            if by and fold(by) != fold(decides or ""):
                points = read_points(section.lines[first:last], width=width, in_decision=False)
                return Points(by, points.points, points.proposed, "up", points.lines, points.spans)
    return None


def _is_wrapped_prose(lines: Sequence[Line], first: int, last: int, width: int) -> bool:
    """Whether an att-sats is no list but the end of a sentence that had no more room on its line."""
    above, text = lines[first - 1].text if first else "", lines[first].text.strip()
    is_one = sum(is_clause(line.text.strip()) for line in lines[first:last]) == 1
    return is_one and is_clause(text) and len(above) + 1 + len("att") > width - 4


def _proposer(text: str) -> str | None:
    """Who proposes to another organ in the sentence above a list: "Tekniska kontoret föreslår nämnden"."""
    if told := _TOLD.fullmatch(text):
        return told["by"]
    lead = read_lead(text)
    return lead.by if lead and lead.kind == "up" else None


def _listed(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where runs of att-satser or marked points begin and end; blank lines may part them."""
    first: int | None = None
    is_blank = True
    for index, line in enumerate(lines):
        text = line.text.strip()
        is_point = is_clause(text) or match_mark(text) is not None
        if is_point and first is None:
            first = index
        elif line.text and first is not None and is_blank and not is_point:
            yield first, index
            first = None
        is_blank = not line.text
    if first is not None:
        yield first, len(lines)


def _above(lines: Sequence[Line], index: int) -> str:
    """The sentence that ends right above a line, on one line; a long one is "" and leads to nothing."""
    while index and not lines[index - 1].text:
        index -= 1
    texts: list[str] = []
    while index and lines[index - 1].text and len(texts) < 6:
        index -= 1
        texts.insert(0, lines[index].text)
    text = " ".join(" ".join(texts).split())
    text = text[max((m.end() for m in SENTENCES.finditer(text)), default=0) :]
    return text if len(text) < 400 else ""


def _together(several: Sequence[Points]) -> Points:
    first = several[0]
    spans = [points.lines for points in several if points.lines]
    return Points(
        first.by,
        tuple(point for points in several for point in points.points),
        tuple(goes_up for points in several for goes_up in points.proposed),
        first.lead_kind,
        (spans[0][0], spans[-1][1]) if spans else None,
        tuple(span for points in several for span in points.spans),
    )


@remembered
def _heading_by(heading: str) -> str | None:
    """The organ that a heading says the proposal is of: "Arbetsutskottets förslag till beslut"."""
    match = _BY_HEADING.fullmatch(heading)
    if not match or fold(match["by"]) in _NO_ORGAN:
        return None
    return without_genitive(match["by"])


def _decision(
    sections: Sequence[RawSection], width: int, committee: str | None, proposal: Points | None
) -> tuple[ParsedDecision | None, tuple[Problem, ...]]:
    by: str | None = None
    points: list[str] = []
    proposed: list[bool] = []
    tasks: list[bool] = []
    lines: list[int] = []
    problems: tuple[Problem, ...] = ()
    for section in sections:
        if section.kind != "decision":
            continue
        heading = section.heading
        read = read_points(section.lines, width=width, in_decision=True, headless=heading is None)
        if _is_copied_lead(read, proposal, committee):
            problems += (_lead_of_proposal(section),)
            read = Points(None, read.points, (False,) * len(read.points), None, read.lines)
        if heading and goes_up(heading, committee):
            by = by or read.by or _heading_by(heading)
            read.proposed = (True,) * len(read.points)
        by = by or read.by
        points += read.points
        proposed += read.proposed
        tasks += read.tasks or (False,) * len(read.points)
        lines += read.lines or ()
    if not points:
        return None, problems
    outcomes = read_outcomes(points, proposed)
    if True in tasks:
        told = zip(outcomes, tasks, strict=True)
        outcomes = tuple(["commissioned" if is_task else outcome for outcome, is_task in told])
    return ParsedDecision(by, tuple(points), outcomes, None, (min(lines), max(lines))), problems


def _lead_of_proposal(section: RawSection) -> Problem:
    message = "Beslutet inleds med förslagets ingress; vem som beslutar framgår inte"
    return Problem(
        "lead_of_proposal", message, next((line.number for line in section.lines if line.text), None)
    )


def _is_copied_lead(read: Points, proposal: Points | None, committee: str | None) -> bool:
    """A lead under Beslut that is the proposal's own: "…s förslag till …:", or the office that proposes."""
    if read.lead_kind == "proposal":
        return True
    if read.lead_kind != "up" or proposal is None or read.by is None or proposal.by != read.by:
        return False
    return fold(read.by) not in fold(committee or "") and not re.search(
        r"(?:nämnd|styrelse|utskott|beredning|råd)", fold(read.by)
    )
