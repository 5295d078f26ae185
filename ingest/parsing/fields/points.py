"""The points of a decision or a proposal: leads told from points, marks taken off, wrapped lines joined.

A lead ("Kommunstyrelsen beslutar", "…s förslag till …:") is no point; it says by whom, and whether what
follows is proposed to somebody else. A sentence whose subject is the committee stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parsing.fields.leads import Lead, genitive_lead, lead_to_att, organ_alone, part_inline, read_lead
from ingest.parsing.fields.sections import match_mark
from ingest.parsing.fields.wrapping import join_wrapped
from ingest.parsing.line import Line, evened
from ingest.parsing.model import Lines

_UP_SENTENCE = re.compile(
    r"\b(?:föreslår|föreslå|hemställer|hemställa|rekommenderar|rekommendera)\s+(?:till\s+|hos\s+|att\s+)?(?:[\w-]+\s+){0,3}?[\w-]*(?:fullmäktige|kommunstyrelsen|regionstyrelsen)\b"
    r"|\b(?:föreslår|föreslå|hemställa)\s+(?:[\w-]+\s+){1,6}?(?:att\s+)?besluta\b"
    r"|\b(?:föreslår?|hemställa\s+hos)\s+(?:[\w-]+\s+){0,3}?[\w-]*(?:nämnden|utskottet|direktionen|regeringen)\s+att\b"
    r"|\b(?:föreslår|hemställer)\s+(?:hos|att|till)\s+(?:[\w-]+\s+){0,3}?[\w-]*(?:nämnd|styrelse|utskott|direktion)(?:en|n|et)?\s"
    r"(?:att|godkänner|antar|beslutar|fastställer|beviljar|avslår|ställer)\b",
    re.I,
)
_ATT = re.compile(r"att\b", re.I)
_NO_LETTERS = re.compile(r"[\W_]+")
_CARRIES = re.compile(r"\b(?:och|samt|dels|att)$", re.I)
_OPEN_WORD = re.compile(
    r"\b(?:och|samt|eller|för|av|i|med|till|om|på|från|enligt|under|inom|mellan|vid|den|det|de|en|ett|som|mot)$"
)
_LONGEST_WORD = 7
"""Of those that carry a sentence on, with the sign before it: only so much of a line is looked at."""
_ENDS = (".", ":", ";", "!", "?")
_GOVERNS_ATT = re.compile(
    r"\b(?:uppdra\w*|\w*uppdrag\w*|uppgift\w*|bemyndiga\w*|befullmäktiga\w*|delegera\w*|ge|ger|medge\w*|tillåt\w*"
    r"|föreslå\w*|rekommendera\w*|uppman\w*|hemställ\w*|begär\w*|anmoda\w*|beslut\w*|bedöm\w*|anse\w*|konstater\w*|noter\w*"
    r"|meddela\w*|innebär\w*|så|förutsatt|förutsättning\w*|villkor\w*|möjlig\w*|rätt\w*|skyldig\w*"
    r"|ansvar\w*|avsikt\w*|syfte\w*|förslag\w*|yrkande\w*|krav\w*|kräv\w*|påminn\w*|informera\w*|besked\w*|säkerställ\w*"
    r"|bifall\w*|avslå\w*|tillägg\w*|ändring\w*|mål\w*|undersök\w*|utreda|verka|arbeta|använd\w*)\b"
    r"|\b(?:för|genom|utan|efter|och|samt|än|till|om|med|av|på|i)\s*$",
    re.I,
)
"""Words that "att" may follow inside one point: "att uppdra åt chefen / att teckna avtal"."""


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


@dataclass(slots=True)
class _Piece:
    """A logical line: wrapped lines joined, its mark apart; then what the lead above says of it, whether it
    goes upward or is somebody's task."""

    text: str
    mark: str
    first: int
    last: int
    blank_before: bool
    goes_up: bool = False
    is_task: bool = False


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
    pieces = _split_inline_att(_pieces(lines, width))
    by = heading_by
    kind: str | None = None
    chosen: list[_Piece] = []
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


def _before_acts(chosen: list[_Piece]) -> list[_Piece]:
    """The points up to the first line of what somebody moves."""
    for place, piece in enumerate(chosen):
        if is_act_of_name(piece.text):
            return chosen[:place]
    return chosen


