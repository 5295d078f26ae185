"""The searches that are measured against each other, each asked a question for its best twenty."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from collections.abc import Callable, Collection, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from bench.archives import processor_seconds, seconds_of

TOP = 20
XAPIAN_PYTHON = "/usr/bin/python3"  # Debian's own: its package python3-xapian is for no other
XAPIAN_MOST = 100_000  # paragraphs; it takes an hour to index a million


_COLUMNS = ("key", "day", "year", "committee", "body", "outcome", "title", "text")
_COUNTED = ("body", "committee", "year", "outcome")


class Question(NamedTuple):
    """A question of some kind ("two words"), of all committees and years or of one."""

    kind: str
    words: tuple[str, ...]
    year: int | None = None
    committee: int | None = None


class Engine(NamedTuple):
    """A search: what finds the best, the size of its index in MB, and how long it has had a processor.

    `count_values` counts what answers by body, committee, year and outcome, and tells the number of values.
    """

    find: Callable[[Question], int]
    megabytes: float
    seconds: Callable[[], float]
    count_values: Callable[[Question], int] | None = None


def engines(scratch: Path, count: int, wanted: Collection[str] | None = None) -> Iterator[tuple[str, Engine]]:
    """Yield the searches by name, the archive's first, only the wanted ones; what is not there is said so."""
    makers: dict[str, Callable[[], Engine | str]] = {
        "archive": our_engine,
        "Tantivy": lambda: tantivy_engine(scratch / "tantivy") if find_spec("tantivy") else "not installed",
        "FTS5": lambda: fts5_engine(scratch / "fts5.db"),
        "Xapian": lambda: _xapian_if_there(scratch / "xapian", count),
    }
    for name, make in makers.items():
        if wanted is None or name in wanted:
            engine = make()
            if isinstance(engine, str):
                print(f"{name}: {engine}")
            else:
                yield name, engine


def _xapian_if_there(place: Path, count: int) -> Engine | str:
    if count > XAPIAN_MOST:
        return f"asked up to {XAPIAN_MOST} paragraphs"
    there = subprocess.run([XAPIAN_PYTHON, "-c", "import xapian"], check=False, capture_output=True)
    return "not installed" if there.returncode else xapian_engine(place)


def our_engine() -> Engine:
    from archive.search.counting import counted_anew
    from archive.search.documents import expected, searching
    from archive.search.language import analyser
    from archive.search.ranking import best, newest

    def find(question: Question) -> int:
        with searching():
            match = our_match(question, analyser())
            order = newest if question.kind == "newest first" else best
            return len(order(match, expected(match), TOP))

    def count(question: Question) -> int:
        with searching():
            return len(counted_anew(our_match(question, analyser()))[0].labels)

    return Engine(find, index_size(), processor_seconds, count)


def our_text(question: Question) -> str:
    if question.kind == "phrase":
        return f'"{" ".join(question.words)}"'
    return (" OR " if question.kind == "either word" else " ").join(question.words)


def our_match(question: Question, analyser):  # type: ignore[no-untyped-def]
    from archive.search.labels import COMMITTEE, YEAR
    from archive.search.matching import label_query, match_of
    from archive.search.question import understand

    match = match_of(understand(our_text(question)), analyser)
    if question.year:
        match = match.only(label_query([YEAR.label(question.year)]))
        match = match.only(label_query([COMMITTEE.label(question.committee)]))
    return match


def index_size() -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name",
            [["archive_searchdocument", "archive_searchword", "archive_searchchampions"]],
        )
        return int(cursor.fetchone()[0]) / 1e6


def all_rows() -> Iterator[tuple[int, int, int, int, int, str, str, str]]:
    """Yield key, day as a number, year, committee, body, outcome, title and text of every paragraph."""
    from django.db import connection

    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT i.id, to_char(m.date, 'YYYYMMDD')::int, extract(year FROM m.date)::int, m.committee_id,"
            " c.body_id, i.outcome, i.title,"
            " (SELECT string_agg(s.text, ' ') FROM archive_section s WHERE s.item_id = i.id)"
            " FROM archive_agendaitem i JOIN archive_meeting m ON m.id = i.meeting_id"
            " JOIN archive_committee c ON c.id = m.committee_id"
        )
        yield from cursor


