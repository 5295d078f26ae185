"""The content says what a file is; what cannot be read says what to do."""

from __future__ import annotations

import pytest

from ingest.reading import Limits, Unreadable, read_file
from tests.reading.documents import lines, pdf, word, zipped


def test_a_wrong_ending_is_a_note_and_no_hindrance() -> None:
    read = read_file("protokoll.txt", pdf(lines(["§ 1 Val av justerare"])))

    assert (read.kind, read.text) == ("pdf", "§ 1 Val av justerare\n")
    assert read.notes == ("named .txt but is pdf",)


def test_a_right_ending_is_no_note() -> None:
    assert read_file("a.docx", word(lambda document: document.add_paragraph("§ 1") and None)).notes == ()


@pytest.mark.parametrize(
    ("data", "code", "advice"),
    [
        (b"", "empty", "Kontrollera att rätt fil valdes"),
        (b"{\\rtf1 Protokoll}", "rtf", "spara om den som .docx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99, "old_word", "spara om den som .docx"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "encrypted_office",
            "Ta bort lösenordet",
        ),
        (b"\x89PNG\r\n\x1a\n", "unsupported_kind", "PNG-bild"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "unsupported_kind", "Excel"),
        (zipped({"a.txt": "x"}), "zip_in_zip", "Packa upp den inre"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, code: str, advice: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.bin", data)
    assert refused.value.code == code
    assert advice in refused.value.message_sv


def test_a_file_may_have_25_megabytes_and_no_byte_more() -> None:
    most = b"Protokoll\n".ljust(25 * 1024 * 1024, b"a")

    assert len(read_file("a.txt", most).text) == len(most)
    with pytest.raises(Unreadable) as refused:
        read_file("a.txt", most + b"a")
    assert refused.value.message_sv.startswith("Filen är större än 25 MB.")


def test_the_limit_can_be_set() -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.txt", b"Protokoll", limits=Limits(file_bytes=8))
    assert refused.value.code == "too_large"
