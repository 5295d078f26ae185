"""Taking compounds apart: "barnrättsarbetet" is "barn", "rätt" and "arbete".

Swedish builds words freely, and most compounds of an archive stand in no dictionary. A word is taken apart
where its end is a word, inflected as the whole is, and what comes before is one or more words in the form
that they have in compounds ("skol" of "skola", "arbets" of "arbete", "gatu" of "gata"). How often a part
stands in the compounds of the dictionary says how likely it is; suffixes and particles that are spelled
like words are barred.
"""

import re
from collections.abc import Mapping
from math import log2
from typing import NamedTuple

from archive.search.inflection import Inflection
from archive.search.lexicon import ADJECTIVES, NOUNS, VERBS, Lexicon, agree
from archive.search.words import Reviewed


class Part(NamedTuple):
    """A part of a compound: word[start:end] and its base forms."""

    start: int
    end: int
    bases: tuple[str, ...]


_Reading = tuple[float, tuple[str, ...]]
"""How unlikely a piece is, and its base forms."""


class _Split(NamedTuple):
    """A way to take a word apart: where its pieces begin (0 first), and how unlikely it is."""

    cost: float
    starts: tuple[int, ...]


_REMEMBERED = 50_000
_LONGEST_WORD = 60
_SHORTEST_WORD = 5
_DEAREST_UNLIKE = 4.0
_DEAREST_KNOWN = 6.0
_DEAREST_UNKNOWN = 9.0
_CLOSE = 0.4
_PIECE = 0.5
_MERGED = 1.0
_SHORT = 0.7

