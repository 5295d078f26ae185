"""Dates and times in every way that clerks write them."""

import pytest

from ingest.parsing.fields.dates import (
    find_date,
    find_dates,
    find_times,
    next_day,
    weekday_mismatch,
    without_dates,
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2012-05-14", "2012-05-14"),
        ("Sammanträdesdatum 2012-05-14", "2012-05-14"),
        ("2012 - 05 - 14", "2012-05-14"),
        ("2012–05–14", "2012-05-14"),
        ("2012.05.14", "2012-05-14"),
        ("2012/05/14", "2012-05-14"),
        ("20120514", "2012-05-14"),
        ("2006 06 01", "2006-06-01"),
        ("14 maj 2012", "2012-05-14"),
        ("den 14 maj 2012", "2012-05-14"),
        ("Tisdagen den 14 maj 2012 kl 13", "2012-05-14"),
        ("torsdag 14 maj, 2012", "2012-05-14"),
        ("MÅNDAGEN DEN 14 MAJ 2012", "2012-05-14"),
        ("den 14:e maj 2012", "2012-05-14"),
        ("1 jan 2012", "2012-01-01"),
        ("9 sept. 2012", "2012-09-09"),
        ("14/5 2012", "2012-05-14"),
        ("14/5-12", "2012-05-14"),
        ("14.5.2012", "2012-05-14"),
        ("3–4 maj 2012", "2012-05-03"),
        ("3 och 4 maj 2012", "2012-05-03"),
        ("30 april - 2 maj 2012", "2012-04-30"),
        ("KSUS 2021-06-01, § 36", "2021-06-01"),
    ],
)
def test_a_date_is_understood(text, iso):
    assert find_date(text) == iso


@pytest.mark.parametrize(
    "text",
    ["den 14 maj", "31 juni 2012", "2012-13-01", "§ 14 2012", "Ks 14/2012", "lagen (2012:514)", "232100-0164",
     "20 60 10", "tel 019-602 70 00", "kl 14.05", "5 000 000 kronor", ""],
)  # fmt: skip
def test_what_is_no_date_gives_none(text):
    assert find_date(text) is None


def test_every_date_comes_with_its_place():
    text = "Justerat 2012-05-21, anslaget den 22 maj 2012"

    assert [(iso, text[start:end]) for iso, start, end in find_dates(text)] == [
        ("2012-05-21", "2012-05-21"),
        ("2012-05-22", "22 maj 2012"),
    ]


def test_dates_are_blotted_out_in_their_places():
    assert without_dates("§ 14, 2022-05-10.") == "§ 14, __________."


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl 18.00-21.20", "18:00", "21:20"),
        ("kl. 09:00 – 12.15", "09:00", "12:15"),
        ("klockan 13:30–14:45", "13:30", "14:45"),
        ("Klockan: 9.00–12.20", "09:00", "12:20"),
        ("Tid: 14:00-17:00", "14:00", "17:00"),
        ("Starttid 13:00 Sluttid 15:30", "13:00", "15:30"),
        ("Start 9.00, slut 11.00", "09:00", "11:00"),
        ("Rådhuset, kl 13-16", "13:00", "16:00"),
        ("kl. 8.30 till 12", "08:30", "12:00"),
        ("från kl 9.00 till kl 12.00", "09:00", "12:00"),
        ("9.00 — kl. 12.00", "09:00", "12:00"),
        ("kl. 13.00 – ca 15.10", "13:00", "15:10"),
        ("kl 1300-1500", "13:00", "15:00"),
        ("Sessionssalen, kl 13.00--15.20", "13:00", "15:20"),
        ("Tid: kl. 13.00", "13:00", None),
        ("Fredag den 19 november 2021 kl 09.00-12.00", "09:00", "12:00"),
        ("2012-05-14 18.00", "18:00", None),
        ("Mötet startade kl. 13.00 och avslutades kl. 15.05", "13:00", "15:05"),
        ("kl 9.00-12.00, ajournering 10.05–10.20", "09:00", "12:00"),
        ("kl 9.00-12.00 (10.05–10.20 ajournering)", "09:00", "12:00"),
        ("13.00–15.30\nAjournering 14.00–14.15", "13:00", "15:30"),
        ("kl 13.15-15.00 och 15.30-16.45", "13:15", "16:45"),
        ("09.00-12.00 samt 13.00-16.00", "09:00", "16:00"),
        ("Gruppmöten kl 8.00-9.00, sammanträde kl 9.00-12.00", "09:00", "12:00"),
        ("kl 9.00-12.00, lunch 12.00-13.00", "09:00", "12:00"),
    ],
)
def test_start_and_end_of_the_meeting_are_told_from_breaks(text, start, end):
    assert find_times(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["Rådhuset", "2012-05-14", "§ 14", "avgiften höjs med 2,5 procent", "rum 14"]
)
def test_no_time_gives_none_twice(text):
    assert find_times(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "mismatch"),
    [
        ("Måndagen den 14 maj 2012", False),
        ("Tisdagen den 14 maj 2012", True),
        ("fredag 19 november 2021", False),
        ("lördag 19 november 2021", True),
        ("onsdag 2012-05-16", False),
        ("2012-05-14", False),
        ("tisdagar i maj 2012", False),
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_seen(text, mismatch):
    assert weekday_mismatch(text) is mismatch


@pytest.mark.parametrize("text", ["kl 09 00 - 11 30", "kl. 0900–1130", "klockan 09 00-11.30"])
def test_a_time_may_lack_its_point(text):
    assert find_times(text) == ("09:00", "11:30")


@pytest.mark.parametrize(
    ("text", "after", "iso"),
    [
        ("torsdagen den 26 november kl 16.30", "2015-11-23", "2015-11-26"),
        ("den 4 januari", "2015-12-20", "2016-01-04"),
        ("fredagen den 26 november", "2015-11-23", None),  # it was a Thursday
        ("den 31 november", "2015-11-23", None),
        ("den 26 november 2016", "2015-11-23", None),
        ("kl 16.30", "2015-11-23", None),
    ],
)
def test_a_day_without_its_year_is_the_next_one(text, after, iso):
    assert next_day(text, after) == iso
