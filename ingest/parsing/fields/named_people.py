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

_Found = tuple[NamedParty, int, int]
"""A person, and where the words on that one begin and end."""

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


def find_people(text: str, *, bare: bool = False) -> list[_Found]:
    """Return the people of a sentence in order, each once, with where they stand.

    "Anna Ek, Bo Ek (båda S) och Cia Dal (M)" has three. A name counts where a party stands after it, where it
    is listed with one that has, or, with `bare`, anywhere. "Philipssons (M) avslagsyrkande" names Philipsson.
    """
    found = _with_party(text) if "(" in text or "," in text else []
    if bare:
        found += _bare_names(text, [(start, end) for _, start, end in found])
    found.sort(key=lambda f: f[1])
    return _each_once(found, text)


def only_people(text: str) -> list[NamedParty]:
    """Return the people of a text that holds nothing but names, parties and a chair's post, else []."""
    people = find_people(text, bare=True)
    if not people:
        return []
    rest, seen = "", 0
    for _, start, end in people:
        rest += text[seen:start]
        seen = end
    rest += text[seen:]
    words = _NO_WORD.sub("", rest)
    return [person for person, _, _ in people] if len(words) <= 3 else []


_NO_WORD = re.compile(r"[\W\d]|\boch\b|\bsamt\b|\bvice\b|ordf\w*")


def _with_party(text: str) -> list[_Found]:
    """The people before the parties of a text, in order."""
    found: list[_Found] = []
    limit = position = 0
    while True:
        if position == limit and (plain := _plain_person(text, limit)):
            found.append(plain)
            limit = position = plain[2]
            continue
        bracket = _BRACKET.search(text, position)
        if bracket is None:
            return found
        position = bracket.end()
        if people := _before_bracket(text, limit, bracket):
            found += people
            limit = position


_NAME = r"[^\W\d_a-zåäö][^\W\d_]*(?:[-'’´][^\W\d_]+)*"
_PLAIN = re.compile(
    rf"(?:,\s|,?\s(?:och|samt)\s)?(?P<name>{_NAME}(?: {_NAME}){{1,4}}) \((?P<code>[A-Za-zÅÄÖåäö]{{1,5}})\)"
)


def _plain_person(text: str, start: int) -> _Found | None:
    """The person that a text begins with, or that a list goes on with: "Anna Ek (S)", " och Bo Al (M)"."""
    match = _PLAIN.match(text, start)
    if match is None:
        return None
    name, code = match["name"], match["code"]
    words = name.split(" ")
    if len(words[-1]) < _SHORTEST_FAMILY_NAME or not all(map(is_name_word, words)):
        return None
    party = None if is_no_party(code) else party_of(code)
    if party is None and not is_no_party(code):
        return None
    return NamedParty(name, party), match.start("name"), match.end()


_SHORTEST_FAMILY_NAME = 2


def _before_bracket(text: str, limit: int, bracket: re.Match[str]) -> list[_Found]:
    """The people whose party a bracket or a comma tells; the text before `limit` is read already."""
    code = bracket["code"] or bracket["comma"]
    party = None if is_no_party(code) else party_of(code)
    if party is None and not is_no_party(code):
        return []
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
        return []
    listed = list(_listed_before(text, limit, name[1], party if bracket["all"] or of_all else None))
    return [*reversed(listed), (NamedParty(name[0], party), name[1], bracket.end())]


def _listed_before(text: str, limit: int, start: int, party: str | None) -> Iterator[_Found]:
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


def _bare_names(text: str, taken: list[tuple[int, int]]) -> Iterator[_Found]:
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


def _each_once(found: list[_Found], text: str) -> list[_Found]:
    """The people without repetition; a name in the genitive is the person without the s."""
    if all(person.name[-1] != "s" and " " in person.name for person, _, _ in found):
        first: dict[NamedParty, _Found] = {}
        for one in found:
            first.setdefault(one[0], one)
        return list(first.values())
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
