"""Sensitive matters near the name of a private person.

EU 2016/679 (dataskyddsförordningen) article 9: health, trade union membership, religion, origin, sexuality;
article 10: crime. A word alone is no finding: "förebygga psykisk ohälsa" is about nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.privacy.finding import Kind
from ingest.privacy.spans import Span, matches_from
from ingest.privacy.words import SENSITIVE, WORDS

_FURTHEST = 160  # characters between the name and the word
_WORD = re.compile(r"(?<![\w-])\w")  # where each of them begins
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ])|\n\s*\n")


def find_sensitive(text: str, names: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield, for each sensitive word near a private name, the span from the one to the other.

    `names` are in the order of the text.
    In "Stina Ek har varit sjukskriven sedan maj." that is "Stina Ek har varit sjukskriven".
    """
    if not names:
        return
    longest = max(end - start for start, end in names)
    for found in matches_from(_WORD, WORDS.sensitive, text):
        first = bisect_left(names, (found.start() - _FURTHEST - longest, 0))
        near = names[first : bisect_left(names, (found.end() + _FURTHEST + 1, 0), first)]
        name = _nearest(text, near, found.start(), found.end())
        if name is not None:
            start, end = min(name[0], found.start()), max(name[1], found.end())
            yield Span(start, end, _kind(found))


def _kind(found: re.Match[str]) -> Kind:
    return next(kind for kind in SENSITIVE if found[kind.value])


def _nearest(text: str, names: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the name that is nearest to a word, at most one sentence away, or None."""
    best: tuple[int, tuple[int, int]] | None = None
    for name in names:
        gap = text[name[1] : start] if name[1] <= start else text[end : name[0]]
        overlaps = name[0] < end and start < name[1]
        if overlaps or len(gap) > _FURTHEST or "\n\n" in gap or len(_SENTENCE_END.findall(gap)) > 1:
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), name)
    return best[1] if best else None
