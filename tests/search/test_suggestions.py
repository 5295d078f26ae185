"""Suggestions while somebody types: what is published, and nobody who has no page."""

import pytest

from archive.search.suggest import suggestions
from tests.search.rows import paragraph, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    eva = person("Eva Ström", "officer", party="")
    for day in ("2023-05-09", "2023-06-09"):
        paragraph(
            "Skolskjuts",
            "Regler för skolskjuts. Torsten Skolmark klagar.",
            day=day,
            case="Ks 81/2023",
            officer=eva,
        )
    paragraph("Taxa", "Ett skolbad en gång.", committee_name="Skolnämnden", day="2023-07-01")


def test_cases_committees_people_and_words_are_suggested():
    assert [(s.kind, s.text) for s in suggestions("skol")] == [
        ("Nämnd", "Skolnämnden, Ekeby kommun"),
        ("Ord", "skolskjuts"),
    ]
    assert [(s.kind, s.address) for s in suggestions("ks81")] == [
        ("Ärende", "/arenden/ekeby-kommun/ks-81-2023/")
    ]
    assert [(s.kind, s.text) for s in suggestions("strö")] == [("Person", "Eva Ström")]
    assert [s.kind for s in suggestions("ks")] == ["Nämnd"]


def test_a_word_is_suggested_after_the_words_before_it():
    assert [s.text for s in suggestions("regler skolsk")] == ["regler skolskjuts"]


def test_words_that_say_nothing_are_not_suggested():
    for day in ("2023-08-09", "2023-09-09"):
        paragraph("Skolväg", "Den ska vara säker.", day=day)

    assert [s.text for s in suggestions("sk") if s.kind == "Ord"] == ["skolskjuts"]


def test_private_people_and_rare_words_are_not_suggested():
    assert "torsten" not in str(suggestions("torst")).lower()
    assert suggestions("skolm") == suggestions("skolba") == []


@pytest.mark.parametrize("typed", ["", "s", " ", "%", "'", "x" * 500, "((", "\\", "a\x00b", "§§"])
def test_anything_typed_gives_a_list(typed):
    assert isinstance(suggestions(typed), list)


def test_the_endpoint_answers_json(client):
    found = client.get("/sok/forslag/", {"q": "skolsk"}).json()
    assert found == {"suggestions": [{"kind": "Ord", "text": "skolskjuts", "address": ""}]}
