"""What stands outside the items: the head, the attendance list, the signatures, the notice, the contents.

One pass over the lines, cell by cell: a cell that the vocabulary knows as a label or an attendance heading
opens a field or a block, everything else belongs to the one that is open, or is loose. What the values mean
is for `fields/head`, `fields/signatures` and `fields/attendance`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import reduce

from ingest.parsing.columns import unfold_columns
from ingest.parsing.fields.boards_named import ends_date
from ingest.parsing.fields.dates import find_dates
from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.tables import is_header, is_table_head
from ingest.parsing.fields.wrapping import join_wrapped
from ingest.parsing.labels import (
    DOTS,
    SIGNERS,
    SINGLE,
    begins_known,
    begins_signatures,
    joined_label,
    split_cells,
    split_label,
    split_list_heading,
)
from ingest.parsing.line import Line
from ingest.parsing.model import Group
from ingest.parsing.raw import Block, Field, Front
from ingest.parsing.signing import SIGNED_LINE, is_signed_digitally, names_adjuster, unglued
from ingest.parsing.stacked import give_stacked_values
from ingest.parsing.vocabulary import ATTENDANCE, LABELS, SECTIONS, fold

_MOSTLY_DOTS = re.compile(r"[.…_·]{3,}|(?:\. ){3,}")
_TABLE_HEAD = re.compile(r"\bparti\b.*\b(?:närv|frånv|ja|nej)|\bnärv\w*\.?\s.*\bfrånv", re.I)
_PRESENCE = re.compile(r"(?:närvar|närv\b|frånv)", re.I)
"""The head of a column of marks beside a list's heading: "Ersättare   Närvarande   Tjänstgörande för"."""
_DIGIT = re.compile(r"\d")
_LABEL_END = re.compile(r":|\t|  ")
_RANGE_ALONE = re.compile(r"(?:\w{1,6}\s)?§§?\s*\d+\s*[-–—]\s*\d+\.?")
_ENDS_VALUE = re.compile(r"protokollet\b|.{4,60},\s*(?:sekreterare|ordförande|justerare)\b", re.I)
_DIGITS_ONLY = {"range", "start_time", "end_time"}
_NOT_SERVING = re.compile(r"(?:närvarande,?\s)?(?:ej|icke|inte)[\s-](?:tjänstgörande|tjg|beslutande)\b", re.I)
_ITEM_KINDS = {"decision", "proposal", "background"}


def read_front(lines: Sequence[Line], contents: Set[int] = frozenset()) -> Front:
    """Sort the lines outside the items; `contents` are the indexes of lines known to be a contents list."""
    return _Reader(*unfold_columns(lines, contents)).read()


