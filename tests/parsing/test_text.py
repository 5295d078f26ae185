"""The text as lines: what files leave in it is taken off, and every line keeps its number."""

from __future__ import annotations

import pytest

from ingest.parsing.text import read_lines


def texts(source: str) -> list[str]:
    return [line.text for line in read_lines(source) if line.text]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Plats:\u00a0Rådhuset", "Plats: Rådhuset"),
        ("A\u030akersberga", "Åkersberga"),
        ("\ufeffKommunstyrelsen", "Kommunstyrelsen"),
        ("## 5. Tema", "5. Tema"),
        ("**Beslut**", "Beslut"),
        ("Riktlinjer för *föreningsstöd*, 2020", "Riktlinjer för föreningsstöd, 2020"),
        ("Läs [protokollet](https://example.se/p.pdf)", "Läs protokollet"),
        ("<https://example.se/a>", "https://example.se/a"),
        ("<p>Anna Ek (S), ordf&ouml;rande<br></p>", "Anna Ek (S), ordförande"),
        ("1\\. Mötet öppnas", "1. Mötet öppnas"),
        ("\uf0b7 godkänna rapporten", "• godkänna rapporten"),
        ("| Anna Ek | S |", "Anna Ek\tS"),
    ],
)
def test_a_line_is_cleaned(source: str, expected: str) -> None:
    assert texts(source) == [expected]


def test_lines_keep_their_numbers_whatever_breaks_them() -> None:
    lines = read_lines("ett\r\ntvå\rtre\n\nfem")

    assert [(line.number, line.text) for line in lines] == [
        (1, "ett"),
        (2, "två"),
        (3, "tre"),
        (4, ""),
        (5, "fem"),
    ]


def test_rules_are_told_from_lines_that_begin_with_their_signs() -> None:
    lines = read_lines("———\n—\n—\n – – –\n- 2023-01-02\n– Bo – Ek\n___\nBo ___ Ek")

    assert [(line.text, line.markup) for line in lines] == [
        ("", "—"),
        ("", "—"),
        ("", "—"),
        ("", "–"),
        ("- 2023-01-02", ""),
        ("– Bo – Ek", ""),
        ("", "_"),
        ("Bo ___ Ek", ""),
    ]


def test_the_end_of_a_page_parts_a_line_and_what_is_marked_beside_it_is_cleaned() -> None:
    lines = read_lines("Taxor\n**Beslut**\f## Bilaga\nKarta\n")

    assert [(line.number, line.text, line.markup) for line in lines] == [
        (1, "Taxor", ""),
        (2, "Beslut", "**"),
        (2, "", "\f"),
        (2, "Bilaga", "##"),
        (3, "Karta", ""),
        (4, "", ""),
    ]


def test_markup_is_kept_beside_the_text() -> None:
    heading, bold, italic, plain = (
        read_lines(s)[0].markup for s in ("### Övriga", "**Beslut**", "*Bo Ek*", "Bo *Ek*")
    )

    assert (heading, bold, italic, plain) == ("###", "**", "*", "")


def test_a_line_is_struck_where_all_of_it_is() -> None:
    struck, partly = read_lines("<del>Bo Ek</del>\t<del>Nora kommun</del>\nBo Ek <del>(S)</del>")

    assert (struck.text, struck.struck) == ("Bo Ek\tNora kommun", True)
    assert (partly.text, partly.struck) == ("Bo Ek (S)", False)


def test_a_word_broken_by_a_soft_hyphen_is_joined_on_its_first_line() -> None:
    lines = read_lines("kommun\u00ad\nstyrelsen möts\nigen")

    assert [(line.number, line.text) for line in lines if line.text] == [
        (1, "kommunstyrelsen möts"),
        (3, "igen"),
    ]


def test_italics_that_go_over_a_line_break_are_taken_off() -> None:
    assert texts("se *Riktlinjer för\nföreningsstöd*, 2020") == ["se Riktlinjer för", "föreningsstöd, 2020"]


def test_a_rule_is_a_blank_line_and_a_form_feed_ends_a_page() -> None:
    assert [line.text for line in read_lines("a\n______\nb")] == ["a", "", "b"]
    assert [(line.number, line.text, line.markup) for line in read_lines("a\fb")] == [
        (1, "a", ""),
        (1, "", "\f"),
        (1, "b", ""),
    ]


def test_emphasis_over_two_lines_loses_its_marks() -> None:
    source = "**Taxa för\nlokaler**\n*Anna Ek\n(S)* yrkar bifall."

    assert [line.text for line in read_lines(source)] == [
        "Taxa för",
        "lokaler",
        "Anna Ek",
        "(S) yrkar bifall.",
    ]
