"""The hits as a reader sees them: the item, its title and its best sentences, with the found words marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.safestring import SafeString

from archive.models import AgendaItem, Section
from archive.search.analysis import Analyser
from archive.search.document import LEAD
from archive.search.highlight import as_html, highlight, mark_all
from archive.search.labels import MARK
from archive.search.matching import Match

_TEXTS = """
SELECT item_id, kind, text FROM (
    SELECT item_id, kind, text, position, 0 AS part FROM archive_section WHERE item_id = ANY(%s)
    UNION ALL SELECT item_id, '', text, position, 1 FROM archive_attachment WHERE item_id = ANY(%s)
) AS told ORDER BY part, position
"""
_ENOUGH = 900  # characters of sentences with a word that may be meant; more are not read
_SHOWN_UNREAD = 300  # characters of a text in which nothing is found


@dataclass(frozen=True, slots=True)
class Hit:
    """An item with its title and its best sentences as HTML."""

    item: AgendaItem
    title: SafeString
    text: SafeString


def hits(keys: Sequence[int], match: Match, analyser: Analyser) -> list[Hit]:
    """Return the public items of these keys, in the order of the keys, ready to be shown."""
    if not keys:
        return []
    items = {item.pk: item for item in AgendaItem.objects.public().for_listing().filter(pk__in=keys)}
    texts = _texts(list(items))
    shown = []
    for key in keys:
        if key in items:
            item = items[key]
            wanted = _wanted(f"{item.title}\n{texts[key]}", match, analyser)
            text = _worth_reading(texts[key], wanted)
            shown.append(
                Hit(
                    item,
                    as_html([mark_all(item.title, wanted, analyser)]),
                    as_html(highlight(text, wanted, analyser)),
                )
            )
    return shown


def _texts(keys: Sequence[int]) -> dict[int, str]:
    """Return the text of each item, its decision first."""
    decisions: dict[int, list[str]] = defaultdict(list)
    others: dict[int, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, [list(keys), list(keys)])
        for key, kind, text in cursor.fetchall():
            (decisions if kind == Section.Kind.DECISION else others)[key].append(text)
    return {key: "\n".join(decisions[key] + others[key]) for key in keys}


def _wanted(text: str, match: Match, analyser: Analyser) -> frozenset[str]:
    """Return the lexemes to mark: those of the question, and those of the text that begin as it asks."""
    wanted = frozenset(lexeme for lexeme in match.lexemes if MARK not in lexeme)
    if match.prefixes:
        found = (lexeme.lexeme for lexeme in analyser.lexemes(text))
        wanted |= {lexeme for lexeme in found if lexeme.startswith(match.prefixes)}
    return wanted


_VOWELS = {"a": "[aåäàáâã]", "o": "[oöóòôõø]", "e": "[eéèêëæ]", "u": "[uüúù]", "i": "[iíìï]"}
_CHANGED = {"å": "[åä]", "ä": "[äåaæ]", "ö": "[öoø]"}
_BETWEEN_SENTENCES = re.compile(r"\s*\n\s*|(?<=\w\w\w[.!?])\s+(?=[A-ZÅÄÖ])")
_LIST_SIGN = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•*])(?:\s+|$)")
_DIGITS = re.compile(r"\d+")


def _worth_reading(text: str, wanted: frozenset[str]) -> str:
    """Return the sentences of a text in which a wanted word may stand, since reading all of it takes long.

    A word is told by its first letters, whatever its vowel ("bok" is in "böcker"); the analysis decides
    after. Sentences that come twice (a decision as proposed) and leads ("Nämnden beslutar:") are left out.
    """
    every = (_LIST_SIGN.sub("", line) for line in _BETWEEN_SENTENCES.split(text) if not LEAD.fullmatch(line))
    lines = list(dict.fromkeys(line for line in every if line.strip()))
    if wanted:
        beginnings = re.compile("|".join(sorted({_beginning(lexeme) for lexeme in wanted})), re.IGNORECASE)
        promising: list[str] = []
        length = 0
        for line in lines:
            if length < _ENOUGH and beginnings.search(line):
                promising.append(line)
                length += len(line)
        if promising:
            return "\n".join(promising)
    return "\n".join(lines)[:_SHOWN_UNREAD]


def _beginning(lexeme: str) -> str:
    digits = _DIGITS.search(lexeme)
    if digits:
        return digits[0]
    letters = lexeme[: 2 if len(lexeme) < 5 else 3]
    return "".join(_VOWELS.get(letter) or _CHANGED.get(letter) or re.escape(letter) for letter in letters)
