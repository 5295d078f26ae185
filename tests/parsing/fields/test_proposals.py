"""What is proposed, by whom, and where a proposal upward is the board's own decision."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.parsing.model import ParsedItem


def item(text: str) -> ParsedItem:
    (found,) = parse(f"Protokoll\nFolkhälsorådet 2022-11-04\n\n§ 1 Plan\n\n{text}\n").items
    return found


def test_a_lead_after_a_proposal_begins_the_decision_and_a_motion_is_no_point() -> None:
    found = item(
        "Förvaltningens förslag\nRådet hyr lokalen i två år.\n\nEva Lund (V) yrkade att rådet hyr den i ett år.\n\n"
        "Rådet beslutade:\natt hyra lokalen i två år."
    )

    assert found.proposal is not None and found.decision is not None
    assert (found.proposal.by, found.proposal.points) == ("Förvaltningen", ("Rådet hyr lokalen i två år.",))
    assert (found.decision.by, found.decision.points) == ("Rådet", ("att hyra lokalen i två år.",))
    assert [by.name for motion in found.motions for by in motion.by] == ["Eva Lund"]


def test_two_proposals_that_are_decided_together_are_one() -> None:
    found = item(
        "Styrelsens förslag till beslut\natt godkänna bokslutet.\n\nRevisorernas förslag till beslut\n"
        "att bevilja ansvarsfrihet.\n\nBeslut\natt godkänna bokslutet,\natt bevilja ansvarsfrihet."
    )

    assert found.proposal is not None and found.decision is not None
    assert found.proposal.points == ("att godkänna bokslutet.", "att bevilja ansvarsfrihet.")
    assert found.decision.as_proposed is True


def test_of_two_proposals_that_differ_the_first_counts() -> None:
    found = item(
        "Kontorets förslag till beslut\natt anta planen.\n\nUtskottets förslag till beslut\natt avslå planen.\n\n"
        "Beslut\natt avslå planen."
    )

    assert found.proposal is not None and found.decision is not None
    assert (found.proposal.by, found.proposal.points) == ("Kontoret", ("att anta planen.",))
    assert found.decision.as_proposed is False


TOLD = """Kommunstyrelsen {proposes}

att anta planen.

Bo Al (M) yrkar avslag.

Kommunfullmäktige beslutar

