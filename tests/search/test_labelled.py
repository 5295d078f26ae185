"""The analysis holds its floors on the labelled pairs, also on those that it was never tuned on."""

import pytest

from archive.search.analysis import Analyser
from tests.search.labelled import SETS, Pair, read_pairs, wrong

ANALYSER = Analyser()


def measured(name: str, kind: str, *, matches: bool) -> tuple[float, list[Pair]]:
    pairs = [pair for pair in read_pairs(name) if pair.kind == kind and pair.matches == matches]
    bad = wrong(ANALYSER, pairs)
    return 1 - len(bad) / len(pairs), bad


@pytest.mark.parametrize("name", SETS)
def test_there_are_enough_pairs_to_judge_by(name):
    assert len(list(read_pairs(name))) >= 300


@pytest.mark.parametrize("name", SETS)
def test_inflected_forms_find_each_other(name):
    right, bad = measured(name, "inflection", matches=True)

    assert right >= 0.97, bad


@pytest.mark.parametrize("name", SETS)
def test_parts_of_compounds_are_found(name):
    right, bad = measured(name, "compound", matches=True)

    assert right >= 0.95, bad


@pytest.mark.parametrize("name", SETS)
def test_what_only_looks_like_a_part_is_not_found(name):
    right, bad = measured(name, "trap", matches=False)

    assert right >= 0.96, bad


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("development", "phrase"),
        ("development", "query"),
        ("held_back", "phrase"),
        ("held_back", "query"),
        ("sixth", "query"),
    ],
)
def test_queries_find_what_they_should_and_nothing_else(name, kind):
    found, bad = measured(name, kind, matches=True)
    kept_away, false = measured(name, kind, matches=False)

    assert found >= 0.95, bad
    assert kept_away == 1, false
