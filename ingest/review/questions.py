"""What a clerk should look at before a protokoll is published: each doubt as a question at its line.

The parser's warnings become questions in Swedish with the answers that there are; what corrections have
settled asks no more. Pure: no database, so that a page can ask for every upload what is left.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from ingest.parsing.checks import check_meeting
from ingest.parsing.model import ParsedMeeting, Problem
from ingest.review.corrections import Applied, Conflict

# What `check_meeting` finds is asked of the corrected reading, so that a correction can settle it.
_CHECKED = frozenset(
    {
        "paragraph_repeated",
        "paragraph_order",
        "paragraph_gap",
        "range_mismatch",
        "replaced_member_present",
        "name_spelt_two_ways",
        "unknown_reserver",
        "no_members",
        "ballots_differ",
        "not_listed",
        "odd_person",
        "paragraph_outside",
        "listed_twice",
        "title_cut",
        "odd_point",
        "odd_vote",
        "odd_group",
        "odd_decider",
        "repeated_line",
    }
)
# Text that the parser knows what it is, and leaves out ("Anslag: …", "Innehållsförteckning: …"), is said and
# not asked about; text that it cannot place is.
APART = "apart"  # the answer that two names are those of two people
_NO_PLACE = "Text utan plats"
_SPELT = re.compile(r"(?P<written>.+) skrivs också (?P<listed>.+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: its words, and the correction that it makes; "answer" changes nothing in the reading."""

    label: str
    operation: str = "answer"
    path: str = ""
    value: Any = "ok"


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt: its words, the line it stands at (None = the whole), and its answers.

    Nothing can be published while a blocking one is open; it is settled by a correction alone. `edit` is the
    path of the value to correct. `names` are two names that the question is whether one person has.
    """

    key: str
    code: str
    text: str
    line: int | None
    answers: tuple[Answer, ...] = ()
    is_blocking: bool = False
    edit: str = ""
    answered_by: str = ""
    names: tuple[str, str] | None = None


def questions(
    applied: Applied, *, body_name: str | None, body_is_guess: bool, has_body: bool
) -> list[Question]:
    """Return every question about a corrected reading in the order of lines; answered ones say by whom."""
    found = [
        *_of_the_whole(applied, body_name, body_is_guess, has_body),
        *(_of_conflict(conflict) for conflict in applied.conflicts),
        *_of_problems(applied),
    ]
    result = []
    seen: set[str] = set()
    for question in found:
        if question.key in seen:
            continue
        seen.add(question.key)
        answer = applied.answers.get(question.key)
        result.append(replace(question, answered_by=answer.by) if answer else question)
    return sorted(result, key=lambda q: (q.line or 0, q.key))


def open_questions(found: list[Question]) -> list[Question]:
    """Return the questions that nobody has answered."""
    return [question for question in found if not question.answered_by]


def remarks(applied: Applied) -> list[str]:
    """Return what the parser tells without asking, such as the page headers that it took away."""
    return [w["message"] for w in applied.reading["warnings"] if _is_remark(w["code"], w["message"])]


def _is_remark(code: str, message: str) -> bool:
    return code == "page_furniture" or (code == "unplaced_text" and not message.startswith(_NO_PLACE))


def _key(code: str, text: str) -> str:
    return f"{code}:{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _problems(applied: Applied) -> list[Problem]:
    meeting = ParsedMeeting.from_dict(applied.reading)
    kept = [
        problem
        for problem in meeting.warnings
        if problem.code not in _CHECKED
        and problem.code not in {"not_minutes", "unread_date"}  # the date is asked for as such
        and not _is_remark(problem.code, problem.message)
    ]
    return [*kept, *check_meeting(meeting)]


def _of_the_whole(
    applied: Applied, body_name: str | None, body_is_guess: bool, has_body: bool
) -> Iterator[Question]:
    reading = applied.reading
    if not has_body:
        yield Question(
            "no_body", "no_body", "Vilken kommun eller region hör protokollet till?", None, (), True
        )
    elif body_is_guess:
        text = f"Hör protokollet till {body_name}? Det står inte i protokollets huvud utan är läst ur texten."
        yes = Answer(f"Ja, {body_name}")
        yield Question(_key("body_is_guess", body_name or ""), "body_is_guess", text, None, (yes,))
    if not reading["committee"]:
        text = "Vilken nämnd, styrelse eller vilket råd sammanträdde?"
        yield Question("no_committee", "no_committee", text, 1, (), True, "committee")
    if not reading["date"]:
        yield Question("no_date", "no_date", "Vilken dag hölls sammanträdet?", 1, (), True, "date")
    if not reading["items"]:
        text = "Inga paragrafer hittades. Lägg till dem för hand, eller ladda upp protokollet på nytt."
        yield Question("no_items", "no_items", text, None, (), True)


def _of_conflict(conflict: Conflict) -> Question:
    change = conflict.change
    key = f"conflict:{change.pk}:{hashlib.sha256(repr(conflict.found).encode()).hexdigest()[:8]}"
    undo = Answer("Ta tillbaka rättelsen", "undo", str(change.pk), None)
    if conflict.is_lost:
        text = (
            f"{change.by} rättade något som inte finns i den nya tolkningen ({change.path}). "
            "Rättelsen är därför inte med. Behövs den fortfarande?"
        )
        return Question(key, "lost_correction", text, None, (undo, Answer("Låt den vara")))
    text = (
        f"Tolken läser nu ”{short(conflict.found)}”, men {change.by} rättade till ”{short(change.value)}”. "
        "Vad ska gälla?"
    )
    keep = Answer(f"Behåll ”{short(change.value)}”")
    return Question(key, "conflict", text, None, (keep, replace(undo, label="Ta den nya läsningen")))


def short(value: Any) -> str:
    """Return a value in at most 60 characters, to be quoted in a sentence: "inget" for nothing."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("points") or value.get("text") or value
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value)
    text = "inget" if value in (None, "") else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _of_problems(applied: Applied) -> Iterator[Question]:
    items = _ItemsByLine(applied.reading["items"])
    for problem in _problems(applied):
        yield _of_problem(problem, items)


