"""Marks of a page: what a page number and the words of a footer are, and what only looks like one."""

from __future__ import annotations

import pytest

from ingest.parsing.page_marks import find_page_marks, is_sure_mark


@pytest.mark.parametrize(
    "text",
    [
        "Sida 3 (41)",
        "sidnr: 3",
        "3 (41)",
        "3/41",
        "-3-",
        "Ekby kommun, sida 3 av 41",
        "Kulturnämnden 2023-04-18 sid 3/41",
        "Kulturnämnden    2023-04-18    3",
        "3 (41)    Ekby kommun, Kulturnämnden (KN)",
        " Utdragsbestyrkande",
        "Justerandes sign\t\tUtdragsbestyrkande",
        "ORDFÖRANDES SIGN",
        "Justering (sign)        Expediering        Utdragsbestyrkande",
    ],
)
def test_a_page_number_and_a_footer_are_marks(text: str) -> None:
    assert find_page_marks(["Kulturnämnden", "", text]) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Ärendenummer: Ks 240/2023",
        "Tjänsteskrivelse, 2023-09-07",
        "Datum: 2023-09-07",
        "§ 3",
        "§ 3 Avgifter för år 2019, del 3",
        "1. Rapporten godkänns.",
        "Bilaga 3",
        "Anna Ek (S)",
        "Justering av taxor",
        "Signaturerna lämnas in på papper.",
        "Det finns 3 av 41 kvar.",
    ],
)
def test_a_line_of_the_text_is_no_mark(text: str) -> None:
    assert find_page_marks([text]) == []


def test_a_bare_number_is_to_be_confirmed_and_a_named_page_is_not() -> None:
    assert [is_sure_mark(text) for text in ("Sida 3", "Justerandes sign", "3", "3/41")] == [
        True,
        True,
        False,
        False,
    ]
