"""Motions: who moves, what kind, which words."""

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.motions import read_motions
from ingest.parsing.model import NamedParty


def motions(text):
    return [
        (motion.kind, [(p.name, p.party) for p in motion.by], motion.text)
        for motion in read_motions([(text, (1, 1))])
    ]


def kinds(text):
    return [kind for kind, _, _ in motions(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Ek (S) yrkar avslag på förslaget.", "reject"),
        ("Anna Ek (S) yrkar att motionen avslås.", "reject"),
        ("Anna Ek (S): Avslag på förslaget.", "reject"),
        ("Anna Ek (S) yrkar bifall till förslaget.", "approve"),
        ("Anna Ek (S) yrkar bifall till förslaget att avslå motionen.", "approve"),
        ("Anna Ek (S) yrkar att motionen bifalls.", "approve"),
        ("Anna Ek (S) yrkar att nämnden beslutar i enlighet med kontorets förslag.", "approve"),
        ("Anna Ek (S) yrkar återremiss.", "other"),
        ("Anna Ek (S) yrkar att ärendet bordläggs.", "other"),
        ("Anna Ek (S) yrkade i första hand återremiss, i andra hand avslag.", "other"),
        ("Anna Ek (S) yrkar som tillägg att stigen röjs.", "amend"),
        ("Anna Ek (S) yrkar som ändring att priset behålls.", "amend"),
        ("Anna Ek (S) yrkar att taxan höjs med 2 %.", "amend"),
        ("Anna Ek (S): Att punkt 3 stryks.", "amend"),
        ("Anna Ek (S) yrkar att skolan får namnet Berget.", "amend"),
        ("Anna Ek (S) yrkar bifall till förslaget med följande tillägg: Stigen röjs.", "amend"),
        ("Mot detta yrkar Anna Ek (S) bifall till Bo Eks (M) förslag.", "approve"),
        ("Ordföranden Anna Ek (S) yrkar bifall.", "approve"),
        ("Bifall till förslaget yrkas av Anna Ek (S).", "approve"),
        ("Anna Ek (S) tilläggsyrkar att rapport lämnas.", "amend"),
        ("Anna Ek (S) lämnar följande ändringsyrkande: att avgiften sänks.", "amend"),
        ("Anna Ek (S) lämnar ett avslagsyrkande.", "reject"),
        ("Yrkande från Anna Ek (S): Avslag.", "reject"),
        ("Anna Ek (S) m.fl.: Bifall till motionen.", "approve"),
    ],
)  # fmt: skip
def test_the_first_thing_asked_for_tells_the_kind(text, kind):
    assert motions(text) == [(kind, [("Anna Ek", "S")], text)]


def test_several_people_move_together():
    text = "Anna Ek (S), Bo Ek och Cia Dal (båda M) samt Dan Ås (V) yrkar bifall."

    assert motions(text) == [
        ("approve", [("Anna Ek", "S"), ("Bo Ek", "M"), ("Cia Dal", "M"), ("Dan Ås", "V")], text)
    ]


def test_those_who_second_a_motion_are_of_it():
    text = "Anna Ek (S) yrkar, med instämmande av Bo Ek (M) och Cia Dal (V), bifall."

    assert motions(text)[0][1] == [("Anna Ek", "S"), ("Bo Ek", "M"), ("Cia Dal", "V")]


def test_that_others_second_a_motion_is_not_what_it_asks_for():
    text = "Anna Ek (S) yrkar med bifall från Bo Ek (M) att svaret kompletteras."

    assert motions(text) == [("amend", [("Anna Ek", "S"), ("Bo Ek", "M")], text)]


def test_foreslar_is_a_motion_under_a_heading_of_motions_alone():
    text = [("Anna Ek (S) föreslår att ärendet återremitteras.", None)]

    assert read_motions(text) == ()
    assert [(m.kind, m.by[0].name) for m in read_motions(text, under_heading=True)] == [("other", "Anna Ek")]


def test_older_minutes_name_no_party():
    assert motions("Sigvard Rehn yrkar bifall till inspektörens förslag.")[0][1] == [("Sigvard Rehn", None)]


