"""Assignments (*uppdrag*) in decision points: who shall do what, and by when. Pure text, no database."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ingest.meaning.deadlines import find_deadline

# A noun phrase: no sentence end, and no word that begins another clause.
_WHO = r"(?P<who>(?:(?!\b(?:att|beslutar|beslutade|besluta|föreslår|föreslå|som|redan)\b)[^.;:]){2,110}?)"
_OFFICE = (
    r"(?P<who>(?:\w+(?:-| ))*?\w*(?:chef|direktör|förvaltning|kontor|nämnd|styrels|utskott|avdelning|enhet|"
    r"sekreterare|presidi|strateg|samordnare|bolag|rektor|fullmäktige|beredning|råd|ledning|jurist|ekonom)"
    r"\w*(?: och [\w-]+(?:chefen|direktören|förvaltningen|kontoret|nämnden|styrelsen))?)"
)
_ADVERB = r"(?: (?:härmed|därmed|också|även|dessutom|samtidigt|vidare|därför|således|då))?"
_REPORT_VERB = (
    r"(?:återkomm?a|återrapportera|rapportera|redovisa|utreda|ta fram|presentera|lämna|följa upp|se över|"
    r"undersöka|utarbeta|påbörja|inleda|kartlägga|utvärdera|verkställa|bereda)"
)
_REPORTS = (
    r"(?:återkommer|återrapporterar|rapporterar|redovisar|utreder|tar fram|presenterar|lämnar|följer upp|"
    r"ser över|undersöker|utarbetar|kartlägger|utvärderar)"
)
_TASK = r"(?P<task>.+)$"

# Each form with a sentence that it reads.
_FORMS = (
    # Kommundirektören får i uppdrag att se över taxan.
    rf"(?:^|\batt |\bsamt |, ){_WHO},? (?:får|ges|erhåller|tilldelas|har|ska ha|ska få|(?P<past>fick|gavs))"
    rf"{_ADVERB} (?:i|ett|det) (?:särskilt )?uppdrag(?:et)? (?:att|om att|för att|:)\s*{_TASK}",
    # Nämnden beslutar att ge skolchefen i uppdrag att utreda frågan.
    rf"\b(?:ge|ger|lämna|lämnar|(?P<past>gav)){_ADVERB} (?:till )?{_WHO} (?:i |ett |det |)uppdrag(?:et)? "
    rf"(?:att|om att|för att|:)\s*{_TASK}",
    # Nämnden ger i uppdrag åt/till förvaltningen att utreda frågan.
    rf"\b(?:ge|ger|lämna|lämnar) (?:i |ett |)uppdrag (?:åt|till) {_WHO} (?:att|om att)\s*{_TASK}",
    # att uppdra åt förvaltningen att ta fram en plan
    rf"\b(?:uppdra|uppdrar|uppdras|(?P<past>uppdrog)) (?:åt|till) {_WHO},? (?:att|om att)\s*{_TASK}",
    # att ålägga socialnämnden att redovisa en plan
    rf"\b(?:ålägga|ålägger) {_WHO} (?:att)\s*{_TASK}",
    # Tekniska nämnden uppdras att bygga bron. Socialnämnden åläggs att redovisa en plan.
    rf"(?:^|\batt |\bsamt ){_WHO} (?:uppdras|åläggs){_ADVERB} (?:att)\s*{_TASK}",
    # Uppdraget att samla uppgifterna ges till kansliet.
    rf"\buppdraget att (?P<task>[^.]+?) (?:ges|lämnas|går) (?:till|åt) {_WHO}(?:\.|,|$)",
    # Förvaltningen ska återkomma till nämnden med ett förslag.
    rf"(?:^|\batt |\bsamt ){_OFFICE} (?:ska|skall){_ADVERB} (?P<task>{_REPORT_VERB}\b.+)$",
    # Nämnden begär att förvaltningen återkommer med ett förslag.
    rf"\b(?:begär|begära) att {_OFFICE} (?P<task>(?:ska )?(?:{_REPORTS}|{_REPORT_VERB})\b.+)$",
)
_PATTERNS = tuple(re.compile(form, re.IGNORECASE | re.DOTALL) for form in _FORMS)

# "avslå yrkandet att ge …", "motionen om att ge … avslås", "upphäva uppdraget": no task is given.
_NOT_GIVEN_BEFORE = re.compile(
    r"\b(?:avslå|avslår|avslås|avslog|inte|ej|upphäv\w*|återkalla\w*|återta\w*|föreslå|föreslår|föreslås|"
    r"hemställ\w+|yrka\w*|yrkande\w*|motion(?:en)? (?:om )?att|förslaget (?:om )?att)\b[^.]*$",
    re.IGNORECASE,
)
_NOT_GIVEN_AFTER = re.compile(
    r"\b(?:avslås|anses besvarad|är slutfört|är fullgjort|förklaras|avslutas|upphör|utgår|återkallas)\b"
    r"[^.]*$",
    re.IGNORECASE,
)
_BACK_REFERENCE = re.compile(r"§|\b20\d\d-\d\d-\d\d\b")
# What leads to the next point: points of one sentence end with a comma, the last but one with "samt".
_TO_THE_NEXT = re.compile(r"(?:\s*[,;]|\s+(?:samt|och))+$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class FoundAssignment:
    """An assignment as the words give it; `due_from`/`due_to` None where no day or span is said."""

    responsible: str
    task: str
    due_text: str = ""
    due_from: dt.date | None = None
    due_to: dt.date | None = None


def find_assignment(text: str, *, decided_on: dt.date) -> FoundAssignment | None:
    """Return the assignment that a decision point gives, or None where it gives none.

    `"Kommundirektören får i uppdrag att se över taxan senast december 2020"` gives the responsible
    "Kommundirektören", the task "se över taxan senast december 2020", and 1–31 December 2020. The task
    runs to the end of the point, since the sentences after it say how and when. What is only proposed
    to somebody else, rejected, or told of an earlier day is none.
    """
    flat = " ".join(text.split())
    parts = _SENTENCE.split(flat)
    for index, part in enumerate(parts):
        found = _in_sentence(part)
        if found is None:
            continue
        who, task, is_whole = found
        rest = " ".join(parts[index + 1 :])
        if is_whole:
            task = _TO_THE_NEXT.sub("", f"{task} {rest}".strip())
        deadline = find_deadline(" ".join([part, rest]).strip(), decided_on=decided_on)
        if deadline is None:
            return FoundAssignment(who, task)
        return FoundAssignment(who, task, deadline.text, deadline.first, deadline.last)
    return None


def _in_sentence(sentence: str) -> tuple[str, str, bool] | None:
    """Return who, what, and whether the task is the sentence's last part."""
    for pattern in _PATTERNS:
        match = pattern.search(sentence)
        if match is None:
            continue
        groups = match.groupdict()
        told = bool(groups.get("past")) and _BACK_REFERENCE.search(sentence)
        before, clause = sentence[: match.start("who")], match["task"]
        if told or _NOT_GIVEN_BEFORE.search(before) or _NOT_GIVEN_AFTER.search(clause):
            continue
        return _responsible(match["who"]), clause.strip(), match.end("task") == len(sentence)
    return None


def _responsible(text: str) -> str:
    """Return who it is as the minutes write it, with a capital: "rektorn" gives "Rektorn"."""
    who = re.sub(r"^(?:att|ge|åt|till|och|samt)\s+", "", text.strip(" ,"), flags=re.IGNORECASE)
    return who[:1].upper() + who[1:]
