"""What a row of an attendance list says of one person, where it says that and no more.

"Bo Al (M), ordförande, §§ 1–4", "Eva Mo (V) tjg ers för Bo Al (M) § 5" and "Ove Ek (S), ej tjänstgörande
ersättare" are whole in themselves. Rows of several people, and words that need the row above, are read by
`attendance`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.parsing.fields.names import is_no_party, party_of, take_closed_name, take_name
from ingest.parsing.fields.people import PersonLine, person_at
from ingest.parsing.fields.range_owners import JOINED, is_vice, says_who_led
from ingest.parsing.fields.ranges import ParagraphNote
from ingest.parsing.fields.remarks import Remark, find_remarks
from ingest.parsing.fields.rows import LONGEST_ROW
from ingest.parsing.memory import remembered


class WholeRow(NamedTuple):
    """A person, what the remark says (see `RemarkKind`; "" for none), and for whom and when it is said."""

    person: PersonLine
    kind: str
    replaced: tuple[str, str | None] | None
    note: ParagraphNote | None


_FORMS = {
    (): "",
    ("note",): "",
    ("replaces",): "replaces",
    ("replaces", "note"): "replaces",
    ("serving",): "serving",
    ("serving", "note"): "serving",
    ("not_serving",): "not_serving",
}
"""The remarks of such a row, in their order, and what they say beside the range."""
_ENDS_OPEN = re.compile(r"(?:,|\boch)\s*$")


@remembered
def read_whole(text: str) -> WholeRow | None:
    """Return what a row says, where all of it is one person's: "Bo Al (M) §§ 1–4" is Bo Al with that note.

    None where anything else stands in it, or where its range needs to be told by that of the meeting.
    """
    if len(text) > LONGEST_ROW:
        return None
    remarks = find_remarks(text, None)
    kind = _FORMS.get(tuple([remark.kind for remark in remarks]))
    if kind is None or _ENDS_OPEN.search(text):
        return None
    end = remarks[0].start if remarks else len(text)
    read = person_at(text, skip_signs(text, 0, end), end)
    if read is None or skip_signs(text, read[1], end) < end:
        return None
    person, replaced = read[0], None
    for index, remark in enumerate(remarks):
        end = remarks[index + 1].start if index + 1 < len(remarks) else len(text)
        start = skip_signs(text, remark.end, end)
        if remark.kind == "replaces" and start < end and (taken := take_target(text, start, end)):
            replaced = taken[0]
            start = skip_signs(text, taken[1], end)
        if start < end:
            return None
    if kind == "replaces" and replaced is None:
        return None
    note = remarks[-1] if remarks and remarks[-1].kind == "note" else None
    if note and (JOINED.search(text) or not _is_told(note, text)):
        return None
    if note and is_vice(person.title) and says_who_led(text, (note.start, note.end)):
        note = None
    return WholeRow(person, kind, replaced, note.note if note else None)


def _is_told(remark: Remark, text: str) -> bool:
    """Whether a range means the same in every meeting: "§§ 1–4" and "del av mötet", but not "t.o.m. § 4"."""
    note = remark.note
    if note is None:
        return False
    return note.paragraphs is not None or (note.partial and not _DIGIT.search(text, remark.start, remark.end))


_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"(?:[\s,;:.()\[\]|/–—-]|(?:och|samt|&)\s)+")


def skip_signs(text: str, start: int, end: int) -> int:
    """Return where the next word begins, behind signs, "och" and "samt"; `end` where none is left."""
    match = _SIGNS.match(text, start, end)
    return match.end() if match else start


_PARTY_AFTER = re.compile(
    r"\s*(?:\(\s*([^()]{1,40}?)\s*\)|,\s?([A-ZÅÄÖ]{1,3}|fp|kd|mp|sd|[smclv])(?=\s*(?:,|$|§|\s)))"
)
_POST_OF_TARGET = re.compile(r"\s\((?:(?:[12]:?[ea]|förste|andre)\s)?(?:vice\s|v\.?\s)?ordf(?:örande|\.)?\)")
"""The post of the member whose place is taken: "ersätter Bo Ek (L) (2:e vice ordförande)"."""


def take_target(text: str, start: int, end: int) -> tuple[tuple[str, str | None], int] | None:
    """Return name and party of the member that a replacement names, and where that ends; None for none.

    "Bo Ek (S) § 4" gives ("Bo Ek", "S") and 9.
    """
    taken = take_closed_name(text, start, end) or take_name(text[:end], start, single=True)
    if taken is None:
        read = person_at(text, start, end)
        return ((read[0].name, read[0].party), read[1]) if read else None
    name, stop = taken
    match = _PARTY_AFTER.match(text, stop, end)
    code = (match[1] or match[2]) if match else None
    if match and code and (party_of(code) or is_no_party(code)):
        post = _POST_OF_TARGET.match(text, match.end(), end)
        return (name, party_of(code)), (post or match).end()
    return (name, None), stop
