"""Which sentences of a text are worth showing under a hit: those with the most of what was asked for.

Reading all of a text takes long, so it is looked through for what begins like a wanted word, and only the
words that do are analysed. What remains is marked by `highlight`, which reads it whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from archive.search.analysis import Analyser
from archive.search.document import LEAD

_ENOUGH = 12  # sentences that have something of the question; the rest of the text is not read
_BEST = 3  # of them that `highlight` chooses its one or two from
_SHOWN_UNREAD = 300  # characters of a text in which nothing is found
_VOWELS = {"a": "[aåäàáâã]", "o": "[oöóòôõø]", "e": "[eéèêëæ]", "u": "[uüúù]", "i": "[iíìï]"}
_CHANGED = {"å": "[åä]", "ä": "[äåaæ]", "ö": "[öoø]"}
_SENTENCE_END = re.compile(r"[.!?](?<=\w\w\w.)\s+(?=[A-ZÅÄÖ])")
_LIST_SIGN = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•*])(?:\s+|$)")
_DIGITS = re.compile(r"\d+")
_BY_ITSELF = re.compile(r"[^\w-]*[^\W\d_]+(?:-[^\W\d_]+)*[^\w-]*")
"""A word that means the same whatever stands beside it: "skolan," but not "596/2020" or "Lär-,"."""


class Sentences:
    """Finds the best sentences of texts for one question; it remembers the words that it has read."""

    def __init__(self, wanted: frozenset[str], analyser: Analyser) -> None:
        self._wanted = wanted
        self._analyser = analyser
        beginnings = "|".join(sorted({_beginning(lexeme) for lexeme in wanted}))
        self._begins = re.compile(beginnings) if wanted else None
        self._read: dict[str, Mapping[str, float]] = {}

    def best(self, text: str) -> str:
        """Return the best sentences of a text, each on its line, or its first ones where it has nothing.

        Sentences that come twice (a decision as proposed) and leads ("Nämnden beslutar:") are left out.
        """
        found = dict(islice(self._promising(text), _ENOUGH))
        if found:
            best = sorted(found, key=lambda line: -found[line])[:_BEST]
            return "\n".join(line for line in found if line in best)
        lines = (_LIST_SIGN.sub("", line) for line in text.split("\n") if not LEAD.fullmatch(line))
        return "\n".join(dict.fromkeys(line for line in lines if line.strip()))[:_SHOWN_UNREAD]

    def _promising(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield the sentences that have something of the question, once each, with what they are worth."""
        if not self._begins:
            return
        seen = set()
        for line in text.split("\n"):
            if not self._begins.search(line.lower()):
                continue
            for sentence in _sentences(_LIST_SIGN.sub("", line)):
                worth = self._worth(sentence.lower())
                if worth and sentence not in seen and not LEAD.fullmatch(sentence):
                    seen.add(sentence)
                    yield sentence, worth

    def _worth(self, sentence: str) -> float:
        """Return how well a sentence answers, as `highlight` counts it, as far as its single words tell."""
        assert self._begins
        best: dict[str, float] = {}
        marks, at = 0, 0
        while begun := self._begins.search(sentence, at):
            start, end = sentence.rfind(" ", 0, begun.start()) + 1, sentence.find(" ", begun.end())
            at = end if end > 0 else len(sentence)
            for lexeme, worth in self._found_in(sentence[start:at]).items():
                marks += 1
                best[lexeme] = max(worth, best.get(lexeme, 0))
        return sum(best.values()) + 0.01 * marks

    def _found_in(self, word: str) -> Mapping[str, float]:
        """Return the wanted lexemes of a word, each with 1 where it is the whole word and 0.6 for a part."""
        if word not in self._read:
            found: dict[str, float] = {}
            if _BY_ITSELF.fullmatch(word):
                for lexeme in self._analyser.lexemes(word):
                    if lexeme.lexeme in self._wanted:
                        found[lexeme.lexeme] = max(found.get(lexeme.lexeme, 0), 0.6 if lexeme.part else 1.0)
            else:
                found[word] = 0.6
            self._read[word] = found
        return self._read[word]


def _sentences(line: str) -> Iterator[str]:
    at = 0
    for end in _SENTENCE_END.finditer(line):
        yield line[at : end.start() + 1].strip()
        at = end.end()
    if line[at:].strip():
        yield line[at:].strip()


def _beginning(lexeme: str) -> str:
    """Return the first letters of a word as a pattern, whatever its vowel: "bok" is in "böcker"."""
    digits = _DIGITS.search(lexeme)
    if digits:
        return digits[0]
    letters = lexeme[: 2 if len(lexeme) < 5 else 3]
    return "".join(_VOWELS.get(letter) or _CHANGED.get(letter) or re.escape(letter) for letter in letters)
