"""Numbers are exact where counting is quick, and else said to be about so many, also for phrases."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client

from archive.search import counting, documents
from archive.search.query import NOT_ALL_COUNTED, NOT_ALL_READ
from tests.search.rows import ask, paragraph

pytestmark = pytest.mark.django_db

EVERY = 48
SIDE_BY_SIDE = 12
PAGE = 10


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """All have both words, every fourth side by side; what is too many to count is a hundredth of the real."""
    for number in range(EVERY):
        day = dt.date(2015, 1, 7) + dt.timedelta(days=61 * number)
        text = "Parkens bänkar målas." if number % 4 == 0 else "Parken får nya bänkar."
        paragraph(f"Skötsel {number}", text, day=day.isoformat())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_searchdocument")
    monkeypatch.setattr(documents, "_days", (float("-inf"), []))
    monkeypatch.setattr(counting, "EXACT", 10)
    monkeypatch.setattr(counting, "_UNSURE", 20)
    monkeypatch.setattr(counting, "_FEW", 5)
    monkeypatch.setattr(counting, "_SAMPLE", EVERY // 2)
    monkeypatch.setattr("archive.search.query.PAGE_SIZE", PAGE)


def test_a_phrase_of_two_common_words_is_told_as_often_as_it_stands_side_by_side(archive: None) -> None:
    words, phrase = ask("park bänk"), ask('"parkens bänkar"')
    assert (words.counts.total, words.counts.is_exact) == (EVERY, False)
    assert not phrase.counts.is_exact
    assert SIDE_BY_SIDE * 0.7 <= phrase.counts.total <= SIDE_BY_SIDE * 1.3
    assert len(phrase.hits) == PAGE


def test_a_phrase_that_stands_nowhere_is_told_to_be_nowhere(archive: None) -> None:
    assert ask('"bänkar parkens"').counts.total == 0


def test_what_few_have_is_counted_exactly(archive: None) -> None:
    assert (ask("skötsel 7").counts.total, ask("skötsel 7").counts.is_exact) == (1, True)


def test_a_phrase_that_only_an_old_paragraf_has_is_found_among_common_words(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.query.best", lambda match, guess, number: [])  # no candidate has it
    old = paragraph("Skötsel", "Där är bänkar parkens prydnad.", day="2014-01-07")

    found = ask('"bänkar parkens"')

    assert [hit.item for hit in found.hits] == [old]
    assert (found.counts.total, found.counts.is_exact) == (1, True)
    assert not found.hints


def test_where_not_all_could_be_read_the_page_says_so(archive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.query.every", lambda match, guess, count: None)

    assert ask('"bänkar parkens"').hints == (NOT_ALL_READ,)


def test_a_phrase_that_may_be_in_few_is_counted_exactly_for_whoever_waits(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "EXACT", 15)
    address = ask('"parkens bänkar"').exactly
    assert address == "?q=%22parkens+b%C3%A4nkar%22&rakna=exakt"

    counts = ask('q="parkens bänkar"&rakna=exakt').counts

    assert (counts.total, counts.is_exact) == (SIDE_BY_SIDE, True)
    assert sum(counts.labels[label] for label in counts.labels if label.startswith("#y")) == SIDE_BY_SIDE


def test_what_was_counted_patiently_is_known_to_the_next_reader(
    still_database: None, archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "EXACT", 15)
    monkeypatch.setattr(documents, "STATE", "'still'")
    ask('q="parkens bänkar"&rakna=exakt')

    found = ask('"parkens bänkar"')

    assert (found.counts.total, found.counts.is_exact) == (SIDE_BY_SIDE, True)
    assert not found.exactly


def test_the_pages_of_what_is_counted_exactly_are_so_too(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "EXACT", 15)

    found = ask('q="parkens bänkar"&rakna=exakt')

    assert found.pager and found.pager.next.endswith("&sida=2&rakna=exakt")
    assert "rakna" not in found.facets[-1].values[0].address


def test_a_count_that_is_not_done_in_time_is_said_not_to_be(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "in_time", lambda milliseconds, find: None)

    found = ask('q="parkens bänkar"&rakna=exakt')

    assert found.hints == (NOT_ALL_COUNTED,)
    assert not found.counts.is_exact
    assert len(found.hits) == PAGE
    assert not found.exactly


def test_what_is_surely_in_many_is_not_offered_to_be_counted(archive: None) -> None:
    found = ask("park bänk")

    assert not found.counts.is_exact
    assert not found.exactly


def test_words_that_seldom_stand_in_one_paragraf_are_counted_exactly_though_each_is_common(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(EVERY):
        day = dt.date(2015, 1, 7) + dt.timedelta(days=61 * number)
        paragraph(
            f"Stig {number}", "Stigen får nya bänkar." if number % 8 == 0 else "Stigen.", day=day.isoformat()
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_searchdocument")
    monkeypatch.setattr(documents, "_days", (float("-inf"), []))

    counts = ask("stig bänk").counts

    assert (counts.total, counts.is_exact) == (EVERY // 8, True)


def test_the_page_offers_to_count_and_no_robot_follows(
    client: Client, archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "EXACT", 15)

    page = client.get("/sok/", {"q": '"parkens bänkar"'}).content.decode()

    assert '<a href="?q=%22parkens+b%C3%A4nkar%22&amp;rakna=exakt" rel="nofollow">Räkna exakt</a>' in page
