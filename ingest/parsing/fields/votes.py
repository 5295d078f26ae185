"""Votes (*omröstning*, *votering*): the counts, and how each named member voted.

What yes and no mean ("Ja-röst för avslag") stands in the section's text and is not interpreted here. Counts
come from sentences and from the total of a table; ballots from sentences with names, from lines
with one voter each and from tables with a mark under Ja, Nej or Avstår.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.parsing.fields.named_people import find_people, only_people
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.rosters import without_deputy_label
from ingest.parsing.fields.senders import heading_of_party
from ingest.parsing.fields.sentences import sentences
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.vote_counts import counts_in
from ingest.parsing.fields.vote_sentences import ANSWERS, voters_in
from ingest.parsing.fields.vote_tables import (
    ANSWER,
    LIST_HEAD,
    Header,
    Lists,
    header_of,
    lists_of,
    read_answers,
    vote_of,
)
from ingest.parsing.model import Ballot, BallotVote, Lines, NamedParty, ParsedVote
from ingest.parsing.vocabulary import small

_AGAIN = re.compile(
    r"\b(?:huvudvotering|kontraproposition\w*|huvudomröstning|(?:votering"
    r"|omröstning)\s+(?:är\s+)?(?:begär\w*|verkställ\w*|genomför\w*))"
)
_VOTE_WORD = re.compile(r"\b(?:röst|voter|ja\b|nej\b|avst)")
"""In small letters."""


@dataclass
class _Vote:
    """A vote while it is read."""

    counts: dict[BallotVote, int] = field(default_factory=dict)
    ballots: list[Ballot] = field(default_factory=list)
    voters: set[tuple[str, str | None]] = field(default_factory=set)
    first: int | None = None
    last: int | None = None

    def spans(self, lines: Lines) -> None:
        if lines:
            self.first = min(self.first or lines[0], lines[0])
            self.last = max(self.last or lines[1], lines[1])

    @property
    def decides(self) -> bool:
        """Whether somebody said yes or no; an abstention alone is no vote."""
        return bool({"yes", "no"} & (set(self.counts) | {ballot.vote for ballot in self.ballots}))

    def parsed(self) -> ParsedVote:
        return ParsedVote(
            self.counts.get("yes"),
            self.counts.get("no"),
            self.counts.get("abstain"),
            self.counts.get("absent"),
            tuple(self.ballots),
            (self.first, self.last) if self.first and self.last else None,
        )


def read_votes(paragraphs: Sequence[tuple[str, Lines]]) -> tuple[ParsedVote, ...]:
    """Return the votes of an item in order: "Med 8 ja-röster mot 5 nej-röster" has yes 8 and no 5.

    A table needs its blanks or tabs as they stood: they tell the column of a mark. What is not said is None.
    """
    reader = _Reader()
    for text, lines in paragraphs:
        reader.read(text, lines)
    return tuple(vote.parsed() for vote in reader.votes if vote.decides)


def read_ballots(lines: Sequence[str]) -> tuple[Ballot, ...]:
    """Return the ballots of a roll (*omröstningslista*) that stands apart from its item, a line a voter."""
    return tuple(ballot for roll in read_rolls(lines) for ballot in roll)


def read_rolls(lines: Sequence[str]) -> list[tuple[Ballot, ...]]:
    """Return the ballots of each vote that a roll has columns for: "Ja  Nej  Avst  Ja  Nej  Avst" has two."""
    reader = _Reader()
    reader.read("\n".join(lines), None)
    return [tuple(vote.ballots) for vote in reader.votes if vote.ballots]


class _Reader:
    def __init__(self) -> None:
        self.votes: list[_Vote] = []
        self._header: Header | None = None
        self._base: int | None = None
        self._listing: BallotVote | None = None
        self._lists: Lists | None = None
        self._is_new = False
        self._above = ""
        self._prose: list[str] = []
        self._sides: dict[str, BallotVote] = {}
        self._party: str | None = None

    def read(self, text: str, lines: Lines) -> None:
        for line in _whole_lists(text.split("\n")):
            if not self._read_line(line, lines):
                self._prose.append(line)
        self._read_waiting(lines)

    def _read_waiting(self, lines: Lines) -> None:
        """Read the sentences above a line with a vote of its own, before that vote is taken."""
        if self._prose:
            prose, self._prose = "\n".join(self._prose), []
            self._read_prose(prose, lines)

    # --- lines of a list or a table ---

    def _read_line(self, line: str, lines: Lines) -> bool:
        """Read a line with one voter, a row or total of a table, or the head of a list."""
        above, self._above = self._above, line
        if self._lists and self._add_beside(self._lists.voters(line), lines):
            return True
        if self._lists and (numbers := self._lists.counts(line)):
            self._take_counts(numbers, lines)
            return True
        if line.strip():
            self._lists = lists_of(line)
            if self._lists and self._add_beside(self._lists.first, lines):
                return True
        if header := header_of(line, above):
            self._header, self._listing, self._base, self._party = header, None, None, None
            return True
        if self._header and line.strip():
            self._party = heading_of_party(line) or (self._party if "  " in line or "\t" in line else None)
        if listing := LIST_HEAD.fullmatch(line):
            self._listing = vote_of(listing["vote"])
            told = " ".join(line.split())
            if counts := counts_in(told, small(told)):
                self._take_counts(counts, lines)
            return True
        if self._header and (totals := self._header.totals(line)):
            self._take_totals(totals, lines)
            return True
        if self._header and (row := self._header.row(line)):
            return self._add_row(*row, lines)
        if answers := read_answers(line):
            return self._add_answers(*answers, len(answers[1]), lines)
        self._base = None if line.strip() and not self._header else self._base
        if match := _voter_in(line):
            return self._add_ballot(match["who"], vote_of(match["vote"]), lines)
        if self._listing and (people := only_people(line)):
            for person in people:
                self._add(person, self._listing, lines)
            return True
        if line.strip():
            self._listing = None
        return False

    def _add_row(self, who: str, marks: dict[int, BallotVote], lines: Lines) -> bool:
        """Take a row of a table; a deputy's row takes the place of the absent member's above."""
        if self._header and self._header.groups > 1:
            return self._add_answers(who, marks, self._header.groups, lines)
        vote = marks[0]
        deputy = without_deputy_label(who.replace("\t", " ", 1))
        if deputy and self.votes and self.votes[-1].ballots and self.votes[-1].ballots[-1].vote == "absent":
            self.votes[-1].ballots.pop()
        return self._add_ballot(deputy or who, vote, lines)

    def _add_answers(self, who: str, votes: dict[int, BallotVote], count: int, lines: Lines) -> bool:
        """Take a row with a column for each of several votes: the last ones that have no ballots yet."""
        person = self._voter(who)
        if person is None:
            return False
        self._read_waiting(lines)
        if self._base is None:
            unnamed = len(self.votes)
            while unnamed and not self.votes[unnamed - 1].ballots:
                unnamed -= 1
            self._base = max(unnamed, len(self.votes) - count)
        while len(self.votes) < self._base + count:
            self.votes.append(_Vote())
        for column, vote in votes.items():
            self._give(self.votes[self._base + column], person, vote, lines)
        return True

    def _add_beside(self, cells: Sequence[tuple[str, BallotVote]], lines: Lines) -> bool:
        """Take a row of lists side by side, where every cell names voters and says nothing else."""
        named = [(only_people(cell), vote) for cell, vote in cells]
        if not named or not all(people for people, _ in named):
            return False
        for people, vote in named:
            for person in people:
                self._add(person, vote, lines)
        return True

    def _add_ballot(self, who: str, vote: BallotVote, lines: Lines) -> bool:
        person = self._voter(who)
        if person:
            self._add(person, vote, lines)
        return person is not None

    def _voter(self, who: str) -> NamedParty | None:
        """The voter of a row, with the party that stands above it in the table."""
        person = _voter(who)
        if person and self._party and not person.party:
            return NamedParty(person.name, self._party)
        return person

    # --- sentences ---

    def _read_prose(self, text: str, lines: Lines) -> None:
        low = small(text)
        if not _VOTE_WORD.search(low):
            return
        for start, end in sentences(text):
            sentence, said = text[start:end], low[start:end]
            self._is_new = self._is_new or _AGAIN.search(said) is not None
            if counts := counts_in(sentence, said):
                self._take_counts(counts, lines)
            for person, vote in voters_in(sentence, said, self._sides):
                self._add(person, vote, lines)

    def _take_counts(self, counts: dict[BallotVote, int], lines: Lines) -> None:
        self._read_waiting(lines)
        if self.votes and not self._is_new and counts.items() <= self.votes[-1].counts.items():
            return
        self._vote_for_counts(set(counts), lines).counts.update(counts)

    def _take_totals(self, totals: dict[BallotVote, int], lines: Lines) -> None:
        """Take the last row of a table; where it says what a sentence has said, both are of one vote."""
        self._read_waiting(lines)
        told = self.votes[-1].counts if self.votes and not self._is_new else {}
        is_same = bool(told) and all(totals.get(kind, number) == number for kind, number in told.items())
        vote = self.votes[-1] if is_same else self._vote_for_counts(set(totals), lines)
        vote.counts.update(totals)

    # --- which vote ---

    def _vote_for_counts(self, kinds: set[BallotVote], lines: Lines) -> _Vote:
        if not self.votes or (kinds & set(self.votes[-1].counts)):
            self.votes.append(_Vote())
        self._is_new = False
        self.votes[-1].spans(lines)
        return self.votes[-1]

    def _add(self, person: NamedParty, vote: BallotVote, lines: Lines) -> None:
        self._read_waiting(lines)
        if not self.votes or (person.name, person.party) in self.votes[-1].voters:
            self.votes.append(_Vote())
        self._give(self.votes[-1], person, vote, lines)

    def _give(self, to: _Vote, person: NamedParty, vote: BallotVote, lines: Lines) -> None:
        to.voters.add((person.name, person.party))
        to.ballots.append(Ballot(person.name, person.party, vote))
        to.spans(lines)


def _whole_lists(lines: list[str]) -> list[str]:
    """The lines, with those below the head of a list joined where they are one list with commas: a name may
    be broken at the end of a line."""
    heads = [n for n, line in enumerate(lines) if len(line) < _LONGEST_HEAD and LIST_HEAD.fullmatch(line)]
    for head, after in reversed([*pairwise([*heads, len(lines)])]):
        listed = lines[head + 1 : after]
        if len(listed) > 1 and any("," in line for line in listed) and only_people(" ".join(listed)):
            lines[head + 1 : after] = [" ".join(listed)]
    return lines


_LONGEST_HEAD = 60


def _voter(who: str) -> NamedParty | None:
    """The one person that the cells before an answer name, or None."""
    who = re.sub(r"\s(?:röstar|röstade|har röstat)$", "", who)
    person = None if re.search(r"röst|\bja\b|\bnej\b", who, re.IGNORECASE) else read_person(who)
    if person is None or (person.rest and find_people(person.rest)):
        return None
    return NamedParty(person.name, person.party)


_VOTER = re.compile(
    rf"\s*(?P<who>\S[^\n]{{2,90}}?)[\s:,.–-]+(?P<vote>{ANSWER})(?:-röst)?[.,;]?\s*", re.IGNORECASE
)


def _voter_in(line: str) -> re.Match[str] | None:
    """A voter and the answer on a line of their own; most lines end in no answer, which is sooner seen."""
    low = line.lower()
    if not has_any(ANSWERS, low):
        return None
    is_answered = low.rstrip(" \t.,;").endswith(_LAST)
    has_columns = "\t" in line or "  " in line
    return (_VOTER.fullmatch(line) if is_answered else None) or (
        _VOTER_FOR.fullmatch(line) if has_columns else None
    )


_LAST = ("ja", "nej", "avstår", "avstod", "avst", "frånvarande", "frånv", "-röst")
_VOTER_FOR = re.compile(
    rf"\s*(?P<who>\S[^\n]{{2,90}}?)(?:\t+| {{2,}})(?P<vote>{ANSWER})(?:\t+| {{2,}})"
    r"[A-ZÅÄÖ][\w.'’´-]*(?: [\w.'’´()-]+){1,4}\s*",
    re.IGNORECASE,
)
"""A voter's row with the member who is replaced in the last column: "Eva Al   S   Ja   Bo Ek"."""
