"""Which sentences of a text are worth showing under a hit: those with the most of what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive.search.document import LEAD
from archive.search.marking import Marker

_ENOUGH = 12  # sentences that have something of the question; the rest of the text is not read
_BEST = 3  # of them that `highlight` chooses its one or two from
_SHOWN_UNREAD = 300  # characters of a text in which nothing is found
_SENTENCE_END = re.compile(r"[.!?](?<=\w\w\w.)\s+(?=[A-ZÅÄÖ])")
_LIST_SIGN = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•*])(?:\s+|$)")


def best_sentences(text: str, marker: Marker) -> str:
    """Return the best sentences of a text, each on its line, or its first ones where it has nothing.

    Sentences that come twice (a decision as proposed) and leads ("Nämnden beslutar:") are left out.
    """
    found = dict(islice(_promising(text, marker), _ENOUGH))
    if found:
        best = sorted(found, key=lambda line: -found[line])[:_BEST]
        return "\n".join(line for line in found if line in best)
    lines = (_LIST_SIGN.sub("", line) for line in text.split("\n") if not LEAD.fullmatch(line))
    return "\n".join(dict.fromkeys(line for line in lines if line.strip()))[:_SHOWN_UNREAD]


def _promising(text: str, marker: Marker) -> Iterator[tuple[str, float]]:
    """Yield the sentences that have something of the question, once each, with what they are worth."""
    seen = set()
    for line in text.split("\n"):
        if not marker.may_be_in(line.lower()):
            continue
        for sentence in _sentences(_LIST_SIGN.sub("", line)):
            worth = marker.worth(sentence.lower())
            if worth and sentence not in seen and not LEAD.fullmatch(sentence):
                seen.add(sentence)
                yield sentence, worth


def _sentences(line: str) -> Iterator[str]:
    at = 0
    for end in _SENTENCE_END.finditer(line):
        yield line[at : end.start() + 1].strip()
        at = end.end()
    if line[at:].strip():
        yield line[at:].strip()
