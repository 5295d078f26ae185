"""Rolls with the name of each party above its members and substitutes."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.senders import heading_of_party

LEGEND = (
    "X = ledamot som tjänstgjort    - = frånvarande ledamot\n"
    "T = tjänstgörande ersättare    N = närvarande ersättare\n\n"
    "                  X/-/T/N     Anmärkning\n"
)
ROLL = (
    "Moderata samlingspartiet (M)\nLedamöter\nAnna Ek           X           t.o.m. § 4\nBo Dahl           -\n"
    "Ersättare\nCia Lind          T           fr.o.m. § 5\nDag Ros           N\n\n"
    "Ekbylistan (EL)\nLedamöter\nEva Mo, ordförande   X\n\n"
)
ITEMS = "§ 4 Köp\n\nBeslut\nKöpet görs.\n\n§ 5 Hyra\n\nBeslut\nLokalen hyrs.\n"


def people(roll: str) -> list[tuple[object, ...]]:
    head = "Ekby kommun\nKommunfullmäktige\nSammanträdesprotokoll 2021-03-02\n\nNärvarolista\n\n"
    found = parse(f"{head}{roll}{ITEMS}")
    assert [w for w in found.warnings if w.code == "unplaced_text"] == []
    return [(p.name, p.party, p.group, p.present, p.paragraphs) for p in found.attendance]


@pytest.mark.parametrize(
    "legend",
    [
        LEGEND,
        "Förklaring: X = närvarande, T = tj. ersättare, N = ej tjg ersättare, - = frånvarande\n\n",
    ],
)
def test_the_party_above_and_the_marks_beside_tell_who_served(legend: str) -> None:
    assert people(legend + ROLL) == [
        ("Anna Ek", "M", "member", True, (4,)),
        ("Bo Dahl", "M", "member", False, None),
        ("Cia Lind", "M", "serving_substitute", True, (5,)),
        ("Dag Ros", "M", "substitute", True, None),
        ("Eva Mo", "EL", "member", True, None),
    ]


def test_parties_stand_above_lists_without_marks_too() -> None:
    roll = (
        "Centerpartiet (C)\nLedamöter\nAnna Ek\nErsättare\nBo Dahl\n\nVänsterpartiet\nLedamöter\nEva Mo\n\n"
    )

    assert [(name, party, group) for name, party, group, _, _ in people(roll)] == [
        ("Anna Ek", "C", "member"),
        ("Bo Dahl", "C", "substitute"),
        ("Eva Mo", "V", "member"),
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Moderata samlingspartiet (M)", "M"),
        ("Ekbylistan (EL)", "EL"),
        ("Centerpartiet", "C"),
        ("Anna Ek (M)", None),
        ("Vakant (M)", None),
        ("Ordförande (S)", None),
    ],
)
def test_a_party_is_told_from_a_person(text: str, party: str | None) -> None:
    assert heading_of_party(text) == party
