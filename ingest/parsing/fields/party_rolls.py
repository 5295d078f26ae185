"""Rolls by party (*partivis upprop*): the name of each party above its Ledamöter and Ersättare, and a column
of marks with its legend above the roll: "X = tjänstgörande ledamot   T = tjänstgörande ersättare".

Each list is given the party above it, and parted by what its marks say, before `attendance` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from ingest.parsing.fields.blocks import AttendanceBlock
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.senders import heading_of_party
from ingest.parsing.fields.tables import HEADER_WORD
from ingest.parsing.line import Line
from ingest.parsing.model import Group

_Said = Literal["present", "serving", "substitute", "absent"]

_SIGN = re.compile(r"\s*(?P<sign>[A-ZÅÄÖa-zåäö]{1,2}|[-–/+*])\s?=\s?(?P<said>[^=]+)")
_CELL = re.compile(r"(?:[^\t ,;]| (?! )|[,;](?! ))+")
_ABSENT = re.compile(r"frånv|förfall|(?:ej|inte|icke)\snärv")
_SERVES = re.compile(r"(?<!ej\s)(?<!inte\s)(?<!icke\s)\btj(?:g|änstg|\.)")
_LABEL = re.compile(r"\s*(?:tecken)?förklaring(?:ar)?\s*:\s*", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^,(\t]*?[^,(\s](?=,|\(|\t|\s{2,}|\s*$)")


def by_party(blocks: Sequence[AttendanceBlock]) -> tuple[list[AttendanceBlock], list[Line]]:
    """Return the lists of a meeting, each line with the party above it and each list parted by its marks, and
    the lines that are nothing but legends, heads of columns and names of parties.

    "Centerpartiet (C)" above "Ersättare" and "Bo Ek   T" gives a list of serving substitutes with "Bo Ek
    (C)".
    Lists without such a legend, and without two parties above lists of their own, come back as they are.
    """
    marks = _legend(blocks)
    has_parties = len({_last_party(block) for block in blocks} - {None}) > 1
    if not (marks or has_parties):
        return list(blocks), []
    result: list[AttendanceBlock] = []
    dropped: list[Line] = []
    party: str | None = None
    for block in blocks:
        party = None if block.group == "other" else party
        rows: list[tuple[Line, _Said | None]] = []
        for line in block.lines:
            heading = heading_of_party(line.text) if has_parties else None
            if heading or (marks and (_signs(line.text) or _heads_marks(line.text, marks))):
                party = heading or party
                dropped.append(line)
            else:
                row, said = _marked(line, marks)
                rows.append((_with_party(row, party) if party else row, said))
        result += _parted(block, rows)
    return result, dropped


def _last_party(block: AttendanceBlock) -> str | None:
    """The party that the last line of a list names: it stands above the next list."""
    last = next((line.text for line in reversed(block.lines) if line.text), "")
    return heading_of_party(last) if last else None


def _legend(blocks: Sequence[AttendanceBlock]) -> dict[str, _Said]:
    """What each mark says, where a legend tells a mark of substitutes; else the usual marks are read."""
    signs = {
        sign: said
        for block in blocks
        for line in block.lines
        if "=" in line.text
        for sign, said in _signs(line.text).items()
    }
    return signs if {"serving", "substitute"} & set(signs.values()) else {}


def _signs(text: str) -> dict[str, _Said]:
    """What the signs of a legend say; nothing where the line is none, or says something else, too."""
    told = _LABEL.sub("", text) if ":" in text else text
    cells = [_SIGN.fullmatch(cell[0]) for cell in _CELL.finditer(told)] if "=" in text else []
    found = {cell["sign"]: _said(cell["said"].casefold()) for cell in cells if cell}
    signs = {sign: said for sign, said in found.items() if said}
    return signs if len(signs) == len(cells) else {}


def _said(words: str) -> _Said | None:
    if _ABSENT.search(words):
        return "absent"
    if "ersättare" in words:
        return "serving" if _SERVES.search(words) else "substitute"
    return "present" if "ledamot" in words or "närvar" in words or _SERVES.search(words) else None


def _heads_marks(text: str, marks: Mapping[str, _Said]) -> bool:
    """Whether a line heads the column of marks: "X/-/T/N     Anmärkning"."""
    first, *others = text.split()
    signs = re.split(r"(?<=.)/(?=.)", first)
    return len(signs) > 1 and set(signs) <= set(marks) and all(map(HEADER_WORD.fullmatch, others))


def _with_party(line: Line, party: str) -> Line:
    """The line with the party behind the name, in as many of the blanks as it needs: columns stay."""
    person = read_person(line.text)
    found = _FIRST_WORD.match(line.text)
    if person is None or person.party or found is None:
        return line
    sign = f" ({party})"
    rest = line.text[found.end() :]
    blanks = len(rest) - len(rest.lstrip(" "))
    return line._replace(text=found[0] + sign + rest[min(len(sign), max(0, blanks - 2)) :])


def _parted(block: AttendanceBlock, rows: Sequence[tuple[Line, _Said | None]]) -> list[AttendanceBlock]:
    """The lists that the marks make of one, in order."""
    if not any(said for _, said in rows):
        return [replace(block, lines=tuple(line for line, _ in rows))]
    placed = [(_placed(block, line, said), line) for line, said in rows]
    return [
        replace(block, group=group, absent=absent, lines=tuple(line for _, line in run))
        for (group, absent), run in groupby(placed, key=lambda pair: pair[0])
    ]


def _placed(block: AttendanceBlock, line: Line, said: _Said | None) -> tuple[Group | None, bool]:
    """The group and the absence of a row; who has no mark in a list of marks was not there."""
    if said == "serving":
        return "serving_substitute", False
    if said == "substitute":
        return "substitute", False
    return block.group, said == "absent" or (said is None and read_person(line.text) is not None)


def _marked(line: Line, marks: Mapping[str, _Said]) -> tuple[Line, _Said | None]:
    """A row without its mark, and what that says: "Bo Ek    T    t.o.m. § 93"."""
    for cell in list(_CELL.finditer(line.text))[1:] if marks else ():
        if said := marks.get(cell[0].strip()):
            text = line.text[: cell.start()] + " " * len(cell[0]) + line.text[cell.end() :]
            return line._replace(text=text.rstrip()), said
    return line, None
