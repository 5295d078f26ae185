"""What two names of one committee share, and which abbreviations a name can have.

Pure text, no database: who asks looks the answers up.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.sorting import name_key

_HEADS = (
    "styrelse|nämnd|utskott|fullmäktige|beredning|kommitté|kommitte|delegation|råd|direktion|förbund|"
    "forum|grupp|bolag|stiftelse|myndighet"
)
_ENDING = re.compile(rf"\b(\S*?(?:{_HEADS}))(?:n|en|et)?s?$", re.IGNORECASE)
_GENITIVE_HEAD = re.compile(rf"\b(\S*?(?:{_HEADS}))(?:n|en|et)?s\b", re.IGNORECASE)
_COMPOUND = re.compile(rf"^(\S+?)s?({_HEADS})(?:n|en|et)?s?$", re.IGNORECASE)
_SMALL = {"och", "för", "i", "med", "av", "till", "på", "om", "den", "det", "samt"}


@lru_cache(maxsize=2_000)
def committee_key(name: str) -> str:
    """Return what two ways to write one committee share.

    `committee_key("Kommunstyrelsens") == committee_key("kommunstyrelse")`: case, white space, hyphens
    and the definite ending of the last head are folded; other words stay.
    """
    folded = _ENDING.sub(lambda m: m[1], _GENITIVE_HEAD.sub(lambda m: f"{m[1]}ns", name.strip()))
    return name_key(folded)


def initials(name: str) -> str:
    """Return the letters that an abbreviation of the name is made of, in capitals.

    A head noun gives its own letter: "Kommunstyrelsens trygghetsutskott" gives "KSTU",
    "Barn- och utbildningsnämnden" gives "BUN"; small words give none.
    """
    letters: list[str] = []
    for word in re.split(r"[\s/]+|(?<=-)\s*", name.strip()):
        bare = word.strip("-,.")
        if not bare or bare.lower() in _SMALL:
            continue
        compound = _COMPOUND.match(bare)
        letters.append(bare[0])
        if compound and not word.endswith("-"):
            letters.append(compound[2][0])
    return "".join(letters).upper()


def can_abbreviate(abbreviation: str, name: str) -> bool:
    """Tell whether `abbreviation` may stand for `name`: all of its initials, or the first three and more.

    `can_abbreviate("KSUS", "Kommunstyrelsens utskott för socialt förebyggande arbete")` is True. That
    no other committee of the body can have it too is for the caller to see.
    """
    full, short = initials(name), abbreviation.upper()
    return short == full or (len(short) >= 3 and full.startswith(short))
