"""Names stand in Swedish order on every server."""

from archive.sorting import name_key, sort_key, surname_key


def test_swedish_letters_come_last_in_their_own_order():
    names = ["Öberg", "Zetterlund", "Ärlig", "Åkesson", "Ek"]
    assert sorted(names, key=sort_key) == ["Ek", "Zetterlund", "Åkesson", "Ärlig", "Öberg"]


def test_other_accents_sort_as_the_plain_letter():
    assert sort_key("Renée") == sort_key("Renee")
    assert sort_key("Rånäs") != sort_key("Ranas")


def test_decomposed_letters_sort_as_composed_ones():
    assert sort_key("A\u030akesson") == sort_key("Åkesson")


def test_people_sort_by_their_last_name():
    people = ["Åsa Berg", "Anna Öst", "Östen Ask"]
    assert sorted(people, key=surname_key) == ["Östen Ask", "Åsa Berg", "Anna Öst"]


def test_hyphens_and_extra_blanks_do_not_make_another_name():
    assert name_key("Sven-Erik  Ek") == name_key("sven erik ek")
