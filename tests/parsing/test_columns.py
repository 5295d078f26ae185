"""Two lists side by side, seen by the people that are read from them."""

import pytest

from ingest.parsing import parse


def people(attendance):
    meeting = parse(
        "Ekby kommun\nSocialnämnden\nSammanträdesdatum 2021-03-02\n\n"
        f"{attendance}\n\n§ 1 Val av justerare\n\nBeslut\nBo Berg utses att justera.\n"
    )
    return [(p.name, p.group, p.title, p.present) for p in meeting.attendance]


def test_a_heading_in_the_middle_of_a_line_opens_a_second_column():
    found = people(
        "Beslutande:   Anna Ek (S), ordförande      Övriga närvarande: Karin Mo,\n"
        "              Bo Berg (M)                                     socialchef,\n"
        "              Eva Lund (C)                                    Ola Sand, controller"
    )

    assert found == [
        ("Anna Ek", "member", "ordförande", True),
        ("Bo Berg", "member", None, True),
        ("Eva Lund", "member", None, True),
        ("Karin Mo", "other", "socialchef", True),
        ("Ola Sand", "other", "controller", True),
    ]


@pytest.mark.parametrize("below", ["", "Frånvarande: Ulf Mo (V)"])
def test_two_headings_above_two_columns(below):
    found = people(
        f"Närvarande ledamöter:         Tjänstemän:\nAnna Ek (S)                   Karin Mo, chef\nBo Berg (M)\n{below}"
    )

    assert found[:3] == [
        ("Anna Ek", "member", None, True),
        ("Bo Berg", "member", None, True),
        ("Karin Mo", "other", "chef", True),
    ]
    assert found[3:] == ([("Ulf Mo", "member", None, False)] if below else [])


def test_two_lists_whose_columns_have_no_edge_are_parted_row_by_row():
    found = people(
        "Beslutande ledamöter     Ersättare\n"
        "Anna Ek (S), 1:e vice ordförande      Eva Mo (S) tjänstgörande för Ulf Al (S)\n"
        "Bo Berg (M)         Dag Ro (M) ej tjänstgörande\nCia Lind (V) §§ 1-2"
    )

    assert [(name, group) for name, group, _, _ in found] == [
        ("Anna Ek", "member"),
        ("Bo Berg", "member"),
        ("Cia Lind", "member"),
        ("Eva Mo", "serving_substitute"),
        ("Dag Ro", "substitute"),
    ]


def test_a_heading_beside_the_heading_of_its_list_is_no_column():
    found = people("Beslutande    Ledamöter\n              Anna Ek (S)\n              Bo Berg (M)")

    assert found == [("Anna Ek", "member", None, True), ("Bo Berg", "member", None, True)]


def test_two_blanks_between_two_lists_part_them() -> None:
    found = parse(
        "Protokoll\nKulturnämnden 2021-12-02\n\n"
        "Tjänstepersoner: Åsa Mo, enhetschef, Bo Ask, sekreterare  Ej tjänstgörande ersättare: Eva Lind (C)\n\n"
        "§ 1 Val\n\nBeslut\nBo utses.\n"
    )

    assert [(person.name, person.group) for person in found.attendance] == [
        ("Åsa Mo", "other"),
        ("Bo Ask", "other"),
        ("Eva Lind", "substitute"),
    ]
