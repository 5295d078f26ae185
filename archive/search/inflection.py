"""Which base forms a written Swedish word may have: "beslutets" is "beslut", "bostäder" is "bostad".

Known words are read by the dictionary and the paradigms; a word may have several base forms ("planet" is
"plan" or "planet") and is then found by each. What is not known is left to the last part of the compound
(see `compounds`) or to the endings that are safe to read off any word (`guess`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from archive.search.lexicon import Lexicon
from archive.search.paradigms import PARADIGMS
from archive.search.words import Reviewed

_ENDINGS: dict[str, list[tuple[str, int]]] = defaultdict(list)
for _place, _paradigm in enumerate(PARADIGMS):
    for _ending in (*_paradigm.endings, *_paradigm.more):
        _ENDINGS[_ending].append((_paradigm.strip, 1 << _place))
_LONGEST_ENDING = max(map(len, _ENDINGS))

_DERIVED = re.compile(r"(.{3,}?)(?:(ande|ende)(?:na|n|t)?|(?:(ning|ing)(?:arna|ar|en)?)|(are)(?:na|n)?)s?")
_GUESSED_ENDINGS = {
    # ending -> what the base form has there; longer endings first
    "ningarna": "ning",
    "ningar": "ning",
    "ningen": "ning",
    "heterna": "het",
    "heter": "het",
    "heten": "het",
    "arnas": "",
    "ernas": "",
    "ornas": "a",
    "arna": "",
    "erna": "",
    "orna": "a",
    "ens": "",
    "ets": "",
    "ans": "a",
    "ar": "",
    "er": "",
    "or": "a",
    "en": "",
    "et": "",
    "an": "a",
}
_STRONG_PARTICIPLE = ("en", "et", "na")
_SHORTEST_STEM = 3
_SHORT = 4
_VOWELS = frozenset("aeiouyåäö")
_OF_ONE_LETTER = frozenset("åö")
"""Letters that are words; "b" is none that "ben" is a form of."""
_LIKE_ANSOKAN = sum(1 << place for place, p in enumerate(PARADIGMS) if p.example in ("ansökan", "trafik"))
_HEARD_IN_STEM = sum(1 << place for place, p in enumerate(PARADIGMS) if p.example == "föra")


class Inflection:
    """Reads written forms back to base forms, by a lexicon and the reviewed lists."""

    def __init__(self, lexicon: Lexicon, reviewed: Reviewed) -> None:
        self._lexicon = lexicon
        self._reviewed = reviewed
        self._irregular: dict[str, list[str]] = defaultdict(list)
        for form, base in irregular_forms(lexicon, reviewed):
            if base not in self._irregular[form]:
                self._irregular[form].append(base)
        self._unlike: dict[str, list[str]] | None = None

    def bases(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a known word, the likeliest first, or () if it is not known.

        An imperative or participle is read as such only where no noun fits: "mål" is no form of "måla",
        "nämnd" none of "nämna", "beslutet" none of "besluta". What can only be an imperative may also be a
        noun that the dictionary does not have ("inrop"), and so may what else stands first in compounds
        ("hockeyklubb").
        """
        if word in self._reviewed.own_base or word in self._reviewed.own_noun:
            return (word,)
        lexicon = self._lexicon
        found: dict[str, None] = {}
        if word in lexicon.lemmas:
            found[word] = None
        inflected = self._by_paradigm(word)
        irregular = self._irregular.get(word, ())
        if word.removesuffix("s").endswith(_STRONG_PARTICIPLE) and any(map(lexicon.is_noun, inflected)):
            inflected = [base for base in inflected if lexicon.is_noun(base) or not lexicon.is_verb(base)]
            irregular = () if word.removesuffix("s").endswith("en") else irregular
        found.update(dict.fromkeys(inflected))
        is_noun = word in found and lexicon.is_noun(word)
        for base in self._by_form(word):
            is_first_form = base == word + "a" and not lexicon.is_verb(base)
            if not (found and (is_first_form or self._is_weak(word, base, is_noun))):
                found[base] = None
        if (
            found
            and all(base == word + "a" for base in found)
            and (lexicon.is_verb(word + "a") or self._ends_in_noun(word))
        ):
            found = {word: None, **found}
        found.update(dict.fromkeys(irregular))
        for base in tuple(found):
            self._join(base, found)
        return tuple(base for base in found if len(base) > 1 or base in _OF_ONE_LETTER) or self._derived(word)

    def forms_unlike(self, base: str) -> Sequence[str]:
        """Return the forms of a word that begin otherwise than it does: ("gick", …) for "gå"."""
        if self._unlike is None:
            self._unlike = defaultdict(list)
            told = (self._lexicon.forms.items(), self._reviewed.alias.items())
            for forms in (*told, irregular_forms(self._lexicon, self._reviewed)):
                for form, its_base in forms:
                    kept = kept_in_forms(its_base)
                    if form[:kept] != its_base[:kept]:
                        self._unlike[its_base].append(form)
        return self._unlike.get(base, ())

    def guess(self, word: str) -> tuple[str, ...]:
        """Return a word that is not known, and what it is without an ending that nouns have ("poddar",
        "podd").

        The stem must have a vowel, and must not be a known word that would be inflected in another way.
        """
        for ending, instead in _GUESSED_ENDINGS.items():
            stem = word[: -len(ending)]
            if not word.endswith(ending) or len(stem) < _SHORTEST_STEM or not _VOWELS & set(stem):
                continue
            if stem + instead not in self._lexicon.lemmas:
                return (word, stem + instead)
        if word.endswith("s") and len(word) > _SHORTEST_STEM:
            return (word, word[:-1])
        return (word,)

    def _ends_in_noun(self, word: str) -> bool:
        """Return whether what looks like the first form of a compound may be one itself: "hockeyklubb"."""
        return any(self._lexicon.is_noun(word[place:]) for place in range(3, len(word) - 3))

    def _join(self, base: str, found: dict[str, None]) -> None:
        """Add what a base form is also found by: "godkänd" by "godkänna", "fader" by "far",
        "ansökning" by "ansökan" (whose plural it lends).

        The old participle "besluten" is left out where a noun has the form: "beslutet" is "beslut".
        """
        if base in self._reviewed.alias:
            found[self._reviewed.alias[base]] = None
        if base.endswith("ing"):
            for noun in (base[:-4] + "an", base[:-3] + "an"):
                if noun in self._lexicon.lemmas and not self._lexicon.lemmas[noun] & ~_LIKE_ANSOKAN:
                    found[noun] = None
        verb = self._lexicon.participles.get(base)
        if verb is None:
            return
        if base.endswith("en") and any(self._lexicon.is_noun(other) for other in found if other != base):
            found.pop(base)
        else:
            found[verb] = None

    def _by_paradigm(self, word: str) -> list[str]:
        found = []
        lemmas = self._lexicon.lemmas
        forms = [word]
        if word.endswith("s") and word not in lemmas:
            forms.append(word[:-1])
            if word[:-1] in lemmas:
                found.append(word[:-1])
        for form in forms:
            for size in range(1, min(_LONGEST_ENDING, len(form) - 1) + 1):
                for strip, bit in _ENDINGS.get(form[-size:], ()):
                    base = form[:-size] + strip
                    is_genitive_twice = form is not word and form.endswith("s")
                    if lemmas.get(base, 0) & bit and base not in found and not is_genitive_twice:
                        found.append(base)
        return found

    def _by_form(self, word: str) -> list[str]:
        forms = self._lexicon.forms
        found = [forms[word]] if word in forms else []
        if word.endswith("s") and word[:-1] in forms and not found and word not in self._lexicon.lemmas:
            found.append(forms[word[:-1]])
        return found

    def _is_weak(self, word: str, base: str, is_noun: bool) -> bool:
        """Return whether a reading gives way to any other: imperatives and participles of verbs do.

        "rör" is no imperative only: verbs such as "röra" have no ending in the present either.
        """
        if not self._lexicon.is_verb(base) or (
            word.endswith("r") and self._lexicon.lemmas[base] & _HEARD_IN_STEM
        ):
            return False
        return word == base[:-1] or (is_noun and word[-1] in "dt")

    def _derived(self, word: str) -> tuple[str, ...]:
        """Return "stiftning" for "stiftningen", "ställare" for "ställarens": verbs make such nouns."""
        match = _DERIVED.fullmatch(word)
        if match:
            stem, suffix = match[1], match[2] or match[3] or match[4]
            if self._lexicon.is_verb(stem + "a") or self._lexicon.is_verb(stem):
                return (stem + suffix,)
        return ()


def kept_in_forms(base: str) -> int:
    """Return how many letters of a base form nearly all its forms begin with, give or take a vowel.

    3 for "nummer" ("numret"), 11 for "aktivitetsplan"; forms that have not even these are irregular.
    """
    return max(3, len(base) - 3) if len(base) > _SHORT else 2


def irregular_forms(lexicon: Lexicon, reviewed: Reviewed) -> Iterator[tuple[str, str]]:
    """Yield forms that no paradigm tells, each with its base form: ("skrevs", "skriva")."""
    yield from reviewed.forms.items()
    particles = {"", *reviewed.before_verbs, *reviewed.particles}
    for verb, forms in reviewed.strong.items():
        for particle in particles:
            if not particle or particle + verb in lexicon.lemmas:
                for form in forms.split():
                    yield particle + form, particle + verb
                    yield particle + form + "s", particle + verb
    for noun, plural in reviewed.umlaut.items():
        definite = plural + ("na" if plural.endswith("r") else "nen" if plural.endswith("n") else "en")
        for form in (plural, definite):
            yield form, noun
            yield form + "s", noun
    for adjective, forms in reviewed.compared.items():
        for form in forms.split():
            yield form, adjective
            if form.endswith("st"):
                yield form + "a", adjective
