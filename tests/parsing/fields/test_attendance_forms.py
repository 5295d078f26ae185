"""The attendance list in rarer forms: wrapped, in prose, by party; the meeting has §§ 10–20."""

import pytest

from ingest.parsing import parse
from ingest.parsing.fields.attendance import read_attendance
from ingest.parsing.fields.blocks import AttendanceBlock
from ingest.parsing.line import Line
from ingest.parsing.model import Replaced
from tests.parsing.fields.lists import WHOLE, but, names, one, read


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (S) ordförande, Bo Dahl (M), Eva\nLind (V), Olle Ros (C) § 11",
        "Anna Ek (S) ordförande, Bo Dahl (M), Eva Lind\n(V), Olle Ros (C) § 11",
    ],
)
def test_a_comma_list_may_be_wrapped_inside_a_person(text):
    entries, problems = read("member", text)

    assert [(e.name, e.party, e.paragraphs) for e in entries] == [
        ("Anna Ek", "S", None),
        ("Bo Dahl", "M", None),
        ("Eva Lind", "V", None),
        ("Olle Ros", "C", (11,)),
    ]
    assert problems == ()


def test_a_place_at_the_end_of_a_line_does_not_go_with_the_next_person():
    assert names("member", "Anna Ek (S), Gårdby\nBo Dahl (M), Tåsjö") == [("Anna Ek", "S"), ("Bo Dahl", "M")]


def test_officials_in_a_sentence_with_posts_before_their_names():
    entries, _ = read("other", "chefen Anna Ek, utvecklare\nBo Dahl § 11 samt sekreteraren Cia Lind.")

    assert [(e.name, e.title, e.paragraphs) for e in entries] == [
        ("Anna Ek", "chefen", None),
        ("Bo Dahl", "utvecklare", (11,)),
        ("Cia Lind", "sekreteraren", None),
    ]


def test_a_post_alone_above_its_holder_ends_the_list_of_the_absent():
    entries = read_attendance([numbered("Ulf Mo (M)", "", "Stadssekreterare", "Ida Mo")], WHOLE)[0]

    assert [(e.name, e.title, e.group, e.present) for e in entries] == [
        ("Ulf Mo", None, "member", False),
        ("Ida Mo", "Stadssekreterare", "other", True),
    ]


def numbered(*texts):
    """A block of absent members in which "" is a blank line of the minutes."""
    lines = [Line(n, text) for n, text in enumerate(texts, 1) if text]
    return AttendanceBlock("member", "Frånvarande", tuple(lines), True)


def test_a_party_before_a_colon_is_that_of_everybody_on_the_line():
    assert names("member", "S: Anna Ek (ordf), Bo Dahl\nModeraterna: Cia Lind") == [
        ("Anna Ek", "S"),
        ("Bo Dahl", "S"),
        ("Cia Lind", "M"),
    ]


def test_ersattare_beside_a_name_in_a_list_of_everybody():
    entries, _ = read("member", "Anna Ek   Ledamot, S\nBo Dahl   Ersättare, C")

    assert [(e.name, e.party, e.group, e.title) for e in entries] == [
        ("Anna Ek", "S", "member", None),
        ("Bo Dahl", "C", "substitute", None),
    ]


def test_officials_in_a_list_of_everybody_are_set_apart():
    lines = [
        Line(n, text)
        for n, text in enumerate(["Anna Ek (S)", "Bo Dahl (M)", "Eva Mo, samordnare, vid protokollet"])
    ]
    entries, _ = read_attendance([AttendanceBlock("member", "Närvarande", tuple(lines))], WHOLE)

    assert [(e.name, e.group, e.title) for e in entries] == [
        ("Anna Ek", "member", None),
        ("Bo Dahl", "member", None),
        ("Eva Mo", "other", "samordnare"),
    ]


@pytest.mark.parametrize(
    ("remark", "paragraphs"),
    [
        ("lämnar mötet kl. 14.10 efter § 12", (10, 11, 12)),
        ("anländer kl. 14.35 under § 19", (19, 20)),
        ("anlände kl. 13.20 före § 19", (19, 20)),
        ("anlände efter § 18", (19, 20)),
        ("avvek före § 12", (10, 11)),
        ("anmäler jäv § 13", but(13)),
        ("anmäler jäv och deltar inte i § 13", but(13)),
    ],
)
def test_who_comes_goes_and_steps_back(remark, paragraphs):
    entry = one("member", f"Anna Ek (S), {remark}")

    assert (entry.paragraphs, entry.title) == (paragraphs, None)


