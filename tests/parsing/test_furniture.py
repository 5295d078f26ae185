"""Page headers and footers are told from the text, and sentences that they tore are closed again."""

from __future__ import annotations

from ingest.parsing import parse
from ingest.parsing.furniture import take_out_furniture
from ingest.parsing.skeleton import is_structure
from ingest.parsing.text import read_lines


def parted(source: str) -> tuple[list[str], list[str]]:
    result = take_out_furniture(read_lines(source), is_structure)
    return [line.text for line in result.lines], [line.text for line in result.furniture]


HEADER = "\n\nJusterandes sign          Utdragsbestyrkande\n\nEkby kommun        Sida {n} (9)\nKulturnämnden   2019-05-0{n}\n\n"


def test_headers_and_footers_go_and_a_torn_sentence_is_closed() -> None:
    source = (
        "Ekby kommun        Sida 1 (9)\nKulturnämnden   2019-05-01\n\nVägen är smal och\n"
        + HEADER.format(n=2)
        + "behöver breddas.\n\nBeslut"
        + HEADER.format(n=3)
        + "Nämnden godkänner rapporten."
    )

    kept, furniture = parted(source)

    assert [text for text in kept if text] == [
        "Vägen är smal och",
        "behöver breddas.",
        "Beslut",
        "Nämnden godkänner rapporten.",
    ]
    assert kept.index("behöver breddas.") == kept.index("Vägen är smal och") + 1
    assert len(furniture) == 8


def test_what_comes_back_but_is_structure_stays() -> None:
    item = "§ {n}\n\nBeslut\n\nNämnden beslutar\natt godkänna rapporten.\n\nSida {n} (3)\n\n"

    kept, furniture = parted("".join(item.format(n=n) for n in (1, 2, 3)))

    assert kept.count("Beslut") == kept.count("Nämnden beslutar") == 3
    assert furniture == ["Sida 1 (3)", "Sida 2 (3)", "Sida 3 (3)"]


def test_bare_numbers_are_pages_where_they_count_up_and_else_text() -> None:
    pages = "Vägen är smal.\n\n1\n\nBron är låg.\n\n2\n\nTorget är stort.\n\n3\n"

    assert parted(pages)[1] == ["1", "2", "3"]
    assert parted("Antal besök:\n\n412\n\nSlut.")[1] == []


def test_a_decision_that_comes_back_at_the_foot_of_each_page_stays() -> None:
    page = "§ {n}\n\nBeslut\n\nInformationen tas till protokollet.\n\nSida {n} (4)\n\n"

    kept, furniture = parted("".join(page.format(n=n) for n in (1, 2, 3, 4)))

    assert kept.count("Informationen tas till protokollet.") == 4
    assert len(furniture) == 4


def test_a_text_without_pages_is_left_alone() -> None:
    source = "Kulturnämnden\n\n§ 1 Avgifter 3 (2019)\n\nBeslut"

    assert parted(source) == (source.split("\n"), [])


def test_lines_that_happen_to_stand_at_page_breaks_are_text() -> None:
    pages = (
        "§ 1 Väg\n\nÄrendenummer: Ks 4/2022\n\f\nÄrendebeskrivning\n\nVägen är smal.\n\nUnderlag finns.\n\f\n"
        "§ 2 Bro\n\nÄrendenummer: Ks 5/2022\n\f\nÄrendebeskrivning\n\nBron är låg.\n\nUnderlag finns.\n\f\nBeslut\n"
    )

    kept, furniture = parted(pages)

    assert furniture == []
    assert kept.count("Ärendebeskrivning") == kept.count("Underlag finns.") == 2


def test_a_header_without_page_numbers_goes_where_most_pages_begin_with_it() -> None:
    page = "Ekby kommun\nKulturnämnden\n\nStycke {n} handlar om vägar.\n\f\n"

    kept, furniture = parted("".join(page.format(n=n) for n in "abcdef"))

    assert furniture == ["Ekby kommun", "Kulturnämnden"] * 5
    assert [text for text in kept if text.startswith("Stycke")] == [
        f"Stycke {n} handlar om vägar." for n in "abcdef"
    ]


def test_a_member_with_a_1_in_a_table_of_votes_is_no_page_header() -> None:
    roll = (
        "Torsten Ask (C)\n"
        + "Ordförande Anna Ek (S)\n" * 14
        + "Torsten Ask (C)       1\nElsa Li (S)          1"
    )

    assert "Torsten Ask (C)       1" in parted(roll)[0]


def test_a_footer_on_the_last_page_goes_also_where_it_begins_with_blanks() -> None:
    assert parted("Planen antas.\n\n   Justerandes signatur            Utdragsbestyrkande")[0] == [
        "Planen antas."
    ]


def test_page_numbers_far_right_need_no_blank_line_above_them() -> None:
    pages = "\n".join(f"Lokalen på plats {n} hyrs ut.\n{' ' * 60}{n}\n" for n in range(1, 4))

    _, furniture = parted(pages)

    assert [text.strip() for text in furniture] == ["1", "2", "3"]


