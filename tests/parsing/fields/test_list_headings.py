"""Headings of an attendance list that no vocabulary holds, and what they say of the people below."""

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.list_headings import read_list_heading


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Föredragande och andra tjänstemän", ("other", False)),
        ("Övriga närvarande tjänstepersoner från förvaltningen:", ("other", False)),
        ("Kommunala företrädare", ("other", False)),
        ("Närvarande förtroendevalda", ("member", False)),
        ("Kommunfullmäktiges ledamöter", ("member", False)),
        ("Ej närvarande ordinarie ledamöter", ("member", True)),
        ("Förhindrade att delta", ("member", True)),
        ("Ersättare, närvarande men ej tjänstgörande", ("substitute", False)),
        ("Nämndens tjänstgörande ersättare", ("serving_substitute", False)),
        ("Tjänstgörande ersättare för frånvarande", ("serving_substitute", False)),
    ],
)
def test_a_heading_is_understood_by_its_words(heading, meaning):
    assert read_list_heading(heading) == meaning


@pytest.mark.parametrize(
    "text", ["Anna Ek", "Hans Elever", "Sekreterare", "Vice ordförande", "närvarande tjänstemän", "Ledamöter    Ersättare"]
)  # fmt: skip
def test_names_posts_and_table_heads_are_no_headings(text):
    assert read_list_heading(text) is None


def minutes(attendance):
    return parse(
        "Ekby kommun\nSocialnämnden\nSammanträdesdatum 2021-03-02\n\n"
        f"{attendance}\n\n§ 1 Val av justerare\n\nBeslut\nBo Berg utses att justera.\n"
    )


@pytest.mark.parametrize(
    "heading",
    ["Föredragande och andra tjänstemän", "\nFrån näringslivskontoret", "Från tjänstemannasidan"],
)
def test_nobody_is_absent_for_what_stands_above_another_heading(heading):
    meeting = minutes(f"Beslutande\nAnna Ek (S)\n\nEj närvarande\nEva Lund (C)\n{heading}\nKarin Mo, chef")

    assert [(p.name, p.group, p.present) for p in meeting.attendance] == [
        ("Anna Ek", "member", True),
        ("Eva Lund", "member", False),
        ("Karin Mo", "other", True),
    ]


def test_an_organisation_above_people_is_whom_they_represent():
    meeting = minutes("Närvarande\nPRO\nAnna Ek\nBo Berg\n\nSPF Seniorerna\nEva Lund, ordförande")

    assert [(p.name, p.affiliation, p.title) for p in meeting.attendance] == [
        ("Anna Ek", "PRO", None),
        ("Bo Berg", "PRO", None),
        ("Eva Lund", "SPF Seniorerna", "ordförande"),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Närvarande revisorer", ("member", False)),
        ("Frånvarande revisorer", ("member", True)),
        ("Revisorer", ("other", False)),
    ],
)
def test_auditors_decide_in_their_own_minutes(heading, expected):
    assert read_list_heading(heading) == expected


def test_a_heading_that_says_whose_list_it_is_is_told_where_nothing_else_names_them():
    text = "Protokoll\nKulturnämnden 2022-11-04\n\n{}\nAnna Ek (S)\n\n§ 1 Köp\n\nBeslut\nKöpet görs.\n"

    told = [w.message for w in parse(text.format("Samrådets ledamöter")).warnings]
    assert told == ["Text utan plats: Samrådets ledamöter"]
    assert parse(text.format("Kulturnämndens ledamöter")).warnings == ()


@pytest.mark.parametrize("heading", ["Gruppersättare närvarande", "Närvarolista Frid"])
def test_whatever_a_heading_says_beside_who_they_are_is_told(heading):
    text = (
        f"Protokoll\nKulturnämnden 2022-11-04\n\n{heading}\nAnna Ek (S)\n\n§ 1 Köp\n\nBeslut\nKöpet görs.\n"
    )

    assert f"Text utan plats: {heading}" in [w.message for w in parse(text).warnings]


def test_members_and_substitutes_under_one_heading_are_read_as_members():
    assert read_list_heading("Beslutande och tjänstgörande ersättare") == ("member", False)
