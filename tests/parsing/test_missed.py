"""Names, votes, motions and headings that gave no value are told at their line."""

from __future__ import annotations

import pytest

from ingest.parsing import parse

HEAD = "Protokoll\nKulturnämnden 2022-11-04\n\nLedamöter\nAnna Ek (S), ordförande\nBo Al (M)\nCia Dal (V)\n\n"


def told(text: str, head: str = HEAD) -> list[tuple[str, int | None]]:
    """The codes and lines of the warnings on an item whose text begins on line 10."""
    warnings = parse(f"{head}§ 1 Köp\n{text}\n").warnings
    return [(w.code, w.line) for w in warnings if w.code not in {"unplaced_text", "page_furniture"}]


def test_somebody_with_a_party_outside_every_list_is_told() -> None:
    head = f"{HEAD}Plats: Rådhuset\nEva Mo (KD)\n\n"

    assert told("Beslut\nKöpet görs.", head) == [("unread_person", 10)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Votering\nVotering begärs. Köpet vinner med 2 röster mot 1, se nedan.\nAnna Ek (S) och Bo Al (M) röstade på samma sätt.\n\nBeslut\nKöpet görs.",
            ("unread_vote", 12),
        ),
        ("Yrkanden\nBo Al (M) / bifall till köpet\n\nBeslut\nKöpet görs.", ("unread_motion", 11)),
        ("Bakgrund\nLokalen är liten.\n\nInterpellationen är nu till handlingarna.", ("unread_decision", 13)),
        (
            "Förslag till beslut\nKöpet görs.\nBo Al (M) föreslår avslag.\n\nBeslut\nKöpet görs inte.",
            ("odd_point", 11),
        ),
        ("Beslut\nSedan beslutade man följande:\n- Köpet görs.\n- Lokalen hyrs.", ("odd_point", 11)),
    ],
)
def test_what_names_somebody_or_decides_and_gave_no_value_is_told(text: str, code: tuple[str, int]) -> None:
    assert code in told(text)


def test_a_label_that_comes_back_in_several_items_may_be_a_heading() -> None:
    item = "Beslut\nKöpet görs.\nTill kännedom för:\nEkonomen\n\n"

    assert told(f"{item}§ 2 Hyra\n{item}").count(("unread_heading", 12)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Yrkanden\nBo Al (M): Bifall till köpet.\n\nBeslut\nKöpet görs.",
        "Votering\nJa röstar Anna Ek (S) och Bo Al (M). Nej röstar Cia Dal (V).\n\nBeslut\nKöpet görs.",
        "Bakgrund\nInga frågor anmäls.",
        "Bakgrund\nI ärendet yttrar sig Anna Ek (S), Bo Al (M) och Cia Dal (V).\n\nBeslut\nKöpet görs.",
    ],
)
def test_what_gave_a_value_or_none_is_due_is_not_told(text: str) -> None:
    assert told(text) == []
