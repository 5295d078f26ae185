"""Signs that a list explains say who the people beside them are; without an explanation they are bullets."""

from ingest.parsing import parse
from tests.parsing.fields.lists import read


def groups(text):
    return [(entry.name, entry.group) for entry in read("member", text)[0]]


def test_a_sign_says_who_serves_wherever_it_is_explained():
    marked = "Anna Ek (S)\n* Bo Al (M)\nCia Ros* (C)"
    expected = [("Anna Ek", "member"), ("Bo Al", "serving_substitute"), ("Cia Ros", "serving_substitute")]

    assert groups(f"* = tjänstgörande ersättare\n{marked}") == expected
    assert groups(f"{marked}\n*) tjänstgörande ersättare") == expected


def test_a_sign_without_explanation_is_a_bullet():
    assert groups("* Anna Ek (S)\n* Bo Al (M)") == [("Anna Ek", "member"), ("Bo Al", "member")]


def test_a_roll_in_an_appendix_names_the_members_and_how_they_voted():
    meeting = parse(
        "Protokoll\nKommunfullmäktige 2015-11-23\n\nBeslutande   Se förteckning, bilaga 1\n\n§ 1 Plan\n\nBeslutsgång\n"
        "Omröstning begärs. Det blir 1 ja-röst och 2 nej-röster.\n\nBeslut\nPlanen avslås.\n\n"
        "Bilaga 1\n\nBeslutande                      Omröstning § 1\n* = tjänstgörande ersättare     Ja    Nej\n\n"
        "Anna Ek       (S)   ordförande  x\nBo Al         (M)                     x\n* Cia Ros     (C)                     x\n"
    )

    assert [(p.name, p.group) for p in meeting.attendance] == [
        ("Anna Ek", "member"),
        ("Bo Al", "member"),
        ("Cia Ros", "serving_substitute"),
    ]
    assert [(b.name, b.vote) for b in meeting.items[0].votes[0].ballots] == [
        ("Anna Ek", "yes"),
        ("Bo Al", "no"),
        ("Cia Ros", "no"),
    ]
