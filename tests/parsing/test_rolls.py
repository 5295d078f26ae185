"""Rolls of votes that stand apart from their items: pages of the voting system, after the last item."""

import pytest

from ingest.parsing import parse

FRONT = """Ekby kommun
Kommunfullmäktige
Sammanträdesdatum 2021-03-02

Beslutande
Anna Ek (S), ordförande
Bo Dahl (M)
Cia Lind (C)
Dag Ros (V)
Eva Mo (S)

"""
VOTED = """§ 4 Svar på motion om cykelbanor i centrum

Beslut
Fullmäktige avslår motionen.

Omröstning begärs
Ja-röst för kommunstyrelsens förslag.

Omröstningsresultat
3 Ja-röster, 2 Nej-röster.

"""
LAST = "§ 5 Avslutning\n\nBeslut\nInformationen noteras.\n\n"
ROWS = "Anna Ek (S)    Ja\nBo Dahl (M)    Ja\nEva Mo (S)     Ja\nCia Lind (C)   Nej\nDag Ros (V)    Nej\n"
ALL = [
    ("Anna Ek", "S", "yes"),
    ("Bo Dahl", "M", "yes"),
    ("Eva Mo", "S", "yes"),
    ("Cia Lind", "C", "no"),
    ("Dag Ros", "V", "no"),
]


def minutes(*pages: str):
    return parse("".join([FRONT, *pages]))


def ballots(vote):
    return [(ballot.name, ballot.party, ballot.vote) for ballot in vote.ballots]


@pytest.mark.parametrize(
    "page",
    [
        "Bilaga 1\nVoteringsresultat\nÄrende § 4\n\n" + ROWS,
        "Voteringsprotokoll\nÄrende: § 4\n\n" + ROWS,
        "Omröstningsrapport\nÄrende 2: Svar på motion om cykelbanor i centrum\n\n" + ROWS,
        "Bilaga 2\nÄrende: 8:1\nÄrendemening: Svar på motion om cykelbanor\nAntal Ja: 3\nAntal Nej: 2\nResultat\n"
        "Anna Ek       S      1    Ordförande    Ja\nBo Dahl       M     22    Ledamot       Ja\n"
        "Eva Mo        S      3    Ersättare     Ja\nCia Lind      C      4    Ledamot       Nej\n"
        "Dag Ros       V      5    Ledamot       Nej\n",
        "Omröstningsbilaga § 4\n\nNamn          Parti   Röst\nEk Anna       S       JA\nDahl Bo       M       JA\n"
        "Mo Eva        S       JA\nLind Cia      C       NEJ\nRos Dag       V       NEJ\n",
        "Omröstningsrapport § 4\n\nJa (3)\nAnna Ek (S), Bo Dahl (M), Eva Mo (S)\nNej (2)\nCia Lind (C), Dag Ros (V)\n",
    ],
    ids=["appendix", "protokoll", "report", "counts", "family-name-first", "by-side"],
)
def test_a_page_of_the_voting_system_gives_its_ballots_to_the_item_that_it_names(page):
    meeting = minutes(VOTED, LAST, page)

    [vote] = meeting.items[0].votes
    assert ballots(vote) == ALL
    assert (vote.yes, vote.no) == (3, 2)
    assert meeting.items[1].votes == ()
    assert meeting.items[1].decision.points == ("Informationen noteras.",)


def test_a_page_that_names_no_item_is_of_the_vote_with_its_counts():
    meeting = minutes(VOTED, LAST, "Omröstningslista nr. 1\n\n" + ROWS)

    assert ballots(meeting.items[0].votes[0]) == ALL
    assert meeting.items[1].votes == ()


def test_a_page_whose_vote_cannot_be_told_is_warned_of():
    meeting = minutes(VOTED, LAST, "Omröstningslista nr. 1\n\n" + ROWS.replace("Nej", "Ja"))

    assert ballots(meeting.items[0].votes[0]) == []
    assert meeting.items[1].votes == ()
    assert "unread_vote" in {warning.code for warning in meeting.warnings}


def test_the_substitute_votes_and_a_list_goes_on_over_the_page():
    head = "Omröstningslista nr. 1\n§ 4. Svar på motion om cykelbanor i centrum\n"
    columns = "      Ledamöter        Parti      Ersättare               Ja   Nej   Avst   Frånv\n"
    meeting = minutes(
        VOTED,
        LAST,
        head + columns,
        "    Anna Ek            (S)                                X\n",
        "      Sten Al          (M)     Bo Dahl                    X\n",
        "                            Transport:                    2    0     0      0\n\n",
        head + columns,
        "    Eva Mo             (S)                                X\n",
        "     Cia Lind          (C)                                     X\n",
        "    Ulf By             (V)        Dag Ros                      X\n",
    )

    assert ballots(meeting.items[0].votes[0]) == ALL


def test_two_lists_of_one_item_are_of_its_two_votes():
    second = (
        VOTED
        + "Omröstning begärs\nJa-röst för tillägget.\n\nOmröstningsresultat\n2 Ja-röster, 3 Nej-röster.\n\n"
    )
    turned = ROWS.replace("Nej", "?").replace("Ja", "Nej").replace("?", "Ja")
    meeting = minutes(
        second, LAST, "Omröstningslista nr. 1\n§ 4\n\n" + ROWS + "\nOmröstningslista nr. 2\n§ 4\n\n" + turned
    )

    first, last = meeting.items[0].votes
    assert ballots(first) == ALL
    assert [vote for _, _, vote in ballots(last)] == ["no", "no", "no", "yes", "yes"]