_SEEN_OFTEN = 15
_STEM_OF_VERB = 5
_LONG = 7
_USUAL = 3
_SHORTEST_NEW_FIRST = 5
_SHORTEST_NEW_END = 5
_SHORTEST_NEW_LAST = 6
_NEW_WORD = re.compile(r"[^\W\d]{3,}(?:(?:tion|itet)(?:er|erna|en)?|ering(?:ar|arna|en)?|ment(?:et|en)?)s?")
_PARTICIPLE_ENDINGS = ("d", "da", "de", "t", "ta", "en", "et", "na")
_FIRST_FORMS = (
    # what a word ends with as first part, and what its base form ends with there
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
        self._firsts: dict[str, _Reading | None] = {}
        self._heads: dict[str, _Reading | None] = {}

    def bases(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a compound that is not known: "barnrättsarbetet" is "barnrättsarbete"."""
        splits = self._splits(word, ())
        if not splits:
            return ()
        start = splits[0].starts[-1]
        return tuple(word[:start] + base for base in self._bases_of_piece(word, start, len(word)))

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
        if any(base in self._reviewed.whole for base in (word, *known)):
            return
        splits = self._splits(word, known)
        for split in splits:
            self._collect_pieces(word, split.starts, offset, found)
        if not splits:
            self._collect_of_bases(word, known, offset, found)

    def _collect_of_bases(
        self, word: str, known: tuple[str, ...], offset: int, found: dict[Part, None]
    ) -> None:
        """Add the parts of a base form where the inflected form has none: "våldsutsatta" as "våldsutsatt"."""
        for base in known:
            if base != word and word.startswith(base):
                for split in self._splits(base, (base,)):
                    inner: dict[Part, None] = {}
                    self._collect_pieces(base, split.starts, offset, inner)
                    for part in inner:
                        is_last = part.end == offset + len(base)
                        found[part._replace(end=offset + len(word)) if is_last else part] = None

    def _collect_pieces(
        self, word: str, starts: tuple[int, ...], offset: int, found: dict[Part, None]
    ) -> None:
        ends = (*starts[1:], len(word))
        for index, start in enumerate(starts):
            bases = self._bases_of_piece(word, start, ends[index])
            if not bases:
                continue
            found[Part(offset + start, offset + ends[index], bases)] = None
            for base in bases:
                if len(base) < len(word):
                    inner: dict[Part, None] = {}
                    self._collect(base, offset + start, inner)
                    for part in inner:
                        found[part._replace(end=min(part.end, offset + ends[index]))] = None
            for last in range(index + 1, len(starts)):
                if last - index + 1 < len(starts):
                    bases = self._bases_of_piece(word, starts[last], ends[last])
                    joined = tuple(word[start : starts[last]] + base for base in bases)
                    found[Part(offset + start, offset + ends[last], joined)] = None
        self._collect_known(word, offset, found)

    def _collect_known(self, word: str, offset: int, found: dict[Part, None]) -> None:
        """Add known words that neighbouring parts make: "vindkraft" in "vindkraftverk" beside "kraftverk"."""
        starts = {part.start - offset for part in found}
        ends = {part.end - offset for part in found}
        spans = {(part.start - offset, part.end - offset) for part in found}
        for start in sorted(starts):
            for end in sorted(ends):
                if start < end and (start, end) not in spans and (start, end) != (0, len(word)):
                    bases = self._bases_of_piece(word, start, end)
                    if bases and any(base in self._lexicon.lemmas for base in bases):
                        found[Part(offset + start, offset + end, bases)] = None

    def _bases_of_piece(self, word: str, start: int, end: int) -> tuple[str, ...]:
        piece = word[start:end]
        reading = self._head(piece) if end == len(word) else self._first_before(piece, word[end:])
        if not reading and end == len(word) and self._is_new_word(piece):
            return self._inflection.guess(piece)[-1:]
        return reading[1] if reading else ()

    def _splits(self, word: str, known: tuple[str, ...]) -> list[_Split]:
        """Return the likeliest ways to take a word apart, the best first; with known words less boldly."""
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or word in self._reviewed.own_base:
            return []
        if known and self._has_particle(word):
            return []
        heads = {
            place: head
            for place in range(2, len(word))
            if (head := self._head(word[place:]))
            and not (place > 2 and word[place - 1 :].startswith("ering"))
            and (not known or any(base == word[:place] + end for base in known for end in head[1]))
        }
        if not heads:
            return [] if known else self._new_last(word)
        before = self._ways_to_begin(word, word[: max(heads)])
        splits = []
        for place, head in heads.items():
            if place in before:
                cost = before[place].cost + head[0]
                if cost <= self._dearest(word, place, head[1], known):
                    splits.append(_Split(cost, (*before[place].starts, place)))
        splits.sort()
        if not splits and not known:
            return self._new_first(word, heads) or self._new_last(word)
        return [split for split in splits if split.cost <= splits[0].cost + _CLOSE]

    def _new_first(self, word: str, heads: Mapping[int, _Reading]) -> list[_Split]:
        """Return the split of a word that begins with a word never seen: "coronautbrottet" ends with
        "utbrott".

        The end must be long and usual, and none that surnames end with: "Hallström" has nothing to do with
        "ström".
        """
        for place, (_, bases) in sorted(heads.items()):
            is_usual = any(self._lexicon.last.get(base, 0) >= _USUAL for base in bases)
            is_long = len(word) - place >= _SHORTEST_NEW_END and place >= _SHORTEST_NEW_FIRST
            if is_usual and is_long and not self._reviewed.surname_ends.intersection(bases):
                return [_Split(_DEAREST_UNKNOWN, (0, place))]
        return []

    def _new_last(self, word: str) -> list[_Split]:
        """Return the split of a word that ends with a new one such as "prevention", told by its suffix."""
        ways = self._ways_to_begin(word, word[:-_SHORTEST_NEW_LAST])
        for place, way in sorted(ways.items(), reverse=True):
            if place >= _SHORTEST_NEW_FIRST and self._is_new_word(word[place:]):
                return [_Split(_DEAREST_UNKNOWN, (*way.starts, place))]
        return []

    def _is_new_word(self, piece: str) -> bool:
        """Return whether a word that is not known has a suffix that long words have, inflected or not."""
        return bool(_NEW_WORD.fullmatch(piece)) and not self._inflection.bases(piece)

    def _has_particle(self, word: str) -> bool:
        """Return whether a word is a particle and a known word: "beskrivning" is not "besk" and "rivning"."""
        if any(word.startswith(kept[:-1]) for kept in self._reviewed.transparent):
            return False
        return any(
            word[:place] in self._reviewed.particles and self._inflection.bases(word[place:])
            for place in range(2, min(8, len(word) - 3))
        )

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

    def _dearest(self, word: str, place: int, head: tuple[str, ...], known: tuple[str, ...]) -> float:
        """Return what a split may cost: less for a known word, least if it is inflected unlike its end."""
        if not known:
            return _DEAREST_UNKNOWN
        lemmas = self._lexicon.lemmas
        if not any(_is_like(lemmas.get(word[:place] + end, 0), lemmas.get(end, 0)) for end in head):
            return 0
        agrees = any(
            agree(lemmas.get(word[:place] + end, 0), lemmas.get(end, 0))
            or (not lemmas.get(end) and len(end) >= _LONG - 1)
            for end in head
            if word[:place] + end in known
        )
        return _DEAREST_KNOWN if agrees else _DEAREST_UNLIKE

    def _first_before(self, piece: str, rest: str) -> _Reading | None:
        """Return how a first part is read; of three equal consonants only two are written ("remissvar")."""
        plain = self._first(piece)
        if rest[:1] == piece[-1] and piece[-1] not in "aeiouyåäö":
            longer = self._first(piece + rest[0])
            if longer and (not plain or longer[0] + _MERGED < plain[0]):
                return longer[0] + _MERGED, longer[1]
        return plain

    def _first(self, piece: str) -> _Reading | None:
        if piece not in self._firsts:
            if len(self._firsts) >= _REMEMBERED:
                self._firsts.clear()
            self._firsts[piece] = self._read_first(piece)
        return self._firsts[piece]

    def _head(self, piece: str) -> _Reading | None:
        if piece not in self._heads:
            if len(self._heads) >= _REMEMBERED:
                self._heads.clear()
            self._heads[piece] = self._read_head(piece)
        return self._heads[piece]

    def _read_first(self, piece: str) -> _Reading | None:
        """Return how unlikely a piece is as the first part of a compound, and its base forms, or None."""
        lists = self._reviewed
        if piece in lists.bound or piece.removesuffix("s") in lists.bound:
            return None
        seen = self._lexicon.first.get(piece, 0)
        if piece in lists.combining:
            return _cost(piece, max(seen, _SEEN_OFTEN)), (piece,)
        if len(piece) < 4 and piece not in lists.short_first:
            return None
        bases = self._bases_of_first(piece, seen)
        if bases:
            return _cost(piece, seen), bases
        if seen >= _STEM_OF_VERB and piece.endswith("s") and len(piece) >= _LONG:
            return _cost(piece, seen), (piece[:-1],)
        if len(piece) > 3 and self._words.get(piece, 0) > 1:
            return _cost(piece, 0), self._inflection.bases(piece) or (piece,)
        return None

    def _bases_of_first(self, piece: str, seen: int) -> tuple[str, ...]:
        lexicon = self._lexicon
        if piece in self._reviewed.first_forms:
            return (self._reviewed.first_forms[piece],)
        is_rare = lexicon.last.get(piece, 0) < 2 or not lexicon.is_noun(piece)
        is_genitive = piece.endswith("s") and lexicon.is_noun(piece[:-1]) and is_rare
        if self._may_be_first(piece) and not is_genitive:
            return (piece,)
        form_of = lexicon.forms.get(piece, "")
        if self._may_be_first(form_of) and not lexicon.is_verb(form_of):
            return (form_of,)
        for ending, instead in _FIRST_FORMS:
            base = piece[: len(piece) - len(ending)] + instead
            if not piece.endswith(ending):
                continue
            if instead == "a" and not ending and lexicon.is_verb(base) and seen >= _STEM_OF_VERB:
                return (base,)
            is_usual = seen or ending in ("s", "e") or len(base) >= _LONG
            if self._may_be_first(base) and lexicon.is_noun(base) and is_usual:
                return (base,)
            if ending == "s" and lexicon.lemmas.get(base) == 0 and len(base) >= _LONG - 1:
                return (base,)
        return ()

    def _may_be_first(self, base: str) -> bool:
        lists = self._reviewed
        is_long = len(base) > 2 or base in lists.short_first
        return bool(self._lexicon.lemmas.get(base, 0) & ~VERBS) and is_long and base not in lists.own_base

    def _read_head(self, piece: str) -> _Reading | None:
        """Return how unlikely a piece is as the last part of a compound, and its base forms, or None."""
        last = self._lexicon.last
        bases = tuple(
            base
            for base in self._inflection.bases(piece)
            if self._may_be_last(base) and len(base) <= len(piece) + 1 and base[0] == piece[0]
        )
        if bases:
            return min(_cost(base, last.get(base, 0)) for base in bases), bases
        if len(piece) > 3 and (verbs := self._verbs_of_participle(piece)):
            return _cost(piece, 0), verbs
        if len(piece) > 3 and self._words.get(piece, 0) > 2 and not self._inflection.bases(piece):
            return _cost(piece, 0) + 1, (piece,)
        return None

    def _verbs_of_participle(self, piece: str) -> tuple[str, ...]:
        """Return the verbs of a past participle: "välja" for "vald" at the end of "förtroendevald"."""
        if not piece.endswith(_PARTICIPLE_ENDINGS):
            return ()
        return tuple(
            base for base in self._inflection.bases(piece) if self._lexicon.is_verb(base) and base != piece
        )

    def _may_be_last(self, base: str) -> bool:
        """Return whether a word may end a compound; verbs put particles before them, not words."""
        lists = self._reviewed
        if len(base) < 4:
            return base in lists.short_last
        is_only_verb = self._lexicon.is_verb(base) and not self._lexicon.is_noun(base)
        is_function_word = base in lists.own_base and not self._lexicon.is_noun(base)
        return not is_only_verb and base not in lists.suffixes and not is_function_word


def _is_like(whole: int, head: int) -> bool:
    """Return whether both may be nouns, or both adjectives: "intresserad" does not end with "rad"."""
    return not whole or not head or bool(whole & NOUNS and head & NOUNS) or bool(whole & head & ADJECTIVES)


def _cost(piece: str, seen: int) -> float:
    """Return how unlikely a piece is: what often stands in compounds is cheap, what is short is dear."""
    rarity = {6: 2.5, 7: 2.0, 8: 2.0}.get(len(piece), 3.0 if len(piece) < 6 else 1.5)
    rarity -= min(rarity - 0.5, 0.4 * log2(1 + seen))
    if not seen:
        rarity += max(0, 7 - len(piece)) * 0.6
    return rarity + (_SHORT if len(piece) < 5 else 0)
