"""Swedish text to lexemes: the one analysis that indexing, querying and highlighting share.

A lexeme is a base form ("beslutets" is "beslut"), a number, a date, or a part of a compound ("förebyggande"
in "brottsförebyggande"). Where the words stand is `tokens`; how words are inflected is `inflection`; how
compounds are taken apart is `compounds`; the words themselves come from `lexicon`.

Compounds are taken apart in the text, not in the query. A query word matches a text word with the same base
form, or one that has it as a part. A compound in the query must be there whole: "brottsförebyggande" is not
"brott" and "förebyggande" somewhere each. Only when the whole has no match may the caller ask for
`Term.parts` instead.

Nouns and verbs of one root are kept apart ("beslut" is not "besluta"), since otherwise every "nämnden
beslutar" would answer a search for a decision; forms that may be either give both base forms.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archive.search.compounds import Splitter
from archive.search.inflection import Inflection
from archive.search.lexicon import lexicon
from archive.search.tokens import STOP_WORDS, CaseSpan, Token, fold, fold_word, tokens
from archive.search.words import reviewed
from ingest.parsing.case_numbers import case_key, find_case_numbers

Choice = tuple[str, ...]
Phrase = tuple[Choice, ...]


class Lexeme(NamedTuple):
    """What the index holds: Lexeme("beslut", 3, 10, 19, False) for "beslutets" as the third word.

    `part` marks what is only a part of a word (its `start` and `end` then span the part), to be weighed
    lowest. `stop` marks stop words, which are worth indexing without positions, for queries of nothing else.
    """

    lexeme: str
    position: int
    start: int
    end: int
    part: bool
    stop: bool = False


class Term(NamedTuple):
    """One word of a query and what in the index answers it.

    `phrases` are alternatives; each is a sequence of places side by side, and each place a choice of lexemes:
    "e-post" has (("epost",),) and (("e",), ("post",)). `parts` are what a compound is made of, for when the
    whole is found nowhere. `stop`: the term may be left out unless the query has nothing else.
    """

    text: str
    start: int
    end: int
    position: int
    phrases: tuple[Phrase, ...]
    parts: tuple[Choice, ...]
    stop: bool


_LIKE_A_CASE = re.compile(r"\d ?[-‐‑‒–—−/:.] ?\d|\d[A-ZÅÄÖ]")
"""What every case number has in it: finding out whether one is there costs more than this."""

_YEAR_AND_NEXT = re.compile(r"((?:19|20)\d\d)/(?:19|20)(\d\d)")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_new = tuple.__new__  # twice as fast as calling Lexeme, of which a row of text has hundreds

_REMEMBERED = 100_000
"""How many words an analyser remembers: some 40 MB; then it begins anew."""

_BESIDE = frozenset(("stop", "day", "sum", "case"))
"""Kinds of tokens that stand beside others and take no place in a phrase."""


class _Reading(NamedTuple):
    """A lexeme of a word, and which stretch of the folded word it stands for."""

    lexeme: str
    part: bool
    start: int
    end: int


class Analyser:
    """Reads text as lexemes, and queries as terms. It remembers the words that it has read, so keep one.

    >>> analyser = Analyser()
    >>> [lexeme.lexeme for lexeme in analyser.lexemes("Brottsförebyggande rådets beslut")]
    ['brottsförebyggande', 'brott', 'förebyggande', 'råd', 'beslut']
    """

    def __init__(
        self,
        names: frozenset[str] = frozenset(),
        meanings: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Make an analyser.

        - `names`: words of people's names, folded; they are neither stemmed nor taken apart;
        - `meanings`: abbreviation -> the names that it stands for ("ksus" -> ["kommunstyrelsens utskott för
          samhällsbyggnad"]); a query for the abbreviation is answered by the names too.
        """
        lists = reviewed()
        known = lexicon()
        self._names = names
        self._meanings = {fold(short): names for short, names in (meanings or {}).items()}
        self._known = known
        self._place_names = lists.names
        self._surname = re.compile(f"(?:{'|'.join(lists.surname_first)})(?:{'|'.join(lists.surname_last)})")
        self._inflection = Inflection(known, lists)
        self._splitter = Splitter(self._inflection, known, lists)
        self._readings: dict[str, tuple[_Reading, ...]] = {}
        self._hyphened: dict[str, tuple[str, ...]] = {}
        self._apart: dict[str, tuple[Choice, ...]] = {}

    def lexemes(self, text: str) -> list[Lexeme]:
        """Return the lexemes of a text in the order in which they stand there."""
        found: list[Lexeme] = []
        waiting: list[Token] = []
        readings = self._readings
        for token in tokens(text, case_spans):
            word, start, end, position, kind = token
            if kind == "word":
                for lexeme, part, first, last in readings.get(word) or self._read(word):
                    if part and end - start == len(word):
                        found.append(
                            _new(Lexeme, (lexeme, position, start + first, start + last, True, False))
                        )
                    else:
                        found.append(_new(Lexeme, (lexeme, position, start, end, part, False)))
                if waiting:
                    found.extend(self._completed(waiting, token))
                    waiting.clear()
            elif kind == "joined":
                found.extend(Lexeme(base, position, start, end, False) for base in self._joined(word))
            elif kind == "suspended":
                waiting.append(token)
                found.extend(Lexeme(base, position, start, end, False) for base in self._suspended(word))
            elif kind == "stop":
                found.append(_new(Lexeme, (word, position, start, end, False, True)))
            else:
                found.extend(Lexeme(lexeme, position, start, end, False) for lexeme in _plain(token))
        return found

    def in_word(self, word: str) -> Iterator[Lexeme]:
        """Yield the lexemes of one word that has nothing but letters, as `lexemes` does.

        >>> [lexeme.lexeme for lexeme in analyser.in_word("Brottsförebyggande")]
        ['brottsförebyggande', 'brott', 'förebyggande']
        """
        folded = fold_word(word)
        if folded in STOP_WORDS:
            yield Lexeme(folded, 1, 0, len(word), False, True)
            return
        is_plain = len(folded) == len(word)
        for lexeme, part, first, last in self._readings.get(folded) or self._read(folded):
            start, end = (first, last) if part and is_plain else (0, len(word))
            yield _new(Lexeme, (lexeme, 1, start, end, part, False))

    def terms(self, query: str) -> list[Term]:
        """Return the words of a query, each with what answers it; positions tell phrases as in a text."""
        found: list[Term] = []
        spanned = 0
        for token in tokens(query, case_spans):
            if token.start < spanned:
                continue
            if token.kind in ("case", "day", "sum", "joined"):
                spanned = token.end
            found.append(self._term(token, query))
        return found

    def base(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a word: ("beslut",) for "beslutets", ("plan", "planet") for "planet"."""
        folded = fold(word)
        if "-" in folded.strip("-"):
            return self._joined(folded)
        return tuple(reading.lexeme for reading in self._read(folded) if not reading.part)

    def known_bases(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a folded word that the dictionary has, or () where it has none."""
        return self._inflection.bases(word)

    def forms_unlike(self, lexeme: str) -> Sequence[str]:
        """Return the forms of a word that begin otherwise than it does: ("gick", …) for "gå"."""
        return self._inflection.forms_unlike(lexeme)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a compound's parts: ("kyrka", "gård") for "kyrkogårdar"."""
        *first, last = fold(word).strip("-").split("-")
        if first:
            return tuple(base for piece in (*first, last) for base in self.base(piece))
        return tuple(reading.lexeme for reading in self._read(last) if reading.part)

    def _read(self, word: str) -> tuple[_Reading, ...]:
        """Return the lexemes of a folded word, remembered."""
        if word not in self._readings:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            whole = self._whole(word)
            readings = [_Reading(base, False, 0, len(word)) for base in whole]
            if not self._is_name(word):
                seen = set(whole)
                for part in self._splitter.parts(word):
                    for base in part.bases:
                        if base not in seen:
                            seen.add(base)
                            readings.append(_Reading(base, True, part.start, part.end))
            self._readings[word] = tuple(readings)
        return self._readings[word]

    def _whole(self, word: str) -> tuple[str, ...]:
        if self._is_name(word):
            return (word if self._is_name_itself(word) else word[:-1],)
        known = self._inflection.bases(word)
        if known == (word,):
            return (word, *self._splitter.singulars(word))
        return known or self._splitter.bases(word) or self._inflection.guess(word)

    def _is_name(self, word: str) -> bool:
        return self._is_name_itself(word) or (word.endswith("s") and self._is_name_itself(word[:-1]))

    def _is_name_itself(self, word: str) -> bool:
        """Return whether a word is a known name, a place, or made as surnames are ("sandström")."""
        return (
            word in self._names
            or word in self._place_names
            or bool(
                self._surname.fullmatch(word)
                and word not in self._known.lemmas
                and word not in self._known.forms
            )
        )

    def _suspended(self, word: str) -> tuple[str, ...]:
        """Return the base forms of "samhällsbyggnads-": of the word as a first part, else as a word."""
        if word + "-" not in self._hyphened:
            self._hyphened[word + "-"] = self._splitter.first_bases(word) or self.base(word)
        return self._hyphened[word + "-"]

    def _completed(self, waiting: Sequence[Token], last: Token) -> Iterator[Lexeme]:
        """Yield what "Lär-, kultur-" mean before "fritidscenter": "lärcenter" and "kulturcenter"."""
        heads = self._heads(last.text)
        for token in waiting:
            for head in heads:
                yield Lexeme(token.text + head, token.position, token.start, token.end, True)

    def _heads(self, word: str) -> tuple[str, ...]:
        """Return the base forms that a compound ends with, remembered: ("center",) for "fritidscenter"."""
        key = "-" + word
        if key not in self._hyphened:
            parts = self._splitter.parts(word)
            heads = {base for part in parts if part.end == len(word) for base in part.bases}
            self._hyphened[key] = tuple(sorted(heads))
        return self._hyphened[key]

    def _joined(self, word: str) -> tuple[str, ...]:
        """Return the base forms of a hyphened word, in one piece: ("epost",) for "e-posten"."""
        if word not in self._hyphened:
            if len(self._hyphened) >= _REMEMBERED:
                self._hyphened.clear()
            *first, last = word.split("-")
            self._hyphened[word] = self._inflection.bases("".join((*first, last))) or tuple(
                "".join((*first, base)) for base in self.base(last)
            )
        return self._hyphened[word]

    def _term(self, token: Token, query: str) -> Term:
        phrases: list[Phrase] = [(self._answers(token),)]
        parts: tuple[Choice, ...] = ()
        if token.kind == "joined":
            phrases.append(self._places(token.text.replace("-", " ")))
        elif token.kind == "word":
            parts = self._choices(token.text)
            for meaning in self._meanings.get(token.text, ()):
                phrases.extend(self.phrases(meaning))
        text = query[token.start : token.end]
        return Term(text, token.start, token.end, token.position, tuple(phrases), parts, token.kind == "stop")

    def phrases(self, text: str) -> tuple[Phrase, ...]:
        """Return the ways in which a phrase may stand in a text; stop words take no place.

        >>> analyser.phrases("e-posten till alla")
        ((('e',), ('post',), ('alla',)), (('epost',), ('alla',)))
        """
        found = tokens(text, case_spans)
        hyphened = [token for token in found if token.kind == "joined"]
        ways = [self._places(text)]
        if hyphened:
            ways.append(
                tuple(
                    self._answers(token)
                    for token in found
                    if token.kind not in _BESIDE
                    and (token in hyphened or not any(_is_within(token, other) for other in hyphened))
                )
            )
        return tuple(ways)

    def _places(self, text: str) -> Phrase:
        return tuple(
            self._answers(token)
            for token in tokens(text, case_spans)
            if token.kind not in _BESIDE and token.kind != "joined"
        )

    def _answers(self, token: Token) -> Choice:
        if token.kind == "suspended":
            return self._suspended(token.text)
        if token.kind in ("word", "joined"):
            return self.base(token.text)
        return _plain(token) if token.kind == "number" else _plain(token)[:1]

    def _choices(self, word: str) -> tuple[Choice, ...]:
        """Return the shortest parts of a compound from left to right, each as a choice; remembered."""
        if word not in self._apart:
            if len(self._apart) >= _REMEMBERED:
                self._apart.clear()
            parts = self._splitter.parts(word)
            self._apart[word] = tuple(
                part.bases
                for part in sorted(parts)
                if not any(
                    other != part and part.start <= other.start and other.end <= part.end for other in parts
                )
            )
        return self._apart[word]


def case_spans(text: str) -> Iterator[CaseSpan]:
    """Yield the case numbers of a text, each with the key that all its spellings share."""
    at = 0
    for line in text.split("\n"):
        if _LIKE_A_CASE.search(line):
            for match in find_case_numbers(line):
                key = case_key(match.value)
                if key:
                    yield CaseSpan(at + match.start, at + match.end, key)
        at += len(line) + 1


def _is_within(token: Token, other: Token) -> bool:
    return other.start <= token.start and token.end <= other.end


def _plain(token: Token) -> tuple[str, ...]:
    """Return the lexemes of a number, date, amount, paragraph, case, abbreviation or stop word.

    An ISO date is also its year and its month; a case number is also its number and year without the
    letters; a number such as "2020/596" may be one of a case; "2022/2023" is also "2022/23", and "13:30" also
    "13.30".
    """
    text = token.text
    if token.kind in ("date", "day"):
        return (text, text[:4], text[:7])
    if token.kind == "case":
        bare = text.lstrip("abcdefghijklmnopqrstuvwxyzåäö")
        return (text,) if bare == text else (text, bare)
    if token.kind == "number":
        if school_year := _YEAR_AND_NEXT.fullmatch(text):
            return (text, f"{school_year[1]}/{school_year[2]}")
        if time := _TIME.fullmatch(text):
            return (text, f"{time[1]}.{time[2]}")
        if "/" in text and (key := case_key(text)):
            return (text, key.lower())
    return (text,)
