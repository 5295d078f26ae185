"""How Swedish words are inflected, as tables: what the endings of each declension and conjugation are.

A paradigm takes `strip` from the end of the base form and puts its endings there instead. A word follows a
paradigm when the dictionary has every form that is asked for (see `lexicon`); a form is read back by trying
its endings. The numbering of declensions and conjugations is that of Svenska Akademiens grammatik (1999).
"""

from dataclasses import dataclass
from typing import Literal

_BEFORE_N = (*"aeiouyåäö", "el", "er", "or")

PartOfSpeech = Literal["noun", "adjective", "verb"]


@dataclass(frozen=True, slots=True)
class Paradigm:
    """One pattern, such as "skola, skolan, skolor, skolorna": strip "a", endings "an", "or", "orna".

    All of `endings` must be in the dictionary for a word to follow the pattern; `more` are read if they
    occur.
    """

    part_of_speech: PartOfSpeech
    example: str
    strip: str
    endings: tuple[str, ...]
    more: tuple[str, ...] = ()

    def fits(self, lemma: str) -> bool:
        """Return whether a base form ends as it must: only such as "rektor", "cykel", "by" take a bare -n."""
        takes_n = self.part_of_speech == "noun" and not self.strip and self.endings[0] == "n"
        return lemma.endswith(self.strip) and (not takes_n or lemma.endswith(_BEFORE_N))


def _noun(example: str, strip: str, endings: str, more: str = "") -> Paradigm:
    return Paradigm("noun", example, strip, tuple(endings.split()), tuple(more.split()))


def _adjective(example: str, strip: str, endings: str, more: str = "") -> Paradigm:
    return Paradigm("adjective", example, strip, tuple(endings.split()), tuple(more.split()))


def _verb(example: str, strip: str, endings: str, more: str = "") -> Paradigm:
    return Paradigm("verb", example, strip, tuple(endings.split()), tuple(more.split()))


PARADIGMS: tuple[Paradigm, ...] = (
    # first declension
    _noun("skola", "a", "an or orna"),
    _noun("ros", "", "en or orna"),
    _noun("våg", "", "en or orna"),
    # second declension
    _noun("väg", "", "en ar arna"),
    _noun("pojke", "e", "en ar arna"),
    _noun("by", "", "n ar arna"),
    _noun("cykel", "el", "eln lar larna"),
    _noun("syster", "er", "ern rar rarna"),
    _noun("sägen", "en", "nen nar narna"),
    _noun("kam", "m", "mmen mmar mmarna"),
    _noun("mun", "n", "nnen nnar nnarna"),
    _noun("morgon", "on", "onen nar narna"),
    _noun("ansökan", "an", "ningar ningarna"),
    # third declension
    _noun("plan", "", "en er erna"),
    _noun("rektor", "", "n er erna"),
    _noun("styrelse", "", "n r rna"),
    _noun("regel", "el", "eln ler lerna"),
    _noun("vän", "n", "nnen nner nnerna"),
    _noun("museum", "um", "et er erna"),
    _noun("geni", "", "et er erna", "t"),
    # fourth and fifth declension
    _noun("ärende", "", "t n na"),
    _noun("hus", "", "et en"),
    _noun("program", "m", "mmet mmen"),
    _noun("vatten", "en", "net nen"),
    _noun("fönster", "er", "ret ren"),
    _noun("nummer", "mer", "ret ren"),
    _noun("kapitel", "el", "let len"),
    # sixth declension and words without a plural of their own
    _noun("lärare", "e", "en na"),
    _noun("ordförande", "", "n na"),
    _noun("partner", "", "n s"),
    _noun("trafik", "", "en ens"),
    _noun("mjölk", "", "en ens"),
    _noun("stål", "", "et ets"),
    _noun("kön", "n", "nnet nnen"),
    _noun("hälsa", "", "n ns"),
    _noun("te", "", "t ts"),
    # adjectives and participles
    _adjective("hållbar", "", "t a", "are ast aste e"),
    _adjective("ny", "", "tt a", "are ast aste e"),
    _adjective("röd", "d", "tt da", "dare dast daste de"),
    _adjective("vit", "t", "tt ta", "tare tast taste te"),
    _adjective("svart", "", "a as", "are ast aste e"),
    _adjective("enkel", "el", "elt la", "lare last laste le"),
    _adjective("säker", "er", "ert ra", "rare rast raste re"),
    _adjective("öppen", "en", "et na", "nare nast naste ne"),
    _adjective("antagen", "en", "et na", "ne"),
    _adjective("planerad", "d", "t de"),
    _adjective("godkänd", "d", "t da", "de"),
    _adjective("sann", "n", "t na", "nare nast naste ne"),
    _adjective("dum", "m", "mt mma", "mmare mmast mme"),
    # verbs; the strong ones keep their past tense in the dictionary, form by form
    _verb("besluta", "", "r de t", "s des ts d ds"),
    _verb("bygga", "a", "er de t", "s des ts d da"),
    _verb("köpa", "a", "er te t", "s tes ts ta"),
    _verb("föra", "a", "de t", "s des ts d da"),
    _verb("bo", "", "r dde tt", "s ddes tts"),
    _verb("skriva", "a", "er it", "s its en et na"),
    _verb("skära", "a", "it", "s its en et na"),
    _verb("stå", "", "r tt", "s tts"),
)

PERSISTENT_GENITIVE = "s"
"""Nouns, adjectives used as nouns, and passives of verbs all take -s; it is read off before the endings."""
