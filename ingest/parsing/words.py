"""Which words an item says anywhere: one look tells which rooms have anything to read in it.

Most items are plain: nobody moves, votes or reserves. What the whole text does not say is not looked for in
its paragraphs and lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """The text of an item in small letters, and the stems in it.

    `move` is "yrk" (yrkar, yrkande), `reserve` "reserv", `vote` "röst" or "voter", `no` "nej", and `bracket`
    the ")" behind a party.
    """

    low: str
    move: bool
    reserve: bool
    vote: bool
    no: bool
    bracket: bool


def words_of(texts: Sequence[str]) -> Words:
    """Return the words of an item from the texts of its sections: "Bo Ek (V) yrkar avslag." has `move`."""
    low = "\n".join(texts).lower()
    return Words(
        low, "yrk" in low, "reserv" in low, "röst" in low or "voter" in low, "nej" in low, ")" in low
    )
