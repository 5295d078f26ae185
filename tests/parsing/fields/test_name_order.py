"""Lists that put the family name first, and nicknames."""

from ingest.parsing.fields.name_order import given_names_first
from ingest.parsing.fields.named_people import find_people
from ingest.parsing.fields.people import read_person
from ingest.parsing.line import Line


def turned(*texts):
    return [line.text for line in given_names_first([Line(n, text) for n, text in enumerate(texts, 1)])]


def test_the_given_name_comes_first():
    assert turned("Ek, Anna Maria (S), ordförande", "von Al, Bo (M) §§ 3–4", "Dal-Ros, Cia (-)") == [
        "Anna Maria Ek (S), ordförande",
        "Bo von Al (M) §§ 3–4",
        "Cia Dal-Ros (-)",
    ]


def test_one_such_line_among_others_may_be_two_people():
    lines = ["Anna Ek (S), Bo", "Lindgren, Cia Dal (M)", "Dan Fält (V)"]

    assert turned(*lines) == lines


def test_a_list_of_names_and_posts_is_not_turned():
    lines = ["Anna Ek, socialchef", "Bo Al, ekonom"]

    assert turned(*lines) == lines


def test_a_nickname_in_brackets_is_part_of_the_name():
    for text in ("Karl (Kalle) Ek (M)", "Karl (Kalle) Ek, ekonom", 'Karl "Kalle" Ek (M)'):
        person = read_person(text)
        assert person is not None
        assert person.name.startswith("Karl ")
        assert person.name.endswith(" Ek")

    assert [person.name for person, _, _ in find_people("Karl (Kalle) Ek (M) yrkar avslag.")] == [
        "Karl (Kalle) Ek"
    ]
    assert [person.name for person, _, _ in find_people("Bo Al (S) Anna Ek (M)")] == ["Bo Al", "Anna Ek"]
