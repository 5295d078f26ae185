"""Lists of people told in sentences: "Beslutande var Anna Ek (S), ordförande, och ersättaren Cia Dal (V)."

`prose_heading` says which list a sentence opens; `parts_of_prose` parts its people by the standing that
stands before their names. The people themselves are read by `attendance`, as in any other list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.parts import Part
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.signs import has_any
from ingest.parsing.line import Line
from ingest.parsing.model import Group
from ingest.parsing.vocabulary import small

_MEETING = r"(?:dagens\s)?(?:sammanträdet|sammanträde|mötet|möte)"
_AT = rf"(?:(?:vid|på|i|under)\s{_MEETING})"
_ALSO = r"(?:dessutom|även|också|vidare|därutöver|härutöver|därjämte|i\sövrigt|utöver\sdessa)"
_THERE = r"(?:närvarande|närvarar|närvarade|deltog|deltar|medverkar|medverkade|tjänstgjorde|tjänstgör)"
_IS = r"(?:var|är|voro|har\svarit|hade)"
_OPENINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "Dessutom närvarande Bo Al, ekonom", "Vidare deltog vid mötet …", "I sammanträdet deltog även …"
    (
        "Övriga närvarande",
        re.compile(
            rf"(?:{_ALSO}\s(?:{_IS}\s)?{_THERE}(?:\s{_AT})?|(?:{_AT}\s)?(?:{_IS}\s)?{_THERE}\s(?:{_IS}\s)?{_ALSO})"
            r"(?:\s(?:var|är))?\s?:?\s"
        ),
    ),
    # "Som ersättare för de frånvarande ledamöterna inträder: Bo Al för Eva Ek"
    (
        "Tjänstgörande ersättare",
        re.compile(
            r"som\s(?:tjänstgörande\s)?ersättare\s(?:för\s(?:de\s)?frånvarande(?:\sledamöter(?:na)?)?\s)?"
            r"(?:inträder|inträdde|tjänstgör|tjänstgjorde)\s?:?\s"
        ),
    ),
    # "Frånvarande var Bo Al (M)", "Förhinder hade anmälts av Bo Al (M)"
    (
        "Frånvarande",
        re.compile(rf"(?:frånvarande\s{_IS}|(?:förhinder|frånvaro)\s(?:har|hade)\sanmälts?(?:\sav)?)\s?:?\s"),
    ),
    # "Vid sammanträdet närvarande: …", "Närvarande vid mötet var …", "Närvarande var …"
    (
        "Närvarande",
        re.compile(
            rf"(?:{_AT}\s(?:{_IS}\s)?{_THERE}|närvarande(?:\s{_AT})?\s{_IS}|närvarande\s{_AT})\s?:?\s"
        ),
    ),
)
_FIRST_OF_OPENINGS = (
    *(
        "dessutom",
        "även",
        "också",
        "vidare",
        "därutöver",
        "härutöver",
        "därjämte",
        "i",
        "utöver",
        "vid",
        "på",
    ),
    *(
        "under",
        "som",
        "var",
        "är",
        "voro",
        "har",
        "hade",
        "närvar",
        "delt",
        "medverk",
        "tjänstg",
        "frånvar",
        "förhinder",
    ),
)
"""What each of them begins with."""
_VERB = re.compile(rf"\s(?:{_IS})(?:\s(?:följande|som\sföljer))?\s?:?\s(?=\S)")
_VERB_WORDS = ("var", "är", "voro", "hade")
_STANDINGS: tuple[tuple[Group, str], ...] = (
    # "ej tjänstgörande ersättaren Bo Al (M)"
    (
        "substitute",
        r"(?:ej|icke|inte)\s(?:tjänstgörande|tjg\.?|tj\.)\s(?:ersättare[n]?|ersättarna|suppleanten|suppleanterna)",
    ),
    # "tjänstgörande ersättaren Bo Al (M) för Eva Ek (S)"
    (
        "serving_substitute",
        r"(?:tjänstgörande|tjänstg\.?|tjg\.?|tj\.|beslutande)\s?(?:ersättare[n]?|ersättarna|ers\.|suppleanten|suppleanterna)",
    ),
    # "ersättarna Bo Al (M) och Eva Ek (S)"
    ("substitute", r"ersättaren|ersättarna|suppleanten|suppleanterna"),
    # "ledamöterna Bo Al (M) och Eva Ek (S)"
    ("member", r"ledamoten|ledamöterna"),
    ("other", r"tjänstemännen|tjänstepersonerna"),
)
_STANDING = re.compile(
    r"(?:^|(?<=[,;:]\s)|(?<=\soch\s)|(?<=\ssamt\s))(?:"
    + "|".join(f"(?P<s{n}>{words})" for n, (_, words) in enumerate(_STANDINGS))
    + r")\s(?!för\b|istf\b|i\s|åt\b|från\b|till\b|och\b)(?=[^\W\d_])"
)
_STANDING_WORDS = ("ersätt", "ers.", "supplean", "ledam", "tjänstem", "tjänstep")
_MANY = re.compile(r"(?:na|män|männen)\s*$")
_NEXT_PERSON = re.compile(
    r"(?:,\s?(?:och\s|samt\s)?|\soch\s|\ssamt\s)(?=(?:[a-zåäö-]+\s){0,3}(?:[A-ZÅÄÖ][\w.'’´-]*\s){1,3}[A-ZÅÄÖ(])"
)
_SENTENCE_END = re.compile(r"\.(?<=[\w)]\.)\s+(?=[A-ZÅÄÖ])")
_COLUMNS = re.compile(r"\t| {2,}")
_OPENING_LENGTH = 200

Piece = tuple[Group | None, bool, tuple[Line, ...]]


LONGEST = 6000
"""A longer paragraph is no list told in sentences."""


def prose_heading(text: str, below: str = "") -> tuple[str, str] | None:
    """Return heading and list of a sentence: "Beslutande var Anna Ek (S)" gives "Beslutande" and the rest.

    `below` is the next line, where the first name may go on. None where no person follows the opening words.
    """
    opening = _opening(text)
    return _checked(opening[0], text[opening[1] :], below) if opening else None


def opens_prose(text: str) -> bool:
    """Say whether a text begins as such a sentence does, whoever is named then: "Beslutande var Anna Ek"."""
    return _opening(text) is not None


def _opening(text: str) -> tuple[str, int] | None:
    """The heading that the first words of a sentence stand for, and where they end."""
    low = small(text)
    for heading, opening in _OPENINGS if low.startswith(_FIRST_OF_OPENINGS) else ():
        if match := opening.match(low):
            return heading, match.end()
    verb = _VERB.search(low, 0, 70) if has_any(_VERB_WORDS, low) else None
    if verb and read_list_heading(text[: verb.start()]):
        return text[: verb.start()], verb.end()
    return None


def _checked(heading: str, rest: str, below: str) -> tuple[str, str] | None:
    joined = f"{rest} {below.strip()}".lstrip()
    standing = _STANDING.match(small(joined))
    person = read_person(joined[standing.end() if standing else 0 :])
    return (heading, rest.strip()) if person else None


def parts_of_prose(part: Part) -> list[Part]:
    """Return a part of a list parted further, where its sentences say another standing before a name.

    "Bo Al (M) och tjänstgörande ersättaren Cia Dal (V)" has a part of members and one of serving substitutes;
    a standing in the plural holds to the next one, one in the singular for one person.
    """
    parts: list[Part] = []
    for lines in _paragraphs(part.lines):
        text = " ".join(line.text.strip() for line in lines)
        if (
            len(text) > LONGEST
            or any(_COLUMNS.search(line.text.strip()) for line in lines)
            or not _is_prose(text, ends := frozenset(start for start, _ in _places(lines)))
        ):
            pieces: list[Piece] = [(part.group, part.absent, tuple(lines))]
        else:
            pieces = list(_pieces(part, text, _places(lines), ends))
        for group, absent, rows in pieces:
            if parts and (group, absent) == (parts[-1].group, parts[-1].absent):
                parts[-1] = Part(group, absent, parts[-1].headings, (*parts[-1].lines, *rows))
            else:
                parts.append(Part(group, absent, () if parts else part.headings, rows))
    return parts or [part]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that adjoin."""
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1].number - pair[0]):
        yield [line for _, line in run]


