"""Whatever is asked gives an answer or a hint, never an error."""

import random
import re
import string

import pytest
from django.db import connection
from django.http import QueryDict

from archive.search.language import analyser
from archive.search.matching import match_of, match_of_case
from archive.search.query import Results, search
from archive.search.question import clean, understand
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


def questions(count: int, seed: int = 4) -> list[str]:
    """Return questions of four kinds: pieces that mean something, printable signs, any signs, broken words."""
    dice = random.Random(seed)
    return [dice.choice(KINDS)(dice) for _ in range(count)]


def of_pieces(dice: random.Random) -> str:
    sign = dice.choice(["", " ", " "])
    return sign.join(dice.choice(PIECES) for _ in range(dice.randrange(1, 6)))


def printable(dice: random.Random) -> str:
    return "".join(dice.choices(string.printable, k=dice.randrange(1, 30)))


def any_signs(dice: random.Random) -> str:
    planes = ((1, 0x250), (0x250, 0xD7FF), (0xD800, 0xDFFF), (0xE000, 0xFFFF), (0x10000, 0x10FFFF))
    return "".join(chr(dice.randint(*dice.choice(planes))) for _ in range(dice.randrange(1, 16)))


def broken(dice: random.Random) -> str:
    letters = list(dice.choice(SENTENCES))
    for _ in range(dice.randrange(1, 6)):
        letters[dice.randrange(len(letters))] = dice.choice(
            ["", " ", "-", '"', "*", ":", "§", "å", "OR", "/"]
        )
    return "".join(letters)


SENTENCES = (
    "skolskjuts OR färdtjänst -taxa titel:budget",
    '"barn och unga" beslut:avslag 2 juni 2020 § 28',
    "Ks 596/2020 kommunstyrelsens trygghetsutskott",
    "EU/EES-medborgare förskol* 1 000 000 kr",
    "den 31 februari 2021 §§ 1-9 e-post",
)
KINDS = (of_pieces, of_pieces, printable, any_signs, broken)
MANY = 20_000
SEARCHED = 300  # of different shapes, to the end


@pytest.fixture
def archive():
    paragraph("Skola i Ekeby", "En skola och e-post § 28.", case="Ks 1/2020", mover=person("Anna Berg"))


def asked(text: str) -> Results:
    query = QueryDict(mutable=True)
    query["q"] = text
    return search(SearchRequest.of(query))


def test_every_question_is_understood_or_hinted_at_and_postgresql_reads_what_it_becomes():
    reader = analyser()
    read = set()
    for text in questions(MANY):
        question = understand(text)
        match = match_of(question, reader)
        assert question.hints or not match.is_empty or not re.search(r"\w", clean(text)), text
        read.add(match.tsquery)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(query::tsquery) FROM unnest(%s::text[]) AS query", [list(read)])
        assert cursor.fetchone() == (len(read),)
    assert len(read) > MANY / 4


def shape(text: str) -> tuple[object, ...]:
    """Return what steps a question takes through the search: one of each shape shows them all."""
    question = understand(text)
    kinds = {(w.is_phrase, w.is_prefix, w.field) for clause in question.clauses for w in clause}
    return (
        frozenset(kinds),
        any(len(clause) > 1 for clause in question.clauses),
        bool(question.excluded),
        bool(question.days),
        bool(question.paragraph),
        question.hints,
        match_of_case(text) is not None,
    )


def test_no_shape_of_question_is_an_error(archive):
    by_shape = {shape(text): text for text in ["\ud800", *questions(MANY)]}
    assert len(by_shape) > 100
    for text in list(by_shape.values())[:SEARCHED]:
        results = asked(text)
        assert results.hints or results.counts or not clean(text), text


def test_no_address_is_an_error(archive, client):
    dice = random.Random(5)
    for text in questions(150):
        told = {name: dice.choice(PIECES) for name in dice.sample(PARAMETERS, 3)}
        sent = text.encode("utf-8", "replace")  # as browsers do with half a sign
        answer = client.get("/sok/", {"q": sent, **told})
        assert answer.status_code == 200, (text, told)


@pytest.mark.parametrize("page", ["0", "-1", "99999", "abc", "1e9", "٣", "1" * 50])
def test_odd_page_numbers_give_a_page(archive, client, page):
    assert client.get("/sok/", {"q": "skola", "sida": page}).status_code == 200


def test_nothing_typed_becomes_html(archive, client):
    text = '"><script>alert(1)</script>'
    assert (
        "<script>alert" not in client.get("/sok/", {"q": text, "organ": text, "fran": text}).content.decode()
    )
