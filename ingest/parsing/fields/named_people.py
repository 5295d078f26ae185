"""People named in a sentence: who moves, who reserves, who votes; a party behind a name tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.parsing.fields.names import (
    NAME_WORD,
    PARTICLES,
    PARTIES,
    is_name_word,
    is_nickname,
    is_no_party,
    party_of,
    take_name,
)
from ingest.parsing.model import NamedParty

_BRACKET = re.compile(
    r"\(\s*(?:(?P<all>samtliga|alla|båda|bägge)\s+)?(?P<code>[A-Za-zÅÄÖåäö]{1,5}!?|-"
    r"|–)\s*(?:,[^()\n]{1,30})?\)"
    r"|,\s(?P<comma>[A-ZÅÄÖ]{1,4}|(?:fp|kd|mp|sd|[smclv])(?=,\s|\.?$|\.\s[A-ZÅÄÖ]|\s(?:och|samt)\s))(?=\s*(?:[,.;:)]|$|\s(?:och|samt|yrkar|yrkade|reserver\w+|röstar|avstår|instäm\w+|lade|lägger|biträd\w+"
    r"|föreslår|anmäler|lämnar)\b))"
)
_LONGEST_NAME = 120
_USUAL_NAME = 40
"""So many signs hold nearly every name; what stands before them is looked at only where they do not."""
_AND_OTHERS = re.compile(r"\s+m\.?\s?fl\.?\s*$")
_ENDS_OTHERS = ("fl", "fl.")
_ALL_OF = re.compile(r",?\s(?:samtliga|alla|båda|bägge)(?:\s(?:från|för))?\s*$")
_ENDS_ALL = ("samtliga", "alla", "båda", "bägge", "från", "för")
"""Before the party of everybody listed: "Anna Ek och Bo Al, båda (S)"."""
_ENDS_LINK = (",", "och", "samt", "&", "resp", "resp.")
_LINK = re.compile(r"(?:\s*,|\s*,?\s+(?:och|samt|&|resp\.?))\s*$")
_OWNED = re.compile(
    r"\s*\w*(?:yrkande|förslag|reservation|motion|interpellation|fråga|tillägg)\w*\b", re.IGNORECASE
)

_GIVES = re.compile(r"\b(?:anmäl(?:er|de)|(?:in)?lämna(?:r|de))\s+$", re.IGNORECASE)
"""Before who gives it: "anmäler Bo Ros (V) reservation" has no genitive."""


def find_people(text: str, *, bare: bool = False) -> list[tuple[NamedParty, int, int]]:
    """Return the people of a sentence in order, each once, with where they stand.

    "Anna Ek, Bo Ek (båda S) och Cia Dal (M)" has three. A name counts where a party stands after it, where it
    is listed with one that has, or, with `bare`, anywhere. "Philipssons (M) avslagsyrkande" names Philipsson.
    """
    found = list(_with_party(text))
    if bare:
        found += _bare_names(text, [(start, end) for _, start, end in found])
    found.sort(key=lambda f: f[1])
    return _each_once(found, text)


def only_people(text: str) -> list[NamedParty]:
    """Return the people of a text that holds nothing but names, parties and a chair's post, else []."""
    people = find_people(text, bare=True)
    rest, seen = "", 0
    for _, start, end in people:
        rest += text[seen:start]
        seen = end
    rest += text[seen:]
    words = re.sub(r"[\W\d]|\boch\b|\bsamt\b|\bvice\b|ordf\w*", "", rest)
    return [person for person, _, _ in people] if len(words) <= 3 else []


def _with_party(text: str) -> Iterator[tuple[NamedParty, int, int]]:
    limit = 0
    for bracket in _BRACKET.finditer(text):
        code = bracket["code"] or bracket["comma"]
        party = None if is_no_party(code) else party_of(code)
        if party is None and not is_no_party(code):
            continue
        start = bracket.start()
        ahead = text[max(limit, start - 16) : start].rstrip()
        others = of_all = None
        if ahead.endswith(_ENDS_OTHERS):
            others = _AND_OTHERS.search(text, max(limit, start - 8), start)
        elif ahead.endswith(_ENDS_ALL):
            of_all = _ALL_OF.search(text, max(limit, start - 16), start)
        words = others or of_all
        before = words.start() if words else start
        name = _name_before(text, limit, before, closed=party in PARTIES and not bracket["comma"])
        if name is None or (" " not in name[0] and (party not in PARTIES or bracket["comma"])):
            continue
        listed = list(_listed_before(text, limit, name[1], party if bracket["all"] or of_all else None))
        yield from reversed(listed)
        yield NamedParty(name[0], party), name[1], bracket.end()
        limit = bracket.end()