def _is_prose(text: str, starts: Set[int]) -> bool:
    low = small(text)
    names_standing = has_any(_STANDING_WORDS, low)
    return (
        (names_standing and next(_standings(low, starts, 0, len(low)), None) is not None)
        or bool(_sentence_ends(text))
        or ("övriga led" in low and _OTHERS_BUT.search(text) is not None)
    )


def says_standing(text: str) -> bool:
    """Say whether a line has a standing before a name, whatever stands below it: "ledamöterna Bo Al"."""
    low = small(text)
    if not has_any(_STANDING_WORDS, low):
        return False
    end = len(low) + 1
    return next(_standings(f"{low} x", {end}, 0, end + 1), None) is not None


def _standings(low: str, starts: Set[int], start: int, end: int) -> Iterator[re.Match[str]]:
    """The standings before names; "Anna Ek (S), ersättare" at the end of a line says that of her, and not of
    who begins the next line. `starts` are the places where lines begin."""
    for match in _STANDING.finditer(low, start, end):
        if not (match.end() in starts and match[0].rstrip().endswith(("ersättare", "ers."))):
            yield match


def _sentence_ends(text: str) -> list[int]:
    """Where a sentence begins that opens a list of its own."""
    ends = (match.end() for match in _SENTENCE_END.finditer(text))
    return [end for end in ends if prose_heading(text[end : end + _OPENING_LENGTH])]


