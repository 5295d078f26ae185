"""Suggestions of the same person: accepted, declined, taken back."""

import pytest

from archive.models import Attendance, Person
from ingest.models import PersonMerge, PersonSuggestion
from ingest.pipeline import ingest
from tests.ingest.minutes import minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion():
    ingest(name="a.txt", data=minutes().encode())
    longer = minutes(members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2023-06-09")
    ingest(name="b.txt", data=longer.encode())
    return PersonSuggestion.objects.get()


def settle(client, suggestion, answer):
    return client.post(f"/registrera/personer/forslag/{suggestion.pk}/", {"answer": answer}, follow=True)


def test_a_suggestion_shows_what_speaks_for_it(clerk, suggestion):
    page = clerk().get("/registrera/personer/").content.decode()
    assert "Anna Berg (S) och Anna Berg Lund (S)" in page
    assert "Samma parti (S); det ena namnet är det andra med ett namn till." in page
    assert "Tekniska nämnden, 9 maj 2023" in page


def test_merged_people_keep_both_addresses_and_names(clerk, client, suggestion):
    settle(clerk(), suggestion, "first")
    kept, merged = suggestion.first, suggestion.second
    assert client.get(merged.get_absolute_url())["Location"] == kept.get_absolute_url()
    assert set(Attendance.objects.filter(person=kept).values_list("name", flat=True)) == {
        "Anna Berg",
        "Anna Berg Lund",
    }
    later = minutes(members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2023-09-09")
    ingest(name="c.txt", data=later.encode())
    assert Person.objects.filter(name__startswith="Anna Berg", merged_into=None).get() == kept


def test_a_merge_is_undone_also_after_more_minutes(clerk, client, suggestion):
    kim = clerk()
    settle(kim, suggestion, "first")
    later = minutes(members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2023-09-09")
    ingest(name="c.txt", data=later.encode())
    kim.post(f"/registrera/personer/sammanslagning/{PersonMerge.objects.get().pk}/angra/")
    kept, merged = suggestion.first, suggestion.second
    assert set(Attendance.objects.filter(person=kept).values_list("name", flat=True)) == {"Anna Berg"}
    assert Attendance.objects.filter(person=merged, name="Anna Berg Lund").count() == 2
    assert client.get(merged.get_absolute_url()).status_code == 200
    assert PersonSuggestion.objects.get().state == "open"


def test_a_declined_suggestion_is_asked_no_more_until_somebody_wants_it(clerk, suggestion):
    kim = clerk()
    settle(kim, suggestion, "apart")
    assert PersonSuggestion.objects.get().state == "declined"
    assert not PersonMerge.objects.exists()
    settle(kim, suggestion, "again")
    assert PersonSuggestion.objects.get().state == "open"
