"""What stands outside the items: the head, the attendance list, the signatures, the notice, the contents.

One pass over the lines, cell by cell: a cell that the vocabulary knows as a label or an attendance heading
opens a field or a block, everything else belongs to the one that is open, or is loose. What the values mean
is for `fields/head`, `fields/signatures` and `fields/attendance`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ingest.parsing.columns import unfold_columns
from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.tables import is_header
from ingest.parsing.front_lists import Lists
from ingest.parsing.front_looks import Look, is_range_alone, look_at
from ingest.parsing.labels import (
    SIGNERS,
    SINGLE,
    begins_signatures,
    split_cells,
    split_label,
)
from ingest.parsing.line import Line
from ingest.parsing.raw import Front
from ingest.parsing.signing import unglued
from ingest.parsing.stacked import give_stacked_values
from ingest.parsing.vocabulary import ATTENDANCE, LABELS, fold

_MOSTLY_DOTS = re.compile(r"[.…_·]{3,}|(?:\. ){3,}")
_DIGIT = re.compile(r"\d")
_NAME_END = re.compile(r"[,(]")
_CLOSED_BY_BLANK = SINGLE | {"address", "elected_adjusters", "reserve"}


def read_front(lines: Sequence[Line], contents: Set[int] = frozenset()) -> Front:
    """Sort the lines outside the items; `contents` are the indexes of lines known to be a contents list."""
    return _Reader(*unfold_columns(lines, contents)).read()


class _Reader(Lists):
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
        if f is None or not (f.lines or f.key in SIGNERS):
            return
        has_value = f.key in _CLOSED_BY_BLANK and any(v.text for v in f.lines)
        if has_value or f.key in SIGNERS or f.key == "signatures":
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
        text = line.text.strip()
        if self.field is not None and self.field.key == "contents" and self._in_contents(line, unglued(text)):
            self.field.lines.append(line)
            return
        look = look_at(text)
        if self.index in self.eaten:
            self._below_label(line, look.text)
        elif look.is_plain:
            self._plain(line, look)
        elif not (
            self._signature(line, look)
            or (look.names_chair and self._chair_listed(line, look.text))
            or (look.may_head_list and self._heading(line, look.text, look.cells))
        ):
            if look.heads_section or (self.block is not None and self._is_letterhead()):
                self.block = None
            self._cells(line, look.cells, look.text)

    def _plain(self, line: Line, look: Look) -> None:
        """A line that opens nothing belongs to the list or the field that is open."""
        if self.block is not None and not self._is_letterhead():
            self.block.lines.append(line if look.text == line.text else line._replace(text=look.text))
            return
        self.block = None
        text = "  ".join(look.cells)
        self._value(line if text == line.text else line._replace(text=text))

    def _below_label(self, line: Line, text: str) -> None:
        """A line that begins with what is left of the label above it."""
        piece = self.eaten[self.index]
        if rest := text[len(piece) :].strip():
            blotted = line.text.replace(piece, " " * len(piece), 1)
            self.front.lines[self.index] = Line(line.number, blotted, line.struck, line.markup)
            self._beside_label(line, rest)

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
        return self.blank and (below := self._below().strip()) != "" and look_at(below).is_address

    def _in_contents(self, line: Line, text: str) -> bool:
        """True while a contents list goes on: until a heading, a label of the front page, or a paragraph
        without numbers."""
        assert self.field is not None
        if line.markup.startswith("#"):
            self.field = None
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
            if key == "chair" and alone and self._is_post_in_list():
                return False
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

    def _is_post_in_list(self) -> bool:
        """True for "Ordföranden" above a member of a list whose "Ledamöterna" follow: there it is a post."""
        rows = [row.text.strip() for row in self.lines[self.index + 1 : self.index + 14] if row.text][:6]
        if len(rows) < 2 or not looks_like_name(_NAME_END.split(rows[0])[0].strip()):
            return False
        headings = (read_list_heading(row) for row in rows[1:])
        return any(heading is not None and heading[0] == "member" for heading in headings)

    def _label_of(self, cell: str, *, first: bool) -> tuple[str, str, str] | None:
        """The label that a cell has, also one that goes on below it, with its key and its value."""
        if first and (joined := self._joined(cell, LABELS)):
            return LABELS[fold(joined)], joined, ""
        if self.block is None and is_range_alone(cell):
            return "range", "", cell
        return split_label(cell)
