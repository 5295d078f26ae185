"""Votes in sentences, lists and tables."""

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.votes import read_ballots, read_votes


def votes(*paragraphs):
    return read_votes([(text, (n, n)) for n, text in enumerate(paragraphs, 1)])


def counts(*paragraphs):
    return [(v.yes, v.no, v.abstain, v.absent) for v in votes(*paragraphs)]


def ballots(*paragraphs):
    return [(b.name, b.party, b.vote) for v in votes(*paragraphs) for b in v.ballots]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 ja-röster och 13 nej-röster", (18, 13, None, None)),
        ("Med 8 ja-röster mot 5 beslutar nämnden", (8, 5, None, None)),
        ("5 ledamöter röstar för förslaget och 2 ledamöter för Bo Eks yrkande.", (5, 2, None, None)),
        ("22 ja, 19 nej", (22, 19, None, None)),
        ("40 Ja mot 35 Nej. 4 ledamöter är frånvarande.", (40, 35, None, 4)),
        ("3 ja-röster och 2 nej-röster, 1 ledamot avstår och 1 är frånvarande.", (3, 2, 1, 1)),
        ("nio ja-röster och fyra nej-röster. Två avstår.", (9, 4, 2, None)),
        ("Omröstningen utfaller med åtta röster för ja och fem för nej", (8, 5, None, None)),
        ("Ja: 12, Nej: 9, Avstår: 2", (12, 9, 2, None)),
        ("Ja-röster 22, nej-röster 19", (22, 19, None, None)),
        ("4 ledamöter röstar ja till förslaget och 1 röstar nej.", (4, 1, None, None)),
        ("12 ledamöter har röstat ja, 10 har röstat nej, ingen avstår", (12, 10, 0, None)),
        ("Med 22 ja-röster, 19 nej-röster och 2 nedlagda röster", (22, 19, 2, None)),
        ("Med 3 ja mot 3 nej och ordförandens utslagsröst beslutar nämnden", (3, 3, None, None)),
        ("Vid omröstningen avges 4 ja och 2 nej. 1 ledamot avstår.", (4, 2, 1, None)),
        ("Med 4 ja mot 3 nej och 1 som avstår återremitteras ärendet", (4, 3, 1, None)),
        ("7 (sju) ja-röster mot 4 (fyra) nej-röster", (7, 4, None, None)),
        ("35 ja-röster mot 24 nej-röster och 2 som avstår från att rösta", (35, 24, 2, None)),
        ("JA\t7\nNEJ\t4\nAVSTÅR\t2", (7, 4, 2, None)),
        ("Antal ja-röster: 7\nAntal nej-röster: 4\nAntal som avstår: 0", (7, 4, 0, None)),
    ],
)
def test_counts_in_sentences(text, expected):
    assert counts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ja-röst för bifall till förslaget. Nej-röst för avslag.",
        "Den som vill bifalla Anna Eks (S) förslag röstar ja. Den som vill avslå röstar nej.",
        "Ja-röst för Bo Eks (S) yrkande.",
        "Anna Ek (S) avstår från att delta i beslutet.",
        "Fyra ledamöter är frånvarande.",
        "5 § i reglementet",
        "",
    ],
)
def test_the_voting_order_and_absence_are_no_votes(text):
    assert votes(text) == ()


