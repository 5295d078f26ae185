"""What became of a motion is told only where the minutes say it."""

import pytest

from archive.following.motion_fates import Fate, Moved, fates

EK = Moved("amend", "Eva Ek (L) yrkar att taxan höjs med 2 procent.", ("Eva Ek",))
BO = Moved("reject", "Bo Ceder (M) yrkar avslag på förvaltningens förslag.", ("Bo Ceder",))


def fate(motion, *, procedure="", decision=(), as_proposed=None, others=()):
    return fates([motion, *others], procedure=procedure, decision=decision, as_proposed=as_proposed)[0]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Ordföranden finner att nämnden bifaller Eva Eks (L) ändringsyrkande.", "bifölls"),
        ("Ordföranden finner att nämnden avslår Eva Eks (L) yrkande.", "avslogs"),
        ("Med 5 ja-röster mot 4 nej-röster beslutar nämnden enligt Eva Eks (L) yrkande.", "bifölls"),
        ("Proposition ställs på ändringsyrkandet och ordföranden finner att det avslås.", "avslogs"),
        ("Därmed faller Eva Eks (L) yrkande.", "föll"),
        (
            "Ordföranden ställer förvaltningens förslag mot Eva Eks (L) ändringsyrkande och finner att "
            "nämnden beslutar enligt förvaltningens förslag.",
            "föll",
        ),
    ],
)
def test_the_finding_is_the_fate_and_its_sentence_the_proof(sentence, verdict):
    assert fate(EK, procedure=sentence) == Fate(verdict, sentence)


def test_a_finding_that_a_vote_follows_counts_no_more():
    found = "Ordföranden finner att nämnden avslår Eva Eks (L) yrkande. Omröstning begärs."
    assert fate(EK, procedure=found) is None
    vote = "Med 3 ja-röster mot 4 nej-röster beslutar nämnden enligt Eva Eks (L) yrkande."
    assert fate(EK, procedure=f"{found}\n\n{vote}") == Fate("bifölls", vote)


def test_nothing_is_said_where_the_minutes_say_nothing():
    assert fate(EK, procedure="Ordföranden ställer yrkandena under proposition.") is None
    assert fate(EK, decision=["Taxan höjs."], as_proposed=False) is None


def test_a_decision_on_the_motion_itself_tells():
    yes = Moved("approve", "Eva Ek (L) yrkar bifall till motionen.", ("Eva Ek",))
    assert fate(yes, decision=["att avslå motionen,"]) == Fate("föll", "att avslå motionen")
    assert fate(yes, decision=["Motionen bifalls."]) == Fate("bifölls", "Motionen bifalls.")


def test_who_wanted_no_to_a_proposal_that_became_the_decision_lost():
    assert fate(BO, as_proposed=True, decision=["Taxan höjs."]) == Fate("föll", "")


def test_support_for_another_motion_shares_its_fate():
    support = Moved("approve", "Carin Dahl (C) yrkar bifall till Eva Eks (L) yrkande.", ("Carin Dahl",))
    sentence = "Ordföranden finner att nämnden bifaller Eva Eks (L) ändringsyrkande."
    assert fate(support, procedure=sentence, others=[EK]) == Fate("bifölls", sentence)


def test_two_motions_by_one_member_are_not_mixed_up():
    other = Moved("amend", "Eva Ek (L) yrkar att taxan sänks.", ("Eva Ek",))
    assert fate(EK, procedure="Nämnden bifaller Eva Eks (L) yrkande.", others=[other]) is None
