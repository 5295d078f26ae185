"""Motions made in the room (*yrkanden*) and reservations (*reservationer*): by whom, what kind, which words.

A motion is a sentence in which somebody "yrkar"; a reservation one in which somebody "reserverar sig", with
the words that follow up to the next one or the end of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.parsing.fields.motion_kinds import agreed_kind, kind_asked
from ingest.parsing.fields.movers import AND_OTHERS, COLLECTIVE, subjects
from ingest.parsing.fields.named_people import find_people, only_people
from ingest.parsing.fields.names import take_name
from ingest.parsing.fields.own_proposals import MOVED_FOR
from ingest.parsing.fields.sentences import sentences
from ingest.parsing.fields.signs import has_any
from ingest.parsing.model import Lines, NamedParty, ParsedMotion, ParsedReservation
from ingest.parsing.record import record
from ingest.parsing.vocabulary import small

Paragraphs = Sequence[tuple[str, Lines]]


@record
class _Said:
    """A sentence in which people move or reserve, and where what they say ends (before the next such one)."""

    by: tuple[NamedParty, ...]
    verb: int
    start: int
    sentence_end: int
    end: int


_MOVES = re.compile(
    r"\b(?:\w+s)?(?:yrkar|yrkade)\b(?!\s+(?:inte|ej)\b)|\b(?:hemställer|hemställde)\b|\byrkas\s+av\b"
    r"|\b(?:instämmer|instämde|instämt)\b(?=[^.\n]{0,80}yrkande)"
    r"|\b(?:lämnar|lämnade|inlämnar|framställer|framställde|framför|framförde)\b(?=\s+(?:\w+\s+){0,3}?\w*yrkande)"
)
"""The verbs are in small letters, in which they are found much faster than without regard to case."""
_AGREES = re.compile(r"(?:instäm|biträd|anslut|anslöt)\w*", re.IGNORECASE)
_PROPOSES = re.compile(
    _MOVES.pattern + r"|\b(?:föreslår|föreslog|framlade|framlägger)\b(?!\s+(?:inte|ej)\b)"
    r"|\b(?:lade|lägger|lagt)\s+(?:\w+\s+){0,2}?fram\b"
    r"|\b(?:instämmer|instämde|instämt|biträder|biträdde)\b|\b(?:ansluter|anslöt)\s+sig\b"
)
_AFTER_PARTY = (
    r"(?:\)|(?<=,\s[A-ZÅÄÖ])|(?<=,\s[A-ZÅÄÖ]{2}))"
    r"(?:\s(?:m\.?\s?fl\.?|(?:för|å)\s[\w-]{1,30}(?:gruppen|partiet|demokraterna|s\svägnar)))?\s*:\s*"
)
_SHORT = re.compile(_AFTER_PARTY + r"(?=(?i:bifall|avslag|återremiss|bordläggning|tillägg|ändring|att\s)\b)")
_SPOKEN = re.compile(_AFTER_PARTY + r"(?=\S)|\)\s[–-]\s(?=[a-zåäö])")

_IN_WRITING = re.compile(
    r"\bi\s(?:(?:en|ett|sin|sitt)\s)?(?:\w+\s)?(?:motion|medborgarförslag|interpellation|skrivelse|e-förslag|initiativ)",
    re.IGNORECASE,
)
"""How somebody proposed before the meeting, as the background tells."""
_PROPOSES_AT_MEETING = re.compile(
    _MOVES.pattern + r"|(?<=\)\s)(?:föreslår|föreslog)(?=\s+(?:att|bifall|avslag|återremiss|bordläggning)\b)"
)


def read_motions(
    paragraphs: Paragraphs, *, under_heading: bool = False, were_put: bool = False
) -> tuple[ParsedMotion, ...]:
    """Return the motions of an item in order: "Bo Ek (V) yrkar bifall till förslaget." is of kind `approve`.

    `under_heading` says that they stand under a heading of motions; there "föreslår" is one, and so is
    "Bo Ek (V): Taxan höjs inte." `were_put` says that proposals were put to the meeting: "Bo Ek (V) föreslår
    att …" is one of them. Who agrees ("instämmer i Bo Eks yrkande") moves the same kind.
    The first thing asked for tells the kind: "bifall till förslaget att avslå motionen" is approve.
    Återremiss and bordläggning are `other`; a proposal of one's own ("yrkar att taxan höjs") is `amend`.
    """
    motions: list[ParsedMotion] = []
    verbs = _PROPOSING if under_heading else _PROPOSING_AT_MEETING if were_put else _MOVING
    for text, lines in _whole_paragraphs(paragraphs):
        if under_heading and (listed := _moved_for(text, lines)):
            motions += listed
            continue
        short = _SPOKEN if under_heading else _SHORT
        for said in _said(text, small(text), verbs, short):
            if (
                were_put
                and text.startswith("före", said.verb)
                and _IN_WRITING.search(text, said.start, said.end)
            ):
                continue
            kind = kind_asked(text[said.verb : _motion_end(text, said)], text[said.start : said.verb])
            if _AGREES.match(text, said.verb):
                kind = agreed_kind(text[said.verb : said.sentence_end], motions) or kind
            motions.append(
                ParsedMotion(said.by, kind, _folded(text[said.start : _motion_end(text, said)]), lines)
            )
    return tuple(motions)


def _moved_for(text: str, lines: Lines) -> list[ParsedMotion]:
    """The motions of lines that each name what is asked for and then by whom: "Avslag: Bo Ek (V) m.fl."."""
    found: list[ParsedMotion] = []
    for line in text.split("\n"):
        asked = MOVED_FOR.match(line)
        people = only_people(AND_OTHERS.sub("", line[asked.end() :])) if asked else []
        if not (asked and people):
            return []
        found.append(ParsedMotion(tuple(people), kind_asked(asked[0], ""), _folded(line), lines))
    return found


_RESERVES = re.compile(
    r"\b(?:reserverar|reserverade|reservera|reserverat)\b(?=[^.\n]{0,120}?\bsig\b(?!\s+(?:inte|ej)\b))"
    r"|\b(?:anmäler|anmälde|anmält|lämnar|lämnade|lämna|inlämnar|avger|avgav|inger|ingav|inkommer\s+med)\b"
    r"(?=[^.\n]{0,150}?\breservation(?:er)?\b)"
    r"|\breservation(?:er)?\s+(?:\w+\s+){0,2}?(?:av|från)\b|\breservation\s?:"
)


class _Verbs(NamedTuple):
    """The verbs of those who move or reserve; and what each has in it (most paragraphs have none, which is
    sooner seen), or nothing where that is not told."""

    pattern: re.Pattern[str]
    stems: tuple[str, ...]

    def places(self, low: str) -> list[int]:
        """Where the verbs stand in a text of small letters."""
        if self.stems and not has_any(self.stems, low):
            return []
        return [match.start() for match in self.pattern.finditer(low)]


_MOVING = _Verbs(_MOVES, ("yrk", "hemst"))
_PROPOSING_AT_MEETING = _Verbs(_PROPOSES_AT_MEETING, ("yrk", "hemst", "föresl"))
_PROPOSING = _Verbs(_PROPOSES, ())
_RESERVING = _Verbs(_RESERVES, ("reserv",))


_CHAIR_TELLS = re.compile(r"\bordföranden?\s[a-zåäö]", re.I)
_CALLS_VOTE = re.compile(
    r"\b(?:yrkar|yrkade|hemställer|hemställde)\s(?:om\s|på\s)?(?:\w+\s)?(?:votering|omröstning)"
)


def not_retold(motions: Sequence[ParsedMotion], known: Sequence[ParsedMotion]) -> Iterator[ParsedMotion]:
    """Give the motions that are made where proposals are put (*beslutsgång*), without those that the chair
    tells of, those `known` already from above, and a call for a vote ("yrkar votering")."""
    told = {(motion.by, motion.kind) for motion in known if motion.kind in {"approve", "reject"}}
    texts = {motion.text for motion in known}
    for motion in motions:
        before = motion.text.partition(motion.by[0].name)[0] if motion.by else ""
        if (motion.by, motion.kind) in told or motion.text in texts:
            continue
        if not (_CHAIR_TELLS.search(before) or _CALLS_VOTE.search(motion.text)):
            yield motion


def read_reservations(
    paragraphs: Paragraphs, *, under_heading: bool = False
) -> tuple[ParsedReservation, ...]:
    """Return the reservations of an item in order: "Mot beslutet reserverar sig Bo Ek (M)." is one by Bo Ek.

    `under_heading` says that the paragraphs stand under the heading Reservation; there a paragraph of names
    alone is one, too. A protokollsanteckning or a särskilt yttrande is none.
    """
    reservations: list[ParsedReservation] = []
    for text, lines in _whole_paragraphs(paragraphs):
        low = small(text)
        if under_heading and (people := _listed_alone(text, low)) is not None:
            reservations.append(ParsedReservation(people, _folded(text), lines))
            continue
        for said in _said(text, low, _RESERVING):
            reservations.append(ParsedReservation(said.by, _folded(text[said.start : said.end]), lines))
    return tuple(reservations)


_IN_FAVOUR = re.compile(
    r"[\s,]*(?:\btill\s+förmån\s+för\b|\bmot\s+beslutet\b|\b(?:skriftlig|muntlig)\w*\b|[(]?\b(?:se\s+|enligt\s+)?bilag)"
)


def _listed_alone(text: str, low: str) -> tuple[NamedParty, ...] | None:
    """Who reserves where the heading has said the verb: "Anna Ek, V, till förmån för eget förslag"; () for a
    group, None where the paragraph is something else."""
    if "reserv" in low and _RESERVES.search(low):
        return None
    if people := only_people(text):
        return tuple(people)
    why = _IN_FAVOUR.search(low)
    if why is None:
        return None
    people = only_people(text[: why.start()])
    return tuple(people) if people else () if COLLECTIVE.fullmatch(text[: why.start()].strip()) else None


_ALSO = re.compile(r"\s*(?:Avslag|Bifall|Återremiss|Bordläggning)\b[^.]{0,200}\.")
"""What somebody asks for, too, without being named again: "(M): Bifall till punkt 1. Avslag på punkt 2."."""


def _motion_end(text: str, said: _Said) -> int:
    """A motion is one sentence, with the points that it leads to."""
    start, end = said.sentence_end, said.end
    if also := _ALSO.match(text, start, end):
        return also.end()
    leads_on = text[max(0, start - _LONGEST_BLANK) : start].rstrip().endswith(":")
    is_point = _POINT.match(text, start, end) and not _MARK_ALONE.fullmatch(text, start, end)
    return end if is_point or leads_on else start


_LONGEST_BLANK = 100
_POINT = re.compile(r"\s*(?:att\b|[-–•*·]\s|\d{1,2}[.)]\s)", re.IGNORECASE)


_MARK_ALONE = re.compile(r"\s*\d{1,2}[.)]\s*")
"""The number of the next point, which is left where sentences are parted."""
_LEADS_ON = re.compile(r"(?::|\b(?:att|yrkar|yrkade))$")
_LONGEST_LEADING = 7
"""So many signs at the end of a line tell whether it leads on to points."""


def _whole_paragraphs(paragraphs: Paragraphs) -> Iterator[tuple[str, Lines]]:
    """The paragraphs, with the points that "… yrkar:" leads to put after it."""
    held: tuple[str, Lines] | None = None
    for text, lines in paragraphs:
        if held and _POINT.match(text) and _leads_on(held[0]):
            span = (held[1][0], lines[1]) if held[1] and lines else held[1]
            held = (f"{held[0]}\n{text}", span)
            continue
        if held:
            yield held
        held = (text, lines)
    if held:
        yield held


def _leads_on(text: str) -> bool:
    """Whether the first line of a paragraph leads on to points: "Bo Ek (V) yrkar:"."""
    first = text.partition("\n")[0].rstrip()
    return _LEADS_ON.search(first, max(0, len(first) - _LONGEST_LEADING)) is not None


def _folded(text: str) -> str:
    """The text with wrapped lines joined; points of a list stay on lines of their own."""
    lines: list[str] = []
    for line in text.split("\n"):
        folded = " ".join(line.split())
        if lines and folded and not _POINT.match(folded):
            lines[-1] = f"{lines[-1]} {folded}".strip()
        elif folded:
            lines.append(folded)
    return "\n".join(lines)


def _said(text: str, low: str, verbs: _Verbs, short: re.Pattern[str] | None = None) -> list[_Said]:
    """Every statement with one of the verbs; each ends where the next sentence with one begins.

    `low` is the text in small letters; `short` is what stands for a verb where there is none: the colon of
    "Bo Ek (V): Avslag".
    """
    places = verbs.places(low)
    if not places and not (short and _is_short(text, low, short)):
        return _in_brackets(text) if short is _SPOKEN else []
    found: list[tuple[int, int, _Said]] = []
    places.reverse()
    for start, end in _units(text):
        seen = start
        matches: list[re.Match[str]] = []
        while places and places[-1] < end:
            place = places.pop()
            if place >= start and (match := verbs.pattern.match(low, place, end)):
                matches.append(match)
        if short and not matches:
            if moved := _MOVED_BY.match(text, start, end):
                people = find_people(_PARTIES_ALONE.sub(" ", moved["who"]), bare=True)
                who = tuple(person for person, _, _ in people)
                begin = moved.start("who") - len("av ")
                found.append((begin, end, _Said(who, moved.start("asks"), begin, end, end)))
                continue
            colon = short.search(text, start, end)
            matches = [colon] if colon else []
        for match in matches:
            by = subjects(text, seen, match.start(), match.end(), end)
            if by is not None:
                found.append((start, end, _Said(by, match.start(), start, end, end)))
            seen = match.end()
    result: list[_Said] = []
    before = later = len(text)
    most = _CROWDED if len(found) > _MANY else len(text)
    for start, _, said in reversed(found):
        later, before = (before, start) if start != before else (later, before)
        limit = said.verb + most
        begin = max(start, said.verb - most)
        result.append(_Said(said.by, said.verb, begin, min(said.sentence_end, limit), min(later, limit)))
    result.reverse()
    return result


_MANY, _CROWDED = 50, 600
"""Of more statements than so many in one paragraph each holds the signs around its verb: a text without full
stops would come back whole in each of them."""


def _is_short(text: str, low: str, short: re.Pattern[str]) -> bool:
    """Whether somebody moves in a text without a verb; a colon or a dash stands for it, or "av … om"."""
    if short is _SPOKEN:
        has_sign = ":" in text or "–" in text or "-" in text
    else:
        has_sign = ":" in text and _COLON_ASKS.search(low) is not None
    if has_sign and short.search(text):
        return True
    return " om " in text and _OM_ASKS.search(low) is not None and _MOVED_BY.search(text) is not None


_COLON_ASKS = re.compile(r":\s*(?:bifall|avslag|återremiss|bordläggning|tillägg|ändring|att\s)")
_OM_ASKS = re.compile(r"om\s(?:bifall|avslag|återremiss|bordläggning)")
"""What the longer patterns have in them, in small letters and from a sign on which is soon found."""


_IN_BRACKETS = re.compile(
    r"(?:\d{1,2}[.)]\s+)?(?P<asks>(?:Bifall|Avslag|Återremiss|Bordläggning)\b[^()]{2,300}?)"
    r"\s\((?P<who>(?:[^()]{3,80}\([^()]{1,5}\)){1,9})\)\.?\s*"
)


def _in_brackets(text: str) -> list[_Said]:
    """A motion with who made it behind it: "1) Bifall till förslaget (landstingsrådet Bo Al (M))."."""
    moved = _IN_BRACKETS.fullmatch(text)
    if moved is None:
        return []
    who = tuple(person for person, _, _ in find_people(moved["who"]))
    start, end = moved.start("asks"), len(text.rstrip())
    return [_Said(who, start, start, end, end)]


_MOVED_BY = re.compile(
    r"(?:\d{1,2}[.)]\s+)?av\s(?P<who>[A-ZÅÄÖ][^.;]{4,160}?)\s(?P<asks>om\s(?:bifall|avslag|återremiss|bordläggning)\b)"
)
"""What was moved, below "Följande yrkanden framställdes": "av Bo Al för (m) om bifall till förslaget"."""
_PARTIES_ALONE = re.compile(r"\sför\s\([^()]{1,5}\)(?:(?:,\s|\soch\s)\([^()]{1,5}\))*")


_LINE_END = re.compile(r"\n(?<![,&]\n)(?<!och\n)")


def _units(text: str) -> list[tuple[int, int]]:
    """The sentences, and in them the lines that begin with a name of their own."""
    units: list[tuple[int, int]] = []
    if "\n" not in text:
        return sentences(text)
    for start, end in sentences(text):
        begin = start
        for match in _LINE_END.finditer(text[start:end]):
            line = start + match.end()
            if _begins_statement(text, line):
                units.append((begin, line - 1))
                begin = line
        units.append((begin, end))
    return units


def _begins_statement(text: str, position: int) -> bool:
    line = text[position : position + 200].split("\n")[0]
    if take_name(line, 0) is None:
        return False
    low = small(line)
    return bool(_PROPOSES.search(low) or _RESERVES.search(low) or _SPOKEN.search(line))
