"""What the committees are called, for reading references and naming hits: read once, asked in memory."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from archive.following.committee_names import can_abbreviate, committee_key
from archive.models import Committee
from archive.serving.remembering import remembered
from archive.sorting import name_key

# Written in running text for the committee that speaks, or for the one of its kind ("fullmäktige").
_GENERIC = re.compile(
    r"^(?:den |det )?(utskottet|nämnden|styrelsen|rådet|fullmäktige|beredningen|kommittén|direktionen)$",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(r"\s+(?:fick|gav|beslutade|beslutar|uppdrog|behandlade|antog)$", re.IGNORECASE)


def every_committee() -> list[Committee]:
    """Return all committees with their bodies, remembered while nothing changes."""
    return remembered("committees", lambda: list(Committee.objects.select_related("body")), size=len)


class CommitteesOfBody:
    """The committees of a body by name, abbreviation and predecessor; two queries when it is made."""

    def __init__(self, body_id: int) -> None:
        rows = Committee.objects.filter(body_id=body_id).prefetch_related("names")
        self.committees = {committee.pk: committee for committee in rows}
        self._by_key: dict[str, set[int]] = defaultdict(set)
        for committee in rows:
            for name in committee.names.all():
                self._by_key[name.key].add(committee.pk)

    def meant_by(self, name: str, *, speaker: int) -> set[int]:
        """Return the committees that a name in the minutes of committee `speaker` can mean.

        "KSUF" means the one whose initials these are; "utskottet" and no name at all mean the speaker
        and its predecessors; "Fullmäktige" the one fullmäktige of the body. Empty where nothing fits.
        """
        name = _VERB_AFTER.sub("", name.strip())
        generic = _GENERIC.match(name)
        if not name or (generic and self._is_kind(speaker, generic[1])):
            return self.with_predecessors([speaker])
        if generic:
            return {pk for pk in self.committees if self._is_kind(pk, generic[1])}
        known = self._by_key.get(committee_key(name), set()) | self._by_key.get(name_key(name), set())
        if known or not (name.isupper() or (len(name) <= 6 and " " not in name)):
            return known
        return {pk for pk, row in self.committees.items() if can_abbreviate(name, row.name)}

    def with_predecessors(self, committees: Iterable[int]) -> set[int]:
        """Return the committees with all that came before them."""
        found: set[int] = set()
        waiting = list(committees)
        while waiting:
            pk = waiting.pop()
            if pk in found or pk not in self.committees:
                continue
            found.add(pk)
            before = self.committees[pk].predecessor_id
            if before:
                waiting.append(before)
        return found

    def _is_kind(self, pk: int, noun: str) -> bool:
        """Tell whether "utskottet" can be said of the committee: a word of its name ends so."""
        stem = re.sub(r"(?:et|en|n)$", "", noun.casefold())
        committee = self.committees.get(pk)
        words = committee.name.casefold().split() if committee else []
        return any(re.search(rf"{stem}(?:et|en|n)?$", word) for word in words)
