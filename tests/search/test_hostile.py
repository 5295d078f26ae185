"""Whatever is asked gives an answer or a hint, never an error."""

import random
import string

import pytest
from django.db import connection
from django.http import QueryDict

from archive.search.language import analyser
from archive.search.matching import match_of
from archive.search.query import search
from archive.search.question import understand
from archive.search.request import SearchRequest
from tests.search.rows import paragraph, person

pytestmark = pytest.mark.django_db

PIECES = [
    *(
        "skola",
        "OR",
        "-",
        '"',
        "'",
        "*",
        "titel:",
        "beslut:",
        "§",
        "§ 28",
        "ks 1/2020",
        "2020-02-30",
        "2 juni 2020",
    ),
    *(
        "&",
        "|",
        "!",
        "(",
        ")",
        ":*",
        "<->",
        "\\",
        "%",
        "_",
        ";",
        "--",
        "/*",
        "\x00",
        "\u202e",
        "\u0301",
    ),
    *(
        "å",
        "ÅÄÖ",
        "ﬁ",
        "𝒜",
        "🙂",
        "NULL",
        "'; DROP TABLE x; --",
        "<script>",
        "#y2020",
        "t#",
        "d#skola",
        "1 000 000",
    ),
    *(
        "e-post",
        "EU/EES-",
        "a" * 120,
        "och",
        "0",
        "-1",
        "9" * 30,
        "“",
        "»",
        "\n",
        "\t",
        "\u00a0",
        "x:y",
        "AND",
        "NOT",
    ),
]
PARAMETERS = (
    "kommun",
    "organ",
    "ar",
    "utfall",
    "klass",
    "parti",
    "person",
    "reservation",
    "avvek",
    "fran",
    "till",
    "sida",
    "ordning",
    "i",
)


def questions(count: int) -> list[str]:
    dice = random.Random(4)
    made = []
    for _ in range(count):
        if dice.random() < 0.2:
            made.append("".join(dice.choice(string.printable) for _ in range(dice.randrange(1, 60))))
        else:
            sign = dice.choice(["", " ", " "])
            made.append(sign.join(dice.choice(PIECES) for _ in range(dice.randrange(1, 9))))
    return made


@pytest.fixture
def archive():
    paragraph("Skola i Ekeby", "En skola och e-post § 28.", case="Ks 1/2020", mover=person("Anna Berg"))


def test_no_question_is_an_error(archive):
    for text in ["\ud800", *questions(300)]:
        query = QueryDict(mutable=True)
        query["q"] = text
        search(SearchRequest.of(query))


def test_every_question_becomes_a_condition_that_postgresql_reads():
    reader = analyser()
    read = [match_of(understand(text), reader).tsquery for text in questions(4_000)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(query::tsquery) FROM unnest(%s::text[]) AS query", [read])
        assert cursor.fetchone() == (4_000,)
    assert len(set(read)) > 2_000


def test_no_address_is_an_error(archive, client):
    dice = random.Random(5)
    for text in questions(150):
        told = {name: dice.choice(PIECES) for name in dice.sample(PARAMETERS, 3)}
        answer = client.get("/sok/", {"q": text, **told})
        assert answer.status_code == 200, (text, told)


@pytest.mark.parametrize("page", ["0", "-1", "99999", "abc", "1e9", "٣", "1" * 50])
def test_odd_page_numbers_give_a_page(archive, client, page):
    assert client.get("/sok/", {"q": "skola", "sida": page}).status_code == 200


def test_nothing_typed_becomes_html(archive, client):
    text = '"><script>alert(1)</script>'
    assert (
        "<script>alert" not in client.get("/sok/", {"q": text, "organ": text, "fran": text}).content.decode()
    )
