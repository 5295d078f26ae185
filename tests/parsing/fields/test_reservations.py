"""Reservations: who reserves, and which words are of it."""

import pytest

from ingest.parsing.fields.motions import read_reservations
from ingest.parsing.model import NamedParty


def reservations(text):
    return [([(p.name, p.party) for p in r.by], r.text) for r in read_reservations([(text, None)])]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Anna Ek (M) reserverar sig mot beslutet till förmån för eget yrkande.", [("Anna Ek", "M")]),
        ("Anna Ek (M) reserverar sig mot beslutet till förmån för Bo Eks (S) yrkande.", [("Anna Ek", "M")]),
        ("Anna Ek (M) och Bo Ek (KD) reserverade sig skriftligt mot beslutet.", [("Anna Ek", "M"), ("Bo Ek", "KD")]),
        ("Mot beslutet reserverar sig Anna Ek (M), Bo Ek (-) och Cia Ek (ÖrP).", [("Anna Ek", "M"), ("Bo Ek", None), ("Cia Ek", "ÖRP")]),
        ("O Brink anmäler reservation.", [("O Brink", None)]),
        ("Anna Ek (M) lämnar en skriftlig reservation.", [("Anna Ek", "M")]),
        ("Mot beslutet anmäler Anna Ek (M) reservation.", [("Anna Ek", "M")]),
        ("Anna Ek (M) får lämna reservation.", [("Anna Ek", "M")]),
        ("Skriftlig reservation inlämnas av Anna Ek (M) och Bo Ek (KD).", [("Anna Ek", "M"), ("Bo Ek", "KD")]),
        ("Reservation av Anna Ek (S) och Bo Ek (M), bilaga 1", [("Anna Ek", "S"), ("Bo Ek", "M")]),
    ],
)  # fmt: skip
def test_who_reserves(text, by):
    assert reservations(text) == [(by, text)]


def test_the_words_after_a_reservation_belong_to_it():
    text = "Anna Ek (L) reserverar sig mot beslutet. Liberalerna önskar ett annat mål."

    assert reservations(text) == [([("Anna Ek", "L")], text)]


def test_two_reservations_in_a_paragraph():
    assert [
        r[1] for r in reservations("Anna Ek (S) reserverar sig. Bo Ek (M) reserverar sig mot beslutet.")
    ] == [
        "Anna Ek (S) reserverar sig.",
        "Bo Ek (M) reserverar sig mot beslutet.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (M) lämnar ett särskilt yttrande.",
        "Anna Ek (M) lämnar en protokollsanteckning.",
        "Om nämnden beslutar annat gäller ovanstående som reservation.",
        "Kommunen reserverar sig inte mot priset.",
    ],
)
def test_statements_are_no_reservations(text):
    assert reservations(text) == []


def test_people_are_named_parties():
    assert read_reservations([("Anna Ek (s) reserverar sig.", None)])[0].by == (NamedParty("Anna Ek", "S"),)


@pytest.mark.parametrize(
    "text",
    [
        "Tor Ek (V), Rut Holm (KD)",
        "- Tor Ek (V)\n- Rut Holm (KD)",
        "Tor Ek, V, och Rut Holm, KD, till förmån för eget förslag.",
        "Tor Ek (V) och Rut Holm (KD) mot beslutet (bilaga 2).",
    ],
)
def test_names_alone_reserve_only_under_the_heading_reservation(text):
    assert read_reservations([(text, (1, 1))]) == ()

    [reservation] = read_reservations([(text, (1, 1))], under_heading=True)

    assert [(person.name, person.party) for person in reservation.by] == [("Tor Ek", "V"), ("Rut Holm", "KD")]


def test_a_group_reserves_under_the_heading_without_a_verb():
    [reservation] = read_reservations(
        [("Moderaterna till förmån för eget yrkande.", (1, 1))], under_heading=True
    )

    assert reservation.by == ()


def test_who_gives_a_reservation_is_in_no_genitive():
    text = "Mot beslutet anmäler Bo Hjalmers (MP) reservation."

    assert [r.by for r in read_reservations([(text, (1, 1))])] == [(NamedParty("Bo Hjalmers", "MP"),)]


def test_those_of_some_parties_may_reserve():
    text = "Mot beslutet anmälde S-, MP- och V-ledamöterna reservation."

    assert [(r.by, r.text) for r in read_reservations([(text, (1, 1))])] == [((), text)]


def test_two_names_without_parties_may_end_a_reservation():
    found = read_reservations([("Mot beslutet reserverar sig Anna Lund och Bo Berg.", (1, 1))])

    assert [p.name for p in found[0].by] == ["Anna Lund", "Bo Berg"]


def test_the_last_of_several_names_ends_before_the_full_stop():
    text = "Mot beslutet reserverar sig Gun Ek, Nina Berg och Anna-Britt Roman."
    [reservation] = read_reservations([(text, (1, 1))])

    assert [person.name for person in reservation.by] == ["Gun Ek", "Nina Berg", "Anna-Britt Roman"]


def test_herr_and_fru_are_no_part_of_a_name():
    text = "Herr Kaj Mo (C) och fru Siv Ek (M) reserverar sig mot beslutet."
    [reservation] = read_reservations([(text, (1, 1))])

    assert [person.name for person in reservation.by] == ["Kaj Mo", "Siv Ek"]


@pytest.mark.parametrize(
    ("who", "by"),
    [
        ("samtliga ledamöter för (v) samt Bo Dahl (mp)", (NamedParty("Bo Dahl", "MP"),)),
        ("hela gruppen från Vänsterpartiet", ()),
        ("Vänsterpartiets ledamöter", ()),
        ("(V)", ()),
        ("vänsterpartiets grupp och Bo Dahl (MP)", (NamedParty("Bo Dahl", "MP"),)),
        ("samtliga ledamöter från (V)", ()),
    ],
)
def test_a_whole_group_may_reserve_beside_the_one_that_is_named(who, by):
    text = f"Mot beslutet reserverar sig {who}."

    assert [(r.by, r.text) for r in read_reservations([(text, (1, 1))])] == [(by, text)]
