"""Documents made for the tests: PDFs with places of their own, Word files, ODTs and zips, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

import docx
from docx.document import Document
from odf.opendocument import OpenDocumentText
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def pdf(
    *pages: Iterable[tuple[float, float, str]],
    size: float = 11,
    font: str = "Helvetica",
    encrypt: str | None = None,
) -> bytes:
    """A PDF whose pages show texts at (points from the left, points from the top)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=encrypt)
    for page in pages:
        canvas.setFont(font, size)
        for x, down, text in page:
            canvas.drawString(x, A4[1] - down, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn_pdf(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one page that `draw` fills."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned_pdf(pages: int = 2, stamp: str = "") -> bytes:
    """A PDF of images, as a scanner makes it; `stamp` is a line of text that a signing service adds."""
    picture = io.BytesIO()
    Image.new("L", (200, 280), 200).save(picture, "PNG")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        picture.seek(0)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.drawString(50, 20, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    texts: Iterable[str], *, x: float = 70, top: float = 100, pitch: float = 14
) -> list[tuple[float, float, str]]:
    """Texts one below the other, for `pdf`."""
    return [(x, top + at * pitch, text) for at, text in enumerate(texts)]


def word(fill: Callable[[Document], None]) -> bytes:
    """A DOCX that `fill` writes."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opendocument(fill: Callable[[OpenDocumentText], None]) -> bytes:
    """An ODT that `fill` writes."""
    document = OpenDocumentText()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the files, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rezipped(package: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """A package with some of its files replaced, added, or (None) taken out."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files: dict[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name, content in changed.items():
        files.pop(name, None)
        if content is not None:
            files[name] = content
    return zipped(files)


def linked_zip() -> bytes:
    """A zip with a symbolic link to a file outside it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("protokoll.txt")
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/hostname")
    return out.getvalue()
