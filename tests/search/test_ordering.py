"""The order of the hits, spelled out."""

import pytest

from tests.search.rows import paragraph, titles

pytestmark = pytest.mark.django_db
FILLER = " ".join(f"Stycke {n} handlar om något annat i ärendet." for n in range(12))


def test_title_before_decision_before_the_rest():
    paragraph("Tredje", f"Simhallen nämns. {FILLER}", decision="Förslaget antas.")
    paragraph("Andra", FILLER, decision="Simhallen byggs.")
    paragraph("Simhallen först", FILLER, decision="Förslaget antas.")
    assert titles("simhallen") == ["Simhallen först", "Andra", "Tredje"]


def test_the_whole_word_before_a_part_of_a_compound():
    paragraph("Annat", f"Simhallen nämns. {FILLER}", day="2020-01-01")
    paragraph("Något", f"Simhallstaket nämns. {FILLER}", day="2023-01-01")
    assert titles("simhall") == ["Annat", "Något"]


def test_words_near_each_other_before_words_far_apart():
    paragraph("Långt ifrån", f"Taket läcker. {FILLER} Simhallen stängs.", day="2023-01-01")
    paragraph("Nära", f"Simhallens tak läcker. {FILLER}", day="2020-01-01")
    assert titles("simhall tak") == ["Nära", "Långt ifrån"]


def test_the_rare_word_says_more_than_the_common_one():
    for day in range(1, 9):
        paragraph("Budget", "Budgeten antas.", day=f"2020-01-0{day}")
    paragraph("Budget för simhall", f"Simhallen nämns. {FILLER}")
    paragraph("Simhall", f"Budgeten nämns. {FILLER}", day="2010-01-01")
    assert titles("budget OR simhall")[:2] == ["Budget för simhall", "Simhall"]


def test_of_two_alike_the_newer_comes_first():
    for day in ("2019-03-01", "2023-03-01", "2021-03-01"):
        paragraph(f"Taxa {day}", "Taxan gäller.", day=day)
    assert titles("taxan gäller") == ["Taxa 2023-03-01", "Taxa 2021-03-01", "Taxa 2019-03-01"]


def test_a_better_answer_beats_a_newer_one():
    paragraph("Simhallens tak", "Taket läcker.", day="2010-03-01")
    paragraph("Annat", f"Simhallen nämns. {FILLER}", day="2024-03-01")
    assert titles("simhall") == ["Simhallens tak", "Annat"]


def test_order_by_day():
    for day in ("2019-03-01", "2023-03-01", "2021-03-01"):
        paragraph(f"Taxa {day[:4]}", day=day)
    assert titles("q=taxa&ordning=nyast") == ["Taxa 2023", "Taxa 2021", "Taxa 2019"]
    assert titles("q=taxa&ordning=aldst") == ["Taxa 2019", "Taxa 2021", "Taxa 2023"]
