"""DOCX → text: what Word shows, in the order of the document. Runs in the child process.

Kept: paragraphs, headings, lists with their numbers as shown, tables, text boxes, content controls, inserted
text, what is struck out (in `<del>`), footnotes (last), the page header (once, first: many minutes name the
board and the day only there). Left out: deleted revisions, comments, field codes, hidden text, page footers.

python-docx opens the package; its `iter_inner_content` passes over content controls, which templates for
minutes are full of, so the elements are walked here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.package import Package
from lxml import etree

from ingest.reading import safe_xml
from ingest.reading.blocks import TextBuilder, struck
from ingest.reading.docx_lists import Numbering
from ingest.reading.docx_styles import Styles
from ingest.reading.errors import Unreadable

# Less space than this (in twentieths of a point) is leading, not a gap between paragraphs.
_GAP = 60
_MAX_DEPTH = 60
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _FALLBACK = f"{_COMPATIBILITY}AlternateContent", f"{_COMPATIBILITY}Fallback"
_NOT_SHOWN = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), qn("w:instrText"), _FALLBACK}
)
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOTE_REFERENCES = frozenset({qn("w:footnoteReference"), qn("w:endnoteReference")})


def extract(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and notes, e.g. `("## § 4 Budget\\n\\n1. Planen antas.\\n", ())`."""
    try:
        part = Package.open(io.BytesIO(data)).main_document_part
        return _Reader(part).read(), ()
    except etree.XMLSyntaxError as error:
        raise safe_xml.refusal(error) from error
    except (KeyError, OpcError, AttributeError) as error:
        raise Unreadable("broken_file") from error


