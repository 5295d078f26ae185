"""Fills an archive with generated paragraphs, always the same: `python -m bench.generate DIRECTORY COUNT`.

Words follow Zipf's law (Mandelbrot's form). The commonest are the words of the sample minutes; the others
are words and compounds of the lexicon. Each paragraph has a matter: a few rarer words that come again in
its title, its decision and its text, as they do in minutes. Rows are copied straight into the tables, and the
search documents are made by the archive's own code.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from bench.archives import set_up

SAMPLES = Path(__file__).parent.parent / "samples"
FIRST_YEAR, YEARS = 2000, 25
COMMITTEES = 40
ITEMS_OF_MEETING = 15
WORDS_OF_TEXT = 150  # in the middle; some paragraphs have a tenth of it and some ten times as much
TAIL = 150_000  # words beyond those of the samples
CHUNK = 2_000
PROCESSES = 2
WORD = re.compile(r"[^\W\d_]+")


class Words:
    """The words of the generated language, the commonest first, drawn by Zipf's law."""

    def __init__(self) -> None:
        from archive.search.lexicon import lexicon

        dice = random.Random(1)
        text = " ".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt")))
        head = [word for word, _ in Counter(WORD.findall(text.lower())).most_common()]
        known = lexicon()
        nouns = sorted(word for word in known.lemmas if known.is_noun(word) and 3 < len(word) < 13)
        firsts = sorted(first for first, count in known.first.items() if count > 20 and len(first) > 2)
        lasts = sorted(word for word, count in known.last.items() if count > 20 and len(word) > 2)
        tail = {dice.choice(nouns) for _ in range(TAIL // 3)}
        while len(tail) < TAIL:
            tail.add(dice.choice(firsts) + dice.choice(lasts))
        rest = sorted(tail - set(head))
        dice.shuffle(rest)
        self.all = head + rest
        self._sums = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.all))))
        self._matters = range(len(head) // 4, len(self.all))

    def draw(self, dice: random.Random, count: int) -> list[str]:
        total = self._sums[-1]
        return [self.all[bisect(self._sums, dice.random() * total)] for _ in range(count)]

    def matter(self, dice: random.Random) -> list[str]:
        """Return three words that a paragraph is about; the commoner the likelier."""
        span = len(self._matters)
        return [self.all[self._matters[int(span * dice.random() ** 4)]] for _ in range(3)]


def paragraph(number: int, words: Words) -> tuple[str, str, str]:
    """Return title, decision and text of a paragraph; the same number gives the same."""
    dice = random.Random(number)
    matter = words.matter(dice)

    def told(count: int) -> str:
        drawn = words.draw(dice, count)
        for place in range(0, count, 9):
            drawn[place] = dice.choice(matter)
        sentences = [" ".join(drawn[at : at + 14]).capitalize() + "." for at in range(0, count, 14)]
        return " ".join(sentences)

    title = " ".join([matter[0], *words.draw(dice, dice.randrange(1, 5)), matter[1]]).capitalize()
    length = max(15, min(1_500, int(WORDS_OF_TEXT * dice.lognormvariate(0, 0.8))))
    return title, told(dice.randrange(8, 40)), told(length)


def day_of(number: int, count: int) -> dt.date:
    days = YEARS * 365
    return dt.date(FIRST_YEAR, 1, 1) + dt.timedelta(days=number * days // count)


_words: Words
_count: int


def _start(count: int) -> None:
    global _words, _count
    import django

    django.setup()
    _words, _count = Words(), count


def _rows(first: int) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return items, sections and search documents of a chunk."""
    from archive.search import labels
    from archive.search.document import _Words
    from archive.search.language import ArchiveAnalyser

    global _analyser
    try:
        analyser = _analyser
    except NameError:
        analyser = _analyser = ArchiveAnalyser()
    outcomes = ("approved", "rejected", "noted", "referred_back", "commissioned", "other")
    items, sections, documents = [], [], []
    for number in range(first, min(first + CHUNK, _count)):
        key = number + 1
        dice = random.Random(-key)
        title, decision, text = paragraph(number, _words)
        meeting = number // ITEMS_OF_MEETING
        committee = meeting % COMMITTEES + 1
        outcome = dice.choice(outcomes)
        reserved = dice.random() < 0.1
        day = day_of(meeting * ITEMS_OF_MEETING, _count)
        place = number % ITEMS_OF_MEETING + 1
        items.append((key, meeting + 1, place, place, str(place), f"§ {place}", title, outcome, reserved))
        sections.append((2 * key - 1, key, 0, "background", text))
        sections.append((2 * key, key, 1, "decision", decision))
        counted = [
            labels.BODY.label(committee % 2 + 1),
            labels.COMMITTEE.label(committee),
            labels.YEAR.label(day.year),
            labels.OUTCOME.label(outcome),
            labels.CLASS.label("as_proposed" if outcome == "approved" else "other"),
            *([labels.RESERVATION.label(1), labels.PARTY.label(dice.choice("SMCLV"))] if reserved else []),
        ]
        words = _Words(analyser)
        words.add(title, "A", labels.TITLE)
        words.add(decision, "B", labels.DECISION)
        words.add(text, "C")
        vector = words.vector([*counted, labels.PARAGRAPH.label(place)], key)
        documents.append((key, day, words.length, sorted(counted), vector))
    return items, sections, documents


def fill(count: int) -> None:
    """Fill the empty archive of this process with `count` paragraphs."""
    from django.core.management import call_command
    from django.db import connection

    started = time.monotonic()
    _few_rows(count)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX search_vector")
        cursor.execute("SET session_replication_role = replica")  # no checks of what is right by making
    connection.close()
    with Pool(PROCESSES, _start, (count,)) as pool:
        for done, rows in enumerate(pool.imap(_rows, range(0, count, CHUNK)), 1):
            _copy(rows)
            if done % 25 == 0:
                print(f"{done * CHUNK} of {count} paragraphs, {time.monotonic() - started:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(
            "CREATE INDEX search_vector ON archive_searchdocument USING gin (vector) WITH (fastupdate = off)"
        )
    print(f"index made, {time.monotonic() - started:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE archive_searchdocument")
        cursor.execute("VACUUM ANALYZE archive_agendaitem")
        cursor.execute("VACUUM ANALYZE archive_section")
        cursor.execute("ANALYZE")
    print(f"analysed, {time.monotonic() - started:.0f} s", flush=True)
    call_command("rebuild_statistics")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_searchword SET is_common = true")
    print(f"done, {time.monotonic() - started:.0f} s", flush=True)


def _copy(rows: tuple[list[tuple[Any, ...]], ...]) -> None:
    """Copy rows into their tables; columns that are not told get what their model gives them."""
    from django.db import connection

    from archive.models import AgendaItem, SearchDocument, Section

    tables = (
        (AgendaItem, "id meeting_id position number slug label title outcome has_reservation"),
        (Section, "id item_id position kind text"),
        (SearchDocument, "item_id day length labels vector"),
    )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for (model, names), told in zip(tables, rows, strict=True):
            columns = names.split()
            more = {f.column: f.get_default() for f in model._meta.concrete_fields if f.column not in columns}
            listed = ", ".join((*columns, *more))
            with cursor.copy(f"COPY {model._meta.db_table} ({listed}) FROM STDIN") as copy:
                for row in told:
                    copy.write_row((*row, *more.values()))


def _few_rows(count: int) -> None:
    """Make the bodies, committees and meetings."""
    from django.utils import timezone

    from archive.models import Body, Committee, Meeting
    from archive.sorting import sort_key

    for name, slug in (("Storby kommun", "storby"), ("Lillby kommun", "lillby")):
        Body.objects.create(name=name, slug=slug, sort_key=sort_key(name))
    Committee.objects.bulk_create(
        Committee(pk=n, body_id=n % 2 + 1, name=f"Nämnd {n}", slug=f"namnd-{n}", sort_key=f"namnd {n:02}")
        for n in range(1, COMMITTEES + 1)
    )
    meetings = -(-count // ITEMS_OF_MEETING)
    Meeting.objects.bulk_create(_meetings(meetings, count, timezone.now()), batch_size=5_000)


def _meetings(meetings: int, count: int, now: dt.datetime) -> Iterator[Any]:
    from archive.models import Meeting

    for number in range(meetings):
        day = day_of(number * ITEMS_OF_MEETING, count)
        sequence = number // COMMITTEES % 30_000 + 1
        yield Meeting(
            pk=number + 1,
            committee_id=number % COMMITTEES + 1,
            date=day,
            sequence=sequence,
            slug=f"{day}-{sequence}",
            published_at=now,
        )


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    set_up(str(place))
    fill(int(sys.argv[2]))
