"""What a reader can take along: the read API, tables as CSV, and the page that explains them."""

import csv
import io

import pytest

from archive.models import AgendaItem
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    given = item(2, "=Badhuset", decision="Badchefen får i uppdrag att se över taxan senast december 2023.")
    text = minutes(item(1, "Årlig skolskjuts", case="Ks 82/2023"), given, last=2)
    ingest(name="maj.txt", data=text.encode())


def rows(response) -> list[dict[str, str]]:
    assert response.headers["Content-Type"].startswith("text/csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("archive")
def test_the_index_leads_to_every_list_and_to_its_explanation(client):
    index = client.get("/api/v1/").json()
    for address in index["resources"].values():
        listing = client.get(address).json()
        assert {"count", "page", "pages", "results"} <= set(listing), address
    page = client.get(index["documentation"]).content.decode()
    assert all(address in page for address in index["resources"].values())


@pytest.mark.usefixtures("archive")
def test_paragrafer_are_taken_as_a_table_in_which_no_cell_is_a_formula(client):
    first, second = rows(client.get("/api/v1/paragrafer/?format=csv"))
    assert (first["label"], first["title"], first["case_number"]) == ("§ 1", "Årlig skolskjuts", "Ks 82/2023")
    assert second["title"] == "'=Badhuset"


@pytest.mark.usefixtures("archive")
def test_hits_meetings_assignments_and_a_case_are_taken_as_tables(client):
    (hit,) = rows(client.get("/api/v1/sok/?q=skolskjutsen&format=csv"))
    assert hit["title"] == "Årlig skolskjuts"
    (meeting,) = rows(client.get("/api/v1/sammantraden/?format=csv"))
    assert meeting["committee"] == "Tekniska nämnden"
    (task,) = rows(client.get("/api/v1/uppdrag/?format=csv"))
    assert (task["responsible"], task["due_to"], task["status"]) == ("Badchefen", "2023-12-31", "overdue")
    case = AgendaItem.objects.get(number=1).case
    (only,) = rows(client.get(f"/api/v1{case.get_absolute_url()}?format=csv"))
    assert only["label"] == "§ 1"


@pytest.mark.usefixtures("archive")
def test_a_search_by_the_api_gives_the_hits_of_the_page(client):
    found = client.get("/api/v1/sok/?q=skolskjutsen").json()
    assert (found["count"], found["count_is_exact"]) == (1, True)
    assert found["results"][0]["title"] == "Årlig skolskjuts"
    assert client.get("/api/v1/sok/?q=-a").json()["hints"]


@pytest.mark.usefixtures("archive")
def test_the_pages_offer_what_they_show(client):
    for page, link in (
        ("/beslut/", "/api/v1/paragrafer/?format=csv"),
        ("/protokoll/", "/api/v1/sammantraden/?format=csv"),
        ("/uppdrag/?status=overdue", "/api/v1/uppdrag/?status=overdue&amp;format=csv"),
        ("/sok/?q=skolskjuts", "/api/v1/sok/?q=skolskjuts&amp;format=csv"),
    ):
        assert f'href="{link}"' in client.get(page).content.decode(), page


@pytest.mark.usefixtures("archive")
def test_what_is_withdrawn_is_in_no_table(client):
    AgendaItem.objects.filter(number=2).update(state="withdrawn")
    assert [row["label"] for row in rows(client.get("/api/v1/paragrafer/?format=csv"))] == ["§ 1"]
    assert rows(client.get("/api/v1/uppdrag/?format=csv")) == []
    assert rows(client.get("/api/v1/sok/?q=badhuset&format=csv")) == []


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["paragrafer", "sammantraden", "uppdrag"])
def test_an_unknown_value_is_told_and_nothing_is_given(client, address):
    response = client.get(f"/api/v1/{address}/?ar=ett&format=csv")
    assert response.status_code == 400
    assert "ar" in response.json()["errors"]
