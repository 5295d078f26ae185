"""Masking: what was masked once is found again by a keyed hash, in any text, without being known in clear.

A rule holds no secret: it has the HMAC-SHA256 of the letters and digits that were masked, and how many they
are. Pure text; which rules hold for which protokoll is settled in `ingest.keeping.masking`.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingest.privacy.contact import phone_candidates
from ingest.privacy.finding import Kind
from ingest.privacy.numbers import key_of, number_candidates

PLACEHOLDER = "[maskerad uppgift]"

_LETTERS = re.compile(r"[0-9A-Za-z]+|[^\x00-\x7f]")

_NUMBERS = "number"
_PHONES = "phone"
_WORDS = "words"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is masked: how it is looked for ("number", "phone", "words"), its hash, its letters and digits."""

    method: str
    key: str
    length: int


def rules_for(text: str, kind: Kind | None, secret: bytes) -> list[Rule]:
    """Return the rules that mask a text wherever it stands; none for a text without letters and digits.

    A personnummer is also found with another century or separator, a telephone number also with +46.
    """
    stream = _stream(text)[0]
    if not stream:
        return []
    rules = [Rule(_WORDS, key(_WORDS, stream, secret), len(stream))]
    if kind in (Kind.PERSONAL_NUMBER, Kind.COORDINATION_NUMBER):
        rules.append(Rule(_NUMBERS, key(_NUMBERS, key_of(text), secret), 10))
    elif kind is Kind.PHONE:
        number = next((national for _, _, national in phone_candidates(text)), "")
        if number:
            rules.append(Rule(_PHONES, key(_PHONES, number, secret), len(number)))
    return rules


def key(method: str, value: str, secret: bytes) -> str:
    """Return the HMAC-SHA256 of a value in the form that a method compares, as 64 hexadecimal digits."""
    return hmac.digest(secret, f"{method}:{value}".encode(), "sha256").hex()


def masked(text: str, rules: Sequence[Rule], secret: bytes) -> str:
    """Return the text with every masked thing replaced by "[maskerad uppgift]"; lines keep their numbers."""
    parts: list[str] = []
    last = 0
    for start, end in masked_spans(text, rules, secret):
        parts += (text[last:start], PLACEHOLDER, "\n" * text.count("\n", start, end))
        last = end
    return "".join((*parts, text[last:])) if parts else text


def masked_values(value: Any, rules: Sequence[Rule], secret: bytes) -> Any:
    """Return a JSON value with all of its strings masked; its keys are names of fields and stay."""
    if isinstance(value, str):
        return masked(value, rules, secret)
    if isinstance(value, list):
        return [masked_values(part, rules, secret) for part in value]
    if isinstance(value, dict):
        return {name: masked_values(part, rules, secret) for name, part in value.items()}
    return value


def masked_spans(text: str, rules: Iterable[Rule], secret: bytes) -> list[tuple[int, int]]:
    """Return where masked things stand, in order, spans that touch or overlap made one."""
    by_method: dict[str, dict[int, set[str]]] = {}
    for rule in rules:
        by_method.setdefault(rule.method, {}).setdefault(rule.length, set()).add(rule.key)
    found: list[tuple[int, int]] = []
    if words := by_method.get(_WORDS):
        found += _words(text, words, secret)
    for method, candidates in ((_NUMBERS, number_candidates), (_PHONES, phone_candidates)):
        if lengths := by_method.get(method):
            keys = set().union(*lengths.values())
            found += [(a, b) for a, b, value in candidates(text) if key(method, value, secret) in keys]
    return list(_joined(sorted(found)))


def _words(text: str, lengths: dict[int, set[str]], secret: bytes) -> Iterator[tuple[int, int]]:
    """Yield the spans whose letters and digits are masked: from the start of a word to the end of one."""
    stream, places = _stream(text)
    size = len(stream)
    starts = [i for i in range(size) if places[i] == 0 or not text[places[i] - 1].isalnum()]
    ends = {i + 1 for i in range(size) if places[i] + 1 == len(text) or not text[places[i] + 1].isalnum()}
    seen: dict[str, str] = {}  # the same words come again and again
    for start in starts:
        for length, keys in lengths.items():
            end = start + length
            if end not in ends:
                continue
            words = stream[start:end]
            if words not in seen:
                seen[words] = key(_WORDS, words, secret)
            if seen[words] in keys:
                yield places[start], places[end - 1] + 1


def _stream(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text without case and accents, and where each stands in the text.

    "Stor-\\ngatan 12" gives "storgatan12": a word that a line broke is the same word.
    """
    letters: list[str] = []
    places: list[int] = []
    for found in _LETTERS.finditer(text):
        piece, start = found.group(), found.start()
        if piece.isascii():
            letters.append(piece.lower())
            places.extend(range(start, found.end()))
        else:
            plain = _plain(piece)
            letters.append(plain)
            places.extend([start] * len(plain))
    return "".join(letters), places


@lru_cache(maxsize=4_096)
def _plain(character: str) -> str:
    """Return the letters and digits that a sign is made of: "Ö" gives "o", "½" gives "12", "–" nothing."""
    return "".join(c for c in unicodedata.normalize("NFKD", character).casefold() if c.isalnum())


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for span in spans:
        if current and span[0] <= current[1]:
            current = (current[0], max(current[1], span[1]))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
