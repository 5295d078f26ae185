"""Swedish alphabetical order that is the same on every server, whatever its collation.

The embedded PostgreSQL knows only the C collation, so names are sorted by a key of our own, stored
beside the name. Source of the order: Svenska språkrådet, Svenska skrivregler (å, ä, ö last; v and w
apart; other accents as the plain letter).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LAST = {"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"}


@lru_cache(maxsize=10_000)  # the same people and committees come again and again
def sort_key(text: str) -> str:
    """Return the key by which `text` is sorted: `"Åsa Öberg"` gives `"{asa {cberg"`.

    Lower case, å ä ö after z, other accents folded, punctuation as a blank; never raises.
    """
    key: list[str] = []
    for char in unicodedata.normalize("NFC", text).lower():
        if char in _LAST:
            key.append(_LAST[char])
            continue
        for part in unicodedata.normalize("NFD", char):
            if part.isalnum():
                key.append(part)
            elif not unicodedata.combining(part):
                key.append(" ")
    return " ".join("".join(key).split())


def surname_key(name: str) -> str:
    """Return the key for a person: the last name first, `"Karin af Ek"` gives `"ek karin af"`."""
    given, _, last = name.strip().rpartition(" ")
    return sort_key(f"{last} {given}")


def name_key(name: str) -> str:
    """Return what two spellings of one name share: case, accents (å ä ö apart) and white space folded.

    `name_key("Renée  Ek") == name_key("renee ek")`.
    """
    return sort_key(name)