def _listed_before(
    text: str, limit: int, start: int, party: str | None
) -> Iterator[tuple[NamedParty, int, int]]:
    """The names that "…, Bo Ek och" lists before a name, the last first."""
    while text[max(limit, start - 12) : start].rstrip().endswith(_ENDS_LINK):
        link = _LINK.search(text, max(limit, start - 12), start)
        if link is None:
            return
        name = _name_before(text, limit, link.start())
        if name is None or " " not in name[0]:
            return
        yield NamedParty(name[0], party), name[1], link.start()
        start = name[1]


def _name_before(text: str, limit: int, end: int, *, closed: bool = False) -> tuple[str, int] | None:
    """The name that ends at a place, and where it starts; titles and other words before it are left out.

    Where a party closes it, its last word may be any word with a capital: "Rut Nämndeman (C)".
    """
    while end > limit and text[end - 1].isspace():
        end -= 1
    begin = max(limit, end - _USUAL_NAME)
    found = list(NAME_WORD.finditer(text, begin, end))
    words: list[tuple[str, int]] = []
    expected, is_odd = end, False
    while found:
        match = found.pop()
        if not found and begin > limit and begin > end - _LONGEST_NAME:
            begin = max(limit, end - _LONGEST_NAME)
            found = list(NAME_WORD.finditer(text, begin, match.end()))
            match = found.pop()
        gap = text[match.end() : expected]
        if words and gap.strip() == ")" and is_nickname(f"({match[0]})"):
            words.insert(0, (f"({match[0]})", match.start() - 1))
            expected = match.start() - 1
            continue
        if gap.strip() or "\n\n" in gap or "\t" in gap or len(words) == 7:
            break
        if not (is_name_word(match[0]) or match[0] in PARTICLES):
            if words or not closed or not match[0][0].isupper():
                break
            is_odd = True
        if words and match[0].endswith(".") and len(match[0]) > 3:
            break
        words.insert(0, (match[0], match.start()))
        expected = match.start()
    while words and (words[0][0][0] == "(" or (words[0][0] in PARTICLES and len(words) <= 2)):
        words.pop(0)
    if not words or words[-1][0] in PARTICLES or len(words[-1][0]) < 2 or (is_odd and len(words) < 2):
        return None
    return " ".join(w for w, _ in words), words[0][1]


def _bare_names(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[NamedParty, int, int]]:
    """Names without a party: two to four name words, not inside a name that is known already."""
    position = 0
    spans = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(spans)
    for match in NAME_WORD.finditer(text):
        while match.start() >= end:
            start, end = next(spans)
        if match.start() < position or match.start() >= start or not is_name_word(match[0]):
            continue
        name = take_name(text, match.start())
        if name and name[0].count(" ") <= 3 and name[1] <= start:
            yield NamedParty(name[0]), match.start(), name[1]
        position = name[1] if name else match.end()


def _each_once(found: list[tuple[NamedParty, int, int]], text: str) -> list[tuple[NamedParty, int, int]]:
    """The people without repetition; a name in the genitive is the person without the s."""
    if not found:
        return found
    known = {person for person, _, _ in found}
    surnames = {(person.name.split(" ")[-1], person.party) for person in known if " " in person.name}
    seen: set[NamedParty] = set()
    result = []
    for person, start, end in found:
        name, party = person.name, person.party
        if name.endswith("s"):
            base = NamedParty(name[:-1], party)
            is_owner = len(name) > 5 and _OWNED.match(text, end) and not _GIVES.search(text[:start][-14:])
            if is_owner or base in known:
                person = base
        if " " not in name and ((person.name, party) in surnames or (name[:-1], party) in surnames):
            continue
        if person not in seen:
            seen.add(person)
            result.append((person, start, end))
    return result
