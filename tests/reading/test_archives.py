"""A zip is opened with care and gives its files; any other file gives itself."""

from __future__ import annotations

import pytest

from ingest.reading import Limits, Unreadable, expand, read_file, safe_name
from tests.reading.documents import linked_zip, word, zipped


def test_a_zip_gives_its_files_without_what_the_computer_put_beside_them() -> None:
    data = zipped(
        {
            "ks/": b"",
            "ks/april.txt": "§ 1",
            "ks/2024/maj.txt": "§ 2",
            "__MACOSX/ks/._april.txt": "x",
            "ks/.DS_Store": "x",
            "Thumbs.db": "x",
        }
    )

    assert list(expand("ks.zip", data)) == [
        ("ks/april.txt", b"\xc2\xa7 1"),
        ("ks/2024/maj.txt", b"\xc2\xa7 2"),
    ]


def test_another_file_gives_itself() -> None:
    data = word(lambda document: document.add_paragraph("§ 1") and None)

    assert list(expand("a.docx", data)) == [("a.docx", data)]


def test_a_zip_inside_is_refused_alone() -> None:
    files = dict(expand("a.zip", zipped({"inre.zip": zipped({"a.txt": "§ 1"}), "b.txt": "§ 2"})))

    assert read_file("b.txt", files["b.txt"]).text == "§ 2"
    with pytest.raises(Unreadable) as refused:
        read_file("inre.zip", files["inre.zip"])
    assert refused.value.code == "zip_in_zip"


def test_swedish_names_from_a_mac_are_read_as_utf8() -> None:
    data = zipped({"protokoll-aao.txt": "§ 1"}).replace(
        b"protokoll-aao.txt", "protokoll-äö.".encode() + b"tt"
    )

    assert next(expand("a.zip", data))[0] == "protokoll-äö.tt"


@pytest.mark.parametrize("path", ["../a.txt", "a/../../b.txt", "/etc/passwd", "C:\\a.txt", "..\\a.txt"])
def test_a_path_out_of_the_zip_is_refused(path: str) -> None:
    with pytest.raises(Unreadable) as refused:
        list(expand("a.zip", zipped({"fin.txt": "§ 1", path: "§ 2"})))
    assert refused.value.code == "unsafe_path"


def test_a_link_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        list(expand("a.zip", linked_zip()))
    assert refused.value.code == "unsafe_path"


def test_a_thousand_files_are_taken_and_no_more() -> None:
    assert len(list(expand("a.zip", zipped({f"{n}.txt": "x" for n in range(1000)})))) == 1000
    with pytest.raises(Unreadable) as refused:
        for name, data in expand("a.zip", zipped({f"{n}.txt": "x" for n in range(1001)})):
            read_file(name, data)
    assert refused.value.code == "too_many_entries"


def test_what_unpacks_to_too_much_is_refused_as_soon_as_it_shows() -> None:
    files = expand(
        "a.zip", zipped({"a.txt": "x" * 600, "b.txt": "y" * 600}), limits=Limits(unpacked_bytes=1000)
    )

    with pytest.raises(Unreadable) as refused:
        next(files)
    assert refused.value.code == "zip_bomb"


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_read() -> None:
    data = word(lambda document: document.add_paragraph("§ 1") and None)

    with pytest.raises(Unreadable) as refused:
        read_file("a.docx", data, limits=Limits(unpacked_bytes=10_000))
    assert refused.value.code == "zip_bomb"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("rad\nbrytning.txt", "rad brytning.txt"),
        ("\u202efdp.txt", "fdp.txt"),
        ("", "namnlös"),
        ("x" * 300 + ".docx", "x" * 194 + "….docx"),
    ],
)
def test_a_name_fits_on_one_line(name: str, clean: str) -> None:
    assert safe_name(name) == clean
