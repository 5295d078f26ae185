"""The attendance lists of the front page: what heads one, what stands beside a heading, and what ends one."""

from __future__ import annotations

import re

from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.tables import is_header, is_table_head
from ingest.parsing.front_looks import Look
from ingest.parsing.front_opened import Opened
from ingest.parsing.labels import (
    split_cells,
    split_list_heading,
)
from ingest.parsing.line import Line
from ingest.parsing.model import Group
from ingest.parsing.raw import Field
from ingest.parsing.signing import SIGNED_LINE
from ingest.parsing.vocabulary import ATTENDANCE, LABELS, fold

_TABLE_HEAD = re.compile(r"\bparti\b.{0,300}\b(?:närv|frånv|ja|nej)|\bnärv\w*\.?\s.{0,300}\bfrånv", re.I)
_PRESENCE = re.compile(r"(?:närvar|närv\b|frånv|ersätter\b|tjg?\b|tj\w+\sför\b|i\sstället\sför\b)", re.I)
"""The head of a column of marks beside a list's heading: "Ersättare   Närvarande   Tjänstgörande för"."""


class Lists(Opened):
    """Opens a list where a line begins with its heading, and closes it where the signatures begin."""

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

    def _nested(self, line: Line, rest: str) -> None:
        """What stands beside an attendance heading: a second heading ("Beslutande   Ledamöter") or the
        first person."""
        cells = [c for c in split_cells(rest) if c]
        label, inner = self._list_heading(cells, rest) if cells else (None, "")
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
        if self.notice:
            return False
        label, _, value = text.partition(":")
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

    def _signature(self, line: Line, look: Look) -> bool:
        """A line such as "NAMN (S), justerare", or "Digitalt justerat protokoll.", closes the lists
        above it."""
        if look.signed:
            self.block = self.field = None
            self.front.fields.append(Field(look.signed, look.text, line, [line], index=self.index))
            return True
        if look.names_adjuster and self.block is not None and self.block.lines:
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