def test_a_label_of_the_front_page_is_text_also_where_the_page_is_printed_again() -> None:
    page = "Ekby kommun   Protokoll 2024-02-26   Sida {}(3)\n\nTid      Klockan 13.15-16.40\n\nBeslutande   Anna Ek (S)\n"
    meeting = parse(
        "".join(page.format(n) for n in (1, 2))
        + "Ekby kommun   Protokoll 2024-02-26   Sida 3(3)\n\n§ 1 Köp\nBeslut\nKöpet görs.\n"
    )

    assert (meeting.start_time, meeting.end_time) == ("13:15", "16:40")


def test_a_footer_may_say_who_adjusts_and_that_the_excerpt_is_certified() -> None:
    assert parted("Planen antas.\n\nJustering                    Utdraget bestyrkes") == (
        ["Planen antas."],
        ["Justering                    Utdraget bestyrkes"],
    )


def test_appendices_on_pages_of_their_own_are_no_header() -> None:
    pages = "\n".join(
        f"Kulturnämnden 2024-02-15\n{n} (9)\n\nBilaga {n - 5}\nReservation mot § {n}.\n" for n in (6, 7, 8)
    )

    kept, furniture = parted(pages)

    assert [text for text in kept if text.startswith("Bilaga")] == ["Bilaga 1", "Bilaga 2", "Bilaga 3"]
    assert "Kulturnämnden 2024-02-15" in furniture


def test_a_head_that_all_pages_print_is_read_from_the_first_one() -> None:
    header = "PROTOKOLL {}(4)\nNämnden för arbete, näringsliv och vård §§ 1–2\n\nTid: 2017-02-15, kl. 09:30-12:40\nPlats: Sal B\n\n"
    text = "".join(header.format(n) + f"§ {n} Köp\nBeslut\nKöpet görs.\n\n" for n in (1, 2))
    found = parse(text + header.format(3) + "Närvarolista\n\nBeslutande\nAnna Ek (S)\nBo Al (M)\n")

    assert (found.committee, found.date) == ("Nämnden för arbete, näringsliv och vård", "2017-02-15")
    assert (found.start_time, found.place, found.first_paragraph) == ("09:30", "Sal B", 1)


def test_a_header_without_a_page_number_is_told_by_coming_back_word_for_word() -> None:
    header = "\n\nRegionfullmäktige\nProtokoll\n2016-02-22\n\n"
    source = (
        "Vägen"
        + header
        + "Den som röstar ja heter Anna Ek\n"
        + header
        + "(S), och Bo Al."
        + header
        + "Beslut"
    )

    kept, furniture = parted(source)

    assert [text for text in kept if text] == [
        "Vägen",
        "Den som röstar ja heter Anna Ek",
        "(S), och Bo Al.",
        "Beslut",
    ]
    assert kept.index("(S), och Bo Al.") == kept.index("Den som röstar ja heter Anna Ek") + 1
    assert len(furniture) == 9


def test_a_block_that_comes_back_twice_is_text() -> None:
    block = "\n\nRegionfullmäktige\nProtokoll\n2016-02-22\n\n"

    assert parted("Vägen" + block + "Bron" + block + "Slut")[1] == []


def test_a_number_behind_a_tab_and_the_word_protokoll_is_a_page() -> None:
    header = "EKBY KOMMUN\tPROTOKOLL\t{}\nSocialnämnden\n\t2016-06-09\n\n"
    decided = ("Köpet görs.", "Lokalen hyrs.", "Planen antas.", "Avtalet sägs upp.")
    pages = [header.format(n) + f"§ {n} Ärende\n\nBeslut\n{text}\n\n" for n, text in enumerate(decided, 1)]

    assert [item.sections[-1].text for item in parse("".join(pages)).items] == [*decided]


def test_a_name_that_a_page_break_tore_is_whole() -> None:
    text = "§ 1 Köp\nVotering\nFöljande röstar ja: Bo Ek (S), Anders\n{}Wall (S) och Eva Mo (V).\nBeslut\nKöpet görs.\n§ 2 Hyra\nBeslut\nLokalen hyrs.\n{}§ 3 Slut\nBeslut\nMötet slutar."
    broken = text.format(
        *(f"Justerandes sign Utdragsbestyrkande\nPROTOKOLL {n}(9)\nKulturnämnden\n" for n in (2, 3))
    )
    [vote] = parse(f"PROTOKOLL 1(9)\nKulturnämnden\n{broken}").items[0].votes

    assert [ballot.name for ballot in vote.ballots] == ["Bo Ek", "Anders Wall", "Eva Mo"]


def test_an_appendix_to_an_item_is_no_header_though_two_pages_begin_so() -> None:
    page = "\n\nEkby kommun        Sida {n} (9)\nKulturnämnden   2019-05-01\n\nBilaga till § 23\n\nOrd {n}."

    kept, _ = parted("Text." + page.format(n=2) + page.format(n=3))

    assert kept.count("Bilaga till § 23") == 2


def test_a_list_of_names_that_a_page_break_tore_is_closed() -> None:
    kept, _ = parted(
        "Nej röstar: Anna Ek (S), Eva Mo (V),\n"
        + HEADER.format(n=2)
        + HEADER.format(n=3)
        + "Bo Al (M) och Cia Dal (C)."
    )

    assert kept == ["Nej röstar: Anna Ek (S), Eva Mo (V),", "Bo Al (M) och Cia Dal (C)."]
