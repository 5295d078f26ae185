"""A question and the chosen filters as one condition on the search documents, and the words that rank them.

The lexemes come from the analyser and are written as a tsquery here; PostgreSQL's own parsing of texts and
queries is never used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive.search import labels
from archive.search.analysis import Analyser, Choice, Phrase, Term
from archive.search.document import LONGEST_WORD
from archive.search.question import Clause, Question, Wanted
from ingest.parsing.case_numbers import parse_query

_MOST_TO_LEAVE_OUT = 6  # words of a question

_BESIDE, _NOT = " <-> ", "!"

NOTHING = "'#'"
"""A tsquery that no document answers."""


@dataclass(frozen=True, slots=True)
class RankedTerm:
    """One condition of a question for ranking: its lexemes, and whether they are beginnings of words."""

    lexemes: tuple[str, ...]
    is_prefix: bool = False

    @property
    def tsquery(self) -> str:
        """Any of the lexemes, in any field."""
        return any_of(
            _quoted(mark + lexeme, self.is_prefix) for lexeme in self.lexemes for mark in labels.FIELDS
        )


@dataclass(frozen=True, slots=True)
class Match:
    """Which documents answer: those that `words` and `labels` fit (tsqueries, "" for all), of some days.

    `in_titles` is what `words` is for the titles alone; `terms` are what ranks.
    """

    words: str = ""
    labels: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    in_titles: str = ""
    terms: tuple[RankedTerm, ...] = ()

    @property
    def tsquery(self) -> str:
        """All conditions but the days, as one tsquery; "" where there is none."""
        return all_of(part for part in (self.words, self.labels) if part)

    @property
    def has_phrase(self) -> bool:
        """Whether words must stand side by side, which neither the index nor the planner knows of."""
        return _BESIDE in self.words

    @property
    def is_one_word(self) -> bool:
        """Whether one word is all that is asked for: the planner knows how many paragrafer have it."""
        is_narrowed = bool(self.labels or self.first or self.last or _NOT in self.words)
        return len(self.terms) == 1 and not (is_narrowed or self.has_phrase or self.prefixes)

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.labels or self.first or self.last)

    def only(self, *more: str) -> Match:
        """Return this with more conditions, such as labels of years."""
        return replace(self, labels=all_of([part for part in (self.labels, *more) if part]))

    def between(self, first: dt.date | None, last: dt.date | None) -> Match:
        """Return this for days from `first` to `last` only; None leaves an end open."""
        return replace(
            self,
            first=max(filter(None, (self.first, first)), default=None),
            last=min(filter(None, (self.last, last)), default=None),
        )

    def where(self) -> tuple[str, list[Any]]:
        """Return the condition on `archive_searchdocument d` and its parameters."""
        told: list[str] = []
        values: list[Any] = []
        for condition, value in (
            ("d.vector @@ %s::tsquery", self.tsquery),
            ("d.day >= %s", self.first),
            ("d.day <= %s", self.last),
        ):
            if value:
                told.append(condition)
                values.append(value)
        return " AND ".join(told) or "true", values

    @property
    def lexemes(self) -> frozenset[str]:
        """The lexemes to mark in what is shown; beginnings of words are not among them."""
        return frozenset(lexeme for term in self.terms if not term.is_prefix for lexeme in term.lexemes)

    @property
    def prefixes(self) -> tuple[str, ...]:
        return tuple(lexeme for term in self.terms if term.is_prefix for lexeme in term.lexemes)


def match_of(question: Question, analyser: Analyser, *, field: str = "", in_parts: bool = False) -> Match:
    """Return what documents must have to answer a question, in one field or in all.

    `in_parts` takes the compounds of the question apart: "simhallstaxa" is then "simhall" and "taxa",
    somewhere each.
    """
    reader = _Reader(analyser, in_parts)
    clauses = [clause for clause in question.clauses if not _is_stop(clause, analyser)] or question.clauses
    words = all_of(reader.clause(clause, field) for clause in clauses)
    excluded = any_of(reader.wanted(wanted, field) for wanted in question.excluded)
    titles = all_of(reader.clause(clause, labels.TITLE) for clause in clauses)
    match = Match(
        words=all_of([part for part in (words, f"{_NOT}{excluded}" if excluded else "") if part]),
        in_titles=titles,
        terms=tuple(_ranked(clauses, reader)),
    )
    if question.paragraph:
        match = match.only(_quoted(labels.PARAGRAPH.label(question.paragraph.number)))
    if question.days:
        match = replace(match, first=question.days.first, last=question.days.last)
    return match


def nearly(question: Question, match: Match, analyser: Analyser, *, field: str = "") -> Match | None:
    """Return what has all words of a question but one, or the parts of its only word.

    None where it asks for more than plain words, or for one that has no parts.
    """
    plain = [clause[0].text for clause in question.clauses if len(clause) == 1 and clause[0].is_plain]
    if len(plain) != len(question.clauses) or question.excluded or not plain:
        return None
    reader = _Reader(analyser, in_parts=False)
    terms = [term for text in plain for term in reader.terms(text)]
    if len(terms) == 1 and len(terms[0].parts) > 1:
        parts = all_of(_choice(choice, field) for choice in terms[0].parts)
        ranked = (RankedTerm(choice) for choice in terms[0].parts)
        return replace(match, words=parts, in_titles="", terms=(*match.terms, *ranked))
    words = [reader.term(term, field) for term in terms]
    if not 2 <= len(words) <= _MOST_TO_LEAVE_OUT:
        return None
    some = any_of(all_of(words[:place] + words[place + 1 :]) for place in range(len(words)))
    return replace(match, words=some, in_titles="")


def match_of_case(text: str) -> Match | None:
    """Return what answers a text that is nothing but a case number, in any spelling; else None."""
    query = parse_query(text)
    if query is None:
        return None
    key = query.key.lower()
    return Match(
        words=any_of([_quoted(key), _quoted(labels.CASE.label(key))]),
        in_titles=_quoted(labels.CASE.label(key)),
        terms=(RankedTerm((key, labels.CASE.label(key))),),
    )


def all_of(parts: Iterable[str]) -> str:
    """Return a tsquery for all of these: ("'a'", "'b'") gives "('a' & 'b')"."""
    return _joined(parts, " & ")


def any_of(parts: Iterable[str]) -> str:
    """Return a tsquery for any of these: ("'a'", "'b'") gives "('a' | 'b')"."""
    return _joined(parts, " | ")


def label_query(values: Iterable[str]) -> str:
    """Return a tsquery for any of some labels."""
    return any_of(_quoted(value) for value in values)


def _joined(parts: Iterable[str], sign: str) -> str:
    kept = list(dict.fromkeys(part for part in parts if part))
    return f"({sign.join(kept)})" if len(kept) > 1 else "".join(kept)


def _quoted(lexeme: str, is_prefix: bool = False) -> str:
    escaped = lexeme[:LONGEST_WORD].replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}':*" if is_prefix else f"'{escaped}'"


def _is_stop(clause: Clause, analyser: Analyser) -> bool:
    """Return whether a clause is nothing but stop words, which a question with other words can do without."""
    return all(
        not wanted.is_prefix and all(term.stop for term in analyser.terms(wanted.text)) for wanted in clause
    )


def _ranked(clauses: Sequence[Clause], reader: _Reader) -> Iterator[RankedTerm]:
    for clause in clauses:
        if len(clause) == 1 and not clause[0].is_phrase and not clause[0].is_prefix:
            for term in reader.terms(clause[0].text):
                yield RankedTerm(tuple(_lexemes(term.phrases)))
            continue
        for wanted in clause:
            if wanted.is_prefix:
                yield RankedTerm((wanted.text,), is_prefix=True)
                continue
            for term in reader.terms(wanted.text):
                yield RankedTerm(tuple(_lexemes(term.phrases)))


def _lexemes(phrases: Iterable[Phrase]) -> list[str]:
    return list(dict.fromkeys(lexeme for phrase in phrases for choice in phrase for lexeme in choice))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Writes what is wanted as tsqueries."""

    analyser: Analyser
    in_parts: bool

    def clause(self, clause: Clause, field: str) -> str:
        return any_of(self.wanted(wanted, field) for wanted in clause)

    def wanted(self, wanted: Wanted, field: str) -> str:
        field = wanted.field or field
        if wanted.is_prefix:
            return _quoted(field + wanted.text, is_prefix=True)
        if wanted.is_phrase:
            phrases = self.analyser.phrases(wanted.text)
            return any_of(_phrase(phrase, field) for phrase in phrases if phrase) or self._every(
                wanted, field
            )
        return self._every(wanted, field)

    def _every(self, wanted: Wanted, field: str) -> str:
        terms = self.terms(wanted.text)
        return all_of(self.term(term, field) for term in terms) or NOTHING

    def terms(self, text: str) -> list[Term]:
        terms = self.analyser.terms(text)
        return [term for term in terms if not term.stop] or terms

    def term(self, term: Term, field: str) -> str:
        phrases = term.phrases
        if self.in_parts and len(term.parts) > 1:
            apart = all_of(_choice(choice, field) for choice in term.parts)
            return any_of([*(_phrase(phrase, field) for phrase in phrases), apart])
        return any_of(_phrase(phrase, field) for phrase in phrases)


def _phrase(phrase: Phrase, field: str) -> str:
    return _joined_in_place([_choice(choice, field) for choice in phrase if choice])


def _joined_in_place(places: Sequence[str]) -> str:
    return f"({_BESIDE.join(places)})" if len(places) > 1 else "".join(places)


def _choice(choice: Choice, field: str) -> str:
    return any_of(_quoted(field + lexeme) for lexeme in choice)
