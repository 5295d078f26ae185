"""The analyser as this archive needs it: it knows the names of its people and what its abbreviations mean.

One for each process. A name is only what no dictionary has: "Hallström" is left whole, "Lunden" is read as
the word that it also is, so that a text means the same before and after somebody of that name came.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archive.following.committee_names import initials
from archive.models import CommitteeName, PersonName
from archive.search.analysis import Analyser
from archive.search.lexicon import lexicon
from archive.search.tokens import fold, tokens
from archive.search.words import reviewed
from archive.statements import run

_LONGEST_NAME = 4  # words; what is longer was misread
_SHORTEST_ABBREVIATION = 2
_LAST = """
SELECT coalesce((SELECT max(id) FROM archive_personname), 0),
       coalesce((SELECT max(id) FROM archive_committeename), 0)
"""
_FRESH_FOR = 30.0  # seconds between two looks whether names have come


class ArchiveAnalyser(Analyser):
    """An analyser that learns names as they come."""

    def __init__(self) -> None:
        super().__init__(meanings=_well_known())
        self._seen = (0, 0)
        self._looked = float("-inf")

    @property
    def names(self) -> frozenset[str]:
        """The words of names that it knows, folded."""
        return self._names

    @property
    def meanings(self) -> Mapping[str, Sequence[str]]:
        """What abbreviations stand for: "kstu" for "Kommunstyrelsens trygghetsutskott"."""
        return self._meanings

    def refresh(self, *, at_once: bool = False) -> None:
        """Learn the names and abbreviations that have come; looks for them seldom unless `at_once`."""
        if not at_once and time.monotonic() - self._looked < _FRESH_FOR:
            return
        self._looked = time.monotonic()
        ((people, committees),) = run(_LAST)
        if people > self._seen[0]:
            new = PersonName.objects.filter(pk__gt=self._seen[0]).values_list("name", flat=True)
            self._learn(word for name in new for word in words_of_name(name))
        if committees != self._seen[1]:
            self._meanings = _well_known() | abbreviations()
        self._seen = (people, committees)

    def _learn(self, names: Iterable[str]) -> None:
        known = lexicon()
        new = {name for name in names if name not in known.lemmas and name not in known.forms} - self._names
        self._names |= new
        for name in new:
            self._readings.pop(name, None)
            self._readings.pop(f"{name}s", None)


_analyser: ArchiveAnalyser | None = None


def analyser(*, at_once: bool = False) -> ArchiveAnalyser:
    """Return the analyser of this process; `at_once` where names may have come in this very transaction."""
    global _analyser
    if _analyser is None:
        _analyser = ArchiveAnalyser()
    _analyser.refresh(at_once=at_once)
    return _analyser


def words_of_name(name: str) -> list[str]:
    """Return the folded words of a person's name: ["adnan", "nago"] for "Adnan Nagó"; [] for what is none."""
    words = [token.text for token in tokens(name) if token.kind == "word"]
    return words if len(words) <= _LONGEST_NAME else []


def _well_known() -> dict[str, Sequence[str]]:
    """Return what abbreviations of laws and authorities stand for: {"brå": ["brottsförebyggande rådet"]}."""
    return {short: [name] for short, name in reviewed().abbreviations.items()}


def abbreviations() -> dict[str, Sequence[str]]:
    """Return what abbreviations of committees stand for: {"kstu": ["Kommunstyrelsens trygghetsutskott"]}."""
    names: dict[str, set[str]] = defaultdict(set)
    for name, kind, full in CommitteeName.objects.values_list("name", "kind", "committee__name"):
        short = name if kind == CommitteeName.Kind.ABBREVIATION else initials(name)
        if len(short) >= _SHORTEST_ABBREVIATION:
            names[fold(short)].add(full)
    return {short: sorted(full) for short, full in names.items()}