def test_a_sentence_a_motion():
    text = "Anna Ek (S) yrkar avslag. Bo Ek (M) yrkar bifall. Cia Dal (V) har inte yrkanderätt."

    assert motions(text) == [
        ("reject", [("Anna Ek", "S")], "Anna Ek (S) yrkar avslag."),
        ("approve", [("Bo Ek", "M")], "Bo Ek (M) yrkar bifall."),
    ]


def test_a_line_a_motion_also_without_full_stops():
    assert kinds("Anna Ek (S) yrkar avslag\nBo Ek (M) yrkar bifall") == ["reject", "approve"]


def test_a_wrapped_name_is_one_name():
    assert motions("Anna Ek (S) och Bo\nEk (M) yrkar avslag.")[0][1:] == (
        [("Anna Ek", "S"), ("Bo Ek", "M")],
        "Anna Ek (S) och Bo Ek (M) yrkar avslag.",
    )


def test_two_motions_in_one_sentence_share_its_words():
    assert kinds("Anna Ek (S) yrkar bifall och Bo Ek (M) yrkar avslag.") == ["approve", "reject"]


def test_points_of_their_own_belong_to_the_motion():
    [motion] = read_motions([("Anna Ek (S) yrkar:", (1, 1)), ("- att A", (2, 2)), ("- att B", (3, 3))])

    assert (motion.text, motion.kind, motion.lines) == (
        "Anna Ek (S) yrkar:\n- att A\n- att B",
        "amend",
        (1, 3),
    )


def test_a_group_moves_without_a_person():
    assert motions("Moderaterna yrkar avslag.") == [("reject", [], "Moderaterna yrkar avslag.")]


@pytest.mark.parametrize(
    "text",
    [
        "Ordföranden ställer proposition på Anna Eks (S) yrkande om avslag.",
        "De som yrkar bifall röstar ja.",
        "Ordföranden finner att Anna Ek (S) yrkat avslag.",
        "Anna Ek (S) tackar för ordet.",
        "Återremiss yrkas.",
        "",
    ],
)
def test_talk_about_motions_is_none(text):
    assert motions(text) == []


@pytest.mark.parametrize(
    ("text", "by", "kind"),
    [
        ("Anna Ek, S: Avslag på förslaget.", [("Anna Ek", "S")], "reject"),
        ("Anna Ek (S): Ramarna räknas upp med 1,0 procent.", [("Anna Ek", "S")], "amend"),
        ("Anna De Frees (KD) yrkar avslag.", [("Anna De Frees", "KD")], "reject"),
        ("Anna Ek (S): Ärendet återremitteras för komplettering.", [("Anna Ek", "S")], "other"),
        ("Anna Ek, M, yrkar bifall till förslaget.", [("Anna Ek", "M")], "approve"),
        ("Anna Ek (S) lade fram ett eget förslag.", [("Anna Ek", "S")], "other"),
        ("Anna Ek (S) föreslår att ärendet bordläggs.", [("Anna Ek", "S")], "other"),
        ("Anna Ek (S) yrkar att motionen anses besvarad.", [("Anna Ek", "S")], "other"),
        (
            "Ordföranden Anna Ek (S) och 1:e vice ordföranden Bo Dahl (M) yrkade avslag.",
            [("Anna Ek", "S"), ("Bo Dahl", "M")],
            "reject",
        ),
    ],
)
def test_what_is_a_motion_under_a_heading_of_motions(text, by, kind):
    [motion] = read_motions([(text, (1, 1))], under_heading=True)

    assert [(person.name, person.party) for person in motion.by] == by
    assert (motion.kind, motion.text) == (kind, text)


def test_who_agrees_moves_the_same_as_the_one_agreed_with():
    motions = read_motions(
        [
            ("Anna Ek (S) yrkar avslag.", (1, 1)),
            ("Bo Dahl (M) yrkar bifall.", (2, 2)),
            ("Cia Lind (V) instämmer i Anna Eks yrkande.", (3, 3)),
        ]
    )

    assert [(motion.by[0].name, motion.kind) for motion in motions] == [
        ("Anna Ek", "reject"),
        ("Bo Dahl", "approve"),
        ("Cia Lind", "reject"),
    ]