def is_clause(text: str) -> bool:
    """Say whether a line is an att-sats: "att godkänna planen"; most lines begin with another letter."""
    return text[:1] in _A and _ATT.match(text) is not None


_A = ("a", "A")


def _lead_at(pieces: Sequence[_Piece], place: int, *, in_decision: bool) -> Lead | None:
    """The lead that a piece without a mark is above the next one."""
    piece = pieces[place]
    below = pieces[place + 1] if place + 1 < len(pieces) else None
    lead = None if is_clause(piece.text) else _lead_above(piece, below)
    if lead is None and not place and below is not None and not in_decision:
        return genitive_lead(piece.text)
    return lead


def _lead_above(piece: _Piece, below: _Piece | None) -> Lead | None:
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
    low = text.lower()
    return ("öresl" in low or "emst" in low or "ekomm" in low) and _UP_SENTENCE.search(text) is not None


def _leads(pieces: Sequence[_Piece], place: int, lead: Lead) -> bool:
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


def _without_rest(chosen: list[_Piece], *, strict: bool, in_decision: bool) -> list[_Piece]:
    """Leave out the text after the points: a reservation, a paragraph of its own below att-clauses or below
    the list of a proposal, or in running text whatever is no point."""
    listed = [bool(piece.mark) or is_clause(piece.text) for piece in chosen]
    if False not in listed:
        return chosen
    if True not in listed:
        return [piece for place, piece in enumerate(chosen) if not place or not _NO_POINT.search(piece.text)]
    first = listed.index(True)
    clauses = not in_decision or not any([piece.mark for piece in chosen])
    return [
        piece
        for place, piece in enumerate(chosen)
        if listed[place]
        or place < first
        or not (strict or (clauses and piece.blank_before) or _NO_POINT.search(piece.text))
    ]


def _with_wording(chosen: list[_Piece]) -> list[_Piece]:
    """Join a sentence that ends in a colon with the one paragraph that it leads to, and that ends the
    decision: "Nämnden fastställer listan med ändringen:" above "Ärende 9 utgår."."""
    above, below = chosen[-2:]
    if above.mark or below.mark or above.text[-1:] != ":" or is_clause(below.text) or not below.blank_before:
        return chosen
    whole = replace(above, text=f"{above.text} {below.text}", last=below.last)
    return [*chosen[:-2], whole]


def _only_listed(chosen: list[_Piece]) -> list[_Piece]:
    """Nested marks ("- " below "1.") belong to the point above them."""
    are_numbers = [_is_number(piece.mark) for piece in chosen if piece.mark]
    if True not in are_numbers or False not in are_numbers:
        return chosen
    joined: list[_Piece] = []
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


def _pieces(lines: Sequence[Line], width: int) -> list[_Piece]:
    """Join wrapped lines to logical ones and take the marks off."""
    pieces: list[_Piece] = []
    last: _Piece | None = None
    blank = True
    previous = marks = ""
    edge = 0  # where the text of the last marked point begins
    for number, raw, _, _ in lines:
        raw = raw.rstrip()
        if not raw:
            blank = True
            continue
        if mark := match_mark(raw):
            edge = mark.end()
            last = _Piece(evened(raw[edge:]), mark["mark"].strip(), number, number, blank)
            marks += last.mark
            pieces.append(last)
        elif last is not None and _goes_on(last, previous, raw, text := evened(raw), width, edge, blank):
            last.text = join_wrapped(last.text, text)
            last.last = number
        else:
            last = _Piece(evened(raw), "", number, number, blank)
            pieces.append(last)
        previous, blank = raw, False
    if not marks and len(pieces) > 1:
        pieces = _with_bare_numbers(pieces)
        marks = "".join([piece.mark for piece in pieces])
    if "1" not in marks:
        return pieces
    return [part for piece in pieces for part in (_counted(piece) if "1" in piece.mark else (piece,))]


def _goes_on(last: _Piece, above: str, raw: str, text: str, width: int, edge: int, blank: bool) -> bool:
    """Whether a line without a mark carries on the piece above it, whose last line was `above`: below a blank
    line only a torn sentence does, else also what stands right below the text of a marked point."""
    if blank:
        return _torn(last.text, text)
    return (last.mark != "" and 0 < edge == _indent(raw)) or _is_wrapped(above, text, width, last)


