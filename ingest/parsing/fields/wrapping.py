"""Words that the end of a line divided: a hyphen of the line goes, one of the word stays."""

from __future__ import annotations

import re

_SHARED_ENDING = re.compile(r"(?:och|eller|samt|resp\w*|till|,)\b", re.I)


def join_wrapped(above: str, text: str) -> str:
    """Return two lines of one sentence as one: `"verksam-"` and `"heten växer"` give "verksamheten växer".

    Before "och", "eller" and "samt" the hyphen is the word's own ("kultur- och fritid"); before a capital
    or a digit it joins without a blank ("ABC-2021").
    """
    if above[-1:] != "-" or not above[-2:-1].isalnum() or _SHARED_ENDING.match(text):
        return f"{above} {text}"
    return above[:-1] + text if text[:1].islower() else above + text
