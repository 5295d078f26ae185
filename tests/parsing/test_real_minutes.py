"""The real minutes come out right to the last field; skipped where they are not at hand (MINUTES_DIR)."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ingest.parsing import parse

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("MINUTES_DIR", ROOT.parent / "shared" / "minutes"))

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no real minutes here (MINUTES_DIR)")


def answers() -> list[Path]:
    return sorted(FOLDER.glob("expected/*.json"))


@pytest.mark.parametrize("answer", answers(), ids=lambda path: path.stem)
def test_every_field_is_right(answer: Path) -> None:
    expected = json.loads(answer.read_text(encoding="utf-8"))
    got = parse((FOLDER / f"{answer.stem}.txt").read_text(encoding="utf-8")).as_dict()

    for key in expected.keys() - {"warnings", "items"}:
        assert got[key] == expected[key], key
    for one, other in zip(expected["items"], got["items"], strict=True):
        assert other == one, one["label"]


@pytest.mark.parametrize("source", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_paragraf_has_a_title_and_every_stated_range_is_filled(source: Path) -> None:
    meeting = parse(source.read_text(encoding="utf-8"))
    numbers = [item.number for item in meeting.items]

    assert all(item.title for item in meeting.items)
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert meeting.first_paragraph in (None, numbers[0])
    assert not {w.code for w in meeting.warnings} & {"not_minutes", "paragraph_gap", "range_mismatch"}


@pytest.mark.parametrize(
    ("stem", "code", "line_says"),
    [
        ("orebro-ksus-2020-06-02", "lead_of_proposal", "förslag till"),
        ("orebro-ksus-2022-10-11", "name_spelt_two_ways", "reserverar sig"),
    ],
)
def test_a_slip_is_warned_about_at_its_line(stem: str, code: str, line_says: str) -> None:
    text = (FOLDER / f"{stem}.txt").read_text(encoding="utf-8")

    lines = [w.line for w in parse(text).warnings if w.code == code]

    assert len(lines) == 1
    assert line_says in text.split("\n")[lines[0] - 1]
