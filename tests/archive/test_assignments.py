"""Where an assignment stands: its words, the minutes that report it, and a clerk's word."""

import datetime as dt

import pytest

from archive.following.assignment_status import Status, has_status, status_of, with_status
from archive.models import AgendaItem, Assignment
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

GIVEN = item(1, "Badhuset", decision="Badchefen får i uppdrag att se över taxan senast december 2023.")
REPORT = item(
    9,
    "Återrapportering av uppdraget att se över taxan",
    more="Ärendebeskrivning\n\nNämnden gav 2023-05-09, § 1, badchefen i uppdrag att se över taxan.",
)


def take_in(text: str, name: str) -> None:
    ingest(name=name, data=text.encode())


def give() -> None:
    take_in(minutes(GIVEN), "given.txt")


def report() -> None:
    take_in(minutes(REPORT, date="2023-11-14", first=9, last=9), "report.txt")


def status(day: str) -> str:
    today = dt.date.fromisoformat(day)
    assignment = Assignment.objects.for_listing().get()
    (row,) = with_status(Assignment.objects.all(), today)
    assert row.status == status_of(assignment, today)
    chosen = [each for each in Status if Assignment.objects.filter(has_status(each, today)).exists()]
    assert chosen == [row.status]
    return row.status


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-06-01", Status.OPEN),
        ("2023-12-01", Status.DUE),
        ("2023-12-31", Status.DUE),
        ("2024-01-01", Status.OVERDUE),
    ],
)
def test_the_status_follows_the_calendar(day, expected):
    give()
    assert status(day) == expected


@pytest.mark.parametrize("order", [(give, report), (report, give)])
def test_a_later_paragraf_reports_it_whichever_is_stored_first(order):
    for store in order:
        store()
    assignment = Assignment.objects.get()
    assert str(assignment.reported_in) == "§ 9 Återrapportering av uppdraget att se över taxan"
    assert assignment.report_words in REPORT
    assert status("2024-06-01") == Status.REPORTED


def test_a_report_that_is_withdrawn_reports_no_more():
    give()
    report()
    AgendaItem.objects.filter(number=9).update(state="withdrawn")
    assert status("2024-06-01") == Status.OVERDUE


def test_a_case_that_came_back_without_a_report_is_pointed_out(client):
    give()
    again = item(9, "Badhusets öppettider", more="Ärendebeskrivning\n\nBadhuset har öppet längre.")
    take_in(minutes(again, date="2023-11-14", first=9, last=9), "again.txt")
    said = "Ärendet var uppe igen"
    html = client.get("/uppdrag/").content.decode()
    assert said in html
    assert "14 november 2023" in html
    AgendaItem.objects.filter(number=9).update(state="withdrawn")
    assert said not in client.get("/uppdrag/").content.decode()


def test_a_clerks_word_wins_and_can_be_taken_back():
    give()
    report()
    assignment = Assignment.objects.get()
    assignment.settle(settled_as=Assignment.Settled.OPEN, by="Registrator", note="Del två återstår.")
    assert status("2024-06-01") == Status.OVERDUE
    assignment.settle(settled_as=Assignment.Settled.DROPPED, by="Registrator")
    assert status("2024-06-01") == Status.DROPPED
    assignment.settle(settled_as="", by="Registrator")
    assert status("2024-06-01") == Status.REPORTED


def test_a_task_that_is_only_proposed_upward_is_nobodys_yet():
    decision = "Nämnden föreslår kommunstyrelsen att ge badchefen i uppdrag att se över taxan."
    take_in(minutes(item(1, decision=decision)), "proposed.txt")
    assert not Assignment.objects.exists()


def test_the_calendar_has_a_day_for_each_deadline(client):
    give()
    text = client.get("/uppdrag.ics").content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20231231\r\n" in text
    assert "SUMMARY:Badchefen: se över taxan senast december 2023.\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_list_is_filtered_by_status_committee_and_who(client):
    give()
    assert "se över taxan" in client.get("/uppdrag/?status=overdue&ansvarig=badchef").content.decode()
    assert "Inga uppdrag passar valen" in client.get("/uppdrag/?status=reported").content.decode()