def test_a_numbered_list_within_an_item_is_a_section_of_its_votes():
    meeting = minutes(VOTED, "Omröstningslista nr. 1\n\n" + ROWS + "\n", LAST)

    assert ballots(meeting.items[0].votes[0]) == ALL
    assert [(s.kind, s.heading) for s in meeting.items[0].sections][-1] == ("vote", "Omröstningslista nr. 1")


def test_a_list_of_presence_and_votes_after_the_last_item_is_of_the_paragraf_above_its_columns() -> None:
    read = parse(
        "Kommunfullmäktige 2012-12-17\n\nBeslutande     Se närvaro- och voteringslista\n\n§ 7  Budget\n\nBeslut\n\nBudgeten antas.\n\n"
        "Omröstningsresultat\n\n2 ja-röster och 1 nej-röst.\n\n§ 8  Val\n\nBeslut\n\nValet bordläggs.\n\n"
        "EKBY KOMMUN                    NÄRVARO- OCH VOTERINGSLISTA\nKommunfullmäktige                  2012-12-17\n\n"
        "                                                      § 7\n"
        "Ledamot                          Parti   Närv.   Ja   Nej   Avst\n"
        "Anna Ek, ordf                    S       x       x\n"
        "Bo Al                            M       x            x\n"
        "Cia Dal                          V       -\n"
        "Ersättare\n"
        "Eva Mo,                          V       x       x\n"
        "  tjg för Cia Dal (V)\n"
    )

    assert [(p.name, p.party, p.present) for p in read.attendance] == [
        ("Anna Ek", "S", True),
        ("Bo Al", "M", True),
        ("Cia Dal", "V", False),
        ("Eva Mo", "V", True),
    ]
    (vote,) = read.items[0].votes
    assert [(b.name, b.vote) for b in vote.ballots] == [
        ("Anna Ek", "yes"),
        ("Bo Al", "no"),
        ("Eva Mo", "yes"),
    ]
    assert read.items[1].votes == ()


@pytest.mark.parametrize(
    "page",
    [
        "Voteringslista § 4\n\nNamn          Parti   Ja   Nej   Avstår   Jäv   Frånvarande\n"
        "Anna Ek       S       X\nBo Dahl       M       X\nEva Mo        S       X\n"
        "Ulf By        C                            X\nCia Lind      C            X\nDag Ros       V            X\n",
        "Voteringslista § 4\n\nNr   Namn          Parti   Röst   Ersätter\n1    Anna Ek       S       Ja\n"
        "2    Bo Dahl       M       Ja     Ulf By\n3    Eva Mo        S       Ja\n"
        "4    Cia Lind      C       Nej\n5    Dag Ros       V       Nej\n",
    ],
    ids=["recused", "replaced"],
)
def test_a_roll_may_have_columns_of_the_recused_and_the_replaced(page):
    assert ballots(minutes(VOTED, LAST, page).items[0].votes[0]) == ALL


def test_one_table_tells_who_served_and_how_they_voted_on_two_paragraphs():
    front = (
        "Ekby kommun\nKommunstyrelsen\nSammanträdesdatum 2021-03-02\nParagrafer 4 - 5\n\nBeslutande\n"
        "                          Närvaro                             § 4           § 5\n"
        "Ordinarie ledamöter       Tjg         Ej tjg      Frånv       JA    NEJ     JA    NEJ\n"
        "Anna Ek (S), ordförande   X                                   X             X\n"
        "Bo Dahl (M)               X § 4                                     X\n"
        "Cia Lind (C)                                      X\n\n"
        "Ersättare                 Tjg         Ej tjg      Frånv       JA    NEJ     JA    NEJ\n"
        "Dag Ros (V)               X § 5       X § 4                                       X\n"
        "Eva Mo (S)                            X\n\n"
    )
    votes = "Omröstning\nMed 1 ja-röst och 1 nej-röst avslås motionen, se sidan 2.\n\n"
    found = parse(
        f"{front}§ 4 Köp\n\n{votes}Beslut\nKöpet görs.\n\n§ 5 Hyra\n\n{votes}Beslut\nLokalen hyrs.\n"
    )

    assert [(p.name, p.group, p.present, p.paragraphs) for p in found.attendance] == [
        ("Anna Ek", "member", True, None),
        ("Bo Dahl", "member", True, (4,)),
        ("Cia Lind", "member", False, None),
        ("Dag Ros", "serving_substitute", True, (5,)),
        ("Dag Ros", "substitute", True, (4,)),
        ("Eva Mo", "substitute", True, None),
    ]
    assert [ballots(vote) for item in found.items for vote in item.votes] == [
        [("Anna Ek", "S", "yes"), ("Bo Dahl", "M", "no"), ("Cia Lind", "C", "absent")],
        [("Anna Ek", "S", "yes"), ("Cia Lind", "C", "absent"), ("Dag Ros", "V", "no")],
    ]
