"""A table of people: the heads of its columns, and each row read by the word above its cells.

Under "Närv." an X is presence, under "Frånv." absence; "Tjg. ers. för" names the member whose place is taken.
`rosters` asks for one row at a time; the tables of votes have heads of the same kind.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from ingest.parsing.fields.names import looks_like_name
from ingest.parsing.fields.people import read_person
from ingest.parsing.fields.posts import is_chair_title, is_title
from ingest.parsing.fields.remarks import find_remarks
from ingest.parsing.fields.rows import Mark, Row
from ingest.parsing.line import COLUMNS, Line
from ingest.parsing.memory import remembered
from ingest.parsing.model import Group

HEADER_WORD = re.compile(
    r"(?:parti|ej|inte|icke|namn|ledamot|ledamöter|ordinarie|ersättare|ersätter|för|tjg\.?|tjänstgör(?:ande)?|\d+|ers\.?|närv\.?"
    r"|närvarande|frånv\.?|frånvarande"
    r"|närvaro|frånvaro|status|kommentar|notering(?:ar)?|ja|nej|avst\.?|avstår|omröstning|votering|titel|funktion|befattning|roll|organisation|kommun|representerar|§+|anmärkning"
    r"|anm\.?|uppdrag|jäv|/)",
    re.IGNORECASE,
)
MARK = re.compile(r"[XxNnFf✓✔☒×]|\[[xX]\]")
_CELLS = re.compile(r"(?:[^\t ]+| (?! |[XxNFf✓✔☒×]\s*$))+")
_ENDS_IN_MARK = re.compile(r" [XxNFf✓✔☒×]\s*$")


def is_header(text: str) -> bool:
    """Say whether a line holds nothing but the heads of a table's columns: "Parti  Namn  Närv.  Ja  Nej"."""
    if "(" in text:
        return False
    words = text.split()
    if len(words) < 2 or not HEADER_WORD.fullmatch(words[0].strip(",:")):
        return False
    return all(HEADER_WORD.fullmatch(word.strip(",:")) for word in words[1:])


@remembered
def is_table_head(text: str) -> bool:
    """Say whether a line heads a table of people: "Namn   Parti   Närvarande"; its cells stand apart."""
    if "\t" not in text and "  " not in text:
        return False
    cells = [cell.strip().casefold() for cell in COLUMNS.split(text.strip()) if cell.strip()]
    has_names = not _OF_NAMES.isdisjoint(cells)
    return len(cells) > 1 and has_names and all(is_header(f"{cell} {cell}") for cell in cells)


_OF_NAMES = frozenset({"namn", "ledamot", "ledamöter", "ordinarie", "ordinarie ledamöter", "förtroendevald"})
_STANDING = re.compile(r"\b(?:ej|icke|inte)\stj")
"""The head of a table with a column for those who serve and one for those who do not: "Tjg   Ej tjg"."""
_MARK_AND_RANGE = re.compile(r"[Xx]\s+(?P<range>§.*)")


class _Head(NamedTuple):
    """What the head of a table says: its columns in small letters and where each begins, and of what."""

    columns: tuple[tuple[str, int], ...]
    has_tabs: bool
    by_standing: bool
    says_presence: bool
    says_serving: bool
    has_parties: bool


@remembered
def _read_head(text: str) -> _Head:
    low = text.lower()
    by_standing = _STANDING.search(low) is not None
    return _Head(
        tuple([(name.lower(), start) for name, start in header_columns(text)]),
        "\t" in text,
        by_standing,
        by_standing or _PRESENT.search(low) is not None,
        _SERVES.search(low) is not None,
        _PARTY.search(low) is not None,
    )


_PRESENT = re.compile(r"\bnärv")
_SERVES = re.compile(r"\btj")
_PARTY = re.compile(r"\bparti\b")


def read_row(line: Line, header: Line | None, *, has_marks: bool) -> Row:
    """A row with its marks taken out: "X" under Frånv. is absent; without a header X is present, F absent."""
    cells = _cells(line.text)
    head = _read_head(header.text) if header else None
    says_presence = head is not None and has_marks and head.says_presence
    if len(cells) == 1 and says_presence and is_bare_person(line.text):
        return Row(line.text, line.number, line.number, line.struck, "absent")
    if len(cells) < 2 or not (head or any(MARK.fullmatch(text) for text, _ in cells[1:])):
        return Row(line.text, line.number, line.number, line.struck)
    table_row = _TableRow(has_marks, by_standing=head is not None and head.by_standing)
    for index, (text, start) in enumerate(cells):
        table_row.takes(text, _column(line.text, start, head) if index and head else "")
    mark = table_row.mark
    if mark is None and says_presence:
        mark = "absent"
    serves = mark == "absent" or (head is not None and head.says_serving)
    group = table_row.group
    if group is None and head and head.has_parties:
        group = "other" if _is_official("\t".join(table_row.kept)) else None
    if table_row.replaced and not table_row.substitute:
        table_row.kept.append(f"ersätter {table_row.replaced}")
    return Row(
        "\t".join(table_row.kept),
        line.number,
        line.number,
        line.struck,
        mark,
        table_row.substitute,
        serves,
        affiliation=table_row.affiliation,
        group=group,
        substitute_for=table_row.replaced,
        substitute_range=table_row.substitute_range,
        serves=table_row.serves,
    )


