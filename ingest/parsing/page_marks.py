"""Marks of a page (*sida*): the lines whose words alone say that a page begins or ends there.

"Sida 3 (41)", "3/41" and a bare "3" are such marks, and the words of a footer: "Justerandes sign". Whether
a mark is to be believed, and what else goes with it, is `furniture`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.vocabulary import small

_PAGE = (
    r"(?:sid(?:a|an|nr|nummer)?|s\.|blad(?:nr)?|page)\s*:?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\]"
    r"|/\s*\d{1,4}|\s(?:av|of)\s+\d{1,4}))?|\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\])|\d{1,3}\s+av\s+\d{1,3}"
)
_PAGE_LINE = re.compile(rf"[-–—|\s]*(?:{_PAGE})[-–—|\s]*", re.I)
_PAGE_AT_END = re.compile(rf"(?:\t|\s{{2,}}|\s)(?:{_PAGE})\s*$")
_PAGE_AT_START = re.compile(rf"^\s*(?:{_PAGE})(?:\t|\s{{2,}})")
"""A page number beside other words, in small letters."""
SLASHED_AT_END = re.compile(r".*(?:\s{3,}|\t|^ )(?P<page>\d{1,3})/(?P<pages>\d{1,3})\s*")
_BARE_AT_END = re.compile(r".*(?:\s{3,}|(?i:protokoll)\t)\d{1,3}\s*")
_SLASHED = re.compile(r"\s*\d{1,3}\s?/\s?\d{1,3}\s*")
BARE = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*")
_SIGNS = re.compile(
    r"(?:juster(?:andes?|arens?|ares?|arnas?|are|ings?|ande)[\s:(-]*(?:sign(?:atur(?:er)?)?\.?|signering)\)?|expediering(?=\s{2,}utdrag)"
    r"|ordf(?:örandes?)?\.?\s+sign(?:atur)?\.?|(?:justerar)?signatur(?:er)?|sign\.?"
    r"|utdragsbesty?r(?:kande|ks)?(?:\s+sign\.?)?|utdraget\s+besty?rk(?:es|[sa]n?d?e?)|juster(?:ing|at|are)(?=\s{2,}utdrag)|utdrag(?:et)?\s+bestyrks"
    r"|rätt utdraget\s+intygar|(?:forts\.?|fortsättning)\s+(?:från\s+föregående\s+sida|nästa\s+sida))"
    r"[\s.:_…/|-]*",
    re.I,
)
_DIGIT = re.compile(r"\d")
STARTS = re.compile(
    r"\s*(?:[\w/.]{0,12}\s?§|[-–—•*]\s|[\d#]{1,3}[.)]\s|att\s|#|(?:\w{1,6} )?[\d#]{1,4}/[\d#]{1,4}\b)"
)
"""What begins a paragraph, a point or an item; in the shape of a line "#" stands for its numbers."""
_BEGINS_SIGN = "jJuUsSoOrRfF"
_FOOTERS = frozenset(
    a + b
    for one, two in ("ju", "ut", "si", "or", "rä", "fo")
    for a in (one, one.upper())
    for b in (two, two.upper())
)
"""What the words of a page's footer begin with ("Justerandes sign", "Utdragsbestyrkande")."""
_BEGINS_MARK = frozenset("0123456789 \t" + _BEGINS_SIGN)
_ENDS_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäöé.,:")
"""By its last sign, and its first, most of a text is seen to be no mark of a page."""
_BEFORE_NUMBER = frozenset("dDaAnNrR.eE:/vVfF")
"""What stands before the last number in "Sida 3", "sidnr: 3", "s. 3", "3 av 41" and "sid 3/41"."""
LONGEST = 160
_PAGE_REACH = 30
"""So many signs hold the longest page number ("sidnummer : 1234 ( 1234 )") of a line without wide blanks."""


def find_page_marks(texts: Sequence[str]) -> list[int]:
    """Return the indexes of the lines that may be marks of a page: [1] for ["Ekby", "Sida 3 (41)"]."""
    return [
        i
        for i, text in enumerate(texts)
        if text
        and (
            text[-1] not in _ENDS_WORD
            or (
                text[0] in _BEGINS_MARK
                and (text[:2] in _FOOTERS or text[0] in " \t" or "\t" in text or "  " in text)
            )
        )
        and len(text) <= LONGEST
        and _is_mark(text)
    ]


def is_sure_mark(text: str) -> bool:
    """True for a mark that nothing else need confirm: "Sida 3", "3 (41)", "Justerandes sign"."""
    return _PAGE_LINE.fullmatch(text) is not None or _SIGNS.match(text.lstrip()) is not None


def _is_mark(text: str) -> bool:
    is_wide = "  " in text or "\t" in text
    last = text[-1]
    if last.isdigit() or last.isspace() or (last in ")]-–—|" and not text[-2:-1].isalpha()):
        return _has_page_number(text, is_wide=is_wide)
    first = text.lstrip()[:1]
    if first.isdigit() or last in ")]-–—|":  # "Anna Ek (S)" ends in no number
        may_be_page = is_wide and (first.isdigit() or first in "sSbBpP")
        return may_be_page and _PAGE_AT_START.match(small(text)) is not None and not STARTS.match(text)
    return (
        first in _BEGINS_SIGN
        and _SIGNS.match(text.lstrip()) is not None
        and not STARTS.match(text)
        and _only_signs(text)
    )


def _has_page_number(text: str, *, is_wide: bool) -> bool:
    """True for "Sida 3 (41)", "3", "3/41" and for a line that ends in one of them after a wide blank."""
    if text[0] == "§" or (not is_wide and text[0].isalpha() and not _may_end_in_page(text)):
        return False
    if not _DIGIT.search(text):
        return False
    if STARTS.match(text) and not _SLASHED.fullmatch(text):
        return _PAGE_LINE.fullmatch(text) is not None
    low = small(text)
    if _may_name_page(low) and (
        _PAGE_LINE.fullmatch(text) or _PAGE_AT_END.search(low) or _PAGE_AT_START.match(low)
    ):
        return True
    if not text.rstrip(" \t-–—")[-1:].isdigit():
        return False
    if "/" in text and (_SLASHED.fullmatch(text) or SLASHED_AT_END.fullmatch(text)):
        return True
    return bool((is_wide and _BARE_AT_END.fullmatch(text)) or BARE.fullmatch(text))


def _may_end_in_page(text: str) -> bool:
    """Whether a line of words has what every page number at its end has."""
    if text[-1].isdecimal() and text.rstrip("0123456789").rstrip()[-1:] not in _BEFORE_NUMBER:
        return False
    return _may_name_page(text.rstrip("-–—| ")[-_PAGE_REACH:].lower())


def _may_name_page(low: str) -> bool:
    """Whether a line in small letters has what every page number has, but for "3" and "3/41"."""
    return (
        "(" in low
        or "[" in low
        or "sid" in low
        or "s." in low
        or "av" in low
        or "blad" in low
        or "page" in low
    )


def _only_signs(text: str) -> bool:
    """True where a line holds nothing but words of a page footer, such as "Justerandes sign
    Utdragsbestyrkande"."""
    rest = text.strip()
    while rest:
        found = _SIGNS.match(rest)
        if not found or not found[0]:
            return bool(_PAGE_LINE.fullmatch(rest))
        rest = rest[found.end() :].strip()
    return True
