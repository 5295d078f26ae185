"""A later paragraf reports an assignment only where its words say so."""

import datetime as dt

import pytest

from ingest.meaning.report_words import Origin, report_words

DAY = dt.date(2022, 2, 8)
ALONE = Origin(DAY, 4, ("ta fram alternativ till lokalen vid Kvarngatan",))
TWO = Origin(
    DAY, 4, ("ta fram alternativ till lokalen vid Kvarngatan", "föra dialog om en ny överenskommelse")
)


def words(origin=ALONE, *, title="Lokal", texts=(), decision=(), refers=True, task=0):
    return report_words(
        origin.tasks[task], origin, title=title, texts=texts, decision=decision, refers=refers
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Utskottet gav den 8 februari 2022, § 4, chefen i uppdrag att söka en lokal.",
        "Uppdraget att söka en lokal gavs 2022-02-08, § 4.",
        "Lägesbilden godkänns och uppdraget från KSUF 2022-02-08, § 4, är slutfört.",
        "Uppdraget förklaras fullgjort.",
    ],
)
def test_the_words_that_answer_are_shown(sentence):
    assert words(texts=[f"Ärendet gäller en lokal. {sentence}"]) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Utskottet gav den 8 februari 2022, § 4, chefen i uppdrag att söka en lokal. Arbetet pågår.",
        "Uppdraget från 2022-02-08, § 4, är inte slutfört.",
        "Uppdraget återrapporteras i höst.",
        "Slutredovisning lämnas när nämnderna har svarat.",
        "Kostnaderna har minskat sedan uppdraget gavs 2022-02-08, § 4.",
        "Enligt beslutet 2022-02-08, § 4, skulle en lokal sökas.",
    ],
)
def test_what_is_only_mentioned_or_under_way_is_no_report(sentence):
    assert words(texts=[f"Ärendet gäller en lokal. {sentence}"]) is None


def test_among_two_assignments_the_one_that_the_words_are_about_is_reported():
    title = "Återrapportering av uppdraget om lokal vid Kvarngatan"
    assert words(TWO, title=title, task=0) == title
    assert words(TWO, title=title, task=1) is None


def test_without_a_reference_the_words_must_be_about_the_task():
    assert words(title="Återrapportering av uppdraget om parkering", refers=False) is None
    title = "Återrapportering av uppdraget om alternativ lokal vid Kvarngatan"
    assert words(title=title, refers=False) == title
