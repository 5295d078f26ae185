"""Names of private people in running text: those of neither politicians nor officers.

A name is told by a given name that many bear, by the ending of a surname, by the word before it ("eleven",
"sökanden"), or as two words with capitals that end like no office, firm or place. It is nobody's private name
where the minutes list it, where a party follows it, or where a post stands beside it ("rektor Stina Ek").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ingest.privacy.spans import matches_from
from ingest.privacy.words import WORDS, any_of

_UPPER = "A-ZÅÄÖÉÈÜÓÁÍÆØŠŽČĆĐŁ"
_LOWER = "a-zåäöéèüóáíæøšžčćđłñçëïâêîôûñ"
_WORD = rf"[{_UPPER}](?:[{_LOWER}’']+|[{_UPPER}]+)(?:-[{_UPPER}][{_LOWER}{_UPPER}]+)?"
_NAME = re.compile(
    rf"(?<![\w-])({_WORD})(?:[ \n](?:[{_UPPER}]\.?[ \n])?(?:(?:von|af|de|van|El|Al|al)[ -])?({_WORD})){{1,3}}"
    rf"(?![\w-])"
)
_CAPITAL = re.compile(f"[{_UPPER}]")
_CALLED_PRIVATE = re.compile(rf"(?<!\w)(?i:{any_of(WORDS.names['private_before'])})[ \n]\Z")
_ENDS_OF_CALLS = tuple(sorted({words.split()[-1] for words in WORDS.names["private_before"]}))
_CALL = 60  # characters before a name, in which the longest of these words stand
_NAME_AFTER = re.compile(
    rf"(?:{_WORD}|[{_UPPER}]\.?(?: ?[{_UPPER}]\.?){{0,2}})(?: {_WORD})?(?: {_WORD})?(?![\w-])"
)
_PARTY = re.compile(r"s?[ \n]*\([A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{0,5}\)")
_POST_BEFORE = re.compile(rf"(?<!\w)(?i:\w*{any_of(WORDS.names['public_before'])})(?:\s+\w+)?[ \n:]*$")
_POST_AFTER = re.compile(rf"\s?[,(][ \n](?:\w+ )?(?i:\w*{any_of(WORDS.names['public_before'])})(?!\w)")
_SURNAME = re.compile(rf"\w{{2,}}{any_of(WORDS.names['surname_ends'])}s?$", re.IGNORECASE)

_NO_PERSON = re.compile(rf"{any_of(WORDS.names['no_person_ends'])}s?$", re.IGNORECASE)


def private_names(text: str, known_names: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the names of private people, as "Stina Ek" in "Stina Ek är sjukskriven"."""
    known = {_key(name) for name in known_names}
    seen: set[int] = set()
    for found in (*_called_private(text), *matches_from(_CAPITAL, _NAME, text)):
        if _PARTY.match(text, found.end()):
            continue
        called_private = found.re is _NAME_AFTER
        start = found.start() if called_private else _start_of_name(found)
        if start is None or start in seen:
            continue
        if _is_known(text[start : found.end()], known):
            continue
        if not called_private and _has_post(text, start, found.end()):
            continue
        seen.add(start)
        yield start, found.end()


def _called_private(text: str) -> Iterator[re.Match[str]]:
    """Yield names after a word that says that they are somebody's own: "Nils" in "eleven Nils"."""
    end = 0
    for capital in _CAPITAL.finditer(text):
        start = capital.start()
        before = text[max(end, start - _CALL) : start]
        is_likely = before[:-1].lower().endswith(_ENDS_OF_CALLS)  # quicker than the pattern
        if is_likely and _CALLED_PRIVATE.search(before) and (found := _NAME_AFTER.match(text, start)):
            yield found
            end = found.end()


def _start_of_name(found: re.Match[str]) -> int | None:
    """Return where the name begins in a run of words with capitals, or None where there is none.

    In "Anställde Nils Alm" it begins at "Nils": the first word that is a given name, if another follows.
    """
    words = list(re.finditer(r"\S+", found.group()))
    last = words[-1].group()
    if last in WORDS.names["never_last"]:
        return None
    for word in words[:-1]:
        if word.group().casefold() in WORDS.given_names:
            return found.start() + word.start()
    first = words[0].group()
    if first in WORDS.names["never_first"] or len(words) > 3:
        return None
    is_surname = len(last) > 5 and bool(_SURNAME.search(last))
    is_pair = len(words) == 2 and not (_NO_PERSON.search(last) or _NO_PERSON.search(first))
    return found.start() if is_surname or is_pair else None


def _is_known(name: str, known: Set[str]) -> bool:
    key = _key(name)
    return key in known or key.removesuffix("s") in known


def _has_post(text: str, start: int, end: int) -> bool:
    return bool(_POST_BEFORE.search(text, max(0, start - 40), start) or _POST_AFTER.match(text, end))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
