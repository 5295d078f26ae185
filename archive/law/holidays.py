"""The days on which a time limit does not end: Saturdays, Sundays, holidays, and the eves that count as such.

Lag (1930:173) om beräkning av lagstadgad tid, 2 §: a limit that would end on a Sunday, another general
holiday, a Saturday, midsommarafton, julafton or nyårsafton ends on the next weekday. Which days are general
holidays says lag (1989:253) om allmänna helgdagar.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

_SATURDAY, _SUNDAY, _FRIDAY = 5, 6, 4
_DAY = dt.timedelta(days=1)


def easter_sunday(year: int) -> dt.date:
    """Return påskdagen by the Gregorian calendar (Meeus, Jones and Butcher): 2024 gives 31 March."""
    a, b, c = year % 19, year // 100, year % 100
    moon = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - moon - c % 4) % 7
    late = (a + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def holidays(year: int) -> dict[dt.date, str]:
    """Return the year's general holidays and the three eves, with their Swedish names; Sundays left out.

    Before 2005 annandag pingst was a holiday and nationaldagen was not (SFS 2004:1320).
    """
    easter = easter_sunday(year)
    days = {
        dt.date(year, 1, 1): "nyårsdagen",
        dt.date(year, 1, 6): "trettondedag jul",
        easter - 2 * _DAY: "långfredagen",
        easter: "påskdagen",
        easter + _DAY: "annandag påsk",
        dt.date(year, 5, 1): "första maj",
        easter + 39 * _DAY: "Kristi himmelsfärdsdag",
        easter + 49 * _DAY: "pingstdagen",
        _first(_FRIDAY, dt.date(year, 6, 19)): "midsommarafton",
        _first(_SATURDAY, dt.date(year, 6, 20)): "midsommardagen",
        _first(_SATURDAY, dt.date(year, 10, 31)): "alla helgons dag",
        dt.date(year, 12, 24): "julafton",
        dt.date(year, 12, 25): "juldagen",
        dt.date(year, 12, 26): "annandag jul",
        dt.date(year, 12, 31): "nyårsafton",
    }
    if year >= 2005:
        return days | {dt.date(year, 6, 6): "nationaldagen"}
    return days | {easter + 50 * _DAY: "annandag pingst"}


def _first(weekday: int, start: dt.date) -> dt.date:
    return start + (weekday - start.weekday()) % 7 * _DAY


def is_day_off(day: dt.date) -> bool:
    """Tell whether a time limit does not end on this day."""
    return day.weekday() >= _SATURDAY or day in holidays(day.year)


def next_weekday(day: dt.date) -> dt.date:
    """Return the day itself, or the first weekday after it: Good Friday 2024 gives Tuesday 2 April."""
    while is_day_off(day):
        day += _DAY
    return day
