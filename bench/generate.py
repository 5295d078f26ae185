"""Fills an archive with generated minutes, always the same: `python -m bench.generate DIRECTORY COUNT`.

COUNT paragraphs with all that hangs on them: bodies, committees, people and attendance lists, cases,
decisions, motions, reservations, references and assignments. What a paragraph says is made by
`generated_words`; its search document is made by the archive's own code from the same facts that become rows,
so that `manage.py reindex` would find nothing to change. Rows go straight into the tables by COPY, and where
they are many and simple PostgreSQL makes them itself. Every word is analysed once, before anything is
written. A filling that was ended goes on where it was when it is started again.
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bench.archives import set_up
from bench.filling import copy_rows, many, set_sequences

if TYPE_CHECKING:
    from bench.generated_words import Words

FIRST_YEAR, YEARS = 2000, 25
COMMITTEES_OF_BODY = 12
PEOPLE_OF_BODY, OFFICERS_OF_BODY = 4_000, 400
ITEMS_OF_BODY = 40_000
ITEMS_OF_MEETING, ITEMS_OF_CASE, ATTENDING = 15, 4, 16
CHUNK = 1_000
PROCESSES = 2
PARTIES = ("S", "M", "C", "V", "KD", "L", "MP", "SD")
_OUTCOMES = {"approved": "as_proposed", "rejected": "rejected", "noted": "information"} | {
    "referred_back": "referred_back",
    "commissioned": "other",
    "other": "changed",
}
_FIRST = (
    "Anna Bo Carin David Eva Fredrik Greta Hans Inga Johan Karin Lars Maja Nils Olga Per Rut Sten Tora Ulf"
)
_LAST = "Ahl Björk Ceder Dal Ek Frid Gran Hag Is Jung Kvist Lind Mo Nor Oxel Palm Ros Sand Tall Vin Åker Öst"
_ENDS = "berg blad bom dahl fors gren holm kvist lund man mark rot skog ström stedt vall vik ås"


class Size:
    """How many there are of what, for so many paragraphs."""

    def __init__(self, items: int) -> None:
        self.items = items
        self.meetings = -(-items // ITEMS_OF_MEETING)
        self.bodies = max(2, items // ITEMS_OF_BODY)
        self.committees = self.bodies * COMMITTEES_OF_BODY
        self.people = self.bodies * PEOPLE_OF_BODY
        self.cases = self.bodies * max(items // ITEMS_OF_CASE // self.bodies, 1)

    def day(self, meeting: int) -> dt.date:
        """Return the day of a meeting, counted from 0; they are spread evenly over the years."""
        return dt.date(FIRST_YEAR, 1, 1) + dt.timedelta(days=meeting * YEARS * 365 // self.meetings)

    def person(self, body: int, number: int) -> int:
        """Return a politician of a body; bodies share out the keys in turn, and officers have the highest."""
        return number % (PEOPLE_OF_BODY - OFFICERS_OF_BODY) * self.bodies + body

    def officer(self, body: int, number: int) -> int:
        return (PEOPLE_OF_BODY - 1 - number % OFFICERS_OF_BODY) * self.bodies + body

    def case(self, body: int, item: int, dice: random.Random) -> int:
        """Return a case of a body that is about as old as the item."""
        of_body = self.cases // self.bodies
        near = item * of_body // self.items + dice.randrange(-20, 20)
        return min(max(near, 0), of_body - 1) * self.bodies + body


def fill(count: int) -> None:
    """Fill the archive of this process, empty or filled in part, with `count` paragraphs."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from archive.models import Body, SearchDocument

    started = time.monotonic()

    def tell(what: str) -> None:
        print(f"{what}, {time.monotonic() - started:.0f} s", flush=True)

    size = Size(count)
    with transaction.atomic(), connection.cursor() as cursor:
        if not Body.objects.exists():
            _bodies(size)
            _people(size)
            _meetings(size)
            _cases(size)
        cursor.execute("DROP INDEX IF EXISTS search_vector")
    tell(f"{size.meetings} meetings of {size.committees} committees")
    common = _learn_words(size)
    tell("every word analysed")
    filled = set(
        SearchDocument.objects.filter(pk__in=range(1, count + 1, CHUNK)).values_list("pk", flat=True)
    )
    wanted = [first for first in range(0, count, CHUNK) if first + 1 not in filled]
    connection.close()
    gc.freeze()
    with get_context("fork").Pool(PROCESSES, _start) as pool:
        for done, _ in enumerate(pool.imap_unordered(_copy_chunk, wanted), len(filled) + 1):
            if done * CHUNK % 50_000 == 0:
                tell(f"{done * CHUNK} of {count} paragraphs")
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(
            "CREATE INDEX search_vector ON archive_searchdocument USING gin (vector) WITH (fastupdate = off)"
        )
    tell("index made")
    set_sequences()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    tell("analysed")
    call_command("rebuild_statistics")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_searchword SET is_common = true WHERE word = ANY(%s)", [list(common)])
        cursor.execute("VACUUM ANALYZE archive_searchword")
    tell("done")


