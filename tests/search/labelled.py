"""The labelled pairs and queries of this folder, and whether the analysis matches them as a search would."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from archive.search.analysis import Analyser, Phrase

SETS = ("development", "held_back", "unseen", "third", "fourth", "fifth", "sixth")


class Pair(NamedTuple):
    """A query and what stands in a text: Pair("compound", True, "skola", "förskolan")."""

    kind: str
    matches: bool
    query: str
    text: str


def read_pairs(name: str) -> Iterator[Pair]:
    """Yield the pairs of a set; inflection counts in both directions."""
    for line in (Path(__file__).parent / f"{name}.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, answer, query, texts = line.split("\t")
        for text in texts.split(" | "):
            yield Pair(kind, answer == "yes", query, text)
            if kind == "inflection":
                yield Pair(kind, answer == "yes", text, query)


def matches(analyser: Analyser, query: str, text: str) -> bool:
    """Return whether a text has all words of a query, or, in quotation marks, has them side by side."""
    places: dict[str, set[int]] = defaultdict(set)
    for lexeme in analyser.lexemes(text):
        places[lexeme.lexeme].add(lexeme.position)
    if query.startswith('"'):
        return any(_has_phrase(phrase, places) for phrase in analyser.phrases(query.strip('"')))
    terms = analyser.terms(query)
    needed = [term for term in terms if not term.stop] or terms
    return all(any(_has_phrase(phrase, places) for phrase in term.phrases) for term in needed)


def _has_phrase(phrase: Phrase, places: dict[str, set[int]]) -> bool:
    ends: set[int] | None = None
    for choice in phrase:
        here = set().union(*(places.get(lexeme, set()) for lexeme in choice))
        ends = here if ends is None else {place for place in here if place - 1 in ends}
    return bool(ends)


def wrong(analyser: Analyser, pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs that are not as they should be."""
    return [pair for pair in pairs if matches(analyser, pair.query, pair.text) != pair.matches]