def test_the_sentence_after_a_motion_does_not_tell_its_kind():
    text = "Bo Ek (V) yrkar att taxan halveras. Ordföranden finner att nämnden beslutar enligt förslaget."

    assert [m.kind for m in read_motions([(text, None)])] == ["amend"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bo Ek (V) yrkar att skatten fastställs till 11:34.", "amend"),
        ("Bo Ek (V) yrkar att taxan fastställs.", "approve"),
        ("Bo Ek (V) yrkar att bygglov beviljas.", "approve"),
        ("Bo Ek (V) yrkar att ärendet avgörs i dag.", "other"),
        ("Bo Ek (V) för V-gruppen: Avslag på punkt 2.", "reject"),
    ],
)
def test_the_act_and_the_amount_tell_the_kind(text, kind):
    assert [m.kind for m in read_motions([(text, None)])] == [kind]


def test_the_number_of_the_next_motion_is_in_none():
    assert [text for _, _, text in motions("1. Anna Ek (S) yrkar bifall.\n2. Bo Dahl (M) yrkar avslag.")] == [
        "Anna Ek (S) yrkar bifall.",
        "Bo Dahl (M) yrkar avslag.",
    ]


def test_what_somebody_moves_may_stand_below_as_att_clauses():
    paragraphs = [("Anna Ek (S) yrkar", (1, 1)), ("att ärendet bordläggs.", (3, 3))]

    assert [motion.text for motion in read_motions(paragraphs)] == [
        "Anna Ek (S) yrkar\natt ärendet bordläggs."
    ]


def test_what_is_moved_stands_behind_many_who_second_it():
    text = "Bo Ek (M) yrkar, med instämmande av Jan Al (L), Eino Ros (KD) och Cia Mo (C), att skulden inte förs över."

    assert kinds(text) == ["amend"]


def test_what_was_moved_may_be_listed_by_whom_it_was():
    found = read_motions([("2) av Anna Ek för (s) och av Bo Dahl för (m) om bifall till motionen", (1, 1))])

    assert [(m.kind, [p.name for p in m.by]) for m in found] == [("approve", ["Anna Ek", "Bo Dahl"])]


def test_what_is_said_of_a_referral_back_is_not_what_is_moved():
    assert kinds("Anna Ek (S) yrkar avslag på återremissyrkandet och bifall till förslaget.") == ["approve"]


def test_a_word_before_the_mover_may_say_what_is_moved():
    text = "Tilläggsyrkande: Anna Ek (S): uppföljning ska ske i maj."

    assert [m.kind for m in read_motions([(text, (1, 1))], under_heading=True)] == ["amend"]


def put(background, title="Köp"):
    """The motions of an item whose proposals are put to the meeting, outside a heading of motions."""
    text = f"{background}\n\nOrdföranden ställer proposition på förslagen.\n\nBeslut\nKöpet görs."
    [item] = parse(f"Protokoll\nKulturnämnden 2017-10-25\n\n§ 1 {title}\n\n{text}\n").items
    return [(motion.kind, motion.by[0].name) for motion in item.motions]


def test_who_proposes_what_is_put_to_the_meeting_has_moved():
    assert put("Bo Dahl (m) föreslår att köpet bordläggs.") == [("other", "Bo Dahl")]


def test_what_was_proposed_in_writing_before_is_no_motion():
    assert put("Bo Dahl (M) föreslår i en motion att lokalen köps.") == []
    assert put("Bo Dahl (M) föreslår att lokalen köps.", title="Motion om lokalen") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bo Dahl (M) – att en plan tas fram.", "amend"),
        ("Bo Dahl (M) – bifall till förslaget.", "approve"),
        ("Bo Dahl (M) – förslag 2.", "approve"),
    ],
)
def test_what_is_moved_may_stand_behind_a_dash(text, kind):
    [motion] = read_motions([(text, (1, 1))], under_heading=True)

    assert (motion.by, motion.kind, motion.text) == ((NamedParty("Bo Dahl", "M"),), kind, text)