def _cells(text: str) -> list[tuple[str, int]]:
    """The cells of a row and where they begin; one blank parts a mark at the end from the name before it."""
    if "\t" not in text and "  " not in text and not _ENDS_IN_MARK.search(text):
        return [(text.strip(), len(text) - len(text.lstrip()))] if text else []
    cells = [(m[0].strip(), m.start() + len(m[0]) - len(m[0].lstrip())) for m in _CELLS.finditer(text)]
    return [(cell, start) for cell, start in cells if cell]


class _TableRow:
    """The cells of one row of a table, each read by the word at the head of its column."""

    def __init__(self, has_marks: bool, *, by_standing: bool) -> None:
        self.has_marks = has_marks
        self.by_standing = by_standing
        self.serves: bool | None = None
        self.kept: list[str] = []
        self.mark: Mark | None = None
        self.substitute: str | None = None
        self.substitute_range: str | None = None
        self.replaced: str | None = None
        self.affiliation: str | None = None
        self.group: Group | None = None

    def takes(self, text: str, column: str) -> None:
        """Take in a cell; `column` is "" where no header stands above it."""
        if column and _VOTE_COLUMN.match(column):
            return
        if self.by_standing and column.startswith(("tj", "ej", "icke", "inte")) and text[:1] in "Xx":
            self._stands(text, serves=column.startswith("tj"))
            return
        if ("§" in column or column.startswith("paragraf")) and _RANGE.fullmatch(text):
            self._ranges(f"§ {text}")
            return
        is_mark = MARK.fullmatch(text) or text in {"-", "–"}
        is_presence = column.startswith(("närv", "frånv", "deltog"))
        if self.kept and (is_mark or (is_presence and _ANSWER.fullmatch(text))):
            self.mark = _presence(text, column, self.has_marks) or self.mark
        elif column and _REPLACES_COLUMN.match(column) and _is_named(_BEFORE_NOTE.split(text, 1)[0]):
            self.replaced = text
        elif column.startswith(("ers", "tjg", "tjän")) and _is_named(text):
            self.substitute = text
        elif column.startswith(_ROLE_COLUMNS) and (group := _role_group(text)):
            self.group = group
            if group == "other":
                self.kept.append(text)
        elif column.startswith(("kommun", "organisation", "representerar")):
            self.affiliation = text
        else:
            self.kept.append(text)

    def _ranges(self, text: str) -> None:
        """A range in a column of its own: the substitute's, where the row names one."""
        if self.substitute:
            self.substitute_range = text
        else:
            self.kept.append(text)

    def _stands(self, text: str, *, serves: bool) -> None:
        """A mark below "Tjg" or "Ej tjg", at times with its paragraphs: "X §§ 12–13"."""
        found = _MARK_AND_RANGE.fullmatch(text)
        if self.serves is not None and found:
            self.kept[-1] = f"{'tjänstgör' if self.serves else 'ej tjänstgörande'} {self.kept[-1]}"
            self.kept.append("ej tjänstgörande" if self.serves else "tjänstgör")
        elif self.serves is None:
            self.serves = serves
        if found:
            self.kept.append(found["range"])
        self.mark = "present"


def _is_official(text: str) -> bool:
    """Whether a row of a table with a column of parties names somebody without one, with a post."""
    person = read_person(text)
    return bool(person and not person.party and person.title and not is_chair_title(person.title))


_REPLACES_COLUMN = re.compile(r"ersätter|(?:tj\w+\.?\s)?(?:ers\w*\.?\s)?för\b|i stället för")


def is_of_replaced(head: str) -> bool:
    """Say whether a column holds the members whose places are taken: "Tjänstgör för", "Ersätter"."""
    return _REPLACES_COLUMN.match(head.lower()) is not None


