"""The logical lines of a list of points: wrapped lines joined, the mark of each point apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.sections import match_mark
from ingest.parsing.fields.wrapping import join_wrapped
from ingest.parsing.line import Line, evened

_ATT = re.compile(r"att\b", re.I)
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


@dataclass(slots=True)
class Piece:
    """A logical line: wrapped lines joined, its mark apart; then what the lead above says of it, whether it
    goes upward or is somebody's task."""

    text: str
    mark: str
    first: int
    last: int
    blank_before: bool
    goes_up: bool = False
    is_task: bool = False


def is_clause(text: str) -> bool:
    """Say whether a line is an att-sats: "att godkänna planen"; most lines begin with another letter."""
    return text[:1] in _A and _ATT.match(text) is not None


_A = ("a", "A")


class PlainList(NamedTuple):
    """A list of one line a point, "1. Planen antas." or "att anta planen", and the line above it, or ""."""

    above: str
    texts: list[str]
    spans: list[tuple[int, int]]
    are_clauses: bool


def read_plain(lines: Sequence[Line], width: int) -> PlainList | None:
    """Return the list that lines are, as most lists of points are; one line alone is a list, too.

    None for any other: where a line carries on another one, or marks of several kinds are mixed.
    """
    above = previous = form = ""
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    for number, text, _, _ in lines:
        if not text:
            previous = ""
            continue
        if mark := match_mark(text):
            this = _FORMS.get(mark["mark"][0], "number")
            point = text[mark.end() :]
            if this == "bracket" or ("2" in point and _COUNTS_ON.search(point)):
                return None
        elif is_clause(text) and (not (width and previous) or previous.endswith(_CLOSES)):
            this, point = "att", text
        elif above or texts or text[0].isspace():
            return None
        else:
            above = previous = text
            only = (number, number)
            continue
        if form and form != this:
            return None
        form, previous = this, text
        texts.append(evened(point))
        spans.append((number, number))
    if above and not texts:
        return PlainList("", [evened(above)], [only], False)
    return PlainList(above, texts, spans, form == "att") if texts else None


_FORMS = {"(": "bracket"} | dict.fromkeys("-–—•*·abcdefghijklmnopqrstuvwxyzåäö", "sign")
"""The kind of a mark by its first sign; any other begins with a digit."""
_COUNTS_ON = re.compile(r"[.;,]\s+\(?2[.)]\s")
_CLOSES = (",", ";", ".", ":")


def read_pieces(lines: Sequence[Line], width: int) -> list[Piece]:
    """Join wrapped lines to logical ones and take the marks off."""
    pieces: list[Piece] = []
    last: Piece | None = None
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
            last = Piece(evened(raw[edge:]), mark["mark"].strip(), number, number, blank)
            marks += last.mark
            pieces.append(last)
        elif last is not None and _goes_on(last, previous, raw, text := evened(raw), width, edge, blank):
            last.text = join_wrapped(last.text, text)
            last.last = number
        else:
            last = Piece(evened(raw), "", number, number, blank)
            pieces.append(last)
        previous, blank = raw, False
    if not marks and len(pieces) > 1:
        pieces = _with_bare_numbers(pieces)
        marks = "".join([piece.mark for piece in pieces])
    if "1" not in marks:
        return pieces
    return [part for piece in pieces for part in (_counted(piece) if "1" in piece.mark else (piece,))]


def _goes_on(last: Piece, above: str, raw: str, text: str, width: int, edge: int, blank: bool) -> bool:
    """Whether a line without a mark carries on the piece above it, whose last line was `above`: below a blank
    line only a torn sentence does, else also what stands right below the text of a marked point."""
    if blank:
        return _torn(last.text, text)
    return (last.mark != "" and 0 < edge == _indent(raw)) or _is_wrapped(above, text, width, last)


_BARE_NUMBER = re.compile(r"(?P<n>\d{1,2})\s(?=[A-ZÅÄÖ]|att\b)")


def _with_bare_numbers(pieces: list[Piece]) -> list[Piece]:
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


def _counted(piece: Piece) -> list[Piece]:
    """Part points that count on inside one line: "1. Planen antas. 2. Taxan höjs." are two."""
    if piece.mark.strip("().") != "1":
        return [piece]
    parts: list[Piece] = []
    rest, number = piece.text, 2
    while str(number) in rest and (found := re.search(rf"(?<=[.;,])\s+\(?{number}[.)]\s+(?=[^\W\d_])", rest)):
        parts.append(replace(piece, text=rest[: found.start()]))
        rest, number = rest[found.end() :], number + 1
    return [*parts, replace(piece, text=rest)] if parts else [piece]


def _torn(above: str, text: str) -> bool:
    """True where a blank line stands inside a sentence: the next paragraph begins in lower case, and not
    with "att"."""
    return text[0].islower() and not is_clause(text) and not above.endswith((*_ENDS, ","))


def _is_wrapped(above: str, text: str, width: int, piece: Piece) -> bool:
    """Say whether a line carries on the one above it."""
    if is_clause(text):
        if piece.mark:
            return True
        if not width or above.endswith(_CLOSES) or not _is_full(above, text, width):
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
