"""Whose the minutes are: the board (*nämnd*) that met, and the municipality or company it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.boards_named import (
    BODY,
    BODY_OF,
    PROTOCOL,
    TRAILING,
    WEEKDAY,
    committee_in,
    company_in,
    has_protocol_word,
    proper_name,
)
from ingest.parsing.fields.dates import find_date, find_dates
from ingest.parsing.fields.head_values import Head, fields_of
from ingest.parsing.fields.leads import without_genitive
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.raw import Front
from ingest.parsing.vocabulary import small

_WITHIN = re.compile(r"\b(?:i|för|inom)\s+(?P<name>" + BODY.pattern.replace("?P<kind>", "?:") + r")(?!\w)")
_PARTS = re.compile(r"\t+| {2,}|,\s")
_SAYING = re.compile(r"\d+|[^\W\d_]{3,}")
_OF_MEETING = re.compile(
    r"^(?:[\w-]*(?:styrelse|direktions|nämnd|års|förbunds|medlems))?(?:möte|sammanträde)\w{0,2}\s(?:(?:med|i|för|inom)\s)?(?=[A-ZÅÄÖ])",
    re.I,
)


def read_committee(head: Head, front: Front, tail: Front, titles: Sequence[Line]) -> None:
    """Note in the head which board met: by its label, else in the titles, at last in the notice. The lines
    that say no more than that are used."""
    for f in fields_of(front, "committee"):
        if f.text and head.committee is None:
            head.committee = (find_date(f.text) and committee_in(f.text)) or proper_name(f.text)
            head.take("committee", f.lines)
    found: list[tuple[str, Line]] = []
    protocols: list[Line] = []
    for place, line in enumerate(titles):
        if has_protocol_word(line.text) and PROTOCOL.search(line.text):
            head.has_protocol_word = True
            protocols.append(line)
        name = committee_in(_with_object(line, titles, place))
        if name:
            found.append((name, line))
    if head.committee is None and found:
        best = next((pair for pair in found if not pair[0].isupper()), found[0])
        head.committee = best[0]
        head.spans["committee"] = (best[1].number, best[1].number)
    for name, line in found:
        if not _left_over(line.text, name):
            head.used.add(line.number)
    protocols += head.dated
    head.used.update(line.number for line in protocols if not _left_over(line.text, head.committee))
    if head.committee is None:
        for f in (*fields_of(front, "committee", notice=True), *fields_of(tail, "committee", notice=True)):
            if f.text and head.committee is None:
                head.committee = (find_date(f.text) and committee_in(f.text)) or proper_name(f.text)
                head.take("committee", f.lines)


def _with_object(line: Line, titles: Sequence[Line], place: int) -> str:
    """A title line with the next one where that only says for what the board is: "styrelsen" above "för
    Ekby bad"."""
    below = titles[place + 1] if place + 1 < len(titles) else None
    goes_on = below is not None and below.number == line.number + 1 and below.text.lstrip().startswith("för ")
    return f"{line.text} {below.text.strip()}" if below and goes_on else line.text


_LONGEST_TITLE = 400


@remembered
def _left_over(text: str, committee: str | None) -> str:
    """What a title line says beside "Protokoll", its date, the board and the municipality: its words, or
    ""; a line too long for a title says more than those."""
    if len(text) > _LONGEST_TITLE:
        return text
    for _, start, end in reversed(find_dates(text)):
        text = text[:start] + " " + text[end:]
    text = BODY_OF.sub(" ", PROTOCOL.sub(" ", WEEKDAY.sub(" ", text)))
    if committee and small(committee) in small(text):
        text = re.sub(re.escape(committee) + "s?", " ", text, flags=re.I)
    text = BODY.sub(" ", TRAILING.sub("", text))
    return " ".join(_SAYING.findall(text))


def read_body(head: Head, front: Front, titles: Sequence[Line]) -> None:
    """Note in the head the municipality, region or federation that its lines name, else the company."""
    for f in fields_of(front, "body"):
        if f.text and BODY.fullmatch(f.text) and head.body is None:
            head.body = f.text
            head.take("body", f.lines)
    address = [line for f in front.fields if f.key == "address" for line in f.lines]
    organ = [line for f in front.fields if f.key == "committee" and f.in_notice for line in f.lines]
    for line in (*titles, *address, *organ):
        if not _names_body(small(line.text)):
            continue
        text = PROTOCOL.sub("  ", line.text) if has_protocol_word(line.text) else line.text
        for cell in _PARTS.split(text.strip()):
            cell = cell.strip(" .,:")
            if " " not in cell:  # every municipality has two words in its name
                continue
            cell = _OF_MEETING.sub("", cell)
            if not BODY.fullmatch(cell):
                within = _WITHIN.search(cell)
                match = BODY_OF.match(cell)
                if within is None and not (match and committee_in(cell)):
                    continue
                cell = within["name"] if within else match["name"]  # type: ignore[index]
            name = (
                without_genitive(cell)
                if re.search(r"(?:kommun|KOMMUN|stad|STAD|förbund)[sS]$", cell)
                else cell
            )
            if head.body is None:
                head.body = name
                head.spans["body"] = (line.number, line.number)
            if name.casefold() == head.body.casefold() and not _left_over(line.text, head.committee):
                head.used.add(line.number)
    if head.body is None:
        _read_company(head, titles)


def _read_company(head: Head, titles: Sequence[Line]) -> None:
    """The company (*kommunalt bolag*) on a line of its own, where no municipality is named."""
    for line in titles[:30]:
        if name := company_in(line.text):
            head.body = name
            head.take("body", [line])
            return


def _names_body(low: str) -> bool:
    """Whether a line in small letters has what every municipality, region and federation has in its name."""
    return (
        "kommun" in low
        or "region" in low
        or "stad" in low
        or "förbund" in low
        or "landsting" in low
        or "räddningstjänst" in low
    )
