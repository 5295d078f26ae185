"""A person's page: what the minutes show of somebody in a public role."""

import pytest

from archive.models import Attendance, Person
from archive.showing.person_record import periods


@pytest.mark.usefixtures("samples")
def test_a_member_who_is_named_only_as_replaced_was_away_that_day():
    person = Person.objects.get(slug="katarina-wennerholm")
    replaced = "kommunstyrelsens-trygghetsutskott"
    lists = Attendance.objects.filter(person=person, meeting__committee__slug=replaced)
    assert not lists.filter(meeting__date="2024-02-13").exists()
    times = {row.committee.slug: row for row in periods(person)}
    assert (times[replaced].present, times[replaced].absent) == (3, 1)
    assert (times["kommunfullmaktige"].present, times["kommunfullmaktige"].absent) == (3, 0)
