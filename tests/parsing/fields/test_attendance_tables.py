"""The attendance list as a table: heads of columns, marks of presence, substitutes beside members."""

from ingest.parsing import parse
from ingest.parsing.fields.attendance import read_attendance
from ingest.parsing.model import Replaced
from tests.parsing.fields.lists import WHOLE, block, but, read


def test_a_table_says_by_its_head_what_its_cells_are():
    entries, _ = read(
        "member",
        "Namn\tParti\tRoll\tNärvarande\n"
        "Anna Ek\tS\tordförande\tJa\n"
        "Bo Dahl\tM\tledamot\tNej\n"
        "Cia Lind\tC\tersättare\t1\n"
        "Dag Ros\tV\tersättare, tjänstgörande\tX\n"
        "Eva Mo\t\tsocialchef\tx",
    )

    assert [(e.name, e.party, e.title, e.group, e.present) for e in entries] == [
        ("Anna Ek", "S", "ordförande", "member", True),
        ("Bo Dahl", "M", None, "member", False),
        ("Cia Lind", "C", None, "substitute", True),
        ("Dag Ros", "V", None, "serving_substitute", True),
        ("Eva Mo", None, "socialchef", "other", True),
    ]


def test_a_mark_under_absent_a_dash_and_a_word_about_the_vote():
    entries, _ = read(
        "member",
        "Ledamot\tParti\tKommun\tFrånvarande\tJa\tNej\nAnna Ek\tS\tMo\t\tX\t\n"
        "Bo Dahl\tM\tVästra Ed\tX\t\t\nCia Lind\tC\tÅs\t-\tfrånvarande\t",
    )

    assert [(e.name, e.affiliation, e.present) for e in entries] == [
        ("Anna Ek", "Mo", True),
        ("Bo Dahl", "Västra Ed", False),
        ("Cia Lind", "Ås", True),
    ]


def test_a_markdown_table_without_a_heading_is_the_list():
    meeting = parse(
        "# Protokoll Kulturnämnden 2021-03-02\n\n| Namn | Parti | Närv. | Anmärkning |\n|---|---|---|---|\n"
        "| Anna Ek | S | 1 | ordförande |\n| Bo Dahl | M | - | |\n| Cia Lind | C | 1 | tjänstgör för Bo Dahl |\n\n"
        "## § 1 Budget\n\n### Beslut\n\nNämnden godkänner budgeten.\n"
    )

    assert [(p.name, p.title, p.group, p.present) for p in meeting.attendance] == [
        ("Anna Ek", "ordförande", "member", True),
        ("Bo Dahl", None, "member", False),
        ("Cia Lind", None, "serving_substitute", True),
    ]


def test_a_column_of_places_is_whom_they_represent_and_no_people():
    entries, problems = read(
        "member",
        "Eva Lund (M)     Västra Ed     tjänstgör för Bo Berg\n"
        "Karin Ros (S)    Södra Ås      frånvarande\n"
        "Ola Sand (C)     Mo            ordförande",
    )

    assert [(e.name, e.affiliation, e.title, e.group, e.present) for e in entries] == [
        ("Eva Lund", "Västra Ed", None, "serving_substitute", True),
        ("Karin Ros", "Södra Ås", None, "member", False),
        ("Ola Sand", "Mo", "ordförande", "member", True),
    ]
    assert problems == ()


def test_a_column_says_for_whom_the_substitute_serves():
    entries, _ = read(
        "member",
        "Ledamöter\tNärvarande\tErsättare\tTjänstgör för\nAnna Ek (S)\tX\tCia Lind (S)\tBo Dahl (S)\nBo Dahl (S)\t\t\t",
    )

    assert [(e.name, e.group, e.present, [r.name for r in e.replaces]) for e in entries] == [
        ("Anna Ek", "member", True, []),
        ("Cia Lind", "serving_substitute", True, ["Bo Dahl"]),
        ("Bo Dahl", "member", False, []),
    ]


