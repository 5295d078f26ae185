"""A title over several lines: where it goes on, where a case number or the text begins."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.titles import split_treated
from ingest.parsing.fields.wrapping import join_wrapped


def title_and_case(item: str) -> tuple[str, str | None]:
    source = f"Protokoll\nKulturnämnden 2019-05-06\n\n{item}\n\nBeslut\nFörslaget antas."
    (found,) = parse(source).items
    return found.title, found.case_number


@pytest.mark.parametrize(
    ("lines", "title", "case_number"),
    [
        (
            "§ 1 Köp av mark för bostäder i Tuna, fastigheterna Tuna 1:2 och Tuna\n1:4\nKS-2020-0012",
            "Köp av mark för bostäder i Tuna, fastigheterna Tuna 1:2 och Tuna 1:4",
            "KS-2020-0012",
        ),
        ("§ 1 Revidering av riktlinjer, ABC-\n2021-99", "Revidering av riktlinjer, ABC-2021-99", None),
        (
            "§ 1 Yttrande över handlingsplanen för vägarna\nEkby 2020 och broarna i\nVästra Mellanbygd\nDnr 2020/12",
            "Yttrande över handlingsplanen för vägarna Ekby 2020 och broarna i Västra Mellanbygd",
            "2020/12",
        ),
        ("§ 1 Tillsyn över verksam-\nheten i Ekby", "Tillsyn över verksamheten i Ekby", None),
        (
            "§ 1\nInformation från socialförvaltningen\nKarin Mo, verksamhetschef",
            "Information från socialförvaltningen",
            None,
        ),
        ("§ 1 Informationsärenden\na) Läget, Malin Ek\nb) Bo Al, IT-direktör", "Informationsärenden", None),
        ("§ 1 Stöd till kultur-\noch fritidslivet", "Stöd till kultur- och fritidslivet", None),
    ],
)
def test_a_title_goes_on_to_a_blank_line_or_its_case_number(
    lines: str, title: str, case_number: str | None
) -> None:
    assert title_and_case(lines) == (title, case_number)


def test_text_straight_below_a_title_is_no_title() -> None:
    item = "§ 1 Information om vägarnas skick i kommunens östra delar\nVägchefen berättar om läget.\nFrågor ställs."

    assert title_and_case(item)[0] == "Information om vägarnas skick i kommunens östra delar"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("verksam-", "heten", "verksamheten"),
        ("kost-", "och städ", "kost- och städ"),
        ("ABC-", "2021", "ABC-2021"),
        ("Ekby -", "Tuna", "Ekby - Tuna"),
        ("till", "handlingarna", "till handlingarna"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(above: str, below: str, joined: str) -> None:
    assert join_wrapped(above, below) == joined


def test_the_letter_of_a_paragraf_stays_in_its_label() -> None:
    source = "Protokoll\nKulturnämnden 2019-05-06\n\n§ 2 a Taxa\n\nBeslut\nTaxan antas.\n\n§ 2 b Avgift\n\nBeslut\nAvgiften antas."

    meeting = parse(source)

    assert [(item.number, item.label, item.title) for item in meeting.items] == [
        (2, "§ 2 a", "Taxa"),
        (2, "§ 2 b", "Avgift"),
    ]
    assert "paragraph_repeated" not in {warning.code for warning in meeting.warnings}


@pytest.mark.parametrize(
    ("rest", "parted"),
    [
        ("Ks § 201       Au § 178        Dnr 213/1994", ("Dnr 213/1994", "Ks § 201       Au § 178")),
        ("Ks § 203", ("", "Ks § 203")),
        ("Ks § 201 upphävs", ("Ks § 201 upphävs", "")),
        ("Taxa", ("Taxa", "")),
    ],
)
def test_the_organs_that_treated_an_item_before_are_no_title(rest: str, parted: tuple[str, str]) -> None:
    assert split_treated(rest) == parted


def test_an_items_earlier_paragraphs_are_references() -> None:
    [item] = parse(
        "Protokoll\nKommunfullmäktige 1994-11-28\n\nKf § 88     Ks § 201     Dnr 213/1994-041\n\nSkattesats\n\nBeslut\nSkattesatsen fastställs.\n"
    ).items

    assert (item.label, item.title, item.case_number) == ("Kf § 88", "Skattesats", "213/1994-041")
    assert [(r.committee, r.paragraph) for r in item.references] == [("Ks", 201)]


def test_a_title_may_stand_behind_the_case_number_on_its_line():
    (found,) = parse(
        "Protokoll\nNämnden 2011-09-27\n\nKs § 143      Dnr 2010.310 041 BUDGET 2012\nNämnden beslutar\natt anta budgeten.\n"
    ).items

    assert (found.title, found.case_number) == ("BUDGET 2012", "2010.310 041")


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("Slånet 3, Storgatan 12\nBygglov för plank", "Slånet 3, Storgatan 12 Bygglov för plank"),
        ("Delgivningar\nInga delgivningar fanns.", "Delgivningar"),
        ("Byte av god man\nSEKRETESS", "Byte av god man"),
    ],
)
def test_a_title_below_its_number_may_have_two_short_lines(below: str, title: str) -> None:
    assert title_and_case(f"§ 1\n\n{below}")[0] == title


def test_inledning_right_below_the_number_is_the_title() -> None:
    (found,) = parse("Protokoll\nRådet 2022-11-04\n\n§ 98\nInledning\n\nOrdföranden öppnade mötet.\n").items

    assert (found.title, found.sections[0].heading) == ("Inledning", None)


def test_a_code_of_two_words_and_an_empty_case_number_leave_the_title() -> None:
    first, second = parse(
        "Protokoll\nPlanutskottet 2022-11-04\n\nKS AU § 7   Dnr:\nDagordning\n\nKS AU § 8   Dnr: KS 2015.55\nBorgen\n"
    ).items

    assert [(i.label, i.title, i.case_number) for i in (first, second)] == [
        ("KS AU § 7", "Dagordning", None),
        ("KS AU § 8", "Borgen", "KS 2015.55"),
    ]


def test_case_numbers_may_stand_above_the_numbers_of_their_items() -> None:
    text = "Protokoll\nRådet 2022-11-04\n\nRN/2016:360\n§ 7\nPlan\n\nBeslut\nPlanen antas.\n\nRN/2016:372\n§ 8\nTaxa\n\nBeslut\nTaxan höjs.\n"

    assert [(i.title, i.case_number, i.sections[-1].text) for i in parse(text).items] == [
        ("Plan", "RN/2016:360", "Planen antas."),
        ("Taxa", "RN/2016:372", "Taxan höjs."),
    ]


def test_organs_that_treated_an_item_before_may_fill_two_lines() -> None:
    (found,) = parse(
        "Protokoll\nRådet 2022-11-04\n\nSn § 50\tAu § 84\nSn § 34\tAu § 57\tDnr 2016/12\nBudget\n\nBeslut\nBudgeten antas.\n"
    ).items

    assert (found.title, found.case_number, len(found.references)) == ("Budget", "2016/12", 3)


def test_lines_of_a_list_below_a_short_title_are_text() -> None:
    below = "Delegeringsbeslut\nPersonalchefens beslut om lön\nEkonomichefens beslut om lån"

    assert title_and_case(f"§ 1\n\n{below}")[0] == "Delegeringsbeslut"


def test_a_ministrys_number_stays_in_the_title_where_the_item_has_its_own() -> None:
    item = "§ 1 Dnr KS 2024/118\nRemiss från Justitiedepartementet, Ju2023/02811"

    assert title_and_case(item) == ("Remiss från Justitiedepartementet, Ju2023/02811", "KS 2024/118")
