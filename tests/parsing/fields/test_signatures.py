"""Who signs the minutes, where two sign under one word, and how they sign."""

from __future__ import annotations

import pytest

from ingest.parsing import ParsedMeeting, parse

HEAD = (
    "Ekby kommun\nKulturnämnden 2024-02-26\n\nLedamöter\nAnna Ek (S), ordförande\nBo Al (M)\nCia Dal (C)\n\n"
)
ITEM = "\n\n§ 1 Köp\n\nBeslut\nKöpet godkänns.\n"


def meeting(signed: str) -> ParsedMeeting:
    return parse(f"{HEAD}{signed}{ITEM}")


def adjusters(signed: str) -> list[str]:
    return [s.name for s in meeting(signed).signatories if s.role == "adjuster"]


@pytest.mark.parametrize(
    "signed",
    [
        "Underskrifter\n\nOrdförande\nAnna Ek\n\nJusterare\nBo Al\nCia Dal",
        "Underskrifter\nOrdförande\nAnna Ek\nJusterare\nBo Al Cia Dal",
        "Justerare: Bo Al (M) och Cia Dal (C)\n\nUnderskrifter\nOrdförande\nAnna Ek\nJusterare\nBo Al Cia Dal",
    ],
)
def test_two_adjusters_sign_under_one_word(signed: str) -> None:
    assert adjusters(signed) == ["Bo Al", "Cia Dal"]


def test_a_name_above_its_role_is_no_second_adjuster() -> None:
    found = meeting("Underskrifter\n\nJusterare\nBo Al\nCia Dal\nSekreterare")

    assert [(s.role, s.name) for s in found.signatories if s.role == "adjuster"] == [("adjuster", "Bo Al")]


@pytest.mark.parametrize(
    "line",
    [
        "Protokollet signeras digitalt",
        "Protokollet justeras elektroniskt",
        "Digitalt justerat protokoll",
        "Undertecknat med e-legitimation (BankID)",
    ],
)
def test_minutes_may_be_signed_digitally(line: str) -> None:
    assert meeting(line).digitally_signed


def test_a_broken_label_may_have_its_value_beside_its_first_line() -> None:
    found = parse(
        f" Ekby kommun\n Kulturnämnden            2024-02-26\n\n Justeringens             Rådhuset 2024-03-04\n plats och tid{ITEM}"
    )

    assert (found.date, found.adjusted_on) == ("2024-02-26", "2024-03-04")


def test_labels_may_stand_one_blank_apart() -> None:
    found = meeting(
        "Underskrifter Sekreterare Paragrafer 1-1\nEva Li\nOrdförande\nAnna Ek\nJusterande\nBo Al"
    )

    assert [(s.role, s.name) for s in found.signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]
    assert (found.first_paragraph, found.last_paragraph) == (1, 1)


def test_names_above_their_roles_side_by_side_end_the_last_item() -> None:
    found = parse(f"{HEAD}{ITEM}\nEva Li\t\tAnna Ek\t\tBo Al\nsekreterare\t\tordförande\t\tjusterare\n")

    assert [s.name for s in found.signatories] == ["Eva Li", "Anna Ek", "Bo Al"]
    assert found.items[-1].sections[-1].text == "Köpet godkänns."


def test_the_range_may_stand_between_a_role_and_its_name() -> None:
    found = meeting(
        "Sekreterare ..............\nParagrafer 1–1\nRut Lind\n\nOrdförande ..............\nAnna Ek"
    )

    assert [(s.role, s.name) for s in found.signatories] == [("secretary", "Rut Lind"), ("chair", "Anna Ek")]


def test_the_chair_below_justeras_signs_also_where_the_head_names_the_adjuster() -> None:
    found = parse(
        f"{HEAD}Justerare    Bo Al{ITEM}\nVid protokollet        Justeras\n\nEva Li                 Anna Ek         Bo Al\n"
    )

    assert [(s.role, s.name) for s in found.signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]


def test_a_sentence_may_say_who_signs() -> None:
    told = "Justering och sekreterare\nAtt jämte ordförande Anna Ek justera dagens protokoll valdes Bo Al. Sekreterare är Eva Li."

    assert [(s.role, s.name) for s in meeting(told).signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]


def test_names_below_justeras_may_stand_on_rows_of_their_own() -> None:
    signed = "Vid protokollet          Justeras\n\n\nEva Li                   Anna Ek\n\n\n                         Bo Al"

    assert [(s.role, s.name) for s in meeting(signed).signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]


@pytest.mark.parametrize("between", ["Paragrafer\n§§ 1–7\n", "\n\n\n\n"])
def test_the_range_or_room_to_sign_may_stand_between_a_role_and_its_name(between: str) -> None:
    found = meeting(f"Underskrifter\nSekreterare\n{between}Eva Li\nOrdförande\nAnna Ek")

    assert [s.name for s in found.signatories if s.role == "secretary"] == ["Eva Li"]


