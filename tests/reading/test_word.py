"""A DOCX gives what Word shows, with its lists numbered as shown and its tables as lines."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from ingest.reading import Unreadable, read_file
from ingest.reading.numbering import shown
from tests.reading.documents import rezipped, word

W = nsdecls("w")


def text_of(document: Document) -> str:
    out = io.BytesIO()
    document.save(out)
    return read_file("a.docx", out.getvalue()).text


def numbered(document: Document, text: str, number: int, level: int = 0) -> None:
    """Add a paragraph of list `number`, at a level counted from 0."""
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def define_list(
    document: Document, number: int, *levels: tuple[str, str], start: int = 1, also: int | None = None
) -> None:
    """Define list `number` with (format, text) for each level; `also` is a second number on it that restarts."""
    root = document.part.numbering_part.element
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{number}">{inside}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    if also is not None:
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        root.append(
            parse_xml(f'<w:num {W} w:numId="{also}"><w:abstractNumId w:val="{number}"/>{restart}</w:num>')
        )


def test_headings_and_paragraphs() -> None:
    document = docx.Document()
    document.add_heading("§ 4 Budget", 2)
    document.add_paragraph("Första stycket.")
    document.add_paragraph("Andra stycket.")

    assert text_of(document) == "## § 4 Budget\n\nFörsta stycket.\n\nAndra stycket.\n"


def test_paragraphs_without_space_between_them_are_lines() -> None:
    document = docx.Document()
    for name in ("Anna Ek (S)", "Bo Al (M)"):
        document.add_paragraph(name).paragraph_format.space_after = Pt(0)
    document.add_paragraph("")
    document.add_paragraph("Övriga")

    assert text_of(document) == "Anna Ek (S)\nBo Al (M)\n\nÖvriga\n"


def test_an_attendance_table_is_lines_with_tabs() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, [("Namn", "Parti", "§"), ("Anna Ek", "(S)", "4–6"), ("Bo Al", "(M)", "")], strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text

    assert text_of(document) == "Namn\tParti\t§\nAnna Ek\t(S)\t4–6\nBo Al\t(M)\n"


def test_a_label_and_its_names_in_one_cell() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Beslutande"
    table.cell(0, 1).text = "Anna Ek (S)\nBo Al (M)"
    table.cell(0, 1).add_paragraph("Cia Ask (C)")

    assert text_of(document) == "Beslutande\tAnna Ek (S)\nBo Al (M)\nCia Ask (C)\n"


def test_two_rosters_in_two_cells_are_read_one_after_the_other() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Ledamöter\nAnna Ek (S)\nBo Al (M)"
    table.cell(0, 1).text = "Ersättare\nCia Ask (C)"

    assert text_of(document) == "Ledamöter\nAnna Ek (S)\nBo Al (M)\nErsättare\nCia Ask (C)\n"


def test_names_in_one_cell_and_their_titles_in_the_next_are_pairs() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Doris Dahl\nErik Ask"
    table.cell(0, 1).text = "Utredare\nKanslichef"

    assert text_of(document) == "Doris Dahl\tUtredare\nErik Ask\tKanslichef\n"


def test_lists_are_numbered_as_word_shows_them() -> None:
    document = docx.Document()
    define_list(document, 90, ("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%3"), also=91)
    for text, number, level in [
        ("ett", 90, 0), ("a", 90, 1), ("b", 90, 1), ("två", 90, 0), ("a igen", 90, 1), ("djupt", 90, 2),
        ("ett igen", 91, 0), ("två igen", 91, 0),
    ]:  # fmt: skip
        numbered(document, text, number, level)

    assert text_of(document).splitlines() == [
        "1. ett", "  a) a", "  b) b", "2. två", "  a) a igen", "    2.1 djupt", "1. ett igen", "2. två igen",
    ]  # fmt: skip


def test_a_heading_numbered_by_word_shows_its_paragraph_number() -> None:
    document = docx.Document()
    define_list(document, 90, ("decimal", "§ %1"), start=45)
    heading = document.add_heading("Budget", 2)
    heading._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
    )

    assert text_of(document) == "## § 45 Budget\n"


def test_bullets_are_hyphens() -> None:
    document = docx.Document()
    document.add_paragraph("Ett", style="List Bullet")
    document.add_paragraph("Två", style="List Bullet")

    assert text_of(document) == "- Ett\n- Två\n"


@pytest.mark.parametrize(
    ("number", "form", "mark"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (1987, "upperRoman", "MCMLXXXVII"),
        (5, "none", ""),
    ],
)
def test_numbers_in_every_format(number: int, form: str, mark: str) -> None:
    assert shown(number, form) == mark


def test_what_is_struck_out_stands_in_del_and_what_is_deleted_is_gone() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, is_struck in (("Anna ", True), ("Ek (S)", True), (" och Bo Al (M)", False)):
        paragraph.add_run(text).font.strike = is_struck
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="1"><w:r><w:delText>borttaget</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="2"><w:r><w:t>, tillagt</w:t></w:r></w:ins>'))

    assert text_of(document) == "<del>Anna Ek (S)</del> och Bo Al (M), tillagt\n"


def test_tabs_line_breaks_and_page_breaks_are_kept() -> None:
    document = docx.Document()
    document.add_paragraph("Doris Dahl\tutredare\nErik Ask")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Sida två")

    assert text_of(document).replace("\n\n", "\n") == "Doris Dahl\tutredare\nErik Ask\n\f\nSida två\n"


def test_the_page_header_comes_once_and_first() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "LINDHAGA KOMMUN\tKommunstyrelsen"
    document.sections[0].footer.paragraphs[0].text = "Justerandes sign"
    document.add_paragraph("§ 4 Budget")

    assert text_of(document) == "LINDHAGA KOMMUN\tKommunstyrelsen\n\n§ 4 Budget\n"


def test_content_controls_and_text_boxes_are_read() -> None:
    document = docx.Document()
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Kommunstyrelsen</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    box = OxmlElement("w:txbxContent")
    box.append(parse_xml(f"<w:p {W}><w:r><w:t>I rutan</w:t></w:r></w:p>"))
    run = document.add_paragraph("Utanför")._p.find(qn("w:r"))
    drawing = OxmlElement("w:drawing")
    drawing.append(box)
    run.append(drawing)

    assert text_of(document) == "Kommunstyrelsen\n\nUtanför\n\nI rutan\n"


def test_hidden_text_and_field_codes_are_not_shown() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Sida ")
    paragraph._p.append(parse_xml(f"<w:r {W}><w:instrText> PAGE </w:instrText></w:r>"))
    paragraph.add_run("3")
    paragraph.add_run(" dold").font.hidden = True

    assert text_of(document) == "Sida 3\n"


def test_footnotes_come_last() -> None:
    document = docx.Document()
    document.add_paragraph("Enligt beslut")._p.append(
        parse_xml(f'<w:r {W}><w:footnoteReference w:id="7"/></w:r>')
    )
    document.add_paragraph("Slut")
    notes = f'<w:footnotes {W}><w:footnote w:id="7"><w:p><w:r><w:t>Se § 3.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    out = io.BytesIO()
    document.save(out)
    package = rezipped(out.getvalue(), {"word/footnotes.xml": notes.encode()})
    package = with_relation(package, "footnotes", "footnotes.xml")

    assert read_file("a.docx", package).text == "Enligt beslut[1]\n\nSlut\n\n[1] Se § 3.\n"


def with_relation(package: bytes, kind: str, target: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = relations.replace(
        "</Relationships>", f'<Relationship Id="rX" Type="{base}/{kind}" Target="{target}"/></Relationships>'
    )
    types = types.replace(
        "</Types>", f'<Override PartName="/word/{target}" ContentType="application/xml"/></Types>'
    )
    return rezipped(
        package, {"word/_rels/document.xml.rels": relations.encode(), "[Content_Types].xml": types.encode()}
    )


def test_a_document_with_macros_is_read_without_them() -> None:
    data = word(lambda document: document.add_paragraph("§ 1 Val") and None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml")
    plain, macros = b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
    prefix = b"application/vnd.openxmlformats-officedocument."
    macro = rezipped(
        data, {"[Content_Types].xml": types.replace(prefix + plain, b"application/vnd." + macros)}
    )

    assert read_file("a.docm", macro).text == "§ 1 Val\n"


def test_half_a_document_is_refused() -> None:
    data = word(lambda document: document.add_paragraph("§ 1 Val") and None)

    with pytest.raises(Unreadable) as refused:
        read_file("a.docx", data[: len(data) // 2])
    assert refused.value.message_sv.startswith("Filen är skadad")
