"""The logical lines of a list: which lists are plain, and what becomes of those that are not."""

from __future__ import annotations

import pytest

from ingest.parsing.fields.pieces import read_pieces, read_plain
from ingest.parsing.text import read_lines

WIDTH = 40


@pytest.mark.parametrize(
    ("source", "above", "texts"),
    [
        (
            "Nämnden beslutar\n\n1. Planen antas.\n2. Taxan höjs.",
            "Nämnden beslutar",
            ["Planen antas.", "Taxan höjs."],
        ),
        ("- Planen antas.\n\n- Taxan höjs.", "", ["Planen antas.", "Taxan höjs."]),
        (
            "Nämnden beslutar\n\natt anta planen,\natt höja taxan.",
            "Nämnden beslutar",
            ["att anta planen,", "att höja taxan."],
        ),
        ("\nNämnden godkänner rapporten.\n", "", ["Nämnden godkänner rapporten."]),
    ],
)
def test_a_list_of_one_line_a_point_is_plain(source: str, above: str, texts: list[str]) -> None:
    plain = read_plain(read_lines(source), WIDTH)

    assert plain is not None
    assert (plain.above, plain.texts) == (above, texts)


@pytest.mark.parametrize(
    "source",
    [
        "1. Planen antas med de ändringar som\nstår i bilagan.",  # a line carries on another
        "1. Planen antas.\n- Taxan höjs.",  # marks of two kinds
        "1. Planen antas. 2. Taxan höjs.",  # two points on one line
        "Nämnden beslutar\natt anta planen och\natt höja taxan.",  # an att-sats may be within a point
        "Planen antas.\n\nTaxan höjs.",  # which of the lines are points must be told otherwise
        "",
    ],
)
def test_any_other_list_is_not_plain(source: str) -> None:
    assert read_plain(read_lines(source), WIDTH) is None


def test_a_plain_list_has_the_texts_and_lines_of_its_pieces() -> None:
    lines = read_lines("Nämnden beslutar\n\n1. Planen  antas.\n\n2. Taxan höjs.")

    plain = read_plain(lines, 0)

    assert plain is not None
    pieces = read_pieces(lines, 0)[1:]
    assert plain.texts == [piece.text for piece in pieces] == ["Planen antas.", "Taxan höjs."]
    assert plain.spans == [(piece.first, piece.last) for piece in pieces] == [(3, 3), (5, 5)]


def test_a_wrapped_line_is_joined_to_its_point() -> None:
    pieces = read_pieces(
        read_lines("1. Planen antas med de ändringar som\n   står i bilagan.\n2. Taxan höjs."), WIDTH
    )

    assert [(piece.mark, piece.text, piece.first, piece.last) for piece in pieces] == [
        ("1.", "Planen antas med de ändringar som står i bilagan.", 1, 2),
        ("2.", "Taxan höjs.", 3, 3),
    ]
