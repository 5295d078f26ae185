"""Numbers are exact where counting is quick, and else said to be about so many, also for phrases."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from archive.search import documents, facets
from archive.search.query import NOT_ALL_READ
from tests.search.rows import ask, paragraph

pytestmark = pytest.mark.django_db

EVERY = 48
SIDE_BY_SIDE = 12


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
    monkeypatch.setattr(facets, "EXACT", 10)
    monkeypatch.setattr(facets, "_UNSURE", 20)
    monkeypatch.setattr(facets, "_SAMPLE", EVERY // 2)


def test_a_phrase_of_two_common_words_is_told_as_often_as_it_stands_side_by_side(archive: None) -> None:
    words, phrase = ask("park bänk"), ask('"parkens bänkar"')
    assert (words.counts.total, words.counts.is_exact) == (EVERY, False)
    assert not phrase.counts.is_exact
    assert SIDE_BY_SIDE * 0.7 <= phrase.counts.total <= SIDE_BY_SIDE * 1.3
    assert len(phrase.hits) == SIDE_BY_SIDE


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
    assert found.counts.total == 1
    assert not found.hints


def test_where_not_all_could_be_read_the_page_says_so(archive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.query.every", lambda match, guess, count: None)

    assert ask('"bänkar parkens"').hints == (NOT_ALL_READ,)
