"""Where sentences begin in a paragraph of minutes, in spite of "kl.", "m.fl.", "§ 5." and initials."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"”’)]*(?=\s+[\"”’(]?(?:§\s?\d|[^\W\d_]))")
_GAP = re.compile(r"\s+[\"”’(]?")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|kl|bl\.a|m\.fl|m\.m|o\.d|osv|etc|dvs|t\.ex|t\.o\.m|fr\.o\.m|f\.d|s\.k|p\.g\.a"
    r"|ca|nr|dnr|st|kap|tel|dr|"
    r"ev|resp|ordf|sekr|ers|tjg|bil|bitr|tf|vice|v|inkl|exkl|avd|jan|feb|apr|aug|sept?|okt|nov|dec)$",
    re.IGNORECASE,
)


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence begins: [0, 18] for "NN yrkar bifall. NN yrkar avslag.".

    After the stop there must be a capital or "§"; a stop after an abbreviation or an initial ends nothing.
    """
    starts = [0]
    for match in _END.finditer(text):
        following = _GAP.match(text, match.end())
        after = following.end() if following else match.end()
        if text[after : after + 1].islower() or _is_abbreviated(text, match.start()):
            continue
        starts.append(following.end() - (text[after - 1] in '"”’(') if following else after)
    return starts


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether an abbreviation ends at a stop; none of them ends in five letters, as most words do."""
    if stop >= 5 and text[stop - 5 : stop].isalpha():
        return False
    return _ABBREVIATION.search(text[max(0, stop - 8) : stop]) is not None


def sentences(text: str) -> list[tuple[int, int]]:
    """Return begin and end of each sentence, without the blanks between them."""
    starts = sentence_starts(text)
    ends = [*starts[1:], len(text)]
    return [(a, a + len(text[a:b].rstrip())) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]
