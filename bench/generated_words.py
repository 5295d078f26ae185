"""The language of generated minutes: words by Zipf's law, paragraphs of them, and a quick reader of both."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import ClassVar

from archive.search import labels
from archive.search.document import _BETWEEN_FIELDS, _PLACES_OF_A_WORD, _Words

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS_OF_TEXT = 150  # in the middle; some paragraphs have a tenth of it and some ten times as much
TAIL = 150_000  # words beyond those of the samples
_SENTENCE = 14  # words
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = re.compile(r"(?:[^\W\d_]{3,}[ .]+)*(?:[^\W\d_]{3,})?")
_TOLD = {weight: [f"{at}{weight}" for at in range(3_000)] for weight in "ABCD"}


class Words:
    """The words of the generated language, the commonest first, drawn by Zipf's law (Mandelbrot's form).

    The commonest are the words of the sample minutes; the others are words and compounds of the lexicon.
    """

    def __init__(self) -> None:
        from archive.search.lexicon import lexicon

        dice = random.Random(1)
        text = " ".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt")))
        head = [word for word, _ in Counter(_WORD.findall(text.lower())).most_common()]
        known = lexicon()
        nouns = sorted(word for word in known.lemmas if known.is_noun(word) and 3 < len(word) < 13)
        firsts = sorted(first for first, count in known.first.items() if count > 20 and len(first) > 2)
        lasts = sorted(word for word, count in known.last.items() if count > 20 and len(word) > 2)
        tail = {dice.choice(nouns) for _ in range(TAIL // 3)}
        while len(tail) < TAIL:
            tail.add(dice.choice(firsts) + dice.choice(lasts))
        rest = sorted(word for word in tail - set(head) if _WORD.fullmatch(word))
        dice.shuffle(rest)
        self.all = head + rest
        self._sums = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.all))))
        self._first_matter = len(head) // 4

    def draw(self, dice: random.Random, count: int) -> list[str]:
        return dice.choices(self.all, cum_weights=self._sums, k=count)

    def matter(self, dice: random.Random) -> list[str]:
        """Return three words that a paragraph is about; the commoner the likelier."""
        span = len(self.all) - self._first_matter
        return [self.all[self._first_matter + int(span * dice.random() ** 4)] for _ in range(3)]


def paragraph(number: int, words: Words) -> tuple[str, str, str]:
    """Return title, decision and text of a paragraph; the same number gives the same.

    A paragraph has a matter: a few rarer words that come again in its title, its decision and its text.
    """
    dice = random.Random(number)
    matter = words.matter(dice)

    def told(count: int) -> str:
        drawn = words.draw(dice, count)
        for place in range(0, count, 9):
            drawn[place] = dice.choice(matter)
        return " ".join(
            f"{' '.join(drawn[at : at + _SENTENCE]).capitalize()}." for at in range(0, count, _SENTENCE)
        )

    title = " ".join([matter[0], *words.draw(dice, dice.randrange(1, 5)), matter[1]]).capitalize()
    length = max(15, min(1_500, int(WORDS_OF_TEXT * dice.lognormvariate(0, 0.8))))
    return title, told(dice.randrange(8, 40)), told(length)


class RememberingWords(_Words):
    """The words of a search document as the index puts them together, with each word analysed only once.

    That holds for texts of plain words of three letters and more, apart by blanks and full stops: they mean
    what their words mean side by side. All other texts (names, dates, numbers of cases) are read as always.
    """

    read: ClassVar[dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]]] = {}
    """For each word: its lexemes, those of its parts, and whether it is a stop word."""
    suggested: ClassVar[set[str]] = set()
    """The lexemes that stood in a text as they are, in small letters."""

    def learn(self, words: Iterable[str]) -> None:
        """Analyse words beforehand, as they are written within a sentence and first in one."""
        for word in words:
            self._remember(word)
            self._remember(word.capitalize())

    def add(self, text: str, weight: str, mark: str = "") -> None:
        if not _PLAIN.fullmatch(text):
            super().add(text, weight, mark)
            return
        told, of_parts, places, at = _TOLD[weight], _TOLD["D"], self._places, self._start
        is_stop = False
        known = self.read.get
        for word in text.replace(".", "").split():
            whole, parts, is_stop = known(word) or self._remember(word)
            if is_stop:
                places[whole[0]]
                continue
            at += 1
            here = told[at]
            for lexeme in whole:
                places[lexeme].append(here)
            if parts:
                here = of_parts[at]
                for lexeme in parts:
                    places[lexeme].append(here)
        if mark:
            self._add_marked(text, mark)
        last = at + is_stop - self._start
        self.length += last
        self._start += last + _BETWEEN_FIELDS

    def _add_marked(self, text: str, mark: str) -> None:
        told, of_parts = _TOLD["A"], _TOLD["B" if mark == labels.TITLE else "D"]
        at = self._start
        for word in text.replace(".", "").split():
            whole, parts, is_stop = self.read[word]
            if is_stop:
                self._places[mark + whole[0]]
                continue
            at += 1
            for lexeme in whole:
                self._places[mark + lexeme].append(told[at])
            for lexeme in parts:
                self._places[mark + lexeme].append(of_parts[at])

    def _remember(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        folded = self.read.get(word.lower())
        if folded:
            self.read[word] = folded
            return folded
        lexemes = self.analyser.lexemes(word)
        whole = tuple(lexeme.lexeme for lexeme in lexemes if not lexeme.part)
        parts = tuple(lexeme.lexeme for lexeme in lexemes if lexeme.part)
        self.suggested.update(lexeme for lexeme in whole if lexeme == word)
        self.read[word] = reading = (whole, parts, any(lexeme.stop for lexeme in lexemes))
        return reading

    def vector(self, other: Sequence[str], item_id: int) -> str:
        entries = [
            f"'{word}':{','.join(told[:_PLACES_OF_A_WORD])}" if told else f"'{word}'"
            for word, told in self._places.items()
        ]
        return " ".join([*entries, *(f"'{label}'" for label in other)])
