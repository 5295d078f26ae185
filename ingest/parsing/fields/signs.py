"""The signs that clerks and word processors use for one and the same thing, and where words stand in a text.

Source: Svenska skrivregler says hyphen within words and en dash in intervals; minutes mix all of these.
"""

from __future__ import annotations

from collections.abc import Sequence

DASH = "[-‐‑‒–—−]"
"""Any dash, as a regular expression: "20-24", "20–24", "20—24"."""

UNTIL = rf"\s?(?:{DASH}{{1,2}}|till|t\s?\.?o\.?m\.?)\s?"
"""What stands between the ends of an interval, with at most one blank around it."""


def places_of(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, in order: [(0, 1), (8, 9)] for "§" in "§ 5 och § 6".

    To find each alone is much faster than one pattern for all.
    """
    found: list[tuple[int, int]] = []
    for word in words:
        if word in text:
            length = len(word)
            start = text.find(word)
            while start >= 0:
                found.append((start, start + length))
                start = text.find(word, start + length)
    found.sort()
    return found


def has_any(words: Sequence[str], text: str) -> bool:
    """Return whether one of the words stands in a text, also inside another word: "råd" in "samrådet".

    A loop is faster here than a pattern of all the words, or than `any`.
    """
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False
