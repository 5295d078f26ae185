"""Searches that a journalist would make in the real minutes; skipped where they are not at hand (MINUTES_DIR)."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Count

from archive.models import Person
from tests.search.rows import ask

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("MINUTES_DIR", ROOT.parent / "shared" / "minutes"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real minutes here (MINUTES_DIR)"),
]

FIRST = {
    "kartläggning brottsförebyggande insatser": ("2022-10-11", 22),
    "barnfattigdom": ("2022-10-11", 20),
    "doping": ("2022-10-11", 21),
    "våld i nära relationer": ("2024-04-09", 9),
    "hedersförtryck": ("2024-04-09", 9),
    "medborgarlöfte": ("2022-05-31", 16),
    "brottsförebyggande arbete lag": ("2024-04-09", 8),
    "trygghetstelefon avtal": ("2020-06-02", 30),
    "riskgrupper sommar": ("2020-06-02", 29),
    "fritidscenter": ("2020-06-02", 27),
    "tertialanalys": ("2024-04-09", 11),
    "partnerskap juni 2020": ("2020-06-02", 28),
    "IOP": ("2022-05-31", 15),
    "vad beslutades om dopning?": ("2022-10-11", 21),
}
"""What is asked, and the day and paragraf that should come first."""


@pytest.fixture
def archive():
    call_command("ingest", str(FOLDER), processes=1, verbosity=0, stdout=StringIO())


def test_each_search_gives_first_what_was_hoped_for(archive):
    found = {}
    for text in FIRST:
        hits = ask(text).hits
        found[text] = (str(hits[0].item.meeting.date), hits[0].item.number) if hits else None
    assert found == FIRST


def test_a_case_number_gives_the_case_and_all_its_paragrafer(archive):
    answer = ask("ks596/2020")
    assert [card.kind for card in answer.cards] == ["Ärende"]
    assert {hit.item.number for hit in answer.hits} == {28, 15}


def test_a_politician_is_found_by_name_and_by_surname(archive):
    often = Person.objects.public().filter(role=Person.Role.POLITICIAN)
    person = often.annotate(times=Count("attendance")).order_by("-times", "pk")[0]
    for text in (person.name, person.name.lower(), person.name.split()[-1]):
        assert str(person) in [card.name for card in ask(text).cards], text


def test_reservations_are_found_by_the_word_and_its_filter(archive):
    [card] = ask("reservationer").cards
    found = ask(card.address.partition("?")[2])
    assert found.counts.total == len([hit for hit in found.hits if hit.item.has_reservation]) > 0
