"""How long the server works on each kind of page, with 100,000 paragrafer in the archive.

    python -m bench.pages [DIRECTORY]

Fills an archive of its own (see bench.generate), or takes the one in DIRECTORY, and asks for each kind of
page some times through Django's own handler (no network, no browser). What counts is how long Python and the
database's process for it have a processor, so that other work on the machine does not; the clock's time
stands beside it, and how long the page takes when it is kept from before (see archive.serving.kept_pages).
Ends with 1 if a page takes over the goal when it is not.
"""

from __future__ import annotations

import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bench.archives import database_seconds, set_up

if TYPE_CHECKING:
    from django.test import Client

GOAL = 100  # milliseconds of server time, median
TIMES = 7


class Took(NamedTuple):
    """Milliseconds of processor time, in Python and in the database, and by the clock."""

    python: float
    database: float
    clock: float


def main() -> int:
    place = sys.argv[1] if len(sys.argv) > 1 else None
    set_up(place)
    if place is None:
        from bench.generate import fill

        fill(100_000)
    from django.core.management import call_command

    from archive.models import AgendaItem

    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"\n{AgendaItem.objects.count()} paragrafer; milliseconds, median of {TIMES - 1}\n")
    print(f"{'page':24} {'server':>7} {'python':>7} {'database':>8} {'clock':>6} {'kept':>5} {'kB':>5}")
    slow = [name for name, path in pages().items() if measure(name, path) > GOAL]
    if slow:
        print(f"over {GOAL} ms: {', '.join(slow)}")
    return 1 if slow else 0


def pages() -> dict[str, str]:
    """Return each kind of page with an address in the middle of the archive."""
    from archive.models import AgendaItem, Attendance, ItemOfficer, SearchWord

    count = AgendaItem.objects.count()
    middle = AgendaItem.objects.for_listing().get(pk=count // 2)
    committee, meeting = middle.meeting.committee, middle.meeting
    attendance = Attendance.objects.filter(meeting=meeting).select_related("person").first()
    officer = ItemOfficer.objects.select_related("person").get(item=middle)
    assert middle.case and attendance and attendance.person and officer.person
    person = attendance.person
    words = list(SearchWord.objects.order_by("-documents").values_list("word", flat=True)[:200])
    rare = SearchWord.objects.filter(documents__lt=count // 500).order_by("-documents", "word")[0].word
    organ = f"organ={committee.pk}"
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
        "decisions, chosen": f"/beslut/?{organ}&avvek=true&reservation=true",
        "decisions of a party": "/beslut/?reserverat=S",
        "decisions, page 100": "/beslut/?sida=100",
        "assignments": "/uppdrag/",
        "assignments, overdue": "/uppdrag/?status=overdue",
        "cases": "/arenden/",
        "case": middle.case.get_absolute_url(),
        "people": "/personer/",
        "people, one letter": "/personer/?bokstav=B",
        "politician": person.get_absolute_url(),
        "officer": officer.person.get_absolute_url(),
        "completeness": "/fullstandighet/",
        "what is missing": f"/fullstandighet/{committee.body.slug}/{committee.slug}/",
        "notice board": "/anslagstavla/",
        "search, nothing asked": "/sok/",
        "search, a rare word": f"/sok/?q={rare}",
        "search, a common word": f"/sok/?q={words[150]}",
        "search, two words": f"/sok/?q={words[100]}+{words[190]}",
        "search, one filter": f"/sok/?q={words[150]}&ar={meeting.date.year}",
        "search, newest first": f"/sok/?q={words[150]}&ordning=nyast",
        "suggestions": f"/sok/forslag/?q={rare[:4]}",
        "feed": "/flode/",
        "items of the API": "/api/v1/paragrafer/",
    }


def measure(name: str, path: str) -> float:
    """Return the median milliseconds of processor time for a page, and print all times."""
    from django.test import Client

    from archive.serving.kept_pages import pages as kept_pages

    client = Client(headers={"host": "localhost"})
    told: list[Took] = []
    for _ in range(TIMES):
        kept_pages.clear()
        took, size = _took(client, path)
        told.append(took)
    warm = told[1:]
    server = median(took.python + took.database for took in warm)
    python, database, clock = (median(column) for column in zip(*warm, strict=True))
    again = median(took.python + took.database for took, _ in (_took(client, path) for _ in range(TIMES)))
    times = f"{server:7.0f} {python:7.0f} {database:8.0f} {clock:6.0f} {again:5.1f}"
    print(f"{name:24} {times} {size // 1024:5}", flush=True)
    return server


def _took(client: Client, path: str) -> tuple[Took, int]:
    """Return how long a page takes, and how many bytes it has."""
    clock, python, database = time.perf_counter(), time.process_time(), database_seconds()
    response = client.get(path)
    took = Took(
        python=1000 * (time.process_time() - python),
        database=1000 * (database_seconds() - database),
        clock=1000 * (time.perf_counter() - clock),
    )
    assert response.status_code == 200, (path, response.status_code)
    return took, len(response.content)


if __name__ == "__main__":
    sys.exit(main())
