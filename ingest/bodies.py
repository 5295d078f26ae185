"""Which municipality or region a text is about, as far as the text alone can say: a guess for a clerk."""

from __future__ import annotations

import re
from collections import Counter

_NAME = r"[A-ZÅÄÖ][a-zåäöéü]+(?:[- ][A-ZÅÄÖ][a-zåäöéü]+){0,2}"
_MUNICIPALITY = re.compile(rf"\b({_NAME}) (kommun|stad)s?\b")
_REGION = re.compile(rf"\b(Region {_NAME}(?: län)?)s?\b")
_NOT_NAMES = {
    "Denna",
    "Vår",
    "Varje",
    "Någon",
    "Annan",
    "Hela",
    "Sveriges",
    "Den",
    "En",
    "Er",
    "Din",
    "I",
    "Av",
}


def most_named_body(text: str) -> str | None:
    """Return the municipality or region that the text names most, or None where none is or two tie.

    `"… i Ekeby kommun … Ekeby kommuns …"` gives `"Ekeby kommun"`. The genitive is folded; words that
    merely begin a sentence ("Denna kommun") are no names.
    """
    counts: Counter[str] = Counter()
    for name, kind in _MUNICIPALITY.findall(text):
        first, _, rest = name.partition(" ")
        name = rest if first in _NOT_NAMES else name
        if name and name not in _NOT_NAMES:
            counts[f"{name} {kind}"] += 1
    for name in _REGION.findall(text):
        counts[name.removesuffix("s") if name.endswith(" läns") else name] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
