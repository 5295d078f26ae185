"""Where a text has what a question asks for, found without reading all of it.

Reading a word takes long, above all one that is not in the dictionary. So a text is looked through for what
begins like a wanted word, and only the words that do are analysed. A word that means something else beside
others ("Lär-" in "Lär- och fritidscenter", "596/2020" after "Ks") has the whole text read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archive.search.analysis import Analyser, Lexeme
from archive.search.inflection import kept_in_forms
from archive.search.tokens import SIGNS

_VOWELS = {"a": "[aåäàáâã]", "o": "[oöóòôõø]", "e": "[eéèêëæ]", "u": "[uüúù]", "i": "[iíìï]"}
_CHANGED = {"å": "[åä]", "ä": "[äåaæ]", "ö": "[öoø]"}
_FOREIGN = "çñýÿðþß"
WHOLE, PART = 1.0, 0.6  # what a lexeme is worth to a sentence, as a whole word or as part of one
_DECIMALS = 3
_LEAST = 3  # letters of a word that is left open
_UNUSUAL = re.compile("[\u0100-\u036f\u00ad]")
"""Letters of other languages, letters in two strokes, and soft hyphens, which patterns do not know."""
_BY_ITSELF = re.compile(r"[^\w-]*[^\W\d_]+(?:-[^\W\d_]+)*[^\w-]*")
"""A word that means the same whatever stands beside it: "skolan," but not "596/2020" or "Lär-,"."""
_PLAIN = re.compile(r"[^\w-]*([^\W\d_]+)[^\w-]*")


class Mark(NamedTuple):
    """A stretch of a text that has a wanted lexeme, as a whole word or as part of a compound."""

    start: int
    end: int
    lexeme: str
    part: bool


class Marker:
    """Finds what one question wants in texts; it remembers the words that it has read."""

    def __init__(self, wanted: frozenset[str], analyser: Analyser, prefixes: tuple[str, ...] = ()) -> None:
        """Make a marker for lexemes, and for all that begin so (`prefixes`)."""
        self._wanted = wanted
        self._prefixes = prefixes
        self._analyser = analyser
        self._read: dict[str, tuple[Mark, ...] | None] = {}
        self._worths: dict[str, dict[str, float]] = {}
        sought = {*wanted, *prefixes}
        forms = {form for lexeme in sought for form in analyser.forms_unlike(lexeme)}
        forms.update(SIGNS[lexeme] for lexeme in sought & SIGNS.keys())
        forms.update(way for lexeme in sought if lexeme.isdigit() for way in _in_words(lexeme))
        beginnings = {_beginning(lexeme) for lexeme in sought | forms}
        self._begins = re.compile("|".join(sorted(beginnings))) if beginnings else None

    def may_be_in(self, text: str) -> bool:
        """Tell whether anything of a text in small letters begins like what is wanted."""
        return bool(self._begins and self._begins.search(text))

    def worth(self, text: str) -> float:
        """Return how well a sentence in small letters answers, as far as its single words tell.

        Different lexemes count most, whole words more than parts; 0 where nothing is found.
        """
        best: dict[str, float] = {}
        marks = 0
        for _, word in self._words(text):
            told = self._worths.get(word)
            if told is None:
                told = self._worths[word] = self._told(word)
            marks += len(told)
            for lexeme, worth in told.items():
                if worth > best.get(lexeme, 0):
                    best[lexeme] = worth
        return sum(best.values()) + 0.01 * marks

    def _told(self, word: str) -> dict[str, float]:
        """Return what a word is worth by the lexemes that are wanted of it; one left open may be any."""
        found = self._in_word(word)
        if found is None:
            return {word: PART}
        return {mark.lexeme: PART if mark.part else WHOLE for mark in found}

    def _in_word(self, word: str) -> tuple[Mark, ...] | None:
        """Return what is wanted of a word, by the places in it; None where what stands beside it matters."""
        if word not in self._read:
            plain = _PLAIN.fullmatch(word)
            if plain:
                lexemes = self._analyser.in_word(plain[1])
                self._read[word] = tuple(self._wanted_of(lexemes, plain.start(1)))
            else:
                self._read[word] = self._in_whole(word) if _BY_ITSELF.fullmatch(word) else None
        return self._read[word]

    def marks(self, text: str) -> list[Mark]:
        """Return where wanted lexemes stand, in order and apart: a whole word rather than its parts."""
        found = sorted(self._in_text(text), key=lambda mark: (mark.start, -mark.end, mark.part))
        kept: list[Mark] = []
        for mark in found:
            if not kept or mark.start >= kept[-1].end:
                kept.append(mark)
        return kept

    def _words(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the words of a text in small letters that begin like a wanted one, with where they start."""
        at = 0
        while self._begins and (begun := self._begins.search(text, at)):
            start, end = text.rfind(" ", 0, begun.start()) + 1, text.find(" ", begun.end())
            at = end if end > 0 else len(text)
            yield start, text[start:at]

    def _in_text(self, text: str) -> tuple[Mark, ...]:
        lowered = text.lower().replace("\n", " ")
        if len(lowered) != len(text) or _UNUSUAL.search(text):
            return self._in_whole(text)
        found: list[Mark] = []
        for start, word in self._words(lowered):
            marks = self._in_word(word)
            if marks is None:
                return self._in_whole(text)
            found += (Mark(start + mark.start, start + mark.end, *mark[2:]) for mark in marks)
        return tuple(found)

    def _in_whole(self, text: str) -> tuple[Mark, ...]:
        return tuple(self._wanted_of(self._analyser.lexemes(text)))

    def _wanted_of(self, lexemes: Iterable[Lexeme], at: int = 0) -> Iterator[Mark]:
        for lexeme, _, start, end, part, _ in lexemes:
            if lexeme in self._wanted or (self._prefixes and lexeme.startswith(self._prefixes)):
                yield Mark(at + start, at + end, lexeme, part)


def _beginning(lexeme: str) -> str:
    """Return the letters that the forms of a word begin with as a pattern, whatever their vowels.

    "bok" is in "böcker". What is left open before a hyphen may have less of them ("Lär- och fritidscenter").
    Of what has digits these are the pattern ("1 000 000" for "1000000"); an abbreviation may have blanks.
    """
    if lexeme[0] == "§":
        return "§"
    digits = re.search(r"\d+(?:,\d+)?", lexeme)
    if digits:
        return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", r"\\D?", digits[0])
    if "." in lexeme:
        return r"\W{0,2}".join(map(re.escape, lexeme.split(".")))
    kept = [_letter(letter) for letter in lexeme[: kept_in_forms(lexeme)]]
    first, rest = "-?".join(kept[:_LEAST]), "".join(f"-?{letter}" for letter in kept[_LEAST:])
    return rf"{first}(?:{rest}|[^\W\d_]*-(?!\w))" if rest else first


def _in_words(amount: str) -> Iterator[str]:
    """Yield how a round amount begins before a word such as "miljoner": "1,5" and "1500" for "1500000"."""
    for power in (3, 6, 9):
        whole, decimals = amount[:-power] or "0", amount[-power:].rstrip("0")
        if len(amount) >= power and len(decimals) <= _DECIMALS and amount.endswith("000"):
            yield f"{whole},{decimals}" if decimals else whole


def _letter(letter: str) -> str:
    known = _VOWELS.get(letter) or _CHANGED.get(letter)
    return known or (f"[{letter}{_FOREIGN}]" if letter.isalpha() else re.escape(letter))
