"""The sentences that answer best are shown, with what was found marked and everything else escaped."""

from django.utils.html import escape

from archive.search.analysis import Analyser
from archive.search.highlight import Piece, as_html, highlight, mark_all
from archive.search.marking import Marker

ANALYSER = Analyser()
SCHOOL = Marker(frozenset({"skola"}), ANALYSER)


def shown(text, *wanted, **options):
    return as_html(highlight(text, Marker(frozenset(wanted), ANALYSER), **options))


def test_the_sentence_with_most_of_the_query_is_shown():
    text = "Nämnden möts. Budgeten för skolan antas. Skolan ligger vid ån."

    assert (
        shown(text, "budget", "skola", sentences=1) == "<mark>Budgeten</mark> för <mark>skolan</mark> antas."
    )


def test_two_sentences_stand_in_the_order_of_the_text():
    text = "Skolan byggs. Inget annat sägs. Budgeten antas."

    assert shown(text, "budget", "skola") == "<mark>Skolan</mark> byggs. … <mark>Budgeten</mark> antas."


def test_only_the_part_of_a_compound_that_was_asked_for_is_marked():
    assert shown("Brottsförebyggande rådet", "förebyggande") == "Brotts<mark>förebyggande</mark> rådet"


def test_a_whole_word_is_marked_once():
    assert shown("Kommunstyrelsen", "kommunstyrelse", "kommun") == "<mark>Kommunstyrelsen</mark>"


def test_nothing_of_a_text_becomes_html():
    text = "<script>alert('skola')</script> & \"skolan\" <b>skolor</b>"

    html = shown(text, "skola")

    assert html.count("<mark>") == html.count("</mark>") == 3
    assert html.replace("<mark>", "").replace("</mark>", "") == escape(text)


def test_html_in_a_title_is_escaped_too():
    assert as_html([mark_all("<i>Skolor</i>", SCHOOL)]) == ("&lt;i&gt;<mark>Skolor</mark>&lt;/i&gt;")


def test_a_long_sentence_is_cut_around_what_was_found():
    text = "ord " * 100 + "skolan " + "ord " * 100

    [fragment] = highlight(text, SCHOOL, longest=80)

    assert Piece("skolan", True) in fragment
    assert sum(len(piece.text) for piece in fragment) <= 80 + len("… ") + len(" …")


def test_text_without_a_match_shows_its_beginning_unmarked():
    assert shown("Nämnden möts. Skolan byggs.", "budget") == "Nämnden möts."


def test_an_empty_text_shows_nothing():
    assert highlight("", SCHOOL) == []
    assert mark_all("", SCHOOL) == ()


def test_letters_in_two_strokes_are_marked_whole():
    assert shown("Rene\u0301e talar", "renee") == "<mark>Rene\u0301e</mark> talar"


def test_an_abbreviation_ends_no_sentence():
    assert shown("Vi har bl.a. Skolan kvar.", "skola") == "Vi har bl.a. <mark>Skolan</mark> kvar."
