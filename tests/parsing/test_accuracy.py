"""How much of the minutes the parser gets right: a floor for every field group and every family.

The answers in `tests/minutes` were written by hand (see its README); `python -m bench.accuracy --errors`
shows what fails here.
"""

import pytest

from bench.accuracy import measure, specimens
from bench.scoring import GROUPS, Table

FLOOR = 0.95
CHOSEN = [specimen for specimen in specimens() if specimen.family != "real"]
FAMILIES = sorted({specimen.family for specimen in CHOSEN})


@pytest.fixture(scope="module")
def table() -> Table:
    return measure(CHOSEN)


def shown(table: Table, *, family: str | None = None, group: str | None = None) -> str:
    misses = [
        f"{f}/{name} {fact.group}: {fact.where}: expected {fact.expected!r}, got {fact.got!r}"
        for f, name, fact in table.misses
        if family in (None, f) and group in (None, fact.group)
    ]
    return "\n".join(misses[:20])


def test_there_are_specimens_of_every_sort() -> None:
    assert len(CHOSEN) >= 30
    assert len(FAMILIES) >= 12


@pytest.mark.parametrize("group", GROUPS)
def test_every_field_group_is_read_right(table: Table, group: str) -> None:
    score = table.total(group=group)

    assert score.facts > 0, f"no specimen says anything about {group}"
    assert score.f1 >= FLOOR, f"{group}: F1 {score.f1:.3f}\n{shown(table, group=group)}"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_read_right(table: Table, family: str) -> None:
    score = table.total(family=family)

    assert score.facts > 0, f"the answers of {family} say nothing"
    assert score.f1 >= FLOOR, f"{family}: F1 {score.f1:.3f}\n{shown(table, family=family)}"
