"""An item whose text a clerk changed → its decision, motions and references, read again from that text.

The rooms of the parser are asked as for a text that was just uploaded; nothing here knows Django.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ingest.parsing.fields.decisions import read_decided
from ingest.parsing.fields.motions import read_motions, read_reservations
from ingest.parsing.fields.references import read_references
from ingest.parsing.fields.sections import RawSection, paragraphs
from ingest.parsing.fields.votes import read_votes
from ingest.parsing.line import Line
from ingest.parsing.model import ParsedItem, ParsedMeeting

_WITH_MOTIONS = {"motion", "proposal", "deliberation", "background", "other"}
_WITH_VOTES = {"vote", "procedure", "deliberation", "decision", "background"}
_WIDTH = 80


def reread_item(item: dict[str, Any], *, committee: str | None, keep: Collection[str] = ()) -> None:
    """Read decision, proposal, motions, reservations, votes and references of an item again.

    Fields in `keep` ("decision") are a clerk's own, and stay.
    """
    sections = [_raw(section) for section in item["sections"]]
    decided = read_decided(
        sections,
        width=max((len(line.text) for s in sections for line in s.lines), default=_WIDTH),
        committee=committee,
        has_decision_headings=any(s.kind == "decision" for s in sections),
    )
    by_kind = [(s.kind, paragraphs(s.lines)) for s in sections]
    everything = [p for _, found in by_kind for p in found]
    text = " ".join(words for words, _ in everything).casefold()
    read = ParsedItem(
        number=item["number"],
        label=item["label"],
        title=item["title"],
        proposal=decided.proposal,
        decision=decided.decision,
        motions=read_motions([p for kind, found in by_kind if kind in _WITH_MOTIONS for p in found])
        if "yrk" in text
        else (),
        reservations=read_reservations(everything) if "reserv" in text else (),
        votes=read_votes([p for kind, found in by_kind if kind in _WITH_VOTES for p in found])
        if "röst" in text or "voter" in text
        else (),
        references=read_references(
            [(item["title"], (0, 0)), *everything],
            item["case_number"],
        ),
    )
    fresh = _plain(read)
    for name in ("proposal", "decision", "motions", "reservations", "votes", "references"):
        if name not in keep:
            item[name] = fresh[name]


def _plain(item: ParsedItem) -> dict[str, Any]:
    whole: dict[str, Any] = ParsedMeeting(items=(item,)).as_dict()["items"][0]
    return whole


def _raw(section: dict[str, Any]) -> RawSection:
    first = (section.get("lines") or (1, 1))[0]
    lines = [Line(first + number, text) for number, text in enumerate(section["text"].split("\n"))]
    heading = Line(first, section["heading"]) if section["heading"] else None
    return RawSection(section["kind"], section["heading"], heading, lines)
