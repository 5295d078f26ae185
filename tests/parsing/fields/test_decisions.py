"""What is decided where no heading says so, and which proposal it answers."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.parsing.model import ParsedItem


def item(text: str) -> ParsedItem:
    (found,) = parse(f"Protokoll\nFolkhälsorådet 2022-11-04\n\n§ 1 Plan\n\n{text}\n").items
    return found


@pytest.mark.parametrize(
    "sentence",
    ["Informationen noterades.", "Rådet ställde sig bakom förslaget.", "Bo Ek utsågs till justerare."],
)
def test_a_sentence_of_running_text_decides(sentence: str) -> None:
    decision = item(f"Karin Mo berättade om läget. {sentence}").decision

    assert decision is not None
    assert decision.points == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rådet beslutade den 16 september 2022 att bilda en grupp.",
        "Ärendet återremitterades den 3 maj 2022.",
        "Ekby kommun godkände planen i våras.",
    ],
)
def test_what_was_decided_before_or_by_others_is_retold(sentence: str) -> None:
    assert item(f"Karin Mo berättade om läget. {sentence}").decision is None


@pytest.mark.parametrize(
    "lead",
    [
        "Rådet beslutar enligt beredningens förslag:",
        "Rådet beslutar för kommunstyrelsens räkning",
        "Rådet beslutar på nämndens vägnar",
    ],
)
def test_a_lead_says_whose_will_or_power_is_followed(lead: str) -> None:
    decision = item(f"Planen är klar.\n\n{lead}\n1. Planen antas.\n2. Planen trycks.").decision

    assert decision is not None
    assert (decision.by, decision.points) == ("Rådet", ("Planen antas.", "Planen trycks."))


def test_thanks_alone_decide_nothing() -> None:
    assert item("Karin Mo berättade om läget. Rådet tackar för informationen.").decision is None


def test_how_the_chair_counts_is_no_point_where_the_decision_is_said() -> None:
    decision = item(
        "Efter proposition finner ordföranden att rådet avslår förslaget. Rådet beslutar att öppettiden kvarstår."
    ).decision

    assert decision is not None
    assert decision.points == ("Rådet beslutar att öppettiden kvarstår.",)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        (
            "Beslutsgång\nVotering begärs.\n\nRådet beslutar med 4 nej-röster mot 3 ja-röster att avslå planen.",
            "Rådet beslutar med 4 nej-röster mot 3 ja-röster att avslå planen.",
        ),
        ("Rådet tar del av rapporten.", "Rådet tar del av rapporten."),
        (
            "Rådet fastställer följande dagar: 9 mars och 8 juni.",
            "Rådet fastställer följande dagar: 9 mars och 8 juni.",
        ),
    ],
)
def test_an_item_without_the_heading_beslut_may_decide_among_items_that_have_it(
    text: str, point: str
) -> None:
    found, _ = parse(
        f"Protokoll\nFolkhälsorådet 2022-11-04\n\n§ 1 Plan\n\n{text}\n\n§ 2 Val\n\nBeslut\nBo Ek utses.\n"
    ).items

    assert found.decision is not None
    assert found.decision.points == (point,)


def test_who_stands_in_for_whom_is_no_point() -> None:
    found = item("Beslut\n1. Planen antas.\n2. Taxan höjs.\n\nBo Ek (M) tjänstgör i Anna Els (S) ställe.")

    assert found.decision is not None
    assert found.decision.points == ("Planen antas.", "Taxan höjs.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Fullmäktige överlåter till byggnadsnämnden att besluta i ärendet.",
        "Motionerna remitteras till kommunstyrelsen.",
        "Interpellationen får ställas.",
    ],
)
def test_what_becomes_of_a_question_or_a_motion_is_decided(sentence: str) -> None:
    decision = item(sentence).decision

    assert decision is not None
    assert decision.points == (sentence,)


@pytest.mark.parametrize("sentence", ["Informationen antecknades.", "Rapporten från kontoret antecknas."])
def test_what_is_noted_in_running_text_is_decided(sentence: str) -> None:
    decision = item(f"Karin Mo berättade om läget. {sentence}").decision

    assert decision is not None and decision.outcomes == ("noted",)


def test_a_right_that_is_given_elects_nobody() -> None:
    decision = item("Beslut\nValsamordnaren får rätt att förordna fler röstmottagare.").decision

    assert decision is not None and decision.outcomes == ("other",)


def test_a_lead_may_say_how_many_were_for_it() -> None:
    found = item("Omröstning\nOmröstning begärs.\n\nRådet beslutar med 3 röster mot 2\n\natt anta planen.")

    assert found.decision is not None
    assert (found.decision.by, found.decision.points) == ("Rådet", ("att anta planen.",))


def test_a_lead_that_ends_in_foljande_leads_to_the_paragraph_below() -> None:
    decision = item("Rådet beslutar följande.\n\nPlanen godkänns.").decision

    assert decision is not None
    assert (decision.by, decision.points) == ("Rådet", ("Planen godkänns.",))


def test_a_lead_alone_between_blank_lines_heads_the_decision() -> None:
    found = item("Karin Mo berättar om läget.\n\nFOLKHÄLSORÅDET BESLUTAR\n\nInformationen antecknas.")

    assert [section.kind for section in found.sections] == ["background", "decision"]
    assert found.decision is not None
    assert found.decision.points == ("Informationen antecknas.",)


def test_the_board_decides_below_what_is_moved_and_voted_on() -> None:
    found = item(
        "Yrkande\nBo Ek (V) yrkar avslag på planen.\n\nJa röstar: Anna Al (S) och Cia Ros (C).\n\nNej röstar: Bo Ek (V).\n\n"
        "Folkhälsorådet beslutar\n\natt anta planen."
    )

    assert found.decision is not None
    assert (found.decision.by, found.decision.points) == ("Folkhälsorådet", ("att anta planen.",))
    assert [motion.kind for motion in found.motions] == ["reject"]
    assert [len(vote.ballots) for vote in found.votes] == [3]


def test_a_sentence_may_begin_with_its_infinitive() -> None:
    found = item("Att jämte ordföranden justera protokollet utsågs Bo Ek. Det sker den 9 maj 2022.")

    assert found.decision is not None
    assert found.decision.points == ("Att jämte ordföranden justera protokollet utsågs Bo Ek.",)


def test_a_sentence_that_begins_as_a_point_elects() -> None:
    found = item("Att jämte ordföranden justera protokollet utsågs Bo Al. Det justeras den 3 maj.")

    assert [section.kind for section in found.sections] == ["background"]
    assert found.decision is not None
    assert found.decision.points[0] == "Att jämte ordföranden justera protokollet utsågs Bo Al."


def test_who_is_told_to_do_something_leads_to_tasks() -> None:
    decision = item(
        "Beslut\nRådet ger kontoret i uppdrag att\n1. ta fram en plan\n2. redovisa den i maj."
    ).decision

    assert decision is not None
    assert (decision.by, decision.points) == ("Rådet", ("ta fram en plan", "redovisa den i maj."))
    assert decision.outcomes == ("commissioned", "commissioned")


def test_what_an_organ_decided_before_the_board_is_retold() -> None:
    text = "ARBETSUTSKOTTET BESLUTAR\natt notera läget.\n\nFOLKHÄLSORÅDET BESLUTAR\natt anta planen."
    decision = item(text).decision

    assert decision is not None
    assert (decision.by, decision.points) == ("FOLKHÄLSORÅDET", ("att anta planen.",))


def test_a_statement_to_others_is_no_approval_of_what_it_speaks_of() -> None:
    found = item("Beslut\nNämnden yttrar sig enligt följande: Bullret ska utredas innan planen antas.")

    assert found.decision is not None
    assert found.decision.outcomes == ("other",)


def test_what_a_board_takes_note_of_is_decided_also_where_no_item_has_headings() -> None:
    found = item("Nämnden tar del av listan.")

    assert found.decision is not None
    assert (found.decision.points, found.decision.outcomes) == (("Nämnden tar del av listan.",), ("noted",))


@pytest.mark.parametrize("point", ["Dispens medges inte.", "Dispens lämnas ej."])
def test_an_exemption_may_be_refused_without_the_word(point: str) -> None:
    found = item(f"Beslut\n{point}")

    assert found.decision is not None
    assert found.decision.outcomes == ("rejected",)


def test_what_the_chair_finds_decided_leads_to_the_points():
    text = "Ordföranden ställde proposition på yrkandena och fann att fullmäktige beslutat\n\natt anse motionen besvarad."
    [item] = parse(f"Protokoll\nKommunfullmäktige 2024-02-26\n\n§ 1 Motion\n\n{text}\n").items

    assert (item.decision.by, item.decision.points) == ("Fullmäktige", ("att anse motionen besvarad.",))


def test_a_board_that_has_taken_part_of_something_has_decided():
    [item] = parse(
        "Protokoll\nKulturnämnden 2024-02-26\n\n§ 1 Köp\n\nVård- och kulturnämnden har tagit del av listan.\n"
    ).items

    assert (item.decision.points, item.decision.outcomes) == (
        ("Vård- och kulturnämnden har tagit del av listan.",),
        ("noted",),
    )
