"""Rows that say who somebody is, when and for whom, and no more."""

import pytest

from ingest.parsing.fields.whole_rows import read_whole


@pytest.mark.parametrize(
    ("row", "kind", "replaced", "paragraphs"),
    [
        ("Anna Ek (S)", "", None, None),
        ("Anna Ek (S) §§ 1–3", "", None, (1, 2, 3)),
        ("Anna Ek (S) ersätter Bo Al (M)", "replaces", ("Bo Al", "M"), None),
        ("Anna Ek (S)\tTjänstgör för Bo Al § 2.", "replaces", ("Bo Al", None), (2,)),
        ("Anna Ek (S), tjänstgör §§ 2–3", "serving", None, (2, 3)),
        ("Anna Ek (S), ej tjänstgörande ersättare", "not_serving", None, None),
    ],
)
def test_a_row_says_who_it_is_for_whom_and_when(row, kind, replaced, paragraphs):
    whole = read_whole(row)

    assert whole is not None
    assert (whole.person.name, whole.person.party, whole.kind) == ("Anna Ek", "S", kind)
    assert whole.replaced == replaced
    assert (whole.note.paragraphs if whole.note else None) == paragraphs


@pytest.mark.parametrize(
    "row",
    [
        "Anna Ek (S) t.o.m. § 4",
        "Anna Ek (S), Bo Al (M)",
        "Anna Ek (S) för Bo Al (M) § 2, Eva Mo (C) § 3",
        "Anna Ek (S) ersätter",
        "Ersätter Bo Al (M)",
        "Anna Ek och Bo Al, § 11",
        "Vakant (M)",
    ],
)
def test_a_row_that_says_more_or_less_than_that_is_not_whole(row):
    assert read_whole(row) is None


def test_the_range_of_a_vice_chair_may_say_when_that_one_led_the_meeting():
    led = read_whole("Anna Ek (S), 1:e vice ordförande, ordförande § 4")

    assert led is not None and led.note is None
