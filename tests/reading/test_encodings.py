"""Text files are read in whatever encoding they were written in."""

from __future__ import annotations

import codecs

import pytest

from ingest.reading import Unreadable, read_file

SWEDISH = (
    "Protokoll – Kommunstyrelsen\n\nÖvriga närvarande\nÅsa Öberg (S), ordförande\nRené Åkerlöf (M) §§ 4–6\n\n"
    "Ärendet återremitteras. ”Förslaget är för dyrt”, säger Åke Ärlig (C) …\n"
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SWEDISH.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + SWEDISH.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + SWEDISH.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be"), "utf-16-be"),
        (SWEDISH.encode("utf-16-le"), "utf-16-le"),
        (SWEDISH.encode("utf-16-be"), "utf-16-be"),
        (SWEDISH.encode("utf-32"), "utf-32-le"),
        (SWEDISH.encode("cp1252"), "cp1252"),
        (SWEDISH.encode("mac_roman"), "mac_roman"),
    ],
)
def test_the_same_words_come_out_of_every_encoding(data: bytes, encoding: str) -> None:
    read = read_file("protokoll.txt", data)

    assert read.text == SWEDISH
    assert f"encoding: {encoding}" in read.notes


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "words",
    [
        "Övrigt",
        "§ 4 Åtgärder",
        "Närvarande: Åsa Ek",
        "BESLUTANDE LEDAMÖTER",
        "Ärendet bordläggs på förslag",
        "röstade nej",
    ],
)
def test_a_few_words_are_enough_to_tell_the_single_byte_encodings(words: str, encoding: str) -> None:
    assert read_file("a.txt", words.encode(encoding)).text == words


def test_decomposed_letters_are_composed() -> None:
    assert (
        read_file("a.txt", "O\u0308vriga na\u0308rvarande A\u030asa".encode()).text == "Övriga närvarande Åsa"
    )


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_every_line_end_becomes_a_line_feed(ending: str) -> None:
    assert read_file("a.txt", ending.join(["§ 1", "Val", "Beslut"]).encode()).text == "§ 1\nVal\nBeslut"


def test_controls_of_direction_are_taken_out_and_noted() -> None:
    read = read_file("a.txt", "§ 1 \u202elaV\u202c \u2066x\u2069".encode())

    assert read.text == "§ 1 laV x"
    assert "direction controls removed: 4" in read.notes


def test_ligatures_become_the_letters_that_they_stand_for() -> None:
    assert read_file("a.txt", "§ 1 Traﬁkplan för Aﬄeby".encode()).text == "§ 1 Trafikplan för Affleby"


def test_lone_surrogates_never_come_out() -> None:
    data = codecs.BOM_UTF16_LE + "Protokoll ".encode("utf-16-le") + b"\x3d\xd8" + " § 1".encode("utf-16-le")

    assert read_file("a.txt", data).text == "Protokoll \ufffd § 1"


def test_one_damaged_letter_does_not_turn_utf8_into_something_else() -> None:
    read = read_file("a.txt", "Åsa närvarande på mötet".encode() + b"\xe4")

    assert read.text == "Åsa närvarande på mötet\ufffd"


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 100, bytes(range(256)) * 20, b"Protokoll\x00 fr\x00n"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.txt", data)
    assert refused.value.code == "binary"


def test_markdown_stays_as_it_is() -> None:
    text = "## § 4 *Budget*\n\n<del>Anna Ek (S)</del>\n- [länk](https://example.org)\n"

    read = read_file("a.md", text.encode())

    assert (read.kind, read.text) == ("markdown", text)
