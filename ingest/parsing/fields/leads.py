"""Leads: the line that says who decides or proposes what follows it, "Nämnden beslutar för egen del"."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.parsing.line import evened
from ingest.parsing.record import record

_FOR = r"(?:\s+(?:för\s+(?:sin|egen|dess|kommunstyrelsens|nämndens|styrelsens|regionens)\s+(?:egen\s+)?del|för\s+egen\s+del|(?:för|å|på)\s+[\w-]+s\s+(?:räkning|vägnar)|därmed|därefter|således|också|även|vidare|enhälligt|enhetligt|dessutom|följande|enligt\s+följande|i\s+övrigt|som\s+följer|samtidigt|med\s+anledning\s+härav|i\s+enlighet\s+härmed|utan\s+omröstning))*"  # noqa: E501
_END = rf"{_FOR}(?:,?\s+(?:enligt|i\s+enlighet\s+med|med|mot|på|efter|utifrån)\s[^.:;!?\n]{{1,80}}?(?=\s*:|,?\s+att\s*:?$))?(?:\s*[,:]?\s*att)?\s*[:.,–-]?\s*"  # noqa: E501
_DECIDES = r"(?:beslutar|beslutade|beslutat|beslöt|besluta|har\s+beslutat|beslutas|beslutades)"
_PROPOSES = r"(?:föreslår|föreslog|hemställer|hemställde|rekommenderar|rekommenderade|tillstyrker|tillstyrkte|förordar)"  # noqa: E501
_ORGAN = r"[^\W\d_][^.:;!?\n]{1,140}?"
_LEAD_UP = re.compile(
    rf"(?P<by>{_ORGAN})\s+(?:{_DECIDES}\s*,?\s*(?:att\s+)?(?:för\s+egen\s+del\s+)?)?(?:{_PROPOSES}|föreslå|hemställa(?:\s+till)?|rekommendera)\s*,?\s*(?:att\s+)?(?:till\s+|hos\s+|i\s+sin\s+tur\s+)?"
    rf"(?P<to>(?:[^\W\d_][^.:;!?\n]{{1,100}}?)?){_FOR}\s*(?:att\s+)?(?:(?:fatta\s+följande\s+)?besluta?r?|att|följande|fatta\s+följande\s+beslut){_END}",
    re.I,
)
_HIGHER = r"(?:till\s+|hos\s+)?(?:[\w-]+\s+){0,2}?[\w-]*(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen|rådet)"  # noqa: E501
_LEAD_UP_SHORT = re.compile(
    rf"(?P<by>{_ORGAN})\s+(?:{_DECIDES}\s+(?:att\s+)?(?:föreslå|hemställa|rekommendera)|{_PROPOSES})\s+{_HIGHER}"
    rf"(?:\s+(?:att\s+)?(?:i\s+sin\s+tur\s+)?föreslå\s+{_HIGHER})?{_END}",
    re.I,
)  # "Kommunstyrelsen (beslutar) föreslå(r) kommunfullmäktige", with att-satser below it
_COUNTED = r"(?:,?\s+(?:med|efter)\s+[^.:;!?\n]{0,30}(?:röster|röst|votering|omröstning)\b[^.:;!?\n]{0,60}?)?"
_LEAD_OWN = re.compile(rf"(?P<by>{_ORGAN})\s+{_DECIDES}{_COUNTED}{_END}", re.I)
_LEAD_GENITIVE = re.compile(
    r"(?P<by>[^\W\d_][^.:;!?\n]{1,140}?s)\s+(?:förslag|beslutsförslag)(?:\s+till\s+(?:beslut\s+(?:i|till|för)\s+)?[^.:;!?\n]{1,140}?|\s+på\s+beslut)?\s*:?\s*",
    re.I,
)
_ACTS = re.compile(rf"\b{_DECIDES}\b|\b{_PROPOSES}\b", re.I)
_LEAD_BESLUT = re.compile(r"(?P<by>[^\W\d_][^.:;!?\n]{1,100}?s)\s+beslut\s*:\s*", re.I)
_LEAD_ASKED = re.compile(
    rf"(?:{_ORGAN})\s+(?:föreslås|rekommenderas|tillstyrks)\s*,?\s*(?:att\s+)?(?:besluta|fatta\s+följande\s+beslut|att){_END}",
    re.I,
)
_LEAD_ACCORDING = re.compile(
    r"(?:enligt|i enlighet med|med bifall till|på (?:förslag|initiativ|yrkande) (?:av|från)(?![^:]*\bbeslut))\s[^.!?\n]{1,140}:\s*|(?:att|förslag(?:et)?|beslut)\s*:\s*|följande[^.!?\n]{0,60}:\s*",  # noqa: E501
    re.I,
)
_LEAD_PROPOSED = re.compile(
    rf"(?:förslag|hemställan)\s+till\s+{_HIGHER}(?:\s+(?:för|i)\s[\w -]{{2,40}})?\s*:\s*", re.I
)
_LEAD_PASSIVE = re.compile(rf"(?:det\s+)?(?:beslutas|beslutades|föreslås){_END}", re.I)
_LEAD_TASK = re.compile(
    rf"(?P<by>{_ORGAN})\s+(?:{_DECIDES}\s+(?:att\s+)?)?(?:ger|gav|ge|uppdrar|uppdrog|uppdra)\s+(?:åt\s+|till\s+)?"
    r"[^.:;!?\n]{1,80}?(?:\s+i\s+uppdrag)?,?\s+att\s*:?",
    re.I,
)
"""Who is told to do what the points below say: "Nämnden ger förvaltningen i uppdrag att"."""
_ORGAN_ALONE = re.compile(
    r"(?:i\s+)?(?P<by>(?:[\w-]+,?\s+){0,6}?[\w-]*(?:nämnd|styrelse|utskott|fullmäktige|direktion|beredning|kommitt"
    r"|förbund|presidi|råd)\w{0,3}(?:\s+(?:för|i)\s+[\w -]{2,60}|(?-i:\s+[A-ZÅÄÖ][\w-]+){1,3})??)"
    r"(?:\s+för\s+(?:egen|sin)\s+del)?\s*:",
    re.I,
)


_OPENING_WORDS = (
    *("med", "mot", "på", "efter", "i", "enligt", "utifrån", "till", "vid", "under", "utöver", "genom", "av"),
    *("då", "eftersom", "utan", "inför", "för", "sedan", "därmed", "därefter", "härmed", "därför", "således"),
    *("sammantaget", "avslutningsvis", "slutligen", "vidare", "följaktligen", "dessutom"),
    *("beslutar", "beslutade", "beslöt", "föreslår"),
)
"""What a lead with its verb first begins with: "Med hänvisning till detta beslutar nämnden"."""
_OPENING = tuple(f"{word} " for word in _OPENING_WORDS)
_VERB_FIRST = re.compile(
    rf"(?:[^.:;!?\n]{{2,180}}?,?\s+)??(?P<verb>{_DECIDES}|{_PROPOSES}|föreslås)\s+"
    r"(?P<by>(?:(?!att\b)[\w-]+,?\s+){0,6}?[\w-]*(?:nämnd(?:en)?|styrelsen?|utskott(?:et)?|fullmäktige|direktion(?:en)?|beredning(?:en)?"
    r"|kommittén?|rådet|råd|presidi(?:et|um)|delegation(?:en)?|förbundet|förvaltning(?:en)?|kontor(?:et)?|ordföranden?|mötet|sammanträdet)"
    r"(?:\s+för\s+(?!egen\b|sin\b|dess\b|[\w-]+s\s+(?:del|räkning)\b)[\w-]+(?:\s+och\s+[\w-]+)?)?)"
    r"(?P<rest>(?:[\s,:].*)?)",
    re.I | re.S,
)


def _in_order(text: str) -> str:
    """A lead with its subject before the verb: "Därmed beslutar nämnden att" gives "nämnden beslutar att"."""
    if not (text[0].isupper() and text.lower().startswith(_OPENING)):
        return text
    match = _VERB_FIRST.fullmatch(text)
    return f"{match['by']} {match['verb']}{match['rest']}" if match else text


_INLINE_ATT = re.compile(
    rf"(?P<lead>{_ORGAN}\s+(?:{_DECIDES}|{_PROPOSES}(?:\s+[^.:;!?\n]{{1,80}}?)?(?:\s+besluta)?){_FOR})\s*,?\s+(?P<point>att\s.+)",
    re.I | re.S,
)
_ATT_CLAUSE = re.compile(r",?\s+(?=att\s)", re.I)


def part_inline(text: str) -> tuple[str, str] | None:
    """Return a lead and its first att-sats that make one sentence: "Nämnden beslutar att köpa lokalen" gives
    ("Nämnden beslutar", "att köpa lokalen"); None where a text is none."""
    if match := _INLINE_ATT.fullmatch(text):
        return match["lead"], match["point"]
    for clause in _ATT_CLAUSE.finditer(text, 0, 240) if text.lower().startswith(_OPENING) else ():
        if read_lead(text[: clause.start()]):
            return text[: clause.start()], text[clause.end() :]
    return None


@record
class Lead:
    """A lead: by whom, and what kind ("own", "up" to another organ, "task" for somebody else,
    "proposal", "none")."""

    by: str | None
    kind: str


def read_lead(text: str) -> Lead | None:
    """Return whose lead a line is: `"Socialnämnden beslutar för egen del"` gives ("Socialnämnden",
    "own"), or None."""
    if len(text) > 300:
        return None
    end = text.rstrip()[-9:]
    if end[-1:] == "." and not end.endswith(("beslut.", "följande.")):
        return None
    return _read_lead(evened(text))


def lead_to_att(text: str) -> Lead | None:
    """Return the lead that a line is where an att-sats stands below it: "Nämnden beslutar mot bakgrund av
    detta" is one there, and alone it is a sentence without its full stop."""
    return read_lead(text) or (read_lead(f"{text} att") if text[-1:] not in ".:;!?" else None)


