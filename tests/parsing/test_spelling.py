"""Two spellings of one name in the same minutes are told apart from two people."""

from __future__ import annotations

import pytest

from ingest.parsing.spelling import ListedNames, name_key

LISTED = ["Anna-Karin Ek", "Oskar Brink", "Kemal Hosar", "Ida Ström", "Carl Gustaf Lind"]


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("Anna Karin Eek", "Anna-Karin Ek"),
        ("Oscar Brink", "Oskar Brink"),
        ("Oskar Brinck", "Oskar Brink"),
        ("Kemal Hósar", "Kemal Hosar"),
        ("Karl Gustav Lind", "Carl Gustaf Lind"),
        ("Ida Strand", None),
        ("Olle Brink", None),
        ("Karin Ek", None),
    ],
)
def test_a_name_that_differs_by_two_letters_at_most_is_found(written: str, listed: str | None) -> None:
    names = ListedNames(map(name_key, LISTED))

    assert names.near(name_key(written)) == (name_key(listed) if listed else None)


def test_initials_stand_for_given_names() -> None:
    names = ListedNames(map(name_key, LISTED))

    assert names.has_initialled(name_key("O Brink"))
    assert not names.has_initialled(name_key("A Brink"))
