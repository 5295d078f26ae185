"""Lists in which every row is a person of its own: "Anna Ek (S), ordförande" above "Bo Al (M) §§ 1–4".

Most lists are such. None of the passes over a list (its headings and sentences, its tables, labels and
columns, its wrapped lines) has anything to do then. That is told row by row, and so once of each row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.names import PARTICLES, PARTIES, is_name_word, opens_name
from ingest.parsing.fields.parts import Part, sub_heading
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.posts import is_chair_title, is_title
from ingest.parsing.fields.prose import parts_of_prose, says_standing
from ingest.parsing.fields.rosters import IN_MID_SENTENCE, NOBODY, open_end, reads_by_others, with_commas
from ingest.parsing.fields.rows import LONGEST_ROW, Row
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.tables import is_header
from ingest.parsing.fields.whole_rows import read_whole
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.model import Group
from ingest.parsing.vocabulary import small

_SHAPE = re.compile(
    r"(?:[-–•] )?(?P<first>[^\W\d_a-zåäö][\w'’´-]*) (?P<second>[^\W\d_][\w'’´-]*)(?=[ \t,]|$)"
    r"(?: +(?=\S)|\t(?=\S)|[\w(),§:/&'’´!+‐-—-]|\.(?!\s[^\W\d_a-zåäö]))*(?<=[\w).])"
)
"""Two words of a name, and then no sign that a table, a legend or a sentence in mid-line has."""
_MARK = re.compile(r"[\t ][XxNnFf](?!\S)")
_TURNED_OR_OPEN = re.compile(r"[^(,]*,\s[^\W\d_a-zåäö][^(,]*\(|.*\s(?:och|samt)$")
"""A family name may stand first, or another person follows in the line below."""
_OF_SEVERAL = ("saknas", "respektive", "övriga led")


def plain_rows(group: Group | None, lines: Sequence[Line]) -> list[Row] | None:
    """Return the rows of a list if each of its lines is one and says all of its person; else None."""
    rows: list[Row] = []
    ends_sentence = False
    for line in lines:
        text = line.text
        if not text:
            continue
        if not stands_alone(text):
            return None
        if text[-1] == ".":
            ends_sentence = True
        rows.append(Row(text, line.number, line.number, line.struck))
    if ends_sentence:
        part = Part(group, False, (), tuple(lines))
        return rows if parts_of_prose(part) == [part] else None
    return rows


@remembered
def stands_alone(text: str) -> bool:
    """Say whether a line of a list is one person's, whatever stands above and below: "Bo Al (M), rektor § 3".

    It begins with a name and ends with a word that no other line goes on with; it is neither a heading nor of
    a table, and its columns need no others to be understood.
    """
    shape = _SHAPE.fullmatch(text) if len(text) <= LONGEST_ROW else None
    if shape is None or _MARK.search(text) or _TURNED_OR_OPEN.match(text):
        return False
    first, second = shape["first"], shape["second"]
    if not (is_name_word(first) and opens_name(first)) or first in PARTIES:
        return False
    if not (is_name_word(second) or second in PARTICLES):
        return False
    if ". " in text and with_commas(text) != text:
        return False
    if has_any(_OF_SEVERAL, small(text)) or says_standing(text) or reads_by_others(text):
        return False
    if NOBODY.fullmatch(text) or is_header(text) or sub_heading(text) or not _names_somebody(text):
        return False
    return text[-1] == ")" or _is_ended(text)


def _names_somebody(text: str) -> bool:
    return read_whole(text) is not None or read_person(text) is not None


def _is_ended(text: str) -> bool:
    """Whether neither a name nor a post with its person goes on below: a line ends in a number, or in words
    that the name of the next row does not belong to."""
    if IN_MID_SENTENCE.search(text):
        return False
    end = open_end(text)
    if not end:
        return True
    words = end.split()
    if words[0] in PARTICLES or words[-1] in PARTICLES:
        return False
    if not end[0].islower() or not is_title(end) or is_chair_title(end):
        return True
    first = read_person(text.split(",")[0].split(":")[-1])
    return not (first and first.title and not first.party)
