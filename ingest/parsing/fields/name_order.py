"""Lists that put the family name first: "Ek, Anna Maria (S)" is Anna Maria Ek.

One such line may be two people ("…, Eva" / "Lindgren, Bo Al (M)"), so a whole list has to say it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.names import PARTICLES, is_name_word, is_no_party, party_of
from ingest.parsing.line import Line

_TURNED = re.compile(
    r"\s*(?:\d{1,3}[.)]?\s+)?(?P<family>[^\W\d_][\w'’´-]*(?:\s[^\W\d_][\w'’´-]*){0,2}),\s"
    r"(?P<given>[^\W\d_][\w'’´.-]*(?:\s[^\W\d_][\w'’´.-]*){0,2})"
    r"(?=\s*(?:\((?P<code>[A-Za-zÅÄÖåäö]{1,5}|-|–)\)|,|\t|\s{2}|§|$))"
)


def given_names_first(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a list with each given name before the family name, if the list turns them.

    It does where at least two lines, and half of them, read "Family, Given (PARTY)". A line that has a person
    in the usual order stays as it is.
    """
    found = [_turned(line.text) for line in lines]
    closed = sum(bool(match and match["code"]) for match in found)
    if closed < 2 or closed * 2 < len(lines):
        return list(lines)
    return [
        line._replace(text=f"{match['given']} {match['family']}{line.text[match.end() :]}") if match else line
        for line, match in zip(lines, found, strict=True)
    ]


def _turned(text: str) -> re.Match[str] | None:
    match = _TURNED.match(text)
    if match is None:
        return None
    family, given = match["family"].split(), match["given"].split()
    if match["code"] and party_of(match["code"]) is None and not is_no_party(match["code"]):
        return None
    is_family = all(word in PARTICLES or is_name_word(word) for word in family) and is_name_word(family[-1])
    return match if is_family and all(is_name_word(word) for word in given) else None
