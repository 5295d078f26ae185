"""Is it minutes at all? What is not gets no items and one clear warning, and loses no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ingest.parsing.line import Line
from ingest.parsing.model import ParsedMeeting, Problem
from ingest.parsing.vocabulary import SECTIONS, fold, small

_TITLE = re.compile(
    r"\b(?:sammanträdes|mötes|närvaro)?(?:protokoll|minnesanteckningar|mötesanteckningar)(?:et|s|sutdrag)?\b",
    re.I,
)
_OTHER_KIND = re.compile(
    r"^\W*(?:[\w.,-]+\s){0,4}?(?:kallelse|föredragningslista|dagordning|tjänsteskrivelse|tjänsteutlåtande|arbetsordning|reglemente|delegationsordning|delegationsförteckning|"
    r"tjänsteyttrande|kungörelse|missiv|motion|interpellation|policy|riktlinjer|instruktion|bolagsordning|stadgar|ordningsföreskrifter|förbundsordning)\b",
    re.I,
)
_KIND_WORD = re.compile(
    "protokoll|anteckningar|kallelse|föredrag|dagordning|tjänste|ordning|reglemente|förteckning|kungörelse|missiv|motion"
    "|interpellation|policy|riktlinjer|instruktion|stadgar|föreskrifter"
)
"""In small letters what every word of the two patterns above has in it."""
_HEAD = 14
_MINUTES_KEYS = {"adjusted", "elected_adjusters", "adjuster", "notice", "signatures"}


def other_kind(lines: Sequence[Line]) -> bool:
    """True where the first lines call the text a kallelse, a tjänsteskrivelse, an arbetsordning and the
    like."""
    head = list(islice((line.text for line in lines if line.text), _HEAD))
    if not _KIND_WORD.search(small("\n".join(head))):
        return False
    for text in head:
        if not _KIND_WORD.search(small(text)):
            continue
        if _TITLE.search(text) and not _OTHER_KIND.match(text):
            return False
        if len(text) < 120 and _OTHER_KIND.match(text):
            return True
    return False


def looks_like_minutes(
    meeting: ParsedMeeting, lines: Sequence[Line], keys: set[str], *, has_word: bool
) -> bool:
    """Weigh the signs: who was there, who signs, what was decided, the word itself.

    `keys` are the labels of the head, `has_word` says that a title calls the text a protokoll.
    """
    decided = len([item for item in meeting.items if item.decision is not None])
    attended = len([p for p in meeting.attendance if p.present and p.group != "other"])
    signed = bool(meeting.signatories) or bool(keys & _MINUTES_KEYS) or meeting.digitally_signed
    if other_kind(lines):
        return decided > 0 and (signed or attended > 1)
    if not meeting.items and not attended and not signed:
        return has_word and meeting.date is not None
    marks = (
        (decided > 0)
        + (attended > 0)
        + signed
        + has_word
        + (meeting.date is not None)
        + (meeting.committee is not None)
    )
    return marks >= 3 or (bool(meeting.items) and decided > 0 and marks >= 2)


def lost_marks(lines: Sequence[Line], meeting: ParsedMeeting) -> list[Problem]:
    """A warning where the text decides but has no paragraph numbers: columns torn apart, signs lost on
    the way."""
    if meeting.items:
        return []
    for line in lines:
        if (
            line.text and SECTIONS.get(fold(line.text)) in {"decision", "proposal", "background"}
        ) or line.text.strip() == "§":
            message = "Texten har rubriker men inga paragrafnummer; de kan ha fallit bort när texten togs ur sin fil"  # noqa: E501
            return [Problem("lost_paragraph_marks", message, line.number)]
    return []


def not_minutes(lines: Sequence[Line]) -> ParsedMeeting:
    """The answer for what is no protokoll: nothing but the warning, and the text kept in a second one."""
    text = "\n".join(" ".join(line.text.split()) for line in lines if line.text)
    warnings = [Problem("not_minutes", "Texten ser inte ut som ett protokoll", 1)]
    if text:
        first = next(line.number for line in lines if line.text)
        warnings.append(Problem("unplaced_text", f"Text utan plats: {text}", first))
    return ParsedMeeting(warnings=tuple(warnings))
