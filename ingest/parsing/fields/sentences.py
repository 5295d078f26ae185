"""Where sentences begin in a paragraph of minutes, in spite of "kl.", "m.fl.", "§ 5." and initials."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"”’)]*\s+[\"”’(]?(?=§\s?\d|[^\W\d_a-zåäö])")
_ABBREVIATIONS = frozenset(
    """
    kl bl.a m.fl m.m o.d osv etc dvs t.ex t.o.m fr.o.m f.d s.k p.g.a ca nr dnr st kap tel dr ev resp ordf
    sekr ers tjg bil bitr tf vice v inkl exkl avd jan feb apr aug sep sept okt nov dec
    """.split()  # noqa: SIM905
)


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence begins: [0, 18] for "NN yrkar bifall. NN yrkar avslag.".

    After the stop there must be a capital or "§"; a stop after an abbreviation or an initial ends nothing.
    """
    starts = [0]
    for match in _END.finditer(text):
        stop, after = match.span()
        if text[after].islower() or _is_abbreviated(text, stop):
            continue
        starts.append(after - (text[after - 1] in '"”’('))
    return starts


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether an abbreviation ends at a stop; none of them ends in five letters, as most words do."""
    if stop >= 5 and text[stop - 5 : stop].isalpha():
        return False
    before = text[max(0, stop - 8) : stop]
    word = before.replace("(", " ").rsplit(None, 1)[-1:] if before[-1:].strip("( \t\n") else []
    return bool(word) and (word[0].lower() in _ABBREVIATIONS or _INITIAL.fullmatch(word[0]) is not None)


_INITIAL = re.compile(r"[^\W\d_]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return begin and end of each sentence, without the blanks between them."""
    starts = sentence_starts(text)
    ends = [*starts[1:], len(text)]
    return [(a, a + len(text[a:b].rstrip())) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]
