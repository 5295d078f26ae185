"""The answers themselves: whole, in the contract's form, and about their own protokoll."""

from html import unescape

import pytest

from bench.accuracy import Specimen, specimens
from ingest.parsing.model import GROUPS, OUTCOMES, SECTION_KINDS, ParsedMeeting

CHOSEN = [specimen for specimen in specimens() if specimen.family != "real"]
every_specimen = pytest.mark.parametrize("specimen", CHOSEN, ids=lambda s: f"{s.family}/{s.name}")


def folded(text: str) -> str:
    return " ".join(text.split())


@every_specimen
def test_an_answer_has_the_keys_of_the_contract(specimen: Specimen) -> None:
    expected = specimen.expected()
    for warning in expected["warnings"]:
        warning.setdefault("message", "")

    assert ParsedMeeting.from_dict(expected).as_dict() == expected


@every_specimen
def test_an_answer_uses_the_words_of_the_contract(specimen: Specimen) -> None:
    expected = specimen.expected()

    assert {person["group"] for person in expected["attendance"]} <= set(GROUPS)
    for item in expected["items"]:
        assert {section["kind"] for section in item["sections"]} <= set(SECTION_KINDS)
        if decision := item["decision"]:
            assert set(decision["outcomes"]) <= set(OUTCOMES)
            assert len(decision["outcomes"]) == len(decision["points"])


@every_specimen
def test_an_answer_names_nobody_who_is_not_in_the_protokoll(specimen: Specimen) -> None:
    expected, text = specimen.expected(), folded(unescape(specimen.text()))
    people = expected["attendance"] + expected["signatories"]
    for item in expected["items"]:
        for vote in item["votes"]:
            people += vote["ballots"]
        for act in item["motions"] + item["reservations"]:
            people += act["by"]

    assert [person["name"] for person in people if not _stands_in(person["name"], text)] == []


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text, given name or family name first."""
    words = name.split()
    turned = (f"{' '.join(words[n:])}, {' '.join(words[:n])}" for n in range(1, len(words)))
    return name in text or any(other in text for other in turned)
