"""Who sent the people of a list: a municipality, an organisation or a party that stands before or above them.

"Ekby kommun: Anna Ek (S), Bo Al (M)" and the heading "Ekby kommun" say the same of Anna Ek and Bo Al.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.names import party_of
from ingest.parsing.fields.people import ROLE, read_person
from ingest.parsing.fields.posts import is_organisation, is_title
from ingest.parsing.fields.remarks import find_remarks
from ingest.parsing.fields.rows import SIGN, Row
from ingest.parsing.record import record

_LABEL = re.compile(
    r"\s*(?:Från\s|För\s(?=[A-ZÅÄÖ]))?(?P<sender>[A-ZÅÄÖ][\w&.'’-]*(?: [\w&.'’-]+){0,5}?)"
    r"(?:\s?(?P<colon>:)\s*|\t+| {3,})(?=[^\W\d_])"
)
_PLACE = re.compile(r"[A-ZÅÄÖ][a-zåäöé-]+(?:\s[A-ZÅÄÖ][a-zåäöé-]+)?")
_GOES_ON = re.compile(r"(?:,|\boch|\bsamt)\s*$")
_FROM = re.compile(r"^(?:(?:ledamöter|representanter)\s)?(?:från|för)\s", re.IGNORECASE)
PARTY_HEADING = re.compile(
    r"\s*(?P<name>(?:Arbetarepartiet\s)?[A-ZÅÄÖ][\wåäö]+(?:demokraterna|partiet)|Moderaterna|Liberalerna"
    r"|Folkpartiet\sliberalerna)"
    r"\s*(?:\((?P<code>[A-ZÅÄÖa-zåäö]{1,5})\))?\s*:?\s*(?:\d+\s*(?:mandat|platser)?)?\s*"
)


_OWN_NAME = re.compile(
    r"\s*(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[a-zåäö][\w-]*){0,4})\s\((?P<code>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4})\)\s*"
)
"""A party and its letters, which is nobody's name: "Moderata samlingspartiet (M)", "Ekbylistan (EL)"."""


def heading_of_party(text: str) -> str | None:
    """Return the letters of the party that a line names and nothing else, or None: "Ekbylistan (EL)" has
    "EL", "Centerpartiet" has "C"."""
    if found := PARTY_HEADING.fullmatch(text):
        return party_of(found["code"] or found["name"].split()[-1])
    found = _OWN_NAME.fullmatch(text) if text.rstrip().endswith(")") else None
    if found is None or is_title(found["name"]) or _NO_PARTY.match(found["name"]):
        return None
    return party_of(found["code"])


_NO_PARTY = re.compile(r"vakan|ordförande|ledamot|ersättare|ledamöter", re.IGNORECASE)


@record
class _Label:
    """Who sent those on the rest of a row; `is_certain` where the words say an organisation."""

    sender: str
    rest: str
    is_certain: bool
    in_column: bool


def sent_by_label(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without the labels that say who sent people, and with that as their affiliation.

    "Ekby: Anna Ek (S)" counts where two rows begin so, "Ekby kommun: …" alone. A list that ends in a comma
    goes on in the next row, one in a column of labels until the next label.
    """
    labels = [_label(row.text) for row in rows]
    if not any(labels):
        return list(rows)
    several = sum(label is not None for label in labels) > 1
    in_columns = sum(bool(label and label.in_column) for label in labels) > 1
    result: list[Row] = []
    sender: str | None = None
    for row, label in zip(rows, labels, strict=True):
        if label and (label.is_certain or several):
            sender = label.sender
            result.append(row._replace(text=label.rest, affiliation=sender))
            continue
        if sender and not (in_columns or _GOES_ON.search(result[-1].text)):
            sender = None
        result.append(row._replace(affiliation=row.affiliation or sender))
    return result


def has_label(text: str) -> bool:
    """Say whether a row begins with whom the people behind come from: "Ekby kommun: Bo Al (M)"."""
    return _label(text) is not None


def _label(text: str) -> _Label | None:
    match = _LABEL.match(text) if ":" in text or "\t" in text or "   " in text else None
    if match is None:
        return None
    sender, rest = match["sender"], text[match.end() :]
    if ROLE.fullmatch(sender) or is_title(sender) or read_list_heading(sender):
        return None
    person = read_person(rest)
    if person is None:
        return None
    if is_organisation(sender) and read_person(sender) is None:
        return _Label(sender, rest, True, match["colon"] is None)
    if match["colon"] and person.party and _PLACE.fullmatch(sender) and not PARTY_HEADING.fullmatch(sender):
        return _Label(sender, rest, False, False)
    return None


def under_headings(rows: Sequence[Row]) -> tuple[list[Row], set[int]]:
    """Return the rows with the party or the sender that stands above them, and the numbers of such lines."""
    heads = [_heads(row, rows[index + 1 : index + 2]) for index, row in enumerate(rows)]
    several = sum(head is not None for head in heads) > 1
    headings: set[int] = set()
    result: list[Row] = []
    party: str | None = None
    sender: str | None = None
    for index, row in enumerate(rows):
        is_apart = index == 0 or row.first > rows[index - 1].last + 1
        sender = None if is_apart else sender
        head = heads[index]
        if head and (several or (is_apart and (head.is_alone or not head.have_parties))):
            sender = head.sender
            headings.add(row.first)
        elif sender:
            result.append(row._replace(affiliation=sender))
        elif match := PARTY_HEADING.fullmatch(row.text):
            party = party_of(match["code"] or match["name"].split()[-1])
            headings.add(row.first)
        elif party and (person := read_person(row.text)) and person.party is None:
            result.append(row._replace(text=f"({party}) {row.text}"))
        else:
            result.append(row)
    return result, headings


@record
class _Head:
    """A line right above those it sent; `is_alone` where a colon says that it is a heading."""

    sender: str
    is_alone: bool
    have_parties: bool


def _heads(row: Row, following: Sequence[Row]) -> _Head | None:
    """A line such as "Ekby pensionärsförening" or "Från Ekby kommun:" right above the people that it sent."""
    text = row.text.strip()
    sender = _FROM.sub("", text.rstrip(" :"))
    if (
        not is_organisation(sender)
        or PARTY_HEADING.fullmatch(sender)
        or SIGN.search(sender)
        or is_title(sender)
        or find_remarks(sender, None)
        or read_person(sender) is not None
    ):
        return None
    below = next((read_person(other.text) for other in following if other.first == row.last + 1), None)
    return _Head(sender, text.endswith(":"), below.party is not None) if below else None
