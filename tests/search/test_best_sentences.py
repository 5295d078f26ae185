"""Of a long text the sentences are shown that have the most of the question, wherever in it they stand."""

from __future__ import annotations

from archive.search.analysis import Analyser
from archive.search.best_sentences import best_sentences
from archive.search.marking import Marker

ANALYSER = Analyser()


def best(text: str, *wanted: str) -> list[str]:
    return best_sentences(text, Marker(frozenset(wanted), ANALYSER)).split("\n")


def test_the_sentence_with_both_words_is_found_after_many_with_one():
    text = "Skolan nämns. " * 3 + "Nästa gata. " * 200 + "Skolan får en ny budget."
    assert "Skolan får en ny budget." in best(text, "skola", "budget")


def test_what_only_begins_like_a_wanted_word_is_passed_over():
    text = "Skogen växer. Skorpan är god. Skorna är nya. Skolan byggs."
    assert best(text, "skola") == ["Skolan byggs."]


def test_a_part_of_a_compound_and_a_changed_vowel_are_found():
    assert best("Inget här. Brottsförebyggande rådet yttrar sig.", "förebyggande") == [
        "Brottsförebyggande rådet yttrar sig."
    ]
    assert best("Inget här. Böckerna lånas ut.", "bok") == ["Böckerna lånas ut."]


def test_numbers_of_cases_and_words_left_open_are_kept_for_the_highlighter():
    assert best("Inget här. Dnr Ks 596/2020 gäller.", "ks596-2020", "596-2020") == ["Dnr Ks 596/2020 gäller."]
    assert best("Inget här. Lär-, kultur- och fritidscenter byggs.", "lärcenter") == [
        "Lär-, kultur- och fritidscenter byggs."
    ]


def test_what_comes_twice_is_shown_once_and_a_lead_never():
    text = "Nämnden beslutar:\n1. Avgiften höjs.\n- Avgiften höjs.\nNämnden beslutar om avgift:"
    assert best(text, "avgift") == ["Avgiften höjs."]


def test_a_text_without_any_of_it_shows_how_it_begins():
    assert best("Nämnden beslutar:\nFörst detta.\nSedan detta.", "avgift") == ["Först detta.", "Sedan detta."]


def test_a_form_that_begins_quite_otherwise_is_found():
    assert best("Inget här. Nämnden gick vidare.", "gå") == ["Nämnden gick vidare."]


def test_an_amount_with_blanks_is_found():
    assert best("Inget här. Det kostar 1 000 000 kronor.", "1000000") == ["Det kostar 1 000 000 kronor."]
