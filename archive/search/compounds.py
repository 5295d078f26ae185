"""Taking compounds apart: "barnrättsarbetet" is "barn", "rätt" and "arbete".

Swedish builds words freely, and most compounds of an archive stand in no dictionary. A word is taken apart where
its end is a word, inflected as the whole is, and what comes before is one or more words in the form that they have
in compounds ("skol" of "skola", "arbets" of "arbete", "gatu" of "gata"). How often a part stands in the compounds
of the dictionary says how likely it is; suffixes and particles that are spelled like words are barred.
"""

from collections.abc import Mapping
from math import log2
from typing import NamedTuple

from archive.search.inflection import Inflection
from archive.search.lexicon import Lexicon
from archive.search.words import Reviewed


class Part(NamedTuple):
    """A part of a compound: word[start:end] and its base forms."""

    start: int
    end: int
    bases: tuple[str, ...]


class _Split(NamedTuple):
    """A way to take a word apart: where its pieces begin (0 first), and how unlikely it is."""

    cost: float
    starts: tuple[int, ...]


_LONGEST_WORD = 60
_SHORTEST_WORD = 5
_DEAREST_KNOWN = 6.0
_DEAREST_UNKNOWN = 9.0
_CLOSE = 0.4
_PIECE = 0.5

_FIRST_FORMS = (
    # what a word ends with as first part, and what its base form ends with there
    ("", ""),
    ("s", ""),
    ("", "a"),
    ("", "e"),
    ("s", "e"),
    ("s", "a"),
    ("e", ""),
    ("e", "a"),
    ("o", "a"),
    ("u", "a"),
    ("a", ""),
    ("", "re"),
    ("i", "um"),
)


