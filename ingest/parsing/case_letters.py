"""Which letters before a number are a diary's (*diarieprefix*), and the plain form most case numbers have."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.parsing.case_shapes import DASHES

_WORDS_BEFORE_NUMBERS = """
    sou sfs prop bet skr dir ds eu eg eeg iso sis ss en din nja rå hfd mål sid sida s nr no kl den tel
    fax mob motion mot lag kap kv åren år läsår vår våren höst hösten vid från till under före efter
    inom på av om och samt eller vecka v i a o maj juni juli mars april jan feb mar apr jun jul aug sep
    sept okt nov dec bil bilaga punkt del rev ver blad tal ca rv lv e rum sal tom from fr max min org
    orgnr covid anf inl sars agenda vision mom gång ung mellan period för kr tkr mkr mnkr sek box dnr mån månd
    tis tisd ons onsd tor tors torsd fre fred lör lörd sön sönd åk klass fas steg etapp grupp lott hus
    vån plan bokslut budget tertial delår vt ht skl sks ref
"""
NO_DIARY = frozenset(_WORDS_BEFORE_NUMBERS.split())
NEVER_DIARY = frozenset({"sou", "sfs", "eu", "tel", "fax", "prop"})
"""Letters in front of a number that are no diary's, even where the number stands after "dnr"."""
SMALL_DIARIES = frozenset("ks kf sn bn bun un kn tn mn kfn vn von mbn sbn".split())  # noqa: SIM905
"""The letters of common diaries where they are written small: "ks/2015:88"."""


LONGEST_PLAIN = 8
"""So many signs before a number tell whether it is plain: six letters, a blank and the sign before them."""
_DIARY_LAST = re.compile(rf"(?<![{DASHES}/.:\w])([A-ZÅÄÖ]{{2,6}}|[A-ZÅÄÖ][a-zåäö]{{1,4}}) \Z")
_CENTURIES = frozenset({"19", "20"})


def plain_number(before: str, first: str, second: str) -> tuple[str, str] | None:
    """Return the letters and the comparison key of a number with "/" in the form that most have: ("Ks",
    "KS596-2020") for "rende Ks ", "596", "2020"; the same for "rende Ks ", "2020", "596".

    `before` are the last signs before the number. None where the letters need a label or the form is another.
    """
    if first[:2] in _CENTURIES and len(first) == 4:
        year, number = first, second
    elif second[:2] in _CENTURIES and len(second) == 4 and len(first) <= 6:
        year, number = second, first
    else:
        return None
    diary = _diary_at_end(before)
    if diary is None or not (running := int(number)):
        return None
    letters, capitals = diary
    return letters, f"{capitals}{running}-{year}"


@lru_cache(maxsize=1024)
def _diary_at_end(text: str) -> tuple[str, str] | None:
    """The letters of a diary and their capitals, where a text ends in them and a blank: ("Ks", "KS")."""
    match = _DIARY_LAST.search(text)
    if match is None or match[1].lower() in NO_DIARY:
        return None
    return match[1], match[1].upper().removeprefix("DNR")
