"""Decision points: leads told from points, marks taken off, wrapped lines joined, outcomes."""

from __future__ import annotations

import pytest

from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.outcomes import read_outcomes
from ingest.parsing.fields.points import read_points
from ingest.parsing.text import read_lines
from ingest.parsing.vocabulary import find_outcome


def points(source: str, width: int = 0) -> tuple[str | None, tuple[str, ...], tuple[bool, ...]]:
    read = read_points(read_lines(source), width=width, in_decision=True)
    return read.by, read.points, read.proposed


@pytest.mark.parametrize(
    ("lead", "by", "kind"),
    [
        ("Kommunstyrelsen beslutar:", "Kommunstyrelsen", "own"),
        ("Socialnämnden beslutar för egen del", "Socialnämnden", "own"),
        ("Nämnden beslutar att", "Nämnden", "own"),
        ("Arbetsutskottet föreslår kommunstyrelsen besluta", "Arbetsutskottet", "up"),
        ("Kommunstyrelsen föreslår att kommunfullmäktige beslutar", "Kommunstyrelsen", "up"),
        ("Kommunstyrelsen föreslår kommunfullmäktige", "Kommunstyrelsen", "up"),
        ("Kommunstyrelsen beslutar föreslå kommunfullmäktige", "Kommunstyrelsen", "up"),
        ("Nämnden föreslår regionstyrelsen föreslå regionfullmäktige", "Nämnden", "up"),
        ("Kontorets förslag till Kommunstyrelsen:", "Kontoret", "proposal"),
        ("Enligt kontorets förslag:", None, "none"),
        ("Med hänvisning till detta beslutar nämnden", "Nämnden", "own"),
        (
            "Därmed beslutar barn- och utbildningsnämnden för egen del att",
            "Barn- och utbildningsnämnden",
            "own",
        ),
        ("Mot bakgrund av ovanstående föreslår utskottet kommunstyrelsen besluta", "Utskottet", "up"),
        ("Mot bakgrund av ovanstående föreslås nämnden besluta", None, "asked"),
        ("Nämnden beslutar, med hänvisning till detta, att", "Nämnden", "own"),
    ],
)
def test_a_lead_says_by_whom(lead: str, by: str | None, kind: str) -> None:
    found = read_lead(lead)

    assert found is not None
    assert (found.by, found.kind) == (by, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunstyrelsen godkänner rapporten.",
        "Nämnden beslutar att avslå ansökan.",
        "Inga frågor anmäls.",
        "att avslå motionen",
    ],
)
def test_a_sentence_is_no_lead(sentence: str) -> None:
    assert read_lead(sentence) is None


def test_marked_points_lose_their_marks() -> None:
    source = "Nämnden beslutar:\n\n1. Rapporten godkänns.\n2. Chefen får i uppdrag att återkomma."

    assert points(source) == (
        "Nämnden",
        ("Rapporten godkänns.", "Chefen får i uppdrag att återkomma."),
        (False, False),
    )


def test_att_clauses_keep_att_and_their_commas() -> None:
    assert points("Nämnden beslutar\natt godkänna planen, samt\natt sända den vidare.")[1] == (
        "att godkänna planen, samt",
        "att sända den vidare.",
    )


def test_a_sentence_about_the_committee_stays_whole() -> None:
    assert points("Nämnden beslutar att avslå ansökan.") == (
        None,
        ("Nämnden beslutar att avslå ansökan.",),
        (False,),
    )


@pytest.mark.parametrize(
    "lead",
    [
        "Mot bakgrund av detta beslutar nämnden\n",
        "Mot bakgrund av detta beslutar nämnden ",
        "Nämnden beslutar mot bakgrund av detta\n",
        "Nämnden beslutar, med hänvisning till detta,\n",
    ],
)
def test_a_lead_above_att_clauses_may_give_its_reason_first_or_last(lead: str) -> None:
    by, found, _ = points(f"{lead}att köpa lokalen\natt hyra ut den")

    assert (by, found) == ("Nämnden", ("att köpa lokalen", "att hyra ut den"))


def test_two_leads_part_what_is_decided_from_what_is_proposed() -> None:
    source = "Nämnden beslutar för egen del\natt godkänna planen\n\nNämnden föreslår kommunfullmäktige besluta\natt anta taxan"

    assert points(source) == ("Nämnden", ("att godkänna planen", "att anta taxan"), (False, True))


