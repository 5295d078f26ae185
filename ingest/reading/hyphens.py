"""Words that the end of a line divided: which hyphen goes, and which one is the word's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

# After these a hyphen stands for the word's second half: "Kultur- och fritidsnämnden".
_HANGING = re.compile(r"(?:och|eller|samt|respektive|resp\.?|till|som|men|&|/)\b")
_BEFORE_HYPHEN = re.compile(r"([\wåäöÅÄÖ]+)-$")
_AFTER_HYPHEN = re.compile(r"[\wåäöÅÄÖ]+")


def join_words(first: str, second: str, vocabulary: Mapping[str, int]) -> str:
    """Return two lines as one; a hyphen at the break goes where the word is one word.

    >>> join_words("kommun-", "styrelsen", {})
    'kommunstyrelsen'
    >>> join_words("Kultur-", "och fritidsnämnden", {})
    'Kultur- och fritidsnämnden'
    """
    if first.endswith("\u00ad"):
        return first[:-1] + second
    if re.search(r"\d[–-]$", first) and second[:1].isdigit():
        return first + second
    before, after = _BEFORE_HYPHEN.search(first), _AFTER_HYPHEN.match(second)
    if before is None or after is None or _HANGING.match(second):
        return f"{first} {second}"
    return first + second if _keeps_hyphen(before[1], after[0], vocabulary) else first[:-1] + second


def _keeps_hyphen(before: str, after: str, vocabulary: Mapping[str, int]) -> bool:
    """True for "IT-stöd", "e-post", "Askersund-Lekeberg" and what the document writes so elsewhere."""
    if not after[0].islower() or len(before) == 1 or before.isupper() or before[-1].isdigit():
        return True
    with_hyphen, without = f"{before}-{after}".lower(), f"{before}{after}".lower()
    return vocabulary.get(with_hyphen, 0) > vocabulary.get(without, 0)
