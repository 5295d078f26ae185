"""The words of Swedish: which base forms there are, how each is inflected, and which words build compounds.

The words come from the dictionary of the package simplemma (MIT), which gives one base form for each written
form. That is turned round once into something smaller and better: each base form with the paradigms that it
follows, the forms that no paradigm explains, and how often each word stands first or last in compounds.
Reading the dictionary takes some seconds, so the result is kept in a file beside the archive's other data
and read from there in a tenth of a second; `python -m archive.search.lexicon` writes it ahead of time.
"""

import hashlib
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from itertools import count
from pathlib import Path

from archive.search.paradigms import PARADIGMS, Paradigm
from archive.search.tokens import fold
from archive.search.words import reviewed

_FORMAT = 2
_CACHE_DIRECTORY = Path(__file__).resolve().parents[2] / "var"
_SHORTEST_COUNTED_HEAD = 5
_SHORTEST_COUNTED_FIRST = 4
_PLURAL_IMPERATIVE = ("e", "es", "en", "ens", "o", "os", "ne", "nes", "ande", "andes", "ende", "endes")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Swedish words as the analysis needs them, all folded.

    - `lemmas`: base form -> the paradigms that it follows, as bits by their place in PARADIGMS;
    - `forms`: form that no paradigm explains -> base form ("bostäder" -> "bostad", "gatu" -> "gata");
    - `participles`: participle -> verb ("godkänd" -> "godkänna");
    - `first`: how many dictionary words begin with this before another word ("skol" in "skolplikt", …);
    - `last`: how many dictionary words end with this after another word ("gård" in "kyrkogård", …).
    """

    lemmas: Mapping[str, int]
    forms: Mapping[str, str]
    participles: Mapping[str, str]
    first: Mapping[str, int]
    last: Mapping[str, int]

    def is_noun(self, lemma: str) -> bool:
        """Return whether a base form is inflected as a noun ("nämnd", but not "nämna")."""
        return bool(self.lemmas.get(lemma, 0) & NOUNS)

    def is_verb(self, lemma: str) -> bool:
        """Return whether a base form is inflected as a verb ("nämna", but not "nämnd")."""
        return bool(self.lemmas.get(lemma, 0) & VERBS)


def _bits(part_of_speech: str) -> int:
    return sum(1 << place for place, p in enumerate(PARADIGMS) if p.part_of_speech == part_of_speech)


_BY_STRIP: dict[str, list[tuple[int, Paradigm]]] = defaultdict(list)
for _place, _paradigm in enumerate(PARADIGMS):
    _BY_STRIP[_paradigm.strip].append((_place, _paradigm))

NOUNS = _bits("noun")
ADJECTIVES = _bits("adjective")
VERBS = _bits("verb")
_SINGULARS = sum(
    1 << place for place, p in enumerate(PARADIGMS) if p.example in ("trafik", "mjölk", "stål", "hälsa", "te")
)
_PLURALS = NOUNS & ~_SINGULARS
_NEUTER_SINGULAR = sum(1 << place for place, p in enumerate(PARADIGMS) if p.example == "te")
_NEUTER = sum(1 << place for place, p in enumerate(PARADIGMS) if p.example == "hus")


def agree(whole: int, head: int) -> bool:
    """Return whether a word with these paradigms may be a compound that ends with a word of those.

    A compound is inflected as its last part is: "kommun, kommuner" is not "kom" and "mun, munnar". A word
    without a known plural ("årsbok", since "böcker" follows no paradigm) may end with any word.
    """
    return bool(whole & head & ~_SINGULARS) or not whole & _PLURALS


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, from its file if that is there and up to date, else built and written there."""
    path = _CACHE_DIRECTORY / f"lexicon-{_fingerprint()}.json"
    try:
        return _reviewed(Lexicon(**json.loads(path.read_text("utf-8"))))
    except (OSError, ValueError, TypeError):
        built = build(_dictionary())
        _keep(built, path)
        return _reviewed(built)


def _reviewed(known: Lexicon) -> Lexicon:
    """Return the lexicon with the words and paradigms that the reviewed list adds."""
    places = {paradigm.example: 1 << place for place, paradigm in enumerate(PARADIGMS)}
    lemmas = dict(known.lemmas)
    for example, words in reviewed().inflected_like.items():
        for word in words.split():
            lemmas[word] = lemmas.get(word, 0) | places[example]
    return replace(known, lemmas=lemmas)


def build(dictionary: Mapping[str, str]) -> Lexicon:
    """Return the lexicon of a dictionary from written form to base form.

    >>> build({"väg": "väg", "vägen": "väg", "vägar": "väg", "vägarna": "väg"}).is_noun("väg")
    True
    """
    by_lemma: dict[str, list[str]] = defaultdict(list)
    for form, lemma in dictionary.items():
        by_lemma[lemma].append(form)
    lemmas = {lemma: _paradigms_of(lemma, dictionary) for lemma in by_lemma}
    forms = {
        form: lemma
        for lemma, its_forms in by_lemma.items()
        for form in set(its_forms) - _explained(lemma, lemmas[lemma])
        if not _is_obsolete(form, lemma)
    }
    participles = {
        lemma: dictionary[lemma]
        for lemma, bits in lemmas.items()
        if bits & ADJECTIVES and not bits & NOUNS and dictionary.get(lemma, lemma) != lemma
    }
    first, last = _compound_counts(lemmas)
    return Lexicon(lemmas, forms, participles, first, last)


