"""The head: the board however it is named, place and time in one line, the municipality, the signatures."""

from __future__ import annotations

import pytest

from ingest.parsing import ParsedMeeting, parse
from ingest.parsing.fields.boards_named import committee_in

ITEM = "\n\n§ 1 Köp\n\nBeslut\nKöpet godkänns.\n"


def meeting(head: str) -> ParsedMeeting:
    return parse(f"{head}{ITEM}")


@pytest.mark.parametrize(
    ("line", "board"),
    [
        ("Kommunstyrelsens protokoll 14 maj 2012", "Kommunstyrelsen"),
        ("Omsorgsnämnd Nordost", "Omsorgsnämnd Nordost"),
        ("Gemensamma räddningsnämnden Nordbygd", "Gemensamma räddningsnämnden Nordbygd"),
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


def test_a_letterhead_below_the_list_says_whose_minutes_they_are() -> None:
    head = "Protokoll\nKulturnämnden 2019-05-06\n\nBeslutande\nAnna Ek (S), ordförande\nBo Berg (M)\n\nRegion Västanå\nPostadress: Box 1, 123 45 Ekby"

    found = meeting(head)

    assert found.body == "Region Västanå"
    assert [person.name for person in found.attendance] == ["Anna Ek", "Bo Berg"]


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


@pytest.mark.parametrize(
    ("title", "place"),
    [
        (
            "Protokoll fört vid sammanträde i Folkets hus, Ekby, den 28 april 2016 klockan 13.15–15.40.",
            "Folkets hus, Ekby",
        ),
        ("Minnesanteckningar från möte i Gula salen 2016-04-28 kl. 13.15-15.40", "Gula salen"),
        (
            "Protokoll fört vid sammanträde med Ekby stadsdelsnämnd torsdagen\n"
            "den 28 april 2016 kl. 13.15–15.40 i Medborgarhuset",
            "Medborgarhuset",
        ),
    ],
)
def test_a_title_sentence_says_where_and_when(title: str, place: str) -> None:
    found = meeting(f"Kulturnämnden\n\n{title}")

    assert (found.place, found.date, found.start_time, found.end_time) == (
        place,
        "2016-04-28",
        "13:15",
        "15:40",
    )


def test_a_federation_may_be_named_in_capitals() -> None:
    assert (
        meeting("KOMMUNALFÖRBUNDET TREÅLAVATTEN\nDirektionen 2016-04-28").body
        == "KOMMUNALFÖRBUNDET TREÅLAVATTEN"
    )


def test_a_board_of_two_municipalities_keeps_both_in_its_name() -> None:
    assert committee_in("Överförmyndarnämnden i Ekby och Tuna kommuner") == (
        "Överförmyndarnämnden i Ekby och Tuna kommuner"
    )


LIST = "Kulturnämnden 2016-04-28\n\nBeslutande\nAnna Ek (S), ordförande\nBo Al (M), vice ordförande\n"


def test_a_break_is_no_part_of_the_place() -> None:
    assert (
        meeting(
            "Kulturnämnden\n\nPlats och tid: Rådhuset, kl 13.00–15.00\nSammanträdet ajournerades 14.10–14.20."
        ).place
        == "Rådhuset"
    )


def test_a_heading_of_a_list_that_nobody_follows_is_told() -> None:
    found = parse(f"Protokoll\n{LIST}{ITEM}\nNärvarolista\n\nUpprop\n")

    assert any("Upprop" in w.message for w in found.warnings)


def test_a_line_of_html_that_a_value_was_read_from_is_told_whole() -> None:
    found = parse(
        "<h1>Protokoll Kulturnämnden</h1>\n<h1>Protokoll Kulturnämnden</h1> Tid: 17.00<br> Rum: Ishallen</p>\n"
        "<h2>Ledamöter</h2>\n<p>Bo Al (M)</p>\n<h2>§ 1 Köp</h2>\n<h3>Beslut</h3>\n<p>Köpet godkänns.</p>\n"
    )

    assert any("Ishallen" in w.message for w in found.warnings) or "Ishallen" in (found.place or "")


def test_a_municipality_below_the_date_is_no_part_of_it() -> None:
    found = meeting("Protokoll\nKulturnämnden\nSammanträdesdatum: 2021-12-02\nEkby kommun")

    assert (found.body, found.date) == ("Ekby kommun", "2021-12-02")


@pytest.mark.parametrize(
    ("line", "name"),
    [("Ekby Energi AB, org.nr 556123-4567", "Ekby Energi AB"), ("AB Ekbybostäder", "AB Ekbybostäder")],
)
def test_a_company_on_a_line_of_its_own_is_whose_minutes_they_are(line: str, name: str) -> None:
    assert meeting(f"Protokoll\nStyrelsesammanträde 2021-09-16\n{line}").body == name


def test_the_range_may_stand_below_its_label_beside_a_name() -> None:
    signed = "Underskrifter    Sekreterare    ____________    Paragrafer\n                                Eva Li          1-1"
    found = meeting(f"Protokoll\nKulturnämnden 2021-12-02\n\n{signed}")

    assert (found.first_paragraph, found.last_paragraph) == (1, 1)
    assert [s.name for s in found.signatories] == ["Eva Li"]


def test_a_place_keeps_a_word_that_is_a_label_elsewhere() -> None:
    assert (
        meeting("Protokoll\nKulturnämnden 2021-12-02\nPlats:    Lokal Forsen, Ekby").place
        == "Lokal Forsen, Ekby"
    )


def test_a_label_may_be_broken_over_three_lines_beside_its_people() -> None:
    found = meeting(
        "Protokoll\nKulturnämnden 2021-12-02\n\nBeslutande        Anna Ek (S)\n                  Bo Al (M)\n\n"
        "Närvarande, ej\ntjänstgörande     Cia Ros (C)\nersättare         Dan Mo (V)\n"
    )

    assert [(p.name, p.group) for p in found.attendance] == [
        ("Anna Ek", "member"),
        ("Bo Al", "member"),
        ("Cia Ros", "substitute"),
        ("Dan Mo", "substitute"),
    ]


def test_the_place_may_end_the_title_sentence() -> None:
    meeting = parse(
        "Protokoll fört vid sammanträde med kommunstyrelsen den 15 januari 2014 kl. 13.00 i Stadshuset.\n\n§ 1 Köp\nBeslut\nKöpet görs.\n"
    )

    assert (meeting.place, meeting.start_time) == ("Stadshuset", "13:00")


def test_the_body_may_be_a_county_in_capitals() -> None:
    assert (
        parse(
            "NORRMARKS LÄNS LANDSTING   PROTOKOLL\nLandstingsfullmäktige 2009-05-12\n\n§ 1 Köp\nBeslut\nKöpet görs.\n"
        ).body
        == "NORRMARKS LÄNS LANDSTING"
    )


def test_a_date_broken_at_the_end_of_a_line_is_no_part_of_the_place() -> None:
    found = meeting(
        "Protokoll\nKulturnämnden\n\nPlats och tid    Stora salen, Ekby den 7 juni\n                 2001 kl 10.00 - 16.15"
    )

    assert (found.place, found.date, found.start_time) == ("Stora salen, Ekby", "2001-06-07", "10:00")


def test_a_label_may_be_broken_inside_a_word() -> None:
    found = meeting(
        "Protokoll\nKulturnämnden 2021-12-02\n\nBeslutande       Anna Ek (S)\n\nEj tjänst-\ngörande\nersättare        Bo Al (M)\n"
    )

    assert [(p.name, p.group) for p in found.attendance] == [("Anna Ek", "member"), ("Bo Al", "substitute")]


def test_labels_may_be_stacked_above_their_values() -> None:
    head = "Protokoll\n\nNämnd\n\nSammanträdesdatum\n\nPlats och tid\nKulturnämnden\n\n2019-01-28\n\nRådhuset, 09.00–14.55\n"
    meeting = parse(f"{head}\n§ 1 Köp\nBeslut\nKöpet görs.\n")

    assert (meeting.committee, meeting.date, meeting.place, meeting.end_time) == (
        "Kulturnämnden",
        "2019-01-28",
        "Rådhuset",
        "14:55",
    )


def test_a_remark_below_the_place_is_no_part_of_it() -> None:
    head = "Kulturnämnden 2019-01-28\nPlats och tid  Rådhuset kl 14.00-16.30\n               Vissa uppgifter kan vara borttagna\n"

    assert parse(f"{head}\n§ 1 Köp\nBeslut\nKöpet görs.\n").place == "Rådhuset"


def test_a_label_may_stand_beside_the_second_line_of_a_broken_one() -> None:
    meeting = parse(
        "Protokoll\nKulturnämnden 2024-02-26\n\nJusteringens\nplats och tid     Stadshuset 2024-03-04     Paragrafer\n"
        "                                            11-12\n\n§ 11 Köp\nBeslut\nKöpet görs.\n\n§ 12 Bidrag\nBeslut\nNej.\n"
    )

    assert (meeting.first_paragraph, meeting.last_paragraph) == (11, 12)
    assert meeting.adjusted_on == "2024-03-04"


def test_the_last_item_may_tell_when_the_meeting_ended():
    found = parse(
        "Protokoll\nKulturnämnden 2024-02-26\n\n§ 1 Slut\n\nOrdföranden förklarade mötet avslutat kl. 17.25.\n"
    )

    assert found.end_time == "17:25"


def test_the_organ_of_the_notice_may_name_the_municipality():
    notice = "Anslag\nOrgan Ekby kommun, kulturnämnden\nSammanträdesdag 2024-02-26\n"
    found = parse(f"Protokoll\nKulturnämnden 2024-02-26\n\n{notice}\n§ 1 Köp\n\nBeslut\nKöpet görs.\n")

    assert (found.body, found.committee) == ("Ekby kommun", "Kulturnämnden")


def test_the_board_between_the_label_of_the_date_and_the_date() -> None:
    meeting = parse(
        "SAMMANTRÄDESPROTOKOLL\nSammanträdesdatum\nKommunfullmäktige\n2024-10-28\n\nÄRENDELISTA\n§ 1\nUpprop\n§ 2\n"
        "Meddelande kommunfullmäktige\n\n§ 1\nUpprop\n\nBeslut\nUppropet godkänns.\n\n§ 2\nMeddelande kommunfullmäktige\n\n"
        "Beslut\nMeddelandet noteras.\n"
    )

    assert (meeting.committee, meeting.date) == ("Kommunfullmäktige", "2024-10-28")


def test_the_range_beside_underskrifter_may_have_its_sign():
    text = "Underskrifter Paragrafer §§ 95-96\nSekreterare Eva Li\n\n§ 95 Köp\nBeslut\nKöpet görs.\n\n§ 96 Hyra\nBeslut\nDen hyrs."
    found = parse(f"Protokoll\nKulturnämnden 2024-02-26\n\n{text}\n")

    assert (found.first_paragraph, found.last_paragraph) == (95, 96)


def test_the_range_may_stand_behind_the_word_of_the_minutes() -> None:
    header = "Region Ekby\nRegionstyrelsen     PROTOKOLL §§ 67-75\n\n     Datum   2016-06-09\n     {} (2)\n\n"
    pages = (header.format(n) for n in (1, 2))
    found = parse("Beslutande\nAnna Ek (S)\n\n".join(pages) + "§ 67 Köp\n\nBeslut\nKöpet görs.\n")

    assert (found.first_paragraph, found.last_paragraph) == (67, 75)