def test_who_goes_during_a_paragraph_was_there_for_a_part():
    entry = one("member", "Anna Ek (S), lämnar mötet under § 12")

    assert (entry.paragraphs, entry.partial) == ((10, 11, 12), True)


@pytest.mark.parametrize("authority", ["Polisen", "Räddningstjänsten", "Brandskyddsföreningen", "Lottakåren"])
def test_an_authority_in_the_definite_form_is_whom_somebody_represents(authority):
    entry = one("other", f"Anna Ek, {authority}")

    assert (entry.affiliation, entry.title) == (authority, None)


def test_a_post_in_the_plural_is_everybodys_that_follows():
    entries, problems = read(
        "other", "Stadsdelsdirektör Anna Ek, avdelningscheferna Bo\nDahl och Eva Mo samt sekreterare Dan Ås"
    )

    assert problems == ()
    assert [(e.name, e.title) for e in entries] == [
        ("Anna Ek", "Stadsdelsdirektör"),
        ("Bo Dahl", "avdelningscheferna"),
        ("Eva Mo", "avdelningscheferna"),
        ("Dan Ås", "sekreterare"),
    ]


def test_an_attendance_list_in_a_bilaga_is_no_attachment():
    meeting = parse(
        "Ekby kommun\nKulturnämnden\nSammanträdesdatum 2021-03-02\n\n"
        "§ 1 Taxor\n\nBeslut\nTaxan antas.\n\nBilaga 1\nNÄRVAROLISTA\nS   Anna Ek, ordförande\nM   Bo Dahl\n\n"
        "Bilaga 2\nReservation § 1\nTaxan är för hög."
    )

    assert [(p.name, p.party) for p in meeting.attendance] == [("Anna Ek", "S"), ("Bo Dahl", "M")]
    assert [attachment.heading for attachment in meeting.items[0].attachments] == ["Bilaga 2"]


def test_who_goes_and_is_replaced_for_the_rest_was_there_until_then():
    entries, problems = read("member", "Anna Ek (S) t.o.m. § 12, därefter ersatt av Bo Dahl (S)\nEva Mo (V)")

    assert problems == ()
    assert [(e.name, e.group, e.present, e.paragraphs) for e in entries] == [
        ("Anna Ek", "member", True, (10, 11, 12)),
        ("Bo Dahl", "serving_substitute", True, tuple(range(13, 21))),
        ("Eva Mo", "member", True, None),
    ]


def test_a_serving_chair_is_a_member():
    entries, _ = read("member", "Anna Ek (S), tjänstgörande ordförande\nBo Dahl (M) ersatte Eva Mo (M)")

    assert [(e.name, e.group, e.title) for e in entries] == [
        ("Anna Ek", "member", "tjänstgörande ordförande"),
        ("Bo Dahl", "serving_substitute", None),
    ]


@pytest.mark.parametrize(
    ("listed", "group"),
    [
        ("Ersättare\nEva Mo (V)\n\nEj tjänstgörande ersättare\nDan Ås (C)", "serving_substitute"),
        ("Ersättare\nEva Mo (V)", "substitute"),
        ("Närvarande ej beslutande:\nEva Mo (V)", "substitute"),
    ],
)
def test_plain_ersattare_serve_where_others_are_said_not_to(listed, group):
    meeting = parse(
        f"Kulturnämnden\nSammanträdesdatum 2021-03-02\n\nBeslutande ledamöter\nOrdinarie\nAnna Ek (S)\nBo Dahl (M)\n{listed}\n\n"
        "§ 1 Taxor\n\nBeslut\nTaxan antas.\n"
    )

    assert [p.group for p in meeting.attendance if p.name == "Eva Mo"] == [group]


def test_officials_are_set_apart_where_the_others_represent_somebody():
    lines = [
        Line(n, text)
        for n, text in enumerate(("Lars Palm, PRO", "Inger Frost, SPF Seniorerna", "Kia Mo, sekreterare"), 1)
    ]

    entries, _ = read_attendance([AttendanceBlock("member", "Närvarande", tuple(lines))], WHOLE)

    assert [entry.group for entry in entries] == ["member", "member", "other"]


def test_somebody_may_be_called_inga() -> None:
    found, problems = read("member", "Inga Storm, Synskadades förening\nInga ersättare")

    assert [person.name for person in found] == ["Inga Storm"]
    assert [problem.code for problem in problems] == ["no_person"]


