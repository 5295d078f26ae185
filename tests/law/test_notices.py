"""The notice board, and the legal clock on the pages of a protokoll and its paragrafer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from archive.law.notices import clock_of_item, clock_of_meeting, line_of, up_on
from archive.models import AgendaItem, Meeting, Notice
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def taken_in(
    up: str = "2024-03-08", down: str = "2024-04-03", date: str = "2024-03-05", more: str = ""
) -> Meeting:
    block = f"ANSLAG/BEVIS\nDatum för anslags uppsättande {up}\nDatum för anslags nedtagande {down}\n{more}\n"
    text = minutes(
        item(1),
        item(2, decision="Informationen läggs till handlingarna."),
        item(3, decision="Taxan godkänns.\n2. Paragrafen justeras omedelbart."),
        date=date,
        last=3,
    )
    text = text.replace("Paragraf 1–3", f"{block}Paragraf 1–3")
    return ingest(name=f"{date}.txt", data=text.encode())[1]


def test_the_notice_block_of_the_minutes_becomes_an_announcement():
    meeting = taken_in(more="Förvaringsplats Rådhuset, Ekeby")
    notice = meeting.notices.get(paragraphs=None)
    assert (notice.up, notice.down, notice.kept_at) == (
        day("2024-03-08"),
        day("2024-04-03"),
        "Rådhuset, Ekeby",
    )


def test_the_time_to_appeal_moves_over_easter():
    meeting = taken_in()
    assert clock_of_meeting(meeting).last_appeal == day("2024-04-02")
    line = line_of(clock_of_item(meeting.items.get(number=1)), day("2024-04-01"))
    assert line is not None
    assert line.words == "Kan överklagas till och med 2024-04-02. Vinner laga kraft tidigast 2024-04-03."


def test_afterwards_it_still_only_says_the_earliest_day():
    line = line_of(clock_of_meeting(taken_in()), day("2024-06-01"))
    assert line is not None
    assert "Vinner laga kraft tidigast 2024-04-03" in line.words
    assert "har vunnit" not in line.words


def test_information_has_no_clock():
    assert clock_of_item(taken_in().items.get(number=2)) is None


def test_what_was_adjusted_at_once_has_its_own_clock():
    meeting = taken_in()
    own = meeting.notices.get(paragraphs=[3])
    assert clock_of_item(meeting.items.get(number=3)).last_appeal is None
    Notice.objects.filter(pk=own.pk).update(up=day("2024-03-05"))
    found = AgendaItem.objects.get(pk=meeting.items.get(number=3).pk)
    assert clock_of_item(found).last_appeal == day("2024-03-26")


def test_the_board_holds_what_is_up_that_day_and_nothing_else():
    taken_in()
    taken_in(up="2024-01-08", down="2024-01-31", date="2024-01-03")
    assert [p.notice.meeting.date for p in up_on(day("2024-03-20"))] == [day("2024-03-05")]
    assert up_on(day("2024-04-03")) == []
    assert up_on(day("2024-03-07")) == []


def test_a_withdrawn_protokoll_is_not_on_the_board():
    Meeting.objects.filter(pk=taken_in().pk).update(state=Meeting.State.WITHDRAWN)
    assert up_on(day("2024-03-20")) == []


def test_a_joint_board_counts_from_its_last_announcement():
    meeting = taken_in()
    meeting.committee.boards = 2
    meeting.committee.save()
    assert clock_of_meeting(Meeting.objects.get()).last_appeal is None
    Notice.objects.create(meeting=meeting, up=day("2024-03-11"), board="Lillby kommun", origin="clerk")
    assert clock_of_meeting(Meeting.objects.get()).last_appeal == day("2024-04-02")
    Notice.objects.filter(board="Lillby kommun").update(up=day("2024-03-18"))
    assert clock_of_meeting(Meeting.objects.get()).last_appeal == day("2024-04-08")


def test_publishing_again_keeps_what_a_clerk_said_of_the_announcement():
    meeting = taken_in()
    meeting.notices.filter(paragraphs=None).update(up=day("2024-03-11"), origin="clerk")
    taken_in(more="Rättat")
    assert meeting.notices.get(paragraphs=None).up == day("2024-03-11")


def test_the_pages_show_board_certificate_feed_and_how_to_appeal():
    today = timezone.localdate()
    up, down = today - dt.timedelta(days=2), today + dt.timedelta(days=25)
    meeting = taken_in(str(up), str(down), str(today - dt.timedelta(days=9)))
    meeting.committee.body.court = "Förvaltningsrätten i Ekeby"
    meeting.committee.body.save()
    client = Client()
    board = client.get("/anslagstavla/").content.decode()
    assert meeting.get_absolute_url() in board
    certificate = client.get(meeting.notices.get(paragraphs=None).get_absolute_url()).content.decode()
    assert "Bevis om anslag" in certificate
    assert meeting.get_absolute_url() in client.get(
        "/flode/anslagstavla/"
    ).content.decode() or "Ekeby kommun" in (client.get("/flode/anslagstavla/").content.decode())
    page = client.get(f"{meeting.get_absolute_url()}1/").content.decode()
    assert "Så överklagar du" in page
    assert "Förvaltningsrätten i Ekeby" in page
    assert "Så överklagar du" not in client.get(f"{meeting.get_absolute_url()}2/").content.decode()
