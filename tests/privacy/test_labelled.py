"""How much of the personal data in a labelled set is found, and how often something else is taken for it."""

from __future__ import annotations

import pytest

from ingest.privacy import Finding, Kind, find_personal_data
from tests.privacy.labelled import Example, examples

EXAMPLES = list(examples())
LABELLED = [example for example in EXAMPLES if not example.is_look_alike]
LOOK_ALIKES = [example for example in EXAMPLES if example.is_look_alike]
NUMBERS = {kind for kind in Kind if kind.is_number}


def findings(example: Example) -> list[Finding]:
    return find_personal_data(example.text, example.known)


def is_found(example: Example) -> bool:
    """A number is found where its characters are covered; of what is said about somebody, a part is enough."""
    for finding in findings(example):
        if finding.kind != example.kind:
            continue
        if example.kind in NUMBERS:
            if finding.start <= example.start and finding.end >= example.end:
                return True
        elif finding.start < example.end and finding.end > example.start:
            return True
    return False


def missed(kinds: set[Kind]) -> list[str]:
    return [example.text for example in LABELLED if example.kind in kinds and not is_found(example)]


def recall(kinds: set[Kind]) -> float:
    total = sum(example.kind in kinds for example in LABELLED)
    return 1 - len(missed(kinds)) / total


def test_the_set_has_two_hundred_of_each():
    assert len(LABELLED) >= 200
    assert len(LOOK_ALIKES) >= 200


def test_numbers_are_found():
    assert recall(NUMBERS) >= 0.98, missed(NUMBERS)


def test_what_is_taken_for_a_number_is_one():
    right = sum(example.kind in NUMBERS and is_found(example) for example in LABELLED)
    wrong = [
        (example.text, finding)
        for example in EXAMPLES
        for finding in findings(example)
        if finding.kind in NUMBERS and finding.kind != example.kind
    ]
    assert right / (right + len(wrong)) >= 0.9, wrong


@pytest.mark.parametrize("kind", sorted(set(Kind) - NUMBERS))
def test_other_personal_data_is_found(kind):
    assert recall({kind}) >= 0.85, missed({kind})


def test_few_look_alikes_are_taken_for_personal_data():
    fooled = [(example.text, findings(example)) for example in LOOK_ALIKES if findings(example)]
    assert len(fooled) / len(LOOK_ALIKES) <= 0.05, fooled
