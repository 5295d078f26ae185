"""The rolls of votes (*röstlängd*, *omröstningslista*) that stand apart from their items, and whose they are.

A roll is a table beside the attendance list, or a page that the voting system prints after the last item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.parsing.fields.blocks import MARKED
from ingest.parsing.fields.tables import header_columns, is_header
from ingest.parsing.fields.vote_tables import header_of
from ingest.parsing.fields.votes import read_rolls
from ingest.parsing.labels import LIST_NAME
from ingest.parsing.model import Ballot, ParsedItem, ParsedVote, Problem
from ingest.parsing.owners import HEAD, names_roll
from ingest.parsing.raw import Block, Front, RawAttachment
from ingest.parsing.skeleton import Skeleton

Rolls = list[tuple[Ballot, ...]]

_ROLL_OF = re.compile(r"§\s*(?P<n>\d{1,4})")
_SERVED = re.compile(r"\s[Xx]\s+§")
"""A mark of presence with its paragraphs, which are no roll's: "X §§ 12-13"."""
_ROLL_HEAD = re.compile(r"\bja\b.*\bnej\b")
_COUNTED = re.compile(r"\bantal\s(?:ja|nej)\b", re.I)
_FEWEST = 3
"""A roll without a head of columns has more voters than a sentence names."""


def listed_rolls(skeleton: Skeleton) -> dict[int, Rolls]:
    """Return the rolls of votes that stand in an attendance list, by the paragraphs that the list names."""
    found: dict[int, Rolls] = {}
    for front in (skeleton.front, skeleton.tail):
        for texts in _roll_lists(front):
            heads = " ".join([text for text in texts[:5] if not _SERVED.search(text)])
            named = [int(m["n"]) for m in _ROLL_OF.finditer(heads)]
            rolls = read_rolls(texts) if named else []
            whose = named if len(named) == len(rolls) else named[:1] * len(rolls)
            for number, roll in zip(whose, rolls, strict=True):
                found.setdefault(number, []).append(roll)
    return found


def _loose_above(front: Front, block: Block) -> list[str]:
    """The lines right above a list that are nothing else: "§ 218" above the heads of its columns."""
    if not block.lines:
        return []
    first = block.lines[0].number
    return [line.text for line in (front.lines[i] for i in front.loose) if first - 4 <= line.number < first]


def _roll_lists(front: Front) -> Iterator[list[str]]:
    """The lists below a head with Ja and Nej, each with its heading first; one that goes on in the columns
    of the list before it is part of that."""
    raw = {line.number: line.text for line in front.lines}
    above: list[str] = []
    roll: list[str] = []
    for block in front.blocks:
        texts = [*above, *(raw[line.number] for line in block.lines)]
        above = [block.heading, *texts] if _is_above_roll(block.heading, texts) else []
        if roll and texts and (first := next(filter(_heads_roll, roll), "")):
            goes_on = _heads_roll(texts[0]) and _columns(texts[0]) == _columns(first)
            if goes_on and not _loose_above(front, block):
                roll += texts[1:]
                continue
        if any(map(_heads_roll, texts[:4])):
            if roll:
                yield roll
            roll = [" ".join((*_loose_above(front, block), block.heading)), *texts]
        elif roll and any(MARKED.search(text) for text in texts):
            roll += texts
        elif texts and roll:
            yield roll
            roll = []
    if roll:
        yield roll


def _is_above_roll(heading: str, texts: Sequence[str]) -> bool:
    """Whether a list holds nothing but the name of the roll below, or what the groups of its columns are."""
    return len(texts) < 3 and (LIST_NAME.fullmatch(heading) is not None or any(map(is_header, texts)))


def _columns(head: str) -> list[tuple[str, int]]:
    """The heads of a roll's columns and their places, without the first, which says whom the rows name."""
    return header_columns(head)[1:]


def attached_rolls(attachments: Sequence[RawAttachment]) -> Rolls:
    """Return the ballots of each vote that the pages of an item tell, such as "Omröstningslista § 12"."""
    return [roll for page in attachments if page.is_named for roll in _rolls_of(page)]