def test_wrapped_points_are_joined() -> None:
    source = "1. Kommunen sköter själv vägarna från den 1 maj 2019,\n   med de maskiner som anges.\n2. Avtalet sägs upp."

    assert points(source, width=60)[1] == (
        "Kommunen sköter själv vägarna från den 1 maj 2019, med de maskiner som anges.",
        "Avtalet sägs upp.",
    )


def test_unmarked_lines_are_points_of_their_own() -> None:
    assert points("Justerare: Anna Ek (S)\n\nErsättare: Bo Al (M)")[1] == (
        "Justerare: Anna Ek (S)",
        "Ersättare: Bo Al (M)",
    )


@pytest.mark.parametrize(
    ("point", "outcome"),
    [
        ("att avslå motionen", "rejected"),
        ("att återremittera ärendet för att godkänna en ny plan", "referred_back"),
        ("Antalet platser redovisas i höst.", None),
        ("Rapporten läggs med godkännande till handlingarna.", "noted"),
        ("Nämnden beslutar i enlighet med kontorets förslag.", "approved"),
        ("Nämnden beslutar enligt kontorets förslag att avslå ansökan.", "rejected"),
    ],
)
def test_the_first_phrase_of_a_point_decides(point: str, outcome: str | None) -> None:
    assert find_outcome(point) == outcome


@pytest.mark.parametrize(
    ("source", "by", "expected"),
    [
        (
            "Socialnämnden:\n1. godkänner köpet.\n2. antar planen.",
            "Socialnämnden",
            ("godkänner köpet.", "antar planen."),
        ),
        (
            "Omsorgsnämnd Nordost för egen del:\natt anta planen.",
            "Omsorgsnämnd Nordost",
            ("att anta planen.",),
        ),
        ("I kommunstyrelsen:\natt anta planen.", "Kommunstyrelsen", ("att anta planen.",)),
        ("Nämnden beslutar följande.\n\n1. Planen antas.", "Nämnden", ("Planen antas.",)),
        ("Nämnden föreslår kommunfullmäktige\n\natt anta taxan.", "Nämnden", ("att anta taxan.",)),
    ],
)
def test_leads_without_a_verb_or_with_a_full_stop(source: str, by: str, expected: tuple[str, ...]) -> None:
    assert points(source)[:2] == (by, expected)


def test_a_sentence_below_att_clauses_is_no_point() -> None:
    source = "Nämnden beslutar\natt anta taxan.\n\nBeslutet fattas med votering.\n\nBo Berg (M) deltar inte i beslutet."

    assert points(source)[1] == ("att anta taxan.",)


def test_what_somebody_moves_is_no_point_of_a_proposal() -> None:
    source = "att anta taxan.\n\nEva Lund (V) yrkar avslag på förslaget."

    read = read_points(read_lines(source), width=0, in_decision=False)

    assert read.points == ("att anta taxan.",)


def test_the_heading_of_a_proposal_says_whose_it_is_before_its_lead_does() -> None:
    source = "Kommunstyrelsen föreslår kommunfullmäktige besluta\natt anta taxan."

    read = read_points(read_lines(source), width=0, heading_by="Arbetsutskottet", in_decision=False)

    assert (read.by, read.points) == ("Arbetsutskottet", ("att anta taxan.",))


def test_a_word_that_a_line_divided_is_whole_in_its_point() -> None:
    assert points("1. Verksam-\nheten får i uppdrag att följa upp.")[1] == (
        "Verksamheten får i uppdrag att följa upp.",
    )


@pytest.mark.parametrize(
    ("point", "outcome"),
    [
        ("Skrivelsen lämnas utan bifall.", "rejected"),
        ("Begäran om entledigande beviljas.", "approved"),
        ("Bo Ek (M) entledigas från uppdraget.", "other"),
        ("att förordna Bo Ek (M) till ny god man", "elected"),
        ("35 000 kronor avsätts för utrustning.", "other"),
        ("Nämnden lägger informationen till handlingarna.", "noted"),
        ("Rapporten läggs med godkännande till handlingarna.", "noted"),
        ("Medlen används inte förrän fullmäktige har fastställt budgeten.", "other"),
        ("att rekommendera medlemskommunerna att anta planen", "other"),
    ],
)
def test_the_main_verb_tells_the_outcome(point: str, outcome: str) -> None:
    assert read_outcomes([point], [False]) == (outcome,)


def test_an_indented_line_goes_on_with_its_point() -> None:
    source = "1. Utskottet ger tillstånd.\n   Medlen tas ur budgeten.\n2. Chefen tecknar avtal."

    assert points(source)[1] == (
        "Utskottet ger tillstånd. Medlen tas ur budgeten.",
        "Chefen tecknar avtal.",
    )


