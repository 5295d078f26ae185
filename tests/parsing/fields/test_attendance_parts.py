import pytest

from ingest.parsing import parse
from tests.parsing.fields.lists import one


@pytest.mark.parametrize(
    "remark", ["endast under informationen", "enbart vid föredragningen", "under punkt B", "punkt A"]
)
def test_a_part_of_the_meeting_may_have_no_number(remark):
    entry = one("other", f"Eva Mo, planerare, {remark}")

    assert (entry.title, entry.paragraphs, entry.partial) == ("planerare", None, True)


def test_a_paragraph_behind_only_is_no_part():
    entry = one("other", "Eva Mo, planerare, endast § 12")

    assert (entry.paragraphs, entry.partial) == ((12,), False)


def test_who_serves_for_a_part_and_is_among_the_others_is_a_substitute_there():
    text = (
        "Protokoll\nKulturnämnden 2024-02-26\n\nBeslutande\nAnna Ek (S)\nBo Dahl (M) tjänstgörande § 2\n\n"
        "Övriga närvarande\nBo Dahl (M) § 1\nCia Li (V)\nEva Mo, planerare\n\n"
        "§ 1 Köp\nBeslut\nKöpet görs.\n\n§ 2 Bidrag\nBeslut\nBidraget avslås."
    )

    assert [(p.name, p.group, p.paragraphs) for p in parse(text).attendance] == [
        ("Anna Ek", "member", None),
        ("Bo Dahl", "serving_substitute", (2,)),
        ("Bo Dahl", "substitute", (1,)),
        ("Cia Li", "substitute", None),
        ("Eva Mo", "other", None),
    ]


def test_somebody_with_a_party_among_the_others_is_one_of_them_where_nobody_there_serves():
    text = (
        "Protokoll\nKulturnämnden 2024-02-26\n\nBeslutande\nAnna Ek (S)\n\nÖvriga närvarande\nCia Li (V)\n\n"
        "§ 1 Köp\nBeslut\nKöpet görs."
    )

    assert [(p.name, p.group) for p in parse(text).attendance] == [("Anna Ek", "member"), ("Cia Li", "other")]
