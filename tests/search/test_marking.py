"""Marks are those that reading all of a text would give, though only what begins like a wanted word is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archive.search.analysis import Analyser
from archive.search.marking import Marker

ANALYSER = Analyser()
WORDS = sorted(
    {
        word
        for labelled in Path(__file__).parent.glob("*.tsv")
        for word in re.findall(r"[^\W\d_]+", labelled.read_text("utf-8"))
    }
)


def marked(text: str, *wanted: str, prefixes: tuple[str, ...] = ()) -> list[str]:
    marker = Marker(frozenset(wanted), ANALYSER, prefixes)
    return [text[mark.start : mark.end] for mark in marker.marks(text)]


def test_every_word_of_the_labelled_sets_is_marked_by_each_of_its_lexemes():
    assert len(WORDS) > 3_000
    read = [(word, lexeme.lexeme) for word in WORDS for lexeme in ANALYSER.lexemes(word)]
    assert [(word, lexeme) for word, lexeme in read if not marked(word, lexeme)] == []


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Nämnden gick vidare.", "gå", ["gick"]),
        ("Brottsförebyggande rådet", "förebyggande", ["förebyggande"]),
        ("Lär- och fritidscenter", "lärcenter", ["Lär"]),
        ("Dnr Ks 596/2020", "ks596-2020", ["Ks 596/2020"]),
        ("Den 2 juni 2020 möts vi.", "2020-06-02", ["2 juni 2020"]),
        ("Se §§ 16-18.", "§17", ["§§ 16-18"]),
        ("Taxor, t ex för bad", "t.ex", ["t ex"]),
        ("E-postens regler", "epost", ["E-postens"]),
        ("Nya caféet öppnar.", "kafe", ["caféet"]),
        ("Anslaget är 1,5 miljoner kronor.", "1500000", ["1,5 miljoner kronor"]),
        ("Högst 1 500 tkr får användas.", "1500000", ["1 500 tkr"]),
        ("Räntan är 3 %.", "procent", ["%"]),
        ("S:t Eskils väg", "sankt", ["S:t"]),
        ("Rene\u0301e talar", "renee", ["Rene\u0301e"]),
        ("Hosó och Muñoz", "munoz", ["Muñoz"]),
        ("Šarić talar", "saric", ["Šarić"]),
        ("Skolan byggs.", "budget", []),
    ],
)
def test_what_stands_otherwise_than_its_lexeme_is_marked(text, wanted, expected):
    assert marked(text, wanted) == expected


def test_beginnings_of_words_and_of_parts_of_them_are_marked():
    assert marked("Skolskjuts till förskolan", prefixes=("skol",)) == ["Skolskjuts", "skolan"]


def test_nothing_wanted_marks_nothing():
    assert marked("Skolan byggs.") == []
