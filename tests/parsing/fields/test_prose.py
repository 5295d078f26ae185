"""Lists of people told in sentences."""

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.prose import prose_heading

ITEMS = "\n\n§ 1 Öppnande\n\nBeslut\nMötet öppnas.\n\n§ 2 Avslut\n\nBeslut\nMötet avslutas.\n"


def people(text):
    """Group, name, party, title and who is replaced, of a protokoll whose list is `text`."""
    meeting = parse(f"Socialnämndens protokoll 2019-03-04\n\n{text}{ITEMS}")
    assert [w.code for w in meeting.warnings] == []
    return [
        (p.group, p.name, p.party, p.title, [target.name for target in p.replaces])
        for p in meeting.attendance
    ]


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("Beslutande var Anna Ek (S) och Bo Al (M).", "Beslutande"),
        ("Närvarande ledamöter är: Anna Ek (S)", "Närvarande ledamöter"),
        ("Vid sammanträdet närvarande: Anna Ek (S)", "Närvarande"),
        ("Närvarande vid mötet var Anna Ek (S)", "Närvarande"),
        ("Närvarande var också ekonom Bo Al.", "Övriga närvarande"),
        ("Dessutom närvarade vid sammanträdet ekonom Bo Al.", "Övriga närvarande"),
        ("Vidare deltog sekreterare Bo Al.", "Övriga närvarande"),
        ("Vid mötet deltog även ekonom Bo Al.", "Övriga närvarande"),
        ("Frånvarande var Bo Al (M).", "Frånvarande"),
        ("Förhinder hade anmälts av Bo Al (M).", "Frånvarande"),
    ],
)
def test_a_sentence_opens_a_list(sentence, heading):
    opened = prose_heading(sentence)

    assert opened is not None
    assert opened[0] == heading
    assert sentence.endswith(opened[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "Beslutande var frågan om taxan.",
        "Vid sammanträdet deltog flera åhörare.",
        "Närvarande",
        "Bo Al var där.",
    ],
)
def test_a_sentence_without_people_after_its_first_words_opens_none(sentence):
    assert prose_heading(sentence) is None


def test_members_told_in_a_sentence_that_is_wrapped_inside_a_name():
    assert people(
        "Beslutande var Anna Ek (S), ordförande, Bo Al (M), vice ordförande, och Cia\nDal (V)."
    ) == [
        ("member", "Anna Ek", "S", "ordförande", []),
        ("member", "Bo Al", "M", "vice ordförande", []),
        ("member", "Cia Dal", "V", None, []),
    ]


def test_a_standing_in_the_singular_holds_for_one_person():
    assert people(
        "Beslutande var Anna Ek (S), tjänstgörande ersättaren Bo Al (M) för Eva Ros (M), samt Cia Dal (V)."
    ) == [
        ("member", "Anna Ek", "S", None, []),
        ("serving_substitute", "Bo Al", "M", None, ["Eva Ros"]),
        ("member", "Cia Dal", "V", None, []),
    ]


def test_a_standing_in_the_plural_holds_until_the_next():
    assert people(
        "Närvarande var ledamöterna Anna Ek (S) och Bo Al (M) samt ersättarna Cia Dal (V) och Dan Fält (C)."
    ) == [
        ("member", "Anna Ek", "S", None, []),
        ("member", "Bo Al", "M", None, []),
        ("substitute", "Cia Dal", "V", None, []),
        ("substitute", "Dan Fält", "C", None, []),
    ]


def test_a_second_sentence_opens_the_next_list():
    assert people(
        "Beslutande var Anna Ek (S) och Bo Al (M). Dessutom närvarade ekonom Cia Dal och\nsekreterare Dan Fält."
    ) == [
        ("member", "Anna Ek", "S", None, []),
        ("member", "Bo Al", "M", None, []),
        ("other", "Cia Dal", None, "ekonom", []),
        ("other", "Dan Fält", None, "sekreterare", []),
    ]


def test_short_words_stand_for_long_ones():
    assert people(
        "Närvarande: Ordf. Anna Ek (S), v. ordf. Bo Al (M), ledamöterna Cia Dal (V) och Dan\nFält (C) samt tj.ers. Eva Ros (L)\n"
        "för Ulf Mo (KD).\nIcke tj. ersättare: Rut Lo (SD).\nSamordnare Pia Sand, tillika sekreterare."
    ) == [
        ("member", "Anna Ek", "S", "Ordf.", []),
        ("member", "Bo Al", "M", "v. ordf.", []),
        ("member", "Cia Dal", "V", None, []),
        ("member", "Dan Fält", "C", None, []),
        ("serving_substitute", "Eva Ros", "L", None, ["Ulf Mo"]),
        ("substitute", "Rut Lo", "SD", None, []),
        ("other", "Pia Sand", None, "Samordnare, tillika sekreterare", []),
    ]


def test_a_status_after_a_name_is_no_standing_before_the_next():
    assert people("Beslutande\nAnna Ek (S)\nBo Al (M), tjänstgörande ersättare för Eva Ros (M)") == [
        ("member", "Anna Ek", "S", None, []),
        ("serving_substitute", "Bo Al", "M", None, ["Eva Ros"]),
    ]
