"""Rows of one table are written at once, as they are."""

import datetime as dt

import pytest
from django.db import DataError, transaction

from archive.models import Attendance, Body, Committee, Meeting, Notice
from ingest.storing.rows import insert_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    body = Body.objects.create(name="Ekeby kommun", slug="ekeby-kommun", sort_key="ekeby kommun")
    committee = Committee.objects.create(body=body, name="Nämnden", slug="namnden", sort_key="n{bmnden")
    day = dt.date(2023, 5, 9)
    return Meeting.objects.create(
        committee=committee, date=day, slug="2023-05-09", published_at="2023-05-10T08:00Z"
    )


def test_rows_get_their_keys_in_their_order_and_stand_there_as_they_are(meeting):
    wanted = [
        Attendance(
            meeting=meeting, position=0, name='O\'Brien "\\" {1,2}\n§', group="member", paragraphs=[1, 2]
        ),
        Attendance(meeting=meeting, position=1, name="Åsa Ek", group="other", paragraphs=[], present=False),
        Attendance(meeting=meeting, position=2, name="Bo Ek", group="member", paragraphs=None),
    ]
    made = insert_all(row for row in wanted)
    stored = list(Attendance.objects.order_by("position"))
    assert [row.pk for row in made] == [row.pk for row in stored]
    for field in ("position", "name", "group", "paragraphs", "present", "party", "person_id", "meeting_id"):
        assert [getattr(row, field) for row in made] == [getattr(row, field) for row in stored]


def test_a_row_that_was_written_can_be_changed_and_saved(meeting):
    (made,) = insert_all([Notice(meeting=meeting, up=dt.date(2023, 5, 20), kept_at="Rådhuset")])
    made.kept_at = "Arkivet"
    made.save()
    notice = Notice.objects.get()
    assert (notice.up, notice.down, notice.kept_at) == (dt.date(2023, 5, 20), None, "Arkivet")


def test_a_name_that_is_too_long_is_refused_and_not_cut(meeting):
    with pytest.raises(DataError), transaction.atomic():
        insert_all([Attendance(meeting=meeting, position=0, name="x" * 201, group="member")])
    assert not Attendance.objects.exists()


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert_all([]) == []
