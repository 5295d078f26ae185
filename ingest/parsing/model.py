"""What a parsed protokoll is: records that nobody changes, one for each object of the parser's contract.

Nothing here reads text and nothing knows Django. `ParsedMeeting.as_dict()` gives the JSON of the
contract; `ParsedMeeting.from_dict()` takes it back, so that a stored reading can be shown, compared
and corrected without parsing again.

Every value can say where it stands: the optional `lines` (first and last line of the source text,
counted from 1) is left out of `as_dict()` unless `spans=True`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any, Literal, get_args

from ingest.parsing.record import record

Group = Literal["member", "serving_substitute", "substitute", "other"]
SignatoryRole = Literal["secretary", "chair", "adjuster"]
SectionKind = Literal[
    "background",
    "basis",
    "proposal",
    "deliberation",
    "motion",
    "procedure",
    "vote",
    "decision",
    "reservation",
    "statement",
    "recusal",
    "distribution",
    "other",
]
Outcome = Literal[
    "approved",
    "rejected",
    "noted",
    "prepared",
    "referred_back",
    "tabled",
    "commissioned",
    "elected",
    "proposed",
    "other",
]
MotionKind = Literal["reject", "approve", "amend", "other"]
BallotVote = Literal["yes", "no", "abstain", "absent"]

GROUPS: tuple[Group, ...] = get_args(Group)
SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Lines = tuple[int, int] | None


@record
class Problem:
    """What the parser could not place, or found inconsistent; `line` counts from 1, or is None."""

    code: str
    message: str
    line: int | None = None


@record
class NamedParty:
    """A person as written, with the party in the brackets (upper case) or None."""

    name: str
    party: str | None = None


@record
class Replaced:
    """The member (*ledamot*) that a serving substitute stands in for; `paragraphs` None = all."""

    name: str
    party: str | None = None
    paragraphs: tuple[int, ...] | None = None


@record
class ParsedAttendance:
    """One line of the attendance list (*närvaro*)."""

    name: str
    party: str | None = None
    affiliation: str | None = None
    title: str | None = None
    group: Group = "member"
    present: bool = True
    paragraphs: tuple[int, ...] | None = None
    partial: bool = False
    replaces: tuple[Replaced, ...] = ()
    lines: Lines = None


@record
class ParsedSignatory:
    """Who signs the minutes: secretary, chair or adjuster (*justerare*)."""

    role: SignatoryRole
    name: str
    party: str | None = None
    lines: Lines = None


@record
class ParsedSection:
    """A part of an item's text under one heading; `heading` None for text before any heading."""

    kind: SectionKind
    heading: str | None
    text: str
    lines: Lines = None


@record
class ParsedProposal:
    """The proposal (*förslag till beslut*): by whom, and its points without their marks."""

    by: str | None
    points: tuple[str, ...]
    lines: Lines = None


@record
class ParsedDecision:
    """The decision (*beslut*): points and, in the same order and number, their outcomes."""

    by: str | None
    points: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    as_proposed: bool | None = None
    lines: Lines = None


@record
class ParsedMotion:
    """A motion made in the room (*yrkande*); `text` is the whole sentence or paragraph."""

    by: tuple[NamedParty, ...]
    kind: MotionKind
    text: str
    lines: Lines = None


@record
class ParsedReservation:
    """A reservation against the decision (*reservation*)."""

    by: tuple[NamedParty, ...]
    text: str
    lines: Lines = None


@record
class Ballot:
    """One member's vote in a roll-call (*röst*)."""

    name: str
    party: str | None
    vote: BallotVote


@record
class ParsedVote:
    """A vote (*omröstning*, *votering*): counts or None, and ballots where names are given."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    ballots: tuple[Ballot, ...] = ()
    lines: Lines = None


@record
class CaseReference:
    """Another case (*ärende*) that the text names by its number."""

    case_number: str
    kind: Literal["case"] = "case"
    lines: Lines = None


@record
class ParagraphReference:
    """Another paragraf that the text names; committee as written or None, date ISO or None."""

    committee: str | None
    date: str | None
    paragraph: int
    kind: Literal["paragraph"] = "paragraph"
    lines: Lines = None


@record
class ParsedAttachment:
    """A text printed after the last item that belongs to this one (*bilaga*)."""

    heading: str | None
    text: str
    lines: Lines = None


@record
class ParsedItem:
    """Agenda item (*paragraf*, *ärende*)."""

    number: int
    label: str
    title: str
    case_number: str | None = None
    officers: tuple[str, ...] = ()
    sections: tuple[ParsedSection, ...] = ()
    proposal: ParsedProposal | None = None
    decision: ParsedDecision | None = None
    motions: tuple[ParsedMotion, ...] = ()
    reservations: tuple[ParsedReservation, ...] = ()
    votes: tuple[ParsedVote, ...] = ()
    references: tuple[CaseReference | ParagraphReference, ...] = ()
    attachments: tuple[ParsedAttachment, ...] = ()
    lines: Lines = None


@record
class ParsedMeeting:
    """One protokoll as understood; dates are `YYYY-MM-DD`, times `HH:MM`, unsaid things None or empty.

    `format` and `format_version` name the rules that read it; `spans` maps a field of the head
    ("date", "place", …) to its lines. None of the three is part of the contract's JSON.
    """

    body: str | None = None
    committee: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    first_paragraph: int | None = None
    last_paragraph: int | None = None
    adjusted_on: str | None = None
    digitally_signed: bool = False
    signatories: tuple[ParsedSignatory, ...] = ()
    attendance: tuple[ParsedAttendance, ...] = ()
    items: tuple[ParsedItem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    format: str = ""
    format_version: int = 0
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def as_dict(self, *, spans: bool = False) -> dict[str, Any]:
        """Return the contract's JSON object; with `spans`, each value that knows its lines says so."""
        result: dict[str, Any] = {
            f.name: _plain(getattr(self, f.name), spans=spans)
            for f in fields(self)
            if f.name not in {"format", "format_version", "spans"}
        }
        if spans:
            result["spans"] = {name: list(lines) for name, lines in self.spans.items()}
        return result

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ParsedMeeting:
        """Return the meeting that `as_dict` gave, with or without spans; KeyError for a missing key."""
        return _meeting(data)