att anta planen."""


@pytest.mark.parametrize(
    "proposes",
    [
        "föreslår",
        "föreslår kommunfullmäktige besluta",
        "har den 3 maj 2022, § 41, behandlat ärendet och föreslår kommunfullmäktige",
    ],
)
def test_what_another_organ_proposes_in_running_text_is_the_proposal(proposes: str) -> None:
    found = item(TOLD.format(proposes=proposes))

    assert found.proposal is not None
    assert (found.proposal.by, found.proposal.points) == ("Kommunstyrelsen", ("att anta planen.",))
    assert found.decision is not None
    assert (found.decision.by, found.decision.outcomes) == ("Kommunfullmäktige", ("approved",))
    assert found.decision.as_proposed
    assert [motion.kind for motion in found.motions] == ["reject"]


def test_an_organs_own_proposal_upward_stays_its_decision() -> None:
    found = item("Kommunstyrelsen föreslår kommunfullmäktige besluta\n\natt anta planen.")

    assert found.proposal is None
    assert found.decision is not None
    assert (found.decision.by, found.decision.outcomes) == ("Kommunstyrelsen", ("proposed",))


def minutes_of(committee: str, text: str) -> ParsedItem:
    (found,) = parse(f"Protokoll\n{committee} 2022-11-04\n\n§ 1 Plan för cykelvägar\n\n{text}\n").items
    return found


@pytest.mark.parametrize(
    ("committee", "heading", "by"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsens förslag till kommunfullmäktige", "Kommunstyrelsen"),
        ("Kommunstyrelsen", "Kommunstyrelsens förslag till beslut i kommunfullmäktige", "Kommunstyrelsen"),
        ("Kommunstyrelsens arbetsutskott", "Arbetsutskottets förslag till beslut", "Arbetsutskottet"),
        ("Socialnämnden", "Nämndens förslag till kommunfullmäktige", "Nämnden"),
    ],
)
def test_what_a_board_itself_proposes_upward_is_its_decision(committee: str, heading: str, by: str) -> None:
    found = minutes_of(committee, f"{heading}\n1. Planen antas.\n2. Nämnden får i uppdrag att bygga.")

    assert found.proposal is None
    assert found.decision is not None
    assert (found.decision.by, found.decision.points) == (
        by,
        ("Planen antas.", "Nämnden får i uppdrag att bygga."),
    )
    assert found.decision.outcomes == ("proposed", "proposed")


def test_the_same_heading_in_the_minutes_of_the_one_above_is_a_proposal() -> None:
    found = minutes_of(
        "Kommunfullmäktige",
        "Kommunstyrelsens förslag till kommunfullmäktige\nPlanen antas.\n\nBeslut\nPlanen antas.",
    )

    assert found.proposal is not None and found.decision is not None
    assert found.decision.outcomes == ("approved",)


def test_what_is_decided_and_what_is_proposed_upward_stand_side_by_side() -> None:
    found = minutes_of(
        "Kommunstyrelsen",
        "Kommunstyrelsens beslut\nChefen får i uppdrag att återkomma.\n\n"
        "Kommunstyrelsens förslag till kommunfullmäktige\nPlanen antas.",
    )

    assert found.decision is not None
    assert found.decision.outcomes == ("commissioned", "proposed")


def test_the_lead_of_a_proposal_needs_no_colon_below_its_heading() -> None:
    found = item(
        "Förslag till beslut\nStyrelsens förslag till rådet\n1. Planen antas.\n\nBeslut\nPlanen antas."
    )

    assert [section.heading for section in found.sections] == ["Förslag till beslut", "Beslut"]
    assert found.proposal is not None
    assert (found.proposal.by, found.proposal.points) == ("Styrelsen", ("Planen antas.",))


def test_what_another_board_is_told_to_propose_is_a_proposal() -> None:
    found = minutes_of(
        "Kommunfullmäktige",
        "Bakgrund\nResultatet är gott. Kommunstyrelsen har behandlat ärendet 2022-10-31, § 97, och föreslår att "
        "kommunfullmäktige beslutar\natt godkänna bokslutet.\n\nYttranden\nAnna Ek (C) yttrar sig.\n\n"
        "Kommunfullmäktige beslutar\natt godkänna bokslutet.",
    )

    assert found.proposal is not None and found.decision is not None
    assert (found.proposal.by, found.proposal.points) == ("Kommunstyrelsen", ("att godkänna bokslutet.",))
    assert (found.decision.by, found.decision.outcomes) == ("Kommunfullmäktige", ("approved",))
    assert found.decision.as_proposed is True


def test_a_proposal_on_the_line_of_its_heading_ends_where_somebody_moves() -> None:
    found = item(
        "Kontorets förslag: Planen antas.\nBo Ek (V): Avslag på planen.\nRådet beslutar efter proposition enligt förslaget."
    )

    assert found.proposal is not None and found.decision is not None
    assert (found.proposal.by, found.proposal.points) == ("Kontoret", ("Planen antas.",))
    assert [(m.by[0].name, m.kind) for m in found.motions] == [("Bo Ek", "reject")]
    assert found.decision.points == ("Rådet beslutar efter proposition enligt förslaget.",)


def test_forslag_alone_between_blank_lines_heads_a_proposal() -> None:
    found = item("Förslag\n\nKontoret föreslår att planen antas.\n\nBeslut\n\nPlanen antas.")

    assert [section.kind for section in found.sections] == ["proposal", "decision"]


def test_an_office_of_two_words_proposes_above_the_decision() -> None:
    found = item(
        "Anbud har kommit in.\n\nTekniska kontoret föreslår rådet\n\natt anta anbudet\n\nRådet beslutar\n\natt avslå anbudet."
    )

    assert found.proposal is not None
    assert (found.proposal.by, found.proposal.points) == ("Tekniska kontoret", ("att anta anbudet",))


def test_what_another_board_asked_for_in_writing_is_the_proposal() -> None:
    text = "Direktionen hemställer i skrivelse den 5 mars att rådet ville besluta\n\natt anta planen.\n\nRådet beslutar\n\natt anta planen."
    found = item(text)

    assert found.proposal is not None
    assert (found.proposal.by, found.proposal.points) == ("Direktionen", ("att anta planen.",))


def test_a_paragraph_below_the_list_of_a_proposal_is_no_point() -> None:
    found = item(
        "Kontorets förslag\n\n1. Planen antas.\n2. Kartan ritas om.\n\nUtskottet lämnade inget eget förslag.\n\nBeslut\n\nPlanen antas."
    )

    assert found.proposal is not None
    assert found.proposal.points == ("Planen antas.", "Kartan ritas om.")


def test_a_proposal_goes_before_what_another_board_decides_in_a_sentence() -> None:
    found = item(
        "Kommunstyrelsen föreslår kommunfullmäktige\n\natt anta planen.\n\nBo Ek (V) yrkar återremiss.\n\n"
        "Kommunfullmäktige beslutar enligt kommunstyrelsens förslag."
    )

    assert found.proposal is not None
    assert (found.proposal.by, found.proposal.points) == ("Kommunstyrelsen", ("att anta planen.",))
    assert found.decision is not None
    assert found.decision.points == ("Kommunfullmäktige beslutar enligt kommunstyrelsens förslag.",)
    assert [m.text for m in found.motions] == ["Bo Ek (V) yrkar återremiss."]


@pytest.mark.parametrize(
    "organ", ["Individutskottet", "Förvaltningen", "Avdelningen för vård", "Tillsynsutskottet"]
)
def test_a_board_whose_name_begins_like_a_small_word_proposes_itself(organ: str) -> None:
    found = item(f"Beslut\n{organ} föreslår socialnämnden\n\natt anta planen.")

    assert found.decision is not None
    assert (found.decision.by, found.decision.points) == (organ, ("att anta planen.",))


def decided(committee: str, heading: str) -> ParsedItem:
    (found,) = parse(
        f"Protokoll\n{committee} 2022-11-04\n\n§ 1 Plan\n\nBakgrund\nText.\n\n{heading}\nPlanen antas.\n"
    ).items
    return found


def test_what_a_board_proposes_upward_under_a_heading_without_its_name_is_its_decision() -> None:
    upward = decided("Kommunstyrelsen", "Förslag till kommunfullmäktige").decision

    assert upward is not None
    assert upward.outcomes == ("proposed",)
    assert decided("Kommunfullmäktige", "Förslag till kommunfullmäktige").decision is None
