"""The words of an item: what its sections say anywhere opens the rooms that read it."""

from __future__ import annotations

import pytest

from ingest.parsing.words import words_of


def test_a_plain_item_opens_no_room() -> None:
    words = words_of(["Kontoret har skrivit en rapport.", "Rapporten godkänns."])

    assert not (words.move or words.reserve or words.vote or words.no or words.bracket)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bo Ek yrkar avslag.", "move"),
        ("TILLÄGGSYRKANDE", "move"),
        ("Eva Al reserverar sig.", "reserve"),
        ("Omröstning begärs.", "vote"),
        ("Votering begärs.", "vote"),
        ("Nej: Eva Al", "no"),
        ("Rapporten (bilaga 1)", "bracket"),
    ],
)
def test_a_word_in_any_section_and_in_any_case_opens_its_room(text: str, said: str) -> None:
    words = words_of(["Rapporten godkänns.", text])

    assert getattr(words, said) is True
    assert words.parts[1] == text.lower()
    assert words.low == f"rapporten godkänns.\n{text.lower()}"
