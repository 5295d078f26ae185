"""How right a parsed protokoll is: it is taken apart into facts, and each fact is right, missing or invented.

A fact is one value that the minutes say: a party, a title, a decision point. What the minutes do not say
(None, an empty list, `partial` and `digitally_signed` false) is no fact, so nobody is right by silence.
A wrong value counts twice, as one missing and one invented, as is usual for precision and recall.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

Object = Mapping[str, Any]

HEAD_GROUPS: dict[str, tuple[str, ...]] = {
    "body": ("body",),
    "committee": ("committee",),
    "date": ("date",),
    "times": ("start_time", "end_time"),
    "place": ("place",),
    "range": ("first_paragraph", "last_paragraph"),
    "adjusted on": ("adjusted_on",),
    "digitally signed": ("digitally_signed",),
}
GROUPS: tuple[str, ...] = (
    *HEAD_GROUPS,
    "signatories",
    "people",
    "people: details",
    "replacements",
    "item headings",
    "case numbers",
    "officers",
    "section headings",
    "section texts",
    "proposal by",
    "proposal points",
    "decision by",
    "decision points",
    "outcomes",
    "as proposed",
    "motions",
    "reservations",
    "votes",
    "ballots",
    "references",
    "attachments",
    "warnings",
)
_FALSE_IS_SILENCE = {"partial", "digitally_signed"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One compared value; `where` is its path ("§ 20 title"), expected or got None where it is not there."""

    group: str
    where: str
    expected: Any
    got: Any

    @property
    def right(self) -> bool:
        return bool(self.expected == self.got)


@dataclass(slots=True)
class Score:
    """Counts of facts; precision, recall and F1 are between 0 and 1, and 1 where there is nothing to find."""

    right: int = 0
    missing: int = 0
    invented: int = 0

    def add(self, fact: Fact) -> None:
        self.right += fact.right
        self.missing += not fact.right and fact.expected is not None
        self.invented += not fact.right and fact.got is not None

    @property
    def facts(self) -> int:
        return self.right + self.missing

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.facts if self.facts else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.missing + self.invented
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Table:
    """Scores by field group and by family of specimens, and every fact that was not right.

    `untold` counts those that no warning of the parser stands at.
    """

    cells: dict[tuple[str, str], Score] = field(default_factory=dict)
    misses: list[tuple[str, str, Fact]] = field(default_factory=list)
    untold: int = 0

    def add(self, family: str, name: str, facts: Iterator[Fact]) -> None:
        for fact in facts:
            self.cells.setdefault((family, fact.group), Score()).add(fact)
            if not fact.right:
                self.misses.append((family, name, fact))

    def total(self, *, family: str | None = None, group: str | None = None) -> Score:
        """Return the sum over the cells of one family, of one field group, or of all."""
        result = Score()
        for (cell_family, cell_group), score in self.cells.items():
            if family in (None, cell_family) and group in (None, cell_group):
                result.right += score.right
                result.missing += score.missing
                result.invented += score.invented
        return result

    @property
    def families(self) -> list[str]:
        return sorted({family for family, _ in self.cells})


def compare(expected: Object, got: Object) -> Iterator[Fact]:
    """Yield every fact of two protokoll in the contract's JSON form, right or not."""
    for group, keys in HEAD_GROUPS.items():
        yield from _fields(group, "", keys, expected, got)
    yield from _signatories(expected["signatories"], got["signatories"])
    for name, e, g in _by_name(expected["attendance"], got["attendance"]):
        yield from _person(name, e, g)
    for label, e, g in _by_number(expected["items"], got["items"]):
        yield from _item(label, e, g)
    given = {warning["code"] for warning in got["warnings"]}
    for code in sorted({warning["code"] for warning in expected["warnings"]}):
        yield Fact("warnings", code, code, code if code in given else None)


def _signatories(expected: Sequence[Object], got: Sequence[Object]) -> Iterator[Fact]:
    for e, g in aligned(expected, got, key=lambda s: (s["role"], s["name"], s["party"])):
        yield from _fields("signatories", "signatory", ("role", "name", "party"), e, g)


def _person(name: str, e: Object, g: Object) -> Iterator[Fact]:
    yield from _fields("people", name, ("name", "party", "group", "present"), e, g)
    yield from _fields("people: details", name, ("title", "affiliation", "paragraphs", "partial"), e, g)
    pairs = aligned(e.get("replaces", []), g.get("replaces", []), key=lambda r: (r["name"], r["party"]))
    for one, other in pairs:
        yield from _fields("replacements", f"{name} for", ("name", "party", "paragraphs"), one, other)


