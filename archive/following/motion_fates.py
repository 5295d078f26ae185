"""What became of a motion made in the room (*yrkande*): only what the minutes themselves say.

Pure text, no database. The verdict is read where the minutes give it: in what the chair found
(*proposition*), in the outcome of a vote, or in the decision. A finding that is followed by a vote
counts no more. Where nothing says it, there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.showing.sentences import sentences

Verdict = Literal["bifölls", "avslogs", "föll"]

_NOUN = r"(?:ändrings|tilläggs|avslags|bifalls|återremiss)?(?:yrkande|förslag)(?:t|n|na)?"
_VERB = re.compile(
    r"\b(?P<won>bifall(?:er|a)|biföll|antar|beslut\w*[^.]*?\b(?:enligt|i enlighet med)|(?:och|samt) enligt)\b"
    r"|\b(?P<lost>avslår|avslå|avslog)\b"
    r"|\b(?P<fell>faller|föll)\b"
    r"|\b(?P<against>ställ\w+|mot|proposition på|bifall eller avslag till)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[^.]*?\b(?:finner|fann)\b[^.]*?\b(?:(?P<won>bifall(?:s|its)|bifölls)|(?P<lost>avslå(?:s|tts)|avslogs))",
    re.IGNORECASE,
)
_VOTE_CALLED = re.compile(r"\b(?:omröstning|votering)\b[^.]*\bbegär", re.IGNORECASE)
_PROPOSAL_WINS = re.compile(
    r"\bbeslut\w*\b[^.]*?\b(?:enligt|i enlighet med) (?:[\w-]+ )*?[\w-]*förslag(?:et)?(?: till beslut)?$",
    re.IGNORECASE,
)
_THING = r"(motionen|medborgarförslaget|ansökan|remissen|ärendet)"


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion as the archive holds it: its kind, its words, and the names of those who made it."""

    kind: str
    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a motion, and the sentence of the minutes that says so.

    `words` is "" where it is told by the decision being the same as the proposal.
    """

    verdict: Verdict
    words: str


def fates(
    motions: Sequence[Moved], *, procedure: str, decision: Sequence[str], as_proposed: bool | None
) -> list[Fate | None]:
    """Return what became of each motion, None where the minutes do not say.

    `procedure` holds what the chair found and what votes came to, in order; `decision` the points.
    "Ordföranden finner att utskottet bifaller Eva Eks (L) ändringsyrkande." gives Eva Ek's "bifölls".
    """
    told = sentences(procedure)
    found = [
        _in_procedure(motion, motions, told) or _in_decision(motion, decision, as_proposed)
        for motion in motions
    ]
    return [
        fate or _of_supported(motion, motions, found) for motion, fate in zip(motions, found, strict=True)
    ]


def _in_procedure(motion: Moved, motions: Sequence[Moved], told: Sequence[str]) -> Fate | None:
    target = _target(motion, motions)
    if target is None:
        return None
    fate: Fate | None = None
    pitted = False
    for sentence in told:
        if _VOTE_CALLED.search(sentence):
            fate = None
            continue
        said, met = _verdict(sentence, target)
        pitted = pitted or met
        if said:
            fate = Fate(said, sentence)
        elif pitted and _PROPOSAL_WINS.search(sentence.rstrip(".")):
            fate = Fate("föll", sentence)
    return fate


def _target(motion: Moved, motions: Sequence[Moved]) -> re.Pattern[str] | None:
    """What the minutes call this motion: by its mover, or "tilläggsyrkandet" where there is one alone."""
    ways = [
        rf"{re.escape(name)}s?(?: \([^)]{{1,8}}\))?(?: (?:m\.? ?fl\.?|med flera))?s? (?:eget )?{_NOUN}\b"
        for name in motion.names
        if sum(name in other.names for other in motions) == 1
    ]
    generic = {
        "tilläggsyrkandet": _is_addition,
        "ändringsyrkandet": _is_change,
        "avslagsyrkandet": _is_rejection,
    }
    for word, fits in generic.items():
        if fits(motion) and sum(fits(other) for other in motions) == 1:
            ways.append(rf"\b{word}\b")
    if _is_rejection(motion):
        ways.append(r"\bavslagsyrkandena\b")
    return re.compile("|".join(ways)) if ways else None


def _is_addition(motion: Moved) -> bool:
    return motion.kind != "reject" and "tillägg" in motion.text and "bifall till" not in motion.text


def _is_change(motion: Moved) -> bool:
    return motion.kind == "amend" and "tillägg" not in motion.text


def _is_rejection(motion: Moved) -> bool:
    return motion.kind == "reject"


def _verdict(sentence: str, target: re.Pattern[str]) -> tuple[Verdict | None, bool]:
    """Return what the sentence says of the target, and whether it sets it against something."""
    said: Verdict | None = None
    met = False
    for hit in target.finditer(sentence):
        before = list(_VERB.finditer(sentence, 0, hit.start()))
        last = before[-1] if before else None
        if last and last["won"]:
            said = "bifölls"
        elif last and last["lost"]:
            said = "avslogs"
        elif last and last["fell"]:
            said = "föll"
        else:
            met = True
            after = _AFTER.match(sentence[hit.end() :])
            if after:
                said = "bifölls" if after["won"] else "avslogs"
    return said, met


def _in_decision(motion: Moved, decision: Sequence[str], as_proposed: bool | None) -> Fate | None:
    thing = re.search(rf"\b(avslag på|bifall till) {_THING}", motion.text, re.IGNORECASE)
    if thing:
        wants_it = thing[1].casefold() == "bifall till"
        for point in decision:
            verdict = _of_thing(point, thing[2])
            if verdict:
                won = (verdict == "bifall") == wants_it
                return Fate("bifölls" if won else "föll", point.rstrip(" ,"))
        return None
    if "återremi" in motion.text.casefold() and motion.kind != "reject":
        back = next((point for point in decision if re.search(r"återremitter|återremiss", point, re.I)), None)
        return Fate("bifölls", back) if back else None
    whole = re.search(r"\b(avslag på|bifall till) (?:[\w-]+ ){0,2}?[\w-]*förslag", motion.text, re.IGNORECASE)
    if (
        whole
        and as_proposed
        and not re.search(r"\bpunkt|att-sats|tillägg|ändring", motion.text, re.IGNORECASE)
    ):
        won = whole[1].casefold() == "bifall till"
        return Fate("bifölls" if won else "föll", "")
    return None


def _of_thing(point: str, thing: str) -> Literal["bifall", "avslag"] | None:
    """Tell what a decision point does with "motionen": "att avslå motionen" gives "avslag"."""
    if re.search(rf"\bavslår?\b[^.]*?\b{thing}\b|\b{thing}\b[^.]*?\bavslås", point, re.IGNORECASE):
        return "avslag"
    if re.search(rf"\bbifall(?:er|a)\b[^.]*?\b{thing}\b|\b{thing}\b[^.]*?\bbifalls", point, re.IGNORECASE):
        return "bifall"
    return None


def _of_supported(motion: Moved, motions: Sequence[Moved], found: Sequence[Fate | None]) -> Fate | None:
    """A motion for another member's motion has the fate of that one."""
    if motion.kind != "approve":
        return None
    for other, fate in zip(motions, found, strict=True):
        supported = other is not motion and any(
            re.search(rf"bifall till {re.escape(name)}s?\b", motion.text, re.IGNORECASE)
            for name in other.names
        )
        if supported and fate:
            return fate
    return None