def test_points_may_count_on_inside_a_line() -> None:
    assert points("1. Ärendet avgörs i dag. 2. Planen antas. 3. Taxan höjs.")[1] == (
        "Ärendet avgörs i dag.",
        "Planen antas.",
        "Taxan höjs.",
    )


def test_a_line_that_ends_in_an_open_word_goes_on_below() -> None:
    source = "Nämnden beslutar\n\natt beslutet gäller från och med den\n20 mars 2020."

    assert points(source)[1] == ("att beslutet gäller från och med den 20 mars 2020.",)


def test_a_proposal_to_another_board_is_proposed():
    _, _, proposed = points("att föreslå skolnämnden att lunchen blir längre,\natt bjuda in kocken.")

    assert proposed == (True, False)


def test_numbers_without_a_sign_are_marks_where_they_count_on():
    assert points("Nämnden beslutar\n1 Godkänna planen\n2 Uppdra åt kontoret att återkomma")[:2] == (
        "Nämnden",
        ("Godkänna planen", "Uppdra åt kontoret att återkomma"),
    )
    assert points("12 Stolar köps.\n3 Bord säljs.")[1] == ("12 Stolar köps.", "3 Bord säljs.")


def test_att_clauses_without_commas_are_points_of_their_own_however_long() -> None:
    source = (
        "att fastställa budgeten för 2021 med en omslutning om 84 500 tkr\n"
        "att fastställa planen\natt uppdra åt den nya förbundschefen för räddningen\natt teckna avtal."
    )

    found = read_points(read_lines(source), width=64, in_decision=True)

    assert found.points == (
        "att fastställa budgeten för 2021 med en omslutning om 84 500 tkr",
        "att fastställa planen",
        "att uppdra åt den nya förbundschefen för räddningen",
        "att teckna avtal.",
    )


def test_what_a_board_asks_another_one_to_approve_is_proposed() -> None:
    assert points("Nämnden hemställer att styrelsens utskott godkänner planen.")[2] == (True,)


def test_a_sentence_on_one_line_is_a_point_of_its_own_however_long_it_is() -> None:
    first = "Axel Ek utses att tillsammans med ordföranden justera dagens protokoll."
    second = "Protokollet justeras den 16 februari 2017."

    assert points(f"{first}\n{second}", width=72)[1] == (first, second)


def test_a_proposal_named_under_the_decision_goes_upward() -> None:
    assert points("Förslag till kommunfullmäktige:\n\nAvgiften höjs.") == (None, ("Avgiften höjs.",), (True,))


def test_a_board_alone_may_lead_to_points_in_small_letters() -> None:
    assert points("Kulturnämnden\n- lägger punkt 10 före punkt 4\n- stryker punkt 12")[:2] == (
        "Kulturnämnden",
        ("lägger punkt 10 före punkt 4", "stryker punkt 12"),
    )


def test_the_wording_below_a_colon_is_of_the_same_point() -> None:
    found = points("Nämnden fastställer listan med följande ändring:\n\nÄrende 9 utgår.")

    assert found == (None, ("Nämnden fastställer listan med följande ändring: Ärende 9 utgår.",), (False,))


def test_on_whose_proposal_it_is_decided_is_no_point() -> None:
    assert points("På förslag av Anna Ek (S) och Bo Al (M):\n1. Köpet görs.\n2. Lokalen hyrs.")[1] == (
        "Köpet görs.",
        "Lokalen hyrs.",
    )


def test_the_board_alone_leads_to_its_points() -> None:
    assert points("Nämnden\n• Godkänner planen.\n• Utser Bo Al.")[:2] == (
        "Nämnden",
        ("Godkänner planen.", "Utser Bo Al."),
    )


def test_how_the_vote_came_out_is_no_point() -> None:
    source = "Nämnden beslutar om återremiss.\n\nOmröstningen utfaller med 65 Ja mot 9 Nej."

    assert points(source)[1] == ("Nämnden beslutar om återremiss.",)


def test_those_who_are_named_below_an_election_are_elected() -> None:
    listed = ["Fullmäktige väljer för tiden 2025–2026:", "Ordförande: Anna Ek (S)", "Bo Al (M), ersättare"]

    assert read_outcomes([*listed, "Ärendet avslutas."], [False] * 4) == (
        *("elected", "elected", "elected"),
        "other",
    )


def test_a_tariff_that_was_settled_before_is_not_settled_now():
    assert read_outcomes(["Avgiften är 6 420 kronor enligt fastställd taxa."], [False]) == ("other",)