def test_names_in_sentences():
    [vote] = votes(
        "Per Gran (M), Gustav Pihl (RP) och ordföranden Nils Kvick (C) röstar Ja (3).",
        "Ingela Rönn (S), Britt\nSolberg (MP) röstar Nej (2).",
    )

    assert (vote.yes, vote.no, vote.lines) == (3, 2, (1, 2))
    assert [(b.name, b.party, b.vote) for b in vote.ballots] == [
        ("Per Gran", "M", "yes"),
        ("Gustav Pihl", "RP", "yes"),
        ("Nils Kvick", "C", "yes"),
        ("Ingela Rönn", "S", "no"),
        ("Britt Solberg", "MP", "no"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (S) Ja\nBo Dahl (M) Nej\nCia Lo (V) Avstår\nDan Ås (SD) Frånvarande",
        "S Anna Ek: Ja\nM Bo Dahl: Nej\nV Cia Lo: Avstår\nSD Dan Ås: Frånvarande",
        "Ja: Anna Ek (S)\nNej: Bo Dahl (M)\nAvstår: Cia Lo (V)\nFrånvarande: Dan Ås (SD)",
        "Ja-röster\nAnna Ek (S)\nNej-röster\nBo Dahl (M)\nAvstår\nCia Lo (V)\nFrånvarande\nDan Ås (SD)",
        "Följande röstar ja: Anna Ek (S). Följande röstar nej: Bo Dahl (M). Cia Lo (V) avstår. Dan Ås (SD) frånvarande.",
    ],
)
def test_lists_of_voters(text):
    assert ballots(text) == [
        ("Anna Ek", "S", "yes"),
        ("Bo Dahl", "M", "no"),
        ("Cia Lo", "V", "abstain"),
        ("Dan Ås", "SD", "absent"),
    ]


def test_two_voters_in_one_sentence():
    assert ballots("Anna Ek (S) röstar ja och Bo Dahl (M) röstar nej.") == [
        ("Anna Ek", "S", "yes"),
        ("Bo Dahl", "M", "no"),
    ]


def test_a_table_tells_by_the_place_of_the_mark():
    text = """Parti  Namn              Ja   Nej   Avstår
C      Rakel Hjort       X
S      Östen Nyberg                 X
M      Leila Amini            X
Summa                    1    1     1"""

    assert counts(text) == [(1, 1, 1, None)]
    assert ballots(text) == [
        ("Rakel Hjort", "C", "yes"),
        ("Östen Nyberg", "S", "abstain"),
        ("Leila Amini", "M", "no"),
    ]


def test_a_table_with_tabs():
    assert ballots("Parti\tNamn\tJa\tNej\nS\tAnna Ek\tX\t\nM\tBo Dahl\t\tX") == [
        ("Anna Ek", "S", "yes"),
        ("Bo Dahl", "M", "no"),
    ]


def test_folded_blanks_tell_no_column_and_nothing_is_guessed():
    assert votes("Parti Namn Ja Nej\nS Anna Ek X\nM Bo Dahl X") == ()


def test_several_votes_in_order():
    assert counts("Kontraproposition: 10 ja och 5 nej.", "Huvudvotering begärs. 8 ja och 7 nej.") == [
        (10, 5, None, None),
        (8, 7, None, None),
    ]


def test_the_same_vote_told_again_is_one():
    assert counts(
        "Voteringen utfaller med 8 ja-röster mot 5 nej-röster.",
        "Med 8 ja-röster mot 5 nej-röster avslås motionen.",
    ) == [(8, 5, None, None)]


def test_a_roll_apart_from_its_item():
    roll = [
        "Ledamot\tParti\tNärv\tTjänstgörande ersättare\tJa\tNej",
        "Anna Ek\tC\tN\t\tX",
        "Bo Dahl\tS\tF\tCia Lo\t\tX",
        "Dan Ås\tSD\tF",
    ]

    assert [(b.name, b.party, b.vote) for b in read_ballots(roll)] == [
        ("Anna Ek", "C", "yes"),
        ("Cia Lo", "S", "no"),
        ("Dan Ås", "SD", "absent"),
    ]


def test_a_roll_after_the_last_item_gives_the_ballots_of_the_paragraph_it_names():
    meeting = parse(
        "Ekby kommun\nKommunfullmäktige\nSammanträdesdatum 2021-03-02\n\nBeslutande\nAnna Ek (S)\n\n"
        "§ 1 Taxor\n\nBeslut\nFullmäktige antar taxan.\n\n§ 2 Budget\n\nBeslut\nFullmäktige antar budgeten.\n\n"
        "Omröstningslista § 1\n\nLedamot\tParti\tJa\tNej\nAnna Ek\tS\tX\t\nBo Dahl\tM\t\tX\n"
    )

    assert [(b.name, b.party, b.vote) for b in meeting.items[0].votes[0].ballots] == [
        ("Anna Ek", "S", "yes"),
        ("Bo Dahl", "M", "no"),
    ]
    assert meeting.items[1].votes == ()


