"""How good the hits are: `make search-quality`.

Asks the questions of search_quality.tsv to the sample minutes, or with the argument "specimens" those of
search_quality_specimens.tsv to those specimens of the parser's tests that were there when they were graded
(some twenty municipalities and regions, search_quality_specimens.txt): what came later nobody has graded.
Prints nDCG@10 (Järvelin and Kekäläinen, 2002; gains 3 and 2) for the archive's search and for two others over
the same paragraphs: PostgreSQL as it comes (configuration "swedish", weights by field, ts_rank_cd) and
Tantivy (BM25, its Swedish stemmer). With -v it prints each question too. Tantivy is left out where the
package is not installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from io import StringIO
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.archives import set_up

if TYPE_CHECKING:
    from archive.models import AgendaItem

HERE = Path(__file__).parent
COMMITTEES = {
    "kommunfullmaktige": "KF",
    "kommunstyrelsen": "KS",
    "kommunstyrelsens-trygghetsutskott": "KSTU",
    "kommunstyrelsens-utskott-for-forebyggande-arbete": "KSUF",
    "kultur-och-fritidsnamnden": "KFN",
    "barn-och-utbildningsnamnden": "BUN",
    "samverkansradet-for-folkhalsa": "FH",
}
SAMPLED = ("lindhaga-kommun", "region-mellanmark")
TOP = 10

Search = Callable[[str], list[str]]
Paragraph = tuple[str, str, str, str]  # its name here, title, decision, all other text


def main() -> None:
    set_up()
    from django.core.management import call_command

    of_specimens = "specimens" in sys.argv
    files = graded_specimens() if of_specimens else sorted((HERE.parent / "samples").glob("*.txt"))
    call_command("ingest", *map(str, files), verbosity=0, stdout=StringIO())
    paragraphs = read_paragraphs()
    file = "search_quality_specimens.tsv" if of_specimens else "search_quality.tsv"
    questions = read_questions(file, {name for name, *_ in paragraphs})
    searches = {
        "the archive's search page": our_search(with_near=True),
        "the same, all words only": our_search(with_near=False),
        "PostgreSQL swedish, ts_rank_cd": stock_search(paragraphs),
    }
    if find_spec("tantivy"):
        searches["Tantivy BM25, any word"] = tantivy_search(paragraphs, all_words=False)
        searches["Tantivy BM25, all words"] = tantivy_search(paragraphs, all_words=True)
    print(f"{len(questions)} questions, {len(paragraphs)} paragraphs, nDCG@{TOP}")
    scores = {name: [ndcg(search(q), grades) for q, grades in questions] for name, search in searches.items()}
    for name, told in scores.items():
        nothing = sum(1 for score in told if score == 0)
        print(f"  {name:32} {sum(told) / len(told):.3f}   questions without any right hit: {nothing}")
    if "-v" in sys.argv:
        for place, (question, _) in enumerate(questions):
            print(f"{question:32}", *(f"{told[place]:.2f}" for told in scores.values()))


def graded_specimens() -> list[Path]:
    """Return the specimens over which the questions were graded."""
    names = (HERE / "search_quality_specimens.txt").read_text(encoding="utf-8").split()
    return [HERE.parent / "tests" / "minutes" / f"{name}.txt" for name in names]


def read_paragraphs() -> list[Paragraph]:
    """Return all public paragraphs, named as in the questions: KS230613/116, almnas-kommun/41."""
    from archive.models import AgendaItem

    found = []
    for item in AgendaItem.objects.public().for_listing().prefetch_related("sections", "attachments"):
        sections = item.sections.all()
        decision = "\n".join(section.text for section in sections if section.kind == "decision")
        others = [section.text for section in sections if section.kind != "decision"]
        rest = "\n".join([item.case_number, *others, *(part.text for part in item.attachments.all())])
        found.append((name_of(item), item.title, decision, rest))
    return found


def name_of(item: AgendaItem) -> str:
    meeting = item.meeting
    if meeting.committee.body.slug in SAMPLED:
        return f"{COMMITTEES[meeting.committee.slug]}{meeting.date:%y%m%d}/{item.slug}"
    return f"{meeting.committee.body.slug}/{item.slug}"


def read_questions(file: str, names: set[str]) -> list[tuple[str, dict[str, int]]]:
    """Return the questions, each with the grades of the paragraphs that answer it."""
    questions = []
    for line in (HERE / file).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        question, *lists = line.split("\t")
        grades = {name: 3 - place for place, told in enumerate(lists) for name in told.split()}
        unknown = grades.keys() - names
        if unknown:
            raise SystemExit(f"{question}: no such paragraphs: {sorted(unknown)}")
        questions.append((question, grades))
    return questions


def ndcg(found: list[str], grades: dict[str, int]) -> float:
    """Return the discounted gain of the first hits against that of the best order: from 0 to 1."""
    gain = sum(grades.get(name, 0) / log2(place + 2) for place, name in enumerate(found[:TOP]))
    best = sum(
        grade / log2(place + 2) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:TOP])
    )
    return gain / best


def our_search(*, with_near: bool) -> Search:
    from django.http import QueryDict

    from archive.search.query import search
    from archive.search.request import SearchRequest

    def find(question: str) -> list[str]:
        query = QueryDict(mutable=True)
        query["q"] = question
        answer = search(SearchRequest.of(query))
        return [name_of(hit.item) for hit in (*answer.hits, *(answer.near if with_near else ()))]

    return find


def stock_search(paragraphs: list[Paragraph]) -> Search:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE stock (name text, vector tsvector)")
        cursor.executemany(
            "INSERT INTO stock VALUES (%s, setweight(to_tsvector('swedish', %s), 'A')"
            " || setweight(to_tsvector('swedish', %s), 'B') || setweight(to_tsvector('swedish', %s), 'C'))",
            paragraphs,
        )

    def find(question: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM stock, websearch_to_tsquery('swedish', %s) AS query WHERE vector @@ query"
                " ORDER BY ts_rank_cd(vector, query) DESC, name LIMIT %s",
                [question, TOP],
            )
            return [row[0] for row in cursor.fetchall()]

    return find


def tantivy_search(paragraphs: list[Paragraph], *, all_words: bool) -> Search:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("name", stored=True, tokenizer_name="raw")
    for field in ("title", "text"):
        schema.add_text_field(field, tokenizer_name="swedish")
    index = tantivy.Index(schema.build())
    index.register_tokenizer("swedish", swedish_analyzer())
    writer = index.writer()
    for name, title, decision, rest in paragraphs:
        writer.add_document(tantivy.Document(name=name, title=title, text=f"{decision}\n{rest}"))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(question: str) -> list[str]:
        query, _ = index.parse_query_lenient(
            question, ["title", "text"], field_boosts={"title": 2.0}, conjunction_by_default=all_words
        )
        return [searcher.doc(address)["name"][0] for _, address in searcher.search(query, TOP).hits]

    return find


def swedish_analyzer() -> Any:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    return builder.filter(Filter.stemmer("swedish")).build()


if __name__ == "__main__":
    main()