def tantivy_engine(place: Path) -> Engine:
    import tantivy
    from tantivy import Occur, Query

    from bench.search_quality import swedish_analyzer

    place.mkdir()
    schema = tantivy.SchemaBuilder()
    for field in ("key", "day", "year", "committee", "body"):
        schema.add_integer_field(field, stored=field == "key", indexed=True, fast=True)
    schema.add_text_field("outcome", tokenizer_name="raw", fast=True)
    for field in ("title", "text"):
        schema.add_text_field(field, tokenizer_name="swedish")
    built = schema.build()
    index = tantivy.Index(built, path=str(place))
    index.register_tokenizer("swedish", swedish_analyzer())
    writer = index.writer(256_000_000)
    for row in all_rows():
        writer.add_document(tantivy.Document(**dict(zip(_COLUMNS, row, strict=True))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def query_of(question: Question) -> tantivy.Query:
        text = our_text(question)
        query = index.parse_query(
            text, ["title", "text"], conjunction_by_default=question.kind != "either word"
        )
        if question.year:
            year = Query.term_query(built, "year", question.year)
            committee = Query.term_query(built, "committee", question.committee)
            query = Query.boolean_query([(Occur.Must, part) for part in (query, year, committee)])
        return query

    def find(question: Question) -> int:
        order = "day" if question.kind == "newest first" else None
        return len(searcher.search(query_of(question), TOP, order_by_field=order).hits)

    def count(question: Question) -> int:
        by_field = {field: {"terms": {"field": field, "size": 400}} for field in _COUNTED}
        told = searcher.aggregate(query_of(question), by_field)
        return sum(len(told[field]["buckets"]) for field in _COUNTED)

    size = sum(path.stat().st_size for path in place.iterdir()) / 1e6
    return Engine(find, size, time.process_time, count)


def fts5_engine(place: Path) -> Engine:
    database = sqlite3.connect(place)
    database.execute("CREATE VIRTUAL TABLE found USING fts5 (title, text, content='')")
    database.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, day INT, year INT, committee INT)")
    with database:
        for key, day, year, committee, _, _, title, text in all_rows():
            database.execute("INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)", (key, title, text))
            database.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (key, day, year, committee))
        database.execute("INSERT INTO found (found) VALUES ('optimize')")
    database.execute("PRAGMA cache_size = -200000")

    def find(question: Question) -> int:
        order = "facts.day DESC" if question.kind == "newest first" else "bm25(found, 2.0, 1.0)"
        join = where = ""
        values: list[object] = [our_text(question)]
        if question.year or question.kind == "newest first":
            join = " JOIN facts ON facts.id = found.rowid"
        if question.year:
            where = " AND facts.year = ? AND facts.committee = ?"
            values += [question.year, question.committee]
        sql = f"SELECT found.rowid FROM found{join} WHERE found MATCH ?{where} ORDER BY {order} LIMIT {TOP}"
        return len(database.execute(sql, values).fetchall())

    return Engine(find, place.stat().st_size / 1e6, time.process_time)


def xapian_engine(place: Path) -> Engine:
    program = Path(__file__).with_name("xapian_search.py")
    process = subprocess.Popen(
        [XAPIAN_PYTHON, program, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    asked, told = process.stdin, process.stdout
    assert asked and told

    def ask(what: object) -> int:
        asked.write(json.dumps(what) + "\n")
        return int(told.readline())

    for key, day, year, committee, _, _, title, text in all_rows():
        asked.write(json.dumps((key, day, year, committee, title, text)) + "\n")
    ask(None)

    def find(question: Question) -> int:
        terms = [f"XY{question.year}", f"XC{question.committee}"] if question.year else []
        return ask(
            {
                "text": our_text(question),
                "any": question.kind == "either word",
                "terms": terms,
                "newest": question.kind == "newest first",
                "top": TOP,
            }
        )

    size = sum(path.stat().st_size for path in place.iterdir()) / 1e6
    return Engine(find, size, lambda: seconds_of(process.pid))