def test_who_serves_for_a_vacant_seat_serves_and_has_no_title():
    (entry,), problems = read("serving_substitute", "Bo Al (C) för vakant plats (KD)")

    assert problems == ()
    assert (entry.title, entry.affiliation, entry.replaces) == (None, None, ())


def test_the_whole_meeting_is_neither_a_post_nor_a_place():
    entries, _ = read(
        "member",
        "Namn\tParti\tFunktion\tNärvarande\nAnna Ek\tS\tOrdförande\tHela mötet\nBo Al\tM\tLedamot\t§§ 12–14",
    )

    assert [(e.title, e.affiliation, e.paragraphs) for e in entries] == [
        ("Ordförande", None, None),
        (None, None, (12, 13, 14)),
    ]


def test_in_a_council_without_parties_a_post_makes_nobody_an_official():
    block = AttendanceBlock(
        "member",
        "Deltagare",
        (
            Line(1, "Anna Ek, kommunstyrelsen"),
            Line(2, "Bo Al, räddningstjänsten"),
            Line(3, "Cia Li, skolchef"),
        ),
    )
    entries, _ = read_attendance([block], None)

    assert {entry.group for entry in entries} == {"member"}


def test_a_substitute_at_the_end_of_a_line_is_the_one_named_on_it():
    assert [
        (e.name, e.group) for e in read("member", "Anna Ek (S), tjänstgörande ersättare\nBo Dahl (M)")[0]
    ] == [
        ("Anna Ek", "serving_substitute"),
        ("Bo Dahl", "member"),
    ]


def test_a_substitute_among_the_others_does_not_serve():
    assert [(e.name, e.group) for e in read("other", "Anna Ek (S)\tersättare\nBo Dahl\tsekreterare")[0]] == [
        ("Anna Ek", "substitute"),
        ("Bo Dahl", "other"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ekonom Anna Ek § 11, chef för Inre Service Bo\nDahl §§ 12–13",
        "ekonom Anna Ek § 11, chef för Inre\nService Bo Dahl §§ 12–13",
        "ekonom Anna Ek § 11. Chef för Inre Service Bo Dahl §§ 12–13",
    ],
)
def test_what_a_post_is_about_is_no_name_and_nobody_is_replaced(text):
    entries, _ = read("other", text)

    assert [(e.name, e.title.lower(), e.group, e.paragraphs) for e in entries] == [
        ("Anna Ek", "ekonom", "other", (11,)),
        ("Bo Dahl", "chef för inre service", "other", (12, 13)),
    ]


def test_a_replaced_member_may_be_wrapped_in_mid_name():
    entries, _ = read(
        "serving_substitute", "Anna Ek (S) ersätter Eva Lo (S), Bo Dahl (M) ersätter Cia\nLind (M) § 11"
    )

    assert [(e.name, e.replaces[0].name, e.replaces[0].party) for e in entries] == [
        ("Anna Ek", "Eva Lo", "S"),
        ("Bo Dahl", "Cia Lind", "M"),
    ]


def test_posts_in_the_plural_and_sentences_of_officials():
    entries, _ = read("other", "Förvaltningschefen Anna Lund. Personalföreträdarna Bo Dahl och Cia Lind.")

    assert [(e.name, e.title) for e in entries] == [
        ("Anna Lund", "Förvaltningschefen"),
        ("Bo Dahl", "Personalföreträdarna"),
        ("Cia Lind", "Personalföreträdarna"),
    ]


def test_a_recusal_behind_whom_somebody_stands_in_for_is_the_other_ones():
    assert one("member", "Rut Ek (C) för Bo Al § 12 pga jäv").paragraphs == (12,)
    assert one("member", "Bo Al (C), ej § 12 pga jäv").paragraphs == but(12)


def test_a_list_that_is_printed_again_is_read_once():
    lines = tuple(Line(n, text) for n, text in enumerate(["Anna Ek (S)", "Bo Dahl (M)"], 1))
    again = tuple(line._replace(number=line.number + 50) for line in lines)

    entries, _ = read_attendance(
        [AttendanceBlock("member", "Beslutande", lines), AttendanceBlock("member", "Beslutande", again)],
        WHOLE,
    )

    assert [e.name for e in entries] == ["Anna Ek", "Bo Dahl"]


