"""What looks like something and gave no value is told: a warning at its line, and none where all was read."""

from __future__ import annotations

import pytest

from ingest.parsing import parse

HEAD = "Protokoll\nKulturnämnden 2022-11-04\n\nLedamöter\nAnna Ek (S), ordförande\nBo Al (M)\n\n"


def told(text: str, head: str = HEAD) -> list[tuple[str, int | None]]:
    """The codes and lines of the warnings on an item whose text begins on line 9."""
    warnings = parse(f"{head}§ 1 Köp\n{text}\n").warnings
    return [(w.code, w.line) for w in warnings if w.code not in {"unplaced_text", "page_furniture"}]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bakgrund\nAnna Ek (S) föreslår att lokalen hyrs.\n\nBeslut\nKöpet görs.", ("unread_motion", 10)),
        ("Reservation\nEn reservation lämnas in senare.\n\nBeslut\nKöpet görs.", ("unread_reservation", 9)),
        ("Beslutsgång\nVotering begärs.\n\nBeslut\nKöpet görs.", ("unread_vote", 10)),
        (
            "Bakgrund\nLokalen är gammal.\nVad nämnden har för underlag\nKontoret har skrivit en utredning om den.\n\nBeslut\nKöpet görs.",
            ("unread_heading", 11),
        ),
        ("Bakgrund\nLokalen är gammal.\n\nYrkanden\nBo Al (M) yrkar avslag.", ("no_decision", 8)),
        ("Beslut\nKöpet görs.\nJusterare", ("unread_signature", 11)),
    ],
)
def test_a_line_that_gave_no_value_is_told(text: str, code: tuple[str, int]) -> None:
    assert code in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yrkanden\nBo Al (M) yrkar avslag.\n\nBeslut\nKöpet görs.",
        "Beslut\nKöpet görs.\n\nReservation\nBo Al (M) reserverar sig.",
        "Votering\nMed 2 ja-röster mot 1 nej-röst görs köpet.\n\nBeslut\nKöpet görs.",
        "Bakgrund\nBo Al (M) föreslår i en motion att lokalen köps.\n\nBeslut\nKöpet görs.",
        "Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen.\n\nReservation\nBo Al (M) reserverar sig.",
        "Informationen lämnas på nästa möte.",
    ],
)
def test_what_was_read_is_not_told(text: str) -> None:
    assert told(text) == []


def test_a_roll_whose_columns_are_lost_is_told_at_its_first_row() -> None:
    roll = "Votering\nMed 1 ja-röst mot 1 nej-röst görs köpet.\nLedamot Parti Ja Nej\nAnna Ek S X\nBo Al M X\n\nBeslut\nKöpet görs."

    assert told(roll) == [("unread_vote", 12)]


def test_a_roll_with_other_numbers_than_the_count_is_told() -> None:
    roll = "Votering\nMed 2 ja-röster mot 1 nej-röst görs köpet.\nAnna Ek (S) Ja\nBo Al (M) Nej\n\nBeslut\nKöpet görs."

    assert [code for code, _ in told(roll)] == ["ballots_differ"]


def test_a_role_without_its_name_is_told_where_something_stands_below_it() -> None:
    head = f"{HEAD}Underskrifter\nSekreterare\nse separat blad\nOrdförande\nAnna Ek\n\n"

    assert ("unread_signature", 9) in told("Beslut\nKöpet görs.", head)


def test_a_range_that_is_not_understood_is_told() -> None:
    head = "Protokoll\nKulturnämnden 2022-11-04\nUtskrift av paragrafer 1-4 ur boken\n\nLedamöter\nAnna Ek (S)\n\n"

    assert ("unread_range", 3) in told("Beslut\nKöpet görs.", head)


def test_a_list_without_members_is_told() -> None:
    head = "Protokoll\nKulturnämnden 2022-11-04\n\nTjänstemän\nEva Li, kultursekreterare\n\n"

    assert ("no_members", 5) in told("Beslut\nKöpet görs.", head)


def test_a_line_that_may_begin_a_paragraph_before_the_first_item_is_told() -> None:
    head = "Protokoll\nKulturnämnden 2022-11-04\n\n§ 7) Köp av lokal\n\nLedamöter\nAnna Ek (S)\n\n"

    assert ("unread_paragraph", 4) in told("Beslut\nKöpet görs.", head)


def test_a_list_of_members_inside_an_item_is_told() -> None:
    text = "Närvarande ledamöter\nBo Al (M), Cia Li (C)\n\nBeslut\nKöpet görs.\n\n§ 2 Val\n\nBeslut\nBo Al väljs."

    assert ("unread_list", 9) in told(text)


def test_who_moves_and_is_not_on_the_list_is_told() -> None:
    assert told("Yrkanden\nCia Li (C) yrkar avslag.\n\nBeslut\nKöpet görs.") == [("not_listed", 10)]


def test_the_one_member_without_a_party_is_told_unless_the_minutes_say_so() -> None:
    others = "".join(f"{name} Ek (S)\n" for name in ("Bo", "Cia", "Dag", "Eva", "Ulf"))
    head = "Protokoll\nKulturnämnden 2022-11-04\n\nLedamöter\n{}\n" + others + "\n"

    assert told("Beslut\nKöpet görs.", head.format("Anna Lo")) == [("no_party", 5)]
    assert told("Beslut\nKöpet görs.", head.format("Anna Lo (-)")) == []


def test_a_time_that_is_not_understood_is_told() -> None:
    head = (
        "Protokoll\nKulturnämnden 2022-11-04\nPlats och tid: Rådhuset kl 25.00\n\nLedamöter\nAnna Ek (S)\n\n"
    )

    assert told("Beslut\nKöpet görs.", head) == [("unread_time", 3)]


def test_a_second_lead_in_capitals_is_told() -> None:
    text = "Beslut\nKöpet görs.\n\nBakgrund\nLokalen är gammal.\nKULTURNÄMNDEN BESLUTAR\nLokalen säljs."

    assert ("unread_decision", 14) in told(text)


def test_a_range_whose_label_stands_elsewhere_is_told() -> None:
    head = "Protokoll\nKulturnämnden 2022-11-04\nOmfattning och annat 7-9\n\nLedamöter\nAnna Ek (S)\n\n"
    items = "".join(f"§ {n} Köp\nBeslut\nKöpet görs.\n\n" for n in (7, 8, 9))
    meeting = parse(head + items)

    assert meeting.first_paragraph is None
    assert ("unread_range", 3) in [(w.code, w.line) for w in meeting.warnings]


def test_what_stands_beside_a_case_number_is_told() -> None:
    (found,) = [
        w
        for w in parse(f"{HEAD}§ 1 Köp\nDnr 2010/214 nr 5567\n\nBeslut\nKöpet görs.\n").warnings
        if "5567" in w.message
    ]

    assert (found.code, found.line) == ("unplaced_text", 9)
