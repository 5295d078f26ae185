"""Headings inside an attendance list: whom the lines below name, and whether those people were there.

The vocabulary knows the usual headings. Every other one is read here by its words: "Föredragande och andra
tjänstemän" holds nothing but words of such headings, and the last people it speaks of are officials.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.parsing.memory import remembered
from ingest.parsing.model import Group
from ingest.parsing.vocabulary import ATTENDANCE, fold

ListHeading = tuple[Group, bool]
"""Group, and whether those listed were absent."""

_SUBSTITUTES = re.compile(
    r"\w*(?:ersättare|ersättarna|suppleant(?:er|erna)?)|ers|suppl|(?:tjg?|tjänstg)\.ers"
)
_OTHERS = re.compile(
    r"\w*(?:tjänstemän|tjänstemännen|tjänsteman|tjänstepersoner|tjänsteperson|gäster|gästerna|inbjudna"
    r"|föredragande|föredragare|åhörare|representanter|företrädare|sakkunniga|experter"
    r"|observatörer|adjungerade|revisorer|handläggare|medverkande|besökare|allmänhet|media"
    r"|insynsplats|insynsplatser|insyn|yttranderätt|närvarorätt|konsulter|chefer|personal|rådgivare"
    r"|anställda|ungdomar|elever)|utan\srösträtt"
)
_MEMBERS = re.compile(
    r"\w*(?:ledamot|ledamöter|ledamöterna|politiker|förtroendevalda|ombud|mandat|beslutsfattare"
    r"|huvudmän|presidium|presidiet|röstberättigade|beslutande|deltagare|deltagande|närvarande)"
)
_PLAIN = re.compile("|".join(p.pattern.removeprefix(r"\w*") for p in (_SUBSTITUTES, _OTHERS, _MEMBERS)))
"""The same words where nothing stands before them in one, as in "kulturtjänstemän"."""
_MORE = re.compile(r"övriga|övrigt|andra|även|dessutom")
_NOT = re.compile(r"\b(?:ej|icke|inte)\b")
_SERVES = re.compile(r"\b(?:tjänstgör|tjänstgörande|tjänstgjort|tjänstgjorde|tjänstg|tjg|tj|beslutande)\b")
_NOT_DECIDING = re.compile(r"\b(?:ej|icke|inte)\s(?:beslutande|tjänstgörande|tjg)\b")
_ABSENT = re.compile(
    r"frånvar|frånv\b|förhind|\båterbud|(?:\bej|\bicke|\binte)\s(?:närvarande|deltagande|deltog|närvarat)"
)
_OWN_AUDITORS = re.compile(
    r"(?:(?:närvarande|frånvarande|förtroendevalda|valda|kommunens|regionens)\s)+revisorer(?:na)?"
)
"""Who decides in the minutes of the auditors themselves (*revisorerna*)."""
_BESIDE = frozenset(
    """
    ordinarie ej icke inte och samt eller med utan rösträtt från för i vid på av som endast bara hela delar
    del mötet sammanträdet anmält anmälda anmäld lämnat meddelat frånvaro frånvarande förhinder förhindrade
    återbud kommunala kommunens regionens politiska fackliga lokala externa interna inkallade kallade
    tj tjänstgörande tjänstgör tjänstgjort tjänstgjorde tjg tjänstg beslutande närvarande deltagande
    inbjudna särskilt förvaltningen
    förvaltningarna kontoret kommunen regionen organisationer organisationerna organisation förbund
    föreningar nämnden styrelsen utskottet rådet fullmäktige direktionen verksamheten skolan m.fl mfl deltog
    deltar del rätt att yttra sig närvara distans digitalt länk via röstande men utom utöver anteckningar
    beslutet behandlingen handläggningen
    uppropet upprop skype teams zoom
    kommun region landsting medborgare att delta närvara kunde inte
    """.split()  # noqa: SIM905
)
_WHOLE: dict[str, ListHeading] = {
    **dict.fromkeys(
        (
            "närvaro",
            "deltagarlista",
            "deltagarförteckning",
            "närvarande vid sammanträdet",
            "upprop",
            "presidium",
        ),
        ("member", False),
    ),
    **dict.fromkeys(
        (
            "elever",
            "ungdomar",
            "sakkunnig",
            "experter",
            "konsulter",
            "medverkande",
            "besökare",
            "representanter",
        ),
        ("other", False),
    ),
}
_OWNER = re.compile(r"[\wé-]+(?:ens|ets|ernas|s)")
_LONGEST = 9
_SIGNS = re.compile(r"[()/&,+–]|(?<=\s)-(?=\s)")


@remembered
def read_list_heading(text: str) -> ListHeading | None:
    """Return group and absence of a heading in an attendance list, or None where the text is none.

    "Tjänstgörande ersättare:" gives serving substitutes, "Ej närvarande ledamöter" absent members,
    "Föredragande och andra tjänstemän" others. The first word has a capital; names and posts are none.
    """
    if not text[:1].isupper() or len(text) > 90 or "\t" in text or "  " in text.strip():
        return None
    folded = fold(text)
    known = ATTENDANCE.get(folded)
    if known or folded in _WHOLE:
        return known or _WHOLE[folded]
    words = _SIGNS.sub(" ", folded).split()
    if not 1 < len(words) <= _LONGEST or not _is_heading_word(words[0], first=True):
        return None
    if not all(_is_heading_word(word, first=False) for word in words[1:]):
        return None
    return _said(" ".join(words))


def words_beside(heading: str) -> list[str]:
    """Return what a heading says beside the words of such headings, as whose list it is: ["samrådets"] in
    "Samrådets gäster", [] in "Inbjudna gäster"."""
    words = [word.rstrip(".:") for word in _SIGNS.sub(" ", fold(heading)).split()]
    return [w for w in words if not (w in _BESIDE or _MORE.fullmatch(w) or _PLAIN.fullmatch(w))]


@lru_cache(maxsize=4096)
def _is_heading_word(word: str, *, first: bool) -> bool:
    word = word.rstrip(".:")
    return bool(
        word in _BESIDE
        or _MORE.fullmatch(word)
        or _SUBSTITUTES.fullmatch(word)
        or _OTHERS.fullmatch(word)
        or _MEMBERS.fullmatch(word)
        or (first and len(word) > 6 and _OWNER.fullmatch(word))
    )


def _said(heading: str) -> ListHeading | None:
    """The group that the words of a heading say; the substitutes' status counts before the members'."""
    absent = bool(_ABSENT.search(heading))
    if _OWN_AUDITORS.fullmatch(heading):
        return "member", absent
    words = heading.split()
    members = any(_MEMBERS.fullmatch(w) and w not in _BESIDE for w in words)
    if any(_SUBSTITUTES.fullmatch(w) for w in words):
        if members or (words[0] == "beslutande" and words[1] in {"och", "samt"}):
            return "member", absent
        if _SERVES.search(heading) and not _NOT.search(heading):
            return "serving_substitute", False
        return "substitute", absent
    if _OTHERS.search(heading):
        return "other", absent
    if _NOT_DECIDING.search(heading):
        return "substitute", False
    if members or absent:
        return "member", absent
    if any(_MORE.fullmatch(w) for w in words):
        return "other", absent
    return ("member", absent) if {"närvarande", "beslutande", "deltagande"} & set(words) else None
