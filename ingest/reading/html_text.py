"""HTML → text that keeps headings, lists, tables and what is struck out. Runs in the child process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.reading.blocks import TextBuilder, struck
from ingest.reading.encodings import decode
from ingest.reading.errors import Unreadable

_DROPPED = frozenset(
    ["script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "select"]
)
_SPACED = frozenset(
    ["p", "blockquote", "pre", "dl", "figure", "article", "section", "header", "footer", "main", "nav", "hr"]
)
_BLOCKS = _SPACED | frozenset(["div", "dt", "dd", "address", "form", "fieldset", "legend", "body", "caption"])
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS = frozenset({"td", "th"})
_STRUCK = frozenset({"del", "s", "strike"})
_HEADING = re.compile(r"h([1-6])")
_AROUND_BREAK = re.compile(r" *\n *")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass
class _List:
    ordered: bool
    number: int


@dataclass
class _Table:
    around: TextBuilder  # where the table's text goes when it ends
    rows: list[list[list[str]]] = field(default_factory=list)


def extract(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page and a note, e.g. `("## § 4 Budget\\n", ("encoding: utf-8",))`."""
    source, encoding = decode(data)
    # lxml refuses text that declares an encoding of its own; bytes with the encoding said beside are safe.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    clean = source.replace("\x00", "").encode("utf-8", errors="replace")
    root = etree.fromstring(clean, parser) if clean.strip() else None
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable("broken_file")  # lxml stops reading there, and says so only in its log
    note = (f"encoding: {encoding}",)
    return (_Walker().walk(root), note) if root is not None else ("", note)


class _Walker:
    """Goes through the elements in document order without recursion, so that depth costs nothing."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.words: list[str] = []  # of the block under way
        self.lists: list[_List] = []
        self.tables: list[_Table] = []
        self.strikes: list[tuple[etree._Element, int]] = []  # with the place of their first word
        self.mark: str | None = None  # of a list point whose text has not come yet
        self.preformatted = 0

    def walk(self, root: etree._Element) -> str:
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start" and skipped is None:
                if element.tag in _DROPPED or _HIDDEN_STYLE.search(element.get("style", "")):
                    skipped = element
                    continue
                self.open(str(element.tag), element)
                self.add(element.text)
            elif event == "end" and skipped in (None, element):
                if skipped is None:
                    self.close(str(element.tag), element)
                skipped = None
                self.add(element.tail)
        self.flush()
        return self.builder.text()

    def add(self, text: str | None) -> None:
        if text:
            self.words.append(text if self.preformatted else _WHITE.sub(" ", text))

    def open(self, tag: str, element: etree._Element) -> None:
        if tag == "br":
            self.words.append("\n")
        elif tag in _LISTS:
            self.flush(spaced=not self.lists)
            self.lists.append(_List(tag == "ol", _number(element.get("start"), 1)))
        elif tag == "li":
            self.flush()
            self.mark = self.next_mark(element)
        elif tag == "table":
            self.flush(spaced=True)
            self.tables.append(_Table(self.builder))
        elif tag == "tr" and self.tables:
            self.flush()
            self.tables[-1].rows.append([])
        elif tag in _CELLS and self.tables:
            self.flush()
            self.builder = TextBuilder()
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            self.flush(spaced=tag in _SPACED)
            self.preformatted += tag == "pre"
        if tag in _STRUCK or _STRUCK_STYLE.search(element.get("style", "")):
            self.strikes.append((element, len(self.words)))

    def close(self, tag: str, element: etree._Element) -> None:
        if self.strikes and self.strikes[-1][0] is element:
            self.strike(self.strikes.pop()[1])
        if tag in _LISTS and self.lists:
            self.flush()
            self.lists.pop()
            if not self.lists:
                self.builder.gap()
        elif tag == "li":
            self.flush()
            self.mark = None
        elif tag == "table" and self.tables:
            self.flush()
            table = self.tables.pop()
            self.builder = table.around
            self.builder.table(table.rows)
        elif tag in _CELLS and self.tables:
            self.close_cell(self.tables[-1])
        elif tag in _BLOCKS:
            self.flush(spaced=tag in _SPACED)
            self.preformatted -= tag == "pre"
        elif heading := _HEADING.fullmatch(tag):
            self.flush(heading=int(heading[1]))

    def close_cell(self, table: _Table) -> None:
        self.flush()
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(self.builder.lines())
        self.builder = table.around

    def flush(self, *, spaced: bool = False, heading: int = 0) -> None:
        """End the block under way: its words become a heading, a list point or a paragraph."""
        for at, (element, first) in enumerate(self.strikes):
            self.strike(first)
            self.strikes[at] = (element, 0)
        text = _AROUND_BREAK.sub("\n", "".join(self.words)).strip(" \n")
        self.words.clear()
        if not text:
            if spaced and not self.lists:
                self.builder.gap()
        elif heading:
            self.builder.heading(text, heading)
        elif self.mark is not None:
            self.builder.point(self.mark, text, len(self.lists) - 1)
            self.mark = None
        else:
            self.builder.paragraph(text, spaced=spaced and not self.lists)

    def strike(self, first: int) -> None:
        """Mark the words from `first` on as struck out."""
        self.words[first:] = [struck("".join(self.words[first:]))]

    def next_mark(self, element: etree._Element) -> str:
        """Return the mark of a list point, "-" or e.g. "3.", and count it."""
        if not self.lists or not self.lists[-1].ordered:
            return "-"
        number = _number(element.get("value"), self.lists[-1].number)
        self.lists[-1].number = number + 1
        return f"{number}."


def _number(value: str | None, default: int) -> int:
    """Return an attribute as a number: `_number("4", 1)` is 4; what is none gives the default."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else default
