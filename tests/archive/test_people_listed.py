"""The list of people has those who stand in something public, and nobody who stands only in what is hidden."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.models import AgendaItem, Attendance, Meeting, Person
from archive.showing.people_listed import listed
from tests.search.rows import paragraph, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    public, withdrawn = person("Anna Berg"), person("Bo Dahl")
    both, absent, merged = person("Cia Ek"), person("Disa Fors"), person("Ann Berg")
    officer, sat, sat_in_withdrawn = person("Eva Åberg", "officer"), person("Folke Ö"), person("Gun Hall")
    shown = paragraph("Taxa", decision="Avslås.", mover=public, officer=officer)
    paragraph("Budget", decision="Avslås.", mover=both)
    for mover in (withdrawn, both):
        hidden = paragraph("Skola", decision="Avslås.", mover=mover)
        AgendaItem.objects.filter(pk=hidden.pk).update(state="withdrawn")
    paragraph("Torg", decision="Avslås.", mover=merged)
    Person.objects.filter(pk=merged.pk).update(merged_into=public)
    elsewhere = paragraph("Plan", day="2021-02-03", mover=withdrawn)
    Meeting.objects.filter(pk=elsewhere.meeting_id).update(state="withdrawn")
    for meeting, who in ((shown.meeting_id, sat), (elsewhere.meeting_id, sat_in_withdrawn)):
        Attendance.objects.create(meeting_id=meeting, person=who, name=who.name, position=0)
    assert absent.pk


@pytest.mark.parametrize("role", ["politician", "officer"])
def test_the_list_is_of_everybody_who_is_public_in_the_order_of_their_names(archive: None, role: str) -> None:
    public = Person.objects.public().filter(role=role).order_by("sort_key", "pk")
    assert [key for key, _ in listed(role)] == list(public.values_list("pk", flat=True))


def test_the_page_names_who_stands_in_what_is_shown(archive: None, client: Client) -> None:
    page = client.get("/personer/").content.decode()
    names = ("Anna Berg", "Bo Dahl", "Cia Ek", "Disa Fors", "Ann Berg", "Folke Ö", "Gun Hall")
    assert [name for name in names if f">{name}<" in page] == ["Anna Berg", "Cia Ek", "Folke Ö"]
    assert "Eva Åberg" in client.get("/personer/?roll=tjanstepersoner").content.decode()
