"""Who sent the people of a list, before their names or above them."""

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.attendance import read_attendance
from ingest.parsing.fields.blocks import AttendanceBlock
from ingest.parsing.line import Line


def sent(text):
    lines = tuple(Line(n, line) for n, line in enumerate(text.split("\n"), 1))
    entries, problems = read_attendance([AttendanceBlock("member", "", lines)], (1, 9))
    assert [problem for problem in problems if problem.code == "unplaced_text"] == []
    return [(entry.name, entry.party, entry.affiliation) for entry in entries]


ALL = [("Anna Ek", "S", "Ekby kommun"), ("Bo Al", "M", "Ekby kommun"), ("Cia Dal", "V", "Vika kommun")]


@pytest.mark.parametrize(
    "text",
    [
        "Ekby kommun: Anna Ek (S) och Bo Al (M)\nVika kommun: Cia Dal (V)",
        "Ekby kommun: Anna Ek (S),\nBo Al (M)\nVika kommun: Cia Dal (V)",
        "Ekby kommun     Anna Ek (S)\nBo Al (M)\nVika kommun     Cia Dal (V)",
        "Ekby kommun\nAnna Ek (S)\nBo Al (M)\nVika kommun\nCia Dal (V)",
        "Från Ekby kommun:\nAnna Ek (S)\nBo Al (M)\n\nFrån Vika kommun:\nCia Dal (V)",
        "För Ekby kommun\nAnna Ek (S)\nBo Al (M)\n\nFör Vika kommun\nCia Dal (V)",
    ],
)
def test_municipalities_as_labels_columns_and_headings(text):
    assert sent(text) == ALL


def test_places_count_where_two_lines_begin_with_one():
    assert sent("Ekby: Anna Ek (S)\nNorra Vika: Cia Dal (V), Bo Al (M)") == [
        ("Anna Ek", "S", "Ekby"),
        ("Cia Dal", "V", "Norra Vika"),
        ("Bo Al", "M", "Norra Vika"),
    ]


def test_one_line_above_people_with_parties_sends_nobody():
    entries, problems = read_attendance(
        [
            AttendanceBlock(
                "member", "", (Line(1, "Ekby kommun"), Line(2, "Anna Ek (S)"), Line(3, "Bo Al (M)"))
            )
        ],
        None,
    )

    assert [(entry.name, entry.affiliation) for entry in entries] == [("Anna Ek", None), ("Bo Al", None)]
    assert [(problem.message, problem.line) for problem in problems] == [("Ekby kommun", 1)]


def test_a_code_after_a_comma_is_an_organisation_where_no_party_is_written_so():
    assert sent("Anna Ek (S)\nBo Al, FRO") == [("Anna Ek", "S", None), ("Bo Al", None, "FRO")]
    assert sent("Anna Ek, S\nBo Al, FRO") == [("Anna Ek", "S", None), ("Bo Al", "FRO", None)]
    assert sent("Anna Ek (FRO)\nBo Al, FRO") == [("Anna Ek", "FRO", None), ("Bo Al", "FRO", None)]


def test_a_heading_may_say_who_sent_them():
    meeting = parse(
        "Direktionen\nSammanträdesdatum 2021-03-02\n\nLedamöter från Ekby kommun: Anna Ek (S), Bo Al (M)\n"
        "Ledamöter från Vika kommun:\nCia Dal (V)\n\n§ 1 Taxor\n\nBeslut\nTaxan antas.\n"
    )

    assert [(p.name, p.party, p.affiliation) for p in meeting.attendance] == ALL
