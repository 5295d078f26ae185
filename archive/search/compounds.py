"""Taking compounds apart: "barnrättsarbetet" is "barn", "rätt" and "arbete".

Swedish builds words freely, and most compounds of an archive stand in no dictionary. A word is taken apart
where its end is a word, inflected as the whole is, and what comes before is one or more words in the form
that they have in compounds ("skol" of "skola", "arbets" of "arbete", "gatu" of "gata"). How often a part
stands in the compounds of the dictionary says how likely it is; suffixes and particles that are spelled
like words are barred.
"""

from collections.abc import Mapping
from typing import NamedTuple

from archive.search.inflection import Inflection
from archive.search.lexicon import ADJECTIVES, NOUNS, Lexicon, agree
from archive.search.pieces import Pieces, Reading
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
_DEAREST_UNLIKE = 4.0
_DEAREST_KNOWN = 6.0
_DEAREST_UNKNOWN = 9.0
_CLOSE = 0.4
_PIECE = 0.5
_LONG = 7
_USUAL = 3
_SHORTEST_NEW_FIRST = 5
_SHORTEST_NEW_END = 5
_SHORTEST_NEW_LAST = 6


class Splitter:
    """Takes written words apart, by the same lexicon that inflection uses.

    Not by the archive's own words: a text would then mean something else after the next import.
    """

    def __init__(self, inflection: Inflection, lexicon: Lexicon, reviewed: Reviewed) -> None:
        self._inflection = inflection
        self._lexicon = lexicon
        self._reviewed = reviewed
        self._pieces = Pieces(inflection, lexicon, reviewed)

    def bases(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a compound that is not known: "barnrättsarbetet" is "barnrättsarbete"."""
        splits = self._splits(word, ())
        if not splits:
            return ()
        start = splits[0].starts[-1]
        return tuple(word[:start] + base for base in self._bases_of_piece(word, start, len(word)))

    def singulars(self, word: str) -> tuple[str, ...]:
        """Return the base form of a compound that the dictionary has as a plural only: "läsårstider"."""
        if self._lexicon.lemmas.get(word) != 0:
            return ()
        for split in self._splits(word, ())[:1]:
            if split.cost > _DEAREST_KNOWN:
                break
            start = split.starts[-1]
            heads = self._bases_of_piece(word, start, len(word))
            if word[start:] not in heads and all(map(self._lexicon.is_noun, heads)):
                return tuple(word[:start] + head for head in heads)
        return ()

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
        first = self._pieces.first(piece)
        return first[1] if first else ()

    def _collect(self, word: str, offset: int, found: dict[Part, None]) -> None:
        known = self._inflection.bases(word)
        if known == (word,) and self.singulars(word):
            known = ()
        if any(base in self._reviewed.whole for base in (word, *known)):
            return
        for base in known or (word,):
            end = self._kept_end(base)
            if end:
                start = len(base) - len(end)
                found[Part(offset + start, offset + len(word), (end,))] = None
                self._collect(word[start:], offset + start, found)
                return
        splits = self._splits(word, known)
        for split in splits:
            self._collect_pieces(word, split.starts, offset, found)
        if not splits:
            self._collect_of_bases(word, known, offset, found)

    def _kept_end(self, base: str) -> str:
        """Return what keeps its sense after a particle: "skola" in "förskola"; "" where nothing does."""
        if base in self._reviewed.transparent or not base.endswith("ering"):
            return self._reviewed.transparent.get(base, "")
        ends = (base.removeprefix(particle) for particle in self._reviewed.transparent_particles)
        return next((end for end in ends if end != base and self._lexicon.is_noun(end)), "")

    def _collect_of_bases(
        self, word: str, known: tuple[str, ...], offset: int, found: dict[Part, None]
    ) -> None:
        """Add the parts of a base form where the inflected form has none: "våldsutsatta" as "våldsutsatt".

        So too for what is made of an adjective: "arbetslöshet" has the parts of "arbetslös".
        """
        for base in known:
            adjective = base.removesuffix("het")
            if adjective != base and self._lexicon.lemmas.get(adjective, 0) & ADJECTIVES:
                self._collect(adjective, offset, found)
            elif base != word and word.startswith(base):
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
        reading = (
            self._pieces.last(piece) if end == len(word) else self._pieces.first_before(piece, word[end:])
        )
        if not reading and end == len(word) and self._pieces.is_new(piece):
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
            if (head := self._pieces.last(word[place:]))
            and not (place > 2 and word[place - 1 :].startswith("ering"))
            and (not known or self._ends_with(known, word[:place], head[1]))
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

    def _ends_with(self, known: tuple[str, ...], beginning: str, heads: tuple[str, ...]) -> bool:
        """Return whether a known word is this beginning and one of the heads, or a participle of one.

        "kunskapsbaserad" is "kunskaps" and a form of "basera", although no verb "kunskapsbasera" is known.
        """
        rests = [base.removeprefix(beginning) for base in known if base.startswith(beginning)]
        verbs = {head for head in heads if self._lexicon.is_verb(head)}
        return any(rest in heads or verbs.intersection(self._inflection.bases(rest)) for rest in rests)

    def _new_first(self, word: str, heads: Mapping[int, Reading]) -> list[_Split]:
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
            if place >= _SHORTEST_NEW_FIRST and self._pieces.is_new(word[place:]):
                return [_Split(_DEAREST_UNKNOWN, (*way.starts, place))]
        return []

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
                if start in best and (first := self._pieces.first_before(beginning[start:end], word[end:]))
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
        agrees = any(self._lexicon.is_verb(end) for end in head) or any(
            agree(lemmas.get(word[:place] + end, 0), lemmas.get(end, 0))
            or (not lemmas.get(end) and len(end) >= _LONG - 1)
            for end in head
            if word[:place] + end in known
        )
        return _DEAREST_KNOWN if agrees else _DEAREST_UNLIKE


def _is_like(whole: int, head: int) -> bool:
    """Return whether both may be nouns, or both adjectives: "intresserad" does not end with "rad"."""
    return not whole or not head or bool(whole & NOUNS and head & NOUNS) or bool(whole & head & ADJECTIVES)
