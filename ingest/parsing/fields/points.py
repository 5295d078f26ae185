"""The points of a decision or a proposal: leads told from points, marks taken off, wrapped lines joined.

A lead ("Kommunstyrelsen beslutar", "…s förslag till …:") is no point; it says by whom, and whether what
follows is proposed to somebody else. A sentence whose subject is the committee stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parsing.fields.leads import Lead, genitive_lead, lead_to_att, organ_alone, part_inline, read_lead
from ingest.parsing.fields.pieces import Piece, PlainList, is_clause, read_pieces, read_plain
from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line
from ingest.parsing.model import Lines

_UP_SENTENCE = re.compile(
    r"\b(?:föreslår|föreslå|hemställer|hemställa|rekommenderar|rekommendera)\s+(?:till\s+|hos\s+|att\s+)?(?:[\w-]+\s+){0,3}?[\w-]*(?:fullmäktige|kommunstyrelsen|regionstyrelsen)\b"
    r"|\b(?:föreslår|föreslå|hemställa)\s+(?:[\w-]+\s+){1,6}?(?:att\s+)?besluta\b"
    r"|\b(?:föreslår?|hemställa\s+hos)\s+(?:[\w-]+\s+){0,3}?[\w-]*(?:nämnden|utskottet|direktionen|regeringen)\s+att\b"
    r"|\b(?:föreslår|hemställer)\s+(?:hos|att|till)\s+(?:[\w-]+\s+){0,3}?[\w-]*(?:nämnd|styrelse|utskott|direktion)(?:en|n|et)?\s"
    r"(?:att|godkänner|antar|beslutar|fastställer|beviljar|avslår|ställer)\b",
    re.I,
)
_UPWARD = ("öresl", "emst", "ekomm")
"""What every such sentence has in it."""
_NO_LETTERS = re.compile(r"[\W_]+")
_ACT_OF_NAME = re.compile(
    r"[^\W\d_][^.:;!?]{3,120}?(?:\s(?:yrkar|yrkade)\b|\([a-zåäö]{1,5}\):\s(?:bifall|avslag|återremiss|bordläggning)\b)",
    re.I,
)


@dataclass(slots=True)
class Points:
    """What stands under "Beslut" or "Förslag till beslut"; `proposed` says for each point whether it
    goes upward, `tasks` whether it is what somebody is told to do."""

    by: str | None
    points: tuple[str, ...]
    proposed: tuple[bool, ...]
    lead_kind: str | None
    lines: Lines
    spans: tuple[tuple[int, int], ...] = ()
    tasks: tuple[bool, ...] = ()


def read_points(
    lines: Sequence[Line],
    *,
    width: int,
    heading_by: str | None = None,
    in_decision: bool,
    headless: bool = False,
) -> Points:
    """Return the points under a heading; `width` is the line length of a wrapped text, 0 where nothing
    is wrapped."""
    plain = read_plain(lines, width)
    points = _plain_points(plain, heading_by, in_decision=in_decision) if plain else None
    if points is not None:
        return points
    pieces = _split_inline_att(read_pieces(lines, width))
    by = heading_by
    kind: str | None = None
    chosen: list[Piece] = []
    up = is_task = False
    for place, piece in enumerate(pieces):
        lead = None if piece.mark else _lead_at(pieces, place, in_decision=in_decision)
        if lead is not None and _leads(pieces, place, lead):
            if kind is None:
                kind = lead.kind
                by = heading_by or lead.by
            up, is_task = lead.kind == "up", lead.kind == "task"
            continue
        piece.goes_up, piece.is_task = up, is_task
        chosen.append(piece)
    if not in_decision:
        chosen = _before_acts(chosen)
    chosen = _without_rest(_only_listed(chosen), strict=headless, in_decision=in_decision)
    if in_decision and len(chosen) > 1:
        chosen = _with_wording(chosen)
    return Points(
        by,
        tuple([piece.text for piece in chosen]),
        tuple([in_decision and (piece.goes_up or _says_up(piece.text)) for piece in chosen]),
        kind,
        (chosen[0].first, chosen[-1].last) if chosen else None,
        tuple([(piece.first, piece.last) for piece in chosen]),
        tuple([piece.is_task for piece in chosen]),
    )


def _plain_points(plain: PlainList, heading_by: str | None, *, in_decision: bool) -> Points | None:
    """The points of a plain list; None where what stands above it is no lead, or where members move."""
    above, texts, spans, are_clauses = plain
    lead = None
    if above:
        lead = lead_to_att(above) if are_clauses else read_lead(above)
        if lead is None:
            return None
    low = "\n".join(texts).lower()
    if not in_decision and ("yrka" in low or "):" in low):
        return None
    kind = lead.kind if lead else None
    number = len(texts)
    if in_decision and kind != "up" and has_any(_UPWARD, low):
        proposed = tuple([_says_up(text) for text in texts])
    else:
        proposed = (in_decision and kind == "up",) * number
    return Points(
        heading_by or (lead.by if lead else None),
        tuple(texts),
        proposed,
        kind,
        (spans[0][0], spans[-1][1]),
        tuple(spans),
        (kind == "task",) * number,
    )


def _before_acts(chosen: list[Piece]) -> list[Piece]:
    """The points up to the first line of what somebody moves."""
    for place, piece in enumerate(chosen):
        if is_act_of_name(piece.text):
            return chosen[:place]
    return chosen


def _lead_at(pieces: Sequence[Piece], place: int, *, in_decision: bool) -> Lead | None:
    """The lead that a piece without a mark is above the next one."""
    piece = pieces[place]
    below = pieces[place + 1] if place + 1 < len(pieces) else None
    lead = None if is_clause(piece.text) else _lead_above(piece, below)
    if lead is None and not place and below is not None and not in_decision:
        return genitive_lead(piece.text)
    return lead


def _lead_above(piece: Piece, below: Piece | None) -> Lead | None:
    """The lead that a piece is above another one."""
    is_above_att = below is not None and not below.mark and is_clause(below.text)
    lead = lead_to_att(piece.text) if is_above_att else read_lead(piece.text)
    if lead:
        return lead
    is_above_mark = (
        below is not None
        and below.mark
        and (below.text[:1].islower() or (len(piece.text) < 40 and "förslag" not in piece.text.lower()))
    )
    return organ_alone(f"{piece.text}:" if is_above_mark and piece.text[-1:] != ":" else piece.text)


def is_act_of_name(text: str) -> bool:
    """Say whether a line is what somebody moves, and no point: "Eva Lund (V) yrkar …"."""
    low = text.lower()
    return ("yrka" in low or "):" in low) and _ACT_OF_NAME.match(text) is not None


def _says_up(text: str) -> bool:
    """True for a point that is proposed to another organ: "att föreslå kommunfullmäktige besluta …"."""
    return has_any(_UPWARD, text.lower()) and _UP_SENTENCE.search(text) is not None


def _leads(pieces: Sequence[Piece], place: int, lead: Lead) -> bool:
    """A lead is one only where something follows that it leads to."""
    if place + 1 >= len(pieces):
        return False
    text = pieces[place].text.rstrip()
    after = pieces[place + 1]
    if text.endswith("följande."):
        text = text[:-1]
    if (
        text.endswith(":")
        or after.mark
        or is_clause(after.text)
        or text.casefold().endswith((" att", " besluta", " följande"))
    ):
        return True
    return lead.kind in {"own", "up", "asked"} and not text.endswith(".")


_NO_POINT = re.compile(
    r"\b(?:reserverar\s+sig|reserverade\s+sig|yrka(?:r|de)|reservation|deltar\s+(?:inte|ej)|deltog\s+(?:inte|ej)|på\s+grund\s+av\s+jäv|särskilt\s+yttrande|förslag\s+röstar|(?:informerar|redogör)\s+i\s+ärendet|protokollsanteckning|till\s+protokollet\s+antecknas\s+att|tjänstgör\s+(?:i|för|istället|som)|anmäl(?:er|de)\s+jäv|(?:omröstningen|voteringen)\s+(?:utfaller|utföll|ger|gav))\b",
    re.I,
)


def _without_rest(chosen: list[Piece], *, strict: bool, in_decision: bool) -> list[Piece]:
    """Leave out the text after the points: a reservation, a paragraph of its own below att-clauses or below
    the list of a proposal, or in running text whatever is no point."""
    listed = [bool(piece.mark) or is_clause(piece.text) for piece in chosen]
    if False not in listed:
        return chosen
    if True not in listed:
        return [piece for place, piece in enumerate(chosen) if not place or not _NO_POINT.search(piece.text)]
    first = listed.index(True)
    clauses = not in_decision or not any(piece.mark for piece in chosen)
    return [
        piece
        for place, piece in enumerate(chosen)
        if listed[place]
        or place < first
        or not (strict or (clauses and piece.blank_before) or _NO_POINT.search(piece.text))
    ]


def _with_wording(chosen: list[Piece]) -> list[Piece]:
    """Join a sentence that ends in a colon with the one paragraph that it leads to, and that ends the
    decision: "Nämnden fastställer listan med ändringen:" above "Ärende 9 utgår."."""
    above, below = chosen[-2:]
    if above.mark or below.mark or above.text[-1:] != ":" or is_clause(below.text) or not below.blank_before:
        return chosen
    whole = replace(above, text=f"{above.text} {below.text}", last=below.last)
    return [*chosen[:-2], whole]


def _only_listed(chosen: list[Piece]) -> list[Piece]:
    """Nested marks ("- " below "1.") belong to the point above them."""
    are_numbers = [_is_number(piece.mark) for piece in chosen if piece.mark]
    if True not in are_numbers or False not in are_numbers:
        return chosen
    joined: list[Piece] = []
    for piece in chosen:
        if joined and piece.mark and not _is_number(piece.mark) and joined[-1].mark:
            above = joined[-1]
            above.text = f"{above.text} {piece.mark} {piece.text}"
            above.last = piece.last
            continue
        joined.append(piece)
    return joined


def _is_number(mark: str) -> bool:
    """Whether a mark counts: "1." and "(1)" do, "-" and "a)" do not."""
    return mark[0].isdigit() or mark[1:2].isdigit()


def _split_inline_att(pieces: list[Piece]) -> list[Piece]:
    """Part "Nämnden beslutar att godkänna …" from its lead where more att-satser follow it."""
    if len(pieces) < 2 or pieces[0].mark or pieces[1].mark or not is_clause(pieces[1].text):
        return pieces
    first = pieces[0]
    parted = None if is_clause(first.text) or read_lead(first.text) else part_inline(first.text)
    if parted is None:
        return pieces
    lead = Piece(parted[0], "", first.first, first.first, first.blank_before)
    return [lead, Piece(parted[1], "", first.first, first.last, False), *pieces[1:]]


def comparable(points: Sequence[str]) -> tuple[str, ...]:
    """Return points as they are compared: without white space, case and punctuation."""
    return tuple(_NO_LETTERS.sub("", point.casefold()) for point in points)
