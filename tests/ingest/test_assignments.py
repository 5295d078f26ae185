"""An assignment is read out of a decision point with who, what and by when."""

import datetime as dt

import pytest

from bench.assignments import measure, specimens
from ingest.meaning.assignments import find_assignment

DAY = dt.date(2023, 5, 9)


@pytest.mark.parametrize(
    ("text", "who", "task"),
    [
        ("Kommundirektören får i uppdrag att se över taxan.", "Kommundirektören", "se över taxan."),
        ("att uppdra åt förvaltningen att ta fram en plan", "Förvaltningen", "ta fram en plan"),
        ("Förvaltningen ges i uppdrag att utreda frågan", "Förvaltningen", "utreda frågan"),
        (
            "Nämnden beslutar att ge skolchefen i uppdrag att utreda skolskjutsen.",
            "Skolchefen",
            "utreda skolskjutsen.",
        ),
        ("Tekniska nämnden uppdras att bygga bron", "Tekniska nämnden", "bygga bron"),
    ],
)
def test_who_shall_do_what(text, who, task):
    found = find_assignment(text, decided_on=DAY)
    assert found is not None
    assert (found.responsible, found.task) == (who, task)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("senast den 1 mars 2024", dt.date(2024, 3, 1), dt.date(2024, 3, 1)),
        ("senast 2024-03-01", dt.date(2024, 3, 1), dt.date(2024, 3, 1)),
        ("senast december 2023", dt.date(2023, 12, 1), dt.date(2023, 12, 31)),
        ("senast i september", dt.date(2023, 9, 1), dt.date(2023, 9, 30)),
        ("senast i mars", dt.date(2024, 3, 1), dt.date(2024, 3, 31)),
        ("senast under 2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    ],
)
def test_by_when(words, first, last):
    found = find_assignment(
        f"Förvaltningen får i uppdrag att utreda frågan. Svaret redovisas {words}.", decided_on=DAY
    )
    assert found is not None
    assert (found.due_text, found.due_from, found.due_to) == (words, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Informationen tas till protokollet.",
        "Uppdraget förklaras avslutat.",
        "Rapporten om uppdraget att se över taxan godkänns.",
    ],
)
def test_what_gives_nobody_a_task_is_no_assignment(text):
    assert find_assignment(text, decided_on=DAY) is None


@pytest.mark.parametrize("end", ["", ".", ",", ";", ", samt", " och"])
def test_a_task_ends_before_what_leads_to_the_next_point(end):
    found = find_assignment(f"att kommundirektören får i uppdrag att se över taxan{end}", decided_on=DAY)
    assert found is not None
    assert found.task.rstrip(".") == "se över taxan"


def test_a_span_that_the_task_only_mentions_is_no_deadline():
    found = find_assignment(
        "Förvaltningen får i uppdrag att ordna platser under perioden 1 november 2023 – 30 april 2024.",
        decided_on=DAY,
    )
    assert found is not None
    assert found.due_to is None


def test_the_specimens_are_read_as_by_hand():
    score, slips = measure(list(specimens()))
    assert score.precision >= 0.95, slips
    assert score.recall >= 0.85, slips
    assert score.deadlines >= 0.9, slips


def test_the_specimens_that_were_held_back_are_read_as_well():
    score, slips = measure([specimen for specimen in specimens() if specimen.held_back])
    assert score.right > 15
    assert score.precision >= 0.95, slips
    assert score.recall >= 0.85, slips
