"""Every entry of the vocabulary is proved by its examples."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.parsing.fields.sections import find_section_heading
from ingest.parsing.fields.titles import split_item_field
from ingest.parsing.front import read_front
from ingest.parsing.text import read_lines
from ingest.parsing.vocabulary import ATTENDANCE, LABELS, decides, examples, find_outcome, fold

CASES = examples()


def of(table: str) -> list[Any]:
    return [pytest.param(row, example, id=example) for name, row, example in CASES if name == table]


@pytest.mark.parametrize(("row", "example"), of("section") + of("section_ending"))
def test_a_section_heading_has_its_kind(row: dict[str, Any], example: str) -> None:
    heading = find_section_heading(example)

    assert heading is not None
    assert heading.kind == row["kind"]


@pytest.mark.parametrize(("row", "example"), of("attendance"))
def test_an_attendance_heading_opens_its_list(row: dict[str, Any], example: str) -> None:
    blocks = read_front(read_lines(f"{example}\nAnna Ek (S)")).blocks

    assert [(b.group, b.absent, [line.text for line in b.lines]) for b in blocks] == [
        (row["group"], row.get("absent", False), ["Anna Ek (S)"])
    ]


@pytest.mark.parametrize(("row", "example"), of("label"))
def test_a_label_has_its_key(row: dict[str, Any], example: str) -> None:
    assert LABELS[fold(example)] == row["key"]


@pytest.mark.parametrize(("row", "example"), of("item_field"))
def test_a_field_of_an_item_is_told_from_its_value(row: dict[str, Any], example: str) -> None:
    found = split_item_field(example)

    assert found is not None
    assert found[0] == row["key"]


@pytest.mark.parametrize(("row", "example"), of("outcome"))
def test_an_outcome_is_told_by_its_phrases(row: dict[str, Any], example: str) -> None:
    assert find_outcome(example) == row["outcome"]


@pytest.mark.parametrize(("row", "example"), of("deciding"))
def test_a_deciding_sentence_is_known(row: dict[str, Any], example: str) -> None:
    assert decides(example)


def test_no_word_of_the_attendance_list_is_a_label_too() -> None:
    assert not set(ATTENDANCE) & set(LABELS)


def test_every_entry_has_an_example() -> None:
    assert all(row["examples"] for _, row, _ in CASES)
    assert len({id(row) for _, row, _ in CASES}) > 50
