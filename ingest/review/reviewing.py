"""A corrected reading → what the review page shows: values with lines, who wrote them, and the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.models import Attendance, Motion, Section, Signatory
from archive.models.items import Outcome
from archive.templatetags.minutes import day, ranges
from ingest.review.corrections import Applied, Change, stamp
from ingest.review.editing import editor_of
from ingest.review.questions import Question

LINES_SHOWN = 2_000  # of the original at a time
ITEMS_SHOWN = 40

HEAD_LABELS = {
    "committee": "Nämnd",
    "date": "Datum",
    "start_time": "Börjar",
    "end_time": "Slutar",
    "place": "Plats",
    "first_paragraph": "Första paragraf",
    "last_paragraph": "Sista paragraf",
    "adjusted_on": "Justerat",
    "digitally_signed": "Digitalt justerat",
}
_SPANS = {"first_paragraph": "paragraphs", "last_paragraph": "paragraphs", "end_time": "start_time"}

CHOICES: dict[str, list[tuple[str, str]]] = {
    "group": list(Attendance.Group.choices),
    "role": list(Signatory.Role.choices),
    "section": list(Section.Kind.choices),
    "motion": list(Motion.Kind.choices),
    "outcome": list(Outcome.choices),
}


@dataclass(slots=True)
class Value:
    """One value that can be corrected: its path, its name, how it reads, and the lines it rests on."""

    path: str
    label: str
    raw: Any
    shown: str
    lines: tuple[int, int] | None = None
    change: Change | None = None

    @property
    def anchor(self) -> str:
        """The value's id on the page: "items/28/title" has "v-items-28-title"."""
        return "v-" + self.path.replace("/", "-")

    @property
    def stamp(self) -> str:
        """What tells whether the value is still the one that a clerk saw."""
        return stamp(self.raw)

    @property
    def editor(self) -> str:
        return editor_of(self.path) or ""

    @property
    def machine(self) -> str:
        """What the machine read, for a value that a clerk corrected; "" where it read nothing."""
        return shown(self.change.before) if self.change and self.change.operation == "set" else ""


@dataclass(slots=True)
class ItemView:
    """An item on the review page."""

    key: str
    label: str
    head: list[Value]
    sections: list[Value]
    decision: Value
    proposal: Value
    outcomes: list[Value] = field(default_factory=list)
    said: list[Value] = field(default_factory=list)
    attachments: list[Value] = field(default_factory=list)
    lines: tuple[int, int] | None = None
    change: Change | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        return f"v-items-{self.key}"

    @property
    def stamp(self) -> str:
        """What tells whether the item is still as a clerk saw it."""
        return stamp(self.raw)

    @property
    def path(self) -> str:
        return f"items/{self.key}"

    @property
    def lists(self) -> list[tuple[str, str]]:
        """The lists of the item that something can be added to, with the words for it."""
        names = {
            "sections": "Lägg till avsnitt",
            "attachments": "Lägg till bilaga",
            "motions": "Lägg till yrkande",
            "reservations": "Lägg till reservation",
        }
        return [(f"{self.path}/{name}", words) for name, words in names.items()]

    @property
    def split_points(self) -> list[tuple[str, str]]:
        """Where the item can be split: each section but the first, and each paragraph inside one."""
        found = []
        for index, section in enumerate(self.sections):
            for number, text in enumerate(section.raw["text"].split("\n\n")):
                if index or number:
                    start = section.label if section.raw["heading"] and not number else ""
                    found.append((f"{index}.{number}", " ".join(f"{start} {text}".split())[:70]))
        return found

    @property
    def points(self) -> list[tuple[str, Value]]:
        return list(zip((self.decision.raw or {}).get("points", ()), self.outcomes, strict=True))


def head_values(applied: Applied) -> list[Value]:
    """Return the values of the head; the committee and the day also where the minutes do not say them."""
    reading = applied.reading
    spans = reading.get("spans", {})
    return [
        Value(
            name,
            label,
            reading[name],
            shown(reading[name], name),
            _pair(spans.get(_SPANS.get(name, name))),
            applied.marks.get(name),
        )
        for name, label in HEAD_LABELS.items()
    ]


def people_values(applied: Applied, name: str) -> list[Value]:
    """Return the lines of the attendance list, or of the signatures."""
    return [
        Value(
            f"{name}/{row['key']}",
            _person_label(row),
            row,
            _person(row),
            _pair(row.get("lines")),
            applied.marks.get(f"{name}/{row['key']}"),
        )
        for row in applied.reading[name]
    ]


def _person_label(row: Mapping[str, Any]) -> str:
    choices = dict(CHOICES["group"]) if "group" in row else dict(CHOICES["role"])
    return str(choices[row["group"] if "group" in row else row["role"]])


