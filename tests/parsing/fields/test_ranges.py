"""Which paragraphs a note means; the meeting of these tests has §§ 10–20."""

import pytest

from ingest.parsing.fields.ranges import find_notes, read_header_range, read_paragraphs

WHOLE = (10, 20)


def but(*missed):
    return tuple(n for n in range(10, 21) if n not in missed)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("§§ 12–14", (12, 13, 14)),
        ("§ 15", (15,)),
        ("§§ 15", (15,)),
        ("§12-15", (12, 13, 14, 15)),
        ("§§ 1-3, 9-11", (1, 2, 3, 9, 10, 11)),
        ("§ 4-5 och 9", (4, 5, 9)),
        ("§ 11 och § 13", (11, 13)),
        ("§§ 11, 13 samt 15", (11, 13, 15)),
        ("§§ 130–43", tuple(range(130, 144))),
        ("§ 12 t.o.m. § 15", (12, 13, 14, 15)),
        ("§§ 12 t o m 15", (12, 13, 14, 15)),
        ("paragraf 12-13", (12, 13)),
        ("punkt 3", (3,)),
        ("Ersätter X (SD) §§ 10–11", (10, 11)),
    ],
)
def test_named_paragraphs_need_no_range_of_the_meeting(text, paragraphs):
    note = read_paragraphs(text, None)

    assert (note.paragraphs, note.partial, note.excluded) == (paragraphs, False, False)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("t.o.m. § 12", (10, 11, 12)),
        ("T o m 12", (10, 11, 12)),
        ("tom 12", (10, 11, 12)),
        ("till och med § 12", (10, 11, 12)),
        ("fr.o.m. § 18", (18, 19, 20)),
        ("fr o m § 18", (18, 19, 20)),
        ("from 18", (18, 19, 20)),
        ("från och med § 18", (18, 19, 20)),
        ("§§ 18–", (18, 19, 20)),
        ("fr.o.m. § 12 t.o.m. § 14", (12, 13, 14)),
        ("t.o.m. § 11, fr.o.m. § 19", (10, 11, 19, 20)),
        ("ej § 13", but(13)),
        ("ej §§ 12, 14", but(12, 14)),
        ("deltog inte under § 17", but(17)),
        ("deltar ej i § 17", but(17)),
        ("ej närvarande § 17", but(17)),
        ("frånvarande § 17", but(17)),
        ("utom § 17", but(17)),
        ("§ 11 jäv", but(11)),
        ("§ 11 (jäv)", but(11)),
        ("jäv § 11", but(11)),
        ("§ 13 p.g.a. jäv", but(13)),
        ("§§ 12-15 (ej § 13)", (12, 14, 15)),
    ],
)
def test_open_and_excluding_notes_are_counted_from_the_meeting(text, paragraphs):
    assert read_paragraphs(text, WHOLE).paragraphs == paragraphs


@pytest.mark.parametrize("text", ["t.o.m. § 12", "fr.o.m. § 18", "ej § 13", "§ 11 jäv"])
def test_without_the_meetings_range_they_have_no_paragraphs(text):
    note = read_paragraphs(text, None)

    assert note.paragraphs is None
    assert not note.partial


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("del av § 19", (19,)),
        ("§ 19 (delvis)", (19,)),
        ("§§ 12-13, del av § 14", (12, 13, 14)),
        ("§§ 12-13 kl 9.00-10.00", (12, 13)),
        ("delvis", None),
        ("(del av mötet)", None),
        ("del av sammanträdet", None),
        ("kl. 10.20–12.00", None),
        ("t.o.m. kl. 15.30", None),
        ("från kl 10", None),
    ],
)
def test_part_of_the_meeting_is_partial(text, paragraphs):
    note = read_paragraphs(text, WHOLE)

    assert (note.paragraphs, note.partial) == (paragraphs, True)


@pytest.mark.parametrize("text", ["", "Anna Ek (S)", "Bo, 14 år", "65/18", "tom lokal", "rum 12"])
def test_other_words_and_numbers_are_no_note(text):
    assert read_paragraphs(text, WHOLE) is None


def test_a_line_can_hold_several_notes_each_with_its_place():
    text = "för X §§ 10–13, Y §§ 14–19"

    notes = find_notes(text, WHOLE)

    assert [text[slice(*note.span)] for note in notes] == ["§§ 10–13", "§§ 14–19"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Paragraf 20–24", (20, 24)),
        ("Paragrafer: 12-14", (12, 14)),
        ("§§ 130 - 143", (130, 143)),
        ("45-56, 59-61", (45, 61)),
        ("§§ 12–13, 15", (12, 15)),
        ("§ 5", (5, 5)),
        ("65/18–80/18", (65, 80)),
        ("2012-05-14", None),
        ("Kommunhuset", None),
        ("", None),
    ],
)
def test_the_range_that_a_header_states(text, span):
    assert read_header_range(text) == span


def test_a_slip_in_an_interval_makes_no_endless_list():
    assert read_paragraphs("§§ 1-9999", WHOLE).paragraphs == (1, 9999)
