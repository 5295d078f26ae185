"""The clock of a protokoll: justerat, anslaget, until when a decision can be appealed."""

from __future__ import annotations

import datetime as dt

import holidays as reference
import pytest

from archive.law.legal_clock import Posting, Stage, can_be_appealed, clock, last_day_to_appeal


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("posted", "until"),
    [
        ("2024-04-15", "2024-05-06"),  # a Monday to a Monday
        ("2024-03-08", "2024-04-02"),  # Good Friday, then the whole of Easter
        ("2024-05-31", "2024-06-24"),  # midsommarafton, then the weekend
        ("2023-12-03", "2023-12-27"),  # julafton is a Sunday, then two holidays
        ("2023-12-10", "2024-01-02"),  # nyårsafton
        ("2023-05-16", "2023-06-07"),  # nationaldagen
        ("2024-04-18", "2024-05-10"),  # Kristi himmelsfärdsdag, a Thursday
        ("2022-12-16", "2023-01-09"),  # trettondedag jul, a Friday
    ],
)
def test_the_last_day_to_appeal_is_three_weeks_later_and_never_a_day_off(posted: str, until: str):
    assert last_day_to_appeal(day(posted)) == day(until)


def test_every_day_of_forty_years_agrees_with_another_calculator():
    off = reference.Sweden(
        years=range(2000, 2042), include_sundays=False, language="sv", categories=("public", "de_facto")
    )
    names = {date for date, name in off.items() if not set(name.split("; ")) <= {"Påskafton", "Pingstafton"}}
    posted = day("2000-01-01")
    while posted.year <= 2040:
        expected = posted + dt.timedelta(days=21)
        while expected.weekday() >= 5 or expected in names:
            expected += dt.timedelta(days=1)
        assert last_day_to_appeal(posted) == expected
        posted += dt.timedelta(days=1)


def test_before_the_adjusting_nothing_runs():
    told = clock(day("2024-03-25"))
    assert told.adjust_by == day("2024-04-08")
    assert told.stage(day("2024-04-01")) is Stage.NOT_ADJUSTED
    assert told.final_from is None


def test_an_adjusted_protokoll_is_to_be_announced_on_the_second_day():
    told = clock(day("2024-03-12"), day("2024-03-26"))
    assert told.post_by == day("2024-03-28")
    assert clock(day("2024-03-12"), day("2024-03-27")).post_by == day("2024-04-02")
    assert told.stage(day("2024-03-27")) is Stage.NOT_POSTED


def test_an_announced_decision_can_be_appealed_until_the_last_day():
    told = clock(day("2024-03-05"), day("2024-03-07"), [Posting(day("2024-03-08"))])
    assert told.last_appeal == day("2024-04-02")
    assert told.stage(day("2024-04-02")) is Stage.APPEALABLE
    assert told.stage(day("2024-04-03")) is Stage.OVER
    assert told.final_from == day("2024-04-03")


def test_an_announcement_that_came_down_early_lets_no_time_run():
    told = clock(day("2024-03-05"), day("2024-03-07"), [Posting(day("2024-03-08"), day("2024-03-29"))])
    assert told.stage(day("2024-05-01")) is Stage.VOID
    assert told.last_appeal is None


def test_an_announcement_that_came_down_after_the_last_day_is_in_order():
    told = clock(day("2024-03-05"), day("2024-03-07"), [Posting(day("2024-03-08"), day("2024-04-03"))])
    assert not told.is_void


def test_for_a_joint_board_the_last_announcement_counts():
    postings = [Posting(day("2024-04-08")), Posting(day("2024-04-15"))]
    assert clock(day("2024-04-01"), day("2024-04-05"), postings, boards=2).last_appeal == day("2024-05-06")
    assert clock(day("2024-04-01"), day("2024-04-05"), postings[:1], boards=2).last_appeal is None


def test_what_is_late_is_said():
    assert clock(day("2024-03-01")).late(day("2024-03-18")) == ["skulle ha justerats senast 2024-03-15"]
    assert clock(day("2024-03-01")).late(day("2024-03-15")) == []
    late = clock(day("2024-03-01"), day("2024-03-11"), [Posting(day("2024-03-18"))])
    assert late.late(day("2024-04-01")) == ["anslogs 2024-03-18, skulle ha varit senast 2024-03-13"]


@pytest.mark.parametrize(
    ("outcomes", "is_proposal", "can"),
    [
        (["approved"], False, True),
        (["noted"], False, False),
        (["proposed"], False, False),
        (["approved"], True, False),
        ([], False, False),
        (["noted", "commissioned"], False, True),
        (["tabled"], False, False),
    ],
)
def test_preparation_and_information_have_no_clock(outcomes: list[str], is_proposal: bool, can: bool):
    assert can_be_appealed(outcomes, is_proposal=is_proposal) is can