def test_who_abstains_is_counted():
    [vote] = votes(
        "Anna Ek (S) röstar ja (1). Bo Dahl (M) röstar nej (1). Eva Mo (KD) avstår från att rösta (1)."
    )

    assert (vote.yes, vote.no, vote.abstain) == (1, 1, 1)
    assert [b.vote for b in vote.ballots] == ["yes", "no", "abstain"]


def test_a_total_of_nought_is_said():
    [vote] = votes("Ledamot\tJa\tNej\tAvst.\nAnna Ek (S)\tX\t\t\nSumma\t1\t0\t0")

    assert (vote.yes, vote.no, vote.abstain) == (1, 0, 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Voteringen utfaller med 5 röster för kontorets förslag och 4 röster för Bo Eks förslag.",
        "Nämnden bifaller förslaget med 5 röster mot 4.",
        "Med 5 röster för förslaget mot 4 röster beslutar nämnden så.",
    ],
)
def test_sides_are_counted_also_without_ja_and_nej(sentence):
    [vote] = votes(sentence)

    assert (vote.yes, vote.no) == (5, 4)


def test_the_head_of_a_roll_may_have_two_lines():
    roll = [
        "Ledamot         Parti   Närv   Tjänstgörande ersättare   Omröstning § 6",
        "                                                         Ja    Nej",
        "Anna Ek         C       X                                X",
        "Bo Dahl         S       -      Cia Lo                          X",
    ]

    assert [(b.name, b.party, b.vote) for b in read_ballots(roll)] == [
        ("Anna Ek", "C", "yes"),
        ("Cia Lo", "S", "no"),
    ]


def test_a_mark_under_absent_is_an_absent_ballot():
    roll = [
        "Namn\tParti\tJa\tNej\tFrånv",
        "Anna Ek\tC\tX\t\t",
        "Bo Dahl\tS\t\t\tX",
        "Summa\t1\t0\t1",
    ]

    assert [(b.name, b.vote) for b in read_ballots(roll)] == [("Anna Ek", "yes"), ("Bo Dahl", "absent")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ja-röster avges av Bo Ek (S) och Eva Li (C). Nej-röst avges av Tor Al (M).",
        "Bo Ek (S) och Eva Li (C) avger ja-röst. Tor Al (M) lämnar nej-röst.",
    ],
)
def test_votes_are_given_by_those_named(sentence):
    assert ballots(sentence) == [("Bo Ek", "S", "yes"), ("Eva Li", "C", "yes"), ("Tor Al", "M", "no")]


def test_a_total_that_says_what_the_sentence_said_is_of_the_same_vote():
    table = "Ledamot         Ja    Nej    Avstår\nBo Ek (S)       X\nTor Al (M)            X\nSumma           1     1      0"

    assert counts("Med 1 ja-röst mot 1 nej-röst avgörs frågan.", table) == [(1, 1, 0, None)]
    assert len(votes("Med 2 ja-röster mot 1 nej-röst avgörs frågan.", table)) == 2


def test_the_name_of_a_roll_may_stand_above_the_heading_of_its_list():
    roll = "NÄRVARO- OCH OMRÖSTNINGSLISTA\n\n                           Närv.   Omröstning § 2\nLedamöter          Parti           Ja    Nej\n\n"
    rows = "Anna Ek            S       x       x\nBo Al              M       x             x\n"
    text = f"Protokoll\nKommunfullmäktige 2024-02-26\n\n{roll}{rows}\n§ 2 Köp\n\nVotering\nVotering begärs.\n\nBeslut\nKöpet görs.\n"
    (found,) = parse(text).items

    assert [(b.name, b.party, b.vote) for b in found.votes[0].ballots] == [
        ("Anna Ek", "S", "yes"),
        ("Bo Al", "M", "no"),
    ]


def test_a_table_may_have_columns_for_several_votes_by_words():
    table = "Ledamot\tParti\tPunkt 1\tPunkt 2\nAnna Ek\tS\tJa\tJa\nBo Al\tM\tNej\tAvstår"
    first, second = votes("Punkt 1: 1 ja, 1 nej.\nPunkt 2: 1 ja, 0 nej, 1 avstår.", table)

    assert [(b.name, b.party, b.vote) for b in first.ballots] == [
        ("Anna Ek", "S", "yes"),
        ("Bo Al", "M", "no"),
    ]
    assert [b.vote for b in second.ballots] == ["yes", "abstain"]
    assert (second.yes, second.no, second.abstain) == (1, 0, 1)


