"""Who voted how, as a sentence tells it: "Bo Ek (S) och Eva Li (C) röstar ja", "3 ja-röster (Anna Ek, …)".

The patterns are in small letters, in which they are found much faster; names are read from the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.parsing.fields.named_people import find_people, only_people
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.vote_tables import ANSWER, vote_of
from ingest.parsing.model import BallotVote, NamedParty

ANSWERS = ("ja", "nej", "avst", "frånv")
"""What every answer begins with."""


def voters_in(
    sentence: str, low: str, sides: dict[str, BallotVote]
) -> Iterator[tuple[NamedParty, BallotVote]]:
    """Yield who voted how in a sentence; `low` is it in small letters.

    `sides` is whose proposal ja and nej stand for; what the sentence tells of that is added.
    """
    has_answer = has_any(ANSWERS, low)
    if has_answer:
        sides.update(_owners(low))
    people = find_people(sentence) if has_answer else []
    found = _answers(sentence, people) or _in_brackets(sentence) or _for_proposal(sentence, sides)
    yield from found or (_named_votes(sentence, low, people) if has_answer else ())


_MARKER = re.compile(
    r"\b(?:röstar|röstade|röstat|röst(?:er)?\s+avges\s+av)\s+(?P<a>ja|nej)\b|\b(?P<b>ja|nej)(?:-propositionen)?\s+(?:röstar"
    r"|röstade)\b"
    r"|\b(?P<c>ja|nej)(?:-röster|-röst)?(?:\s+(?:avges|avgavs|lämnas|lämnades)\s+av|\s+avgav)?\s*(?:\(?\d*\)?)\s*:"
    r"|\b(?P<e>ja|nej)-röst(?:er)?\s+(?:avges|avgavs|lämnas|lämnades|har\s+avgetts)\s+av\b"
    r"|\b(?:avger|avgav|lämnar|lämnade)\s+(?P<f>ja|nej)-röst\b|\b(?P<d>avstår|avstod"
    r"|frånvarande)\b(?:\s+från\s+att\s+rösta)?"
)
"""In small letters, as the next two."""
_MEANING = re.compile(
    r"\b(?:den|de|ledamot|ledamöter)\s+som\b|\bvill\b|\binnebär\b|\bbetyder\b|\bför\s+(?:bifall|avslag"
    r"|att)\b|\b(?:ja|nej)-röst\s?:\s*(?:bifall|avslag|återremiss)\w*"
)
_THING = re.compile(r"\s*\w*(?:yrkande|förslag|motion|reservation)\w*")


_ANSWER_BEHIND = re.compile(
    rf"\s*[:,–-]?\s*(?P<vote>{ANSWER})(?:-röst)?(?=\s*(?:[,.;\n]|$|och\b))", re.IGNORECASE
)


_LISTED = re.compile(r"\s*(?:,|och|samt)\s*")


def _answers(
    sentence: str, people: Sequence[tuple[NamedParty, int, int]]
) -> list[tuple[NamedParty, BallotVote]]:
    """The votes of "Anna Ek (S) ja, Bo Al (M) nej": an answer right behind each of two people or more; those
    listed before somebody who has one share it ("Anna Ek (S), Bo Al (M) ja och Eva Mo (V) nej")."""
    found: list[tuple[NamedParty, BallotVote]] = []
    waiting: list[NamedParty] = []
    answered, edge = 0, 0
    for person, start, end in people:
        if waiting and not _LISTED.fullmatch(sentence, edge, start):
            waiting = []
        waiting.append(person)
        edge = end
        if answer := _ANSWER_BEHIND.match(sentence, end):
            found += [(who, vote_of(answer["vote"])) for who in waiting]
            waiting = []
            answered += 1
    return found if answered > 1 else []


_OWNER = re.compile(
    r"(?P<vote>ja(?<!\wja)|nej(?<!\wnej))(?:-röst)?\s(?:är|för|innebär|betyder)?\s?(?:bifall\still|för|till)?\s?"
    r"(?P<whose>[^.,;]{2,60}?s)\s(?:\w+)?(?:förslag|yrkande)"
)
_FOR = re.compile(r"\s*För\s(?P<whose>[^.,;]{2,60}?s)\s\w*(?:förslag|yrkande)\w*\s(?:röstar|röstade)\s")


def _owners(said: str) -> Iterator[tuple[str, BallotVote]]:
    """Whose proposal ja and nej stand for: "ja-röst för bifall till kontorets förslag" is kontorets."""
    if "förslag" in said or "yrkande" in said:
        for match in _OWNER.finditer(said):
            yield match["whose"].split()[-1].casefold(), vote_of(match["vote"])


def _for_proposal(sentence: str, sides: Mapping[str, BallotVote]) -> list[tuple[NamedParty, BallotVote]]:
    """The votes of "För kontorets förslag röstar Anna Ek och Bo Al (S)", where it is told what that stands
    for."""
    match = _FOR.match(sentence) if sides else None
    vote = sides.get(match["whose"].split()[-1].casefold()) if match else None
    if match is None or vote is None:
        return []
    return [(person, vote) for person in only_people(sentence[match.end() :])]


_BRACKETED = re.compile(
    r"\b(?P<vote>ja|nej)(?:-röst(?:er)?)?\s*\((?P<who>[A-ZÅÄÖ][^()]*(?:\([^()]{1,6}\)[^()]*)*)\)",
    re.IGNORECASE,
)


def _in_brackets(sentence: str) -> list[tuple[NamedParty, BallotVote]]:
    """The votes of "3 ja-röster (Anna Ek, Bo Al och Cia Ros) och 1 nej-röst (Eva Mo)"."""
    return [
        (person, vote_of(found["vote"]))
        for found in (_BRACKETED.finditer(sentence) if "(" in sentence else ())
        for person in only_people(found["who"])
    ]


def _named_votes(
    sentence: str, said: str, named: Sequence[tuple[NamedParty, int, int]]
) -> Iterator[tuple[NamedParty, BallotVote]]:
    """The voters that a sentence names: "Bo Ek (S) och ordföranden Eva Li (C) röstar Ja (2)"."""
    markers = list(_MARKER.finditer(said))
    if not markers or _MEANING.search(said):
        return
    people = [(person, start, end) for person, start, end in named if not _THING.match(said, end)]
    if not people:
        bare = find_people(sentence, bare=True)
        people = [(person, start, end) for person, start, end in bare if not _THING.match(said, end)]
    names_first = bool(people) and people[0][1] < markers[0].start()
    for index, marker in enumerate(markers):
        vote = vote_of(marker[marker.lastgroup or "a"])
        if names_first:
            begin = markers[index - 1].end() if index else 0
            end = marker.start()
        else:
            begin = marker.end()
            end = markers[index + 1].start() if index + 1 < len(markers) else len(sentence)
        for person, start, stop in people:
            if begin <= start and stop <= end:
                yield person, vote