@lru_cache(maxsize=4096)
def _read_lead(text: str) -> Lead | None:
    if len(text) > 240 or not text or (text[-1] == "." and not text.endswith(("beslut.", "följande."))):
        return None
    low = text.casefold()
    if not (
        "beslut" in low
        or "föresl" in low
        or "förslag" in low
        or "beslöt" in low
        or text[-1] == ":"
        or "hemst" in low
        or "rekommend" in low
        or "förord" in low
        or "styrk" in low
        or "uppdra" in low
    ):
        return None
    if match := _LEAD_ACCORDING.fullmatch(text):
        return Lead(None, "none")
    if _LEAD_PROPOSED.fullmatch(text):
        return Lead(None, "up")
    text = _FINDS_THAT.sub("", _in_order(text), count=1)
    if match := _LEAD_PASSIVE.fullmatch(text):
        return Lead(None, "own")
    if match := _LEAD_ASKED.fullmatch(text):
        return Lead(None, "asked")
    if (match := _LEAD_GENITIVE.fullmatch(text)) and not _ACTS.search(match["by"]):
        return Lead(without_genitive(match["by"]), "proposal") if text.endswith(":") else None
    if match := _LEAD_BESLUT.fullmatch(text):
        return Lead(without_genitive(match["by"]), "own")
    if match := _LEAD_UP.fullmatch(text) or _LEAD_UP_SHORT.fullmatch(text):
        return Lead(_organ(match["by"]), "up")
    if "uppdra" in low and (match := _LEAD_TASK.fullmatch(text)):
        return Lead(_organ(match["by"]), "task")
    if match := _LEAD_OWN.fullmatch(text):
        by = match["by"]
        if " att " in f" {by} " or low.startswith(("att ", "om ")):
            return None
        return Lead(_organ(by), "own")
    return None


