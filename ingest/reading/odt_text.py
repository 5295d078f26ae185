"""ODT → text: what the word processor shows, in the order of the document. Runs in the child process.

Kept and left out as for DOCX: tracked deletions, comments and page footers are left out, the page header
comes once, first, and footnotes come last.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from ingest.reading import safe_xml
from ingest.reading.blocks import TextBuilder, struck
from ingest.reading.errors import Unreadable
from ingest.reading.odt_styles import OdtStyles, q

_GAP_POINTS = 3.0
_MAX_DEPTH = 60
_MAX_REPEATED = 1_000
_LEFT_OUT = frozenset(
    map(q, ("text:tracked-changes", "office:annotation", "office:annotation-end", "text:sequence-decls",
            "text:note-citation", "office:forms", "text:bookmark", "draw:image"))
)  # fmt: skip
_ROW_GROUPS = frozenset(map(q, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
_CELLS = frozenset(map(q, ("table:table-cell", "table:covered-table-cell")))


def extract(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and notes, e.g. `("## § 4 Budget\\n\\n1. Planen antas.\\n", ())`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if b"encryption-data" in _read(package, "META-INF/manifest.xml"):
                raise Unreadable("encrypted_office")
            content = safe_xml.parse(_read(package, "content.xml"))
            styles = _read(package, "styles.xml")
        return _Reader(content, safe_xml.parse(styles) if styles else None).read(), ()
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
        raise Unreadable("broken_file") from error


@dataclass
class _List:
    style: str | None
    number: int  # of the last point
    identifier: str = ""


@dataclass
class _Inline:
    """What a paragraph shows: pieces of text with "is it struck out", and the text boxes anchored in it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def text(self) -> str:
        runs = groupby(self.pieces, key=lambda piece: piece[1])
        joined = ((is_struck, "".join(text for text, _ in run)) for is_struck, run in runs)
        return "".join(struck(text) if is_struck else text for is_struck, text in joined)


