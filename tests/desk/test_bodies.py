"""Bodies and committees: names, abbreviations, predecessors, and minutes that stood in the wrong place."""

import pytest

from archive.models import AgendaItem, Committee, Meeting, MovedAddress
from ingest.models import AuditEntry, Upload
from ingest.pipeline import ingest
from ingest.resolving import get_body
from tests.desk.conftest import upload
from tests.desk.test_journey import publish
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def test_an_abbreviation_is_suggested_and_settled(clerk):
    ingest(name="a.txt", data=minutes().encode())
    committee = Committee.objects.get()
    kim = clerk()
    page = kim.get(f"/registrera/namnder/{committee.pk}/").content.decode()
    assert "Förkortas nämnden TN?" in page
    kim.post(f"/registrera/namnder/{committee.pk}/", {"action": "add_name", "name": "TN"})
    assert committee.names.get(name="TN").confirmed
    assert "Förkortas nämnden" not in kim.get(f"/registrera/namnder/{committee.pk}/").content.decode()


def test_one_name_never_means_two_committees_of_a_body(clerk):
    ingest(name="a.txt", data=minutes().encode())
    ingest(name="b.txt", data=minutes(committee="Trafiknämnden", date="2023-06-01").encode())
    first, second = Committee.objects.order_by("name")
    kim = clerk()
    kim.post(f"/registrera/namnder/{first.pk}/", {"action": "add_name", "name": "TN"})
    page = kim.post(f"/registrera/namnder/{second.pk}/", {"action": "add_name", "name": "TN"})
    assert f"Namnet hör redan till {first.name}." in page.content.decode()


def test_a_committee_is_renamed_and_keeps_its_address(clerk, client):
    ingest(name="a.txt", data=minutes().encode())
    committee = Committee.objects.get()
    form = {"name": "Samhällsbyggnadsnämnden", "predecessor": "", "boards": 1}
    clerk().post(f"/registrera/namnder/{committee.pk}/", form)
    page = client.get("/protokoll/ekeby-kommun/tekniska-namnden/")
    assert "Samhällsbyggnadsnämnden" in page.content.decode()


def test_a_committee_that_went_on_under_a_new_name_is_suggested_as_predecessor(clerk, client):
    ingest(name="a.txt", data=minutes(item(1, case="Ks 81/2023"), date="2022-11-08").encode())
    other = minutes(item(1, case="Ks 7/2020"), committee="Kulturnämnden", date="2022-11-08")
    ingest(name="c.txt", data=other.encode())
    later = minutes(item(1, case="Ks 81/2023"), committee="Samhällsbyggnadsnämnden", date="2023-02-07")
    ingest(name="b.txt", data=later.encode())
    new, old = Committee.objects.get(name__startswith="Samh"), Committee.objects.get(name__startswith="Tek")
    kim = clerk()
    address = f"/registrera/namnder/{new.pk}/"
    page = kim.get(address).content.decode()
    assert "Är Tekniska nämnden föregångare till Samhällsbyggnadsnämnden?" in page
    assert page.index("Är Tekniska") < page.index("Är Kulturnämnden")  # which has no case in common
    kim.post(address, {"action": "predecessor", "predecessor": old.pk})
    assert "Föregångare" in client.get(new.get_absolute_url()).content.decode()
    assert "Kom någon före?" not in kim.get(address).content.decode()
    assert AuditEntry.objects.filter(action="edit_committee").count() == 1


def test_nobody_makes_a_predecessor_of_what_was_not_suggested(clerk):
    ingest(name="a.txt", data=minutes(date="2022-11-08").encode())
    ingest(name="b.txt", data=minutes(committee="Kulturnämnden", date="2022-11-08").encode())
    first, second = Committee.objects.order_by("name")
    kim = clerk()
    for value in (second.pk, first.pk, "0", "x"):
        kim.post(f"/registrera/namnder/{first.pk}/", {"action": "predecessor", "predecessor": value})
    assert not Committee.objects.exclude(predecessor=None).exists()


def test_minutes_under_a_wrong_municipality_are_moved_and_old_addresses_lead_on(clerk, client):
    kim = clerk()
    draft = upload(kim, minutes(item(1), item(2, case="Ks 82/2023"), last=2))
    publish(kim, draft)
    meeting = Meeting.objects.get()
    old, before = meeting.get_absolute_url(), set(AgendaItem.objects.values_list("pk", flat=True))
    other = get_body("Sjövik kommun")
    form = {"body": other.pk, "committee": "Tekniska nämnden"}
    page = kim.post(f"/registrera/granska/{draft.pk}/flytta/", form, follow=True).content.decode()
    assert "Protokollet är flyttat." in page
    meeting.refresh_from_db()
    new = Meeting.objects.get().get_absolute_url()
    assert new == "/protokoll/sjovik-kommun/tekniska-namnden/2023-05-09/"
    assert set(AgendaItem.objects.values_list("pk", flat=True)) == before
    for part in ("", "2/", "original/1/"):
        answer = client.get(old + part)
        assert (answer.status_code, answer["Location"]) == (301, new + part)
        assert client.get(new + part).status_code == 200
    assert client.get("/arenden/ekeby-kommun/ks-82-2023/")["Location"] == "/arenden/sjovik-kommun/ks-82-2023/"
    person = client.get("/personer/anna-berg/")
    assert person.status_code == 301
    assert client.get(person["Location"]).status_code == 200
    assert Upload.objects.get().body == other


def test_minutes_moved_back_leave_no_circle(clerk, client):
    kim = clerk()
    draft = upload(kim, minutes())
    publish(kim, draft)
    old = Meeting.objects.get().get_absolute_url()
    first = Meeting.objects.get().committee.body
    for body in (get_body("Sjövik kommun"), first):
        form = {"body": body.pk, "committee": "Tekniska nämnden"}
        kim.post(f"/registrera/granska/{draft.pk}/flytta/", form)
    assert client.get(old).status_code == 200
    assert client.get(old.replace("ekeby", "sjovik"))["Location"] == old
    assert not MovedAddress.objects.filter(old=old).exists()


def test_a_gap_in_the_numbers_of_a_year_is_shown(clerk):
    ingest(name="a.txt", data=minutes(item(1)).encode())
    ingest(name="b.txt", data=minutes(item(5), date="2023-06-01", first=5, last=5).encode())
    page = clerk().get("/registrera/luckor/").content.decode()
    assert "§§ 2–4 saknas" in page
    assert "mellan 9 maj 2023 och 1 juni 2023" in page
