"""What holds for every page: a title, its address, a way back, no cookie, reading only."""

import re

import pytest

from archive.models import AgendaItem, Meeting
from tests.pages.kinds import KINDS, KSTU


@pytest.mark.usefixtures("samples")
def test_every_page_says_what_and_where_it_is(client):
    titles = set()
    for kind, path in KINDS.items():
        response = client.get(path)
        html = response.content.decode()
        assert response.status_code == 200, kind
        assert not response.cookies, kind
        titles.add(re.search(r"<title>(.+?)</title>", html)[1])
        assert f'<link rel="canonical" href="http://testserver{path.split("?")[0]}">' in html, kind
        assert len(re.findall(r"<h1\b", html)) == 1, kind
        assert 'href="#innehall">Hoppa till innehållet' in html, kind
        assert ' style="' not in html, kind
        if path != "/":
            assert 'aria-label="Du är här"' in html, kind
    assert len(titles) >= len(KINDS) - 2  # a chosen list has the title of the whole


@pytest.mark.usefixtures("samples")
def test_pages_are_read_and_never_written(client):
    for path in KINDS.values():
        assert client.post(path).status_code == 405, path
    assert client.head("/uppdrag/").status_code == 200


@pytest.mark.usefixtures("samples")
def test_no_link_of_a_page_leads_nowhere(client):
    seen = set()
    for path in KINDS.values():
        html = client.get(path).content.decode()
        seen |= {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', html)}
    links = sorted(link for link in seen if not link.startswith(("/static/", "/registrera/")))
    assert len(links) > 200
    broken = [link for link in links if client.get(link).status_code not in (200, 302)]
    assert broken == []


@pytest.mark.usefixtures("samples")
def test_what_is_withdrawn_is_gone_and_says_why(client):
    Meeting.objects.filter(slug="2023-06-01").update(state="withdrawn", withdrawal_reason="Fel bilaga.")
    for path in (f"{KSTU}2023-06-01/", f"{KSTU}2023-06-01/36/", f"{KSTU}2023-06-01/36/i-originalet/"):
        response = client.get(path)
        assert response.status_code == 410
        assert "Fel bilaga." in response.content.decode()
    AgendaItem.objects.filter(meeting__slug="2024-02-13").update(state="withdrawn")
    for path in KINDS.values():
        html = client.get(path).content.decode()
        linked = html.split("<body>")[1]
        assert f'href="{KSTU}2023-06-01/36/' not in linked, path
        assert f'href="{KSTU}2024-02-13/5/' not in linked, path


@pytest.mark.django_db
def test_an_address_that_never_was_says_so(client):
    response = client.get("/protokoll/ingen-kommun/")
    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()


@pytest.mark.django_db
def test_an_empty_archive_has_pages_too(client):
    for path in ("/", "/protokoll/", "/beslut/", "/uppdrag/", "/arenden/", "/personer/", "/fullstandighet/"):
        assert client.get(path).status_code == 200, path


@pytest.mark.django_db
def test_robots_are_told_what_to_leave_alone(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /personer/\n" in text
    assert text.endswith("Sitemap: http://testserver/sitemap.xml\n")


@pytest.mark.usefixtures("samples")
def test_those_who_were_away_stand_under_a_heading_of_their_own(client):
    html = client.get(f"{KSTU}2023-06-01/").content.decode()
    headings = re.findall(r"<h3>(.+?)</h3>", html)
    assert headings[:1] == ["Ledamöter"]
    assert headings.count("Ledamöter") == headings.count("Frånvarande ledamöter") == 1
    assert "Kerstin Aspgren" in html.split("Frånvarande ledamöter")[1].split("<h3>")[0]


@pytest.mark.usefixtures("samples")
def test_no_two_links_of_the_way_back_are_the_same(client):
    for path in KINDS.values():
        html = client.get(path).content.decode()
        steps = re.findall(
            r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", html.partition('class="crumbs"')[2].split("</nav>")[0]
        )
        assert len(steps) == len(set(steps)), path


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("path", ["/beslut/", "/protokoll/", "/uppdrag/"])
def test_committees_to_choose_stand_under_the_body_that_they_belong_to(client, path):
    html = client.get(path).content.decode()
    groups = re.findall(r'<optgroup label="(.+?)">(.+?)</optgroup>', html, re.DOTALL)
    chosen = {label: re.findall(r"<option[^>]*>(.+?)</option>", options) for label, options in groups}
    assert list(chosen) == ["Lindhaga kommun", "Region Mellanmark"]
    assert chosen["Region Mellanmark"] == ["Samverkansrådet för folkhälsa"]
    assert "Kommunstyrelsen" in chosen["Lindhaga kommun"]