def _of_problem(problem: Problem, items: _ItemsByLine) -> Question:
    key = _key(problem.code, problem.message)
    fine = Answer("Det stämmer")
    if problem.code == "unplaced_text":
        return _of_unplaced(problem, key, items)
    if problem.code == "name_spelt_two_ways" and (spelt := _SPELT.fullmatch(problem.message)):
        text = f"{spelt['written']} står inte i närvarolistan. Är det {spelt['listed']}?"
        answers = (Answer("Ja, samma person"), Answer("Nej, någon annan", value=APART))
        names = (spelt["written"], spelt["listed"])
        return Question(key, problem.code, text, problem.line, answers, names=names)
    ask = _ASKED.get(problem.code)
    text = ask.format(problem.message.rstrip(".")) if ask else f"{problem.message.rstrip('.')}. Stämmer det?"
    return Question(key, problem.code, text, problem.line, (fine,), edit=_EDITED.get(problem.code, ""))


_ASKED = {
    "paragraph_gap": "{}. Finns de i ett annat protokoll, eller saknas de här?",
    "paragraph_repeated": "{}. Är det två paragrafer, eller ska de slås ihop?",
    "paragraph_order": "{}. Stämmer ordningen?",
    "range_mismatch": "{}. Saknas något i filen?",
    "weekday_mismatch": "{}. Är datumet rätt?",
    "replaced_member_present": "{}. Vem deltog?",
    "unknown_reserver": "{}. Stämmer namnet?",
    "lead_of_proposal": "{}. Är det nämnden som beslutar?",
    "no_person": "Är detta en person som deltog? ”{}”",
    "unknown_range": "Vilka paragrafer gäller detta? ”{}”",
    "unread_person": "{}. Deltog personen?",
    "unread_motion": "{}. Är det ett yrkande?",
    "unread_reservation": "{}. Vem reserverade sig?",
    "unread_vote": "{}. Hur röstade ledamöterna?",
    "unread_heading": "{}. Är det en rubrik?",
    "unmarked_substitute": "{} i kolumnen för ersättare. Tjänstgjorde ersättaren?",
    "unread_list": "{}. Vilka deltog?",
    "unread_paragraph": "{}. Är det en paragraf?",
    "unread_decision": "{}. Är det ett beslut?",
    "no_decision": "{}. Fattades inget beslut?",
    "unread_signature": "{}. Vem skrev under?",
    "unread_range": "{}. Vilka paragrafer omfattar protokollet?",
    "no_members": "{}. Vilka beslutade?",
    "ballots_differ": "{}. Vilka siffror gäller?",
    "not_listed": "{}. Deltog personen?",
    "odd_person": "{}. Är det rätt?",
    "no_party": "{}. Ska det vara så?",
    "paragraph_outside": "{}. Vilka paragrafer gäller?",
    "listed_twice": "{}. Är det samma person?",
    "title_cut": "{}. Hur lyder hela rubriken?",
    "odd_point": "{}. Hur lyder punkten?",
    "odd_vote": "{}. Stämmer siffrorna?",
    "odd_group": "{}. Är de ersättare?",
    "odd_decider": "{}. Är det förslaget eller beslutet?",
    "repeated_line": "{}. Hör den till texten?",
    "unread_time": "{}. När började sammanträdet?",
    "lost_paragraph_marks": "{}. Är paragraferna rätt delade?",
}
_EDITED = {
    "weekday_mismatch": "date",
    "range_mismatch": "first_paragraph",
    "unread_range": "first_paragraph",
    "unread_time": "start_time",
}


def _of_unplaced(problem: Problem, key: str, items: _ItemsByLine) -> Question:
    text = problem.message.partition(": ")[2]
    answers = [Answer("Nej, hoppa över")]
    item = items.before(problem.line)
    if item is not None:
        section = {"kind": "other", "heading": None, "text": text}
        attachment = {"heading": None, "text": text}
        answers.insert(
            0, Answer(f"Ja, som text i {item['label']}", "add", f"items/{item['key']}/sections", section)
        )
        answers.insert(
            1,
            Answer(
                f"Ja, som bilaga till {item['label']}", "add", f"items/{item['key']}/attachments", attachment
            ),
        )
    shown = text if len(text) < 240 else f"{text[:237]}…"
    asked = f"Hör den här texten till protokollet? ”{shown}”"
    return Question(key, problem.code, asked, problem.line, tuple(answers))


class _ItemsByLine:
    """The items of a reading, by the lines where they begin."""

    def __init__(self, items: Sequence[dict[str, Any]]) -> None:
        placed = sorted((item["lines"][0], place) for place, item in enumerate(items) if item.get("lines"))
        self._items = items
        self._lines = [line for line, _ in placed]
        self._last = list(accumulate((place for _, place in placed), max))  # of all that begin so far

    def before(self, line: int | None) -> dict[str, Any] | None:
        """Return the last item that begins above a line; the question is whether the text belongs to it."""
        count = bisect_left(self._lines, line or 0)
        return self._items[self._last[count - 1]] if count else None
