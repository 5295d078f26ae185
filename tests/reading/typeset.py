"""A protokoll in plain text → the same as a clerk would set it in Word, in an ODT, or as a PDF.

Headings get heading styles, lists are real lists numbered by the word processor, attendance stands in tables
with the name in one cell and the remark in the next, and paragraphs wrap.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style
from odf.table import Table as OdtTable
from odf.table import TableCell, TableRow
from odf.text import H, LineBreak, List, ListItem, ListLevelStyleBullet, ListLevelStyleNumber, ListStyle, P
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

Kind = Literal["heading", "bullets", "numbers", "persons", "cells", "page", "lines"]

_HEADING = re.compile(r"§ \d+\b")
_PERSON = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w -]+ \([\wÅÄÖ]+\))(?: (?P<remark>(?:§|[Ee]rsätter|[Tt]jänstgör|[Dd]el av|via|ej ).*))?"
)


@dataclass(frozen=True)
class Block:
    """Lines that stand together in the text, without the marks of a list."""

    kind: Kind
    lines: tuple[str, ...]
    start: int = 1


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text: those that blank lines part; lists, tables and page breaks by themselves."""
    for at, page in enumerate(text.split("\f")):
        if at:
            yield Block("page", ())
        for is_blank, group in groupby(page.split("\n"), key=lambda line: not line.strip()):
            if not is_blank:
                for kind, lines in groupby(_with_continuations(group), key=_kind):
                    yield _block(kind, tuple(lines))


def _with_continuations(lines: Iterable[str]) -> list[str]:
    """Put the second line of a list point into the point."""
    out: list[str] = []
    for line in lines:
        if out and _kind(out[-1]) in ("bullets", "numbers") and _kind(line) == "lines":
            out[-1] += f"\n{line}"
        else:
            out.append(line)
    return out


def _kind(line: str) -> Kind:
    if "\t" in line:
        return "cells"
    if _HEADING.match(line):
        return "heading"
    if line.startswith("- "):
        return "bullets"
    if re.match(r"\d+\. ", line):
        return "numbers"
    is_person = len(line) < 90 and _PERSON.fullmatch(line)
    return "persons" if is_person or line.startswith("Ersätter ") else "lines"


def _block(kind: Kind, lines: tuple[str, ...]) -> Block:
    if kind == "numbers":
        return Block(kind, tuple(line.split(" ", 1)[1] for line in lines), start=int(lines[0].split(".")[0]))
    return Block(kind, tuple(line[2:] for line in lines) if kind == "bullets" else lines)


def rows(block: Block) -> list[list[str]]:
    """Return a block as a table: its cells, or "Bo Al (M) §§ 4–6" as ["Bo Al (M)", "§§ 4–6"]."""
    if block.kind == "cells":
        split = [line.split("\t") for line in block.lines]
    else:
        split = [
            [found["name"], found["remark"] or ""]
            for line in block.lines
            if (found := _PERSON.fullmatch(line))
        ]
    width = max(map(len, split))
    return [row + [""] * (width - len(row)) for row in split]


def as_word(text: str) -> bytes:
    """Return the text as a DOCX."""
    document = docx.Document()
    for number, block in enumerate(blocks(text), start=100):
        match block.kind:
            case "heading":
                for line in block.lines:
                    document.add_heading(line, 2)
            case "page":
                document.add_page_break()
            case "persons" | "cells":
                table = document.add_table(rows=0, cols=len(rows(block)[0]))
                for row in rows(block):
                    for cell, content in zip(table.add_row().cells, row, strict=True):
                        cell.text = content
            case "bullets" | "numbers":
                _word_list(document, number, block)
            case _:
                for at, line in enumerate(block.lines, start=1):
                    paragraph = document.add_paragraph(line)
                    paragraph.paragraph_format.space_after = Pt(8 if at == len(block.lines) else 0)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_list(document: docx.document.Document, number: int, block: Block) -> None:
    form, mark = ("decimal", "%1.") if block.kind == "numbers" else ("bullet", "\uf0b7")
    root = document.part.numbering_part.element
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{block.start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/></w:lvl>'
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    )
    for line in block.lines:
        properties = document.add_paragraph(line)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        )


