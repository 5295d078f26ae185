"""“Menade du …”: words of the archive for words that it does not have.

A word is a correction if it is one letter away, or two where the words are long and begin alike, if it is
common (see SearchWord), an inflected form of what is common, or a word in the name of a committee or of
somebody who has a page, and if the corrected question has hits. Of several the nearest is offered, of equally
near ones the most frequent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db import connection

from archive.models import SearchWord
from archive.search.language import ArchiveAnalyser
from archive.search.tokens import fold, tokens

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_SHORTEST = 4  # letters; for shorter words everything is one letter away
_LONG = 8
_SAME_BEGINNING = 4
_LEAST_DOCUMENTS = 2
_COMMON_WORDS = """
SELECT word, documents FROM archive_searchword
WHERE is_common AND documents >= %s AND (word = ANY(%s) OR (%s <> '' AND word ^@ %s))
"""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def corrected(text: str, analyser: ArchiveAnalyser) -> str | None:
    """Return the text with its unknown words replaced by near ones of the archive, or None.

    >>> corrected("skolsjuts på landet", analyser)
    'skolskjuts på landet'
    """
    new = _WORD.sub(lambda match: _correction(match[0], analyser) or match[0], text)
    return new if new != text else None


def _correction(word: str, analyser: ArchiveAnalyser) -> str | None:
    folded = fold(word)
    if len(folded) < _SHORTEST or word.isupper():
        return None
    lexemes = [lexeme.lexeme for lexeme in analyser.lexemes(word) if not lexeme.part]
    if SearchWord.objects.filter(word__in=[folded, *lexemes]).exists():
        return None
    known = dict(_candidates(folded, analyser))
    ranked = sorted((_distance(folded, other), -documents, other) for other, documents in known.items())
    if not ranked or ranked[0][0] > (2 if len(folded) >= _LONG else 1):
        return None
    return ranked[0][2]


def _candidates(word: str, analyser: ArchiveAnalyser) -> Iterator[tuple[str, int]]:
    """Yield common words and names that may be meant, with the number of documents of each."""
    near = set(_one_letter_away(word))
    yield from ((name, 0) for name in near & analyser.names)
    yield from ((name, 0) for name in _words_of_committees(analyser))
    inflected = () if analyser.known_bases(word) else sorted(near)
    forms = {base: form for form in inflected for base in analyser.known_bases(form)}
    beginning = word[:_SAME_BEGINNING] if len(word) >= _LONG else ""
    with connection.cursor() as cursor:
        cursor.execute(_COMMON_WORDS, [_LEAST_DOCUMENTS, [*near, *forms], beginning, beginning])
        for known, documents in cursor.fetchall():
            yield known, documents
            if known in forms:
                yield forms[known], documents


def _words_of_committees(analyser: ArchiveAnalyser) -> frozenset[str]:
    names = {name for meant in analyser.meanings.values() for name in meant}
    words = {token.text for name in names for token in tokens(name) if token.kind == "word"}
    return frozenset(words | {word.removesuffix("s") for word in words})


def _one_letter_away(word: str) -> Iterator[str]:
    """Yield all strings that are the word with one letter less, more, other, or two letters exchanged."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _distance(one: str, other: str) -> int:
    """Return how many letters must be taken out, put in, changed or swapped with the next (Damerau, 1964)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
