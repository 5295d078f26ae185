"""Boards (*nämnd*, *styrelse*, *utskott*) as they are named inside a sentence, in full or by their code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.parsing.fields.signs import places_of

_KIND = (
    "(?:nämnden|nämnderna|nämnd|styrelsen|styrelse|fullmäktige|utskottet|utskott|beredningen|beredning|direktionen|direktion"
    "|kommittén|kommitté|presidiet|presidium|rådet|råd|delegationen|delegation|förbundet|förbund)"
)
_BEFORE = (
    r"(?:[\wåäö]*(?:nämndens|styrelsens|fullmäktiges|kommunens|regionens|förbundets)\s+)?"
    r"(?:(?:tekniska|sociala|gemensamma|regionala|kommunala|politiska|allmänna)\s+)?"
    r"(?:[\wåäö]+-(?:,\s+[\wåäö]+-)*\s+(?:och|samt)\s+)?"
)
_NAMED = (
    rf"[\wåäö-]*?{_KIND})"
    r"(?P<more>\s+(?:för|i|väster|öster|norr|söder|nord|syd|öst|väst"
    r"|centrum)\b)?(?P<genitive>(?<=[a-zé])s)?(?![\w-])"
)
_BOARD = re.compile(rf"(?<![\w-])(?P<name>{_BEFORE}{_NAMED}")
_ONE_WORD = re.compile(rf"(?<![\w-])(?P<name>{_NAMED}")
"""The name of a board in small letters, in which it is found much faster; of several words, and of one."""
_GOES_ON = (
    *("nämndens", "styrelsens", "fullmäktiges", "kommunens", "regionens", "förbundets", "och", "samt"),
    *("tekniska", "sociala", "gemensamma", "regionala", "kommunala", "politiska", "allmänna"),
)
"""The words before its last one that the name of a board can have."""
_WORDS = (
    *("nämnd", "styrelse", "fullmäktige", "utskott", "beredning", "direktion", "kommitté", "presidi"),
    *("råd", "delegation", "förbund"),
)
_TAIL = re.compile(
    r"(?:\s+(?!(?:beslut|har|den|gav|vid|på|som|att|av|till|under|om|föresl|godkän|anto|fast|behand|åter"
    r"|tillst|fatt|uppd|överl|ställ|ansåg|anser|ber|ska|kan|är|var|i)\w*)[a-zåäö-]+){1,5}"
)
_NO_BOARDS = """
    sol lvu lvm lss pbl kl fl osl mb rf tf lou luf las mbl pul brb fb sfs afs dl koml bbr pbf ygl
    sou dnr se den enl från till kap bil punkt nr prot beslut jfr ärende även obs vid och samt mom
    st art dir prop bet
"""
_LAW_CODES = frozenset(_NO_BOARDS.split())
_CODE = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]{1,4}|ks|kf|au|ksau|kfau|ksus|bun|bn|sn|rf|rs)(?![\w-])"
)

_AFTER_NAME = re.compile(r"[A-ZÅÄÖ][\wåäö-]+\s$")


def boards(text: str, low: str) -> list[tuple[str, int, int]]:
    """Return each board named in full, out of the genitive: "Miljönämnden" for "Miljönämndens beslut".

    `low` is the text in small letters.
    """
    found: list[tuple[str, int, int]] = []
    for match in _near_kinds(low):
        start, end = match.span("name")
        if match["more"]:
            more = match["more"].strip()
            if more == "för" and (tail := _TAIL.match(text, match.end("more"))):
                end = tail.end()
            elif more not in {"för", "i"}:
                end = match.end("more")
        name = text[start:end]
        found.append(
            (name if name.isalpha() else " ".join(name.split()), start, max(end, match.end("genitive")))
        )
    return found


def _near_kinds(low: str) -> list[re.Match[str]]:
    """The matches around each word for a kind of board; a name has at most six words before its end."""
    found: list[re.Match[str]] = []
    end = 0
    kinds = places_of(_WORDS, low)
    for place, (start, stop) in enumerate(kinds, 1):
        if start < end:
            continue
        limit = stop + 40
        match = _one_word(low, end, start, limit) or _BOARD.search(low, _begin(low, end, start), limit)
        while match:
            end = match.end()
            found.append(match)
            if place == len(kinds) or not any(end <= at < limit for at, _ in kinds[place : place + 19]):
                break
            match = _BOARD.search(low, end, limit)
    return found


def _one_word(low: str, begin: int, kind: int, limit: int) -> re.Match[str] | None:
    """The name where no other word can belong to it, neither before it nor, after a genitive, behind."""
    word = max(low.rfind(" ", begin, kind), low.rfind("\n", begin, kind), begin - 1) + 1
    if low[max(begin, word - 20) : word].rstrip().endswith(_GOES_ON):
        return None
    match = _ONE_WORD.match(low, word, limit)
    return match if match and not match["genitive"] else None


def _begin(low: str, begin: int, kind: int) -> int:
    """Where to look for the name that a kind of board ends: seven words before it."""
    for _ in range(7):
        kind = low.rfind(" ", begin, kind)
        if kind < 0:
            return begin
    return kind


def codes(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each abbreviation that can be a board's: ("KSUS", 0, 4); statutes ("PBL") are none."""
    for match in _CODE.finditer(text):
        is_surname = not match[0].isupper() and _AFTER_NAME.search(
            text[max(0, match.start() - 30) : match.start()]
        )
        if match[0].lower() not in _LAW_CODES and not is_surname:
            yield match[0], match.start(), match.end()
