"""Filters with counts: several at once, each removable, the whole state in the address."""

import pytest

from tests.search.rows import ask, paragraph, person, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    anna, bo = person("Anna Berg", party="S"), person("Bo Ceder", party="M")
    eva = person("Eva Ström", "officer", party="")
    paragraph("Taxa A", day="2022-01-10", decision="Antas.", mover=anna, officer=eva, has_reservation=True)
    paragraph("Taxa B", day="2023-01-10", decision="Avslås.", outcome="rejected", mover=bo, as_proposed=False)
    paragraph("Taxa C", day="2023-02-10", committee_name="Skolnämnden")
    paragraph("Taxa D", day="2023-02-11", committee_name="Skolnämnden", body="Tallby kommun")
    paragraph("Budget", day="2023-01-10")


def shown(answer, heading):
    return next(
        ([(v.name, v.count) for v in facet.values] for facet in answer.facets if facet.heading == heading),
        None,
    )


def test_each_facet_counts_what_was_found(archive):
    answer = ask("taxa")
    assert answer.counts.total == 4
    assert shown(answer, "Kommun eller region") == [("Ekeby kommun", 3), ("Tallby kommun", 1)]
    assert sorted(shown(answer, "Nämnd, utskott eller råd")) == [
        ("Kommunstyrelsen", 2),
        ("Skolnämnden, Ekeby kommun", 1),
        ("Skolnämnden, Tallby kommun", 1),
    ]
    assert shown(answer, "År") == [("2023", 3), ("2022", 1)]
    assert shown(answer, "Utfall") == [("Avslag", 1), ("Bifall", 1)] or shown(answer, "Utfall") == [
        ("Bifall", 1),
        ("Avslag", 1),
    ]
    assert shown(answer, "Parti som yrkat eller reserverat sig") == [("M", 1), ("S", 1)]
    assert shown(answer, "Reservation") == [("Har reservation", 1)]
    assert shown(answer, "Avvikelse från förslaget") == [("Avvek från förslaget", 1)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("q=taxa&kommun=tallby-kommun", ["Taxa D"]),
        ("q=taxa&organ=ekeby-kommun/skolnamnden", ["Taxa C"]),
        ("q=taxa&ar=2022", ["Taxa A"]),
        ("q=taxa&ar=2022&ar=2023&kommun=ekeby-kommun", ["Taxa A", "Taxa B", "Taxa C"]),
        ("q=taxa&utfall=rejected", ["Taxa B"]),
        ("q=taxa&parti=s", ["Taxa A"]),
        ("q=taxa&person=bo-ceder", ["Taxa B"]),
        ("q=taxa&handlaggare=eva-strom", ["Taxa A"]),
        ("q=taxa&reservation=1", ["Taxa A"]),
        ("q=taxa&avvek=1", ["Taxa B"]),
        ("q=taxa&fran=2023-02-10&till=2023-02-10", ["Taxa C"]),
        ("q=taxa&fran=2023-02-10", ["Taxa C", "Taxa D"]),
        ("ar=2023&kommun=ekeby-kommun", ["Budget", "Taxa B", "Taxa C"]),
    ],
)
def test_filters_narrow(archive, address, expected):
    assert sorted(titles(address)) == expected


def test_what_a_facet_promises_is_what_its_link_shows(archive):
    for facet in ask("taxa").facets:
        for value in facet.values:
            assert ask(value.address[1:]).counts.total == value.count, (facet.heading, value.name)


def test_a_chosen_facet_still_offers_its_other_values(archive):
    assert shown(ask("q=taxa&ar=2022"), "År") == [("2023", 3), ("2022", 1)]


def test_each_choice_can_be_taken_away_by_itself(archive):
    answer = ask("q=taxa&ar=2023&organ=ekeby-kommun/skolnamnden&fran=2023-01-01&i=rubrik")
    assert [(chip.text, chip.address) for chip in answer.chips] == [
        ("Skolnämnden", "?q=taxa&ar=2023&i=rubrik&fran=2023-01-01"),
        ("2023", "?q=taxa&organ=ekeby-kommun%2Fskolnamnden&i=rubrik&fran=2023-01-01"),
        ("Bara rubriken", "?q=taxa&organ=ekeby-kommun%2Fskolnamnden&ar=2023&fran=2023-01-01"),
        ("från 1 januari 2023", "?q=taxa&organ=ekeby-kommun%2Fskolnamnden&ar=2023&i=rubrik"),
    ]


def test_an_unknown_choice_is_said_and_not_counted(archive):
    answer = ask("q=taxa&organ=finns/inte&ar=2022")
    assert [hit.item.title for hit in answer.hits] == ["Taxa A"]
    assert answer.hints == ("Valet ”finns/inte” finns inte här och räknas inte med.",)


def test_every_value_leads_to_as_many_hits_as_it_says(archive):
    values = [value for facet in ask("q=taxa").facets for value in facet.values]
    assert {"Anna Berg", "Bo Ceder", "Kommunstyrelsen", "Tallby kommun"} <= {value.name for value in values}
    assert [(v.name, ask(v.address[1:]).counts.total) for v in values] == [(v.name, v.count) for v in values]
