"""Xapian as a process of its own: `python3 bench/xapian_search.py DIRECTORY`, with a Python that has xapian.

Debian's binding is for Debian's Python alone, so this imports nothing of the project. It reads a paragraph on
each line of its input (JSON, null after the last) and says how many it has indexed; then it answers each
question on a line (JSON) with how many of the best twenty it has.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import xapian  # type: ignore[import-not-found]

DAY = 0  # the value to sort by
TITLE_WEIGHT = 2


def main() -> None:
    place = sys.argv[1]
    print(index(place), flush=True)
    database = xapian.Database(place)
    for line in sys.stdin:
        print(search(database, json.loads(line)), flush=True)


def index(place: str) -> int:
    """Index the paragraphs of the input and return how many there were."""
    database = xapian.WritableDatabase(place, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("swedish"))
    for line in sys.stdin:
        told = json.loads(line)
        if told is None:
            break
        key, day, year, committee, title, text = told
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(title, TITLE_WEIGHT)
        generator.increase_termpos()
        generator.index_text(text)
        document.add_boolean_term(f"XY{year}")
        document.add_boolean_term(f"XC{committee}")
        document.add_value(DAY, xapian.sortable_serialise(day))
        database.replace_document(key, document)
    database.commit()
    count = int(database.get_doccount())
    database.close()
    return count


def search(database: Any, question: dict[str, Any]) -> int:
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("swedish"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    parser.set_default_op(xapian.Query.OP_OR if question["any"] else xapian.Query.OP_AND)
    query = parser.parse_query(
        question["text"], xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_BOOLEAN
    )
    for term in question["terms"]:
        query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(term))
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    if question["newest"]:
        enquire.set_sort_by_value(DAY, True)
    return len(list(enquire.get_mset(0, question["top"])))


if __name__ == "__main__":
    main()