def _bodies(size: Size) -> None:
    from archive.following.committee_names import committee_key
    from archive.models import Body, Committee, CommitteeName
    from archive.sorting import sort_key

    for n in range(1, size.bodies + 1):
        name = f"Storby {n} kommun"
        Body.objects.create(pk=n, name=name, slug=f"storby-{n}-kommun", sort_key=sort_key(name))
    names = [f"Nämnden för {what}" for what in _LAST.split()[:COMMITTEES_OF_BODY]]
    committees = [
        Committee(
            pk=n + 1,
            body_id=n % size.bodies + 1,
            name=names[n // size.bodies],
            slug=sort_key(names[n // size.bodies]).replace(" ", "-").replace("{", ""),
            sort_key=sort_key(names[n // size.bodies]),
        )
        for n in range(size.committees)
    ]
    Committee.objects.bulk_create(committees)
    CommitteeName.objects.bulk_create(
        CommitteeName(committee=committee, name=committee.name, key=committee_key(committee.name))
        for committee in committees
    )


def _name(person: int) -> str:
    first, last, end = _FIRST.split(), _LAST.split(), _ENDS.split()
    dice = random.Random(person)
    return f"{dice.choice(first)} {dice.choice(last)}{dice.choice(end)}"


def _party(person: int) -> str:
    return PARTIES[person % len(PARTIES)]


def _people(size: Size) -> None:
    from archive.models import Person, PersonName
    from archive.sorting import name_key, surname_key

    people, names = [], []
    politicians = (PEOPLE_OF_BODY - OFFICERS_OF_BODY) * size.bodies
    for n in range(1, size.people + 1):
        name = _name(n)
        role = "politician" if n <= politicians else "officer"
        party = _party(n) if role == "politician" else ""
        slug = f"{name_key(name).replace(' ', '-').replace('{', '')}-{n}"
        people.append(
            Person(
                pk=n,
                body_id=(n - 1) % size.bodies + 1,
                name=name,
                slug=slug,
                sort_key=surname_key(name),
                role=role,
                party=party,
            )
        )
        names.append(PersonName(person_id=n, name=name, party=party, key=name_key(name)))
    Person.objects.bulk_create(people, batch_size=5_000)
    PersonName.objects.bulk_create(names, batch_size=5_000)


def _meetings(size: Size) -> None:
    from archive import models as m

    day = f"(date '{FIRST_YEAR}-01-01' + ((n - 1)::bigint * {YEARS * 365} / {size.meetings})::int)"
    many(
        m.Source,
        size.meetings,
        sha256="md5(n::text) || md5(n::text)",
        data="'\\x00'",
        size="1",
        filename="'p.txt'",
        kind="'text'",
        text="repeat(E'En rad av protokollet.\\n', 400)",
        received_at="now()",
    )
    many(
        m.Meeting,
        size.meetings,
        committee_id=f"(n - 1) % {size.committees} + 1",
        date=day,
        sequence="1",
        slug=f"{day}::text",
        published_at=f"{day}::timestamp",
        first_paragraph="1",
        last_paragraph=str(ITEMS_OF_MEETING),
    )
    many(
        m.MeetingVersion,
        size.meetings,
        meeting_id="n",
        number="1",
        source_id="n",
        parsed="'{\"items\": []}'",
        published_at="now()",
    )
    # A seat belongs to the same politician for four years; the last two are substitutes, who serve at times.
    meeting, seat = f"(n - 1) / {ATTENDING}", f"(n - 1) % {ATTENDING}"
    committee, body = f"({meeting}) % {size.committees}", f"({meeting}) % {size.bodies} + 1"
    term = f"({meeting})::bigint * {YEARS // 4} / {size.meetings}"
    number = f"(({committee}) * 97 + ({term}) * 331 + ({seat}) * 11) % {PEOPLE_OF_BODY - OFFICERS_OF_BODY}"
    person = f"({number}) * {size.bodies} + {body}"
    away = f"({meeting} + {seat}) % 9 = 0"
    many(
        m.Attendance,
        size.meetings * ATTENDING,
        meeting_id=f"{meeting} + 1",
        position=seat,
        person_id=person,
        name=f"(SELECT name FROM archive_person p WHERE p.id = {person})",
        party=f"(SELECT party FROM archive_person p WHERE p.id = {person})",
        group=f"CASE WHEN {seat} < {ATTENDING - 2} THEN 'member'"
        f" WHEN ({meeting} + {seat}) % 2 = 0 THEN 'serving_substitute' ELSE 'substitute' END",
        present=f"NOT ({away})",
        paragraphs=f"CASE WHEN ({meeting} + {seat}) % 7 = 1 THEN ARRAY[1,2,3,4,5,6,7] END",
    )


def _cases(size: Size) -> None:
    from archive.models import Case

    many(
        Case,
        size.cases,
        body_id=f"(n - 1) % {size.bodies} + 1",
        number="'Ks ' || n || '/2000'",
        key="'KS' || n || '-2000'",
        slug="'ks-' || n || '-2000'",
    )


_words: Words
_size: Size


def _learn_words(size: Size) -> set[str]:
    """Read every word of the generated language once, and return those that are suggested to a reader."""
    global _words, _size
    from archive.search import document
    from archive.search.language import analyser
    from bench.generated_words import RememberingWords, Words

    _words, _size = Words(), size
    document._Words = RememberingWords  # type: ignore[misc]
    reader = analyser(at_once=True)
    RememberingWords(reader).learn(_words.all)
    reader.lexemes = lru_cache(20_000)(reader.lexemes)  # type: ignore[method-assign]
    return RememberingWords.suggested


def _start() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")


def _copy_chunk(first: int) -> None:
    """Copy the rows of a chunk of paragraphs, all or none."""
    from django.db import connection, transaction

    from archive.search.document import document_of
    from archive.search.fading import Fading
    from archive.search.language import analyser

    reader, fading = analyser(), Fading()
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for number in range(first, min(first + CHUNK, _size.items)):
        item = _item(number)
        for table, row in _rows(item):
            rows[table].append(row)
        document = document_of(cast(Any, item), reader, fading)
        rows["SearchDocument"].append(
            (item.pk, document.day, document.length, document.labels, document.vector)
        )
    with transaction.atomic(), connection.cursor() as cursor:
        for name, told in rows.items():
            copy_rows(cursor, name, told)


class _All(list[Any]):
    """Rows that stand in for those of a relation."""

    def all(self) -> _All:
        return self


def _item(number: int) -> SimpleNamespace:
    """Return a paragraph with all that its search document is made of, as attributes of the model's names."""
    from archive.models import Body
    from bench.generated_words import paragraph

    dice = random.Random(-number - 1)
    title, decision, text = paragraph(number, _words)
    meeting = number // ITEMS_OF_MEETING
    committee = meeting % _size.committees + 1
    body = meeting % _size.bodies + 1
    outcome = dice.choice(tuple(_OUTCOMES))
    case = _size.case(body, number, dice)
    officer = _size.officer(body, dice.randrange(OFFICERS_OF_BODY))
    spoke = [
        _size.person(body, dice.randrange(PEOPLE_OF_BODY)) for _ in range(2 if dice.random() < 0.1 else 0)
    ]
    people = [
        SimpleNamespace(
            person=SimpleNamespace(pk=key, merged_into_id=None), party=_party(key), name=_name(key)
        )
        for key in spoke
    ]
    return SimpleNamespace(
        pk=number + 1,
        title=title,
        number=number % ITEMS_OF_MEETING + 1,
        has_reservation=bool(spoke),
        case_number=f"Ks {case}/2000",
        case=SimpleNamespace(pk=case, key=f"KS{case}-2000"),
        meeting=SimpleNamespace(
            pk=meeting + 1,
            date=_size.day(meeting),
            committee=SimpleNamespace(
                pk=committee,
                body_id=body,
                name=f"Nämnden för {_LAST.split()[(committee - 1) // _size.bodies]}",
                body=Body(pk=body, name=f"Storby {body} kommun"),
            ),
        ),
        sections=_All(
            [
                SimpleNamespace(kind="background", heading="", text=text),
                SimpleNamespace(kind="decision", heading="", text=decision),
            ]
        ),
        attachments=_All(),
        officers=_All(
            [SimpleNamespace(person=SimpleNamespace(pk=officer, merged_into_id=None), name=_name(officer))]
        ),
        decision=SimpleNamespace(
            decision_class=_OUTCOMES[outcome],
            as_proposed=outcome != "other",
            points=_All([SimpleNamespace(outcome=outcome, text=decision)]),
        ),
        motions=_All([SimpleNamespace(movers=_All(people[:1]))] if people else []),
        reservations=_All([SimpleNamespace(members=_All(people[1:]))] if people else []),
    )


def _rows(item: SimpleNamespace) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows of a paragraph, each with its table."""
    key, meeting, case, place = item.pk, item.meeting, item.case, item.number
    outcome = item.decision.points[0].outcome
    told = (key, meeting.pk, place, place, str(place), f"§ {place}", item.title, case.pk, item.case_number)
    yield "AgendaItem", (*told, outcome, item.has_reservation, 20 * place, 20 * place + 19)
    for position, section in enumerate(item.sections):
        yield "Section", (2 * key - 1 + position, key, position, section.kind, section.text)
    decision = item.decision
    text = decision.points[0].text
    proposed = [text if decision.as_proposed else f"{text} {item.title}."]
    yield "Proposal", (key, key, "Kontorets förslag", proposed)
    yield "Decision", (key, key, meeting.committee.name, decision.as_proposed, decision.decision_class)
    yield "DecisionPoint", (key, key, 0, text, outcome)
    officer = item.officers[0]
    yield "ItemOfficer", (key, key, 0, officer.name, officer.person.pk)
    earlier = meeting.date - dt.timedelta(days=100)
    yield "Reference", (key, key, 0, "paragraph", meeting.committee.name, earlier, place)
    for motion in item.motions:
        yield "Motion", (key, key, 0, "amend", f"{motion.movers[0].name} yrkar avslag.")
        yield from _person_rows("MotionMover", key, motion.movers)
    for reservation in item.reservations:
        yield "Reservation", (key, key, 0, f"{reservation.members[0].name} reserverar sig.")
        yield from _person_rows("ReservationMember", key, reservation.members)
    if outcome == "commissioned":
        due = meeting.date + dt.timedelta(days=150)
        yield (
            "Assignment",
            (key, key, meeting.committee.pk, officer.name, item.title, f"senast den {due}", due),
        )


def _person_rows(table: str, key: int, people: list[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for person in people:
        yield table, (key, key, person.person.pk, person.name, person.party)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    set_up(str(place))
    fill(int(sys.argv[2]))
