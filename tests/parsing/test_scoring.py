"""The measuring stick itself: what counts as right, missing and invented."""

from copy import deepcopy
from typing import Any

from bench.scoring import Table, compare

MEETING: dict[str, Any] = {
    "body": None,
    "committee": "Socialnämnden",
    "date": "2021-03-02",
    "start_time": "09:00",
    "end_time": None,
    "place": None,
    "first_paragraph": None,
    "last_paragraph": None,
    "adjusted_on": None,
    "digitally_signed": False,
    "signatories": [],
    "attendance": [
        {
            "name": "Ada Lind",
            "party": "S",
            "affiliation": None,
            "title": None,
            "group": "member",
            "present": True,
            "paragraphs": None,
            "partial": False,
            "replaces": [],
        }
    ],
    "items": [
        {
            "number": 7,
            "label": "§ 7",
            "title": "Budget",
            "case_number": None,
            "officers": [],
            "sections": [],
            "proposal": None,
            "decision": {
                "by": None,
                "points": ["A", "B", "C"],
                "outcomes": ["approved"] * 3,
                "as_proposed": None,
            },
            "motions": [],
            "reservations": [],
            "votes": [],
            "references": [],
            "attachments": [],
        }
    ],
    "warnings": [{"code": "paragraph_gap", "message": "", "line": 1}],
}


def scored(got: dict[str, Any], group: str) -> tuple[int, int, int]:
    table = Table()
    table.add("f", "n", compare(MEETING, got))
    score = table.total(group=group)
    return score.right, score.missing, score.invented


def changed() -> dict[str, Any]:
    return deepcopy(MEETING)


def test_the_same_meeting_has_no_miss() -> None:
    table = Table()
    table.add("f", "n", compare(MEETING, MEETING))

    assert table.misses == []
    assert table.total().f1 == 1.0
    assert table.total(group="people").right == 4


def test_a_wrong_value_is_both_missing_and_invented() -> None:
    got = changed() | {"date": "2021-02-03"}

    assert scored(got, "date") == (0, 1, 1)


def test_silence_on_both_sides_is_no_fact() -> None:
    assert scored(MEETING, "place") == (0, 0, 0)


def test_an_invented_person_lowers_precision_only() -> None:
    got = changed()
    got["attendance"].append(got["attendance"][0] | {"name": "Bo Ek"})

    assert scored(got, "people") == (4, 0, 4)


def test_a_lost_point_does_not_make_the_next_one_wrong() -> None:
    got = changed()
    got["items"][0]["decision"]["points"] = ["A", "C"]

    assert scored(got, "decision points") == (2, 1, 0)


def test_an_item_with_another_number_is_missing_and_invented() -> None:
    got = changed()
    got["items"][0]["number"] = 8

    assert scored(got, "item headings") == (0, 3, 3)


def test_warnings_are_only_asked_for_never_forbidden() -> None:
    more = changed()
    more["warnings"].append({"code": "unplaced_text", "message": "", "line": 2})

    assert scored(more, "warnings") == (1, 0, 0)
    assert scored(changed() | {"warnings": []}, "warnings") == (0, 1, 0)