@dataclass
class _Inline:
    """What a paragraph shows: pieces of text with "is it struck out", and the text boxes anchored in it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    breaks_page: bool = False

    def text(self) -> str:
        """Return the pieces as text, neighbours that are struck out in one `<del>`."""
        runs = groupby(self.pieces, key=lambda piece: piece[1])
        joined = ((is_struck, "".join(text for text, _ in run)) for is_struck, run in runs)
        return "".join(struck(text) if is_struck else text for is_struck, text in joined)


class _Reader:
    def __init__(self, part: Part) -> None:
        self.part = part
        self.styles = Styles(_related(part, REL.STYLES))
        self.numbering = Numbering(_related(part, REL.NUMBERING))
        self.notes: list[tuple[str, str]] = []  # (kind of reference, id) in the order they are referred to
        self.list_base: int | None = None  # the least level of the list under way

    def read(self) -> str:
        root = _element(self.part)
        body = root.find(qn("w:body"))
        if body is None:
            raise Unreadable("broken_file")
        builder = TextBuilder()
        for line in self.header_lines(body):
            builder.paragraph(line, spaced=False)
        builder.gap()
        self.blocks(body, builder)
        self.add_notes(builder)
        return builder.text()

    def blocks(self, container: etree._Element, builder: TextBuilder) -> None:
        before: etree._Element | None = None
        for element in _block_elements(container):
            if element.tag == qn("w:p"):
                self.paragraph(element, before, builder)
                before = element
            else:
                builder.table(
                    [
                        [self.cell(cell) for cell in _children(row, "w:tc")]
                        for row in _children(element, "w:tr")
                    ]
                )
                before = None

    def paragraph(self, element: etree._Element, before: etree._Element | None, builder: TextBuilder) -> None:
        inline = _Inline()
        self.collect(element, inline, depth=0)
        text = inline.text().strip(" ")
        if inline.breaks_page or _starts_page(element):
            builder.page_break()
        if text.strip():
            if self.has_gap(before, element):
                builder.gap()
            self.filled_paragraph(element, text, builder)
        else:
            builder.gap()
        for box in inline.boxes:
            builder.gap()
            self.blocks(box, builder)
            builder.gap()

    def filled_paragraph(self, element: etree._Element, text: str, builder: TextBuilder) -> None:
        level = self.styles.heading_level(element)
        position = self.styles.numbering(element)
        mark = self.numbering.mark(*position) if position else None
        if level:
            builder.heading(f"{mark} {text}" if mark and mark != "-" else text, level)
            self.list_base = None
        elif mark and position:
            self.list_base = position[1] if self.list_base is None else min(self.list_base, position[1])
            builder.point(mark, text, position[1] - self.list_base)
        else:
            if self.list_base is not None:
                builder.gap()  # what follows a list does not belong to its last point
            builder.paragraph(text, spaced=False)
            self.list_base = None

    def has_gap(self, before: etree._Element | None, element: etree._Element) -> bool:
        """True where the space between two paragraphs is as wide as a blank line looks."""
        if before is None:
            return False
        after_first, before_second = self.styles.spacing(before)[1], self.styles.spacing(element)[0]
        if self.styles.style_id(before) == self.styles.style_id(element):
            if self.styles.ignores_space_between_same(before):
                after_first = 0
            if self.styles.ignores_space_between_same(element):
                before_second = 0
        is_list = self.styles.numbering(before) is not None and self.styles.numbering(element) is not None
        return max(after_first, before_second) >= _GAP and not is_list

    def cell(self, cell: etree._Element) -> list[str]:
        """Return the lines of a table's cell."""
        builder = TextBuilder()
        self.blocks(cell, builder)
        return builder.lines()

    def collect(self, element: etree._Element, inline: _Inline, depth: int) -> None:
        """Gather what the children of a paragraph, run or wrapper show."""
        if depth > _MAX_DEPTH:
            return
        for child in element:
            tag = child.tag
            if tag in _NOT_SHOWN or not isinstance(tag, str):
                continue
            if tag == qn("w:r"):
                self.collect_run(child, inline, depth)
            elif tag == qn("w:txbxContent"):
                inline.boxes.append(child)
            else:
                self.collect(child, inline, depth + 1)

    def collect_run(self, run: etree._Element, inline: _Inline, depth: int) -> None:
        if self.styles.run_has(run, "w:vanish"):
            return
        is_struck = self.styles.run_has(run, "w:strike", "w:dstrike")
        for child in run:
            tag = child.tag
            if tag == qn("w:t"):
                inline.pieces.append((child.text or "", is_struck))
            elif tag == qn("w:br") and child.get(qn("w:type")) == "page":
                inline.breaks_page = True
            elif tag in _CHARACTERS:
                inline.pieces.append((_CHARACTERS[tag], is_struck))
            elif tag == qn("w:sym"):
                inline.pieces.append((_symbol(child.get(qn("w:char"), "")), is_struck))
            elif tag in _NOTE_REFERENCES:
                self.notes.append((tag, child.get(qn("w:id"), "")))
                inline.pieces.append((f"[{len(self.notes)}]", is_struck))
            elif tag not in _NOT_SHOWN and isinstance(tag, str):
                self.collect(child, inline, depth + 1)

    def header_lines(self, body: etree._Element) -> list[str]:
        """Return the lines of the first section's page headers, each once: that of page 1 comes first."""
        section = next(body.iter(qn("w:sectPr")), None)
        if section is None:
            return []
        references = {
            ref.get(qn("w:type")): ref.get(qn("r:id")) for ref in section.findall(qn("w:headerReference"))
        }
        lines: list[str] = []
        for kind in ("first", "default"):
            if kind == "first" and section.find(qn("w:titlePg")) is None:
                continue
            related = self.part.rels.get(references.get(kind) or "")
            if related is not None and not related.is_external:
                lines += [line for line in self.cell(_element(related.target_part)) if line not in lines]
        return lines

    def add_notes(self, builder: TextBuilder) -> None:
        """Add the footnotes and endnotes that the text refers to, as "[1] …"."""
        texts: dict[tuple[str, str], etree._Element] = {}
        for relation, tag, reference in (
            (REL.FOOTNOTES, "w:footnote", "w:footnoteReference"),
            (REL.ENDNOTES, "w:endnote", "w:endnoteReference"),
        ):
            root = _related(self.part, relation)
            for note in root.findall(qn(tag)) if root is not None else ():
                texts[qn(reference), note.get(qn("w:id"), "")] = note
        referred, self.notes = self.notes, []
        for number, key in enumerate(referred, start=1):
            if key in texts:
                builder.paragraph(f"[{number}] {' '.join(self.cell(texts[key]))}")


def _block_elements(container: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, out of content controls and other wrappers too."""
    for child in container:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag not in _NOT_SHOWN and isinstance(child.tag, str) and depth < _MAX_DEPTH:
            yield from _block_elements(child, depth + 1)


def _children(element: etree._Element, tag: str, depth: int = 0) -> Iterator[etree._Element]:
    """Yield a table's rows, or a row's cells, out of content controls too; deleted rows are left out."""
    for child in element:
        if child.tag == qn(tag):
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif (
            child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"))
            and depth < _MAX_DEPTH
        ):
            yield from _children(child, tag, depth + 1)


def _starts_page(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def _symbol(code: str) -> str:
    """Return a w:sym's character; symbol fonts have theirs from U+F000, where a bullet is the usual one."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xF000 <= number <= 0xF0FF else chr(number) if 0x20 <= number < 0xD800 else ""


def _related(part: Part, relation: str) -> etree._Element | None:
    try:
        return _element(part.part_related_by(relation))
    except (KeyError, ValueError):
        return None


def _element(part: Part) -> etree._Element:
    """Return a part's XML; python-docx has parsed that of some kinds and left others as bytes."""
    element = getattr(part, "element", None)
    if isinstance(element, etree._Element):
        return element
    return safe_xml.parse(part.blob)
