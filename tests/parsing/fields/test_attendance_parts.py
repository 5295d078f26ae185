import pytest

from ingest.parsing import parse
from tests.parsing.fields.lists import one, read


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


def test_a_group_without_names_is_nobody_and_its_paragraph_no_one_elses():
    entries, problems = read("other", "Eva Mo, ekonom, §§ 11-12\nRepresentanter för ungdomsrådet, § 14")

    assert [(e.name, e.title, e.paragraphs) for e in entries] == [("Eva Mo", "ekonom", (11, 12))]
    assert [(p.code, p.message) for p in problems] == [("no_person", "Representanter för ungdomsrådet, § 14")]


def test_a_roll_call_on_the_last_page_is_the_list():
    text = (
        "Protokoll\nKulturnämnden 2024-02-26\n\nBeslutande\nSe uppropslista\n\n§ 1 Köp\nBeslut\nKöpet görs.\n\n"
        "UPPROPSLISTA\n\nLedamöter\nAnna Ek (S)\nBo Dahl (M)\n"
    )

    assert [(p.name, p.group) for p in parse(text).attendance] == [
        ("Anna Ek", "member"),
        ("Bo Dahl", "member"),
    ]


def test_a_paragraph_behind_a_comma_is_of_both_that_are_joined():
    entries, _ = read("other", "Ungdomsrådet: Bo Al och Eva Ek, § 11\nCia Dal och Tor Mo § 12")

    assert [entry.paragraphs for entry in entries] == [(11,), (11,), None, (12,)]


@pytest.mark.parametrize(
    "line",
    [
        "Maj Berg, vice ordf. (C), § 13 ordf.",
        "Maj Berg (C), 1:e vice ordförande, ordförande § 13",
        "Maj Berg (C), vice ordförande, § 13 som ordförande",
    ],
)
def test_when_a_vice_chair_led_is_not_when_that_one_was_there(line):
    entries, problems = read("member", f"{line}\nRolf Tor (S)")

    assert [(entry.paragraphs, "ordf" in (entry.title or "")) for entry in entries] == [
        (None, True),
        (None, False),
    ]
    assert problems == ()


def test_when_a_vice_chair_was_there_stands_behind_the_title():
    assert one("member", "Maj Berg (C), 2:e vice ordförande §§ 12–13").paragraphs == (12, 13)


def test_a_post_may_head_a_member_above_the_other_members():
    text = (
        "Närvarande\n\nOrdföranden\nAnna Ek (S)\n\nVice ordföranden\nBo Dahl (M)\n\nLedamöterna\nCia Ros (V)"
    )
    found = parse(
        f"Protokoll\nKulturnämnden 2024-02-26\n\n{text}\n\n§ 1 Köp\nBeslut\nKöpet görs.\n"
    ).attendance

    assert [(p.name, p.party, p.title, p.group) for p in found] == [
        ("Anna Ek", "S", "Ordföranden", "member"),
        ("Bo Dahl", "M", "Vice ordföranden", "member"),
        ("Cia Ros", "V", None, "member"),
    ]


def test_a_list_may_begin_one_blank_behind_its_heading_and_have_posts_behind_the_names():
    text = "Ledamöter\nAnna Ek (S)\nTjänstemän Bo Al omsorgschef, Carl Johan\nTyke chef för vård, Eva Mo sekreterare och Cia Ros controller § 1"
    found = parse(f"Protokoll\nKulturnämnden 2024-02-26\n{text}\n\n§ 1 Köp\nBeslut\nKöpet görs.\n").attendance

    assert [(p.name, p.title, p.group) for p in found[1:]] == [
        ("Bo Al", "omsorgschef", "other"),
        ("Carl Johan Tyke", "chef för vård", "other"),
        ("Eva Mo", "sekreterare", "other"),
        ("Cia Ros", "controller", "other"),
    ]


def test_who_is_called_ers_beside_the_officials_is_a_substitute() -> None:
    read = parse(
        "Kulturnämnden 2019-05-06\n\nBeslutande\nAnna Ek (S), ordförande\n\n"
        "Övriga deltagande\nBo Al (V) ers., § 1, Cia Dal (M) ers.\nEva Mo, kulturchef\n\n§ 1 Köp\n\nBeslut\nKöpet görs.\n"
    )

    assert [(p.name, p.group, p.title) for p in read.attendance[1:]] == [
        ("Bo Al", "substitute", None),
        ("Cia Dal", "substitute", None),
        ("Eva Mo", "other", "kulturchef"),
    ]
