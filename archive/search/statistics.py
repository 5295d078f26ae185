"""What ranking knows of the whole archive, made anew: counts of words, mean length, and champions.

Champions of a word are the documents that it weighs most in, by BM25 (Robertson and Zaragoza, 2009) over
the places where it stands. Only words of more documents than are scored one by one have any; what is newer
than the champions is looked at by itself, so a search is complete without them, and better with them.
"""

# ruff: noqa: S608 - the statements are put together of constants

from __future__ import annotations

from django.db import connection, transaction

from archive.models import SearchStatistics
from archive.search.ranking import CHAMPIONS, FEW

_COUNT_WORDS = """
DROP TABLE IF EXISTS counted;
CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
SELECT word, ndoc FROM ts_stat('SELECT vector FROM archive_searchdocument') WHERE position('#' IN word) = 0
"""
_FORGET_WORDS = """
DELETE FROM archive_searchword known
WHERE NOT EXISTS (SELECT FROM counted WHERE counted.word = known.word)
"""
_STORE_WORDS = """
INSERT INTO archive_searchword AS known (word, documents, is_common)
SELECT word, ndoc, false FROM counted
ON CONFLICT (word) DO UPDATE SET documents = excluded.documents
WHERE known.documents <> excluded.documents
"""
# How much words of many documents weigh in each of them (BM25); of all documents or of a sample.
_WEIGHED = """
SELECT lexeme, item_id, day, ndoc,
    weight / (weight + 1.2 * (0.25 + 0.75 * length / %(mean)s)) AS score
FROM archive_searchdocument d {sample}, unnest(d.vector) AS entry, LATERAL (
    SELECT sum(CASE letter WHEN 'A' THEN 8 WHEN 'B' THEN 3 WHEN 'C' THEN 1 ELSE 0.4 END)::float8
    FROM unnest(entry.weights) AS letter
) AS told (weight), frequent
WHERE weight > 0 AND lexeme = frequent.word
"""
# From a sample it is known about how much a champion weighs; all that weighs less needs no sorting.
_FIND_BOUNDS = f"""
DROP TABLE IF EXISTS frequent, bounds;
CREATE TEMPORARY TABLE frequent ON COMMIT DROP AS SELECT word, ndoc FROM counted WHERE ndoc > %(few)s;
ANALYZE frequent;
CREATE TEMPORARY TABLE bounds ON COMMIT DROP AS
SELECT lexeme AS word,
    percentile_disc(least(1, 2.0 * %(most)s / ndoc)) WITHIN GROUP (ORDER BY score DESC) AS least
FROM ({_WEIGHED.format(sample="TABLESAMPLE BERNOULLI (%(percent)s) REPEATABLE (1)")}) AS weighed
GROUP BY lexeme, ndoc;
ANALYZE bounds
"""
_FIND_CHAMPIONS = f"""
INSERT INTO archive_searchchampions (word, items)
SELECT lexeme, array_agg(item_id ORDER BY place) FROM (
    SELECT lexeme, item_id, row_number() OVER (
        PARTITION BY lexeme ORDER BY score DESC, day DESC, item_id
    ) AS place
    FROM ({_WEIGHED.format(sample="")}) AS weighed LEFT JOIN bounds ON bounds.word = lexeme
    WHERE score >= coalesce(least, 0)
) AS ranked
WHERE place <= %(most)s GROUP BY lexeme
"""
_SAMPLED = 10_000  # documents


@transaction.atomic
def rebuild_statistics(*, few: int = FEW, most: int = CHAMPIONS) -> int:
    """Make the statistics anew and return how many words have champions.

    One transaction: searches use the old statistics until the new ones are there, also where this is killed.
    Imports wait while words are counted, so that none is lost.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE archive_searchword IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(
            "SELECT coalesce(avg(length), 1), coalesce(max(item_id), 0), count(*) FROM archive_searchdocument"
        )
        mean, last, documents = cursor.fetchone()
        for statement in (_COUNT_WORDS, _FORGET_WORDS, _STORE_WORDS):
            cursor.execute(statement)
        cursor.execute("DELETE FROM archive_searchchampions")
        cursor.execute("SET LOCAL work_mem = '256MB'")
        values = {"mean": max(float(mean), 1.0), "few": few, "most": most}
        percent = min(100.0, 100 * _SAMPLED / max(documents, 1))
        cursor.execute(_FIND_BOUNDS, {**values, "percent": percent})
        cursor.execute(_FIND_CHAMPIONS, values)
        champions = int(cursor.rowcount)
    SearchStatistics.objects.all().delete()
    SearchStatistics.objects.create(mean_length=max(float(mean), 1.0), last_item=last)
    return champions
