"""By when something shall be done is read from the words that Swedish minutes use."""

import datetime as dt

import pytest

from ingest.meaning.deadlines import Deadline, find_deadline

DAY = dt.date(2023, 5, 9)


def days(first: str, last: str | None = None):
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        ("Svaret redovisas senast den 1 mars 2024.", "senast den 1 mars 2024", days("2024-03-01")),
        ("Svaret redovisas senast 2024-03-01.", "senast 2024-03-01", days("2024-03-01")),
        ("Svaret redovisas den 1 juni.", "den 1 juni", days("2023-06-01")),
        ("Återrapporteras senast december 2020.", "senast december 2020", days("2020-12-01", "2020-12-31")),
        (
            "Det redovisas till nämndens möte i september.",
            "till nämndens möte i september",
            days("2023-09-01", "2023-09-30"),
        ),
        ("Klart före årsskiftet.", "före årsskiftet", days("2023-12-31")),
        ("Klart före utgången av mars 2024.", "före utgången av mars 2024", days("2024-03-31")),
        ("Klart före mars 2024.", "före mars 2024", days("2024-02-29")),
        ("Klart inom sex månader.", "inom sex månader", days("2023-11-09")),
        ("Klart inom 30 dagar.", "inom 30 dagar", days("2023-06-08")),
        ("Svara senast vecka 24.", "senast vecka 24", days("2023-06-12", "2023-06-18")),
        ("Återkom under hösten 2023.", "under hösten 2023", days("2023-08-01", "2023-12-31")),
        (
            "Rapporteras under andra kvartalet 2024.",
            "under andra kvartalet 2024",
            days("2024-04-01", "2024-06-30"),
        ),
        ("Återkom vid nästa sammanträde.", "vid nästa sammanträde", None),
        ("Senast den 31 februari redovisas det.", None, None),
        ("Platserna finns under perioden 1 november 2023 – 30 april 2024.", None, None),
        ("Taxan gäller från och med den 1 januari 2024.", None, None),
    ],
)
def test_the_words_and_the_days_that_they_give(text, words, span):
    found = find_deadline(text, decided_on=DAY)
    if words is None:
        assert found is None
    else:
        assert found == Deadline(words, *(span or (None, None)))


def test_the_last_deadline_wins_over_when_a_thing_begins():
    text = "Verksamheten ska starta senast november 2021. Förslag återrapporteras senast december 2020."
    assert find_deadline(text, decided_on=DAY) == Deadline(
        "senast december 2020", dt.date(2020, 12, 1), dt.date(2020, 12, 31)
    )
