"""Small things that pages say: spans of time, sentences, citations."""

import pytest

from archive.following.timeline import said_days
from archive.showing.sentences import sentences
from archive.templatetags.minutes import due, proposer, unbroken


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, ""),
        (0, "samma dag"),
        (1, "1 dag"),
        (12, "12 dagar"),
        (92, "3 månader"),
        (400, "1 år och 1 månad"),
    ],
)
def test_a_number_of_days_is_said_as_people_say_it(days, said):
    assert said_days(days) == said


def test_a_text_is_cut_at_its_sentences_only():
    text = "Avtalet gäller t.ex. el, dnr. 12.\nDet löper ut. Bo A. Ek (M) yrkar avslag.\n\nBifalls"
    assert sentences(text) == [
        "Avtalet gäller t.ex. el, dnr. 12.",
        "Det löper ut.",
        "Bo A. Ek (M) yrkar avslag.",
        "Bifalls",
    ]


@pytest.mark.parametrize(
    ("by", "who"),
    [
        ("Kommunledningskontorets förslag till Kommunstyrelsen:", "Kommunledningskontoret"),
        ("Kommunstyrelsens förslag till beslut", "Kommunstyrelsen"),
        ("Förvaltningen", "Förvaltningen"),
        ("", ""),
    ],
)
def test_a_proposal_names_who_made_it(by, who):
    assert proposer(by) == who


def test_days_are_added_only_where_the_words_leave_them_open():
    import datetime as dt

    from archive.models import Assignment

    open_year = Assignment(
        due_text="till mötet i september", due_from=dt.date(2023, 9, 1), due_to=dt.date(2023, 9, 30)
    )
    assert due(open_year) == "1–30 september 2023"
    assert due(Assignment(due_text="senast 2024-03-01", due_to=dt.date(2024, 3, 1))) == ""
    assert due(Assignment(due_text="")) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("540 000 kronor", "540~000 kronor"),
        ("1 640 000 kronor enligt § 12", "1~640~000 kronor enligt §~12"),
        ("den 3 maj 2022 och 15 november", "den 3 maj 2022 och 15 november"),
        ("12 3456", "12 3456"),
    ],
)
def test_a_line_ends_neither_within_a_sum_nor_after_a_paragraph_sign(text, shown):
    assert unbroken(text) == shown.replace("~", "\u00a0")
