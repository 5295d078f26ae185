"""Where somebody lives: addresses, and property designations (*fastighetsbeteckning*) beside a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.privacy.finding import Kind
from ingest.privacy.spans import Span, line_around, matches_from
from ingest.privacy.words import WORDS, any_of

Names = Sequence[tuple[int, int]]

_PLACES = WORDS.places
_UP = "[A-ZÅÄÖÉ]"
_STREET = (
    rf"(?:{_UP}[\wåäöé-]* ){{0,2}}(?:{_UP}[\wåäöé]*{any_of(_PLACES['street_ends'])}|{_UP}[\wåäöé]+s "
    rf"(?:gata|väg|gränd|allé|stig|plan|torg|backe))"
)
_CAPITAL = re.compile(_UP)
_ADDRESS = re.compile(
    rf"(?<![\w-])(?P<street>{_STREET} \d{{1,3}} ?(?:[A-Fa-f](?!\w))?"
    rf"(?:[ ,]{{0,2}}(?:lgh|lägenhet|vån|tr|nb) ?\.?\d{{0,4}}(?: tr)?)?)"
    rf"(?P<post>[,\s]{{1,3}}(?:SE?-)?\d{{3}} ?\d{{2}} {_UP}[\wåäöé]+)?"
)
_COUNTRY = re.compile(
    rf"(?<![\w-])(?!Box )(?P<street>(?:{_UP}[\wåäöé]+ ){{1,2}}\d{{1,4}}[A-Fa-f]?)"
    rf"(?P<post>[,\s]{{1,3}}\d{{3}} ?\d{{2}} {_UP}[\wåäöé]+)"
)
_HOME = re.compile(rf"(?<!\w)(?i:{any_of(_PLACES['home'])})(?!\w)")
_OFFICE = re.compile(any_of(_PLACES["office"]), re.IGNORECASE)
_NEAR = 90  # characters between a name and what stands beside it

_DESIGNATION = re.compile(
    rf"(?<![\w:-])(?!(?:{any_of(_PLACES['no_property'])})\.?[ \n])"
    rf"{_UP}[a-zåäöé]{{2,}}(?:[- ][A-ZÅÄÖa-zåäöé][a-zåäöé]{{1,}}){{0,2}} "
    rf"(?:[sS]:\d{{1,3}}|\d{{1,3}}:\d{{1,4}})(?![\d:]|\.\d)"
)
_BLOCK = re.compile(
    rf"(?<!\w)(?:[Kk]v(?:arteret|\.)?|[Ff]astigheten|[Ff]astigheterna|[Tt]omten|[Tt]omträtten) "
    rf"({_UP}[a-zåäöé]+(?: {_UP}?[a-zåäöé]+)? \d{{1,3}})(?![\d:-])"
)


def find_addresses(text: str, names: Names) -> Iterator[Span]:
    """Yield home addresses: "Storgatan 12, 712 34 Ekeby" after a name, or after "bosatt på".

    The address of an office or of a meeting is none.
    """
    for pattern in (_ADDRESS, _COUNTRY):
        for found in matches_from(_CAPITAL, pattern, text):
            before, after = line_around(text, found.start(), found.end())
            is_home = bool(_HOME.search(before[-45:])) or is_beside(names, found.start(), found.end(), text)
            is_of_home = is_home and not _OFFICE.search(_HOME.sub("", before[-30:]))
            if is_of_home or (found["post"] and not _OFFICE.search(before + after[:40])):
                yield Span(found.start(), found.end(), Kind.ADDRESS)


def find_properties(text: str, names: Names) -> Iterator[Span]:
    """Yield property designations beside a private name: "Ekeby 5:12" in "Stina Ek, Ekeby 5:12"."""
    if not names:
        return
    for pattern, group in ((_DESIGNATION, 0), (_BLOCK, 1)):
        for found in pattern.finditer(text):
            if is_beside(names, found.start(group), found.end(group), text):
                yield Span(found.start(group), found.end(group), Kind.PROPERTY)


def is_beside(names: Names, start: int, end: int, text: str) -> bool:
    """Tell whether a private name stands within 90 characters of a span, with no blank line between."""
    for place in range(bisect_left(names, (start, start)) - 1, len(names)):
        if place < 0:
            continue
        first, last = names[place]
        if first > end + _NEAR:
            break
        gap = text[last:start] if last <= start else text[end:first]
        if len(gap) <= _NEAR and "\n\n" not in gap:
            return True
    return False
