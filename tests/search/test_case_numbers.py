"""A case number gives the case first, however it is written."""

import pytest

from tests.search.rows import ask, paragraph

pytestmark = pytest.mark.django_db

WITH_LETTERS = """Ks 596/2020|KS 596/2020|ks 596/2020|Ks596/2020|ks596/2020|KS-596/2020|Ks-596-2020|ks 596-2020
KS 2020/596|ks 2020/596|KS-2020-596|KS2020/596|Ks 596/20|ks596/20|KS 00596/2020|KS 2020/00596|ks 0596/2020|Ks  596 / 2020
Dnr Ks 596/2020|dnr: ks 596/2020|Dnr. KS 2020/596|Diarienummer Ks 596/2020|ärendenummer ks 596/2020|Ärende Ks 596/2020
Ks 596–2020|KS—596/2020|Ks\u2011596/2020|Ks\u00a0596/2020|(Ks 596/2020)|"Ks 596/2020"|Ks 596/2020.|KS:596:2020|KS_596_2020
KS.2020.596|KS 2020:596|ks596 2020|ks 596 2020| Ks 596/2020 |Ｋｓ 596/2020|Dnr ks596-20|KS/2020:596"""
WITHOUT_LETTERS = "596/2020|2020/596|2020/00596|596-2020|Dnr 596/2020|dnr 2020/596|596 / 2020"
SPELLINGS = [s for line in WITH_LETTERS.splitlines() for s in line.split("|")]


def test_there_are_at_least_forty_spellings():
    assert len(set(SPELLINGS)) >= 40


@pytest.fixture
def archive():
    own = paragraph("Strategi mot våld", "Bakgrund.", case="Ks 596/2020", day="2020-06-02")
    paragraph("Uppföljning", "Se strategin i Ks 596/2020.", day="2021-06-02")
    paragraph("Annat", "Se Ks 597/2020 och Bun 596/2021.", case="Ks 597/2020", day="2021-06-02")
    return own


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_case_number_in_any_spelling_leads_to_its_case(archive, spelling):
    answer = ask(spelling)
    assert [(card.kind, card.address) for card in answer.cards] == [
        ("Ärende", "/arenden/ekeby-kommun/ks-596-2020/")
    ]
    assert [hit.item.title for hit in answer.hits] == ["Strategi mot våld", "Uppföljning"]


@pytest.mark.parametrize("spelling", WITHOUT_LETTERS.split("|"))
def test_without_its_letters_it_leads_there_too(archive, spelling):
    answer = ask(spelling)
    assert [card.address for card in answer.cards] == ["/arenden/ekeby-kommun/ks-596-2020/"]
    assert answer.hits[0].item == archive


def test_two_bodies_with_one_number_give_two_cards(archive):
    paragraph("Annan kommuns", case="Ks 596/2020", body="Tallby kommun")
    assert len(ask("ks 596/2020").cards) == 2


def test_a_case_number_among_other_words_is_one_of_the_words(archive):
    assert [hit.item.title for hit in ask("uppföljning ks596/2020").hits] == ["Uppföljning"]


def test_an_unknown_case_number_gives_no_card(archive):
    answer = ask("Ks 999/2020")
    assert (answer.cards, answer.counts.total) == ([], 0)


@pytest.mark.parametrize("text", ["2020-06-02", "070-123 45 67", "SFS 2017:725", "100 000 kr"])
def test_what_only_looks_like_a_case_number_is_none(archive, text):
    assert [card for card in ask(text).cards if card.kind == "Ärende"] == []
