"""The head: the board however it is named, place and time in one line, the municipality, the signatures."""

from __future__ import annotations

import pytest

from ingest.parsing import ParsedMeeting, parse
from ingest.parsing.fields.head import committee_in

ITEM = "\n\n§ 1 Köp\n\nBeslut\nKöpet godkänns.\n"


def meeting(head: str) -> ParsedMeeting:
    return parse(f"{head}{ITEM}")


@pytest.mark.parametrize(
    ("line", "board"),
    [
        ("Kommunstyrelsens protokoll 14 maj 2012", "Kommunstyrelsen"),
        ("Omsorgsnämnd Nordost", "Omsorgsnämnd Nordost"),
        ("Överförmyndarnämnden Tre Häraden", "Överförmyndarnämnden Tre Häraden"),
        ("Protokoll Vuxenutbildningsnämnden Mellanbygden 2019-05-06", "Vuxenutbildningsnämnden Mellanbygden"),
        ("Styrelsens sammanträde den 5 maj 2019", "Styrelsen"),
        ("Protokoll från sammanträde med styrelsen för Ekby bad", "Styrelsen för Ekby bad"),
        ("Möte i pensionärsrådet", "Pensionärsrådet"),
        ("Kommunstyrelsen Ekby kommun", "Kommunstyrelsen"),
        ("Direktionen för Räddningstjänsten Nordbygd", "Direktionen för Räddningstjänsten Nordbygd"),
        ("Kulturnämnden Sammanträdesdatum 2020-01-01", "Kulturnämnden"),
        ("Anteckningar från brukarrådet", "Brukarrådet"),
        ("KOMMUNFULLMÄKTIGE I EKBY", "Kommunfullmäktige i Ekby"),
        (
            "Överförmyndarnämnden i Ekby och Tuna — protokoll 5 februari 2020",
            "Överförmyndarnämnden i Ekby och Tuna",
        ),
    ],
)
def test_a_title_names_the_board(line: str, board: str) -> None:
    assert committee_in(line) == board


def test_a_board_may_be_named_over_two_lines() -> None:
    found = meeting("Protokoll fört vid sammanträde med styrelsen\nför Ekby badhus\n2019-05-06")

    assert found.committee == "Styrelsen för Ekby badhus"


@pytest.mark.parametrize(
    ("head", "place", "start", "end"),
    [
        ("Plats och tid\nEkbysalen, kl 10.00–12.05 och 13.05–15.10", "Ekbysalen", "10:00", "15:10"),
        ("Datum 2019-05-06 Tid 13:00-15:30 Plats Rådhuset, sal B", "Rådhuset, sal B", "13:00", "15:30"),
        ("Tid | 10:00–12:05\nPlats | Digitalt möte", "Digitalt möte", "10:00", "12:05"),
        (
            "Mötet hölls i Ekbysalen, och varade från klockan 9 till klockan 11.45.",
            "Ekbysalen",
            "09:00",
            "11:45",
        ),
        ("Plats Teams\nTid kl 10.00–12.05 och 13.05–15.10", "Teams", "10:00", "15:10"),
        ("måndag 6 maj 2019 kl. 9.00-10.45 i Ekby bibliotek", "Ekby bibliotek", "09:00", "10:45"),
        ("Sammanträdet: måndag 6 maj 2019\nLokal: Sparren", "Sparren", None, None),
    ],
)
def test_place_and_times_are_told_apart(head: str, place: str, start: str | None, end: str | None) -> None:
    found = meeting(f"Protokoll\nKulturnämnden 2019-05-06\n\n{head}")

    assert (found.place, found.start_time, found.end_time) == (place, start, end)


def test_the_day_of_justering_may_have_its_label_in_the_definite_form() -> None:
    found = meeting("Protokoll\nKulturnämnden 2019-05-06\n\nPlats: Ekbysalen\n\nJusteringen   2019-05-09")

    assert (found.adjusted_on, found.place) == ("2019-05-09", "Ekbysalen")


def test_a_letterhead_below_the_list_says_whose_minutes_they_are() -> None:
    head = "Protokoll\nKulturnämnden 2019-05-06\n\nBeslutande\nAnna Ek (S), ordförande\nBo Berg (M)\n\nRegion Västanå\nPostadress: Box 1, 123 45 Ekby"

    found = meeting(head)

    assert found.body == "Region Västanå"
    assert [person.name for person in found.attendance] == ["Anna Ek", "Bo Berg"]


def test_signatures_below_each_other_and_side_by_side_are_all_read() -> None:
    head = "Protokoll\nKulturnämnden 2019-05-06\n\nVid protokollet\nRut Lind\nsekreterare\n\nAnna Ek          Bo Berg\nOrdförande       Justerare"

    assert [(s.role, s.name) for s in meeting(head).signatories] == [
        ("secretary", "Rut Lind"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Berg"),
    ]


def test_words_behind_a_case_number_are_told() -> None:
    source = "Protokoll\nKulturnämnden 2019-05-06\n\n§ 1 Köp\n\nDiarienummer: KN-2020-00377 Region Västanå\n\nBeslut\nKöpet godkänns."

    found = parse(source)

    assert found.items[0].case_number == "KN-2020-00377"
    assert [(w.code, w.line) for w in found.warnings if "Region Västanå" in w.message] == [
        ("unplaced_text", 6)
    ]


def test_words_behind_a_case_number_on_the_headings_line_are_told() -> None:
    source = "Protokoll\nKulturnämnden 2019-05-06\n\nKN § 1          Dnr KN 2013.097 Miljöchef Linn Sandell\n\nKöp\n\nBeslut\nKöpet godkänns."

    found = parse(source)

    assert any("Miljöchef Linn Sandell" in warning.message for warning in found.warnings)
