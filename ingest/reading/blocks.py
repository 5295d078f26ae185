"""The text of a document with a structure (Word, ODT, HTML), built block by block.

Headings become "## …", list points keep their mark, table rows are lines with tabs, struck-out words stand
in `<del>`, a page break is a line with a form feed; blank lines part what the document parts.
"""

from __future__ import annotations

import re

from ingest.reading.columns import table_lines

PAGE_BREAK = "\f"
_SPACES = re.compile(r"[ \u00a0]{2,}")
_MAX_INDENT = 8


class TextBuilder:
    """Collects blocks and joins them to text; blank lines never double, and none stand first or last."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._gap = False

    def gap(self) -> None:
        """Part what comes next by a blank line."""
        self._gap = True

    def paragraph(self, text: str, *, spaced: bool = True) -> None:
        """Add a paragraph; `spaced` says that the document shows a gap around it. An empty one is a gap."""
        lines = [_tidy(line) for line in text.split("\n")]
        if not any(lines):
            self.gap()
            return
        if spaced:
            self.gap()
        self._add(lines)
        if spaced:
            self.gap()

    def heading(self, text: str, level: int) -> None:
        """Add a heading of level 1 to 6: `## § 4 Budget`."""
        words = " ".join(text.split())
        if words:
            self.gap()
            self._add([f"{'#' * min(max(level, 1), 6)} {words}"])
            self.gap()

    def point(self, mark: str, text: str, depth: int = 0) -> None:
        """Add a list point with its mark ("1.", "-"), indented below the points that it belongs to."""
        first, *rest = [_tidy(line) for line in text.split("\n")]
        indent = "  " * min(depth, _MAX_INDENT)
        self._add([f"{indent}{mark} {first}".rstrip(), *(f"{indent}  {line}" for line in rest if line)])

    def table(self, rows: list[list[list[str]]]) -> None:
        """Add a table of rows of cells of lines."""
        lines = table_lines(rows)
        if lines:
            self.gap()
            self._add(lines)
            self.gap()

    def page_break(self) -> None:
        """Add a line with a form feed."""
        self._add([PAGE_BREAK])

    def lines(self) -> list[str]:
        """Return the lines without blank ones, as a table's cell wants them."""
        return [line for line in self._lines if line]

    def text(self) -> str:
        """Return the whole text, ended by a line feed."""
        return "\n".join(self._lines) + "\n" if self._lines else ""

    def _add(self, lines: list[str]) -> None:
        if self._gap and self._lines:
            self._lines.append("")
        self._gap = False
        self._lines.extend(lines)


def struck(text: str) -> str:
    """Return text marked as struck out, the spaces around it outside: " Ann Ek " → " <del>Ann Ek</del> "."""
    core = text.strip()
    if not core:
        return text
    start = text.index(core)
    return f"{text[:start]}<del>{core}</del>{text[start + len(core) :]}"


def _tidy(line: str) -> str:
    """Fold runs of two spaces and strip; three and more part columns in typed lists and become a tab."""
    return _SPACES.sub(lambda run: " " if len(run.group()) == 2 else "\t", line).strip()
