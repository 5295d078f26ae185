"""What the index holds of an agenda item: its words with places and weights, and its labels.

Weights: A title, B decision, C everything else, D parts of compounds and what stands in the head of the
minutes (committee, day, paragraf). The words of the title and of the decision stand there a second time with
a mark before them ("t#skola"), so that a search in titles alone is answered by the index alone.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.models import AgendaItem, MotionMover, Person, ReservationMember, Section
from archive.search import labels
from archive.search.analysis import Analyser
from archive.search.fading import Fading

LEAD = re.compile(r".*(?::|\b(?:beslutar|föreslår))\s*")
"""A line that leads in a decision or a proposal: "Kommunstyrelsens trygghetsutskott beslutar:"."""

logger = logging.getLogger(__name__)

LAST_POSITION = 16_383  # PostgreSQL: of a longer text the rest is indexed without places
LONGEST_WORD = 100  # characters; what is longer is no word, and is cut alike in texts and in queries
_LARGEST_VECTOR = 900_000  # bytes; PostgreSQL refuses 1 MB
_BETWEEN_FIELDS = 20  # places, so that no phrase reaches from one field into another
_PLACES_OF_A_WORD = 255


@dataclass(frozen=True, slots=True)
class Document:
    """A search document that is ready to be stored.

    `labels` are those that the filters count, each on a line of its own; `vector` is the text of a tsvector;
    `words` are its lexemes without marks and labels; `common` are those
    of them that the text has as they stand, in small letters.
    """

    item_id: int
    day: dt.date
    length: int
    labels: str
    vector: str
    words: frozenset[str]
    common: frozenset[str]


def prefetched(items: Sequence[int]) -> list[AgendaItem]:
    """Return the public items of these keys with all that their documents are made of, in a few queries."""
    return list(
        AgendaItem.objects.public()
        .filter(pk__in=items)
        .select_related("meeting__committee__body", "case", "decision")
        .prefetch_related(
            "sections",
            "attachments",
            "officers__person",
            "decision__points",
            "motions__movers__person",
            "reservations__members__person",
        )
    )


def document_of(item: AgendaItem, analyser: Analyser, fading: Fading) -> Document:
    """Return the search document of an item from `prefetched`; it lacks the private names that have faded."""
    words = _Words(analyser)
    decisions = [section.text for section in item.sections.all() if section.kind == Section.Kind.DECISION]
    others = list(_other_texts(item))
    hide = fading.of(item, [item.title, *decisions, *others])
    words.add(hide(item.title), "A", labels.TITLE)
    for text in decisions:
        words.add(hide(text), "B", labels.DECISION)
    for text in others:
        words.add(hide(text), "C")
    for text in _head(item):
        words.add(text, "D")
    counted = sorted(set(_counted_labels(item)))
    vector = words.vector([*counted, *_other_labels(item)], item.pk)
    return Document(
        item_id=item.pk,
        day=item.meeting.date,
        length=words.length,
        labels="\n".join(counted),
        vector=vector,
        words=words.plain,
        common=frozenset(words.common),
    )


def _other_texts(item: AgendaItem) -> Iterator[str]:
    for section in item.sections.all():
        if section.kind != Section.Kind.DECISION:
            yield f"{section.heading}\n{section.text}" if section.kind == "other" else section.text
    for attachment in item.attachments.all():
        yield f"{attachment.heading}\n{attachment.text}"
    for officer in item.officers.all():
        yield officer.name
    yield item.case_number


def _head(item: AgendaItem) -> Iterator[str]:
    committee = item.meeting.committee
    yield f"{committee.name}, {committee.body.name}:"
    yield item.meeting.date.isoformat()
    yield f"§ {item.number}"


def _counted_labels(item: AgendaItem) -> Iterator[str]:
    committee = item.meeting.committee
    yield labels.BODY.label(committee.body_id)
    yield labels.COMMITTEE.label(committee.pk)
    yield labels.YEAR.label(item.meeting.date.year)
    if item.has_reservation:
        yield labels.RESERVATION.label(1)
    decision = getattr(item, "decision", None)
    if decision:
        yield labels.CLASS.label(decision.decision_class)
        if decision.as_proposed is False:
            yield labels.DEVIATION.label(1)
        for point in decision.points.all():
            yield labels.OUTCOME.label(point.outcome)
    for officer in item.officers.all():
        if officer.person:
            yield labels.OFFICER.label(_main(officer.person))
    spoke: list[MotionMover | ReservationMember] = []
    for motion in item.motions.all():
        spoke.extend(motion.movers.all())
    for reservation in item.reservations.all():
        spoke.extend(reservation.members.all())
    for row in spoke:
        if row.person:
            yield labels.PERSON.label(_main(row.person))
        if row.party:
            yield labels.PARTY.label(row.party)


def _main(person: Person) -> int:
    return person.merged_into_id or person.pk


def _other_labels(item: AgendaItem) -> Iterator[str]:
    yield labels.PARAGRAPH.label(item.number)
    if item.case:
        key = item.case.key.lower()
        yield labels.CASE.label(key)
        yield labels.CASE.label(key.lstrip("abcdefghijklmnopqrstuvwxyzåäö"))


@dataclass(slots=True)
class _Words:
    """The words of a document while it is put together."""

    analyser: Analyser
    length: int = 0
    common: set[str] = field(default_factory=set)
    _start: int = 0
    _places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, weight: str, mark: str = "") -> None:
        """Add a text whose whole words have this weight; with a mark, also as words of that field."""
        if not text:
            return
        last = 0
        places, common = self._places, self.common
        start = self._start
        marked_part = "B" if mark == labels.TITLE else "D"
        leads = _lead_spans(text)
        for lexeme, position, first, end, is_part, is_stop in self.analyser.lexemes(text):
            word = lexeme[:LONGEST_WORD]
            last = position
            at = start + position
            if is_part and leads and any(begin <= first < stop for begin, stop in leads):
                continue  # that a decision is by the trygghetsutskott does not make it one about trygghet
            if is_stop or at > LAST_POSITION:
                places[word]
                if mark:
                    places[mark + word]
                continue
            places[word].append(f"{at}D" if is_part else f"{at}{weight}")
            if mark:
                places[mark + word].append(f"{at}{marked_part if is_part else 'A'}")
            if is_part or end - first != len(word) or word in common:
                continue
            if text[first].islower() and text[first:end].lower() == word:
                common.add(word)
        self.length += last
        self._start = start + last + _BETWEEN_FIELDS

    @property
    def plain(self) -> frozenset[str]:
        return frozenset(word for word in self._places if labels.MARK not in word)

    def vector(self, other: Sequence[str], item_id: int) -> str:
        """Return the text of the tsvector. A text that is too long loses the places of its words first."""
        entries = [
            f"{_quoted(word)}:{','.join(places[:_PLACES_OF_A_WORD])}" if places else _quoted(word)
            for word, places in self._places.items()
        ]
        entries += [_quoted(label) for label in other]
        vector = " ".join(entries)
        if len(vector.encode()) <= _LARGEST_VECTOR:
            return vector
        entries = [*map(_quoted, other), *map(_quoted, self._places)]
        size = sum(len(entry.encode()) + 1 for entry in entries)
        while size > _LARGEST_VECTOR:
            size -= len(entries.pop().encode()) + 1
        if len(entries) < len(self._places) + len(other):
            logger.warning("item %s has more words than an index entry holds; the last are left out", item_id)
        return " ".join(entries)


def _lead_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if LEAD.fullmatch(line):
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _quoted(word: str) -> str:
    if "'" in word or "\\" in word:
        word = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{word}'"
