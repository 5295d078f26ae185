"""Which words an item says anywhere: one look tells which rooms have anything to read in it.

Most items are plain: nobody moves, votes or reserves. What the whole text does not say is not looked for in
its paragraphs and lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """The text of an item in small letters, whole and by its sections, and the stems in it.

    `move` is "yrk" (yrkar, yrkande), `reserve` "reserv", `vote` "röst" or "voter", `no` "nej", and `bracket`
    the ")" behind a party.
    """

    low: str
    parts: Sequence[str]
    move: bool
    reserve: bool
    vote: bool
    no: bool
    bracket: bool


def words_of(texts: Sequence[str]) -> Words:
    """Return the words of an item from the texts of its sections: "Bo Ek (V) yrkar avslag." has `move`."""
    parts = [text.lower() for text in texts]
    low = "\n".join(parts)
    has_vote = "röst" in low or "voter" in low
    return Words(low, parts, "yrk" in low, "reserv" in low, has_vote, "nej" in low, ")" in low)