def test_a_table_may_have_columns_for_several_votes_by_marks():
    table = (
        "Ledamöter       Ja    Nej   Ja    Nej\nAnna Ek (S)     X           X\nBo Al (M)             X     X"
    )

    assert [[b.vote for b in vote.ballots] for vote in votes(table)] == [["yes", "no"], ["yes", "yes"]]


def test_a_roll_of_two_paragraphs_gives_each_its_ballots():
    roll = (
        "Närvaro- och omröstningslista § 1 och § 2\n\n"
        "Ledamöter          Parti   Ja    Nej   Ja    Nej\n"
        "Anna Ek            S       x           x\n"
        "Bo Al              M             x     x\n"
    )
    item = "§ {} Köp\n\nVotering\nVotering begärs.\n\nBeslut\nKöpet görs.\n\n"
    found = parse(
        f"Protokoll\nKommunfullmäktige 2024-02-26\n\n{roll}\n{item.format(1)}{item.format(2)}"
    ).items

    assert [[b.vote for b in i.votes[0].ballots] for i in found] == [["yes", "no"], ["yes", "yes"]]


def test_sides_are_counted_at_the_end_of_a_line():
    assert counts("Direktionen beslutar med 3 röster mot 2") == [(3, 2, None, None)]


def test_an_answer_stands_behind_each_name():
    text = "Anna Ek (S) ja, Bo Al (M) nej, Cia Li (C) avstår. Med 1 ja mot 1 nej avgörs frågan."

    assert ballots(text) == [("Anna Ek", "S", "yes"), ("Bo Al", "M", "no"), ("Cia Li", "C", "abstain")]


def test_names_stand_in_columns_under_ja_and_nej():
    assert ballots("Ja                  Nej\nAnna Ek (S)         Bo Al (M)\nCia Ros (V)") == [
        ("Anna Ek", "S", "yes"),
        ("Bo Al", "M", "no"),
        ("Cia Ros", "V", "yes"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "JA                  NEJ\nAnna Ek (S)         Bo Al (M)\nCia Li (C)",
        "   Ja-röster (2)    Nej-röster (1)\n   Anna Ek (S)      Bo Al (M)\n   Cia Li (C)",
        "Ja:\tNej:\nAnna Ek (S)\tBo Al (M)\nCia Li (C)",
        "Ja: Anna Ek (S)     Nej: Bo Al (M)\n    Cia Li (C)",
    ],
)
def test_those_for_and_against_may_be_listed_side_by_side(text):
    assert ballots(text) == [("Anna Ek", "S", "yes"), ("Bo Al", "M", "no"), ("Cia Li", "C", "yes")]


def test_those_who_vote_may_stand_in_brackets_behind_the_count():
    text = "Vid omröstning med ja-röst för bifall avges 2 ja-röster (Anna Ek och Bo Al) och 1 nej-röst (Cia Li (C))."

    assert ballots(text) == [("Anna Ek", None, "yes"), ("Bo Al", None, "yes"), ("Cia Li", "C", "no")]


def test_a_list_may_stand_beside_its_head():
    text = "Ja-röster      Anna Ek (S)\n               Bo Al (M), Siv Mo (L)\nNej-röster     Cia Li (C)"

    assert ballots(text) == [
        ("Anna Ek", "S", "yes"),
        ("Bo Al", "M", "yes"),
        ("Siv Mo", "L", "yes"),
        ("Cia Li", "C", "no"),
    ]


def test_lists_side_by_side_end_where_a_sentence_begins():
    text = "Ja             Nej\nAnna Ek (S)    Bo Al (M)\nCia Li (C) och Dag Ro (V) är jäviga."

    assert [name for name, _, _ in ballots(text)] == ["Anna Ek", "Bo Al"]


