"""A value that looks wrong is told at its line; one that is only unusual is not."""

from __future__ import annotations

import pytest

from ingest.parsing.doubts import doubtful
from ingest.parsing.model import (
    ParsedAttendance,
    ParsedDecision,
    ParsedItem,
    ParsedMeeting,
    ParsedSection,
    ParsedVote,
    Replaced,
)


def codes(**values: object) -> list[tuple[str, int | None]]:
    return [(p.code, p.line) for p in doubtful(ParsedMeeting(**values))]  # type: ignore[arg-type]


def person(name: str = "Anna Ek", **values: object) -> ParsedAttendance:
    return ParsedAttendance(name, **{"party": "S", "lines": (4, 4), **values})  # type: ignore[arg-type]


def item(title: str = "Köp", *points: str, **values: object) -> ParsedItem:
    decision = ParsedDecision(None, points, ("other",) * len(points), None, (12, 14)) if points else None
    return ParsedItem(1, "§ 1", title, decision=decision, lines=(9, 20), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "odd",
    [
        person("Ek"),
        person("Personalföreträdarna Anna Ek"),
        person("Anna Ek 12"),
        person(replaces=(Replaced("Göran"),)),
        person(title="att justera valdes Bo Al"),
        person(title="ekonom Bo Lund. Sekreteraren"),
    ],
)
def test_a_person_who_looks_wrong_is_told(odd: ParsedAttendance) -> None:
    assert codes(attendance=(odd,)) == [("odd_person", 4)]


@pytest.mark.parametrize(
    "name", ["Anna Ek", "A-B Ek", "Carl Fredrik von der Lieth Ek", "XXXX", "N N", "d'Arcy Lind", "Åsa Chef"]
)
def test_unusual_names_are_not(name: str) -> None:
    assert codes(attendance=(person(name),)) == []


def test_a_paragraph_that_the_meeting_does_not_have_is_told_once() -> None:
    there = (person(paragraphs=(1, 9)), person("Bo Al", paragraphs=(9,), lines=(5, 5)))

    assert codes(attendance=there, items=(item(), item())) == [("paragraph_outside", 4)]


def test_who_is_listed_twice_is_told_and_who_changes_standing_is_not() -> None:
    assert codes(attendance=(person(), person(lines=(5, 5)))) == [("listed_twice", 5)]
    assert codes(attendance=(person(), person(group="substitute"))) == []
    assert codes(attendance=(person(paragraphs=(1,)), person(paragraphs=(3,)))) == []


@pytest.mark.parametrize("title", ["Avtal med regionen om", "Svar på motion –", "Planer för kultur- och"])
def test_a_title_cut_in_mid_phrase_is_told(title: str) -> None:
    assert codes(items=(item(title),)) == [("title_cut", 9)]


def test_a_lead_among_the_points_and_a_point_without_its_end_are_told() -> None:
    assert codes(items=(item("Köp", "Kulturnämnden beslutar", "att köpa."),)) == [("odd_point", 12)]
    assert codes(items=(item("Köp", "att köpa.", "att sälja till"),)) == [("odd_point", 12)]
    assert codes(items=(item("Köp", "att köpa lokalen", "att sälja den"),)) == []


def test_more_votes_than_voters_are_told() -> None:
    there = tuple(person(f"Anna Ek{letter}") for letter in "abcde")
    vote = ParsedVote(yes=4, no=2, lines=(15, 15))

    assert codes(attendance=there, items=(item(votes=(vote,)),)) == [("odd_vote", 15)]
    assert codes(attendance=there, items=(item(votes=(ParsedVote(yes=3, no=2),)),)) == []


def test_elected_people_among_the_officials_are_told_where_there_are_no_substitutes() -> None:
    there = (person(group="other"), person("Bo Al", group="other", lines=(5, 5)))

    assert codes(attendance=there) == [("odd_group", 4)]
    assert codes(attendance=(*there, person("Cia Li", group="substitute"))) == []
    assert codes(attendance=(person(group="other", title="oppositionsråd"), there[1])) == []


def test_a_company_cut_from_its_form_is_told() -> None:
    assert codes(attendance=(person(party=None, affiliation="AB"),)) == [("odd_person", 4)]


@pytest.mark.parametrize("title", ["09/TN 0044", "2012-34", "KS 12/345"])
def test_a_title_without_words_is_told(title: str) -> None:
    assert codes(items=(item(title),)) == [("title_cut", 9)]


def test_a_heading_among_the_points_is_told() -> None:
    assert codes(items=(item("Köp", "Lokalen köps.", "Skäl", "Den behövs."),)) == [("odd_point", 12)]


def test_a_line_that_ends_several_items_is_told_once() -> None:
    first, second = (
        item(sections=(ParsedSection("background", None, "Lokalen är gammal.\nUtdraget bestyrks av"),))
        for _ in range(2)
    )

    assert codes(items=(first, second)) == [("repeated_line", 20)]
    assert codes(items=(first,)) == []


def test_a_decision_of_another_board_in_the_minutes_of_the_fullmaktige_is_told() -> None:
    of_board = ParsedItem(
        1, "§ 1", "Köp", decision=ParsedDecision("Kommunstyrelsen", ("att köpa",), ("other",), None, (12, 14))
    )

    assert codes(committee="Kommunfullmäktige", items=(of_board,)) == [("odd_decider", 12)]
    assert codes(committee="Kommunstyrelsen", items=(of_board,)) == []
