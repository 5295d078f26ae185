"""Names of private people stop giving hits in the search when an item is old; all else stays."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from archive.models import AgendaItem, Body, SearchDocument
from archive.search.fading import private_words, without_words
from ingest.pipeline import ingest
from tests.desk.conftest import clerk
from tests.ingest.minutes import item, minutes
from tests.law.leaks import rows

__all__ = ["clerk"]

KNOWN = frozenset({"Bo Alm", "Eva Ström"})
TEXT = "Eleven Elsa Almqvist får stöd. Det är Almqvists läkare som bett om mer. Eva Ströms förslag bifalls."


def hidden(text: str) -> str:
    return without_words(text, private_words(text, KNOWN), KNOWN)


def test_every_word_of_a_private_name_is_left_out_and_no_place_is_moved():
    left = hidden(TEXT)
    assert " ".join(left.split()) == (
        "Eleven får stöd. Det är läkare som bett om mer. Eva Ströms förslag bifalls."
    )
    assert len(left) == len(TEXT)


@pytest.mark.parametrize(
    "public", ["Bo Alm yrkar bifall.", "Bo Alms förslag.", "Siv Alm (S) väljs.", "Alm (S) reserverar sig."]
)
def test_who_has_an_office_stays_though_a_private_person_has_the_same_surname(public: str):
    assert public in hidden(f"Eleven Elsa Alm får stöd. {public}")


def test_a_word_in_small_letters_is_no_name():
    assert "En alm fälls." in hidden("Eleven Elsa Alm får stöd. En alm fälls.")


TOLD = "Eleven Elsa Quistberg får stöd i zeppelinskolan enligt Eva Ströms förslag."


@pytest.fixture
def archive(db: None) -> None:
    """An old protokoll and one of this week, both about the same pupil."""
    today = timezone.localdate()
    for days, name in ((400, "gammalt.txt"), (5, "nytt.txt")):
        text = minutes(item(1, decision=TOLD), date=str(today - dt.timedelta(days=days)))
        ingest(name=name, data=text.encode(), refusing="nothing")


def hits(query: str) -> int:
    """How many of the paragrafer a search finds."""
    page = Client().get("/sok/", {"q": query}).content.decode()
    items = AgendaItem.objects.select_related("meeting__committee__body")
    return sum(f'href="{row.get_absolute_url()}' in page for row in items)


def test_without_the_setting_no_name_fades(archive: None):
    call_command("fade_names")
    assert hits("quistberg") == 2


def test_a_name_gives_no_hit_in_an_old_item_and_the_page_stays(archive: None, settings):
    settings.PRIVATE_NAMES_FADE_DAYS = 365
    call_command("fade_names")
    assert [hits(q) for q in ("quistberg", '"Elsa Quistberg"', "elsa quistbergs", "quist*")] == [1, 1, 1, 1]
    assert [hits(q) for q in ("zeppelinskolan", "ström", '"får stöd"')] == [2, 2, 2]
    old = AgendaItem.objects.order_by("meeting__date")[0]
    assert "Elsa Quistberg" in Client().get(old.get_absolute_url()).content.decode()


def test_the_words_are_in_no_vocabulary_once_every_item_is_old(archive: None, settings):
    settings.PRIVATE_NAMES_FADE_DAYS = 1
    call_command("fade_names")
    assert not [t for t, text in rows() if t.startswith("archive_search") and "quistberg" in text]
    assert "uistberg" not in Client().get("/sok/forslag/?q=quistb").content.decode()


def test_what_is_taken_in_when_it_is_old_already_never_gives_a_hit(db: None, settings):
    settings.PRIVATE_NAMES_FADE_DAYS = 365
    text = minutes(item(1, decision=TOLD), date="2020-01-08")
    ingest(name="gammalt.txt", data=text.encode(), refusing="nothing")
    assert (hits("quistberg"), hits("zeppelinskolan")) == (0, 1)


def test_a_body_has_its_own_limit_and_names_come_back_when_it_is_lifted(clerk, archive: None, settings):
    settings.PRIVATE_NAMES_FADE_DAYS = 365
    call_command("fade_names")
    body = Body.objects.get()
    form = {"name": body.name, "kind": "municipality", "private_names_fade_after": "0"}
    clerk().post(f"/registrera/kommuner/{body.pk}/", form)
    call_command("fade_names")
    assert hits("quistberg") == 2
    Body.objects.update(private_names_fade_after=3)
    call_command("fade_names")
    assert hits("quistberg") == 0


def test_nothing_is_indexed_again_on_the_next_day_but_what_grew_old(archive: None, settings, monkeypatch):
    settings.PRIVATE_NAMES_FADE_DAYS = 365
    call_command("fade_names")
    before = set(SearchDocument.objects.values_list("pk", "vector"))
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    monkeypatch.setattr("archive.search.index.timezone.localdate", lambda: tomorrow)
    looked_through: list[int] = []
    monkeypatch.setattr("archive.search.index.index_items", lambda items: looked_through.append(len(items)))
    call_command("fade_names")
    assert looked_through == []
    assert set(SearchDocument.objects.values_list("pk", "vector")) == before


def test_the_page_on_personal_data_tells_the_limit(archive: None, settings):
    settings.PRIVATE_NAMES_FADE_DAYS = 365
    assert "äldre än 365 dagar" in Client().get("/om/personuppgifter/").content.decode()
    Body.objects.update(private_names_fade_after=730)
    assert "För Ekeby kommun är gränsen 730 dagar." in Client().get("/om/personuppgifter/").content.decode()
