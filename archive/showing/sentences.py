"""Running text into sentences, for pages that show the words that an answer rests on. Pure text."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[A-ZÅÄÖ”\"–])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:t|d|s|bl|f|m|e|o|kl|nr|st|dnr|kap|ang|resp)\.|\b[A-ZÅÄÖ]\.)$", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in order, white space folded.

    "Han får bifall. Nämnden avslår." gives both; a line break alone ends none, an empty line does.
    """
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        flat = " ".join(paragraph.split())
        open_part = ""
        for part in _END.split(flat):
            whole = f"{open_part} {part}".strip()
            if _ABBREVIATION.search(whole):
                open_part = whole
                continue
            open_part = ""
            if whole:
                found.append(whole)
        if open_part:
            found.append(open_part)
    return found
