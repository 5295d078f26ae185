"""Where the items begin: every way of numbering, and every false friend."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.parsing.headings import find_headings
from ingest.parsing.skeleton import is_structure
from ingest.parsing.text import read_lines


def found(source: str) -> list[tuple[str, str]]:
    headings = find_headings(read_lines(source), is_structure=is_structure)
    return [(h.label, h.rest) for h in headings.items]


def items(first: str, second: str) -> str:
    return f"{first}\n\nBeslut\n\nGodkänns.\n\n{second}\n\nBeslut\n\nAvslås.\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("§ 45 Vägar", "§ 46 Broar", [("§ 45", "Vägar"), ("§ 46", "Broar")]),
        ("§45 Vägar", "§46 Broar", [("§45", "Vägar"), ("§46", "Broar")]),
        ("§ 45", "§ 46", [("§ 45", ""), ("§ 46", "")]),
        ("45 § Vägar", "46 § Broar", [("45 §", "Vägar"), ("46 §", "Broar")]),
        ("SN § 45 Vägar", "SN § 46 Broar", [("SN § 45", "Vägar"), ("SN § 46", "Broar")]),
        (
            "Kulturnämnden § 45",
            "Kulturnämnden § 46",
            [("Kulturnämnden § 45", ""), ("Kulturnämnden § 46", "")],
        ),
        ("65/18 Vägar", "66/18 Broar", [("65/18", "Vägar"), ("66/18", "Broar")]),
        ("UN 19/2014", "UN 20/2014", [("UN 19/2014", ""), ("UN 20/2014", "")]),
        ("KFN 45 Vägar", "KFN 46 Broar", [("KFN 45", "Vägar"), ("KFN 46", "Broar")]),
        ("1. Vägar", "2. Broar", [("1.", "Vägar"), ("2.", "Broar")]),
        ("### 1. Vägar", "## 2. Broar", [("1.", "Vägar"), ("2.", "Broar")]),
    ],
)
def test_a_heading_is_found(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    assert found(items(first, second)) == expected


def test_a_case_number_may_follow_a_slash() -> None:
    (found,) = parse(
        "Protokoll\nNämnden 2020-02-04\n\n§ 5 / Dnr 2019:412\nKöp av lokal\n\nBeslut\nKöpet görs.\n"
    ).items

    assert (found.label, found.title, found.case_number) == ("§ 5", "Köp av lokal", "2019:412")


def test_a_wrapped_line_and_a_law_are_no_headings() -> None:
    source = (
        "§ 1 Avgift enligt 5 kap. 23 § kommunallagen\n\nBakgrund\nNämnden ska enligt beslutet den 3 maj 2012,\n"
        "§ 27, lämna en rapport. Se även\n§ 4 i stadgarna.\n\n§ 2 Broar\n\nBeslut\n\nGodkänns.\n"
    )

    assert [label for label, _ in found(source)] == ["§ 1", "§ 2"]


def test_a_contents_list_gives_no_items() -> None:
    contents = "Innehåll\n§ 1 Vägar ........ 2\n§ 2 Broar ........ 3\n\n"
    plain = "Ärendelista\n\n§ 1 Vägar\n§ 2 Broar\n\n"
    body = items("§ 1 Vägar", "§ 2 Broar")

    assert found(contents + body) == found(plain + body) == found(body)


def test_statutes_inside_an_item_are_text() -> None:
    source = "§ 12 Stadgar\n\nBeslut\n\nStadgarna antas:\n\n§ 1 Namn\n\nFöreningen heter Ek.\n\n§ 2 Säte\n\nEkby.\n\n§ 13 Val\n\nBeslut\n\nGodkänns.\n"

    assert [label for label, _ in found(source)] == ["§ 12", "§ 13"]


def test_numbers_may_have_gaps_and_repeats() -> None:
    source = items("§ 3 Vägar", "§ 6 Broar") + "\n" + items("§ 6 Torg", "§ 7 Parker")

    assert [label for label, _ in found(source)] == ["§ 3", "§ 6", "§ 6", "§ 7"]


def test_a_numbered_list_in_an_item_does_not_number_the_items() -> None:
    source = "### 1. Vägar\n\nVi ser tre skäl:\n\n1. Det är halt.\n2. Det är mörkt.\n\n### 2. Broar\n\nIngen rapport.\n"

    assert found(source) == [("1.", "Vägar"), ("2.", "Broar")]


def test_a_paragraph_beside_a_name_in_the_list_is_no_item() -> None:
    source = "Närvarande\nAnna Ek (S)\n§ 4\n\n" + items("§ 1 Vägar", "§ 2 Broar")

    assert found(source) == [("§ 1", "Vägar"), ("§ 2", "Broar")]


def test_items_may_be_called_by_a_word() -> None:
    source = (
        "ÄRENDE 1. Upprop\n\nAlla är här.\n\nÄRENDE 2. Taxa\n\nTaxan höjs.\n\nÄRENDE 3. Bro\n\nBron är låg."
    )

    found = find_headings(read_lines(source))

    assert [(h.label, h.number, h.rest) for h in found.items] == [
        ("ÄRENDE 1", 1, "Upprop"),
        ("ÄRENDE 2", 2, "Taxa"),
        ("ÄRENDE 3", 3, "Bro"),
    ]


def test_the_number_of_another_board_below_an_items_own_is_no_item() -> None:
    source = items("RF § 1 Vägar\nRS 2016/44\nAU § 12\nRS § 9", "RF § 2 Broar\nRS 2016/45\nAU § 2\nRS § 3")

    assert found(source) == [("RF § 1", "Vägar"), ("RF § 2", "Broar")]


def test_a_case_number_may_stand_far_right_above_its_item() -> None:
    far = " " * 60
    source = items(f"{far}Dnr SN-2020-1\n§ 1. Vägar", f"{far}Dnr SN-2020-2\n§ 2. Broar")

    read = parse(f"Socialnämnden 2020-05-13\n\n{source}").items

    assert [(item.number, item.title, item.case_number) for item in read] == [
        (1, "Vägar", "SN-2020-1"),
        (2, "Broar", "SN-2020-2"),
    ]


def test_a_number_of_another_meeting_hides_no_item_below_it() -> None:
    source = items("§ 12 Vägar", "KS § 113 Broar") + "\n" + items("§ 14 Torg", "§ 15 Parker")

    assert [label for label, _ in found(source)] == ["§ 12", "KS § 113", "§ 14", "§ 15"]


@pytest.mark.parametrize("again", ["§ 5 1379/22", "§ 5 1379/22 forts."])
def test_a_heading_that_a_page_prints_again_is_no_item_and_no_text(again: str) -> None:
    source = f"§ 5 1379/22\nPlan för hamnen\n\nBeslut\nPlanen antas.\n\n{again}\n\nReservation\nBo Al (M) reserverar sig.\n\n§ 6 1380/22\nTaxa\n\nBeslut\nTaxan antas.\n"

    meeting = parse(f"Protokoll\nKulturnämnden 2022-03-01\n\n{source}")

    assert [(item.number, item.case_number) for item in meeting.items] == [(5, "1379/22"), (6, "1380/22")]
    assert [(s.kind, s.text) for s in meeting.items[0].sections] == [
        ("decision", "Planen antas."),
        ("reservation", "Bo Al (M) reserverar sig."),
    ]
