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
from archive.search.lexicon import Lexicon, agree
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
_SHORT = 0.7

_FIRST_FORMS = (
    # what a word ends with as first part, and what its base form ends with there
    ("", ""),
    ("s", ""),
    ("", "a"),
    ("", "e"),
    ("s", "e"),
    ("s", "a"),
    ("es", "a"),
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
            bases = self._bases_of_piece(word, start, ends[index])
            found[Part(offset + start, offset + ends[index], bases)] = None
            for base in bases:
                if len(base) >= len(word):
                    continue
                inner: dict[Part, None] = {}
                self._collect(base, offset + start, inner)
                for part in inner:
                    found[part._replace(end=min(part.end, offset + ends[index]))] = None
        self._collect_joined(word, offset, found)

    def _collect_joined(self, word: str, offset: int, found: dict[Part, None]) -> None:
        """Add what neighbouring parts make together: "vindkraft" in "vindkraftverk", beside "kraftverk"."""
        places = sorted({place - offset for part in found for place in (part.start, part.end)})
        spans = {(part.start - offset, part.end - offset) for part in found}
        for start in places:
            for end in places:
                is_whole = start == 0 and end == len(word)
                if start >= end or end > len(word) or is_whole or (start, end) in spans or start < 0:
                    continue
                bases = self._bases_of_piece(word, start, end)
                if not bases and end - start > _SHORTEST_WORD and (start == 0 or end == len(word)):
                    last = max(part.start - offset for part in found if part.end - offset == end)
                    bases = tuple(word[start:last] + base for base in self._bases_of_piece(word, last, end))
                if bases and any(place for place in places if start < place < end):
                    found[Part(offset + start, offset + end, bases)] = None

    def _bases_of_piece(self, word: str, start: int, end: int) -> tuple[str, ...]:
        piece = word[start:end]
        reading = self._head(piece) if end == len(word) else self._first_before(piece, word[end:])
        return reading[1] if reading else ()

    def _splits(self, word: str, known: tuple[str, ...]) -> list[_Split]:
        """Return the likeliest ways to take a word apart, the best first; a known word is taken apart less boldly."""
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or word in self._reviewed.own_base:
            return []
        heads = {
            place: head
            for place in range(2, len(word))
            if (head := self._head(word[place:])) and (not known or self._agrees(word, place, head[1], known))
        }
        if not heads:
            return []
        before = self._ways_to_begin(word, word[: max(heads)])
        splits = sorted(
            _Split(before[place].cost + head[0], (*before[place].starts, place))
            for place, head in heads.items()
            if place in before
        )
        dearest = _DEAREST_KNOWN if known else _DEAREST_UNKNOWN
        return [split for split in splits if split.cost <= min(dearest, splits[0].cost + _CLOSE)]

    def _ways_to_begin(self, word: str, beginning: str) -> dict[int, _Split]:
        """Return for each place the likeliest way to read what stands before it as first parts."""
        best = {0: _Split(0.0, ())}
        for end in range(2, len(beginning) + 1):
            ways = [
                _Split(best[start].cost + first[0] + _PIECE, (*best[start].starts, start))
                for start in range(end - 1)
                if start in best and (first := self._first_before(beginning[start:end], word[end:]))
            ]
            if ways:
                best[end] = min(ways)
        return best

    def _agrees(self, word: str, place: int, head: tuple[str, ...], known: tuple[str, ...]) -> bool:
        """Return whether a known word is inflected as its end is: "kommun, kommuner" is not "mun, munnar"."""
        lemmas = self._lexicon.lemmas
        return any(
            whole == word[:place] + base and (agree(lemmas.get(whole, 0), lemmas.get(base, 0)) or base not in lemmas)
            for whole in known
            for base in head
        )

    def _first_before(self, piece: str, rest: str) -> tuple[float, tuple[str, ...]] | None:
        """Return the reading of a first part; of three equal consonants only two are written ("remissvar")."""
        if rest[:1] == piece[-1] and piece[-1] not in "aeiouyåäö":
            return self._first(piece + rest[0]) or self._first(piece)
        return self._first(piece)

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
        if len(piece) < 4 and piece not in self._reviewed.short_first:
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
            if self._may_be_last(base) and len(base) <= len(piece) + 1 and base[0] == piece[0]
        )
        if bases:
            return min(_cost(base, last.get(base, 0)) for base in bases), bases
        if len(piece) > 3 and self._words.get(piece, 0) > 2 and not self._inflection.bases(piece):
            return _cost(piece, 0) + 1, (piece,)
        return None


    def _may_be_last(self, base: str) -> bool:
        lists = self._reviewed
        if len(base) < 4:
            return base in lists.short_last
        return base not in lists.suffixes and base not in lists.own_base


def _cost(piece: str, seen: int) -> float:
    """Return how unlikely a piece is: what often stands in compounds is cheap, what is short is dear."""
    rarity = {6: 2.5, 7: 2.0, 8: 2.0}.get(len(piece), 3.0 if len(piece) < 6 else 1.5)
    rarity -= min(rarity - 0.5, 0.4 * log2(1 + seen))
    if not seen:
        rarity += max(0, 7 - len(piece)) * 0.6
    return rarity + (_SHORT if len(piece) < 5 else 0)
