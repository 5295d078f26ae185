"""Whatever the text: never an exception, nothing lost, the same answer twice, time that grows with the length."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.parsing import parse
from ingest.parsing.text import read_lines
from ingest.parsing.vocabulary import ATTENDANCE, ITEM_FIELDS, LABELS, MONTHS
from tests.parsing.torn import SPECIMENS, TEXTS, babble, tear

WORD = re.compile(r"[^\W\d_]{3,}")
DIVIDED = re.compile(
    r"([^\W\d_]+)-\n[\s>]*([^\W\d_]+)"
)  # a word that a line divided, and that is whole again
SAID_BY_A_FIELD = {
    word for phrase in (*ATTENDANCE, *ITEM_FIELDS, *LABELS, *MONTHS) for word in WORD.findall(phrase)
} | frozenset(
    """
    måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen
    lördagen söndagen klockan den till och med från del delvis distans länk ersätter ersättare för
    ers tjg tjänstgör tjänstgörande jäv ledamot ledamöter ordförande ordf vice sekreterare justerare
    vakant via närvarande frånvarande förhindrad anmält förhinder protokoll sammanträdesprotokoll
    protokollsutdrag minnesanteckningar förteckning enligt närvarolista sida blad dnr diarienummer
    ärendenummer handläggare föredragande forts digital digitalt justerat justeras justering signeras
    sammanträde möte istf tgj tjej inte parti partier närv frånv avstår nej kommun stad region
    närvaro omröstningslista röstlista voteringslista början hölls sammanträdet punkt ersätts
    organisation organisationer nästa utdrag över tom from istället ej tjänstg samt var också
    teams zoom skype regionens kommunens mötesanteckningar socialdemokraterna moderaterna liberalerna vänsterpartiet sverigedemokraterna
    hela tiden upprop stället ställe grund pga suppleant ersättaren ersättarna ledamöterna anlände lämnar lämnade inträder inträdde uppropet tjänst görande skrifter avvek före efter deltog under ersatt ledamoten ärendet närvara
    """.split()  # noqa: SIM905
)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def lost_words(text: str) -> set[str]:
    """The words of a text that are in no field, section, attachment or warning of its answer."""
    found = {w for s in strings(parse(text).as_dict()) for w in WORD.findall(s.casefold())}
    said = {w for line in read_lines(text) for w in WORD.findall(line.text.casefold())}
    whole = found | SAID_BY_A_FIELD
    divided = {
        half
        for halves in DIVIDED.findall(re.sub(r"\r\n?", "\n", text.casefold()))
        if "".join(halves) in whole
        for half in halves
    }
    return {
        w
        for w in said - found - divided - SAID_BY_A_FIELD
        if f"{w}s" not in found and w.removesuffix("s") not in found
    }


@pytest.mark.parametrize("text", TEXTS, ids=[f"{p.parent.name}/{p.stem}" for p in SPECIMENS])
def test_every_word_of_a_specimen_is_found_again(text: str) -> None:
    assert lost_words(text) == set()


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A specimen torn and mixed up, or lines of the words that the parser knows."""
    dice = draw(st.randoms(use_true_random=False))
    return babble(dice) if dice.random() < 0.2 else tear(dice.choice(TEXTS), dice)


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_mutated_minutes_lose_nothing_and_give_the_same_answer_twice(text: str) -> None:
    meeting = parse(text)

    assert meeting == parse(text)
    assert lost_words(text) == set()
    count = len(re.findall(r"\r\n?|\n", text)) + 1
    assert all(w.line is None or 1 <= w.line <= count for w in meeting.warnings)
    assert all(len(d.points) == len(d.outcomes) for i in meeting.items if (d := i.decision))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=400))
def test_any_text_gives_an_answer(text: str) -> None:
    assert parse(text).as_dict()["warnings"] is not None


HARD: dict[str, Callable[[int], str]] = {
    "§ lines": lambda n: "§ 1 Rubrik\n" * (n // 11),
    "counting § lines": lambda n: "".join(f"§ {k} Rubrik\n" for k in range(n // 12)),
    "one long line": lambda n: "Nämnden beslutade § 14 den 3 maj 2012, " * (n // 40),
    "one long word": lambda n: "a" * n,
    "a nested list": lambda n: "".join(f"{k % 9}. Punkt\n  - led\n" for k in range(n // 18)),
    "marks": lambda n: "*a [b]( <del> | " * (n // 16),
    "page headers": lambda n: "".join(f"Sida {k} (9)\ntext\n" for k in range(n // 18)),
    "a deep list": lambda n: (
        "§ 1 A\n\nBeslut\n" + "".join(f"{' ' * (k % 400)}- led\n" for k in range(n // 207))
    ),
    "people in prose": lambda n: (
        "Nämnden\n\nBeslutande var " + "Anna Ek (S), ersättaren Bo Al (M), " * (n // 35)
    ),
    "lists by place": lambda n: "Nämnden\n\nBeslutande\n" + "Ekby: Anna Ek (S), Bo Al (M)\n" * (n // 29),
    "proposals": lambda n: (
        "§ 1 A\n\n" + "Kommunstyrelsen föreslår kommunfullmäktige besluta\n\natt anta\n\n" * (n // 62)
    ),
    "signatures": lambda n: (
        "§ 1 A\n\nBeslut\nJa.\n\nVid protokollet   Justeras\n" + "Anna Ek   Bo Al   Eva Ros\n" * (n // 26)
    ),
    "one long point": lambda n: "§ 1 A\n\nBeslut\n" + "anmälan av jäv\n" * (n // 15),
    "signs below a heading": lambda n: "Nämnden\n\nBeslutande\n" + " ……: " * (n // 6) + "x",
    "times beside each other": lambda n: "Tid: Torsdagen den 20 maj 2021, kl. 18.30   " * (n // 45),
    "presence in a heading": lambda n: "Nämnden\n\nBeslutande " + "närvarande tjänstemän: (-" * (n // 25),
    "days of signing beside each other": lambda n: "Justerad:            2016-06-01   " * (n // 34),
    "a row of ranges": lambda n: "Nämnden\n\nBeslutande\n" + "Anna Ek (S), fr.o.m. § 62   " * (n // 28),
    "motions without a full stop": lambda n: "§ 1 A\n\n" + "Boman (KD) yrkar bifall till " * (n // 29),
    "heads beside each other": lambda n: (
        "Nämnden\n\nBeslutande\nAnna Ek (S)\n\n" + "NÄRVARANDE   " * (n // 13)
    ),
    "labels beside each other": lambda n: "Nämnden\n\nBeslutande\nAnna Ek (S)\n\n" + "Nr: ..... " * (n // 10),
    "roles beside each other": lambda n: (
        "§ 1 A\n\nBeslut\nJa.\n\n" + "Underskrifter    Sekreterare    ___  " * (n // 37)
    ),
    "numbers in a title": lambda n: "Ekby kommun, protokoll " + "(1 " * (n // 3) + "x",
    "leads": lambda n: "§ 1 A\n\nBeslut\n" + "Nämnden beslutar\natt godkänna\n\n" * (n // 32),
}


@pytest.mark.parametrize("name", HARD)
def test_time_grows_with_the_length(name: str) -> None:
    def seconds(size: int) -> float:
        text = HARD[name](size)
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            parse(text)
            best = min(best, time.process_time() - start)
        return best

    once, twice = seconds(40_000), seconds(160_000)

    assert twice < 4 * 2.5 * once + 0.05
