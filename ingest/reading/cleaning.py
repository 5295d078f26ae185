"""Text without what no protokoll contains: controls, direction overrides, lone surrogates; letters composed.

Runs on the text of every kind of file, last of all. Words, spaces, tabs, dashes and marks stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

# U+0085, U+2028 and U+2029 end a line too, and so does the vertical tab that Word writes for Shift+Enter.
_LINE_END = re.compile("\r\n|[\r\v\u0085\u2028\u2029]")
# Direction marks, embeddings, overrides and isolates (Unicode, UAX #9): they can make a text read otherwise
# than it is stored.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# All of C0 and C1 but tab, line feed and form feed (a page break), and the non-characters.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Glyphs that some PDF files give for two letters; as letters they can be searched for.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in NFC with line feeds as line ends and letters for ligatures, and notes on what was
    taken out.

    >>> clean("Bjo\\u0308rk\\r\\n\\u202eabc")
    ('Björk\\nabc', ('direction controls removed: 1',))
    """
    notes: list[str] = []
    text = _LINE_END.sub("\n", text)
    text = _ZERO_WIDTH.sub("", text).translate(_LIGATURES)
    for pattern, replacement, name in (
        (_DIRECTION, "", "direction controls removed"),
        (_CONTROL, "", "control characters removed"),
        (_SURROGATE, "\ufffd", "lone surrogates replaced"),
    ):
        text, count = pattern.subn(replacement, text)
        if count:
            notes.append(f"{name}: {count}")
    return unicodedata.normalize("NFC", text), tuple(notes)