def _plain(value: Any, *, spans: bool) -> Any:
    if isinstance(value, tuple):
        return [_plain(v, spans=spans) for v in value]
    if hasattr(value, "__dataclass_fields__"):
        names = [f.name for f in fields(value) if f.name != "lines" or (spans and value.lines)]
        if isinstance(value, (CaseReference, ParagraphReference)):
            names = ["kind", *(n for n in names if n != "kind")]
        return {
            n: list(value.lines) if n == "lines" else _plain(getattr(value, n), spans=spans) for n in names
        }
    return value


def _lines(data: Mapping[str, Any]) -> Lines:
    lines = data.get("lines")
    return (lines[0], lines[1]) if lines else None


def _numbers(value: Any) -> tuple[int, ...] | None:
    return None if value is None else tuple(value)


def _named(rows: Any) -> tuple[NamedParty, ...]:
    return tuple(NamedParty(r["name"], r["party"]) for r in rows)


def _meeting(data: Mapping[str, Any]) -> ParsedMeeting:
    return ParsedMeeting(
        **{
            name: data[name]
            for name in (
                "body",
                "committee",
                "date",
                "start_time",
                "end_time",
                "place",
                "first_paragraph",
                "last_paragraph",
                "adjusted_on",
                "digitally_signed",
            )
        },
        signatories=tuple(
            ParsedSignatory(s["role"], s["name"], s["party"], _lines(s)) for s in data["signatories"]
        ),
        attendance=tuple(_attendance(a) for a in data["attendance"]),
        items=tuple(_item(i) for i in data["items"]),
        warnings=tuple(Problem(w["code"], w["message"], w["line"]) for w in data["warnings"]),
        spans={name: (span[0], span[1]) for name, span in data.get("spans", {}).items()},
    )


def _attendance(a: Mapping[str, Any]) -> ParsedAttendance:
    return ParsedAttendance(
        name=a["name"],
        party=a["party"],
        affiliation=a["affiliation"],
        title=a["title"],
        group=a["group"],
        present=a["present"],
        paragraphs=_numbers(a["paragraphs"]),
        partial=a["partial"],
        replaces=tuple(Replaced(r["name"], r["party"], _numbers(r["paragraphs"])) for r in a["replaces"]),
        lines=_lines(a),
    )


def _item(i: Mapping[str, Any]) -> ParsedItem:
    p, d = i["proposal"], i["decision"]
    return ParsedItem(
        number=i["number"],
        label=i["label"],
        title=i["title"],
        case_number=i["case_number"],
        officers=tuple(i["officers"]),
        sections=tuple(ParsedSection(s["kind"], s["heading"], s["text"], _lines(s)) for s in i["sections"]),
        proposal=ParsedProposal(p["by"], tuple(p["points"]), _lines(p)) if p else None,
        decision=(
            ParsedDecision(d["by"], tuple(d["points"]), tuple(d["outcomes"]), d["as_proposed"], _lines(d))
            if d
            else None
        ),
        motions=tuple(ParsedMotion(_named(m["by"]), m["kind"], m["text"], _lines(m)) for m in i["motions"]),
        reservations=tuple(
            ParsedReservation(_named(r["by"]), r["text"], _lines(r)) for r in i["reservations"]
        ),
        votes=tuple(_vote(v) for v in i["votes"]),
        references=tuple(_reference(r) for r in i["references"]),
        attachments=tuple(ParsedAttachment(a["heading"], a["text"], _lines(a)) for a in i["attachments"]),
        lines=_lines(i),
    )


def _vote(v: Mapping[str, Any]) -> ParsedVote:
    return ParsedVote(
        yes=v["yes"],
        no=v["no"],
        abstain=v["abstain"],
        absent=v["absent"],
        ballots=tuple(Ballot(b["name"], b["party"], b["vote"]) for b in v["ballots"]),
        lines=_lines(v),
    )


def _reference(r: Mapping[str, Any]) -> CaseReference | ParagraphReference:
    if r["kind"] == "case":
        return CaseReference(r["case_number"], lines=_lines(r))
    return ParagraphReference(r["committee"], r["date"], r["paragraph"], lines=_lines(r))
