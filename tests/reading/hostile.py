"""Files that nobody should upload and somebody will: more than a hundred, each with a name and bytes.

`corpus()` yields (name, bytes). None is a protokoll that must be read rightly; every one must end in text or in
a message, never in an exception of another kind, a crash or a long wait.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from tests.reading.documents import (
    lines,
    linked_zip,
    opendocument,
    pdf,
    rezipped,
    scanned_pdf,
    word,
    zipped,
)

MEGABYTE = 1024 * 1024
TEXT = "Protokoll\n\nKommunstyrelsen\n\n§ 1 Val av justerare\n\nBeslut\n\nAnna Ek (S) väljs.\n"


def corpus() -> Iterator[tuple[str, bytes]]:
    """Yield every hostile file; the same bytes each time."""
    yield from _texts()
    yield from _names()
    yield from _wrong_endings()
    yield from _pdfs()
    yield from _words()
    yield from _opendocuments()
    yield from _zips()
    yield from _webpages()
    yield from _noise()


def _plain_pdf() -> bytes:
    return pdf(lines(TEXT.splitlines()))


def _plain_word() -> bytes:
    return word(lambda document: [document.add_paragraph(line) for line in TEXT.splitlines()] and None)


def _plain_opendocument() -> bytes:
    from odf.text import P

    return opendocument(
        lambda document: [document.text.addElement(P(text=line)) for line in TEXT.splitlines()] and None
    )


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "empty.txt", b""
    yield "only-spaces.txt", b" \n\t \r\n"
    yield "only-bom.txt", b"\xef\xbb\xbf"
    yield "only-utf16-bom.txt", b"\xff\xfe"
    yield "one-byte.txt", b"\xff"
    yield "one-nul.txt", b"\x00"
    yield "nul-inside.txt", TEXT.encode().replace(b"Val", b"V\x00l")
    yield "nul-many.txt", b"\x00" * 10_000
    yield "utf16-odd-length.txt", TEXT.encode("utf-16")[:-1]
    yield "utf16-lone-surrogate.txt", "§ 1 A".encode("utf-16") + b"\x00\xd8" + "B".encode("utf-16-le")
    yield "utf8-lone-surrogate.txt", "§ 1 \ud83d Val".encode("utf-8", "surrogatepass")
    yield "utf8-overlong.txt", b"Protokoll \xc0\xaf\xe0\x80\xaf \n" * 5
    yield "utf8-cut-short.txt", "Protokoll åäö".encode()[:-1]
    yield "utf8-with-latin1.txt", ("åäö" * 100).encode() + b"\xe5\xe4\xf6"
    yield "utf32.txt", TEXT.encode("utf-32")
    yield "utf7.txt", TEXT.encode("utf-7")
    yield "direction-override.txt", f"§ 1 \u202e{TEXT}\u202c".encode()
    yield "direction-isolates.txt", f"\u2066§ 1\u2069 \u200e{TEXT}".encode()
    yield "zero-width.txt", "\u200b".join(TEXT).encode()
    yield "zalgo.txt", ("e" + "\u0301" * 500 + "\n").encode() * 20
    yield "noncharacters.txt", "§ 1 \uffff\ufffe Val \U0010ffff".encode()
    yield "controls.txt", bytes(range(1, 32)) + TEXT.encode()
    yield "escape-sequences.txt", b"\x1b[2J\x1b]0;title\x07" + TEXT.encode()
    yield "script.txt", b"<script>alert(1)</script>\n" + TEXT.encode()
    yield "template.txt", b"{{ settings.SECRET_KEY }} {% debug %}\n" + TEXT.encode()
    yield "sql.txt", b"'; DROP TABLE meetings; --\n" + TEXT.encode()
    yield "formula.txt", b'=HYPERLINK("http://example.org")\n' + TEXT.encode()
    yield "one-line.txt", b"a" * (2 * MEGABYTE)
    yield "many-lines.txt", b"\n" * MEGABYTE + TEXT.encode()
    yield "many-paragraphs.txt", "".join(f"§ {number} Rubrik\n" for number in range(50_000)).encode()
    yield "form-feeds.txt", b"\f" * 10_000 + TEXT.encode()
    yield "carriage-returns.txt", TEXT.replace("\n", "\r").encode()
    yield "line-separators.txt", TEXT.replace("\n", "\u2028").encode()
    yield "stars.md", b"*" * 100_000
    yield "hashes.md", b"# " * 100_000
    yield "too-large.txt", b"a" * (25 * MEGABYTE + 1)


def _names() -> Iterator[tuple[str, bytes]]:
    yield "x" * 300 + ".txt", TEXT.encode()
    yield "ö" * 300, TEXT.encode()
    yield "rad\nbrytning\r\n.txt", TEXT.encode()
    yield "../../etc/passwd", TEXT.encode()
    yield "C:\\Windows\\protokoll.txt", TEXT.encode()
    yield "", TEXT.encode()
    yield ".", TEXT.encode()
    yield "nul\x00byte.txt", TEXT.encode()
    yield "lone\ud800surrogate.txt", TEXT.encode()
    yield "\u202efdp.txt", TEXT.encode()
    yield "<script>alert(1)</script>.txt", TEXT.encode()
    yield "{{ 7*7 }}.txt", TEXT.encode()
    yield "'; DROP TABLE uploads; --.txt", TEXT.encode()
    yield "CON.txt", TEXT.encode()
    yield "protokoll.pdf.exe", b"MZ\x90\x00" + b"\x00" * 500


def _wrong_endings() -> Iterator[tuple[str, bytes]]:
    yield "pdf-called.txt", _plain_pdf()
    yield "text-called.pdf", TEXT.encode()
    yield "word-called.odt", _plain_word()
    yield "opendocument-called.docx", _plain_opendocument()
    yield "html-called.txt", f"<html><body>{TEXT}</body></html>".encode()
    yield "png-called.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200
    yield "jpeg-called.docx", b"\xff\xd8\xff\xe0" + b"\x00" * 200
    yield "old-word.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 1000
    yield "locked-word.docx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    yield "rich.rtf", b"{\\rtf1\\ansi Protokoll}"
    yield "spreadsheet.xlsx", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
    yield "slides.pptx", zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
    yield "gzip.gz", b"\x1f\x8b\x08" + b"\x00" * 50
    yield "seven.7z", b"7z\xbc\xaf\x27\x1c" + b"\x00" * 50


def _pdfs() -> Iterator[tuple[str, bytes]]:
    whole = _plain_pdf()
    yield "header-only.pdf", b"%PDF-1.7"
    yield "header-and-end.pdf", b"%PDF-1.7\n%%EOF"
    for percent in (10, 30, 50, 70, 90, 99):
        yield f"cut-at-{percent}.pdf", whole[: len(whole) * percent // 100]
    yield "zeroed-middle.pdf", whole[:300] + b"\x00" * 300 + whole[600:]
    yield "no-xref.pdf", whole.replace(b"startxref", b"startxxxx").replace(b"xref", b"yref")
    yield "xref-beyond-end.pdf", whole[: whole.rindex(b"startxref")] + b"startxref\n999999999\n%%EOF"
    yield "xref-loop.pdf", whole.replace(b"trailer\n<<", b"trailer\n<< /Prev 15 ")
    yield "locked.pdf", pdf(lines(TEXT.splitlines()), encrypt="hemligt")
    yield "scanned.pdf", scanned_pdf()
    yield "scanned-with-stamp.pdf", scanned_pdf(stamp="Signerat 2024-04-09")
    yield "blank.pdf", pdf([], [])
    yield "junk-before.pdf", b"\r\n" * 100 + whole
    yield "text-after.pdf", whole + TEXT.encode() * 100
    yield "pdf-and-zip.pdf", whole + zipped({"protokoll.txt": TEXT})
    yield "html-and-pdf.pdf", b"<html><script>alert(1)</script>" + whole
    yield (
        "pages-loop.pdf",
        _pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
    )
    yield (
        "no-pages.pdf",
        _pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
    )
    yield (
        "lying-count.pdf",
        _pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 99999999 >>"]),
    )
    yield (
        "deep-arrays.pdf",
        _pdf_of([b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 20_000 + b"]" * 20_000 + b" >>", b"<< >>"]),
    )
    yield "form-loop.pdf", _form_loop()
    yield "flate-bomb.pdf", _flate_bomb()
    yield "endless-content.pdf", endless_pdf(60_000)
    yield (
        "wild-numbers.pdf",
        _pdf_with_content(b"BT /F1 1e38 Tf 1e38 1e38 Td (x) Tj 9e99999 0 0 1 0 0 Tm (y) Tj ET"),
    )
    yield "unclosed-string.pdf", _pdf_with_content(b"BT /F1 11 Tf (never closed Tj ET" * 100)
    yield "deep-states.pdf", _pdf_with_content(b"q " * 200_000 + b"BT /F1 11 Tf (x) Tj ET")


def endless_pdf(operators: int) -> bytes:
    """Return a PDF that writes one letter so many times; each takes some 10 to 20 microseconds to read."""
    return _pdf_with_content(b"BT /F1 11 Tf " + b"(x) Tj " * operators + b"ET")


def _pdf_of(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def _pdf_with_content(content: bytes, filters: bytes = b"", resources: bytes = b"", *more: bytes) -> bytes:
    return _pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> %s >> >>" % resources,
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def _form_loop() -> bytes:
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 15 "
        b"/Resources << /XObject << /X 6 0 R >> >> >>\nstream\n/X Do /X Do /X Do\nendstream"
    )
    return _pdf_with_content(b"/X Do", b"", b"/XObject << /X 6 0 R >>", form)


def _flate_bomb() -> bytes:
    import zlib

    squeezed = zlib.compress(zlib.compress(b" " * (100 * MEGABYTE), 9), 9)
    return _pdf_with_content(squeezed, b"/Filter [/FlateDecode /FlateDecode]")


def _words() -> Iterator[tuple[str, bytes]]:
    whole = _plain_word()
    for percent in (20, 50, 80, 99):
        yield f"cut-at-{percent}.docx", whole[: len(whole) * percent // 100]
    yield "no-document.docx", rezipped(whole, {"word/document.xml": None})
    yield "no-relations.docx", rezipped(whole, {"_rels/.rels": None})
    yield "not-xml.docx", rezipped(whole, {"word/document.xml": b"Protokoll"})
    yield "other-xml.docx", rezipped(whole, {"word/document.xml": b"<x/>"})
    yield "no-styles.docx", rezipped(whole, {"word/styles.xml": b"<x/>"})
    yield "billion-laughs.docx", rezipped(whole, {"word/document.xml": _laughs(b"<x>&h;</x>")})
    yield (
        "external-entity.docx",
        rezipped(
            whole, {"word/document.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}
        ),
    )
    yield (
        "deep.docx",
        rezipped(whole, {"word/document.xml": _word_body(b"<w:sdt>" * 5_000 + b"</w:sdt>" * 5_000)}),
    )
    yield "bomb.docx", rezipped(whole, {"word/media/image1.png": b"\x00" * (101 * MEGABYTE)})
    yield "wide-table.docx", rezipped(whole, {"word/document.xml": _word_body(_huge_table())})
    yield "hungry.docx", rezipped(whole, {"word/document.xml": _word_body(b"<w:p><w:r/></w:p>" * 4_000_000)})
    yield "style-loop.docx", rezipped(whole, {"word/styles.xml": _style_loop()})
    yield "entries.docx", rezipped(whole, {f"word/{number}.xml": b"<x/>" for number in range(1_001)})
    yield "macro.docm", rezipped(whole, {"word/vbaProject.bin": b"\x00" * 100})
    yield "empty.docx", word(lambda document: None)


_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _word_body(inside: bytes) -> bytes:
    return b"<w:document " + _W + b"><w:body>" + inside + b"</w:body></w:document>"


def _huge_table() -> bytes:
    cell = b"<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    return b"<w:tbl>" + (b"<w:tr>" + cell * 500 + b"</w:tr>") * 10 + b"</w:tbl>"


def _style_loop() -> bytes:
    style = b'<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    return b"<w:styles " + _W + b">" + style + b"</w:styles>"


def _laughs(root: bytes) -> bytes:
    entities = b'<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("i"))
    )
    return b"<!DOCTYPE x [" + entities + b"]>" + root


def _opendocuments() -> Iterator[tuple[str, bytes]]:
    whole = _plain_opendocument()
    for percent in (20, 60, 95):
        yield f"cut-at-{percent}.odt", whole[: len(whole) * percent // 100]
    yield "no-text.odt", rezipped(whole, {"content.xml": b"<x/>"})
    yield "not-xml.odt", rezipped(whole, {"content.xml": b"\x00\x01"})
    yield "billion-laughs.odt", rezipped(whole, {"content.xml": _laughs(b"<x>&h;</x>")})
    yield "repeated-cells.odt", rezipped(whole, {"content.xml": _repeated_cells()})
    yield "encrypted.odt", rezipped(whole, {"META-INF/manifest.xml": b"<manifest:encryption-data/>"})
    yield "bomb.odt", rezipped(whole, {"Pictures/1.png": b"\x00" * (101 * MEGABYTE)})
    yield (
        "sheet.ods",
        zipped(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
            compression=zipfile.ZIP_STORED,
        ),
    )


def _repeated_cells() -> bytes:
    return (
        b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        b'xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body><o:text><b:table>'
        + b'<b:table-row b:number-rows-repeated="999999"><b:table-cell b:number-columns-repeated="999999">'
        b"<t:p>x</t:p></b:table-cell></b:table-row></b:table>"
        + b'<t:p><t:s t:c="999999999"/>x</t:p></o:text></o:body></o:document-content>'
    )


def _zips() -> Iterator[tuple[str, bytes]]:
    yield "bomb.zip", zipped({"a.txt": b"\x00" * (101 * MEGABYTE)})
    yield "bomb-of-many.zip", zipped({f"{number}.txt": b"a" * (11 * MEGABYTE) for number in range(10)})
    yield "lying-sizes.zip", _lying_sizes()
    yield "zip-in-zip.zip", zipped({"inner.zip": zipped({"a.txt": TEXT}), "b.txt": TEXT})
    yield "zip-in-zip-in-zip.zip", zipped({"1.zip": zipped({"2.zip": zipped({"a.txt": TEXT})})})
    yield "symlink.zip", linked_zip()
    yield "climbing.zip", zipped({"../../etc/cron.d/x": TEXT})
    yield "climbing-backslash.zip", zipped({"..\\..\\x.txt": TEXT})
    yield "absolute.zip", zipped({"/etc/passwd": TEXT})
    yield "drive.zip", zipped({"C:/x.txt": TEXT})
    yield "entries.zip", zipped({f"{number}.txt": "x" for number in range(1_001)})
    yield "empty.zip", zipped({})
    yield "only-folders.zip", zipped({"mapp/": b"", "mapp/under/": b""})
    yield "only-litter.zip", zipped({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x"})
    yield "same-name-twice.zip", _same_name_twice()
    yield (
        "strange-names.zip",
        zipped({"rad\nbrytning.txt": TEXT, "x" * 300 + ".txt": TEXT, "\u202efdp.txt": TEXT}),
    )
    yield "cut.zip", zipped({"a.txt": TEXT * 100})[:200]
    yield "bad-checksum.zip", _bad_checksum()
    yield "locked.zip", _locked()
    yield "huge-directory.zip", _huge_directory()
    yield "end-record-only.zip", b"PK\x05\x06" + b"\xff" * 18


def _lying_sizes() -> bytes:
    """A bomb whose directory says that it is small."""
    data = bytearray(zipped({"a.txt": b"\x00" * (101 * MEGABYTE)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", data, data.index(mark) + offset, 100)
    return bytes(data)


def _same_name_twice() -> bytes:
    import warnings

    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.txt", TEXT + "annan")
    return out.getvalue()


def _bad_checksum() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT}, compression=zipfile.ZIP_STORED))
    data[40] ^= 0xFF
    return bytes(data)


def _locked() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def _huge_directory() -> bytes:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, *[0] * 14) + b"a"
    entry = entry[:28] + struct.pack("<H", 1) + entry[30:]
    directory = entry * 200_000
    return (
        b"PK\x03\x04"
        + directory
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 4, 0)
    )


def _webpages() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<html><body>" + b"<div>" * 100_000 + b"x"
    yield "unclosed.html", b"<html><body><p" * 10_000
    yield "comments.html", b"<html><!--" * 20_000
    yield "scripts.html", b"<html><body><script>" + b"x" * MEGABYTE + b"</script></body></html>"
    yield "entities.html", b"<html><body>" + b"&#xD800;&#0;&#x110000;&nosuch;&lt;script&gt;" * 100
    yield "lists.html", b"<html><body>" + b"<ul><li>x" * 5_000
    yield "tables.html", b"<html><body>" + b"<table><tr><td>x" * 2_000
    yield "frames.html", b"<html><frameset><frame src='file:///etc/passwd'></frameset></html>"
    yield "nul.html", b"<html><body>a\x00b</body></html>"


def _noise() -> Iterator[tuple[str, bytes]]:
    for seed in range(8):
        yield f"noise-{seed}.bin", random.Random(seed).randbytes(5_000)
    for seed, start in enumerate((b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf")):
        yield f"noise-after-magic-{seed}.bin", start + random.Random(seed).randbytes(5_000)