def _rolls_of(page: RawAttachment) -> Rolls:
    """The rolls of a page with a roll's name, with counts, or with a head of Ja and Nej."""
    texts = [line.text for line in page.lines]
    head = [page.heading or "", *texts[:HEAD]]
    if not any(text and (names_roll(text) or _COUNTED.search(text) or _heads_roll(text)) for text in head):
        return []
    fewest = 1 if any(map(header_of, texts, ["", *texts])) else _FEWEST
    return [roll for roll in read_rolls(texts) if len(roll) >= fewest]


def _heads_roll(text: str) -> bool:
    """Whether a line has both columns of a roll: "Namn   Ja   Nej"."""
    low = text.lower()
    return "nej" in low and _ROLL_HEAD.search(low) is not None


def _tells_of_roll(text: str) -> bool:
    return names_roll(text) or bool(_COUNTED.search(text) or _heads_roll(text))


def with_rolls(votes: tuple[ParsedVote, ...], rolls: Rolls) -> tuple[ParsedVote, ...]:
    """Return an item's votes with the ballots of its rolls: the last votes get them in order; where there are
    more rolls than votes, each vote gets the one with its counts, and the others are votes, too."""
    if not rolls or any(vote.ballots for vote in votes[-len(rolls) :]):
        return votes
    if len(votes) >= len(rolls):
        named = zip(votes[-len(rolls) :], rolls, strict=True)
        return (*votes[: -len(rolls)], *(replace(vote, ballots=roll) for vote, roll in named))
    left = list(votes)
    found: list[ParsedVote] = []
    for roll in rolls:
        same = next((vote for vote in left if _counts_alike(vote, roll)), None)
        if same is not None:
            left.remove(same)
        found.append(replace(same or ParsedVote(), ballots=roll))
    return votes if left else tuple(found)


def _counts_alike(vote: ParsedVote, roll: Sequence[Ballot]) -> bool:
    """Whether a roll has as many for and against as the vote's counts say."""
    told = Counter(ballot.vote for ballot in roll)
    return (vote.yes, vote.no) == (told["yes"], told["no"])


def with_unnamed_rolls(
    items: Sequence[ParsedItem], pages: Sequence[RawAttachment]
) -> tuple[list[ParsedItem], list[Problem]]:
    """Return the items with the ballots of the pages that name none: each is of the one vote that has its
    counts, and no ballots yet; the problems are those whose vote cannot be told."""
    result = list(items)
    problems: list[Problem] = []
    for page in pages:
        for roll in () if page.is_named else _rolls_of(page):
            places = [
                (i, k)
                for i, item in enumerate(result)
                for k, vote in enumerate(item.votes)
                if not vote.ballots and _counts_alike(vote, roll)
            ]
            if len(places) != 1:
                message = f"Röstlistan säger inte vilken omröstning den hör till: {page.heading or ''}".strip(
                    " :"
                )
                problems.append(Problem("unread_vote", message, page.line.number))
                continue
            i, k = places[0]
            votes = list(result[i].votes)
            votes[k] = replace(votes[k], ballots=roll)
            result[i] = replace(result[i], votes=tuple(votes))
    return result, problems


def given_names_first(items: Sequence[ParsedItem], names: Sequence[str]) -> tuple[ParsedItem, ...]:
    """Return the items with the voters of a roll that puts family names first ("Ek Anna") as the attendance
    list has them ("Anna Ek")."""
    if not any(vote.ballots for item in items for vote in item.votes):
        return tuple(items)
    listed = {tuple(sorted(name.split())): name for name in names}
    return tuple(
        replace(item, votes=tuple(_turned(vote, listed) for vote in item.votes)) if item.votes else item
        for item in items
    )


def _turned(vote: ParsedVote, listed: dict[tuple[str, ...], str]) -> ParsedVote:
    known = [listed.get(tuple(sorted(ballot.name.split()))) for ballot in vote.ballots]
    same = sum(ballot.name == name for ballot, name in zip(vote.ballots, known, strict=True))
    if same or sum(name is not None for name in known) < 2:
        return vote
    pairs = zip(vote.ballots, known, strict=True)
    return replace(vote, ballots=tuple(replace(b, name=name) if name else b for b, name in pairs))
