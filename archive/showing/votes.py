"""A vote (*omröstning*) as a page shows it: the bar, the table by party, and what ja and nej meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Ballot, Vote
from archive.showing.charts import Segment, stacked
from archive.showing.sentences import sentences

CHOICES = ("yes", "no", "abstain", "absent")
_LABELS = {"yes": "Ja", "no": "Nej", "abstain": "Avstår", "absent": "Frånvarande"}
_MEANING = re.compile(r"\b(?:ja|nej)-röst\b|\bröstar (?:ja|nej)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d+ (?:ja|nej)-röst|^(?:ja|nej) röstar", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """How one party voted: numbers in the order of `CHOICES`; party "" is no party."""

    party: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VoteShown:
    """A vote with its bar; `parties` and `ballots` are empty where the minutes give no names."""

    segments: list[Segment]
    columns: tuple[str, ...]
    totals: tuple[int, ...]
    parties: tuple[PartyRow, ...]
    ballots: tuple[Ballot, ...]

    @property
    def sentence(self) -> str:
        """Return the vote in words: "3 ja, 4 nej, 1 avstår"."""
        return ", ".join(f"{s.value} {s.label.lower()}" for s in self.segments)


def show_votes(votes: Iterable[Vote]) -> list[VoteShown]:
    """Return the votes of an item, given with `ballots__person`; a vote without any number is left out."""
    shown = []
    for vote in votes:
        ballots = tuple(vote.ballots.all())
        counted = [sum(b.choice == choice for b in ballots) for choice in CHOICES]
        said = [vote.yes, vote.no, vote.abstain, vote.absent]
        totals = [count if number is None else number for number, count in zip(said, counted, strict=True)]
        if any(totals):
            shown.append(_shown(totals, ballots))
    return shown


def _shown(totals: Sequence[int], ballots: tuple[Ballot, ...]) -> VoteShown:
    kept = [i for i, total in enumerate(totals) if total or i < 2]
    parties: dict[str, list[int]] = {}
    for ballot in ballots:
        row = parties.setdefault(ballot.party, [0] * len(CHOICES))
        row[CHOICES.index(ballot.choice)] += 1
    rows = sorted(parties.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    return VoteShown(
        segments=stacked([(_LABELS[CHOICES[i]], totals[i], CHOICES[i]) for i in kept]),
        columns=tuple(_LABELS[CHOICES[i]] for i in kept),
        totals=tuple(totals[i] for i in kept),
        parties=tuple(PartyRow(party, tuple(row[i] for i in kept)) for party, row in rows if party),
        ballots=ballots,
    )


def vote_meaning(texts: Iterable[str]) -> list[str]:
    """Return the sentences that say what a vote meant: "Ja-röst för avslag på motionen."."""
    found = [s for text in texts for s in sentences(text) if _MEANING.search(s) and not _COUNTED.search(s)]
    return list(dict.fromkeys(found))
