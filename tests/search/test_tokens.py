"""Where the words, numbers, dates and case numbers of a text stand."""

import unicodedata

import pytest

from archive.search.analysis import case_spans
from archive.search.tokens import fold, tokens


def texts(text):
    return [token.text for token in tokens(text, case_spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("barn och unga", ["barn", "och", "unga"]),
        ("och/eller", ["och", "eller"]),
        ("Lär-, kultur- och fritidscenter", ["lär", "kultur", "och", "fritidscenter"]),
        ("Sven-Göran", ["sven-göran", "sven", "göran"]),
        ("kommun-\nstyrelsen", ["kommun-styrelsen", "kommun", "styrelsen"]),
        ("barn-\noch ungdom", ["barn", "och", "ungdom"]),
        ("§ 28", ["§28"]),
        ("§§ 16–18, 20", ["§16", "§17", "§18", "§20"]),
        ("enligt 3 § kommunallagen", ["enligt", "§3", "kommunallagen"]),
        ("2022-05-31", ["2022-05-31"]),
        ("31 maj 2022", ["2022-05-31", "31", "maj", "2022"]),
        ("1 000 000 kronor", ["1000000", "kronor"]),
        ("10,04 %", ["10,04", "procent"]),
        ("1.500.000 kr", ["1500000", "kr"]),
        ("1,5 miljoner kronor", ["1500000", "1,5", "miljoner", "kronor"]),
        ("0,25 mnkr", ["250000", "0,25", "mnkr"]),
        ("1 200 tkr", ["1200000", "1200", "tkr"]),
        ("t.ex. skolor m.fl.", ["t.ex", "skolor", "m.fl"]),
        ("bl a skolor", ["bl.a", "skolor"]),
        ("S:t Eskils väg", ["sankt", "eskils", "väg"]),
        ("EU:s regler", ["eu", "regler"]),
        ("SOU 2021:49", ["sou", "2021:49"]),
        ("Vivalla 1:3", ["vivalla", "1:3"]),
        ("Ks 596/2020", ["ks596-2020", "ks", "596/2020"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_text_is_taken_apart(text, expected):
    assert texts(text) == expected


def test_a_stop_word_leaves_no_gap():
    assert [(token.text, token.position) for token in tokens("barn och unga")] == [
        ("barn", 1),
        ("och", 2),
        ("unga", 2),
    ]


def test_a_stop_word_in_capitals_is_an_abbreviation_unless_all_is_in_capitals():
    assert [token.kind for token in tokens("OM i Örebro")] == ["word", "stop", "word"]
    assert [token.kind for token in tokens("YTTRANDE OM SKOLAN")] == ["word", "stop", "word"]


@pytest.mark.parametrize("text", ["Rene\u0301e Åkesson", "Nagó", "kom\u00admun", "EES-medborgare", "e‑post"])
def test_offsets_are_those_of_the_text_as_given(text):
    for token in tokens(text):
        assert fold(text[token.start : token.end]) == token.text


def test_decomposed_letters_are_the_same_as_composed_ones():
    text = "Åke Öberg på Ängsgården"

    assert texts(unicodedata.normalize("NFD", text)) == texts(text)


def test_accents_fold_while_swedish_letters_stay():
    assert fold("NAGÓ Renée Ångström Sørensen") == "nago renee ångström sörensen"


@pytest.mark.parametrize("text", ["a" * 5000, "a-" * 5000, "1." * 5000 + "1", "1 000" + " 000" * 2000])
def test_no_token_is_longer_than_the_index_takes(text):
    assert tokens(text)
    assert max(len(token.text) for token in tokens(text)) <= 200


def test_a_letter_that_folding_would_leave_nothing_of_stays():
    assert [token.text for token in tokens("\uff9e skola")] == ["\uff9e", "skola"]
