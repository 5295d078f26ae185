"""What kind a motion (*yrkande*) is: for the proposal, against it, for a change, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.model import MotionKind, ParsedMotion
from ingest.parsing.vocabulary import small

SECONDED = re.compile(r"[\s,]*med\s+(?:instämmande|stöd|bifall|biträde)\s+(?:av|från)\b", re.IGNORECASE)
_KINDS: tuple[tuple[MotionKind, str], ...] = (
    # "yrkar avslag på förslaget", "yrkar att motionen avslås"
    ("reject", r"avslag(?:et)?\b|avslå\w*|avstyrk\w*|avslagsyrk\w*"),
    # "yrkar bifall till förslaget", "i enlighet med förvaltningens förslag", "att motionen bifalls"
    (
        "approve",
        r"bifall(?:et|er|as?|s)?\b|bifallsyrk\w*|tillstyrk\w*|i\s+enlighet\s+med"
        r"|(?:på|till)\s+förslag\s+(?:\d|[a-z]\b)"
        r"|enligt\s+(?:\w+\s+){0,3}förslag\w*|godkänn\w*|antar?\b|antas"
        r"|fastställ\w*+(?!\s+till\s+[\d:,]*\d)|bevilja[srt]?\b|medges?\b",
    ),
    # "yrkar återremiss", "att ärendet bordläggs"
    (
        "other",
        r"återremi\w*|bordlägg\w*|bordlagd\w*|remitter\w*|remiss\b|vilande|uppskjut\w*|uppskov"
        r"|utgår\s+från\s+dagordning\w*|ajourner\w*"
        r"|avgörs\b|avgöras\b|votering\w*|omröstning\w*|sluten|besvarad\w*",
    ),
    # "yrkar som tillägg att …", "som ändring", "att taxan höjs med 2 procent"
    (
        "amend",
        r"fastställ\w*+\s+till\s+[\d:,]*\d|tillägg\w*|ändring\w*|ändras|ändringsyrkande\w*|stryks?\b|strykas|utökas|minskas|höjs|sänks|ersätts\s+med",
    ),
)
_KIND = re.compile("|".join(f"(?P<{kind}>\\b(?:{words}))" for kind, words in _KINDS))
"""In small letters."""
_KIND_AHEAD = re.compile(r"(?P<amend>(?:Tilläggs|Ändrings)yrkande\w*)|(?P<reject>Avslagsyrkande\w*)")
"""A heading before who moves: "Tilläggsyrkande: Bo Ek (V): Taxan följs upp i maj."."""
_WITH_CHANGE = re.compile(
    r"\bunder\s+förutsättning\s+att\b|\bmed\s+(?:(?:följande|den|det|ett|en|nedanstående|dessa)\s+){0,2}(?:tillägg|ändring|justering"
    r"|komplettering)",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(r"\W*(?:yrkar\s|yrkade\s)?(?:på\s)?förslag(?:et)?\s+(?:\d|[A-Z]\b)")
"""Which of several proposals somebody is for: "Bo Ek (V) – förslag 2"."""
_THAT = re.compile(r"(?:\W*+\w++){0,6}?\W+att\b|\W*att\b", re.IGNORECASE)

_THAT_BEHIND_NAMES = re.compile(r"(?:\W*+\w++){0,24}?\W+att\b", re.IGNORECASE)
"""What is moved stands behind those who second it, and they may be many."""


def kind_asked(text: str, before: str) -> MotionKind:
    """What is asked for first; a proposal in words of one's own is an amendment."""
    verb = re.match(r"\w+", text)
    seconded = SECONDED.match(text, verb.end()) if verb else None
    if verb and seconded:
        text = text[: verb.end()] + text[seconded.end() :]
    text = _OF_MOTION.sub(" ", text) if "återremiss" in text or "bordlägg" in text else text
    match = _KIND.search(small(text)) or (_KIND.search(small(before)) if text.startswith("yrkas") else None)
    match = match or _KIND_AHEAD.match(before)
    if match is None and _FOR_ONE.match(text):
        return "approve"
    that = (_THAT_BEHIND_NAMES if seconded else _THAT).match(text)
    if match is None:
        return "amend" if that or (text[:1] in "):" and _OWN_WORDS.search(text)) else "other"
    kind: MotionKind = match.lastgroup  # type: ignore[assignment]
    if kind == "approve" and _WITH_CHANGE.search(text, match.end()):
        return "amend"
    return kind


_OWN_WORDS = re.compile(
    r"(?<=:)\s*[A-ZÅÄÖ][^.:]*?\s(?:\w{2,}as|införs|görs|ges|tas|läggs|får|ska|skall|bör)\b"
)
"""A proposal behind a colon, in a sentence of its own: "Bo Ek (V): Ramarna räknas upp med 1 procent."."""
_OF_MOTION = re.compile(r"\bavslag\s(?:på|till|av)\s(?:\w+\s)?(?:återremiss|bordläggning)\w*\s(?:och|samt)\b")
"""Said of how the matter is dealt with, before what is asked for: "avslag på återremissen och bifall"."""


def agreed_kind(text: str, earlier: Sequence[ParsedMotion]) -> MotionKind | None:
    """The kind of the motion agreed with: that of the person named, else of the last one before."""
    for motion in reversed(earlier):
        if any(by.name.split(" ")[-1] in text for by in motion.by):
            return motion.kind
    return earlier[-1].kind if earlier and not _KIND.search(small(text)) else None
