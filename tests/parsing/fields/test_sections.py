"""Which lines head a section, in words of the vocabulary and without."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.sections import find_section_heading


def sections(item: str) -> list[tuple[str, str | None]]:
    (found,) = parse(f"Protokoll\nKulturnämnden 2019-05-06\n\n§ 1 Vägar\n\n{item}\n").items
    return [(section.kind, section.heading) for section in found.sections]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Sammanträdet", "deliberation"),
        ("Ersättaryttrande", "statement"),
        ("Kopia", "distribution"),
        ("Justering", "other"),
        ("Exp:", "distribution"),
        ("Förslag till beslut på sammanträdet", "motion"),
        ("Förslag till beslut från ledamöter", "motion"),
        ("Förslag på mötet", "motion"),
    ],
)
def test_words_that_head_a_section(heading: str, kind: str) -> None:
    assert sections(f"Beslut\nTaxan antas.\n\n{heading}\nEva Lund (V) yttrar sig.") == [
        ("decision", "Beslut"),
        (kind, heading.rstrip(":")),
    ]


def test_few_words_straight_above_a_text_head_a_section_where_the_item_has_headings() -> None:
    item = "Bakgrund\nVägen är smal.\n\nFramtida behov\nVägen behöver breddas inom tio år.\n\nBeslut\nTaxan antas."

    assert sections(item) == [("background", "Bakgrund"), ("other", "Framtida behov"), ("decision", "Beslut")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Anna Ek\nHon tackar för de år som har gått.",
        "Bifalles\nSkälen är de som kontoret anger i skrivelsen.",
        "Ordföranden\nHälsar alla välkomna till mötet.",
        "Vägen är\nsmal och behöver breddas inom några år.",
        "Framtida behov\n\nVägen behöver breddas.",
        "Sparbanken, Ekby\nAvtalet löper ut vid årets slut.",
    ],
)
def test_a_name_an_act_or_half_a_sentence_is_no_heading(paragraph: str) -> None:
    assert sections(f"Beslut\nTaxan antas.\n\n{paragraph}") == [("decision", "Beslut")]


def test_recipients_are_no_headings() -> None:
    item = "Beslut\nTaxan antas.\n\nBeslutet skickas till\nEkonomichefen\n\nRegionarkivet\nKommunala bolag i regionens östra delar."

    assert [kind for kind, _ in sections(item)] == ["decision", "distribution"]


def test_the_last_items_decision_is_no_attachment_of_another_case() -> None:
    source = (
        "Protokoll\nKulturnämnden 2019-05-06\n\n§ 1 Vägar\nÄrendenummer: Kn 4/2019\n\nBakgrund\nVägen är smal.\n\n"
        "Beslut\nTaxan antas.\n\nYrkande\nÄrendenummer: Kn 4/2019\nVägen ska breddas."
    )

    (item,) = parse(source).items

    assert item.decision is not None and item.decision.points == ("Taxan antas.",)
    assert [attachment.heading for attachment in item.attachments] == ["Yrkande"]


def test_a_marked_heading_may_head_what_in_running_text_leads_to_a_list() -> None:
    item = "### Förslag\nTaxan antas.\n\n### Nämndens ställningstagande\nTaxan antas."

    assert sections(item) == [("proposal", "Förslag"), ("decision", "Nämndens ställningstagande")]
    assert sections("Dagar för nästa möte. Förslag:\n\n6 maj") == [("background", None)]


@pytest.mark.parametrize(
    "heading",
    ["Förslag till beslut under mötet", "Förslag vid dagens sammanträde", "Yrkanden på sammanträdet"],
)
def test_what_is_moved_at_the_meeting_has_a_heading_of_motions(heading):
    found = find_section_heading(heading)

    assert found is not None and found.kind == "motion"


def test_what_was_said_in_fullmaktige_has_a_heading():
    found = find_section_heading("Behandling i fullmäktige")

    assert found is not None and found.kind == "deliberation"


@pytest.mark.parametrize(
    "heading", ["Inlägg på sammanträdet", "Debatt i fullmäktige", "Överläggning vid dagens möte"]
)
def test_what_was_said_at_the_meeting_is_deliberation(heading):
    found = find_section_heading(heading)

    assert found is not None and found.kind == "deliberation"


def test_a_list_of_papers_keeps_a_last_entry_that_is_a_heading_elsewhere() -> None:
    text = "Handlingar i ärendet\nUtskottets protokoll 2017-10-11\nMotionen\n\nBeslut\nMotionen avslås."
    (item,) = parse(f"Protokoll\nKulturnämnden 2017-10-25\n\n§ 1 Motion\n\n{text}\n").items

    assert [section.kind for section in item.sections] == ["basis", "decision"]


def test_a_heading_keeps_its_text_where_that_begins_with_a_name_above_a_list() -> None:
    text = "Beslut\nAnmälan läggs till handlingarna.\n\nÄrendebeskrivning\n\nLänsstyrelsen\n- Beslut om strandskydd"
    (item,) = parse(f"Protokoll\nKulturnämnden 2017-10-25\n\n§ 1 Anmälan\n\n{text}\n").items

    assert [section.text for section in item.sections][-1] == "Länsstyrelsen\n- Beslut om strandskydd"


@pytest.mark.parametrize("line", ["JA-röst för kommunstyrelsens förslag", "NEJ-röst för Bo Eks yrkande"])
def test_what_a_vote_means_is_no_heading(line: str) -> None:
    assert find_section_heading(line) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Protokollet ska skickas till",
        "Detta beslut ska expedieras till",
        "Utdrag ur protokollet sänds för kännedom till",
        "Protokollsutdraget lämnas till",
    ],
)
def test_whom_a_decision_goes_to_is_said_in_many_words(heading: str) -> None:
    found = find_section_heading(heading)

    assert found is not None
    assert (found.kind, found.heading) == ("distribution", heading)


def item_texts(text: str) -> list[list[tuple[str | None, str]]]:
    found = parse(f"Protokoll\nKulturnämnden 2017-10-25\n\n{text}\n")
    return [[(section.heading, section.text) for section in item.sections] for item in found.items]


@pytest.mark.parametrize(
    "group", ["Informationsärenden", "Ärenden för beslut", "Övriga ärenden", "ÖVRIGA ÄRENDEN"]
)
def test_what_heads_the_next_items_is_no_text_of_the_last_one(group: str) -> None:
    first, second = item_texts(
        f"§ 1 Köp\n\nBeslut\nKöpet görs.\n\n{group}\n\n§ 2 Hyra\n\nBeslut\nLokalen hyrs."
    )

    assert (first, second) == ([("Beslut", "Köpet görs.")], [("Beslut", "Lokalen hyrs.")])


@pytest.mark.parametrize("paper", ["Kontorets förslag till yttrande", "Kontorets förslag till beslut"])
def test_a_proposal_among_the_papers_is_a_paper_where_another_heading_follows_at_once(paper: str) -> None:
    (sections,) = item_texts(f"§ 1 Köp\nBeslutsunderlag\nRemiss om köpet\n{paper}\nBeslut\nKöpet görs.")

    assert sections == [("Beslutsunderlag", f"Remiss om köpet\n{paper}"), ("Beslut", "Köpet görs.")]


@pytest.mark.parametrize(
    "heading", ["Propositionsordning som godkänns", "Omröstningsproposition som godkändes"]
)
def test_a_heading_may_say_that_the_order_is_approved(heading: str) -> None:
    found = find_section_heading(heading)

    assert found is not None
    assert (found.kind, found.heading) == ("procedure", heading)


def test_a_row_of_underscores_ends_the_decision_above_a_text_without_a_heading() -> None:
    (sections,) = item_texts("§ 1 Köp\n\nBeslut\nKöpet görs.\n__________\n\nChefen informerar om köpet.")

    assert sections == [("Beslut", "Köpet görs."), (None, "Chefen informerar om köpet.")]


def test_points_go_on_below_a_row_of_underscores() -> None:
    (sections,) = item_texts("§ 1 Köp\n\nBeslut\nNämnden beslutar\natt köpa,\n__________\n\natt hyra.")

    assert [heading for heading, _ in sections] == ["Beslut"]


def test_a_list_of_votes_is_no_section() -> None:
    text = "§ 1 Köp\nBeslutsgång\nVotering begärs.\n\nJa\nAnna Ek (S), Bo Al (M) och Cia\nDal (C)\n\nNej\nEva Mo (V)"

    assert [[heading for heading, _ in sections] for sections in item_texts(text)] == [["Beslutsgång"]]


def test_one_word_between_blank_lines_heads_what_follows_it() -> None:
    source = (
        "Kulturnämnden 2019-05-06\n\n§ 1 Läget\n\nBeslut\n\nNämnden beslutar\n\natt ta informationen till protokollet.\n\n"
        "Information\n\n- Anna Ek informerar om läget.\n- Bo Al informerar om vägen.\n"
    )

    (item,) = parse(source).items

    assert [(section.kind, section.heading) for section in item.sections] == [
        ("decision", "Beslut"),
        ("other", "Information"),
    ]
    assert item.decision is not None
    assert item.decision.points == ("att ta informationen till protokollet.",)


@pytest.mark.parametrize("level", ["Beslutsnivå: Kommunfullmäktige", "Beslutsnivå\nKommunfullmäktige"])
def test_on_whose_level_it_is_decided_is_no_point_of_the_decision(level: str) -> None:
    (sections,) = item_texts(f"§ 1 Köp\n\nBeslut\n- Köpet görs.\n\n{level}\n\nBakgrund\nEtt köp.")

    assert sections == [
        ("Beslut", "- Köpet görs."),
        ("Beslutsnivå", "Kommunfullmäktige"),
        ("Bakgrund", "Ett köp."),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Yrkanden i kommunfullmäktige", "motion"),
        ("Reservationer i kommunstyrelsen", "reservation"),
        ("Beslutsgång i nämnden", "procedure"),
        ("Ekonomiska konsekvenser för kommunen", "other"),
    ],
)
def test_a_heading_may_say_at_which_board_or_for_whom(heading: str, kind: str) -> None:
    found = find_section_heading(heading)

    assert found is not None
    assert (found.kind, found.heading) == (kind, heading)


def test_for_what_it_is_sent_is_no_heading_right_below_to_whom() -> None:
    assert sections("Beslut\nKöpet görs.\n\nBeslutet skickas till\nFör åtgärd\nEkonomikontoret") == [
        ("decision", "Beslut"),
        ("distribution", "Beslutet skickas till"),
    ]


def test_a_lone_dash_below_a_decision_is_no_point() -> None:
    (item,) = parse(
        "Kulturnämnden 2019-05-06\n\n§ 1 Köp\n\nBeslut\n\nNämnden beslutar\n\natt köpa.\n—\n"
    ).items

    assert item.decision is not None
    assert item.decision.points == ("att köpa.",)
