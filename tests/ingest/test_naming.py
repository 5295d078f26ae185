"""Two names are only called alike where the evidence is a letter or two, or a name more."""

import pytest

from ingest.people.naming import edit_distance, is_extension, is_misspelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Katarina Forsell", "Catarina Forsell"),
        ("Bengt Askerlund", "Bengt Askelund"),
        ("Per-Olof Ståhl", "Per Olof Stähl"),
        ("Ingrid Bäckman", "Ingrid Backman"),
    ],
)
def test_a_letter_or_two_is_a_misspelling(one, other):
    assert is_misspelling(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Ek", "Anna Ek"),
        ("Anna Ek", "Anna Åkerö"),
        ("Eva Ask", "Åsa Ask"),
        ("Anna Forsell", "Anna Maria Forsell"),
        ("Karl Svensson", "Karl Stensson Berg"),
        ("Lars Bergström", "Lasse Bergquist"),
    ],
)
def test_more_than_that_is_another_name(one, other):
    assert not is_misspelling(one, other)


def test_a_new_surname_beside_the_old_is_an_extension():
    assert is_extension("Lena Sundberg", "Lena Sundberg Roos")
    assert is_extension("Lena Maria Roos", "Lena Roos")
    assert not is_extension("Lena Sundberg", "Lena Roos")
    assert not is_extension("Lena", "Lena Roos")
    assert not is_extension("Eva Sundberg", "Lena Eva Sundberg")


def test_distance_counts_a_swap_as_one_and_stops_at_its_limit():
    assert edit_distance("forsell", "frosell") == 1
    assert edit_distance("ek", "åkerström", limit=3) == 3
