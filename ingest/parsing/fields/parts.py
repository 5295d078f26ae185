"""The parts of an attendance list: which of its lines are headings, and what stands below each of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.parsing.fields.list_headings import ListHeading, read_list_heading
from ingest.parsing.fields.names import party_of
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.posts import is_chair_title, is_organisation, is_title
from ingest.parsing.fields.remarks import find_remarks
from ingest.parsing.fields.rosters import NOBODY, read_party
from ingest.parsing.fields.rows import SIGN
from ingest.parsing.fields.senders import PARTY_HEADING
from ingest.parsing.fields.tables import HEADER_WORD
from ingest.parsing.line import Line
from ingest.parsing.model import Group
from ingest.parsing.record import record
from ingest.parsing.vocabulary import small


@record
class Part:
    """The lines of a block under one sub-heading of its own."""

    group: Group | None
    absent: bool
    headings: tuple[Line, ...]
    lines: tuple[Line, ...]


_SUB_HEADINGS: tuple[tuple[Group, bool, str], ...] = (
    # "Tjänstgörande ersättare", "Beslutande ersättare:"
    ("serving_substitute", False, r"(?:tjänstgörande|tjg\.?|beslutande)\s(?:ersättare|ers\.?):?"),
    # "Ej tjänstgörande ersättare", "Övriga ersättare", "Ersättare:"
    (
        "substitute",
        False,
        r"(?:närvarande,?\s)?(?:ej|icke|inte)\stjänstgörande(?:\sersättare)?:?|(?:närvarande"
        r"|övriga)\sersättare:?|ersättare:",
    ),
    # "Frånvarande", "Frånvarande ledamöter"
    ("member", True, r"(?:frånvarande|förhindrade)(?:\s(?:ledamöter|ersättare))?:?|anmält\sförhinder:"),
    # "Beslutande ledamöter"
    ("member", False, r"(?:beslutande|närvarande|ordinarie)\sledamöter:?|(?:beslutande|ledamöter):"),
    # "Tjänstemän", "Övriga närvarande"
    (
        "other",
        False,
        r"(?:närvarande\s)?(?:tjänstemän|tjänstepersoner):?|övriga(?:\s(?:närvarande|deltagande"
        r"|deltagare)):?|övriga:",
    ),
)
_ALL_BUT = re.compile(
    r"(?:samtliga|alla)\s(?:ordinarie\s|valda\s)?ledamöter(?:na)?,?\s(?:utom|förutom|med\sundantag\s(?:av|för))\s*:?"
)
"""Above the members who were not there: "Samtliga ledamöter utom"."""
_SUB_PATTERNS = tuple((group, absent, re.compile(words)) for group, absent, words in _SUB_HEADINGS)
_SUB_BEGINNINGS = (
    *("tjänst", "tjg", "beslut", "närvar", "ej", "icke", "inte", "övriga", "ersättare", "frånvar"),
    *("förhindr", "anmält", "ordinarie", "ledamöter"),
)
"""What each of them begins with; most lines of a list are names."""


def split_at_headings(group: Group | None, lines: Sequence[Line], *, absent: bool = False) -> list[Part]:
    """Return the parts of a block: "Tjänstgörande ersättare:" begins one with its own group.

    A heading that no rule knows ends the group above it, too: nobody below is absent because of that one.
    """
    parts: list[Part] = []
    held: list[Line] = []
    now: tuple[Group | None, bool, tuple[Line, ...]] = (group, absent, ())
    for index, line in enumerate(lines):
        found: tuple[Group | None, bool] | None = sub_heading(line.text.strip())
        if found is None and _is_unknown_heading(lines, index, anywhere=now[1]):
            found = (None if now[1] else _group_below(now[0], held, lines[index + 1 :]), False)
        if found is None and _is_post_above(lines, index):
            parts.append(Part(*now, tuple(held)))
            now, held = ("other", False, ()), [line]
            continue
        if found is None:
            held.append(line)
            continue
        if held or now[2]:
            parts.append(Part(*now, tuple(held)))
        now, held = (*found, (line,)), []
    return [*parts, Part(*now, tuple(held))]


def sub_heading(text: str) -> ListHeading | None:
    """Return the group and the absence that a line of a list says of those below: "Frånvarande:"; or None."""
    low = small(text)
    if low.startswith(("samtliga", "alla")) and _ALL_BUT.fullmatch(low):
        return "member", True
    for group, absent, words in _SUB_PATTERNS if low.startswith(_SUB_BEGINNINGS) else ():
        if words.fullmatch(low):
            return group, absent
    return read_list_heading(text) if " " in text else None


def _is_post_above(lines: Sequence[Line], index: int) -> bool:
    """Whether "Stadssekreterare", after a blank line, stands right above the one who has that post."""
    text = lines[index].text.strip(" :")
    if (
        index == 0
        or index + 1 >= len(lines)
        or SIGN.search(text)
        or is_chair_title(text)
        or not is_title(text)
    ):
        return False
    is_apart = lines[index].number > lines[index - 1].number + 1
    is_alone = index + 2 >= len(lines) or lines[index + 2].number > lines[index + 1].number + 1
    below = read_person(lines[index + 1].text)
    return bool(
        is_apart
        and is_alone
        and lines[index + 1].number == lines[index].number + 1
        and read_person(text) is None
        and below
        and not (below.party or below.title)
    )


def _is_unknown_heading(lines: Sequence[Line], index: int, *, anywhere: bool) -> bool:
    """Words without name, post or number right above a person; `anywhere` needs no blank line before."""
    line = lines[index]
    text = line.text.strip()
    if not text[:1].isupper() or len(text) > 60 or SIGN.search(text.rstrip(" :")) or index + 1 >= len(lines):
        return False
    is_apart = index == 0 or line.number > lines[index - 1].number + 1 or text.endswith(":")
    if not (is_apart or anywhere) or (anywhere and index == 0) or len(text.split()) > 6 or is_title(text):
        return False
    if is_organisation(text) and not (anywhere and is_apart):
        return False
    if (
        PARTY_HEADING.fullmatch(text)
        or HEADER_WORD.fullmatch(text)
        or party_of(text)
        or find_remarks(text, None)
    ):
        return False
    return (
        read_person(text) is None
        and not NOBODY.fullmatch(text)
        and read_person(lines[index + 1].text) is not None
    )


def _group_below(group: Group | None, above: Sequence[Line], lines: Sequence[Line]) -> Group | None:
    """The group above goes on below a heading that says nothing of it; after parties come those without."""
    following = itertools.takewhile(
        lambda pair: pair[1].number <= pair[0].number + 1, itertools.pairwise(lines)
    )
    people = [read_person(line.text) for line in (*lines[:1], *(line for _, line in following))]
    had_parties = any(read_party(line.text) for line in above)
    return "other" if had_parties and not any(person and person.party for person in people) else group
