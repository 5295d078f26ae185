"""How long the server works on each kind of page, with 100,000 paragrafer in the archive.

    python -m bench.pages [--items 100000]

Fills a database of its own with rows made by PostgreSQL itself, asks for each kind of page some times through
Django's own handler (no network, no browser), prints a table, and ends with 1 if a page takes over the goal.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from typing import Any

from bench.archives import set_up

GOAL = 100  # milliseconds of server time, median
TIMES = 7
COMMITTEES = 20
PEOPLE = 10_000
ITEMS_OF_MEETING = 12
ITEMS_OF_CASE = 4
ATTENDING = 14


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", type=int, default=100_000)
    count = parser.parse_args().items
    set_up()
    started = time.monotonic()
    fill(count)
    print(f"{count} paragrafer made in {time.monotonic() - started:.0f} s")
    slow = [name for name, path in pages(count).items() if measure(name, path) > GOAL]
    if slow:
        print(f"over {GOAL} ms: {', '.join(slow)}")
    return 1 if slow else 0


def pages(count: int) -> dict[str, str]:
    """Return each kind of page with an address in the middle of the archive."""
    from archive.models import AgendaItem, Person

    middle = AgendaItem.objects.for_listing().get(pk=count // 2)
    committee, meeting = middle.meeting.committee, middle.meeting
    person = Person.objects.get(pk=7)
    officer = Person.objects.get(pk=PEOPLE)
    assert middle.case
    return {
        "start": "/",
        "meetings": "/protokoll/",
        "body": committee.body.get_absolute_url(),
        "committee": committee.get_absolute_url(),
        "committee in numbers": f"{committee.get_absolute_url()}siffror/",
        "meeting": meeting.get_absolute_url(),
        "paragraf": middle.get_absolute_url(),
        "in the original": f"{middle.get_absolute_url()}i-originalet/",
        "decisions": "/beslut/",
        "decisions, chosen": f"/beslut/?organ={committee.pk}&avvek=true&reservation=true",
        "decisions of a party": "/beslut/?reserverat=S",
        "decisions, page 100": "/beslut/?sida=100",
        "assignments": "/uppdrag/",
        "assignments, overdue": "/uppdrag/?status=overdue",
        "cases": "/arenden/",
        "case": middle.case.get_absolute_url(),
        "people": "/personer/",
        "people, one letter": "/personer/?bokstav=B",
        "politician": person.get_absolute_url(),
        "officer": officer.get_absolute_url(),
        "completeness": "/fullstandighet/",
        "what is missing": f"/fullstandighet/{committee.body.slug}/{committee.slug}/",
    }


def measure(name: str, path: str) -> float:
    """Return the median milliseconds of a page, and print it with the slowest and the size."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        response = client.get(path)
        times.append(1000 * (time.perf_counter() - started))
        assert response.status_code == 200, (path, response.status_code)
    middle = statistics.median(times[1:])
    size = len(response.content) // 1024
    print(f"{name:24} {middle:6.0f} ms   slowest {max(times[1:]):6.0f} ms   {size:4} kB")
    return middle


