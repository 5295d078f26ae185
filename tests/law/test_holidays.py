"""The days off agree with another calculator for every day of forty years."""

from __future__ import annotations

import datetime as dt

import holidays as reference
import pytest

from archive.law.holidays import easter_sunday, is_day_off, next_weekday

EVES = {"Midsommarafton", "Julafton", "Nyårsafton"}


@pytest.mark.parametrize("year", range(2000, 2041))
def test_every_day_agrees(year: int):
    known = reference.Sweden(
        years=year, include_sundays=False, language="sv", categories=("public", "de_facto")
    )
    off = {day for day, names in known.items() if not set(names.split("; ")) <= {"Påskafton", "Pingstafton"}}
    day = dt.date(year, 1, 1)
    while day.year == year:
        expected = day.weekday() >= 5 or day in off
        assert is_day_off(day) == expected, (day, known.get(day))
        day += dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "day"), [(2008, "2008-03-23"), (2011, "2011-04-24"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str):
    assert easter_sunday(year).isoformat() == day


def test_a_weekday_stays_and_a_holiday_moves_on():
    assert next_weekday(dt.date(2024, 4, 3)) == dt.date(2024, 4, 3)
    assert next_weekday(dt.date(2024, 3, 29)) == dt.date(2024, 4, 2)
    assert next_weekday(dt.date(2022, 12, 24)) == dt.date(2022, 12, 27)
    assert next_weekday(dt.date(2023, 12, 30)) == dt.date(2024, 1, 2)
