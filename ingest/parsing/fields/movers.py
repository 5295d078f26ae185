"""Who moves, reserves or proposes: the people right before the verb, those who second them, or a group."""

from __future__ import annotations

import re

from ingest.parsing.fields.motion_kinds import SECONDED
from ingest.parsing.fields.named_people import find_people
from ingest.parsing.model import NamedParty

COLLECTIVE = re.compile(
    r"(?:Ordföranden?|[A-ZÅÄÖ]\w+(?:demokraterna|moderaterna|partiet|partierna|gruppen)|Moderaterna"
    r"|Liberalerna|Alliansen"
    r"|Majoriteten|Minoriteten|Oppositionen|[A-ZÅÄÖ]{1,3}(?:-gruppen)?)\b[^.\n]{0,40}$"
)
_GROUP = (
    r"(?:(?:samtliga\s|alla\s|hela\s)(?:\w*ledamöter(?:na)?\s|gruppen\s)?(?:(?:för|från|i|ur|inom)\s)?"
    r"(?:\([A-Za-zÅÄÖåäö]{1,5}\)|[A-ZÅÄÖ][\w-]+)"
    r"|\([A-Za-zÅÄÖåäö]{1,5}\)(?:-\w+)?|(?:\w{3,}(?:demokraterna|partiet|partierna|gruppen)|[Mm]oderaterna"
    r"|[Ll]iberalerna|[Aa]lliansen)s?(?:\s\w*(?:ledamöter|grupp|gruppen)\b)?)"
)
_GROUP_BEFORE = re.compile(rf"[\s,:]*{_GROUP},?\s(?:och|samt)\s+")
"""A group before the people that are named: "samtliga ledamöter för (v) samt Bo Ek (mp)"."""
_LINKED = re.compile(
    r"[\s,]*(?:och|samt|&|med\s+(?:instämmande|bifall|biträde)\s+(?:av|från)|med\s+stöd\s+(?:av|från)|tillsammans\s+med"
    r"|jämte|liksom|(?:biträ(?:dd|dda|tt)|understö(?:dd|dda|tt))\s+av)?\s*"
    r"(?:(?:herr|fru|fröken)\s+)?"
    r"(?:(?:(?:\d:?[ea]|förste|första|andre|andra|tf\.?)\s+)?(?:vice\s+)?"
    r"(?:ledamoten?|ordf(?:öranden?|\.)|ledamöterna|ersättaren|gruppledaren|\w+rådet)\s+)?",
    re.IGNORECASE,
)
AND_OTHERS = re.compile(r"\bm\.?\s?fl\.?")
_OBJECT = re.compile(
    r"\b(?:förslag|yrkande|motion|interpellation|anförande|fråga|yttrande)\w*\b", re.IGNORECASE
)


def subjects(text: str, start: int, verb: int, verb_end: int, end: int) -> tuple[NamedParty, ...] | None:
    """Return who moves in the sentence from `start` to `end`: ("Bo Ek", "V") in "Bo Ek (V) yrkar avslag.".

    They are the people right before the verb, else right after it; () for a group, None for nobody.
    """
    before = text[start:verb]
    for bare in (False, True):
        people = find_people(before + (")" if text[verb : verb + 1] == ")" else ""), bare=bare)
        chain = _chain_before(people, before)
        after = text[verb_end : min(end, verb_end + 600)]
        if chain:
            seconded = SECONDED.match(after)
            after = after[seconded.end() :] if seconded else ""
            return (*chain, *_chain_after(find_people(after, bare=bare), after)) if seconded else chain
        if oneself := _ONESELF.match(after):
            after = " " * oneself.end() + after[oneself.end() :]
        chain = _chain_after(_people_after(text[verb:verb_end], after, bare=bare), after)
        if chain:
            return chain
    return () if COLLECTIVE.search(before) or _OF_PARTIES.match(text, verb_end, end) else None


_ONESELF = re.compile(r"[\s,]*sig\b")
_OF_PARTIES = re.compile(
    r"\s+(?:[A-ZÅÄÖ]{1,3}-(?:,\s|\s(?:och|samt)\s)){0,6}[A-ZÅÄÖ]{1,3}-(?:ledamöterna|gruppen)\b"
    rf"|[\s,]*(?:sig\s)?\s*{_GROUP}"
)
"""Those of one or more parties behind the verb: "anmälde S-, MP- och V-ledamöterna reservation",
"reserverar sig samtliga ledamöter från (V)"."""


def _people_after(verb: str, after: str, *, bare: bool) -> list[tuple[NamedParty, int, int]]:
    """The people behind a verb; it is read with them, since who gives something is in no genitive."""
    shift = len(verb)
    return [(who, begin - shift, end - shift) for who, begin, end in find_people(verb + after, bare=bare)]


def _chain_before(people: list[tuple[NamedParty, int, int]], text: str) -> tuple[NamedParty, ...]:
    chain: list[NamedParty] = []
    edge = len(text)
    for person, begin, stop in reversed(people):
        gap = AND_OTHERS.sub("", text[stop:edge])
        if chain and not _LINKED.fullmatch(gap):
            break
        if not chain and (len(gap) > 60 or _OBJECT.search(gap) or re.search(r"[.!?]\s", gap)):
            break
        chain.insert(0, person)
        edge = begin
    return tuple(chain)


def _chain_after(people: list[tuple[NamedParty, int, int]], text: str) -> tuple[NamedParty, ...]:
    chain: list[NamedParty] = []
    edge = 0
    for person, begin, stop in people:
        gap = text[edge:begin]
        in_group = not chain and _GROUP_BEFORE.fullmatch(gap)
        is_near = not chain and (in_group or re.fullmatch(r"[\s:]*(?:\w+\s+){0,2}", gap))
        if not (_LINKED.fullmatch(gap) or is_near):
            break
        is_object = not (chain or in_group) and re.search(r"\b(?:mot|till|på|att|av|för)\b", gap)
        if is_object or _OBJECT.match(text[stop : stop + 40].lstrip()):
            break
        chain.append(person)
        edge = stop
    return tuple(chain)