class _Reader:
    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        self.content = content
        self.styles_root = styles
        self.styles = OdtStyles(styles, content)
        self.lists: list[_List] = []
        self.reached: dict[str, int] = {}  # the last number of each list, for one that continues it
        self.notes: list[etree._Element] = []
        self.space_below = 0.0
        self.after_point = False

    def read(self) -> str:
        body = self.content.find(f"{q('office:body')}/{q('office:text')}")
        if body is None:
            raise Unreadable("unsupported_kind", kind="OpenDocument utan text")
        builder = TextBuilder()
        for line in self.header_lines():
            builder.paragraph(line, spaced=False)
        builder.gap()
        self.blocks(body, builder)
        referred, self.notes = self.notes, []
        for number, note in enumerate(referred, start=1):
            builder.paragraph(f"[{number}] {' '.join(self.cell(note))}")
        return builder.text()

    def blocks(self, container: etree._Element, builder: TextBuilder, depth: int = 0) -> None:
        """Add the blocks in a body, section, list point, cell or text box."""
        if depth > _MAX_DEPTH:
            return
        for element in container:
            tag = element.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag in (q("text:p"), q("text:h")):
                self.paragraph(element, builder)
            elif tag == q("text:list"):
                self.add_list(element, builder, depth)
            elif tag == q("table:table"):
                builder.table(self.rows(element))
                self.space_below = 0.0
            elif tag == q("text:soft-page-break"):
                builder.page_break()
            elif tag == q("draw:frame"):
                self.boxes([element], builder)
            else:
                self.blocks(element, builder, depth + 1)

    def paragraph(self, element: etree._Element, builder: TextBuilder, mark: str | None = None) -> None:
        style = element.get(q("text:style-name"))
        inline = _Inline()
        self.collect(element, inline, is_struck=self.styles.is_struck(style), depth=0)
        text = inline.text().strip(" ")
        above, below = self.styles.paragraph_gap(style)
        if self.styles.starts_page(style):
            builder.page_break()
        if not text.strip():
            builder.gap()
        elif element.tag == q("text:h"):
            level = element.get(q("text:outline-level"), "1")
            builder.heading(f"{mark} {text}" if mark else text, int(level) if level.isdigit() else 1)
        else:
            is_next_point = mark is not None and self.after_point
            if max(self.space_below, above) >= _GAP_POINTS and not is_next_point:
                builder.gap()
            if mark:
                builder.point(mark, text, len(self.lists) - 1)
            else:
                builder.paragraph(text, spaced=False)
        self.space_below = below
        self.after_point = mark is not None
        self.boxes(inline.boxes, builder)

    def boxes(self, boxes: list[etree._Element], builder: TextBuilder) -> None:
        for box in boxes:
            builder.gap()
            self.blocks(box, builder)
            builder.gap()

    def add_list(self, element: etree._Element, builder: TextBuilder, depth: int) -> None:
        """Add a list; its style stands on it, on the list around it, or on the style of its first point."""
        style = element.get(q("text:style-name")) or (self.lists[-1].style if self.lists else None)
        if style is None:
            first = next(element.iter(q("text:p"), q("text:h")), None)
            style = self.styles.list_of(first.get(q("text:style-name")) if first is not None else None)
        number = self.styles.start(style, len(self.lists) + 1) - 1
        continued = element.get(q("text:continue-list"))
        if continued is None and element.get(q("text:continue-numbering")) == "true":
            continued = style or ""
        if continued is not None:
            number = self.reached.get(continued, number)
        here = _List(style, number)
        self.lists.append(here)
        for item in element:
            if item.tag in (q("text:list-item"), q("text:list-header")):
                self.list_item(item, here, builder, depth)
        self.lists.pop()
        if not self.lists:
            builder.gap()
        for name in (style or "", element.get("{http://www.w3.org/XML/1998/namespace}id")):
            if name is not None:
                self.reached[name] = here.number

    def list_item(self, item: etree._Element, here: _List, builder: TextBuilder, depth: int) -> None:
        """Add a point: its first paragraph bears the mark, what follows in it does not."""
        mark: str | None = None
        if item.tag == q("text:list-item") and any(child.tag != q("text:list") for child in item):
            start = item.get(q("text:start-value"), "")
            here.number = int(start) if re.fullmatch(r"\d{1,9}", start) else here.number + 1
            mark = self.styles.mark(here.style, len(self.lists), [each.number for each in self.lists])
        for child in item:
            if mark is not None and child.tag in (q("text:p"), q("text:h")):
                self.paragraph(child, builder, mark)
                mark = None
            elif child.tag in (q("text:p"), q("text:h")):
                self.paragraph(child, builder)
            elif child.tag == q("text:list"):
                self.add_list(child, builder, depth + 1)

    def rows(self, table: etree._Element) -> list[list[list[str]]]:
        rows: list[list[list[str]]] = []
        for element in table:
            if element.tag == q("table:table-row"):
                rows.append(self.row(element))
            elif element.tag in _ROW_GROUPS:
                rows += self.rows(element)
        return rows

    def row(self, row: etree._Element) -> list[list[str]]:
        """Return a row's cells; one that stands for several equal ones counts as often."""
        cells: list[list[str]] = []
        for element in row:
            if element.tag in _CELLS:
                lines = self.cell(element)
                repeated = element.get(q("table:number-columns-repeated"), "1")
                times = int(repeated) if re.fullmatch(r"\d{1,4}", repeated) else 1
                cells += [lines] * min(times, _MAX_REPEATED)
        return cells

    def cell(self, cell: etree._Element) -> list[str]:
        builder = TextBuilder()
        lists, self.lists = self.lists, []
        self.blocks(cell, builder)
        self.lists = lists
        return builder.lines()

    def collect(self, element: etree._Element, inline: _Inline, *, is_struck: bool, depth: int) -> None:
        """Gather what a paragraph or a span shows. White space is folded as OpenDocument wants (6.1.2)."""
        if depth > _MAX_DEPTH:
            return
        self.add(element.text, inline, is_struck)
        for child in element:
            tag = child.tag
            if tag == q("text:s"):
                count = child.get(q("text:c"), "1")
                inline.pieces.append(
                    (" " * min(int(count) if count.isdigit() and len(count) < 5 else 1, 200), is_struck)
                )
            elif tag == q("text:tab"):
                inline.pieces.append(("\t", is_struck))
            elif tag == q("text:line-break"):
                inline.pieces.append(("\n", is_struck))
            elif tag == q("text:note"):
                self.note(child, inline, is_struck)
            elif tag == q("draw:text-box"):
                inline.boxes.append(child)
            elif isinstance(tag, str) and tag not in _LEFT_OUT:
                style = child.get(q("text:style-name"))
                if not self.styles.is_hidden(style):
                    through = is_struck or (tag == q("text:span") and self.styles.is_struck(style))
                    self.collect(child, inline, is_struck=through, depth=depth + 1)
            self.add(child.tail, inline, is_struck)

    @staticmethod
    def add(text: str | None, inline: _Inline, is_struck: bool) -> None:
        if text:
            inline.pieces.append((re.sub(r"[ \t\r\n]+", " ", text), is_struck))

    def note(self, note: etree._Element, inline: _Inline, is_struck: bool) -> None:
        body = note.find(q("text:note-body"))
        if body is not None:
            self.notes.append(body)
            inline.pieces.append((f"[{len(self.notes)}]", is_struck))

    def header_lines(self) -> list[str]:
        """Return the lines of the page headers of the first master page, each once."""
        master = (
            next(self.styles_root.iter(q("style:master-page")), None)
            if self.styles_root is not None
            else None
        )
        lines: list[str] = []
        for tag in ("style:header-first", "style:header"):
            header = master.find(q(tag)) if master is not None else None
            if header is not None:
                lines += [line for line in self.cell(header) if line not in lines]
        return lines


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""
