"""What an item points at: cases, and paragraphs of other meetings."""

import pytest

from ingest.parsing.fields.references import read_references


def references(text, own=None):
    return [
        r.case_number if r.kind == "case" else (r.committee, r.date, r.paragraph)
        for r in read_references([(text, (1, 1))], own)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("antogs av KSUS 2021-06-01, § 36, tydliggörs", ("KSUS", "2021-06-01", 36)),
        (
            "Utskottet för socialt förebyggande arbete beslutade 2022-05-10, § 14,",
            ("Utskottet för socialt förebyggande arbete", "2022-05-10", 14),
        ),
        (
            "Kommunstyrelsens utskott för fred beslutade 2022-05-10, § 14,",
            ("Kommunstyrelsens utskott för fred", "2022-05-10", 14),
        ),
        ("Kommunstyrelsen beslutade § 41/2018 att alla ska redovisa", ("Kommunstyrelsen", None, 41)),
        ("Beslut § 14, 2022-05-10", (None, "2022-05-10", 14)),
        ("kommunfullmäktige den 3 maj 2021 § 45", ("kommunfullmäktige", "2021-05-03", 45)),
        ("KS § 12/2020", ("KS", None, 12)),
        ("Arbetsutskottet har i § 41/2023 föreslagit planen", ("Arbetsutskottet", None, 41)),
        ("Kf 2019-05-14 § 88", ("Kf", "2019-05-14", 88)),
        ("KSAU § 101, 2019-11-05", ("KSAU", "2019-11-05", 101)),
        ("Miljönämndens beslut 2012-04-19, § 22", ("Miljönämnden", "2012-04-19", 22)),
        ("Arbetsutskottet 2014-10-06, Au § 98", ("Arbetsutskottet", "2014-10-06", 98)),
        (
            "Hälso- och sjukvårdsnämnden återremitterade ärendet 2020-12-10, § 96.",
            ("Hälso- och sjukvårdsnämnden", "2020-12-10", 96),
        ),
        ("Tekniska nämnden tillstyrker i yttrande 2015-04-22, § 51.", ("Tekniska nämnden", "2015-04-22", 51)),
        ("Nämnden förelade den 14 maj 2003 (§ 51) ägaren", ("Nämnden", "2003-05-14", 51)),
        ("enligt kommunstyrelsens beslut 2012-02-13, § 27, att", ("kommunstyrelsen", "2012-02-13", 27)),
        ("Ramarna gavs den 14 februari 2019, § 12.", (None, "2019-02-14", 12)),
        ("direktionen 2019-02-14, 12 §", ("direktionen", "2019-02-14", 12)),
        ("Kultur- och fritidsnämnden § 15", ("Kultur- och fritidsnämnden", None, 15)),
        ("Se § 12 ovan.", (None, None, 12)),
        ("Handlingsplan, Ks 81/2012.", "Ks 81/2012"),
        ("Länsstyrelsens remiss, dnr 513-2211-13", "513-2211-13"),
    ],
)
def test_what_a_text_points_at(text, expected):
    assert references(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["enligt 5 kap. 23 § plan- och bygglagen", "enligt 9 § förvaltningslagen", "enligt § 4 i stadgarna", "enligt kommunallagen 6 kap. § 7",
     "9 kap. 30 § PBL (2010:900)", "§ 3 i nämndens reglemente", "Kommunfullmäktige beslutade 2012-02-13", "SOU 2021:49", "Jäv: Anna Ek § 52",
     "Anna Ek deltar inte i § 52 på grund av jäv.", "mötet den 17 september 2021", ""],
)  # fmt: skip
def test_laws_inquiries_and_meetings_without_a_paragraph_are_no_references(text):
    assert references(text) == []


def test_several_paragraphs_of_one_meeting():
    assert references("Ks 2019-04-02 §§ 55-56 och 59") == [("Ks", "2019-04-02", n) for n in (55, 56, 59)]


def test_each_sentence_has_its_own_board_and_date():
    text = "Arbetsutskottet har 2019-11-05, § 101, behandlat ärendet. Kommunstyrelsen beslutade den 12 november 2019, § 201."

    assert references(text) == [
        ("Arbetsutskottet", "2019-11-05", 101),
        ("Kommunstyrelsen", "2019-11-12", 201),
    ]


def test_lines_of_a_list_are_apart():
    assert references("Kommunstyrelsen 2019-11-05\nProtokoll 2019-12-01, § 3") == [(None, "2019-12-01", 3)]


def test_the_own_case_is_left_out_in_any_spelling_and_others_come_once():
    assert references("KS 2020/0332, Ks 81/2012 och Ks 81/12", own="Ks 332/2020") == ["Ks 81/2012"]


def test_a_reference_knows_its_lines():
    [reference] = read_references([("Text.", (3, 3)), ("Se Ks 81/2012.", (5, 6))], None)

    assert reference.lines == (5, 6)


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("Kontoret överlämnade förslaget till nämnden 2022-06-20, § 70.", None),
        ("Utskottet beslutade 2022-06-20, KSUF § 70.", "KSUF"),
        ("Nämnden beslutade 2022-06-20, § 70.", "Nämnden"),
        ("Efter samrådet 2022-06-20, § 70.", None),
    ],
)
def test_the_board_of_a_reference_is_the_one_that_met(text, committee):
    [reference] = read_references([(text, (1, 1))], None)

    assert (reference.committee, reference.date, reference.paragraph) == (committee, "2022-06-20", 70)


def test_an_enclosure_of_the_minutes_is_no_reference():
    assert read_references([("Inspektionsrapport 2012-10-02, bilaga § 20", (1, 1))], None) == ()


def test_a_paragraph_of_rules_for_a_board_is_a_law():
    assert read_references([("Enligt reglementet för nämnden (§ 7) sänds listan ut.", (1, 1))], None) == ()


def test_the_next_paper_of_a_list_is_no_law_of_the_paragraph_above():
    text = "Kommunstyrelsens protokoll 2011-03-07 § 38\nReglemente med ändringar 2011-02-21"

    assert [r.paragraph for r in read_references([(text, (1, 2))], None)] == [38]


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("Fullmäktige remitterade motionen till\nkommunstyrelsen 2022-06-20, § 70.", "Fullmäktige"),
        ("Den remitterades av fullmäktige till styrelsen 2022-06-20, § 70.", "fullmäktige"),
        ("Den remitterades till miljönämnden, som\n2022-06-20 § 70 ställde sig positiv.", "miljönämnden"),
        ("Nämndens förslag lämnades till kommunstyrelsen 2022-06-20, § 70.", None),
    ],
)
def test_who_sent_a_matter_to_another_board_has_the_paragraph(text, committee):
    [reference] = read_references([(text, (1, 2))], None)

    assert (reference.committee, reference.date, reference.paragraph) == (committee, "2022-06-20", 70)


def test_an_item_with_its_paragraph_is_one_of_the_same_meeting():
    [reference] = read_references([("Bo Dahl (M) anmäler jäv i ärende 9, § 172.", (1, 1))], None)

    assert (reference.committee, reference.date, reference.paragraph) == (None, None, 172)


def test_a_code_in_brackets_with_the_paragraph_is_the_board():
    text = "Kulturnämnden avstyrker motionen (KN § 48, 2014-06-11)."

    assert [(r.committee, r.paragraph) for r in read_references([(text, (1, 1))], None)] == [("KN", 48)]