def test_a_column_names_the_member_that_the_one_on_the_line_stands_in_for():
    entries, _ = read(
        "member",
        "Namn\tParti\tNärv.\tTjg. ers. för\tJa\tNej\nAnna Ek, ordf.\tS\tX\t\tX\t\nBo Dahl\tS\t-\t\t\t\n"
        "Cia Lind\tS\tX\tBo Dahl\tX\t",
    )

    assert [(e.name, e.group, e.present, [r.name for r in e.replaces]) for e in entries] == [
        ("Anna Ek", "member", True, []),
        ("Bo Dahl", "member", False, []),
        ("Cia Lind", "serving_substitute", True, ["Bo Dahl"]),
    ]


def test_a_few_substitutes_beside_members_without_marks_came_in_their_place():
    entries, _ = read(
        "member",
        "Ledamöter          Ersättare\nS   Anna Ek\nS   Bo Dahl        Cia Lo\nM   Dan Ås, ordförande",
    )

    assert [(e.name, e.party, e.group, e.present) for e in entries] == [
        ("Anna Ek", "S", "member", True),
        ("Bo Dahl", "S", "member", False),
        ("Cia Lo", "S", "serving_substitute", True),
        ("Dan Ås", "M", "member", True),
    ]
    assert entries[2].replaces == (Replaced("Bo Dahl", "S", None),)


def test_a_column_of_answers_says_who_was_there():
    entries, problems = read(
        "member",
        "Namn               Roll              Närvarande   Kommentar\n"
        "Anna Ek (S)        Ordförande        Ja\n"
        "Bo Dahl (M)        Ledamot           Nej          Ersätts av Cia Lo (M)\n"
        "Eva Mo (V)         Ledamot           Ja           Jäv § 12",
    )

    assert [problem.code for problem in problems] == ["no_person"]
    assert [(e.name, e.title, e.group, e.present, e.paragraphs) for e in entries] == [
        ("Anna Ek", "Ordförande", "member", True, None),
        ("Bo Dahl", None, "member", False, None),
        ("Cia Lo", None, "serving_substitute", True, None),
        ("Eva Mo", None, "member", True, but(12)),
    ]


def test_columns_of_presence_are_no_lists_side_by_side():
    meeting = parse(
        "Kulturnämnden\nSammanträdesdatum 2021-03-02\n\nLedamöter            Närvarande    Frånvarande\n"
        "Anna Ek (S)          X\nBo Dahl (M)                        X\n\n§ 1 Taxor\n\nBeslut\nTaxan antas.\n"
    )

    assert [(p.name, p.present) for p in meeting.attendance] == [("Anna Ek", True), ("Bo Dahl", False)]


def test_places_stand_in_a_column_behind_the_posts():
    entries, problems = read(
        "member",
        "Anna Ek (S)     ordförande    Norrå\nBo Al (M)                     Tallnäs\nCia Li (M)      tj ers        Norrå      §§ 12-14",
    )

    assert problems == ()
    assert [(e.title, e.affiliation, e.group) for e in entries] == [
        ("ordförande", "Norrå", "member"),
        (None, "Tallnäs", "member"),
        (None, "Norrå", "serving_substitute"),
    ]


def test_the_place_of_the_member_replaced_is_said_twice():
    entries, problems = read("member", "Anna Ek (S), Norrå\nBo Al (S), Norrå, ersätter Cia Li (M), Norrå")

    assert problems == ()
    assert entries[1].replaces == (Replaced("Cia Li", "M"),)


def test_a_substitute_beside_a_member_without_any_mark_is_told():
    table = "Ledamöter       Parti   Ersättare\nAnna Ek         S\nBo Al           M       Cia Li\nDan Bo          C\nEva Re          V"
    entries, problems = read("member", table)

    assert [(e.name, e.group) for e in entries if e.name == "Cia Li"] == [("Cia Li", "serving_substitute")]
    assert [(p.code, p.line) for p in problems if p.code == "unmarked_substitute"] == [
        ("unmarked_substitute", 3)
    ]


def test_a_party_in_both_places_is_nobody_whom_a_member_represents():
    assert [
        (e.name, e.party, e.affiliation) for e in read("member", "M  Anna Ek (M)\nÖPA  Bo Dahl (ÖPA)")[0]
    ] == [
        ("Anna Ek", "M", None),
        ("Bo Dahl", "ÖPA", None),
    ]


