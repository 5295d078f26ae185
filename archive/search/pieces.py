"""How a piece of a compound is read: "skol" as a first part is "skola", "rådets" as a last one is "råd".

Which pieces a word has is `compounds`. How often a piece stands in the compounds of the dictionary says how
likely it is; suffixes and particles that are spelled like words are barred, and of short words only those of
the reviewed lists are read.
"""

import re
from math import log2

from archive.search.inflection import Inflection
from archive.search.lexicon import ADJECTIVES, VERBS, Lexicon
from archive.search.words import Reviewed

Reading = tuple[float, tuple[str, ...]]
"""How unlikely a piece is, and its base forms."""

_REMEMBERED = 50_000
_MERGED = 1.0
_SHORT = 0.7
_SEEN_OFTEN = 15
_STEM_OF_VERB = 5
_LONG = 7
_USUAL = 3
_MUCH = 3
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
    ("nna", "n"),
)


class Pieces:
    """Reads pieces of words as parts of compounds, and remembers what it has read."""

    def __init__(self, inflection: Inflection, lexicon: Lexicon, reviewed: Reviewed) -> None:
        self._inflection = inflection
        self._lexicon = lexicon
        self._reviewed = reviewed
        self._firsts: dict[str, Reading | None] = {}
        self._lasts: dict[str, Reading | None] = {}

    def first_before(self, piece: str, rest: str) -> Reading | None:
        """Return how a first part is read; of three equal consonants only two are written ("remissvar")."""
        plain = self.first(piece)
        if rest[:1] == piece[-1] and piece[-1] not in "aeiouyåäö":
            longer = self.first(piece + rest[0])
            if longer and (not plain or longer[0] + _MERGED < plain[0]):
                return longer[0] + _MERGED, longer[1]
        return plain

    def first(self, piece: str) -> Reading | None:
        if piece not in self._firsts:
            if len(self._firsts) >= _REMEMBERED:
                self._firsts.clear()
            self._firsts[piece] = self._read_first(piece)
        return self._firsts[piece]

    def last(self, piece: str) -> Reading | None:
        if piece not in self._lasts:
            if len(self._lasts) >= _REMEMBERED:
                self._lasts.clear()
            self._lasts[piece] = self._read_head(piece)
        return self._lasts[piece]

    def is_new(self, piece: str) -> bool:
        """Return whether a word that is not known has a suffix that long words have, inflected or not."""
        return bool(_NEW_WORD.fullmatch(piece)) and not self._inflection.bases(piece)

    def _read_first(self, piece: str) -> Reading | None:
        """Return how unlikely a piece is as the first part of a compound, and its base forms, or None."""
        lists = self._reviewed
        if piece in lists.bound or piece.removesuffix("s") in lists.bound:
            return None
        seen = self._lexicon.first.get(piece, 0)
        if piece in lists.combining:
            return _cost(piece, max(seen, _SEEN_OFTEN)), (piece,)
        if piece in lists.verb_stems or piece in lists.first_forms:
            seen = max(seen, _SEEN_OFTEN)
        elif piece in lists.short_first:
            seen = max(seen, _USUAL)
        if len(piece) < 4 and piece not in lists.short_first:
            return None
        bases = self._bases_of_first(piece, seen)
        if bases:
            return _cost(piece, seen), bases
        if seen >= _STEM_OF_VERB and piece.endswith("s") and len(piece) >= _LONG:
            return _cost(piece, seen), (piece[:-1],)
        if piece.endswith("s") and self.is_new(piece):
            return _cost(piece, 0), (piece[:-1],)
        return None

    def _bases_of_first(self, piece: str, seen: int) -> tuple[str, ...]:
        lexicon = self._lexicon
        if piece in self._reviewed.first_forms:
            return tuple(self._reviewed.first_forms[piece].split())
        is_rare = lexicon.last.get(piece, 0) < 2 or not lexicon.is_noun(piece)
        is_genitive = piece.endswith("s") and lexicon.is_noun(piece[:-1]) and is_rare
        if self._may_be_first(piece) and not is_genitive:
            return (piece, *self._likelier_with_a(piece))
        form_of = lexicon.forms.get(piece, "")
        if is_genitive and lexicon.last.get(piece[:-1], 0) > lexicon.last.get(form_of, 0):
            return (piece[:-1],)
        if self._may_be_first(form_of) and not lexicon.is_verb(form_of):
            return (form_of,)
        for ending, instead in _FIRST_FORMS:
            base = piece[: len(piece) - len(ending)] + instead
            if not piece.endswith(ending):
                continue
            is_usual_stem = seen >= _STEM_OF_VERB or piece in self._reviewed.verb_stems
            if instead == "a" and not ending and lexicon.is_verb(base) and is_usual_stem:
                return (base,)
            is_usual = seen or ending in ("s", "e") or len(base) >= _LONG
            if self._may_be_first(base) and lexicon.is_noun(base) and is_usual:
                return (base,)
            if ending in ("s", "nna") and lexicon.lemmas.get(base) == 0 and len(base) >= _LONG - 1:
                return (base,)
        if piece.endswith("ings") and len(piece) >= _LONG - 1:
            return self._inflection.bases(piece[:-1])  # of a noun that a verb makes: "sotning"
        return ()

    def _likelier_with_a(self, piece: str) -> tuple[str, ...]:
        """Return "trappa" for "trapp": both are nouns, and compounds end with the one that is meant."""
        last, noun = self._lexicon.last, piece + "a"
        if self._lexicon.lemmas[piece] & ADJECTIVES or not self._lexicon.is_noun(noun):
            return ()
        return (noun,) if last.get(noun, 0) >= _MUCH * last.get(piece, 0) + _MUCH else ()

    def _may_be_first(self, base: str) -> bool:
        lists = self._reviewed
        is_long = len(base) > 2 or base in lists.short_first
        return bool(self._lexicon.lemmas.get(base, 0) & ~VERBS) and is_long and base not in lists.own_base

    def _read_head(self, piece: str) -> Reading | None:
        """Return how unlikely a piece is as the last part of a compound, and its base forms, or None."""
        last = self._lexicon.last
        bases = tuple(
            base
            for base in self._inflection.bases(piece)
            if self._may_be_last(base) and len(base) <= len(piece) + (len(piece) > 3) and base[0] == piece[0]
        )
        if bases:
            return min(_cost(base, last.get(base, 0)) for base in bases), bases
        if len(piece) > 3 and (verbs := self._verbs_of_participle(piece)):
            return _cost(piece, 0), verbs
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
        is_only_verb = self._lexicon.is_verb(base) and not self._lexicon.lemmas[base] & ~VERBS
        is_function_word = base in lists.own_base and not self._lexicon.is_noun(base)
        return not is_only_verb and base not in lists.suffixes and not is_function_word


def _cost(piece: str, seen: int) -> float:
    """Return how unlikely a piece is: what often stands in compounds is cheap, what is short is dear."""
    rarity = {6: 2.5, 7: 2.0, 8: 2.0}.get(len(piece), 3.0 if len(piece) < 6 else 1.5)
    rarity -= min(rarity - 0.5, 0.4 * log2(1 + seen))
    if not seen:
        rarity += max(0, 7 - len(piece)) * 0.6
    return rarity + (_SHORT if len(piece) < 5 else 0)
