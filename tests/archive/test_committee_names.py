"""Committees are known by their written name, its other forms, and abbreviations."""

import pytest

from archive.following.committee_names import can_abbreviate, committee_key, initials


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsens"),
        ("Kommunstyrelsen", "kommunstyrelse"),
        ("Socialnämnden", "SOCIALNÄMND"),
        ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsens  Arbetsutskottet"),
        ("Kultur- och fritidsnämnden", "Kultur och fritidsnämnd"),
    ],
)
def test_two_forms_of_one_name_are_one_committee(one, other):
    assert committee_key(one) == committee_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott"),
        ("Socialnämnden", "Social- och omsorgsnämnden"),
        ("Folkhälsorådet", "Folkhälsonämnden"),
    ],
)
def test_different_committees_stay_apart(one, other):
    assert committee_key(one) != committee_key(other)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kommunstyrelsen", "KS"),
        ("Kommunfullmäktige", "KF"),
        ("Barn- och utbildningsnämnden", "BUN"),
        ("Kommunstyrelsens trygghetsutskott", "KSTU"),
        ("Kultur- och fritidsnämnden", "KFN"),
    ],
)
def test_initials_count_the_head_of_a_compound(name, letters):
    assert initials(name) == letters


def test_an_abbreviation_may_leave_out_the_last_words_but_not_the_first():
    name = "Kommunstyrelsens utskott för samhälle och framtid"
    assert can_abbreviate("KSUS", name)
    assert can_abbreviate("KSUSF", name)
    assert not can_abbreviate("US", name)
    assert not can_abbreviate("KSTU", name)