_BARE_NUMBER = re.compile(r"(?P<n>\d{1,2})\s(?=[A-ZÅÄÖ]|att\b)")


def _with_bare_numbers(pieces: list[_Piece]) -> list[_Piece]:
    """Take "1 Godkänna planen", "2 Uppdra åt …" for marked points, where the numbers count on from 1; no
    piece has a mark."""
    first = next((n for n, piece in enumerate(pieces) if _BARE_NUMBER.match(piece.text)), None)
    if first is None:
        return pieces
    found = [_BARE_NUMBER.match(piece.text) for piece in pieces[first:]]
    if len(found) < 2 or [match and match["n"] for match in found] != [str(n + 1) for n in range(len(found))]:
        return pieces
    return pieces[:first] + [
        replace(piece, text=piece.text[match.end() :], mark=match["n"])
        for piece, match in zip(pieces[first:], found, strict=True)
        if match
    ]


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _counted(piece: _Piece) -> list[_Piece]:
    """Part points that count on inside one line: "1. Planen antas. 2. Taxan höjs." are two."""
    if piece.mark.strip("().") != "1":
        return [piece]
    parts: list[_Piece] = []
    rest, number = piece.text, 2
    while str(number) in rest and (found := re.search(rf"(?<=[.;,])\s+\(?{number}[.)]\s+(?=[^\W\d_])", rest)):
        parts.append(replace(piece, text=rest[: found.start()]))
        rest, number = rest[found.end() :], number + 1
    return [*parts, replace(piece, text=rest)] if parts else [piece]


def _torn(above: str, text: str) -> bool:
    """True where a blank line stands inside a sentence: the next paragraph begins in lower case, and not
    with "att"."""
    return text[0].islower() and not is_clause(text) and not above.endswith((*_ENDS, ","))


def _is_wrapped(above: str, text: str, width: int, piece: _Piece) -> bool:
    """Say whether a line carries on the one above it."""
    if is_clause(text):
        if piece.mark:
            return True
        if not width or above.endswith((",", ";", ".", ":")) or not _is_full(above, text, width):
            return False
        if _CARRIES.search(above, max(0, len(above) - _LONGEST_WORD)) or read_lead(piece.text) is not None:
            return False
        return not is_clause(piece.text) or _GOVERNS_ATT.search(piece.text) is not None
    if piece.mark and not (above.endswith(_ENDS) and not _is_full(above, text, width)):
        return True
    if text[0].islower():
        return not above.endswith(":")
    is_lead = read_lead(piece.text) is not None
    if not is_lead and _OPEN_WORD.search(above, max(0, len(above) - _LONGEST_WORD)):
        return True
    if is_lead and above.endswith((":", "beslutar", "besluta", "att", "beslutade", "del")):
        return False
    if above.endswith(_ENDS):
        return (
            _is_full(above, text, width)
            and len(above) > 60
            and not above.endswith(":")
            and not (piece.first == piece.last and above.endswith("."))
        )
    return _is_full(above, text, width)


def _is_full(above: str, text: str, width: int) -> bool:
    """True where the next line's first word had no more room on the line above."""
    return bool(width) and len(above) + 1 + len(text.split(maxsplit=1)[0]) > width - 4


def _split_inline_att(pieces: list[_Piece]) -> list[_Piece]:
    """Part "Nämnden beslutar att godkänna …" from its lead where more att-satser follow it."""
    if len(pieces) < 2 or pieces[0].mark or pieces[1].mark or not is_clause(pieces[1].text):
        return pieces
    first = pieces[0]
    parted = None if is_clause(first.text) or read_lead(first.text) else part_inline(first.text)
    if parted is None:
        return pieces
    lead = _Piece(parted[0], "", first.first, first.first, first.blank_before)
    return [lead, _Piece(parted[1], "", first.first, first.last, False), *pieces[1:]]


def comparable(points: Sequence[str]) -> tuple[str, ...]:
    """Return points as they are compared: without white space, case and punctuation."""
    return tuple(_NO_LETTERS.sub("", point.casefold()) for point in points)
