"""One line of the source as the parser sees it; the smallest thing that all of its rooms share."""

from __future__ import annotations

import re
from typing import NamedTuple

COLUMNS = re.compile(r"\t+| {2,}")
"""What parts the columns of a table that is set with blanks."""
_MOST_SHOWN = 120


class Line(NamedTuple):
    """A cleaned line: `number` counts the source's lines from 1; `struck`: all of it stood in `<del>`.

    `text` is NFC, with no-break spaces folded and Markdown marks taken off; tabs are kept, since a tab
    (or a wide blank) parts the columns of an attendance list. `markup` names what Markdown said of it:
    "" (nothing), "#" to "######" (a heading), "*" (all italic) or "**" (all bold).
    """

    number: int
    text: str
    struck: bool = False
    markup: str = ""


def evened(text: str) -> str:
    """Return a text with single blanks, and none at its ends: `" Bo \t Ek"` gives `"Bo Ek"`.

    Most lines are so already, which is told much faster than it is done.
    """
    if "  " not in text and text.isprintable() and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def cells_of(text: str) -> list[str]:
    """Return the columns of a line: "Anna Ek    S" gives ["Anna Ek", "S"]; most lines are one, which is soon
    seen."""
    return COLUMNS.split(text) if "  " in text or "\t" in text else [text]


def shortened(text: str) -> str:
    """Return a text on one line, as a warning shows it: cut off behind some 120 signs."""
    text = evened(text)
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 3]}…"
