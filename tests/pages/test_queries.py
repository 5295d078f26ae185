"""A list asks the database as often for one row as for fifty."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

NAMNDEN = "/protokoll/ekeby-kommun/tekniska-namnden/"
MORE = """Yrkande

Anna Berg (S) yrkar avslag på förslaget.

Reservation

Bo Ceder (M) reserverar sig mot beslutet.
"""


def take_in(day: int, items: int) -> None:
    """One protokoll with many paragrafer of one case; each refers to the first meeting's § 1."""
    background = "Ärendebeskrivning\n\nNämnden gav 2023-05-01, § 1, badchefen i uppdrag att se över taxan."
    texts = [
        item(
            number,
            f"Taxa {number}",
            decision=f"Badchefen får i uppdrag att se över taxa {number} senast 2024-03-01.",
            more=f"{MORE}\n{background if day > 1 else ''}",
        )
        for number in range(1, items + 1)
    ]
    text = minutes(*texts, date=f"2023-05-{day:02}", last=items)
    ingest(name=f"{day}.txt", data=text.encode())


def asked(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


PATHS = [
    "/",
    "/protokoll/",
    "/beslut/",
    "/uppdrag/",
    "/uppdrag.ics",
    "/arenden/",
    "/arenden/ekeby-kommun/ks-81-2023/",
    "/personer/",
    "/personer/anna-berg/",
    "/personer/bo-ceder/",
    "/personer/eva-strom/",
    "/fullstandighet/",
    "/fullstandighet/ekeby-kommun/tekniska-namnden/",
    "/protokoll/ekeby-kommun/",
    NAMNDEN,
    f"{NAMNDEN}siffror/",
    f"{NAMNDEN}2023-05-01/",
    f"{NAMNDEN}2023-05-02/1/",
    f"{NAMNDEN}2023-05-01/1/",
    f"{NAMNDEN}2023-05-02/1/i-originalet/",
]


def test_the_number_of_queries_stays(client):
    take_in(1, items=2)
    take_in(2, items=2)
    few = {path: asked(client, path) for path in PATHS}
    for day in range(3, 9):
        take_in(day, items=7)
    many = {path: asked(client, path) for path in PATHS}
    assert many == few
    assert max(few.values()) < 40