class _Reader:
    def __init__(self, lines: Sequence[Line], contents: Set[int]) -> None:
        self.lines = lines
        self.contents = contents
        self.front = Front(list(lines))
        self.field: Field | None = None
        self.block: Block | None = None
        self.notice = False
        self.under_others = False
        self.adjusting = False
        self.blank = True
        self.index = 0
        self.eaten: dict[int, str] = {}
        self.not_serving: list[int] | None = None

    def read(self) -> Front:
        for i, line in enumerate(self.lines):
            self.index = i
            if not line.text:
                self._gap()
                continue
            if i in self.contents:
                self._open_contents(line)
                continue
            self._line(line)
            self.blank = False
        give_stacked_values(self.front)
        return self.front

    def _gap(self) -> None:
        """A blank line closes a field that has its value; lists, notices and contents go on."""
        self.blank = True
        f = self.field
        if (
            f
            and f.key in SINGLE | {"address", "elected_adjusters", "reserve"}
            and any(v.text for v in f.lines)
        ) or (f and f.key in SIGNERS | {"signatures"} and (f.lines or f.key != "signatures")):
            self.field = None

    def _open_contents(self, line: Line) -> None:
        if not (self.field and self.field.key == "contents"):
            self._open_field("contents", "", line)
        assert self.field is not None
        self.field.lines.append(line)
        if self.index + 1 not in self.contents:
            following = self.lines[self.index + 1 : self.index + 3]
            if not any(self.index + 1 + k in self.contents for k in range(len(following))):
                self.field = None

    def _line(self, line: Line) -> None:
        text = unglued(line.text.strip())
        cells = [c for c in split_cells(text) if c] or [text]
        if line.markup.startswith("#") and self.field and self.field.key == "contents":
            self.field = None
        if self._in_contents(text):
            self.field.lines.append(line)  # type: ignore[union-attr]
            return
        if self.index in self.eaten:
            piece = self.eaten[self.index]
            if rest := text[len(piece) :].strip():
                blotted = line.text.replace(piece, " " * len(piece), 1)
                self.front.lines[self.index] = Line(line.number, blotted, line.struck, line.markup)
                self._beside_label(line, rest)
            return
        if self._signature(line, text):
            return
        if self._chair_listed(line, text) or self._heading(line, text, cells):
            return
        if self.block is not None and (SECTIONS.get(fold(text)) in _ITEM_KINDS or self._is_letterhead()):
            self.block = None
        self._cells(line, cells, text)

    def _beside_label(self, line: Line, text: str) -> None:
        """What stands beside the second line of a broken label: its value, and perhaps another label."""
        cells = [cell for cell in split_cells(text) if cell]
        keys = [label[0] if (label := split_label(cell)) else None for cell in cells]
        is_free = self.block is None
        found = (n for n, key in enumerate(keys) if is_free and key and (n or key in SIGNERS))
        place = next(found, len(cells))
        if place:
            value = text if place == len(cells) else "  ".join(cells[:place])
            self._keep(Line(line.number, value, line.struck, line.markup))
        if cells[place:]:
            self._cells(line, cells[place:], text)

    def _is_letterhead(self) -> bool:
        """True for a line of its own right above an address: "Region Ek" above "Postadress: …"."""
        return self.blank and LABELS.get(fold(_LABEL_END.split(self._below().strip(), 1)[0])) == "address"

    def _in_contents(self, text: str) -> bool:
        """True while a contents list goes on: until a label of the front page, or a paragraph without
        numbers."""
        if not (self.field and self.field.key == "contents"):
            return False
        first = split_cells(text)[0]
        key = LABELS.get(fold(first)) or ("" if fold(first) not in ATTENDANCE else "attendance")
        if key and key not in {"contents", "adjusting", "own_number", "time"} and not text[-1].isdigit():
            self.field = None
            return False
        if (
            self.blank
            and self.field.lines
            and not _DIGIT.search(text)
            and _DIGIT.search(self.field.lines[-1].text)
        ):
            self.field = None
            return False
        return True

    def _signature(self, line: Line, text: str) -> bool:
        """A line such as "NAMN (S), justerare", or "Digitalt justerat protokoll.", closes the lists
        above it."""
        if len(text) < 120 and is_signed_digitally(text) and not _DIGIT.search(text):
            self.block = self.field = None
            self.front.fields.append(Field("digital", text, line, [line], index=self.index))
            return True
        if self.block is None or not self.block.lines:
            return False
        if names_adjuster(text):
            self._give_back_signatures()
            self.block = None
            self.front.loose.append(self.index)
            return True
        return False

    def _give_back_signatures(self) -> None:
        """Lines above a signature, each in a paragraph of its own, are signatures, too."""
        assert self.block is not None
        i = self.index - 1
        taken: list[int] = []
        while i > 0:
            text = self.lines[i].text.strip()
            if not text:
                i -= 1
                continue
            alone = not self.lines[i - 1].text and (i + 1 >= len(self.lines) or not self.lines[i + 1].text)
            if not (
                alone
                and SIGNED_LINE.fullmatch(text)
                and self.block.lines
                and self.block.lines[-1].number == self.lines[i].number
            ):
                break
            self.block.lines.pop()
            taken.append(i)
            i -= 1
        self.front.loose += reversed(taken)

    def _heading(self, line: Line, text: str, cells: list[str]) -> bool:
        """Open an attendance block where the line begins with its heading."""
        if self.block is not None and not self.block.lines and line.text[0].isspace() and is_header(text):
            self._keep(line)
            return True
        label, rest = self._list_heading(cells, text)
        if label is None and self.block is None and not self.notice and is_table_head(text):
            self._open_block("member", False, "", line)
            self._keep(line)
            return True
        if label is None:
            return False
        if self.block is not None and not self.block.lines and is_header(text):
            self.block.lines.append(line)
            return True
        of_councillors = fold(label).endswith("råd")
        said = read_list_heading(label) or ATTENDANCE.get(fold(label))
        group, absent = said or ("other" if of_councillors else "member", False)
        if not self._is_list_heading(label, group, rest):
            return False
        self._open_block(group, absent, label, line)
        if _TABLE_HEAD.search(rest) or is_table_head(text):
            self._keep(Line(line.number, text, line.struck, line.markup))
        elif _PRESENCE.match(rest) and is_header(rest):
            self._keep(Line(line.number, line.text.replace(label, " " * len(label), 1)))
        elif rest:
            self._nested(line, rest)
        return True

    def _list_heading(self, cells: list[str], text: str) -> tuple[str | None, str]:
        """Split the heading of a list, also one broken over two lines, from what stands beside it."""
        first = cells[0]
        word = fold(first)
        if word not in ATTENDANCE and (word in LABELS or self._joined(first, LABELS)):
            return None, ""
        if joined := self._joined(first, ATTENDANCE):
            return joined, text[len(first) :].strip()
        return split_list_heading(cells, text, self._below())

    def _joined(self, first: str, known: Mapping[str, object]) -> str | None:
        """A label broken over several lines of the left column; what stands on the others is eaten."""
        if not begins_known(first, known):
            return None
        line = self.lines[self.index].text
        below = [row.text for row in self.lines[self.index + 1 : self.index + 4]]
        pieces = joined_label(first, below, known, len(line) - len(line.lstrip()))
        for place, piece in enumerate(pieces, start=1):
            self.eaten[self.index + place] = piece
        return reduce(join_wrapped, (first, *pieces)) if pieces else None

    def _below(self) -> str:
        return self.lines[self.index + 1].text if self.index + 1 < len(self.lines) else ""

    def _is_list_heading(self, label: str, group: Group, rest: str) -> bool:
        """Tell "Ersättare" as the reserve for justering, and words inside a list, from a heading."""
        if (
            fold(label) in {"ersättare"}
            and self.field
            and self.field.key in {"elected_adjusters", "adjuster", "reserve"}
        ):
            return False
        if (
            fold(label) == "ersättare"
            and rest
            and self._last_key() in {"elected_adjusters", "adjuster"}
            and self.block is None
        ):
            return False
        if self.notice and fold(label) not in {
            "beslutande",
            "närvarande ledamöter",
            "ledamöter",
            "närvarande",
            "närvarolista",
        }:
            return fold(label) not in {"övriga", "närvarande", "deltagare", "förvaltningen"}
        return not label[0].islower() or (bool(rest) and " " in label and fold(label) in ATTENDANCE)

    def _last_key(self) -> str:
        return self.front.fields[-1].key if self.front.fields else ""

    def _open_block(self, group: Group, absent: bool, label: str, line: Line) -> None:
        word = fold(label)
        if (
            word == "ersättare"
            and self.block is not None
            and self.block.group == "member"
            and not self.under_others
        ):
            group = "serving_substitute" if self._lists_who_does_not_serve() else "substitute"
        if word == "ledamöter" and self.under_others:
            self.under_others = False
        if group == "other":
            self.under_others = True
        elif group == "member" and not absent:
            self.under_others = False
        self.notice = False
        self.adjusting = False
        self.field = None
        self.block = Block(group, label, line, absent)
        self.front.blocks.append(self.block)

    def _lists_who_does_not_serve(self) -> bool:
        """Whether a list of those who do not serve follows: plain "Ersättare" above it names who does."""
        if self.not_serving is None:
            self.not_serving = [
                n for n, line in enumerate(self.lines) if _NOT_SERVING.match(line.text.strip())
            ]
        return bool(self.not_serving) and self.not_serving[-1] > self.index

    def _nested(self, line: Line, rest: str) -> None:
        """What stands beside an attendance heading: a second heading ("Beslutande   Ledamöter") or the
        first person."""
        cells = [c for c in split_cells(rest) if c]
        label, inner = self._list_heading(cells, rest)
        if label is not None:
            group, absent = read_list_heading(label) or ("member", False)
            self._open_block(group, absent, label, line)
            rest = inner
        if rest:
            assert self.block is not None
            self.block.lines.append(Line(line.number, rest, line.struck, line.markup))

    def _chair_listed(self, line: Line, text: str) -> bool:
        """ "Ordförande: NAMN" right above "Vice ordförande: …" or "Ledamöter: …" is a line of the
        attendance list."""
        label, colon, value = text.partition(":")
        if not colon or LABELS.get(fold(label)) != "chair" or not value.strip() or self.notice:
            return False
        below = next(
            (row.text.strip() for row in self.lines[self.index + 1 : self.index + 3] if row.text), ""
        )
        word = fold(below.split(":", 1)[0])
        listed = self.block is not None and self.block.heading == ""
        if not (
            (word in ATTENDANCE and ATTENDANCE[word][0] == "member")
            or (":" in below and word.rstrip("n").endswith("vice ordförande"))
            or (listed and word in ATTENDANCE)
        ):
            return False
        if not listed:
            self._open_block("member", False, "", line)
        self._keep(Line(line.number, f"{value.strip()}, {label.strip()}", line.struck, line.markup))
        if fold(label) in {"ordförande", "ordföranden"}:
            named = Line(line.number, value.strip(), line.struck, line.markup)
            self.front.fields.append(Field("chair", label.strip(), line, [named], index=self.index))
        return True

    def _cells(self, line: Line, cells: list[str], text: str) -> None:
        """Labels of the head, wherever in the line they stand; what stands between them is their value."""
        if self.block is not None and not self._opens_field(cells[0], text):
            if text == line.text or is_header(text):
                self.block.lines.append(line)
            else:
                self.block.lines.append(Line(line.number, text, line.struck, line.markup))
            return
        rest: list[str] = []
        for place, cell in enumerate(cells):
            found = self._label_of(cell, first=place == 0)
            if found is None or (place and self._says_again(found[0], cell)):
                rest.append(cell)
                continue
            if rest:
                self._value(Line(line.number, "  ".join(rest), line.struck, line.markup))
                rest = []
            key, label, value = found
            self._open_field(key, label, line)
            inner = self._label_of(value, first=False) if value and key == "signatures" else None
            if inner is not None:
                self._open_field(inner[0], inner[1], line)
                value = inner[2]
            if value:
                rest.append(value)
        if rest:
            self._value(Line(line.number, "  ".join(rest), line.struck, line.markup))

    def _says_again(self, key: str, cell: str) -> bool:
        """True for a value that begins with a word for its own label: "Plats:   Lokal Forsen"."""
        f = self.field
        return f is not None and f.key == key and not f.lines and f.index == self.index and ":" not in cell

    def _opens_field(self, cell: str, text: str) -> bool:
        """True where a line inside an attendance list begins a field of the head instead."""
        found = self._label_of(cell, first=True)
        if found is None:
            return False
        key, label, _ = found
        if key in SIGNERS | {"unit", "body", "own_number", "time", "place"}:
            dotted = bool(_MOSTLY_DOTS.search(text))
            alone = fold(text) == fold(label)
            if key in {"adjuster", "time", "place"}:
                return True
            if label.casefold().startswith("vid ") or (self.blank and ":" in text and key in SIGNERS):
                return True
            if begins_signatures(text, self.lines[self.index + 1 : self.index + 8], blank=self.blank):
                return True
            if label.isupper() and text.rstrip().endswith("/"):
                return True
            return (
                dotted
                or (alone and self.blank)
                or fold(label) in {"vid protokollet", "underskrift sekreterare", "underskrift ordförande"}
            )
        return True

    def _label_of(self, cell: str, *, first: bool) -> tuple[str, str, str] | None:
        """The label that a cell has, also one that goes on below it, with its key and its value."""
        if first and (joined := self._joined(cell, LABELS)):
            return LABELS[fold(joined)], joined, ""
        if self.block is None and _RANGE_ALONE.fullmatch(cell):
            return "range", "", cell
        return split_label(cell)

    def _open_field(self, key: str, label: str, line: Line) -> None:
        if key == "notice":
            self.notice = True
        elif self.notice and (
            key in {"place_time", "contents", "elected_adjusters", "time"}
            or (key == "signatures" and self.blank is not False)
        ):
            self.notice = key == "signatures" or (key == "place_time" and self.adjusting)
        if key in {"adjusting", "adjuster", "elected_adjusters"}:
            self.adjusting = True
        elif key in {"place_time"} and not any(f.key == "place_time" for f in self.front.fields):
            self.adjusting = False
        self.block = None
        self.field = Field(key, label.strip(" :"), line, [], self.notice, self.adjusting, self.index)
        self.front.fields.append(self.field)

    def _keep(self, line: Line) -> None:
        """Give a line to the list or the field that is open."""
        if self.block is not None:
            self.block.lines.append(line)
        else:
            self._value(line)

    def _value(self, line: Line) -> None:
        """Give a line without label to the field that is open, else let it be loose."""
        if self.field is None and self.notice:
            self._open_field("notice_line", "", line)
        if self.field is None:
            if not self.front.loose or self.front.loose[-1] != self.index:
                self.front.loose.append(self.index)
            return
        if (
            self.field.key in SIGNERS
            and not DOTS.fullmatch(line.text)
            and self.field.lines
            and not self.notice
        ):
            self.front.loose.append(self.index)
            return
        if self.field.key == "range" and self.field.lines and self._gives_back_date(line):
            return
        key = self.field.key
        ends = bool(self.field.lines) and key in SINGLE and _ENDS_VALUE.match(line.text.strip())
        lacks_digits = key in _DIGITS_ONLY and not any(c.isdigit() for c in line.text)
        lacks_digits = lacks_digits or (key == "date" and ends_date(self.field.lines, line.text))
        if ends or (lacks_digits and not self.notice):
            self.field = None
            self._value(line)
        elif not DOTS.fullmatch(line.text):
            self.field.lines.append(line)

    def _gives_back_date(self, line: Line) -> bool:
        """True for a date below a range: it belongs to the day of justering beside it, which has two rows."""
        text = line.text.strip()
        above = self.front.fields[-2] if len(self.front.fields) > 1 else None
        if above is None or above.key != "adjusted" or [d[1:] for d in find_dates(text)] != [(0, len(text))]:
            return False
        above.lines.append(line)
        return True
