"""Swedish text to lexemes: the one analysis that indexing, querying and highlighting share.

A lexeme is a base form ("beslutets" is "beslut"), a number, a date, or a part of a compound ("förebyggande" in
"brottsförebyggande"). Where the words stand is `tokens`; how words are inflected is `inflection`; how compounds
are taken apart is `compounds`; the words themselves come from `lexicon`.

Compounds are taken apart in the text, not in the query. A query word matches a text word with the same base form,
or one that has it as a part. A compound in the query must be there whole: "brottsförebyggande" is not "brott" and
"förebyggande" somewhere each. Only when the whole has no match may the caller ask for `Term.parts` instead.

Nouns and verbs of one root are kept apart ("beslut" is not "besluta"), since otherwise every "nämnden beslutar"
would answer a search for a decision; forms that may be either give both base forms.
"""

from collections.abc import Mapping
from typing import NamedTuple

from archive.search.compounds import Splitter
from archive.search.inflection import Inflection
from archive.search.lexicon import lexicon
from archive.search.tokens import CaseFinder, Token, fold, tokens

Choice = tuple[str, ...]
Phrase = tuple[Choice, ...]


class Lexeme(NamedTuple):
    """What the index holds: Lexeme("beslut", 3, 10, 19, False) for "beslutets" as the third word.

    `part` marks what is only a part of a word (its `start` and `end` then span the part), to be weighed lowest.
    `stop` marks stop words, which are worth indexing without positions, for queries of nothing else.
    """

    lexeme: str
    position: int
    start: int
    end: int
    part: bool
    stop: bool = False


class Term(NamedTuple):
    """One word of a query and what in the index answers it.

    `phrases` are alternatives; each is a sequence of places side by side, and each place a choice of lexemes:
    "e-post" has (("epost",),) and (("e",), ("post",)). `parts` are what a compound is made of, for when the whole
    is found nowhere. `stop`: the term may be left out unless the query has nothing else.
    """

    text: str
    start: int
    end: int
    position: int
    phrases: tuple[Phrase, ...]
    parts: tuple[Choice, ...]
    stop: bool
