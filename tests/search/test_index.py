"""The index follows what is published: found at once, gone at once."""

import pytest
from django.core.management import call_command
from django.db import connection

from archive.models import AgendaItem, SearchChampions, SearchDocument, SearchStatistics, SearchWord
from archive.search.index import index_items, index_people, unindex_items
from archive.search.language import analyser
from archive.search.matching import match_of
from archive.search.question import understand
from archive.search.ranking import best
from archive.search.statistics import rebuild_statistics
from archive.search.suggest import suggestions
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes
from tests.search.rows import ask, paragraph, person, titles

pytestmark = pytest.mark.django_db


def words() -> dict[str, int]:
    return dict(SearchWord.objects.values_list("word", "documents"))


def counted() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT vector FROM archive_searchdocument')")
        return {word: number for word, number in cursor.fetchall() if "#" not in word}


def take_in(text: str) -> None:
    ingest(name="protokoll.txt", data=text.encode())


def test_a_new_protokoll_is_found_at_once():
    assert ask("badhus").counts.total == 0
    take_in(minutes(item(1, "Taxa för badhuset")))
    assert titles("badhus") == ["Taxa för badhuset"]


def test_a_new_protokoll_has_the_search_documents_that_reindexing_gives_it():
    spoken = (
        "Yrkanden\n\nAnna Berg (S) yrkar bifall till förslaget.\n\n"
        "Reservation\n\nBo Ceder (M) reserverar sig mot beslutet.\n\n"
        "Bilaga 1\n\nProtokollsanteckning om cykelvägen.\n"
    )
    take_in(minutes(item(1, more=spoken), item(2, "Val av ombud", case="Ks 82/2023"), last=2))
    fields = ("item", "day", "length", "labels", "vector")
    before = list(SearchDocument.objects.order_by("pk").values_list(*fields))
    assert any(label.startswith("#f") for label in before[0][3].split("\n")), (
        "somebody who spoke is in the filters"
    )
    counts = words()
    call_command("reindex")
    assert list(SearchDocument.objects.order_by("pk").values_list(*fields)) == before
    assert words() == counts == counted()


def test_a_corrected_protokoll_is_found_by_its_new_words_only():
    take_in(minutes(item(1, "Taxa för badhuset"), item(2, "Val av ombud", case="Ks 82/2023"), last=2))
    take_in(minutes(item(1, "Taxa för ishallen")))
    assert titles("ishall") == ["Taxa för ishallen"]
    assert titles("badhus") == titles("ombud") == []
    assert "badhus" not in words()
    assert words() == counted()


@pytest.mark.parametrize("what", ["item", "meeting"])
def test_what_is_withdrawn_is_gone_at_once_with_its_words(what):
    kept, hidden = paragraph("Taxa för badhuset"), paragraph("Klotter på badhuset", day="2023-06-01")
    if what == "item":
        hidden.state = AgendaItem.State.WITHDRAWN
        hidden.save()
    else:
        hidden.meeting.state = "withdrawn"
        hidden.meeting.save()
    index_items([hidden])
    assert titles("badhus") == [kept.title]
    assert "klotter" not in words()
    assert words() == counted()


def test_what_is_withdrawn_shows_nowhere_even_before_the_index_knows():
    hidden = paragraph(
        "Klotter på badhuset", "klotter", case="Ks 1/2023", officer=person("Eva Ström", "officer")
    )
    hidden.state = AgendaItem.State.WITHDRAWN
    hidden.save()
    for question in ("klotter", "ks 1/2023", "Eva Ström"):
        answer = ask(question)
        assert (answer.hits, answer.cards) == ([], [])
    assert suggestions("ks 1") == suggestions("eva") == []


def test_words_are_counted_as_they_come_and_go():
    first = paragraph("Taxa för badhuset", "badhuset stängs")
    paragraph("Badhuset", day="2023-06-01")
    assert words()["badhus"] == 2
    index_items([first])
    assert words() == counted()
    unindex_items([first])
    assert words() == counted()
    assert "taxa" not in words()


def test_merged_people_are_one_in_the_filters():
    kept, merged = person("Karolina Berg"), person("Carolina Berg")
    paragraph("Taxa", mover=merged)
    paragraph("Budget", mover=kept)
    merged.merged_into = kept
    merged.save()
    index_people([merged])
    assert sorted(titles("person=karolina-berg")) == ["Budget", "Taxa"]


def test_reindex_makes_everything_anew(capsys):
    paragraph("Taxa för badhuset")
    hidden = paragraph("Klotter", day="2023-06-01")
    before = SearchDocument.objects.values_list("vector", flat=True).first()
    AgendaItem.objects.filter(pk=hidden.pk).update(state="withdrawn")
    SearchDocument.objects.exclude(pk=hidden.pk).update(vector="")
    SearchWord.objects.all().delete()
    call_command("reindex")
    assert SearchDocument.objects.get().vector == before
    assert words() == counted()
    assert "1 of 1" in capsys.readouterr().out


def test_a_text_of_any_length_is_found_to_its_last_word():
    text = " ".join(f"ord{number}" for number in range(20_000)) + " slutordet"
    paragraph("Lång bilaga", text)
    assert titles("slutordet") == ["Lång bilaga"]


def test_odd_characters_are_indexed_and_found():
    paragraph("O'Brien \\ 'citat' d#märke #y2023", "x" * 3_000)
    assert titles("o'brien") == titles("citat") == titles("x" * 150) == ["O'Brien \\ 'citat' d#märke #y2023"]
    assert titles("ar=2023&q=taxa") == []


class Killed(Exception):
    pass


def test_a_killed_rebuild_leaves_the_old_statistics_in_force(monkeypatch):
    paragraph("Taxa för badhuset")
    rebuild_statistics(few=0)
    before = (SearchStatistics.objects.get().made_at, SearchChampions.objects.count(), words())
    paragraph("Klotter", day="2023-06-01")
    between = words()

    def killed(**_values: object) -> None:
        raise Killed

    monkeypatch.setattr(SearchStatistics.objects, "create", killed)
    with pytest.raises(Killed):
        rebuild_statistics(few=0)
    assert (SearchStatistics.objects.get().made_at, SearchChampions.objects.count()) == before[:2]
    assert words() == between
    assert titles("klotter") == ["Klotter"]


def test_where_many_answer_the_best_and_the_newest_are_among_the_candidates(monkeypatch):
    best_item = paragraph("Simhall", "Simhallen och simhallens tak.", day="2001-01-01")
    for month in range(1, 13):
        paragraph("Annat", f"Simhallen nämns i förbigående {month}.", day=f"2010-{month:02}-01")
    monkeypatch.setattr("archive.search.ranking.FEW", 3)
    monkeypatch.setattr("archive.search.ranking._NOT_TOO_MANY", 3)
    monkeypatch.setattr("archive.search.ranking._CHAMPIONS_OF_ONE", 2)
    rebuild_statistics(few=3)
    new = paragraph("Ny", "Simhallen är ny.", day="2009-01-01")
    match = match_of(understand("simhallen"), analyser(at_once=True))

    found = best(match, 14, 3)

    assert found[0] == best_item.pk
    assert new.pk in found
    assert len(best(match, 14, 20)) == 14  # who turns the pages sees the others, too
