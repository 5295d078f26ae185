"""Who signs below the head or behind the last item, and on which day the minutes are adjusted."""

from __future__ import annotations

import pytest

from ingest.parsing import ParsedMeeting, parse

ITEM = "\n\n§ 1 Köp\n\nBeslut\nKöpet godkänns.\n"


def meeting(head: str) -> ParsedMeeting:
    return parse(f"{head}{ITEM}")


def test_the_day_of_justering_may_have_its_label_in_the_definite_form() -> None:
    found = meeting("Protokoll\nKulturnämnden 2019-05-06\n\nPlats: Ekbysalen\n\nJusteringen   2019-05-09")

    assert (found.adjusted_on, found.place) == ("2019-05-09", "Ekbysalen")


def test_signatures_below_each_other_and_side_by_side_are_all_read() -> None:
    head = "Protokoll\nKulturnämnden 2019-05-06\n\nVid protokollet\nRut Lind\nsekreterare\n\nAnna Ek          Bo Berg\nOrdförande       Justerare"

    assert [(s.role, s.name) for s in meeting(head).signatories] == [
        ("secretary", "Rut Lind"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Berg"),
    ]


LIST = "Kulturnämnden 2016-04-28\n\nBeslutande\nAnna Ek (S), ordförande\nBo Al (M), vice ordförande\n"


TWO = [("chair", "Anna Ek"), ("adjuster", "Bo Al")]


@pytest.mark.parametrize(
    "signed",
    ["Justeras\n\nAnna Ek          Bo Al", "Justerat den 3 maj 2016\n\nAnna Ek\n\nBo Al"],
)
def test_names_below_justeras_are_the_chairs_and_the_adjusters(signed: str) -> None:
    found = parse(f"Protokoll\n{LIST}{ITEM}\n{signed}\n")

    assert [(s.role, s.name) for s in found.signatories] == TWO


def test_names_below_justeras_are_told_where_nobody_says_who_chaired() -> None:
    source = f"Protokoll\n{LIST.replace(', ordförande', '').replace(', vice ordförande', '')}{ITEM}\nJusteras\n\nAnna Ek          Bo Al\n"

    found = parse(source)

    assert found.signatories == ()
    assert any("Anna Ek" in w.message and "Bo Al" in w.message for w in found.warnings)


def test_who_was_elected_to_adjust_is_told_in_a_sentence() -> None:
    found = meeting(f"Protokoll\n{LIST}\nAtt justera protokollet utsågs Bo Al (M).")

    assert [(s.role, s.name, s.party) for s in found.signatories] == [("adjuster", "Bo Al", "M")]


def test_the_place_and_day_above_a_signature_belong_to_no_item() -> None:
    found = parse(f"Protokoll\n{LIST}{ITEM}\nEkby den 28 april 2016\n\nRut Lind\nsekreterare\n")

    assert found.items[0].sections[-1].text == "Köpet godkänns."
    assert [(s.role, s.name) for s in found.signatories] == [("secretary", "Rut Lind")]
    assert any("Ekby den 28 april 2016" in w.message for w in found.warnings)


@pytest.mark.parametrize(
    "signed",
    [
        "Vid protokollet:          Justeras:\n\nRut Lind                  Anna Ek          Bo Al",
        "Vid anteckningarna\t\tJusteras\n\nRut Lind\t\t\tAnna Ek\t\tBo Al",
    ],
)
def test_names_below_a_row_of_labels_belong_to_the_label_above_them(signed: str) -> None:
    found = parse(f"Protokoll\n{LIST}{ITEM}\n{signed}\n")

    assert [(s.role, s.name) for s in found.signatories] == [("secretary", "Rut Lind"), *TWO]


def test_a_signature_may_have_its_day() -> None:
    signed = "Protokollet är digitalt justerat av\nAnna Ek (S), ordförande, 2016-05-03\nBo Al (M), justerare, 2016-05-04"

    found = parse(f"Protokoll\n{LIST}{ITEM}\n{signed}\n")

    assert [(s.role, s.name, s.party) for s in found.signatories] == [
        ("chair", "Anna Ek", "S"),
        ("adjuster", "Bo Al", "M"),
    ]
    assert found.digitally_signed


def test_a_name_below_underskrifter_without_a_role_is_told() -> None:
    found = parse(
        f"Protokoll\n{LIST}{ITEM}\nUnderskrifter\n\nRut Lind\nOrdförande\nAnna Ek\nJusterare\nBo Al\n"
    )

    assert [(s.role, s.name) for s in found.signatories] == TWO
    assert [w.message for w in found.warnings if "Rut Lind" in w.message] == [
        "Text utan plats: Underskrifter: Rut Lind"
    ]


def test_one_name_below_justeras_is_the_adjusters_where_the_chair_is_known() -> None:
    found = parse(f"Protokoll\n{LIST}{ITEM}\nJusteras\nBo Al\n")

    assert [(s.role, s.name) for s in found.signatories] == [("adjuster", "Bo Al")]


@pytest.mark.parametrize("place", ["Digital justering 2016-05-03", "Digitalt, 2016-05-03"])
def test_a_place_of_justering_that_is_no_place_says_that_it_is_digital(place: str) -> None:
    found = parse(f"Protokoll\nJusteringens plats och tid\t{place}\n{LIST}{ITEM}\n")

    assert found.digitally_signed
    assert found.adjusted_on == "2016-05-03"


def test_roles_with_their_names_beside_them_end_the_last_item() -> None:
    found = parse(
        f"Protokoll\n{LIST}{ITEM}\n\nSekreterare\tRut Lind\n\nOrdförande\tAnna Ek\n\nJusterare\tBo Al\n"
    )

    assert found.items[0].sections[-1].text == "Köpet godkänns."
    assert [(s.role, s.name) for s in found.signatories] == [("secretary", "Rut Lind"), *TWO]


def test_an_extract_ends_with_its_list_and_its_day_of_justering() -> None:
    found = parse(
        f"Protokollsutdrag\nKulturnämnden 2021-12-02{ITEM}\nNärvarande vid beslutet\nAnna Ek (S), Bo Al (M)\n\n"
        "Justeras omedelbart 2021-12-02\n"
    )

    assert [person.name for person in found.attendance] == ["Anna Ek", "Bo Al"]
    assert found.adjusted_on == "2021-12-02"
    assert found.items[-1].sections[-1].text == "Köpet godkänns."


def test_notes_end_with_who_wrote_them() -> None:
    found = parse(f"Mötesanteckningar\nFolkhälsorådet 2021-12-02{ITEM}\nVid pennan\nEva Li\n")

    assert [(s.role, s.name) for s in found.signatories] == [("secretary", "Eva Li")]


def test_ranges_with_their_days_in_rows_are_one_range_and_its_last_day() -> None:
    rows = "Justeringsdatum   25 oktober 2017    Paragraf    2\n                  6 november 2017    Paragrafer  1, 3-4"
    found = meeting(f"Protokoll\nKulturnämnden 2017-10-25\n\n{rows}\n")

    assert (found.first_paragraph, found.last_paragraph, found.adjusted_on) == (1, 4, "2017-11-06")


def test_a_day_of_justering_without_its_year_is_the_first_after_the_meeting() -> None:
    label = "Tid och plats för justering    Torsdagen den 26 november kl 16.30"

    assert meeting(f"Protokoll\nKulturnämnden 2015-11-23\n\n{label}\n").adjusted_on == "2015-11-26"


def test_the_day_that_a_notice_went_up_is_no_day_of_justering() -> None:
    end = "\n\nVid protokollet\n\nEva Li\n\nJusteras\n\nAnna Ek\n\nJusteringen tillkännagiven genom anslag 2021-12-06, intygar\n\nEva Li\n"
    found = parse(f"Protokoll\nKulturnämnden 2021-12-02{ITEM}{end}")

    assert found.adjusted_on is None
    assert [s.name for s in found.signatories if s.role == "adjuster"] != ["Eva Li"]


def test_the_item_on_who_adjusts_may_tell_when() -> None:
    item = "§ 1 Val av justerare\n\nBo Al utsågs. Justeringen äger rum torsdagen den 9 december 2021 på kontoret.\n"

    assert parse(f"Protokoll\nKulturnämnden 2021-12-02\n\n{item}").adjusted_on == "2021-12-09"


@pytest.mark.parametrize(
    "told",
    ["Justering av protokollet skall äga rum den 29 januari 2014.", "Justering sker den 29 januari 2014."],
)
def test_an_item_may_say_when_the_minutes_are_adjusted(told: str) -> None:
    meeting = parse(f"Protokoll\nKulturnämnden 2014-01-15\n\n§ 1 Val av justerare\nBo Al utses. {told}\n")

    assert meeting.adjusted_on == "2014-01-29"


def test_roles_side_by_side_have_their_names_below_in_columns() -> None:
    found = meeting(
        "Protokoll\nKulturnämnden 2021-12-02\n\nBeslutande       Anna Ek (S), ordförande\n                 Bo Al (M)\n\n"
        "Ordförande                 Justerare\n\n\n\nAnna Ek                    Bo Al\n\n\nNämndsekreterare\n\n\n\nEva Li\n"
    )

    assert [(s.role, s.name) for s in found.signatories] == [
        ("secretary", "Eva Li"),
        ("chair", "Anna Ek"),
        ("adjuster", "Bo Al"),
    ]


def test_the_day_of_the_meeting_whose_minutes_are_adjusted_is_not_the_day_of_justering() -> None:
    found = meeting(
        "Protokoll\nKulturnämnden 2019-05-06\n\nJusteringen av protokollet från den 6 maj 2019 är tillkännagiven."
    )

    assert found.adjusted_on is None