def _person(row: Mapping[str, Any]) -> str:
    said = [f"{row['name']} ({row['party']})" if row["party"] else str(row["name"])]
    said += [str(row[name]) for name in ("title", "affiliation") if row.get(name)]
    for member in row.get("replaces", ()):
        party = f" ({member['party']})" if member["party"] else ""
        said.append(f"ersätter {member['name']}{party} {ranges(member['paragraphs'])}".strip())
    if row.get("paragraphs") and not row.get("replaces"):
        said.append(ranges(row["paragraphs"]))
    if row.get("partial"):
        said.append("del av mötet")
    if not row.get("present", True):
        said.append("frånvarande")
    return ", ".join(said)


def item_view(applied: Applied, item: Mapping[str, Any]) -> ItemView:
    """Return one item with all of its values."""
    start = f"items/{item['key']}/"

    def value(name: str, label: str, raw: Any, lines: Any = None) -> Value:
        return Value(start + name, label, raw, shown(raw), _pair(lines), applied.marks.get(start + name))

    first = item["lines"][0] if item.get("lines") else None
    at = [first, first] if first else None
    decision = item["decision"]
    return ItemView(
        key=item["key"],
        label=item["label"],
        head=[
            value("number", "Nummer", item["number"], at),
            value("label", "Som det skrivs", item["label"], at),
            value("title", "Rubrik", item["title"], at),
            value("case_number", "Ärendenummer", item["case_number"]),
            value("officers", "Handläggare", item["officers"]),
        ],
        sections=[
            value(f"sections/{i}", s["heading"] or "Text utan rubrik", s, s.get("lines"))
            for i, s in enumerate(item["sections"])
        ],
        decision=value("decision", "Beslut", decision, decision and decision.get("lines")),
        proposal=value(
            "proposal", "Förslag", item["proposal"], item["proposal"] and item["proposal"].get("lines")
        ),
        outcomes=[
            Value(
                f"{start}decision/outcomes/{i}",
                "Utfall",
                outcome,
                str(dict(CHOICES["outcome"])[outcome]),
                None,
                applied.marks.get(f"{start}decision/outcomes/{i}"),
            )
            for i, outcome in enumerate(decision["outcomes"] if decision else ())
        ],
        said=[
            *(value(f"motions/{i}", "Yrkande", m, m.get("lines")) for i, m in enumerate(item["motions"])),
            *(
                value(f"reservations/{i}", "Reservation", r, r.get("lines"))
                for i, r in enumerate(item["reservations"])
            ),
        ],
        attachments=[
            value(
                f"attachments/{i}", f"Bilaga{': ' + a['heading'] if a['heading'] else ''}", a, a.get("lines")
            )
            for i, a in enumerate(item["attachments"])
        ],
        lines=_pair(item.get("lines")),
        change=applied.marks.get(f"items/{item['key']}"),
        raw=item,
    )


def _pair(lines: Any) -> tuple[int, int] | None:
    return (lines[0], lines[1]) if lines else None


def shown(raw: Any, name: str = "") -> str:
    """Return a value as a person reads it; "" for nothing."""
    if raw is None or raw == []:
        return ""
    if isinstance(raw, bool):
        return "ja" if raw else "nej"
    if name in ("date", "adjusted_on"):
        return day(raw) if _is_date(raw) else str(raw)
    if isinstance(raw, list):
        return ", ".join(str(part) for part in raw)
    if isinstance(raw, dict):
        if "by" in raw and isinstance(raw["by"], list):
            return raw["text"] or ", ".join(person["name"] for person in raw["by"])
        if "points" in raw:
            return "\n".join(raw["points"])
        return raw.get("text") or (_person(raw) if "name" in raw else raw.get("title", ""))
    return str(raw)


def _is_date(raw: Any) -> bool:
    return isinstance(raw, str) and len(raw) == 10


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the original with what hangs on it: the value that rests on it, and the questions at it.

    `number` is text: thousands of numbers in the local form take longer than all else on the page.
    """

    number: str
    text: str
    anchor: str
    is_marked: bool
    questions: tuple[Question, ...]


def source_lines(
    text: str, values: list[Value | ItemView], asked: list[Question], first: int, marked: range
) -> Iterator[SourceLine]:
    """Yield the lines of the original from `first`, at most LINES_SHOWN; blank ones too.

    Those in `marked` are the ones that somebody wants to see.
    """
    at_line: dict[int, list[Question]] = {}
    for question in asked:
        at_line.setdefault(question.line or 0, []).append(question)
    anchors: dict[int, tuple[int, str]] = {}
    for value in values:
        if value.lines:
            size = value.lines[1] - value.lines[0]
            for number in range(max(value.lines[0], first), min(value.lines[1], first + LINES_SHOWN) + 1):
                if number not in anchors or size < anchors[number][0]:
                    anchors[number] = (size, value.anchor)
    rows = text.split("\n")[first - 1 : first - 1 + LINES_SHOWN]
    for number, row in enumerate(rows, first):
        anchor = anchors.get(number, (0, ""))[1]
        yield SourceLine(str(number), row[:5_000], anchor, number in marked, tuple(at_line.get(number, ())))