def test_those_listed_before_an_answer_share_it():
    text = "Vid omröstningen röstade Anna Ek (S), Bo Al (S) ja och Cia Mo (V) nej."

    assert ballots(text) == [("Anna Ek", "S", "yes"), ("Bo Al", "S", "yes"), ("Cia Mo", "V", "no")]


def test_numbers_may_stand_below_their_answers():
    assert counts("JA   NEJ   AVSTÅR\n7    5     1") == [(7, 5, 1, None)]


def test_the_voters_come_in_the_order_of_the_minutes():
    assert ballots(
        "Ja röstar Anna Ek (S) och Bo Dahl (M).\nNej röstar Cia Ros (V).\nEva Mo (KD) avstår."
    ) == [
        ("Anna Ek", "S", "yes"),
        ("Bo Dahl", "M", "yes"),
        ("Cia Ros", "V", "no"),
        ("Eva Mo", "KD", "abstain"),
    ]


def test_the_number_of_a_proposal_is_no_count():
    assert votes("De som röstar för förslag 2 röstar ja.\nDe som röstar för förslag 1 röstar nej.") == ()


def test_a_list_of_votes_may_break_in_a_name():
    assert ballots("Ja\nAnna Ek (S), Bo Dahl (M), Cia\nRos (V)", "Nej\nEva Mo (KD)") == [
        ("Anna Ek", "S", "yes"),
        ("Bo Dahl", "M", "yes"),
        ("Cia Ros", "V", "yes"),
        ("Eva Mo", "KD", "no"),
    ]


def test_who_votes_for_a_proposal_votes_as_that_stands_for():
    text = (
        "Ja-röst för bifall till kontorets förslag och nej-röst för bifall till Bo Dahls förslag.\n"
        "För kontorets förslag röstar Anna Ek (S) och Cia Ros (V).\nFör Bo Dahls förslag röstar Bo Dahl (M)."
    )

    assert ballots(text) == [("Anna Ek", "S", "yes"), ("Cia Ros", "V", "yes"), ("Bo Dahl", "M", "no")]
    assert ballots("För kontorets förslag röstar Anna Ek (S) och Cia Ros (V).") == []


@pytest.mark.parametrize(
    "text",
    [
        "Med röstsiffrorna 20–15 antas budgeten.",
        "Vid omröstning röstar 20 för styrelsens förslag och 15 för Eva Falks (C) förslag.",
        "Ja-röster    20\nNej-röster   15",
        "Ja-röster\t20\nNej-röster\t15",
    ],
)
def test_counts_in_figures_and_in_rows(text):
    [vote] = read_votes([(text, (1, 1))])

    assert (vote.yes, vote.no) == (20, 15)


def test_the_number_of_a_vote_in_its_heading_is_no_count():
    text = (
        "Votering 1 (återremiss)\nJa-röst: ärendet avgörs idag. Nej-röst: återremiss.\nUtfall: 25 ja, 6 nej."
    )

    assert [(vote.yes, vote.no) for vote in read_votes([(text, (1, 3))])] == [(25, 6)]


def test_whose_proposal_nej_stands_for_is_no_voter():
    lines = "Ja-röst: bifall till förslaget.\nNej-röst: bifall till Anna Eks yrkande.\n\nLedamöter\tParti\tJa\tNej\nAnna Ek\tS\t\tX\nBo Al\tM\tX"

    assert [(b.name, b.party, b.vote) for b in read_ballots(lines.split("\n"))] == [
        ("Anna Ek", "S", "no"),
        ("Bo Al", "M", "yes"),
    ]


def test_a_party_above_rows_of_a_table_is_that_of_those_without_one():
    table = (
        "Namn              Ja      Nej\nCenterpartiet (C)\nAnna Ek           X\nEkbylistan (EL)\nBo Dahl"
        "                   X\nOrdföranden\nEva Mo            X"
    )
    (vote,) = read_votes([(table, None)])

    assert [(b.name, b.party, b.vote) for b in vote.ballots] == [
        ("Anna Ek", "C", "yes"),
        ("Bo Dahl", "EL", "no"),
        ("Eva Mo", None, "yes"),
    ]


def test_whose_proposal_won_a_vote_is_no_voter():
    assert ballots("Med 6 ja-röster och 1 som avstår beslutar nämnden enligt Eva Eks yrkande.") == []
