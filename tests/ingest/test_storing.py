"""What stands in the archive after minutes were taken in, again, and corrected."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import AgendaItem, Case, Meeting, MeetingVersion, Person, Reservation, Source
from ingest.errors import NotStorable
from ingest.models import PersonSuggestion, Upload
from ingest.pipeline import ingest
from ingest.reading import Unreadable
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def take_in(text: str, name: str = "protokoll.txt") -> tuple[str, Meeting]:
    return ingest(name=name, data=text.encode())


def test_a_protokoll_becomes_a_meeting_with_its_items_and_people():
    outcome, meeting = take_in(minutes(item(1), item(2, "Val av ombud", case="Ks 82/2023"), last=2))
    assert outcome == "new"
    assert meeting.get_absolute_url() == "/protokoll/ekeby-kommun/tekniska-namnden/2023-05-09/"
    assert [(i.number, i.title, str(i.case)) for i in meeting.items.all()] == [
        (1, "Taxa för badhuset", "Ks 81/2023"),
        (2, "Val av ombud", "Ks 82/2023"),
    ]
    assert [str(a.person) for a in meeting.attendance.all()] == [
        "Anna Berg (S)",
        "Bo Ceder (M)",
        "Carin Dahl (C)",
        "Eva Ström",
    ]
    assert [(s.role, str(s.person)) for s in meeting.signatories.all()] == [
        ("secretary", "Erik Sand"),
        ("chair", "Anna Berg (S)"),
        ("adjuster", "Bo Ceder (M)"),
    ]


def test_the_original_bytes_are_kept_with_their_checksum():
    text = minutes()
    take_in(text)
    source = Source.objects.get()
    assert bytes(source.data) == text.encode()
    assert len(source.sha256) == 64


def test_the_same_bytes_twice_are_one_upload():
    text = minutes()
    take_in(text, "maj.txt")
    outcome, _ = take_in(text, "kopia.txt")
    assert outcome == "unchanged"
    assert (Upload.objects.count(), Source.objects.count(), Meeting.objects.count()) == (1, 1, 1)


def test_a_protokoll_of_many_paragrafer_takes_no_more_queries_than_a_short_one():
    take_in(minutes(item(1, case="Ks 80/2023"), date="2023-04-11"))
    asked = []
    for day, count in (("2023-05-09", 1), ("2023-06-13", 30)):
        text = minutes(
            *(item(n, case=f"Ks {n}{day[6]}/2023") for n in range(1, count + 1)), date=day, last=count
        )
        with CaptureQueriesContext(connection) as queries:
            assert take_in(text)[0] == "new"
        asked.append(len(queries))
    assert asked[0] == asked[1] < 50


def test_a_corrected_protokoll_keeps_ids_and_addresses_and_the_old_version_stays_readable(client):
    _, meeting = take_in(minutes(item(1), item(2, case="Ks 82/2023"), last=2))
    before = {i.number: i.pk for i in meeting.items.all()}
    corrected = minutes(item(1, decision="Taxan höjs inte."), item(2, case="Ks 82/2023"), last=2)
    outcome, again = take_in(corrected)
    assert (outcome, again.pk) == ("new version", meeting.pk)
    assert {i.number: i.pk for i in again.items.all()} == before
    assert again.items.get(number=1).decision.points.get().text == "Taxan höjs inte."
    assert list(again.versions.values_list("number", flat=True)) == [2, 1]
    old = client.get(f"{meeting.get_absolute_url()}versioner/1/")
    assert "Taxan godkänns." in old.content.decode()
    assert "Taxan höjs inte." not in old.content.decode()


def test_an_item_that_the_corrected_version_lacks_says_so_at_its_address(client):
    _, meeting = take_in(minutes(item(1), item(2, case="Ks 82/2023"), last=2))
    address = meeting.items.get(number=2).get_absolute_url()
    take_in(minutes(item(1)))
    answer = client.get(address)
    assert answer.status_code == 410
    assert "rättade versionen" in answer.content.decode()
    assert AgendaItem.objects.public().count() == 1


def test_a_second_meeting_on_one_day_has_an_address_of_its_own():
    _, morning = take_in(minutes(item(1)))
    _, evening = take_in(minutes(item(2), first=2, last=2))
    assert morning.pk != evening.pk
    assert evening.get_absolute_url().endswith("/2023-05-09-2/")


def test_what_is_no_minutes_is_refused_and_nothing_of_it_is_stored():
    with pytest.raises((NotStorable, Unreadable)):
        take_in("Kära mormor!\n\nDet är fint väder här.\n")
    assert (Source.objects.count(), Upload.objects.count(), Meeting.objects.count()) == (0, 0, 0)


def test_a_name_with_another_accent_is_the_same_person():
    take_in(minutes(members="Anna Berg (S)\nBo Ceder (M)\nRené Lund (C)"))
    take_in(minutes(members="Anna Berg (S)\nBo Ceder (M)\nRene Lund (C)", date="2023-06-09"))
    person = Person.objects.get(party="C")
    assert {n.name for n in person.names.all()} == {"René Lund", "Rene Lund"}


def test_a_misspelt_name_means_the_one_on_the_list_who_is_alike():
    reserved = item(1, more="Reservation\n\nKarin Dahl (C) reserverar sig mot beslutet.\n")
    take_in(minutes(reserved))
    member = Reservation.objects.get().members.get()
    assert (member.name, str(member.person)) == ("Karin Dahl", "Carin Dahl (C)")


def test_a_misspelt_name_that_could_be_two_people_is_neither():
    reserved = item(1, more="Reservation\n\nKarin Dahl (C) reserverar sig mot beslutet.\n")
    take_in(minutes(reserved, members="Anna Berg (S)\nBo Ceder (M)\nCarin Dahl (C)\nKarim Dahl (C)"))
    member = Reservation.objects.get().members.get()
    assert str(member.person) == "Karin Dahl (C)"


def test_one_name_in_two_parties_is_two_people():
    take_in(minutes())
    take_in(minutes(members="Anna Berg (V)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2023-06-09"))
    assert Person.objects.filter(name="Anna Berg").count() == 2


def test_a_longer_name_is_a_suggestion_and_not_merged():
    take_in(minutes())
    take_in(minutes(members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2023-06-09"))
    suggestion = PersonSuggestion.objects.get()
    assert {str(suggestion.first), str(suggestion.second)} == {"Anna Berg (S)", "Anna Berg Lund (S)"}
    assert Person.objects.get(name="Anna Berg Lund").merged_into is None


def test_two_who_sat_at_one_table_are_never_suggested_to_be_one():
    take_in(minutes(members="Anna Berg (S)\nAnna Berg Lund (S)\nBo Ceder (M)"))
    assert not PersonSuggestion.objects.exists()


def test_an_officer_and_a_politician_with_one_name_stay_two():
    take_in(minutes(item(1, officer="Carin Dahl"), others="Carin Dahl, planerare"))
    roles = Person.objects.filter(name="Carin Dahl").values_list("role", flat=True)
    assert sorted(roles) == ["officer", "politician"]


def test_the_chair_who_presents_an_item_gets_no_second_page():
    take_in(minutes(item(1, officer="Anna Berg")))
    assert Person.objects.filter(name="Anna Berg").count() == 1


def test_a_private_person_in_the_room_gets_no_page():
    take_in(minutes(others="Eva Ström, planerare\nNils Gäst, praktikant"))
    assert not Person.objects.filter(name="Nils Gäst").exists()


def test_a_case_is_one_however_its_number_is_written():
    take_in(minutes(item(1, case="Ks 81/2023")))
    take_in(minutes(item(1, case="KS 81/2023"), date="2023-06-09"))
    assert Case.objects.count() == 1
    assert Case.objects.get().items.count() == 2


def test_minutes_that_do_not_name_their_municipality_go_where_their_people_are():
    take_in(minutes())
    _, meeting = take_in(minutes(committee="Trafiknämnden", body="", date="2023-08-15"))
    assert meeting.committee.body.name == "Ekeby kommun"
    assert meeting.body_is_guess


def test_a_reading_again_of_the_current_version_makes_no_new_one():
    text = minutes()
    take_in(text)
    take_in(text)
    assert MeetingVersion.objects.count() == 1