def as_opendocument(text: str) -> bytes:
    """Return the text as an ODT."""
    document = OpenDocumentText()
    spaced = Style(name="Spaced", family="paragraph")
    spaced.addElement(ParagraphProperties(marginbottom="0.3cm"))
    document.automaticstyles.addElement(spaced)
    broken = Style(name="Broken", family="paragraph")
    broken.addElement(ParagraphProperties(breakbefore="page"))
    document.automaticstyles.addElement(broken)
    for number, block in enumerate(blocks(text)):
        match block.kind:
            case "heading":
                for line in block.lines:
                    document.text.addElement(H(outlinelevel=2, text=line))
            case "page":
                document.text.addElement(P(stylename=broken))
            case "persons" | "cells":
                document.text.addElement(_odt_table(block))
            case "bullets" | "numbers":
                document.text.addElement(_odt_list(document, f"L{number}", block))
            case _:
                for line in block.lines[:-1]:
                    document.text.addElement(P(text=line))
                document.text.addElement(P(text=block.lines[-1], stylename=spaced))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _odt_table(block: Block) -> OdtTable:
    table = OdtTable()
    for contents in rows(block):
        row = TableRow()
        for content in contents:
            cell = TableCell()
            cell.addElement(P(text=content))
            row.addElement(cell)
        table.addElement(row)
    return table


def _odt_list(document: OpenDocumentText, name: str, block: Block) -> List:
    style = ListStyle(name=name)
    if block.kind == "numbers":
        style.addElement(ListLevelStyleNumber(level=1, numformat="1", numsuffix=".", startvalue=block.start))
    else:
        style.addElement(ListLevelStyleBullet(level=1, bulletchar="•"))
    document.automaticstyles.addElement(style)
    points = List(stylename=style)
    for line in block.lines:
        point, paragraph = ListItem(), P()
        for at, part in enumerate(line.split("\n")):
            if at:
                paragraph.addElement(LineBreak())
            paragraph.addText(part)
        point.addElement(paragraph)
        points.addElement(point)
    return points


# Embedded TrueType fonts, as word processors write them: characters are two bytes and mapped back to letters.
for _name in ("Vera", "VeraBd"):
    pdfmetrics.registerFont(TTFont(_name, f"{_name}.ttf"))
_BODY = ParagraphStyle("body", fontName="Vera", fontSize=10.5, leading=13.5)
_LAST = ParagraphStyle("last", parent=_BODY, spaceAfter=9)
_TITLE = ParagraphStyle(
    "title", parent=_BODY, fontName="VeraBd", fontSize=12, leading=15, spaceBefore=14, spaceAfter=9
)


_TIGHT = [
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM", "LEFT")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def as_pdf(text: str, *, height: float = A4[1]) -> bytes:
    """Return the text as a PDF whose paragraphs wrap, and run over pages of a height in points."""
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(A4[0], height), leftMargin=70, rightMargin=70).build(
        list(_flowables(text))
    )
    return out.getvalue()


def _widths(table: list[list[str]]) -> list[float]:
    """Return the widths of columns: as wide as their texts, the last with all that is left."""
    columns = list(zip(*table, strict=True))
    widths = [
        max(pdfmetrics.stringWidth(text, "Vera", 10.5) for text in column) + 16 for column in columns[:-1]
    ]
    return [*widths, max(60, 443 - sum(widths))]


def _flowables(text: str) -> Iterator[Flowable]:
    for block in blocks(text):
        if block.kind == "heading":
            yield from (Paragraph(escape(line), _TITLE) for line in block.lines)
        elif block.kind == "page":
            yield PageBreak()
        elif block.kind in ("persons", "cells"):
            table = [[Paragraph(escape(cell), _BODY) for cell in row] for row in rows(block)]
            yield Table(table, colWidths=_widths(rows(block)), style=_TIGHT, spaceAfter=12, hAlign="LEFT")
        else:
            last = len(block.lines) - 1
            for at, line in enumerate(block.lines):
                style = ParagraphStyle("", parent=_LAST if at == last else _BODY)
                mark = {"bullets": "•", "numbers": f"{block.start + at}."}.get(block.kind)
                if mark:
                    style.leftIndent, style.bulletIndent = 18, 0
                yield Paragraph(escape(line).replace("\n", "<br/>"), style, bulletText=mark)
