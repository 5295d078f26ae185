"""The paragraf's page answers in order: the decision, the proposal, who wanted something else, who took part."""

import re

import pytest

from tests.pages.kinds import KSTU

pytestmark = pytest.mark.usefixtures("samples")
KF = "/protokoll/lindhaga-kommun/kommunfullmaktige/2023-06-26/"


def words(html: str) -> str:
    body = html.split("<main", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def page(client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_words_that_the_decision_changed_are_marked(client):
    html = page(client, f"{KSTU}2023-06-01/36/")
    assert "<del>620</del>" in html
    assert "<ins>540</ins>" in html
    assert '<li id="punkt-2">' in html


def test_a_decision_as_proposed_says_so_and_is_not_printed_twice(client):
    html = page(client, f"{KSTU}2023-06-01/35/")
    assert "Beslut enligt förslag (Kommunledningskontoret)." in html
    assert "<del>" not in html


def test_each_motion_says_what_became_of_it_in_the_minutes_words(client):
    text = words(page(client, f"{KSTU}2023-06-01/36/"))
    proof = "Med 3 ja-röster mot 4 nej-röster beslutar utskottet enligt Pär-Olof Sandins (M) ändringsyrkande."
    assert f"● Bifölls. {proof}" in text


def test_a_roll_call_is_shown_by_party_and_by_name(client):
    text = words(page(client, f"{KF}55/"))
    assert "Omröstning: 14 ja, 13 nej, 4 avstår" in text
    assert "Ja-röst för avslag på motionen." in text
    assert "SD – – 4" in text
    assert "Hillevi Strandh (S): nej" in text


def test_who_stood_in_for_whom_at_this_very_paragraf(client):
    early, late = (words(page(client, f"{KSTU}2023-06-01/{number}/")) for number in (29, 36))
    assert "Ingrid Bäckman (V) för Yusuf Abdi Warsame (S)" in early
    assert "Johan Lövdahl (L) för Kerstin Aspgren (C)" in early
    assert "Ingrid Bäckman (V) för Kerstin Aspgren (C)" in late


def test_who_stepped_back_for_a_conflict_of_interest_did_not_decide(client):
    html = page(client, "/protokoll/lindhaga-kommun/kommunstyrelsen/2023-11-28/209/")
    facts = words("<main" + html.split('<aside class="facts"', 1)[1].split("</aside>")[0])
    assert "Jäv Henrik Åkerlind (M) deltog inte" in facts
    decided = facts.split("Jäv")[0]
    assert decided.count("Henrik Åkerlind") == decided.count("för Henrik Åkerlind") == 1


def test_references_lead_both_ways(client):
    html = page(client, f"{KSTU}2023-06-01/36/")
    before = "/protokoll/lindhaga-kommun/kommunstyrelsens-utskott-for-forebyggande-arbete/2022-11-15/34/"
    assert f'href="{before}"' in html.split('id="underlag"')[1]
    assert "Sn 75/2020 – nämns men finns inte här" in words(html)
    assert f'href="{KSTU}2024-10-08/52/"' in html.split("Nämns i</h3>")[1]


def test_all_of_the_minutes_text_is_on_the_page(client):
    html = page(client, f"{KSTU}2023-06-01/36/")
    whole = words("<main" + html.split("Hela paragrafen som den står i protokollet")[1])
    for sentence in (
        "Ja-röst för kommunledningskontorets förslag.",
        "Sofia Dahlgren (KD) Nej",
        "Kommunledningskontorets förslag till Kommunstyrelsens trygghetsutskott:",
        "Leif Torstensson (SD) reserverar sig mot beslutet till förmån för eget yrkande.",
    ):
        assert sentence in whole
    assert "En öppen dörr kostar mindre än en stängd" in words(html)


def test_the_lines_of_the_original_are_marked_among_their_neighbours(client):
    html = page(client, f"{KSTU}2023-06-01/36/i-originalet/")
    lines = re.findall(r'<li id="rad-(\d+)"( class="own")?>.*?<span>(.*?)</span></li>', html)
    own = [text for _, is_own, text in lines if is_own]
    assert own[0].startswith("§ 36 Flerårig överenskommelse")
    assert len(lines) - len(own) == 12


def test_a_citation_and_a_lasting_address_can_be_copied(client):
    text = words(page(client, f"{KSTU}2023-06-01/36/"))
    assert "Kommunstyrelsens trygghetsutskott, protokoll 2023-06-01, § 36, Ks 204/2021" in text


def test_a_case_is_a_line_of_time_through_its_committees(client):
    text = words(page(client, "/arenden/lindhaga-kommun/ks-219-2023/"))
    course = text.split("Så har ärendet gått")[1]
    assert course.index("14 februari 2023") < course.index("1 juni 2023") < course.index("13 februari 2024")
    assert "Avvek från förslaget." in text
    assert "Redovisat i Kommunstyrelsens trygghetsutskott 1 juni 2023, § 31" in text


def test_a_case_tells_what_it_names_and_the_archive_lacks(client):
    assert (
        "Sn 75/2020"
        in words(page(client, "/arenden/lindhaga-kommun/ks-204-2021/")).split("Nämns men finns inte här")[1]
    )


def test_every_number_of_a_committee_counts_its_list(client):
    html = page(client, f"{KSTU}siffror/")
    table = html.split("<table>")[1].split("</table>")[0]
    counted = re.findall(r'<a href="([^"]+)">(\d+)</a>', table)
    assert len(counted) > 5
    for address, number in counted:
        listed = page(client, address.replace("&amp;", "&"))
        assert f"{number} paragrafer med beslut" in words(listed), address


def test_a_missing_paragraf_is_public(client):
    text = words(page(client, f"/fullstandighet{KSTU.removeprefix('/protokoll')}"))
    assert "§ 6 i protokollet från 13 februari 2024" in text