def _item(label: str, e: Object, g: Object) -> Iterator[Fact]:
    yield from _fields("item headings", label, ("number", "label", "title"), e, g)
    yield from _fields("case numbers", label, ("case_number",), e, g)
    yield from _values("officers", label, e.get("officers", []), g.get("officers", []))
    sections = aligned(
        e.get("sections", []), g.get("sections", []), key=lambda s: (s["kind"], s["heading"], s["text"])
    )
    for one, other in sections:
        where = f"{label} section {one.get('heading') or other.get('heading') or ''}".strip()
        yield from _fields("section headings", where, ("kind", "heading"), one, other)
        yield from _fields("section texts", where, ("text",), one, other)
    yield from _resolution(label, e, g)
    for group in ("motions", "reservations"):
        yield from _acts(group, label, e.get(group, []), g.get(group, []))
    yield from _votes(label, e.get("votes", []), g.get("votes", []))
    references = [[_frozen(r) for r in side.get("references", [])] for side in (e, g)]
    yield from _values("references", label, *references)
    for one, other in aligned(e.get("attachments", []), g.get("attachments", []), key=lambda a: a["text"]):
        yield from _fields("attachments", f"{label} attachment", ("heading", "text"), one, other)


def _resolution(label: str, e: Object, g: Object) -> Iterator[Fact]:
    """Proposal and decision: who, which points, what became of them."""
    for what in ("proposal", "decision"):
        one, other = e.get(what) or {}, g.get(what) or {}
        yield from _fields(f"{what} by", label, ("by",), one, other)
        yield from _values(
            f"{what} points", label, _folded(one.get("points", [])), _folded(other.get("points", []))
        )
        if what == "decision":
            yield from _values("outcomes", label, one.get("outcomes", []), other.get("outcomes", []))
            yield from _fields("as proposed", label, ("as_proposed",), one, other)


def _acts(group: str, label: str, expected: Sequence[Object], got: Sequence[Object]) -> Iterator[Fact]:
    """Motions and reservations; their texts are compared with white space folded."""
    for e, g in aligned(expected, got, key=lambda act: " ".join(act["text"].split())):
        yield from _fields(group, label, ("kind",), e, g)
        yield from _values(
            group, label, *([" ".join(side["text"].split())] if side else [] for side in (e, g))
        )
        yield from _values(group, label, *([_frozen(p) for p in side.get("by", [])] for side in (e, g)))


def _votes(label: str, expected: Sequence[Object], got: Sequence[Object]) -> Iterator[Fact]:
    counts = ("yes", "no", "abstain", "absent")
    for e, g in aligned(expected, got, key=lambda vote: tuple(vote[c] for c in counts)):
        yield from _fields("votes", f"{label} vote", counts, e, g)
        ballots = [[_frozen(ballot) for ballot in side.get("ballots", [])] for side in (e, g)]
        yield from _values("ballots", f"{label} ballot", *ballots)


def aligned(
    expected: Sequence[Object], got: Sequence[Object], *, key: Callable[[Object], Hashable]
) -> Iterator[tuple[Object, Object]]:
    """Yield pairs in order, equal ones first found together; {} stands for what one side does not have."""
    matcher = SequenceMatcher(None, [key(e) for e in expected], [key(g) for g in got], autojunk=False)
    for _, e_start, e_end, g_start, g_end in matcher.get_opcodes():
        yield from zip_longest(expected[e_start:e_end], got[g_start:g_end], fillvalue={})


def _by_name(expected: Sequence[Object], got: Sequence[Object]) -> Iterator[tuple[str, Object, Object]]:
    yield from _by(lambda person: str(person["name"]), expected, got)


def _by_number(expected: Sequence[Object], got: Sequence[Object]) -> Iterator[tuple[str, Object, Object]]:
    yield from _by(lambda item: f"item {item['number']}", expected, got)


def _by(
    key: Callable[[Object], str], expected: Sequence[Object], got: Sequence[Object]
) -> Iterator[tuple[str, Object, Object]]:
    """Yield (key, expected, got) for every key of either side; the same key twice is matched in order."""
    sides: tuple[dict[str, list[Object]], ...] = ({}, {})
    for side, rows in zip(sides, (expected, got), strict=True):
        for row in rows:
            side.setdefault(key(row), []).append(row)
    for name in {**sides[0], **sides[1]}:
        for e, g in zip_longest(sides[0].get(name, []), sides[1].get(name, []), fillvalue={}):
            yield name, e, g


def _fields(group: str, where: str, keys: Sequence[str], e: Object, g: Object) -> Iterator[Fact]:
    for key in keys:
        expected, got = _said(key, e.get(key)), _said(key, g.get(key))
        if expected is not None or got is not None:
            yield Fact(group, f"{where} {key}".strip(), expected, got)


def _values(group: str, where: str, expected: Sequence[Any], got: Sequence[Any]) -> Iterator[Fact]:
    matcher = SequenceMatcher(None, expected, got, autojunk=False)
    for _, e_start, e_end, g_start, g_end in matcher.get_opcodes():
        for e, g in zip_longest(expected[e_start:e_end], got[g_start:g_end]):
            yield Fact(group, where, e, g)


def _said(key: str, value: Any) -> Any:
    if value == [] or (value is False and key in _FALSE_IS_SILENCE):
        return None
    return value


def _folded(points: Sequence[str]) -> list[str]:
    return [" ".join(point.split()) for point in points]


def _frozen(row: Object) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(row.items()))