def test_marks_of_presence_may_have_a_head_of_their_own():
    head = "Protokoll\nKulturnämnden 2021-12-02\n\nBeslutande\n                     Närvarande   Anmärkning\n"
    members = "Anna Ek (S)          X\nBo Al (M)            -\n\n"
    substitutes = "Ersättare            Närvarande   Tjänstgörande för\nCia Ros (M)          X            Bo Al (M)\nDan Mo (V)           -\n\n"
    meeting = parse(f"{head}{members}{substitutes}§ 1 Köp\n\nBeslut\nKöpet godkänns.\n")

    assert [(p.name, p.group, p.present) for p in meeting.attendance] == [
        ("Anna Ek", "member", True),
        ("Bo Al", "member", False),
        ("Cia Ros", "serving_substitute", True),
        ("Dan Mo", "substitute", False),
    ]
    assert meeting.attendance[2].replaces == (Replaced("Bo Al", "M"),)


def test_a_table_may_have_a_column_for_those_who_serve_and_one_for_those_who_do_not():
    text = (
        "\tTjg\tEj tjg\tJA\tNEJ\n"
        "Anna Ek (S)\t\tX\n"
        "Bo Dahl (M)\tX §§ 14-20\tX §§ 10-13\n"
        "Cia Lind (C)\tX\n"
        "Dag Ros (V)"
    )

    entries, _ = read("substitute", text)

    assert [(e.name, e.group, e.present, e.paragraphs) for e in entries] == [
        ("Anna Ek", "substitute", True, None),
        ("Bo Dahl", "serving_substitute", True, tuple(range(14, 21))),
        ("Bo Dahl", "substitute", True, tuple(range(10, 14))),
        ("Cia Lind", "serving_substitute", True, None),
        ("Dag Ros", "substitute", False, None),
    ]


ROLL = (
    "NÄRVAROLISTA\n\n\t\tNärvaro\t\tVotering § 1\nLEDAMÖTER\tParti\tJa\tNej\tJa\tNej\n"
    "Anna Ek, ordf\ts\tx\t\tx\nBo Dahl\tm\t\tx\nCia Ros\tv\tx\t\t\tx\n\n"
    "ERSÄTTARE\nEva Mo, tjg för Bo Dahl\tm\tx\t\t\tx\nTor Al\tc\t\tx\n"
)


def rolled():
    text = "§ 1 Köp\nVotering\nMed 1 ja-röst mot 2 nej-röster görs inte köpet.\n\nBeslut\nKöpet görs inte."
    return parse(f"Protokoll\nKulturnämnden 2004-02-26\n\n{ROLL}\n{text}\n")


def test_yes_and_no_below_presence_say_who_was_there_also_in_the_next_list():
    assert [(p.name, p.group, p.present) for p in rolled().attendance] == [
        ("Anna Ek", "member", True),
        ("Bo Dahl", "member", False),
        ("Cia Ros", "member", True),
        ("Eva Mo", "serving_substitute", True),
        ("Tor Al", "substitute", False),
    ]


def test_the_votes_of_those_who_serve_stand_in_the_next_list():
    [vote] = rolled().items[0].votes

    assert [(b.name, b.party, b.vote) for b in vote.ballots] == [
        ("Anna Ek", "S", "yes"),
        ("Cia Ros", "V", "no"),
        ("Eva Mo", "M", "no"),
    ]


def test_a_range_in_a_column_of_its_own_is_the_substitutes():
    entries, _ = read(
        "member",
        "Parti  Ledamot            Närv.  Ersättare            §§\n"
        "S      Anna Ek            X                           10-12\n"
        "C      Bo Dahl            -      Cia Lind             10-11, 14",
    )

    assert [(e.name, e.present, e.paragraphs) for e in entries] == [
        ("Anna Ek", True, (10, 11, 12)),
        ("Bo Dahl", False, None),
        ("Cia Lind", True, (10, 11, 14)),
    ]
    assert entries[2].replaces == (Replaced("Bo Dahl", "C", (10, 11, 14)),)