_BEFORE_NOTE = re.compile(r"\s*,?\s(?=§|t\.?o\.?m|fr\.?o\.?m|kl)")
_VOTE_COLUMN = re.compile(r"(?:ja|nej|avst\w*|röst\w*|omröst\w*|voter\w*)\b", re.IGNORECASE)
_RANGE = re.compile(r"\d{1,4}(?:\s?[-–,]\s?\d{1,4})*")
_ANSWER = re.compile(r"ja|nej|j|n|[01]", re.IGNORECASE)
_ROLE_COLUMNS = ("roll", "funktion", "uppdrag", "befattning", "titel")


_OF_BOARD = re.compile(r"ledamot|ersättare|suppleant|ordf|gruppled")


def _role_group(text: str) -> Group | None:
    """The group that a cell such as "ersättare, tjänstgörande" or "förbundschef" says; None for a chair."""
    low = text.casefold().strip(" .,")
    if re.fullmatch(r"(?:ordinarie\s)?ledamot", low):
        return "member"
    if is_title(text) and not is_chair_title(text.split(",")[0]) and not _OF_BOARD.search(low):
        return "other"
    if not re.search(r"\b(?:ersättare|suppleant|ers)\b", low) or "," in re.sub(
        r",\s(?:ej|inte|icke|tj)", "", low
    ):
        return None
    serves = re.search(r"\btj(?:g|änst)|\bbeslutande\b", low) and not re.search(r"\b(?:ej|icke|inte)\b", low)
    return "serving_substitute" if serves else "substitute"


def _presence(text: str, column: str, has_marks: bool) -> Mark | None:
    """What one mark says of presence; under Tjänstgör it says nothing of the member."""
    low = text.casefold()
    if column.startswith("tj"):
        return None
    if column.startswith(("närv", "deltog")):
        return "absent" if low in {"-", "–", "nej", "f", "0"} or (low == "n" and not has_marks) else "present"
    if column.startswith("frånv"):
        return "present" if low in {"n", "nej", "0"} else "absent" if low not in {"-", "–"} else None
    if text in {"-", "–"}:
        return "absent" if has_marks and not column else None
    return "absent" if low == "f" else "present"


def _is_named(cell: str) -> bool:
    return looks_like_name(re.sub(r"\(.*?\)", "", cell).strip())


def _column(text: str, start: int, head: _Head) -> str:
    """The word above a cell in small letters: by the count of tabs, else by the nearest place on the line."""
    if "\t" in text and head.has_tabs:
        index = text.count("\t", 0, start)
        return head.columns[index][0] if index < len(head.columns) else ""
    name, place = min(head.columns, key=lambda column: abs(column[1] - start))
    return name if abs(place - start) <= 4 else ""


def header_columns(text: str) -> list[tuple[str, int]]:
    """Return the columns of a table's header and where each begins: by tabs, wide blanks, else by words."""
    if "\t" in text:
        starts = [0, *(m.end() for m in re.finditer("\t", text))]
        return [(cell.strip(), start) for cell, start in zip(text.split("\t"), starts, strict=True)]
    pattern = r"\S+(?: \S+)*" if "  " in text.strip() else r"\S+"
    return [(m[0], m.start()) for m in re.finditer(pattern, text)]


def merged_header(above: str, below: str) -> str:
    """Return the head of a table that has two lines, as one: "Votering" above "Ja  Nej" is "Ja  Nej"."""
    if "\t" in above or "\t" in below:
        upper, lower = above.split("\t"), below.split("\t")
        group, heads = "", []
        for a, b in itertools.zip_longest(upper, lower, fillvalue=""):
            group = a.strip() or group
            heads.append(_of_presence(b.strip(), group) or a)
        return "\t".join(heads)
    lower_cells = header_columns(below)
    first, last = lower_cells[0][1], lower_cells[-1][1]
    groups = header_columns(above)
    lower_cells = [
        (_of_presence(text, next((g for g, at in reversed(groups) if at <= start + 3), "")), start)
        for text, start in lower_cells
    ]
    cells = [c for c in groups if not first - 2 <= c[1] <= last] + lower_cells
    line = ""
    for text, start in sorted(cells, key=lambda cell: cell[1]):
        line = line.ljust(start) + ("" if not line or len(line) < start else "  ") + text
    return line


_PRESENCE = re.compile(r"närvar|upprop", re.IGNORECASE)


def _of_presence(head: str, group: str) -> str:
    """The head of a column below the head of its group: "Ja" below "Närvaro" is who was there."""
    if head.casefold() in {"ja", "nej"} and _PRESENCE.match(group):
        return "Närvaro" if head.casefold() == "ja" else "Frånvaro"
    return head


def is_bare_person(text: str) -> bool:
    person = read_person(text)
    return person is not None and not (
        person.rest or person.title or person.affiliation or find_remarks(text, None)
    )