def test_what_members_propose_below_the_heading_of_a_proposal_is_their_motion():
    text = "Förslag till beslut\nVice ordföranden Bo Dahl m.fl. (M) föreslår att ärendet bordläggs.\n\nBeslut\nKöpet görs."
    [item] = parse(f"Protokoll\nKulturnämnden 2017-10-25\n\n§ 1 Köp\n\n{text}\n").items

    assert [(motion.by[0].name, motion.kind) for motion in item.motions] == [("Bo Dahl", "other")]
    assert (item.proposal, item.sections[0].kind) == (None, "motion")


def test_who_moved_may_stand_in_brackets_behind_the_motion():
    text = "1) Bifall till styrelsens förslag (landstingsrådet Bo Dahl (M))."
    [motion] = read_motions([(text, (1, 1))], under_heading=True)

    assert (motion.by, motion.kind) == ((NamedParty("Bo Dahl", "M"),), "approve")
    assert motion.text == "Bifall till styrelsens förslag (landstingsrådet Bo Dahl (M))."


def test_two_demands_of_the_same_person_are_one_motion():
    text = "Bo Dahl (m): Bifall till punkt 1. Avslag på punkt 2."

    assert [motion.text for motion in read_motions([(text, (1, 1))], under_heading=True)] == [text]


@pytest.mark.parametrize("seconds", ["biträdd av", "understödd av", "med biträde av", "med stöd från"])
def test_who_seconds_between_the_mover_and_the_verb_moves_too(seconds):
    [motion] = read_motions([(f"Eva Ek (C), {seconds} Bo Al (V), yrkar bifall till motionen.", (1, 1))])

    assert [(p.name, p.party) for p in motion.by] == [("Eva Ek", "C"), ("Bo Al", "V")]


def test_to_propose_that_the_meeting_grants_something_is_to_be_for_it():
    paragraph = ("Bo Al (V) föreslår att kommunfullmäktige bifaller motionen.", (1, 1))

    assert [m.kind for m in read_motions([paragraph], under_heading=True)] == ["approve"]


def test_what_is_asked_for_may_stand_before_those_who_do():
    text = "Bifall till motionen: Eva Ek (C), Bo Al (V).\nAvslag på motionen: Cia Ros (S), Dag Mo (M) m.fl."

    assert [(m.kind, [p.name for p in m.by]) for m in read_motions([(text, (1, 2))], under_heading=True)] == [
        ("approve", ["Eva Ek", "Bo Al"]),
        ("reject", ["Cia Ros", "Dag Mo"]),
    ]


def test_what_members_ask_for_below_the_word_proposal_is_moved():
    text = "Beslut\nMotionen avslås.\n\nFörslag\nBifall till motionen: Eva Ek (C), Bo Al (V)."
    [item] = parse(f"Protokoll\nKulturnämnden 2017-10-25\n\n§ 1 Köp\n\n{text}\n").items

    assert [(motion.by[0].name, motion.kind) for motion in item.motions] == [("Eva Ek", "approve")]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        (
            "Bo Al (V) yrkar avslag.\n\nOrdföranden ställer proposition på yrkandet.",
            ["Bo Al (V) yrkar avslag."],
        ),
        ("Ordföranden Anna Ek (S) yrkar bifall.", ["Ordföranden Anna Ek (S) yrkar bifall."]),
        ("Ordföranden finner att Bo Al (V) yrkar avslag.", []),
        ("Bo Al (V) yrkar votering.", []),
    ],
)
def test_who_moves_where_proposals_are_put_is_heard_and_the_chair_retells_nothing(text, moved):
    (item,) = parse(f"Protokoll\nKulturnämnden 2019-05-06\n\n§ 1 Vägar\n\nBeslutsgång\n{text}\n").items

    assert [motion.text for motion in item.motions] == moved


def test_a_motion_that_is_told_again_where_it_is_put_is_one():
    text = (
        "Yrkanden\nBo Al (V) yrkar avslag på köpet.\n\nBeslutsgång\nBo Al (V) yrkar avslag, och det får stöd."
    )
    (item,) = parse(f"Protokoll\nKulturnämnden 2019-05-06\n\n§ 1 Vägar\n\n{text}\n").items

    assert [motion.text for motion in item.motions] == ["Bo Al (V) yrkar avslag på köpet."]