def fill(count: int) -> None:
    """Fill the empty archive of this process with `count` paragrafer and all that hangs on them."""
    from django.db import connection

    from archive import models as m
    from archive.sorting import sort_key

    meetings = -(-count // ITEMS_OF_MEETING)
    body = m.Body.objects.create(
        name="Storby kommun", slug="storby-kommun", sort_key=sort_key("Storby kommun")
    )
    for n in range(1, COMMITTEES + 1):
        committee = m.Committee.objects.create(
            pk=n, body=body, name=f"Nämnd {n}", slug=f"namnd-{n}", sort_key=f"n{n:03}"
        )
        m.CommitteeName.objects.create(committee=committee, name=committee.name, key=f"n{{bmnd {n}")
    day = f"(date '2000-01-01' + (n / {COMMITTEES}) * {9000 * COMMITTEES} / {meetings})"
    many(
        m.Source,
        meetings,
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
        meetings,
        committee_id=f"n % {COMMITTEES} + 1",
        date=day,
        sequence="1",
        slug=f"{day}::text",
        state="'published'",
        published_at="now()",
        first_paragraph="1",
        last_paragraph=str(ITEMS_OF_MEETING),
    )
    many(
        m.MeetingVersion,
        meetings,
        meeting_id="n",
        number="1",
        source_id="n",
        parsed="'{\"items\": []}'",
        published_at="now()",
    )
    many(
        m.Person,
        PEOPLE,
        body_id=str(body.pk),
        name="'Eva Berg ' || n",
        slug="'eva-berg-' || n",
        sort_key="chr(97 + n % 26) || 'erg eva ' || n",
        party="(array['S','M','C','V','SD'])[n % 5 + 1]",
        role=f"case when n > {PEOPLE} * 0.9 then 'officer' else 'politician' end",
    )
    many(
        m.Attendance,
        meetings * ATTENDING,
        meeting_id=f"(n - 1) / {ATTENDING} + 1",
        position=f"n % {ATTENDING}",
        person_id=f"n * 7 % {9 * PEOPLE // 10} + 1",
        name="'Eva Berg'",
        party="'S'",
        group="'member'",
        present="true",
    )
    many(
        m.Case,
        count // ITEMS_OF_CASE,
        body_id=str(body.pk),
        number="'Ks ' || n || '/2020'",
        key="'KS' || n || '-2020'",
        slug="'ks-' || n || '-2020'",
    )
    _items(count)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _items(count: int) -> None:
    from archive import models as m

    text = "repeat('Nämnden har berett frågan om badhuset och taxan. ', 20)"
    many(
        m.AgendaItem,
        count,
        meeting_id=f"(n - 1) / {ITEMS_OF_MEETING} + 1",
        position=f"(n - 1) % {ITEMS_OF_MEETING}",
        number=f"(n - 1) % {ITEMS_OF_MEETING} + 1",
        slug=f"((n - 1) % {ITEMS_OF_MEETING} + 1)::text",
        label=f"'§ ' || (n - 1) % {ITEMS_OF_MEETING} + 1",
        title="'Taxa för badhuset nummer ' || n",
        state="'shown'",
        case_id=f"n * 37 % {count // ITEMS_OF_CASE} + 1",
        case_number="'Ks 1/2020'",
        outcome="'approved'",
        has_reservation="n % 10 = 0",
        first_line="100",
        last_line="130",
    )
    many(
        m.Section,
        2 * count,
        item_id="(n + 1) / 2",
        position="n % 2",
        kind="(array['background','decision'])[n % 2 + 1]",
        heading="'Ärendebeskrivning'",
        text=text,
    )
    many(
        m.Proposal, count, item_id="n", by="'Kontorets förslag'", points="array['Taxan höjs med 3 procent.']"
    )
    many(
        m.Decision,
        count,
        item_id="n",
        by="'Nämnden'",
        as_proposed="n % 8 <> 0",
        decision_class="(array['as_proposed','changed','information','rejected'])[n % 4 + 1]",
    )
    many(
        m.DecisionPoint,
        count,
        decision_id="n",
        position="0",
        text="'Taxan höjs med 2 procent.'",
        outcome="'approved'",
    )
    many(
        m.ItemOfficer,
        count,
        item_id="n",
        position="0",
        name="'Eva Berg'",
        person_id=f"{PEOPLE} - n % {PEOPLE // 10}",
    )
    few = count // 10
    many(m.Motion, few, item_id="n * 10", position="0", kind="'amend'", text="'Eva Berg (S) yrkar avslag.'")
    many(
        m.MotionMover, few, motion_id="n", person_id=f"n % {PEOPLE // 10} + 1", name="'Eva Berg'", party="'S'"
    )
    many(m.Reservation, few, item_id="n * 10", position="0", text="'Eva Berg (S) reserverar sig.'")
    many(
        m.ReservationMember,
        few,
        reservation_id="n",
        person_id=f"n % {PEOPLE // 10} + 1",
        name="'Eva Berg'",
        party="(array['S','M','C','V','SD'])[n % 5 + 1]",
    )
    many(
        m.Reference,
        count,
        item_id="n",
        position="0",
        kind="'paragraph'",
        committee_name="'Nämnd 3'",
        date="date '2000-01-01' + n % 9000",
        paragraph=f"n % {ITEMS_OF_MEETING} + 1",
    )
    many(
        m.Assignment,
        few,
        point_id="n * 10",
        committee_id=f"n % {COMMITTEES} + 1",
        responsible="'Badchefen'",
        task="'se över taxan'",
        due_text="'senast den 1 mars'",
        due_to="date '2001-01-01' + n % 9000",
    )


def many(model: Any, count: int, **columns: str) -> None:
    """Make `count` rows; a column is an SQL expression of n (1, 2, …), the others have their default."""
    from django.db import connection, models

    for field in model._meta.concrete_fields:
        if field.column in columns or field.null:
            continue
        if field.primary_key and isinstance(field, models.AutoField | models.BigAutoField):
            columns[field.column] = "n"
        elif field.has_default():
            value = field.get_default()
            columns[field.column] = f"'{value}'"
        else:
            columns[field.column] = "''"
    names = ", ".join(f'"{name}"' for name in columns)
    rows = f"SELECT {', '.join(columns.values())} FROM generate_series(1, {count}) AS n"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) {rows}")


if __name__ == "__main__":
    sys.exit(main())
