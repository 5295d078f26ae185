"""One line of the source as the parser sees it; the smallest thing that all of its rooms share."""

from __future__ import annotations

from typing import NamedTuple


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