class Splitter:
    """Takes written words apart, by the same lexicon and vocabulary that inflection uses."""

    def __init__(
        self, inflection: Inflection, lexicon: Lexicon, reviewed: Reviewed, words: Mapping[str, int]
    ) -> None:
        """`words` are the archive's words with the number of documents that each is in; it may be empty."""
        self._inflection = inflection
        self._lexicon = lexicon
        self._reviewed = reviewed
        self._words = words
        self._firsts: dict[str, tuple[float, tuple[str, ...]] | None] = {}
        self._heads: dict[str, tuple[float, tuple[str, ...]] | None] = {}

    def bases(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a compound that is not known: "barnrättsarbetet" is "barnrättsarbete"."""
        splits = self._splits(word, ())
        if not splits:
            return ()
        start = splits[0].starts[-1]
        head = self._head(word[start:])
        return tuple(word[:start] + base for base in head[1]) if head else ()

    def parts(self, word: str) -> tuple[Part, ...]:
        """Return the parts of a compound, longer ones that are made of shorter ones too, or ().

        >>> [part.bases for part in splitter.parts("brottsofferjouren")]
        [('brottsoffer',), ('brott',), ('offer',), ('jour',)]
        """
        found: dict[Part, None] = {}
        self._collect(word, 0, found)
        return tuple(found)

    def first_bases(self, piece: str) -> tuple[str, ...]:
        """Return the base forms of a word in the form that it has first in a compound: "skol" is "skola"."""
        first = self._first(piece)
        return first[1] if first else ()

    def _collect(self, word: str, offset: int, found: dict[Part, None]) -> None:
        known = self._inflection.bases(word)
        for base in known:
            if base in self._reviewed.transparent:
                end = self._reviewed.transparent[base]
                found[Part(offset + len(base) - len(end), offset + len(word), (end,))] = None
                return
        if any(base in self._reviewed.whole for base in known):
            return
        for split in self._splits(word, known):
            self._collect_pieces(word, split.starts, offset, found)

    def _collect_pieces(
        self, word: str, starts: tuple[int, ...], offset: int, found: dict[Part, None]
    ) -> None:
        ends = (*starts[1:], len(word))
        for index, start in enumerate(starts):
            is_head = index == len(starts) - 1
            bases = self._bases_of_piece(word[start : ends[index]], is_head)
            found[Part(offset + start, offset + ends[index], bases)] = None
            for base in bases:
                inner: dict[Part, None] = {}
                self._collect(base, offset + start, inner)
                for part in inner:
                    found[part._replace(end=min(part.end, offset + ends[index]))] = None
            for last in range(index + 1, len(starts)):
                if last - index + 1 < len(starts):
                    bases = self._bases_of_piece(word[starts[last] : ends[last]], last == len(starts) - 1)
                    joined = tuple(word[start : starts[last]] + base for base in bases)
                    found[Part(offset + start, offset + ends[last], joined)] = None

    def _bases_of_piece(self, piece: str, is_head: bool) -> tuple[str, ...]:
        reading = self._head(piece) if is_head else self._first(piece)
        return reading[1] if reading else ()

    def _splits(self, word: str, known: tuple[str, ...]) -> list[_Split]:
        """Return the likeliest ways to take a word apart, the best first; a known word is taken apart less boldly."""
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or word in self._reviewed.own_base:
            return []
        heads = {
            place: head
            for place in range(2, len(word) - 2)
            if (head := self._head(word[place:])) and (not known or self._agrees(word, place, head[1], known))
        }
        if not heads:
            return []
        before = self._ways_to_begin(word[: max(heads)])
        splits = sorted(
            _Split(before[place].cost + head[0], (*before[place].starts, place))
            for place, head in heads.items()
            if place in before
        )
        dearest = _DEAREST_KNOWN if known else _DEAREST_UNKNOWN
        return [split for split in splits if split.cost <= min(dearest, splits[0].cost + _CLOSE)]

    def _ways_to_begin(self, beginning: str) -> dict[int, _Split]:
        """Return for each place the likeliest way to read what stands before it as first parts."""
        best = {0: _Split(0.0, ())}
        for end in range(2, len(beginning) + 1):
            ways = [
                _Split(best[start].cost + first[0] + _PIECE, (*best[start].starts, start))
                for start in range(end - 1)
                if start in best and (first := self._first(beginning[start:end]))
            ]
            if ways:
                best[end] = min(ways)
        return best

    def _agrees(self, word: str, place: int, head: tuple[str, ...], known: tuple[str, ...]) -> bool:
        """Return whether a known word is inflected as its end is: "kommun, kommuner" is not "mun, munnar"."""
        lemmas = self._lexicon.lemmas
        return any(
            whole == word[:place] + base and (lemmas.get(whole, 0) & lemmas.get(base, 0) or not lemmas.get(whole))
            for whole in known
            for base in head
        )

    def _first(self, piece: str) -> tuple[float, tuple[str, ...]] | None:
        if piece not in self._firsts:
            self._firsts[piece] = self._read_first(piece)
        return self._firsts[piece]

    def _head(self, piece: str) -> tuple[float, tuple[str, ...]] | None:
        if piece not in self._heads:
            self._heads[piece] = self._read_head(piece)
        return self._heads[piece]

    def _read_first(self, piece: str) -> tuple[float, tuple[str, ...]] | None:
        """Return how unlikely a piece is as the first part of a compound, and its base forms, or None."""
        if piece in self._reviewed.bound:
            return None
        seen = self._lexicon.first.get(piece, 0)
        if piece in self._reviewed.combining:
            return _cost(piece, seen), (piece,)
        if len(piece) < 3 and seen < 40 or len(piece) == 3 and seen < 5:
            return None
        bases = self._bases_of_first(piece)
        if bases:
            return _cost(piece, seen), bases
        if len(piece) > 3 and self._words.get(piece, 0) > 1:
            return _cost(piece, 0), self._inflection.bases(piece) or (piece,)
        return None

    def _bases_of_first(self, piece: str) -> tuple[str, ...]:
        lexicon = self._lexicon
        if lexicon.lemmas.get(piece):
            return (piece,)
        if piece in lexicon.forms and not lexicon.is_verb(lexicon.forms[piece]):
            return (lexicon.forms[piece],)
        for ending, instead in _FIRST_FORMS[1:]:
            base = piece[: len(piece) - len(ending)] + instead
            if piece.endswith(ending) and lexicon.lemmas.get(base):
                return (base,)
        return ()

    def _read_head(self, piece: str) -> tuple[float, tuple[str, ...]] | None:
        """Return how unlikely a piece is as the last part of a compound, and its base forms, or None."""
        last = self._lexicon.last
        bases = tuple(
            base
            for base in self._inflection.bases(piece)
            if self._lexicon.lemmas.get(base)
            and base not in self._reviewed.suffixes
            and (len(base) > 3 or last.get(base, 0) >= 8)
            and base not in self._reviewed.own_base
        )
        if bases:
            return min(_cost(base, last.get(base, 0)) for base in bases), bases
        if len(piece) > 3 and self._words.get(piece, 0) > 2 and not self._inflection.bases(piece):
            return _cost(piece, 0) + 1, (piece,)
        return None


def _cost(piece: str, seen: int) -> float:
    """Return how unlikely a piece is: what often stands in compounds is cheap, what is short is dear."""
    rarity = 3 - min(2.5, 0.4 * log2(1 + seen)) + (2 if not seen else 0)
    return rarity + {1: 3.0, 2: 2.0, 3: 1.5, 4: 0.7}.get(len(piece), 0)