def test_the_columns_of_the_members_go_on_below_the_heading_of_the_substitutes():
    blocks = [
        block("member", "Ledamöter             Närvarande   Tjänstgör för\nAnna Ek (S)           X"),
        block("substitute", "Bo Dahl (M)           X            Cia Lind (M)\nDag Ros (S)           X"),
    ]

    entries, _ = read_attendance(blocks, WHOLE)

    assert [(e.name, e.group, e.replaces) for e in entries] == [
        ("Anna Ek", "member", ()),
        ("Bo Dahl", "serving_substitute", (Replaced("Cia Lind", "M", None),)),
        ("Dag Ros", "substitute", ()),
    ]


ITEMS = (
    "Kulturnämnden\nProtokoll 2021-03-02\n\nBeslutande\n%s\n\n§ 1 Budget\n\nBeslut\nNämnden godkänner budgeten.\n\n"
    "§ 2 Avslutning\n\nBeslut\nInformationen noteras.\n\n"
)


def test_a_list_of_attendance_may_be_a_report_in_an_appendix():
    meeting = parse(
        ITEMS % "Enligt närvarorapport, bilaga 1"
        + "Bilaga 1\n\nNärvarorapport\n\n"
        + "Namn                 Parti   Roll         Närvaro       Ersätter\n"
        + "Anna Ek              S       Ordförande   Närvarande\n"
        + "Bo Dahl              M       Ledamot      Frånvarande\n"
        + "Cia Lind             M       Ersättare    Närvarande    Bo Dahl\n"
    )

    assert [(p.name, p.party, p.title, p.group, p.present) for p in meeting.attendance] == [
        ("Anna Ek", "S", "Ordförande", "member", True),
        ("Bo Dahl", "M", None, "member", False),
        ("Cia Lind", "M", None, "serving_substitute", True),
    ]


def test_the_number_of_the_appendix_may_stand_below_the_name_of_the_list():
    meeting = parse(
        ITEMS % "Se bilaga 1" + "Närvarolista\nBilaga 1\n\nNamn           Parti   Närv\n"
        "Anna Ek        S       X\nBo Dahl        M       X\nCia Lind       C       -\n"
    )

    assert [(p.name, p.present) for p in meeting.attendance] == [
        ("Anna Ek", True),
        ("Bo Dahl", True),
        ("Cia Lind", False),
    ]


def test_a_range_below_a_sign_needs_none_of_its_own():
    entries, _ = read(
        "member",
        "Ledamöter            Närvarande §§\nAnna Ek (S)          10-12\nBo Dahl (M)          10, 14",
    )

    assert [(e.name, e.affiliation, e.paragraphs) for e in entries] == [
        ("Anna Ek", None, (10, 11, 12)),
        ("Bo Dahl", None, (10, 14)),
    ]


def test_numbers_without_a_sign_are_warned_of_and_belong_to_nobody():
    entries, problems = read("member", "Anna Ek (S)          10-12\nBo Dahl (M)")

    assert [(e.name, e.affiliation, e.paragraphs) for e in entries] == [
        ("Anna Ek", None, None),
        ("Bo Dahl", None, None),
    ]
    assert [problem.code for problem in problems] == ["unplaced_text"]


def test_the_heading_of_the_substitutes_may_head_columns():
    meeting = parse(
        "Kulturnämnden\nProtokoll 2021-03-02\n\nBeslutande\nAnna Ek (S)\n\n"
        "Tjänstgörande ersättare          Ersätter                 §§\n"
        "Bo Dahl (M)                      Cia Lind (M)             1\n\n"
        "§ 1 Budget\n\nBeslut\nBudgeten antas.\n\n§ 2 Avslutning\n\nBeslut\nInformationen noteras.\n"
    )

    assert [(p.name, p.group, p.replaces) for p in meeting.attendance] == [
        ("Anna Ek", "member", ()),
        ("Bo Dahl", "serving_substitute", (Replaced("Cia Lind", "M", (1,)),)),
    ]


def test_a_word_before_the_substitute_is_not_the_members_above():
    entries, _ = read("member", "Anna Ek (S)\nTjg. ers. Bo Dahl (M) för Cia Lind (M)")

    assert [(e.name, e.group) for e in entries] == [("Anna Ek", "member"), ("Bo Dahl", "serving_substitute")]
