"""An ODT gives what the word processor shows, as a DOCX does."""

from __future__ import annotations

import io
import zipfile

from odf.opendocument import OpenDocumentText
from odf.style import Header as PageHeader
from odf.style import MasterPage, PageLayout, ParagraphProperties, Style, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import (
    H,
    LineBreak,
    List,
    ListItem,
    ListLevelStyleBullet,
    ListLevelStyleNumber,
    ListStyle,
    Note,
    NoteBody,
    NoteCitation,
    P,
    S,
    Span,
    Tab,
)

from ingest.reading import read_file
from tests.reading.documents import opendocument, rezipped


def text_of(fill: object) -> str:
    return read_file("a.odt", opendocument(fill)).text  # type: ignore[arg-type]


def item(*texts: str) -> ListItem:
    point = ListItem()
    for text in texts:
        point.addElement(P(text=text))
    return point


def test_headings_and_lists_with_their_numbers() -> None:
    def fill(document: OpenDocumentText) -> None:
        style = ListStyle(name="L")
        style.addElement(ListLevelStyleNumber(level=1, numformat="1", numsuffix="."))
        style.addElement(ListLevelStyleNumber(level=2, numformat="a", numsuffix=")"))
        document.automaticstyles.addElement(style)
        document.text.addElement(H(outlinelevel=2, text="§ 4 Budget"))
        outer, inner = List(stylename=style), List()
        inner.addElement(item("a-punkt"))
        outer.addElement(item("ett"))
        second = item("två")
        second.addElement(inner)
        outer.addElement(second)
        document.text.addElement(outer)
        document.text.addElement(P(text="Mellan."))
        continued = List(stylename=style, continuenumbering="true")
        continued.addElement(item("tre"))
        document.text.addElement(continued)

    assert text_of(fill) == "## § 4 Budget\n\n1. ett\n2. två\n  a) a-punkt\n\nMellan.\n3. tre\n"


def test_bullets_are_hyphens() -> None:
    def fill(document: OpenDocumentText) -> None:
        style = ListStyle(name="B")
        style.addElement(ListLevelStyleBullet(level=1, bulletchar="•"))
        document.automaticstyles.addElement(style)
        points = List(stylename=style)
        points.addElement(item("Ett"))
        document.text.addElement(points)

    assert text_of(fill) == "- Ett\n"


def test_a_table_is_lines_with_tabs() -> None:
    def fill(document: OpenDocumentText) -> None:
        table, row = Table(), TableRow()
        label, names = TableCell(), TableCell()
        label.addElement(P(text="Beslutande"))
        names.addElement(P(text="Anna Ek (S)"))
        names.addElement(P(text="Bo Al (M)"))
        for cell in (label, names, CoveredTableCell()):
            row.addElement(cell)
        table.addElement(row)
        document.text.addElement(table)

    assert text_of(fill) == "Beslutande\tAnna Ek (S)\nBo Al (M)\n"


def test_struck_text_tabs_spaces_and_line_breaks() -> None:
    def fill(document: OpenDocumentText) -> None:
        through = Style(name="T", family="text")
        through.addElement(TextProperties(textlinethroughstyle="solid"))
        document.automaticstyles.addElement(through)
        paragraph = P()
        paragraph.addElement(Span(stylename=through, text="Anna Ek (S)"))
        paragraph.addElement(Tab())
        paragraph.addText("titel")
        paragraph.addElement(LineBreak())
        paragraph.addText("Bo")
        paragraph.addElement(S(c=1))
        paragraph.addText("Al")
        document.text.addElement(paragraph)

    assert text_of(fill) == "<del>Anna Ek (S)</del>\ttitel\nBo Al\n"


def test_space_between_paragraphs_is_a_blank_line() -> None:
    def fill(document: OpenDocumentText) -> None:
        spaced = Style(name="Spaced", family="paragraph")
        spaced.addElement(ParagraphProperties(marginbottom="0.2cm"))
        document.automaticstyles.addElement(spaced)
        for text, style in (("Anna", None), ("Bo", spaced), ("Cia", None)):
            document.text.addElement(P(stylename=style, text=text) if style else P(text=text))

    assert text_of(fill) == "Anna\nBo\n\nCia\n"


def test_deleted_text_is_left_out_and_notes_come_last() -> None:
    def fill(document: OpenDocumentText) -> None:
        paragraph, note, body = P(text="Enligt beslut"), Note(noteclass="footnote"), NoteBody()
        body.addElement(P(text="Se § 3."))
        note.addElement(NoteCitation(text="1"))
        note.addElement(body)
        paragraph.addElement(note)
        document.text.addElement(paragraph)

    data = opendocument(fill)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read("content.xml")
    deleted = (
        b'<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>borttaget</text:p>'
    )
    deleted += b"</text:deletion></text:changed-region></text:tracked-changes>"
    changed = content.replace(b"<office:text>", b"<office:text>" + deleted)

    assert b"borttaget" in changed
    assert (
        read_file("a.odt", rezipped(data, {"content.xml": changed})).text
        == "Enligt beslut[1]\n\n[1] Se § 3.\n"
    )


def test_the_page_header_comes_first() -> None:
    def fill(document: OpenDocumentText) -> None:
        layout = PageLayout(name="L")
        document.automaticstyles.addElement(layout)
        master, header = MasterPage(name="Standard", pagelayoutname=layout), PageHeader()
        header.addElement(P(text="LINDHAGA KOMMUN"))
        master.addElement(header)
        document.masterstyles.addElement(master)
        document.text.addElement(P(text="§ 4 Budget"))

    assert text_of(fill) == "LINDHAGA KOMMUN\n\n§ 4 Budget\n"
