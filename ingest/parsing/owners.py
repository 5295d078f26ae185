"""Which item a page after the last one belongs to: by the case number, the § or the title that it names.

Such a page is an attachment (*bilaga*), or a roll of votes (*omröstningslista*) that a voting system prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.case_numbers import case_key, find_case_numbers
from ingest.parsing.raw import RawItem
from ingest.parsing.vocabulary import fold, small

_ROLL = re.compile(
    r"(?:omröstnings|voterings|röstnings?|röst)(?:lista|listan|längd|bilaga|rapport|protokoll|resultat|sammanställning)\b"
    r"(?!\.\s\w{4})(?P<rest>.{0,90})",
)
_OF_ROLLS = ("omröst", "voter", "röst")
_BEGINS_ROLL = frozenset("oOvVrR")
_SIGNED = re.compile(r"§\s*(?P<n>\d{1,4})")
_NUMBERED = re.compile(r"ärende\s+(?:nr\s+)?(?P<n>\d{1,4})", re.I)
_LABEL = re.compile(r"\s*(?:[^\W\d_][\w ]{2,20}\s?\d{0,4}:|§\s*\d{1,4}[.:]?)\s*")
_ANSWERED = re.compile(r"[^\W\d_)]\)?\s+(?:ja|nej|avst\w*|frånv\w*)$", re.I)
_YES_AND_NO = re.compile(r"(?:^|\s{2}|\t)(?:antal\s)?ja:?(?:\s*\(?\d+\)?)?(?:\s+nej\b|$)", re.I)
_FEWEST = 3
_SHORTEST_TITLE = 8
_CUT_TITLE = 24
"""So long is a title that a form has cut off, at least."""
HEAD = 12
"""So many lines of a page may name its item."""


def names_roll(text: str) -> bool:
    """Say whether a line names a roll of votes: "Omröstningslista nr. 1", "Voteringsresultat § 17"."""
    if text.lstrip()[:1] not in _BEGINS_ROLL:
        return False
    low = small(text.strip())
    return low.startswith(_OF_ROLLS) and text.strip()[-1] not in ".,;" and _ROLL.fullmatch(low) is not None


def tells_votes(texts: Sequence[str]) -> bool:
    """Say whether lines are of a roll: below a head with Ja and Nej, or voters with their answers."""
    answers = sum(_ANSWERED.search(text) is not None for text in texts)
    return answers >= _FEWEST or any(_YES_AND_NO.search(text) for text in texts[:HEAD])


def item_named(texts: Sequence[str], items: Sequence[RawItem]) -> RawItem | None:
    """Return the item that the head of a page names: by its case number ("KS 2025/44"), its § ("§ 13"), its
    title ("Ärendemening: Svar på motion om cykelbanor") or as "ärende 4"; None where it names none."""
    if found := _by_case(texts, items):
        return found
    for text in texts:
        found = (
            _by_number(text, items, _SIGNED) or _by_title(text, items) or _by_number(text, items, _NUMBERED)
        )
        if found:
            return found
    return None


def _by_case(texts: Sequence[str], items: Sequence[RawItem]) -> RawItem | None:
    for text in texts:
        for match in find_case_numbers(text):
            key = case_key(match.value)
            for item in items:
                if item.case_text and any(
                    case_key(m.value) == key for m in find_case_numbers(item.case_text)
                ):
                    return item
    return None


def _by_number(text: str, items: Sequence[RawItem], number: re.Pattern[str]) -> RawItem | None:
    named = (int(match["n"]) for match in number.finditer(text))
    return next((item for n in named for item in items if item.heading.number == n), None)


def _by_title(text: str, items: Sequence[RawItem]) -> RawItem | None:
    """The one item whose title a line holds, whole or cut off by the width of a form."""
    said = fold(_LABEL.sub("", text, count=1))
    if len(said) < _SHORTEST_TITLE:
        return None
    alike = [item for item in items if _is_title(said, fold(item.title))]
    return alike[0] if len(alike) == 1 else None


def _is_title(said: str, title: str) -> bool:
    return said == title or (len(said) >= _CUT_TITLE and title.startswith(said))
