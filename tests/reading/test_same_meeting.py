"""The same protokoll as text, Word, ODT and PDF gives the same parsed meeting."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.parsing import parse
from ingest.reading import read_file
from tests.reading.typeset import as_opendocument, as_pdf, as_word

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
A4 = 842.0
TALL = 14_000.0  # points: pages end only where the sample's own do

one_for_each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)


def meeting_of(name: str, data: bytes) -> dict[str, Any]:
    """Return the parsed meeting without its warnings, whose lines differ from file to file."""
    meeting = parse(read_file(name, data).text).as_dict()
    del meeting["warnings"]
    return meeting


def without_wraps(value: Any) -> Any:
    """Return a value with line breaks as spaces.

    In a PDF a break inside a paragraph is a wrap, and where a page ends it does not tell whether the
    paragraph ended too. What is a point, a section, a name of its own is compared all the same.
    """
    if isinstance(value, dict):
        return {key: without_wraps(part) for key, part in value.items()}
    if isinstance(value, list):
        return [without_wraps(part) for part in value]
    return re.sub(r"\n+", " ", value) if isinstance(value, str) else value


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 20


@one_for_each_sample
@pytest.mark.parametrize(
    ("ending", "typeset"), [("docx", as_word), ("odt", as_opendocument)], ids=["docx", "odt"]
)
def test_the_same_protokoll_from_a_word_processor_gives_the_same_meeting(
    sample: Path, ending: str, typeset: Callable[[str], bytes]
) -> None:
    text = sample.read_text(encoding="utf-8")

    meeting = meeting_of(f"{sample.stem}.{ending}", typeset(text))

    assert meeting["items"]
    assert meeting == meeting_of(sample.name, text.encode())


@one_for_each_sample
def test_the_same_protokoll_as_pdf_gives_the_same_meeting(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    pdf = as_pdf(text, height=A4)

    meeting = meeting_of(f"{sample.stem}.pdf", pdf)

    assert read_file("a.pdf", pdf).text.count("\f") >= 2
    assert meeting["items"]
    assert without_wraps(meeting) == without_wraps(meeting_of(sample.name, text.encode()))


@one_for_each_sample
def test_pages_that_break_anywhere_lose_no_word(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")

    paged, whole = (read_file("a.pdf", as_pdf(text, height=height)).text for height in (A4, TALL))

    assert paged.count("\f") > whole.count("\f")
    assert sorted(paged.split()) == sorted(whole.split())
