"""The generated minutes that speed is measured over have the search documents that reindexing would give them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.search import document
from archive.search.document import document_of
from archive.search.fading import Fading
from archive.search.language import ArchiveAnalyser
from bench import generate
from bench.generated_words import RememberingWords, Words


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(generate, "_words", Words(), raising=False)
    monkeypatch.setattr(generate, "_size", generate.Size(300), raising=False)
    yield
    RememberingWords.read.clear()
    RememberingWords.suggested.clear()


def test_a_generated_paragraph_is_indexed_as_the_index_would(
    remembering: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = ArchiveAnalyser()
    paragraphs = [generate._item(number) for number in range(0, 300, 10)]
    by_the_index = [document_of(paragraph, reader, Fading()) for paragraph in paragraphs]  # type: ignore[arg-type]

    monkeypatch.setattr(document, "_Words", RememberingWords)
    quickly = [document_of(paragraph, reader, Fading()) for paragraph in paragraphs]  # type: ignore[arg-type]

    assert sum(found.length for found in quickly) > 3_000
    for one, other in zip(quickly, by_the_index, strict=True):
        assert (one.day, one.length, one.labels) == (other.day, other.length, other.labels)
        assert sorted(one.vector.split(" ")) == sorted(other.vector.split(" "))


def test_the_same_number_gives_the_same_paragraph(remembering: None) -> None:
    assert generate._item(7) == generate._item(7)
    assert generate._item(7).title != generate._item(8).title
