"""Gaps in the numbers of paragrafer tell of minutes that the archive lacks."""

import datetime as dt

from archive.following.completeness import Gap, Numbered, gaps
from archive.models import Meeting
from tests.search.rows import committee, paragraph


def met(day: str, first: int, last: int, without: tuple[int, ...] = ()) -> Numbered:
    numbers = tuple(n for n in range(first, last + 1) if n not in without)
    return Numbered(dt.date.fromisoformat(day), numbers)


FEBRUARY, MAY = dt.date(2023, 2, 1), dt.date(2023, 5, 1)


def test_nothing_is_missing_where_the_numbers_go_on():
    assert gaps([met("2023-02-01", 1, 9), met("2023-05-01", 10, 12)]) == []


def test_a_jump_between_two_meetings_is_a_gap():
    assert gaps([met("2023-02-01", 1, 9), met("2023-05-01", 20, 31)]) == [Gap(10, 19, FEBRUARY, MAY)]


def test_a_year_that_does_not_begin_with_1_lacks_its_beginning():
    assert gaps([met("2023-05-01", 20, 31)]) == [Gap(1, 19, None, MAY)]


def test_numbers_that_run_through_several_years_claim_nothing_at_new_year():
    assert gaps([met("2022-12-01", 1, 90), met("2023-02-01", 91, 99)]) == []


def test_numbers_that_begin_anew_at_each_meeting_claim_nothing():
    assert gaps([met("2023-02-01", 1, 9), met("2023-05-01", 1, 7)]) == []


def test_a_number_missing_within_one_meeting_is_a_gap_of_its_own():
    found = gaps([met("2023-02-01", 1, 9, without=(4, 5))])
    assert found == [Gap(4, 5, FEBRUARY, FEBRUARY)]
    assert found[0].is_within
    assert found[0].count == 2


def test_what_the_head_says_counts_where_items_are_missing_at_the_end():
    meeting = Numbered(FEBRUARY, (1, 2, 3), first=1, last=5)
    assert gaps([meeting]) == [Gap(4, 5, FEBRUARY, FEBRUARY)]


def test_the_table_of_all_committees_tells_years_and_what_is_missing_by_the_heads(db, client):
    kommunstyrelsen = committee()
    for day, first, last in (("2023-02-01", 1, 9), ("2023-05-01", 20, 31), ("2024-01-10", 1, 4)):
        paragraph("Taxa", day=day)
        Meeting.objects.filter(committee=kommunstyrelsen, date=day).update(
            first_paragraph=first, last_paragraph=last
        )

    page = client.get("/fullstandighet/").content.decode()

    address = f"/protokoll/?organ={kommunstyrelsen.pk}&amp;ar="
    assert f'<a class="nowrap" href="{address}2023">2023</a>&nbsp;(2), ' in page
    assert f'<a class="nowrap" href="{address}2024">2024</a>&nbsp;(1)</td>' in page
    assert "Kommunstyrelsen: 10 saknade paragrafer" in page
