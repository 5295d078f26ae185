"""What a file is, by its content: the ending of its name only says what somebody thought it was."""

from __future__ import annotations

import re
from typing import Literal

from ingest.reading.errors import Unreadable
from ingest.reading.limits import DEFAULT_LIMITS, Limits
from ingest.reading.zips import open_zip

FileKind = Literal["text", "html", "pdf", "docx", "odt", "zip"]

_ENDINGS: dict[str, tuple[str, ...]] = {
    "text": ("txt", "text", "md", "markdown", "asc", ""),
    "markdown": ("md", "markdown", "txt", "text", ""),
    "html": ("html", "htm", "xhtml"),
    "pdf": ("pdf",),
    "docx": ("docx", "docm", "dotx"),
    "odt": ("odt", "ott"),
    "zip": ("zip",),
}

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# First bytes of what is no protokoll but gets uploaded by mistake, with its name for the message.
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG-bild"),
    (b"\xff\xd8\xff", "JPEG-bild"),
    (b"GIF8", "GIF-bild"),
    (b"II*\x00", "TIFF-bild"),
    (b"MM\x00*", "TIFF-bild"),
    (b"\x1f\x8b", "gzip-arkiv"),
    (b"7z\xbc\xaf\x27\x1c", "7-zip-arkiv"),
    (b"Rar!\x1a\x07", "RAR-arkiv"),
    (b"BZh", "bzip2-arkiv"),
    (b"\xfd7zXZ\x00", "xz-arkiv"),
    (b"MZ\x90", "program"),
    (b"\x7fELF", "program"),
    (b"%!PS", "PostScript"),
    (b"ID3", "ljudfil"),
    (b"OggS", "ljudfil"),
)
_OPENDOCUMENT = b"application/vnd.oasis.opendocument."
_HTML_START = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_BLOCKS = re.compile(rb"<(?:div|p|table|ul|ol|h[1-6]|section|article)(?:\s[^<>]*)?>", re.I)
_MARKDOWN = re.compile(r"(?m)^#{1,6} \S|\*\*[^*\n]+\*\*|<del>|\]\(https?://")


def kind_of(data: bytes, limits: Limits = DEFAULT_LIMITS) -> FileKind:
    """Return what the bytes are, e.g. "pdf" for `b"%PDF-1.7…"`, and "text" for what is nothing else.

    Raises `Unreadable` for a kind that is recognised and not read (.doc, RTF, images, spreadsheets).
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise Unreadable("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package_kind(data, limits)
    if data.startswith(b"{\\rtf"):
        raise Unreadable("rtf")
    if data.startswith(_OLE):
        raise Unreadable("encrypted_office" if _ENCRYPTED_PACKAGE in data else "old_word")
    for magic, name in _OTHER_KINDS:
        if data.startswith(magic):
            raise Unreadable("unsupported_kind", kind=name)
    if _is_pdf(data):
        return "pdf"
    return "html" if _is_html(data[:65536]) else "text"


def _is_pdf(data: bytes) -> bool:
    """A PDF may have up to 1,024 bytes before its mark (ISO 32000, annex H); a text may mention the mark."""
    at = data.find(b"%PDF-", 0, 1024)
    return at == 0 or (at > 0 and (b"startxref" in data or b" obj" in data[at : at + 4096]))


def _is_html(head: bytes) -> bool:
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if _HTML_START.match(head):
        return True
    # A fragment pasted from a web page: it begins with a tag and is made of blocks.
    return head.lstrip().startswith(b"<") and len(_HTML_BLOCKS.findall(head)) >= 3


def _package_kind(data: bytes, limits: Limits) -> FileKind:
    """Tell DOCX and ODT from other zips by the files that their standards demand."""
    with open_zip(data, limits) as package:
        names = set(package.namelist())
    if "[Content_Types].xml" in names:
        for folder, kind in (("xl/", "Excel"), ("ppt/", "PowerPoint"), ("visio/", "Visio")):
            if any(name.startswith(folder) for name in names):
                raise Unreadable("unsupported_kind", kind=kind)
        return "docx"
    if "content.xml" in names:
        # The mimetype is the first entry, stored unpacked (OpenDocument 1.2, part 3, 3.3).
        head = data[:200]
        if _OPENDOCUMENT in head and _OPENDOCUMENT + b"text" not in head:
            raise Unreadable("unsupported_kind", kind="OpenDocument-kalkyl eller -presentation")
        return "odt"
    return "zip"


def is_markdown(text: str) -> bool:
    """True for text with Markdown marks, e.g. "## § 4 Budget" or "**Beslut**"."""
    return _MARKDOWN.search(text) is not None


def ending_note(name: str, kind: str) -> tuple[str, ...]:
    """Return a note where the name's ending says another kind, e.g. `("named .txt but is pdf",)`."""
    _, dot, ending = name.rpartition(".")
    ending = ending.lower() if dot else ""
    if ending in _ENDINGS[kind]:
        return ()
    known = any(ending in endings for endings in _ENDINGS.values()) or ending in ("doc", "rtf")
    return (f"named .{ending} but is {kind}",) if ending and known else ()
