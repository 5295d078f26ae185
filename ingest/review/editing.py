"""What a clerk fills in → the value of a correction: one editor for each kind of value.

`editor_of(path)` names the editor, `read(editor, form, current)` the value; wrong input raises NotUnderstood
with words that say what to do. Pure: the form is any mapping of strings.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from ingest.parsing.fields.outcomes import read_outcomes
from ingest.parsing.fields.points import comparable
from ingest.parsing.model import GROUPS, OUTCOMES, SECTION_KINDS, MotionKind, SignatoryRole

Form = Mapping[str, str]

_EDITORS: tuple[tuple[str, str], ...] = (
    (r"committee|place", "line"),
    (r"date|adjusted_on", "date"),
    (r"start_time|end_time", "time"),
    (r"first_paragraph|last_paragraph", "number"),
    (r"digitally_signed", "flag"),
    (r"attendance(?:/[^/]+)?", "attendance"),
    (r"signatories(?:/[^/]+)?", "signatory"),
    (r"items", "item"),
    (r"items/[^/]+/number", "required_number"),
    (r"items/[^/]+/(?:label|title)", "required_line"),
    (r"items/[^/]+/case_number", "line"),
    (r"items/[^/]+/officers", "names"),
    (r"items/[^/]+/sections(?:/\d+)?", "section"),
    (r"items/[^/]+/attachments(?:/\d+)?", "attachment"),
    (r"items/[^/]+/proposal", "proposal"),
    (r"items/[^/]+/decision", "decision"),
    (r"items/[^/]+/decision/outcomes/\d+", "outcome"),
    (r"items/[^/]+/(?:motions)(?:/\d+)?", "motion"),
    (r"items/[^/]+/(?:reservations)(?:/\d+)?", "reservation"),
)
_PATTERNS = [(re.compile(pattern), name) for pattern, name in _EDITORS]
# Editors whose form is one field called "value".
OF_ONE_FIELD = frozenset(
    {"line", "required_line", "date", "time", "number", "required_number", "flag", "outcome", "names"}
)
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
_NAMED = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<party>[^()]{1,12})\))?")
_REPLACED = re.compile(
    r"(?P<name>[^()§]+?)\s*(?:\((?P<party>[^()]{1,12})\))?\s*(?:§+\s*(?P<numbers>[\d\s,–-]+))?"
)


class NotUnderstood(ValueError):
    """Input that makes no value; the message is for the clerk."""


def editor_of(path: str) -> str | None:
    """Return the editor of what stands at a path ("date", "section"), or None where nothing can be edited."""
    for pattern, name in _PATTERNS:
        if pattern.fullmatch(path):
            return name
    return None


def read(editor: str, form: Form, current: Any = None) -> Any:
    """Return the value that a form means: `read("date", {"value": "2024-01-30"})` is "2024-01-30"."""
    return _READERS[editor](form, current)


def _text(form: Form, name: str = "value", *, limit: int = 200_000) -> str:
    text = form.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > limit:
        raise NotUnderstood(f"Texten är för lång: högst {limit} tecken.")
    return text


def _line(form: Form, current: Any) -> str | None:
    return " ".join(_text(form, limit=2_000).split()) or None


def _required_line(form: Form, current: Any) -> str:
    line = _line(form, current)
    if line is None:
        raise NotUnderstood("Fältet får inte vara tomt. Skriv det som står i protokollet.")
    return line


def _date(form: Form, current: Any) -> str | None:
    text = _text(form)
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotUnderstood("Datumet går inte att läsa. Skriv det som 2024-01-30.") from None


def _time(form: Form, current: Any) -> str | None:
    text = _text(form).replace(".", ":")
    if not text:
        return None
    try:
        return dt.time.fromisoformat(text.zfill(5)).strftime("%H:%M")
    except ValueError:
        raise NotUnderstood("Klockslaget går inte att läsa. Skriv det som 13:00.") from None


def _number(form: Form, current: Any, name: str = "value") -> int | None:
    text = _text(form, name).removeprefix("§").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 6):
        raise NotUnderstood("Numret går inte att läsa. Skriv bara siffror, till exempel 28.")
    return int(text)


def _required_number(form: Form, current: Any, name: str = "value") -> int:
    number = _number(form, current, name)
    if number is None:
        raise NotUnderstood("Paragrafen måste ha ett nummer. Skriv till exempel 28.")
    return number


def _flag(form: Form, current: Any) -> bool:
    return form.get("value") == "ja"


def _choice(form: Form, name: str, allowed: tuple[str, ...]) -> str:
    value = form.get(name, "")
    if value not in allowed:
        raise NotUnderstood("Välj ett av alternativen i listan.")
    return value


def _names(form: Form, current: Any) -> list[str]:
    return [line.strip() for line in _text(form).splitlines() if line.strip()]


def numbers_in(text: str) -> list[int] | None:
    """Return the § numbers of "1–3, 5": [1, 2, 3, 5]; None where there are none (all)."""
    rest = text.replace("§", " ").strip()
    if not rest:
        return None
    found: set[int] = set()
    for part in filter(None, (part.strip() for part in rest.replace(" och ", ",").split(","))):
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 0 <= last - first < 2_000:
            raise NotUnderstood("Paragraferna går inte att läsa. Skriv dem som 1–3, 5.")
        found.update(range(first, last + 1))
    return sorted(found)


def _attendance(form: Form, current: Any) -> dict[str, Any]:
    return {
        "name": _person(form),
        "party": _text(form, "party", limit=12).upper() or None,
        "affiliation": _text(form, "affiliation", limit=250) or None,
        "title": _text(form, "title", limit=250) or None,
        "group": _choice(form, "group", GROUPS),
        "present": form.get("present") == "ja",
        "paragraphs": numbers_in(_text(form, "paragraphs", limit=500)),
        "partial": form.get("partial") == "ja",
        "replaces": [_replaced(line) for line in _text(form, "replaces").splitlines() if line.strip()],
    }


def _person(form: Form) -> str:
    name = " ".join(_text(form, "name", limit=200).split())
    if not name:
        raise NotUnderstood("Skriv personens namn.")
    return name


def _replaced(line: str) -> dict[str, Any]:
    match = _REPLACED.fullmatch(line.strip())
    if match is None:
        raise NotUnderstood("Skriv den som ersätts som: Anna Ek (S) §§ 1–3")
    return {
        "name": match["name"].strip(),
        "party": (match["party"] or "").strip().upper() or None,
        "paragraphs": numbers_in(match["numbers"] or ""),
    }


def _signatory(form: Form, current: Any) -> dict[str, Any]:
    role = _choice(form, "role", get_args(SignatoryRole))
    return {"role": role, "name": _person(form), "party": _text(form, "party", limit=12).upper() or None}


def _named(text: str) -> list[dict[str, Any]]:
    people = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = _NAMED.fullmatch(line)
        if match is None:
            raise NotUnderstood("Skriv en person på varje rad, som: Anna Ek (S)")
        people.append(
            {"name": match["name"].strip(), "party": (match["party"] or "").strip().upper() or None}
        )
    return people


def _motion(form: Form, current: Any) -> dict[str, Any]:
    kind = _choice(form, "kind", get_args(MotionKind))
    return {"by": _named(_text(form, "by")), "kind": kind, "text": _text(form, "text")}


def _reservation(form: Form, current: Any) -> dict[str, Any]:
    return {"by": _named(_text(form, "by")), "text": _text(form, "text")}


def _section(form: Form, current: Any) -> dict[str, Any]:
    heading = " ".join(_text(form, "heading", limit=1_000).split()) or None
    return {"kind": _choice(form, "kind", SECTION_KINDS), "heading": heading, "text": _text(form, "text")}


def _attachment(form: Form, current: Any) -> dict[str, Any]:
    return {
        "heading": " ".join(_text(form, "heading", limit=1_000).split()) or None,
        "text": _text(form, "text"),
    }


def _item(form: Form, current: Any) -> dict[str, Any]:
    title = " ".join(_text(form, "title", limit=2_000).split())
    if not title:
        raise NotUnderstood("Skriv paragrafens rubrik.")
    return {
        "number": _required_number(form, None, "number"),
        "title": title,
        "after": form.get("after") or "",
    }


def _points(form: Form) -> list[str]:
    parts = re.split(r"\n\s*\n", _text(form, "points"))
    return ["\n".join(line.strip() for line in part.splitlines()) for part in parts if part.strip()]


def _proposal(form: Form, current: Any) -> dict[str, Any] | None:
    points = _points(form)
    return {"by": _text(form, "by", limit=250) or None, "points": points} if points else None


def _decision(form: Form, current: Any) -> dict[str, Any] | None:
    """A point that was there keeps its outcome; the outcome of a new one is told by its words."""
    points = _points(form)
    if not points:
        return None
    known = dict(zip(current["points"], current["outcomes"], strict=True)) if current else {}
    read_now = read_outcomes(points, [False] * len(points))
    outcomes = [known.get(point, outcome) for point, outcome in zip(points, read_now, strict=True)]
    as_proposed = current["as_proposed"] if current and current["points"] == points else None
    return {
        "by": _text(form, "by", limit=250) or None,
        "points": points,
        "outcomes": outcomes,
        "as_proposed": as_proposed,
    }


def as_proposed(decision: dict[str, Any] | None, proposal: dict[str, Any] | None) -> bool | None:
    """Tell whether a decision is what was proposed; None where one of them is missing."""
    if not decision or not proposal:
        return None
    return comparable(decision["points"]) == comparable(proposal["points"])


def _outcome(form: Form, current: Any) -> str:
    return _choice(form, "value", OUTCOMES)


_READERS: dict[str, Callable[[Form, Any], Any]] = {
    "line": _line,
    "required_line": _required_line,
    "date": _date,
    "time": _time,
    "number": _number,
    "required_number": _required_number,
    "flag": _flag,
    "names": _names,
    "attendance": _attendance,
    "signatory": _signatory,
    "item": _item,
    "section": _section,
    "attachment": _attachment,
    "proposal": _proposal,
    "decision": _decision,
    "outcome": _outcome,
    "motion": _motion,
    "reservation": _reservation,
}