def test_a_name_may_stand_beside_the_second_half_of_a_broken_label() -> None:
    signed = "Under-    Sekreterare ...............    Paragrafer 1–7\nskrifter              Eva R Li\n\n          Ordförande ...............\n                      Anna Ek"

    assert [(s.role, s.name) for s in meeting(signed).signatories] == [
        ("secretary", "Eva R Li"),
        ("chair", "Anna Ek"),
    ]


def test_a_role_may_stand_beside_the_second_half_of_a_broken_label() -> None:
    signed = "Under-\nskrifter      Sekreterare .........\n              Eva Li\n              Ordförande ..........\n              Anna Ek"

    assert [(s.role, s.name) for s in meeting(signed).signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
    ]


def test_the_party_of_an_adjuster_may_stand_behind_a_comma() -> None:
    found = meeting("Justerare    Bo Al, M och Cia Dal, C")

    assert [(s.name, s.party) for s in found.signatories] == [("Bo Al", "M"), ("Cia Dal", "C")]


def test_names_may_stand_above_their_roles_and_the_adjuster_without_one() -> None:
    signed = "Vid protokollet\nEva Li\nJusteras 2024-03-04\nAnna Ek\nOrdförande\nBo Al"
    found = parse(f"{HEAD}{ITEM.strip()}\n{signed}")

    assert [(s.role, s.name) for s in found.signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]


def test_the_reserve_below_the_elected_adjusts_nothing() -> None:
    assert adjusters(
        "Utses att justera      Bo Al och Cia Dal med\n                       Eva Li som ersättare"
    ) == [
        "Bo Al",
        "Cia Dal",
    ]


def test_that_it_was_signed_digitally_may_stand_between_a_role_and_its_name() -> None:
    signed = "\nDigital signering\n"
    found = meeting(
        f"Underskrifter\nSekreterare{signed}Eva Ros\nOrdförande{signed}Anna Ek\nJusterare{signed}Bo Al"
    )

    assert [(s.role, s.name) for s in found.signatories] == [
        ("secretary", "Eva Ros"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]
    assert found.digitally_signed


def test_the_one_below_justerat_whom_no_item_elects_is_the_chair() -> None:
    text = "Justerat tisdagen\nden 22 april 2008\n\nIna Lind\n\nBo Al      Eva Mo\n\n§ 1\nJustering\nAtt justera protokollet utsågs Bo Al (S) och Eva Mo (M)."
    found = parse(f"Protokoll\nKulturnämnden 2008-04-08\n\n{text}\n\n§ 2 Köp\nKöpet görs.\n")

    assert [(s.role, s.name) for s in found.signatories] == [
        ("chair", "Ina Lind"),
        ("adjuster", "Bo Al"),
        ("adjuster", "Eva Mo"),
    ]
    assert found.adjusted_on == "2008-04-22"


@pytest.mark.parametrize(
    "page",
    [
        "Följande handlingar har undertecknats den 1 april 2025\n\nProtokoll.pdf\n(123456 byte)",
        "Signerat med Svenskt BankID\n\n2025-04-01 08:12:44 UTC\nNamn returnerat från BankID: Anna Ek",
        "Verifikat\n\nTransaktion 123\nDokument\n\nAnna Ek",
        "Underskrifterna i detta dokument är juridiskt bindande.\n\nAnna Ek\nOrdförande",
    ],
)
def test_the_page_of_a_service_for_signing_is_no_decision(page: str) -> None:
    last = parse(
        "Kulturnämnden\nProtokoll 2025-03-02\n\n§ 1 Upprop\n\nBeslut\nUppropet godkänns.\n\n"
        f"§ 2 Budget\n\nBeslut\nBudgeten antas.\n\n{page}\n"
    ).items[-1]

    assert last.decision is not None
    assert last.decision.points == ("Budgeten antas.",)
    assert [section.text for section in last.sections] == ["Budgeten antas."]


def test_names_above_their_roles_need_no_blank_lines_between() -> None:
    found = meeting("Digitala signaturer\nAnna Ek\nOrdförande\nBo Al\nJusterare\nEva Ros\nSekreterare")

    assert [(s.role, s.name) for s in found.signatories] == [
        ("secretary", "Eva Ros"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]


def test_who_adjusts_may_sign_in_a_sentence_with_its_day() -> None:
    found = meeting(
        "Ordförande och en justerare har justerat protokollet digitalt den 16 april 2024.\n\nJusterare: Bo Al"
    )

    assert (found.digitally_signed, found.adjusted_on) == (True, "2024-04-16")


def test_the_party_of_an_adjuster_may_stand_where_the_adjusting_is_told() -> None:
    found = meeting("Justering\nBo Al (M)\n\nDigitala signaturer\nAnna Ek\nOrdförande\nBo Al\nJusterare")

    assert [(s.name, s.party) for s in found.signatories if s.role == "adjuster"] == [("Bo Al", "M")]
