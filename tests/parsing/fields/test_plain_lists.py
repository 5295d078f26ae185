"""Lists whose rows are people of their own, which no row above or below changes."""

from itertools import product

import pytest

from ingest.parsing.fields.parts import split_at_headings
from ingest.parsing.fields.plain_lists import plain_rows, stands_alone
from ingest.parsing.fields.prose import parts_of_prose
from ingest.parsing.fields.rosters import rows_of
from ingest.parsing.fields.rows import Row
from ingest.parsing.line import Line

STANDING_ALONE = [
    "Anna Ek (S)",
    "Anna Ek (S), ordförande",
    "Anna Ek (S), 1:e vice ordförande, §§ 1–4",
    "Anna von Ek\tKamrer",
    "Anna Ek            kamrer",
    "Anna Ek, kultur- och fritidschef § 3",
    "Anna Ek (S) t.o.m. § 12",
    "Anna Ek (S) tjg ers för Bo Al (M) §§ 1–4",
    "Anna Ek (MP), ej tjänstgörande ersättare",
    "Anna Ek (S), Ekby kommun",
    "- Anna Ek (S)",
]


@pytest.mark.parametrize("row", STANDING_ALONE)
def test_a_row_stands_alone_where_it_begins_with_a_name_and_ends_what_is_said(row):
    assert stands_alone(row)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Ek, Anna (S)", "the family name may stand first"),
        ("Anna Ek (S), Bo von", "a name goes on below"),
        ("Lindgren (V), Bo Al (M)", "a name may begin above"),
        ("Anna Ek (S), chef för skolan och", "a post goes on below"),
        ("Anna Ek (S), Bo Al och", "a person follows below"),
        ("Anna Ek (S)   X", "a table has marks"),
        ("Tjänstgörande ersättare:", "a heading"),
        ("Namn Parti Närvarande", "the head of a table"),
        ("Ekby kommun: Anna Ek (S)", "others of the same municipality may follow"),
        ("Anna Ek (S)   Västra Ed", "a column of places"),
        ("* Anna Ek (S)", "a sign that a legend explains"),
        ("Ersätter Anna Ek (S)", "who does stands above"),
        ("ledamöterna Anna Ek (S)", "a standing that holds for those below"),
        ("Anna Ek (S). Frånvarande var Bo Al (M)", "a sentence of another list"),
        ("Vakant (M)", "nobody"),
        ("(S)", "a cell"),
    ],
)
def test_a_row_that_others_change_or_that_changes_others_does_not_stand_alone(row, why):
    assert not stands_alone(row), why


@pytest.mark.parametrize(("above", "below"), list(product(STANDING_ALONE, repeat=2)))
def test_the_passes_over_a_list_leave_such_rows_as_they_are(above, below):
    lines = (Line(1, above), Line(2, below))

    [part] = split_at_headings("member", lines)

    assert (part.group, part.absent, part.headings) == ("member", False, ())
    assert parts_of_prose(part) == [part]
    assert rows_of(part.lines) == (plain_rows("member", lines), [])


def test_a_list_is_plain_where_all_of_its_rows_are():
    lines = [Line(3, "Anna Ek (S)"), Line(4, ""), Line(5, "Bo Al (M) § 2", struck=True)]

    assert plain_rows("member", lines) == [Row("Anna Ek (S)", 3, 3), Row("Bo Al (M) § 2", 5, 5, True)]
    assert plain_rows("member", [*lines, Line(6, "Vakant (C)")]) is None


def test_a_list_with_a_sentence_that_opens_another_list_is_not_plain():
    sentences = [Line(1, "Anna Ek (S), ordförande."), Line(2, "Dessutom närvarande Bo Al, kamrer")]

    assert plain_rows("member", sentences) is None
