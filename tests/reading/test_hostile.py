"""Whatever is uploaded ends in text or in a message in Swedish; nothing crashes, hangs or leaks."""

from __future__ import annotations

import re

import pytest

from ingest.reading import CODES, Unreadable, expand, read_file
from tests.reading.hostile import corpus

FILES = list(corpus())
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\r]")


def test_the_corpus_has_more_than_a_hundred_files_with_names_of_their_own() -> None:
    assert len(FILES) >= 100
    assert len({name for name, _ in FILES}) == len(FILES)


@pytest.mark.parametrize(("name", "data"), FILES, ids=[ascii(name)[:40] for name, _ in FILES])
def test_a_hostile_file_ends_in_clean_text_or_in_a_message(name: str, data: bytes) -> None:
    try:
        for inner_name, inner in expand(name, data):
            assert "\n" not in inner_name and len(inner_name) <= 200
            read = read_file(inner_name, inner)
            assert read.text.strip()
            assert not _FORBIDDEN.search(read.text)
            read.text.encode("utf-8")
    except Unreadable as refusal:
        assert refusal.code in CODES
        assert refusal.message_sv.endswith(".") and "{" not in refusal.message_sv