def test_who_comes_later_is_absent_no_more_and_two_are_replaced_by_two():
    text = (
        "ordföranden Anna Ek samt övriga ledamöter utom Bo Dahl och Cia Lind.\n\n"
        "Bo Dahl infinner sig efter ärendet § 12. Dag Ros och Eva Mo lämnar sammanträdet efter ärendet § 15 och "
        "ersättes av Ulf Al respektive Siv Bo."
    )

    entries, _ = read("member", text)

    assert [(e.name, e.present, e.paragraphs, [r.name for r in e.replaces]) for e in entries] == [
        ("Anna Ek", True, None, []),
        ("Bo Dahl", True, tuple(range(13, 21)), []),
        ("Cia Lind", False, None, []),
        ("Dag Ros", True, tuple(range(10, 16)), []),
        ("Ulf Al", True, tuple(range(16, 21)), ["Dag Ros"]),
        ("Eva Mo", True, tuple(range(10, 16)), []),
        ("Siv Bo", True, tuple(range(16, 21)), ["Eva Mo"]),
    ]


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("ersättare: Bo Dahl (M)", "substitute"),
        ("Kommunalråd: Bo Dahl (M)", "other"),
        ("Som ersättare för de frånvarande ledamöterna inträder: Bo Dahl för Eva Mo", "serving_substitute"),
        ("Ersättare, närvarande via Skype\nBo Dahl (M)", "substitute"),
        ("Ej tjänst-   M   Bo Dahl\ngörande\nersättare", "substitute"),
    ],
)
def test_headings_of_lists_in_small_letters_in_sentences_and_over_three_lines(heading, group):
    text = f"Protokoll\nKulturnämnden 2024-02-26\n\nLedamöter\nAnna Ek (S)\n\n{heading}\n\n§ 1 Köp\nBeslut\nKöpet görs."

    assert {p.name: p.group for p in parse(text).attendance}["Bo Dahl"] == group


def test_everybody_but_those_named_was_there():
    entries, _ = read("member", "Samtliga ledamöter utom\nTore Ek\nMaj Al")

    assert [(e.name, e.group, e.present) for e in entries] == [
        ("Tore Ek", "member", False),
        ("Maj Al", "member", False),
    ]


def test_a_post_may_end_the_line_above_what_it_is_about():
    entries, _ = read(
        "other", "ordförande i skolnämnden Anna Ek (S) § 11 och ordförande i\nvårdnämnden Bo Dahl (M) § 12"
    )

    assert [(e.name, e.paragraphs) for e in entries] == [("Anna Ek", (11,)), ("Bo Dahl", (12,))]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (S), ersättare saknas",
        "Anna Ek (S) - ersättare ej inkallad",
        "Anna Ek (S), utan ersättare",
        "Anna Ek (S)          Ersättare saknas",
    ],
)
def test_that_nobody_came_instead_is_no_title(text):
    entry = one("member", text)

    assert (entry.name, entry.title, entry.replaces) == ("Anna Ek", None, ())


def test_a_line_on_whom_nobody_stands_in_for_names_nobody():
    entries, problems = read(
        "serving_substitute", "Anna Ek (S) för Bo Dahl (S)\nErsättare saknas för Cia Lind (L)"
    )

    assert [(e.name, e.replaces) for e in entries] == [("Anna Ek", (Replaced("Bo Dahl", "S", None),))]
    assert [problem.code for problem in problems] == ["no_person"]


def test_why_a_substitute_serves_and_the_post_of_the_member_are_no_title_of_the_substitute():
    entry = one("member", "Anna Ek (L) § 13 ersätter Bo Dahl (L) (2:e vice ordförande) pga jäv")

    assert (entry.title, entry.replaces) == (None, (Replaced("Bo Dahl", "L", (13,)),))


def test_recusal_in_brackets_says_what_was_missed():
    assert one("member", "Anna Ek (C) (jäv § 13)").paragraphs == but(13)


def test_why_the_member_was_away_says_nothing_of_the_substitutes_presence():
    entries, _ = read("member", "Anna Ek (L), ersätter Bo Dahl (L) pga förhinder")

    assert [(e.present, e.replaces) for e in entries] == [(True, (Replaced("Bo Dahl", "L", None),))]


def test_a_dotted_line_beside_the_heading_of_a_list_is_nobody():
    meeting = parse(
        "Socialnämnden\nDatum: 2021-03-04\n\nBeslutande ..........\nAnna Ek (S)\n\n§ 1 Val\n\nText.\n"
    )

    assert [person.name for person in meeting.attendance] == ["Anna Ek"]
