"""Whether a later paragraf reports an assignment (*återrapporterar ett uppdrag*), and its words that say so.

Pure text, no database. Who asks has seen to it that the paragraf is a later one of the same case, or
one that refers to the § that gave the assignment. Being mentioned is not enough: the words must say
that the answer is here ("återrapportering av uppdraget", "uppdraget är slutfört", "fick i uppdrag,
§ 36, att …" in the text of a matter that now comes back). Words that say it is still under way count
against it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.months import MONTHS
from archive.showing.sentences import sentences

_DONE = re.compile(
    r"\båterrapport\w*|\bslutredovisning\w*|"
    r"\buppdrage(?:t|n)\b[^.]*?\b(?:slutfört|fullgjort|slutredovisat|slutförda|fullgjorda|avslutas?|avslutat|"
    r"genomfört|verkställt|redovisat|redovisade)\b|"
    r"\b(?:redovisning|rapport|svar) (?:av|på|från|om) (?:\w+ ){0,2}?uppdrag(?:et)?\b",
    re.IGNORECASE,
)
_GIVEN_THEN = re.compile(
    r"\b(?:gav|fick|gavs|ålade|ålades|uppdrog)\b[^.]*?\b(?:i uppdrag|att|åt)\b|"
    r"^uppdraget (?:att|om)\b[^.]*\bgavs\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\binte (?:\w+ )?(?:slut|redovisa|klar|färdig|genomför)|\bpågå(?:r|ende)\b|\båterstår\b|\bförsena|"
    r"\bännu\b|\bförläng(?:s|d|er|a)\b|\böverlämna(?:s|des|t)\b|\bsedan uppdraget\b|\bstatus\b|"
    r"\b(?:ska|kommer att|senast) [^.]*?(?:återrapport|redovis)|\båterrapporteras\b|\bslutredovisas\b|"
    r"redovisning(?:en)? (?:lämnas|görs|sker|kommer|väntas)\b|\bi uppdrag att (?:\w+ ){0,6}?återrapporter|"
    r"\b(?:nytt|första) besked\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:arbetet|uppdraget|utredningen|översynen|kartläggningen)\b[^.]*?\b"
    r"(?:pågår|fortsätter|försena\w*|(?:är )?inte (?:klar|färdig|slutför)\w*)",
    re.IGNORECASE,
)
_SMALL = {
    "förslag",
    "senast",
    "redovisa",
    "redovisas",
    "utskottet",
    "nämnden",
    "uppdrag",
    "uppdraget",
    "tillsammans",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """The § that gave an assignment: its day and number, and the tasks of all that it gave."""

    date: dt.date
    number: int
    tasks: tuple[str, ...]

    @property
    def is_alone(self) -> bool:
        return len(self.tasks) == 1


def report_words(
    task: str, origin: Origin, *, title: str, texts: Sequence[str], decision: Sequence[str], refers: bool
) -> str | None:
    """Return the words by which a later paragraf reports the task, or None where it does not.

    `refers` says that the paragraf points at the origin's § by day and number. Where that § gave
    several assignments, the words must share more with this task than with the others:
    "Återrapportering av uppdraget om lokal" reports "ta fram alternativ till lokalen", not "föra
    dialog om en ny överenskommelse".
    """
    told = [title, *decision, *(s for text in texts for s in sentences(text))]
    if any(_NOT_YET.search(s) for s in told):
        return None
    done = [s for s in told if _DONE.search(s) and not _UNDER_WAY.search(s)]
    given = [s for s in told if _GIVEN_THEN.search(s) and _names(s, origin)]
    if given:
        if _UNDER_WAY.search(given[0]) or _UNDER_WAY.search(title):
            return None
        if origin.is_alone:
            return (done or given)[0]
        return next((s for s in given if _is_about(task, s, origin)), None)
    if not done:
        return None
    if origin.is_alone and refers:
        return next((s for s in done if _names(s, origin)), done[0])
    about = " ".join([title, *done])
    if not _is_about(task, about, origin) or (not refers and len(_shared(task, about)) < 2):
        return None
    return done[0]


def _is_about(task: str, words: str, origin: Origin) -> bool:
    """Tell whether the words share something with the task, and more than with any other of the §."""
    own = len(_shared(task, words))
    others = [len(_shared(other, words)) for other in origin.tasks if other != task]
    return own > max(others, default=0)


def _names(sentence: str, origin: Origin) -> bool:
    """Tell whether the sentence names the § by day and number: "den 8 februari 2022, § 4"."""
    said = f"{origin.date.day} {MONTHS[origin.date.month - 1]} {origin.date.year}"
    has_day = origin.date.isoformat() in sentence or said in sentence
    return has_day and re.search(rf"§§? ?{origin.number}\b", sentence) is not None


def _shared(task: str, words: str) -> set[str]:
    return _stems(task) & _stems(words)


def _stems(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-zåäöé]{5,}", text.casefold()) if word not in _SMALL}