def _dictionary() -> dict[str, str]:
    """Return the package's forms and base forms, folded; without proper names, phrases and abbreviations."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    source = DefaultDictionaryFactory(cache_max_size=1).get_dictionary("sv")
    words = {
        form: lemma
        for form, lemma in source.items()
        if form.isalpha() and lemma.isalpha() and form[0].islower() and lemma[0].islower()
    }
    folded = {lemma: fold(lemma) for lemma in set(words.values())}
    return {fold(form): folded[lemma] for form, lemma in words.items()}


def _paradigms_of(lemma: str, dictionary: Mapping[str, str]) -> int:
    """Return the paradigms of a base form, as bits.

    All forms must be there, and the last, which tells the paradigm from others, must belong to this base
    form. Where another word has taken all plurals ("drömmarna" stands under "drömmare"), the definite form
    tells.
    """
    fitting = []
    for strip, numbered in _BY_STRIP.items():
        if lemma.endswith(strip):
            stem = lemma[: len(lemma) - len(strip)]
            for place, paradigm in numbered:
                if not paradigm.fits(lemma):
                    continue
                for ending in paradigm.endings:
                    if stem + ending not in dictionary:
                        break
                else:
                    fitting.append((place, paradigm))
    bits = sum(1 << place for place, paradigm in fitting if _belongs(lemma, paradigm, dictionary, -1))
    if bits & ~NOUNS:
        bits &= ~_NEUTER_SINGULAR  # "beslutat" and "sjukt" look like the neuter of a noun
    if bits & VERBS or bits & _PLURALS & ~_NEUTER:
        return bits
    if lemma + "ets" in dictionary:
        bits |= sum(1 << place for place, paradigm in fitting if paradigm.example == "hus")
    if not bits & _PLURALS:
        bits |= sum(1 << place for place, paradigm in fitting if _belongs(lemma, paradigm, dictionary, 0))
    return bits


def _belongs(lemma: str, paradigm: Paradigm, dictionary: Mapping[str, str], telling: int) -> bool:
    """Return whether the ending that tells a paradigm from others is this word's, or at most an obsolete
    verb's.

    The dictionary gives each form one base form only: "beslutet" to the participle "besluten", "boken" to
    "boka".
    """
    stem = lemma[: len(lemma) - len(paradigm.strip)]
    if paradigm.part_of_speech != "noun":
        endings = paradigm.endings[:1] if paradigm.strip and telling else paradigm.endings
        owners_of = (dictionary[stem + ending] for ending in endings)
        return any(lemma in (owner, dictionary.get(owner)) for owner in owners_of)
    form = stem + paradigm.endings[telling]
    owners = {form: dictionary[form] for form in (form, form + "s") if form in dictionary}
    return any(owner == lemma or _is_obsolete(form, owner) for form, owner in owners.items())


def _explained(lemma: str, bits: int) -> set[str]:
    """Return the forms that the paradigms of a base form give, with their genitives."""
    found = {lemma}
    for paradigm in paradigms(bits):
        stem = lemma[: len(lemma) - len(paradigm.strip)]
        found.update(stem + ending for ending in (*paradigm.endings, *paradigm.more))
    return found | {form + "s" for form in found}


def paradigms(bits: int) -> Iterable[Paradigm]:
    """Return the paradigms that bits stand for."""
    for place in count():
        if bits >> place == 0:
            return
        if bits >> place & 1:
            yield PARADIGMS[place]


def _is_obsolete(form: str, lemma: str) -> bool:
    """Return whether a form is an old subjunctive or plural of a verb ("beslute", "beslöto"), or a
    participle.

    Those are no longer written, and take the place of nouns: "arbete" is not a form of "arbeta".
    """
    return lemma.endswith("a") and any(form == lemma[:-1] + ending for ending in _PLURAL_IMPERATIVE)


def _compound_counts(lemmas: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Count how often each string stands before, and each word after, another in the words of the dictionary.

    A compound is inflected as its last part is; "kommun, kommuner" is not "kom" and "mun, munnar". The
    other part must be long, for short ones are found everywhere by chance.
    """
    first: Counter[str] = Counter()
    splits: list[tuple[str, str]] = []
    for word, bits in lemmas.items():
        for place in range(2, len(word)):
            head = word[place:]
            if head in lemmas and agree(bits, lemmas[head]):
                splits.append((word[:place], head))
                if len(head) >= _SHORTEST_COUNTED_HEAD:
                    first[word[:place]] += 1
    last = Counter(
        head for start, head in splits if len(start) >= _SHORTEST_COUNTED_FIRST and first[start] > 1
    )
    return {start: n for start, n in first.items() if n > 1}, dict(last)


def _fingerprint() -> str:
    """Return what the file of the lexicon depends on, short: the package, the paradigms, the format."""
    told = f"{_FORMAT} {version('simplemma')} {PARADIGMS} {Path(__file__).read_text('utf-8')}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _keep(built: Lexicon, path: Path) -> None:
    """Write the file whole or not at all, and remove those of older versions.

    Where nothing may be written, the next process builds anew.
    """
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {name: getattr(built, name) for name in Lexicon.__slots__}
        unfinished.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")
        unfinished.replace(path)
        for outdated in set(path.parent.glob("lexicon-*.json")) - {path}:
            outdated.unlink(missing_ok=True)
    except OSError:
        unfinished.unlink(missing_ok=True)


if __name__ == "__main__":
    lexicon()
