"""What a line of the front page can be, by its words alone."""

from __future__ import annotations

import pytest

from ingest.parsing.front_looks import look_at


@pytest.mark.parametrize(
    "text",
    ["Bo Al (M)", "Eva Ek (S) §§ 1–3", "Rådhuset, lilla salen", "2012-05-14", "Bo Al\tekonom"],
)
def test_what_opens_nothing_is_plain(text: str) -> None:
    assert look_at(text).is_plain


@pytest.mark.parametrize(
    "text",
    [
        "Plats: Torget",
        "Plats och",
        "Plats Torget",
        "Under-",
        "Kl. 13.00\tDatum: 2012-05-14",
        "Ks §§ 12–15",
        "Övriga",
        "Samrådets gäster",
        "Namn  Parti  Närvarande",
        "Beslutande var Bo Al (M)",
        "ersättare: Bo Al (M)",
        "Beslut",
    ],
)
def test_what_may_be_a_label_or_a_heading_is_not(text: str) -> None:
    assert not look_at(text).is_plain


def test_it_is_told_what_a_line_can_be() -> None:
    assert look_at("Digitalt justerat protokoll.").signed == "digital"
    assert look_at("Justerat digitalt 2021-03-04.").signed == "adjusted"
    assert look_at("Justerat digitalt 2021-03-04").signed is None
    assert look_at("Bo Al (M), justerare").names_adjuster
    assert look_at("Ordförande: Bo Al").names_chair
    assert not look_at("Ordförande:").names_chair
    assert look_at("Ej tjänstgörande ersättare").may_head_list
    assert look_at("Förslag till beslut").heads_section
    assert look_at("Postadress: Box 1").is_address
    assert not look_at("Region Ek").is_address