def _places(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Where each line begins in the text that they make together."""
    places, start = [], 0
    for line in lines:
        places.append((start, line))
        start += len(line.text.strip()) + 1
    return places


def _pieces(part: Part, text: str, places: Sequence[tuple[int, Line]], starts: Set[int]) -> Iterator[Piece]:
    """A paragraph, sentence by sentence, each parted by the standing of its people."""
    start = 0
    for end in [*_sentence_ends(text), len(text)]:
        group, absent = part.group, part.absent
        opened = prose_heading(text[start:end])
        if start and opened:
            group, absent = read_list_heading(opened[0]) or (group, absent)
            start = end - len(text[start:end].split(opened[1], 1)[1]) - len(opened[1])
        others = None if absent else _OTHERS_BUT.search(text, start, end)
        there = others.start() if others else end
        yield from (
            (now, absent, _cut(text, a, b, places))
            for now, a, b in _by_standing(group, text, start, there, starts)
        )
        if others:
            stop = _SENTENCE_END.search(text, others.end(), end)
            last = stop.start() if stop else end
            yield group, True, _cut(text, others.end(), last, places)
            yield group, False, _cut(text, last + 1, end, places)
        start = end


_OTHERS_BUT = re.compile(
    r",?\s(?:samt\s|och\s)?(?:alla\s|samtliga\s)?(?:övriga|andra)\sledamöter\s(?:utom|med\sundantag\sav|förutom)\s"
)
"""Before those who were absent: "ordföranden Bo Al samt övriga ledamöter utom Eva Ek"."""


def _by_standing(
    group: Group | None, text: str, start: int, end: int, starts: Set[int]
) -> Iterator[tuple[Group | None, int, int]]:
    """The stretches of a sentence, each with the group of its people."""
    now, low = group, small(text)
    for match in _standings(low, starts, start, end):
        if match.start() < start:
            continue
        yield now, start, match.start()
        now, start = _STANDINGS[int((match.lastgroup or "s0")[1:])][0], match.end()
        if not _MANY.search(match[0]) and (following := _NEXT_PERSON.search(text, start, end)):
            yield now, start, following.start()
            now, start = group, following.end()
    yield now, start, end


def _cut(text: str, start: int, end: int, places: Sequence[tuple[int, Line]]) -> tuple[Line, ...]:
    """A stretch of the text as lines with the numbers that they have in the minutes."""
    rows = []
    for n, (begin, line) in enumerate(places):
        stop = places[n + 1][0] - 1 if n + 1 < len(places) else len(text)
        words = text[max(begin, start) : min(stop, end)].strip() if begin < end and start < stop else ""
        words = re.sub(r"^(?:,|och\b|samt\b)\s*|\s*(?:,|\boch|\bsamt)$", "", words)
        if words:
            rows.append(line._replace(text=words))
    return tuple(rows)