_FINDS_THAT = re.compile(
    r"[^:;!?]{0,160}\b(?:fann|finner|funnit)(?:\s(?:därvid|då))?\s+att\s+(?=[\w-]+\s+beslut)", re.I
)
"""How the chair counts before the board's own words: "Ordföranden … fann att fullmäktige beslutat"."""
_TELLS = re.compile(r",?\s+(?:har|hade|behandlade|beredde|diskuterade)\s.+", re.I)


def _organ(text: str) -> str:
    """The organ's name in the subject of a lead, without what it did before: "Nämnden har den 3 maj
    behandlat ärendet och"."""
    text = _TELLS.sub("", text.strip(" ,"))
    return text[0].upper() + text[1:]


def without_genitive(text: str) -> str:
    """Return an organ's name without the genitive s: "Arbetsutskottets" gives "Arbetsutskottet"."""
    text = text.strip()
    name = text[:-1] if text.casefold().endswith("s") else text
    return name[0].upper() + name[1:] if name else name


def genitive_lead(text: str) -> Lead | None:
    """The lead "Kommunstyrelsens förslag till kommunfullmäktige" on the first line, without its colon."""
    return read_lead(f"{text}:") if len(text) < 100 and _LEAD_GENITIVE.fullmatch(text) else None


def organ_alone(text: str) -> Lead | None:
    """The lead without a verb: "Kommunstyrelsen:", "I socialnämnden:"."""
    match = _ORGAN_ALONE.fullmatch(text) if text.endswith(":") and len(text) < 120 else None
    return Lead(_organ(match["by"]), "own") if match else None
