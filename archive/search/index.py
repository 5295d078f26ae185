"""The search index is kept up as items are stored, withdrawn and shown again, and as they grow old.

They all run in the caller's transaction: what a reader may see and what can be found change together.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from archive.models import AgendaItem, Body, Person, SearchDocument
from archive.search.document import Document, document_of, prefetched
from archive.search.fading import Fading, fades_before
from archive.search.labels import MARK
from archive.search.language import analyser
from archive.statements import run

_BATCH = 500  # items at a time

_STORE = """
INSERT INTO archive_searchdocument (item_id, day, length, labels, vector)
SELECT item_id, day, length, labels, vector FROM json_populate_recordset(NULL::archive_searchdocument, %s)
ON CONFLICT (item_id) DO UPDATE
SET day = excluded.day, length = excluded.length, labels = excluded.labels, vector = excluded.vector
"""
# In the order of the words, so that two imports wait for each other and never both.
_COUNT = """
INSERT INTO archive_searchword AS known (word, documents, is_common)
SELECT word, documents, is_common FROM json_populate_recordset(NULL::archive_searchword, %s)
ORDER BY word COLLATE "C"
ON CONFLICT (word) DO UPDATE
SET documents = known.documents + excluded.documents, is_common = known.is_common OR excluded.is_common
"""
_DISCOUNT = """
WITH gone AS MATERIALIZED (
    SELECT word FROM archive_searchword WHERE word = ANY(%s) ORDER BY word FOR UPDATE
)
UPDATE archive_searchword known SET documents = greatest(known.documents - less.documents, 0)
FROM unnest(%s::text[], %s::int[]) AS less (word, documents)
WHERE known.word = less.word AND known.word IN (SELECT word FROM gone)
"""


@transaction.atomic
def index_items(items: Sequence[AgendaItem]) -> None:
    """Make the search documents of these items anew, and take away those that nobody may see any more.

    Items of the same meetings that are no longer shown lose their documents too: a corrected protokoll may
    lack what the first one had.
    """
    meetings = {item.meeting_id for item in items}
    hidden = AgendaItem.objects.filter(meeting__in=meetings, search_document__isnull=False).exclude(
        pk__in=AgendaItem.objects.public().filter(meeting__in=meetings)
    )
    unindex_items(hidden)
    documents = _documents(prefetched([item.pk for item in items]))
    before = _words_of([document.item_id for document in documents])
    _store(documents)
    _count(documents, before)


def index_new(items: Sequence[AgendaItem]) -> None:
    """Make the first search documents of items that are shown, from the rows that they have at hand.

    As `index_items` for the items of a meeting that was stored a moment ago in this transaction; nothing is
    read again, so all that `prefetched` reads must be remembered with each item.
    """
    documents = _documents(items)
    _store(documents)
    _count(documents, Counter())


def _documents(items: Iterable[AgendaItem]) -> list[Document]:
    reader, fading = analyser(at_once=True), Fading()
    return [document_of(item, reader, fading) for item in items]


def _store(documents: Sequence[Document]) -> None:
    if documents:
        rows = [
            {
                "item_id": document.item_id,
                "day": document.day.isoformat(),
                "length": document.length,
                "labels": document.labels,
                "vector": document.vector,
            }
            for document in documents
        ]
        run(_STORE, [json.dumps(rows, ensure_ascii=False)])


@transaction.atomic
def unindex_items(items: Iterable[AgendaItem]) -> None:
    """Take items out of the search at once: their documents, and the words that only they had."""
    keys = [item.pk for item in items]
    if keys:
        before = _words_of(keys)
        SearchDocument.objects.filter(pk__in=keys).delete()
        _count([], before)


def index_people(people: Iterable[Person]) -> None:
    """Make the documents anew that these people are named in as officers, movers or reservers.

    For when people are merged or parted: the filters know only the person that a reader sees.
    """
    wanted = list(people)
    named = (
        Q(officers__person__in=wanted)
        | Q(motions__movers__person__in=wanted)
        | Q(reservations__members__person__in=wanted)
    )
    index_items(list(AgendaItem.objects.public().filter(named).distinct()))


@transaction.atomic
def fade_names(body: Body) -> int:
    """Bring the search up to date with how old a body's items may be before private names fade from them.

    Items that have grown too old since last time lose the names, and those that may have them again after
    the setting was changed get them back. Return how many were looked through.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    now, last = fades_before(body, timezone.localdate()), body.names_faded_before
    if now == last:
        return 0
    first, end = sorted((now or dt.date.min, last or dt.date.min))
    items = AgendaItem.objects.public().filter(
        meeting__committee__body=body, meeting__date__gte=first, meeting__date__lt=end
    )
    wanted = list(items.order_by("pk").only("pk", "meeting_id"))
    for start in range(0, len(wanted), _BATCH):
        index_items(wanted[start : start + _BATCH])
    body.names_faded_before = now
    body.save(update_fields=["names_faded_before"])
    return len(wanted)


def _words_of(keys: Sequence[int]) -> Counter[str]:
    """Return in how many of these documents, as they are stored, each word is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, count(*) FROM archive_searchdocument, unnest(tsvector_to_array(vector)) AS word"
            " WHERE item_id = ANY(%s) GROUP BY word",
            [list(keys)],
        )
        return Counter({word: count for word, count in cursor.fetchall() if MARK not in word})


def _count(documents: Sequence[Document], before: Counter[str]) -> None:
    """Count the words of documents that were stored, and no longer those that were there before."""
    after = Counter[str]()
    for document in documents:
        after.update(document.words)
    common = frozenset[str]().union(*(document.common for document in documents))
    more = after - before
    less = before - after
    if more:
        rows = [
            {"word": word, "documents": count, "is_common": word in common} for word, count in more.items()
        ]
        run(_COUNT, [json.dumps(rows, ensure_ascii=False)])
    if less:
        words = list(less)
        with connection.cursor() as cursor:
            cursor.execute(_DISCOUNT, [words, words, [less[word] for word in words]])
            cursor.execute("DELETE FROM archive_searchword WHERE word = ANY(%s) AND documents = 0", [words])
