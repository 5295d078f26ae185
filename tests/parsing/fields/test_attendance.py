"""The attendance list in every layout and wording; the meeting of these tests has §§ 10–20."""

import pytest

from ingest.parsing.fields.attendance import read_attendance
from ingest.parsing.model import Replaced
from tests.parsing.fields.lists import WHOLE, block, but, names, one, read


def test_a_member_of_the_whole_meeting():
    entry = one("member", "Anna Ek (S), ordförande")

    assert (entry.name, entry.party, entry.title, entry.group) == ("Anna Ek", "S", "ordförande", "member")
    assert (entry.present, entry.paragraphs, entry.partial, entry.replaces) == (True, None, False, ())
    assert entry.lines == (1, 1)


@pytest.mark.parametrize(
    ("line", "paragraphs"),
    [
        ("Anna Ek (S) §§ 11–13", (11, 12, 13)),
        ("Anna Ek (S)\t§§ 11-13", (11, 12, 13)),
        ("Anna Ek (S), §§ 11-12, 15", (11, 12, 15)),
        ("Anna Ek (S) t.o.m. § 12", (10, 11, 12)),
        ("Anna Ek (S), from § 18", (18, 19, 20)),
        ("Anna Ek (S) ej § 13", but(13)),
        ("Anna Ek (S), § 11 jäv", but(11)),
        ("Anna Ek (S), deltog inte under § 17", but(17)),
        ("Anna Ek (S), ej närvarande § 17", but(17)),
        ("Anna Ek (S), närvarande §§ 11–12", (11, 12)),
        ("Anna Ek (S) ordförande §§ 11-12", (11, 12)),
    ],
)
def test_the_paragraphs_of_a_member(line, paragraphs):
    assert one("member", line).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("line", "paragraphs"),
    [
        ("Anna Ek (S) del av § 11", (11,)),
        ("Anna Ek (S), delvis", None),
        ("Anna Ek (S) (del av mötet)", None),
        ("Anna Ek (S) kl. 10.20–12.00", None),
        ("Anna Ek (S) t.o.m. kl. 15.30", None),
    ],
)
def test_somebody_was_there_in_part(line, paragraphs):
    entry = one("member", line)

    assert (entry.paragraphs, entry.partial) == (paragraphs, True)


@pytest.mark.parametrize(
    "wording",
    ["ersätter", "Ersätter", ", ersätter", "ersättare för", "tjänstgör för", "Tjänstgör för", "tjänstgörande för", "tjg för", "tjg. för",
     "tjg ers för", "tj ers för", "tgj ers för", "tjänstgör istället för", "tjänstgör i stället för", "tjänstgörande ersättare för",
     "ersättare istf", "istället för", "för", "ers för", "ers.", ", inträder för"],
)  # fmt: skip
@pytest.mark.parametrize("group", ["member", "serving_substitute", "substitute"])
def test_every_wording_of_replacement_makes_a_serving_substitute(wording, group):
    entry = one(group, f"Anna Ek (S) {wording} Bo Dahl (M)")

    assert entry.group == "serving_substitute"
    assert entry.replaces == (Replaced("Bo Dahl", "M", None),)
    assert entry.paragraphs is None


@pytest.mark.parametrize(
    ("line", "replaced"),
    [
        ("Anna Ek (S) (ers Bo Dahl)", Replaced("Bo Dahl", None)),
        ("Anna Ek (S) tjg ers för A-B DAHL", Replaced("A-B DAHL", None)),
        ("Anna Ek (S) för Dahl (M)", Replaced("Dahl", "M")),
        ("Anna Ek, S, ersättare istf Bo Dahl, M", Replaced("Bo Dahl", "M")),
        ("S  Anna Ek, tjänstgör för Bo Dahl (M)", Replaced("Bo Dahl", "M")),
        ("Anna Ek (S)\tTjänstgör för Bo Dahl (M).", Replaced("Bo Dahl", "M")),
        ("Anna Ek (S) ersätter Bo Dahl (-)", Replaced("Bo Dahl", None)),
        ("Anna Ek (S) för Bo Dahl (M) §§ 11-12", Replaced("Bo Dahl", "M", (11, 12))),
        ("Anna Ek (S) §§ 11-12 för Bo Dahl (M)", Replaced("Bo Dahl", "M", (11, 12))),
        ("Anna Ek (S), §§ 11-12, tjg ers för Bo Dahl (M)", Replaced("Bo Dahl", "M", (11, 12))),
        ("Anna Ek (S) tjänstgör §§ 11-12 för Bo Dahl (M)", Replaced("Bo Dahl", "M", (11, 12))),
        ("Anna Ek (S) för Bo Dahl (M), §§ 11–12", Replaced("Bo Dahl", "M", (11, 12))),
        ("Anna Ek (S) för Bo Dahl (M) fr.o.m. § 19", Replaced("Bo Dahl", "M", (19, 20))),
    ],
)
def test_the_member_replaced_and_the_range_on_either_side(line, replaced):
    entry = one("serving_substitute", line)

    assert entry.name == "Anna Ek"
    assert entry.replaces == (replaced,)
    assert entry.paragraphs == replaced.paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (C) för Bo Dahl (C) §§ 10–11, Cia Lo (V) §§ 12-14",
        "Anna Ek (C)\tTjänstgör för Bo Dahl (C) §§ 10-11, Cia Lo (V) §§ 12-14.",
        "Anna Ek (C) för Bo Dahl (C) §§ 10–11 och Cia Lo (V) §§ 12-14",
        "Anna Ek (C) Ersätter Bo Dahl (C) §§ 10–11\nErsätter Cia Lo (V) §§ 12–14",
        "Anna Ek (C) för Bo Dahl (C) §§ 10–11,\nCia Lo (V) §§ 12–14",
        "Anna Ek (C) för Bo Dahl (C) §§ 10–11\nCia Lo (V) §§ 12–14",
        "Anna Ek (C)\nför Bo Dahl (C) §§ 10–11\nför Cia Lo (V) §§ 12–14",
    ],
)
def test_one_substitute_for_two_members_with_a_range_each(text):
    entry = one("serving_substitute", text)

    assert entry.replaces == (Replaced("Bo Dahl", "C", (10, 11)), Replaced("Cia Lo", "V", (12, 13, 14)))
    assert entry.paragraphs == (10, 11, 12, 13, 14)


def test_a_returning_member_on_the_next_line_is_nobody_replaced():
    entries, _ = read("member", "S  Anna Ek, tjänstgör för Bo Dahl (S), §§ 10-12\nS  Bo Dahl, § 13")

    assert [(e.name, e.group, e.paragraphs) for e in entries] == [
        ("Anna Ek", "serving_substitute", (10, 11, 12)),
        ("Bo Dahl", "member", (13,)),
    ]


def test_two_substitutes_on_a_line_each_for_their_own():
    entries, _ = read("member", "Anna Ek (S) för Bo Dahl (S), Cia Lo (V) för Dan Ås (V)")

    assert [(e.name, e.replaces[0].name) for e in entries] == [("Anna Ek", "Bo Dahl"), ("Cia Lo", "Dan Ås")]


def test_a_replacement_broken_over_two_lines():
    entry = one("serving_substitute", "Anna Ek (S) tjänstgör för\nBo Dahl (M) § 12")

    assert (entry.replaces, entry.lines) == ((Replaced("Bo Dahl", "M", (12,)),), (1, 2))


def test_ranges_before_the_members_they_are_for():
    entry = one("serving_substitute", "Anna Ek (S) §§ 10–14 för Bo Dahl (S) och §§ 15–20 för Cia Lo (S)")

    assert entry.replaces == (
        Replaced("Bo Dahl", "S", (10, 11, 12, 13, 14)),
        Replaced("Cia Lo", "S", (15, 16, 17, 18, 19, 20)),
    )


@pytest.mark.parametrize(
    "status", ["tjänstgörande", "Tjänstgör", "tjg", "tjg ers", "tjänstgörande ersättare"]
)
def test_a_status_alone_names_nobody_replaced(status):
    entry = one("substitute", f"Anna Ek (S), {status}")

    assert (entry.group, entry.replaces) == ("serving_substitute", ())


def test_a_status_with_paragraphs():
    entry = one("serving_substitute", "Anna Ek (S) Tjänstgör §§ 13-15")

    assert (entry.paragraphs, entry.replaces) == ((13, 14, 15), ())


@pytest.mark.parametrize(
    "status", ["Ej tjänstgörande ersättare", "ej tjänstgörande", "icke tjg ers", "ersättare ej tjänstgörande"]
)
def test_who_serves_and_then_stays_has_two_entries(status):
    entries, problems = read(
        "serving_substitute", f"Anna Ek (S) Ersätter Bo Dahl (S) §§ 15, {status} § 16-18"
    )

    assert problems == ()
    assert [(e.name, e.group, e.paragraphs) for e in entries] == [
        ("Anna Ek", "serving_substitute", (15,)),
        ("Anna Ek", "substitute", (16, 17, 18)),
    ]


def test_ersatts_av_is_said_of_the_member():
    entries, _ = read(
        "member", "Anna Ek (S) ersätts av Bo Dahl (S) §§ 12-13\nCia Lo (M), ersätts av Dan Ås (M)"
    )

    assert [(e.name, e.group, e.present, e.paragraphs) for e in entries] == [
        ("Anna Ek", "member", True, but(12, 13)),
        ("Bo Dahl", "serving_substitute", True, (12, 13)),
        ("Cia Lo", "member", False, None),
        ("Dan Ås", "serving_substitute", True, None),
    ]
    assert entries[3].replaces == (Replaced("Cia Lo", "M"),)


@pytest.mark.parametrize(
    "line", ["Anna Ek (S), frånvarande", "Anna Ek (S) ej närvarande", "Anna Ek (S), anmält förhinder"]
)
def test_who_is_said_to_be_absent(line):
    assert one("member", line).present is False


def test_a_struck_line_is_absent():
    assert one("member", "Anna Ek\tLunda kommun", struck={1}).present is False


def test_a_list_of_the_absent():
    assert one("member", "Anna Ek (S)", absent=True).present is False


@pytest.mark.parametrize(
    "line",
    ["Anna Ek (S), via länk", "Anna Ek (S) (distans)", "Anna Ek (S) på distans", "Anna Ek (S), digitalt"],
)
def test_how_somebody_took_part_is_no_title(line):
    entry = one("member", line)

    assert (entry.name, entry.title, entry.affiliation, entry.partial) == ("Anna Ek", None, None, False)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Ek (S), Bo Dahl (M) och Cia Lo (V)", [("Anna Ek", "S"), ("Bo Dahl", "M"), ("Cia Lo", "V")]),
        ("Anna Ek (S)   Bo Dahl (M)", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("Anna Ek, Bo Dahl och Cia Lo", [("Anna Ek", None), ("Bo Dahl", None), ("Cia Lo", None)]),
        (
            "S  Anna Ek\nKD  Bo Dahl\nM Cia Lo Berg",
            [("Anna Ek", "S"), ("Bo Dahl", "KD"), ("Cia Lo Berg", "M")],
        ),
        ("Anna Ek\n(S)\nBo Dahl\n(M)", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("S\nAnna Ek\nM\nBo Dahl", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("Anna Ek\nBo Dahl\nS\nM", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("Parti\nLedamot\nS\nAnna Ek\nM\nBo Dahl", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("Socialdemokraterna\nAnna Ek\nModeraterna (M)\nBo Dahl", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("1  Anna Ek (S)  X\n2  Bo Dahl (M)  -", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("Anna Ek S\nBo Dahl KD", [("Anna Ek", "S"), ("Bo Dahl", "KD")]),
        ("(S) Anna Ek\n(M) Bo Dahl", [("Anna Ek", "S"), ("Bo Dahl", "M")]),
        ("Dag Fors (S)\nInga-Lill Maj (c)\nX (M)", [("Dag Fors", "S"), ("Inga-Lill Maj", "C"), ("X", "M")]),
    ],
)
def test_the_layouts_of_a_list(text, people):
    assert names("member", text) == people


def test_officials_in_a_comma_list():
    entries, problems = read(
        "other",
        "socialchef Anna Ek, ekonom Bo Dahl (delvis), utvecklingsstrateg\nCia Lo § 12, sekreterare Dan Ås",
    )

    assert problems == ()
    assert [(e.name, e.title, e.paragraphs, e.partial) for e in entries] == [
        ("Anna Ek", "socialchef", None, False),
        ("Bo Dahl", "ekonom", None, True),
        ("Cia Lo", "utvecklingsstrateg", (12,), False),
        ("Dan Ås", "sekreterare", None, False),
    ]


def test_officials_with_titles_after_their_names():
    entries, _ = read(
        "other", "Anna Ek, ekonom, Bo Dahl, socialchef\nCia Lo Säkerhetschef §§ 17–18\nDan Ås\tplanerare"
    )

    assert [(e.name, e.title) for e in entries] == [
        ("Anna Ek", "ekonom"),
        ("Bo Dahl", "socialchef"),
        ("Cia Lo", "Säkerhetschef"),
        ("Dan Ås", "planerare"),
    ]


def test_all_names_first_and_then_all_titles():
    entries, problems = read("other", "Anna Ek\nBo Dahl\nCia Lo\npersonalchef\nlöneansvarig\n§ 12")

    assert problems == ()
    assert [(e.name, e.title, e.paragraphs) for e in entries] == [
        ("Anna Ek", "personalchef", None),
        ("Bo Dahl", "löneansvarig", None),
        ("Cia Lo", None, (12,)),
    ]


def test_all_names_first_and_then_whom_they_replace():
    entries, _ = read("serving_substitute", "Anna Ek (S)\nBo Dahl (M)\nför Cia Lo (S)\nför Dan Ås (M)")

    assert [(e.name, e.replaces[0].name) for e in entries] == [("Anna Ek", "Cia Lo"), ("Bo Dahl", "Dan Ås")]


def test_whom_the_person_represents():
    entries, _ = read(
        "member",
        "Hans Sed\tAskersunds kommun\nEva Li\tRF-SISU Örebro län (del av mötet)\nBo Ås, PRO\nKim Lo, socialnämnden, ordförande",
    )

    assert [(e.name, e.affiliation, e.title, e.partial) for e in entries] == [
        ("Hans Sed", "Askersunds kommun", None, False),
        ("Eva Li", "RF-SISU Örebro län", None, True),
        ("Bo Ås", "PRO", None, False),
        ("Kim Lo", "socialnämnden", "ordförande", False),
    ]


TABLE = """Parti  Ledamot / ersättare              Närv   Ja   Nej   Avstår
S      Anna Ek, ordförande              N      X
S      Bo Dahl                          F
S      Ersättare: Cia Lo                N           X
FP     Dan Ås                           N                 X"""


def test_a_table_with_marks_and_deputies_below_the_absent():
    entries, _ = read("member", TABLE)

    assert [(e.name, e.party, e.group, e.present, e.title) for e in entries] == [
        ("Anna Ek", "S", "member", True, "ordförande"),
        ("Bo Dahl", "S", "member", False, None),
        ("Cia Lo", "S", "serving_substitute", True, None),
        ("Dan Ås", "FP", "member", True, None),
    ]
    assert entries[2].replaces == (Replaced("Bo Dahl", "S"),)


def test_a_table_with_a_column_for_the_absent():
    entries, _ = read("member", "Parti\tLedamöter\tNärv.\tFrånv.\nS\tAnna Ek\tX\t\nM\tBo Dahl\t\tX")

    assert [(e.name, e.party, e.present) for e in entries] == [
        ("Anna Ek", "S", True),
        ("Bo Dahl", "M", False),
    ]


def test_a_table_with_a_column_for_the_deputies():
    entries, _ = read(
        "member", "Ledamot\tParti\tNärv\tTjänstgörande ersättare\nAnna Ek\tC\tN\nBo Dahl\tS\tF\tCia Lo"
    )

    assert [(e.name, e.party, e.group, e.present) for e in entries] == [
        ("Anna Ek", "C", "member", True),
        ("Bo Dahl", "S", "member", False),
        ("Cia Lo", "S", "serving_substitute", True),
    ]
    assert entries[2].replaces == (Replaced("Bo Dahl", "S"),)


@pytest.mark.parametrize(
    "line",
    [
        "Vakant (M)",
        "C    Vakant",
        "Ersättare saknas",
        "Enligt förteckning",
        "Se sidan 2",
        "Enligt närvarolista",
        "N = närvarande, F = frånvarande",
    ],
)
def test_lines_that_name_nobody_are_no_entries_and_are_told(line):
    entries, problems = read("member", line)

    assert entries == ()
    assert [(p.code, p.message, p.line) for p in problems] == [("no_person", line, 1)]


def test_members_and_substitutes_in_two_columns():
    entries, _ = read("member", "Ledamöter                 Ersättare\nAnna Ek (S)               Bo Dahl (S)")

    assert [(e.name, e.group) for e in entries] == [("Anna Ek", "member"), ("Bo Dahl", "substitute")]


def test_sub_headings_inside_a_list():
    entries, _ = read(
        None,
        "Ledamöter:\nAnna Ek (S)\nTjänstgörande ersättare\nBo Dahl (M)\nErsättare:\nCia Lo (V)\nTjänstemän\nDan Ås, chef",
    )

    assert [(e.name, e.group) for e in entries] == [
        ("Anna Ek", "member"),
        ("Bo Dahl", "serving_substitute"),
        ("Cia Lo", "substitute"),
        ("Dan Ås", "other"),
    ]


def test_a_row_of_dashes_says_nothing():
    assert read("member", "---\n- - -\n……") == ((), ())


def test_what_is_not_understood_is_a_problem_with_its_line():
    _, problems = read("member", "Anna Ek (S)\nhar rätt till ersättning för förlorad arbetsförtjänst")

    assert [(p.code, p.line) for p in problems] == [("unplaced_text", 2)]


def test_an_open_range_without_the_meetings_is_told():
    entries, problems = read("member", "Anna Ek (S) ej § 13", None)

    assert entries[0].paragraphs is None
    assert [(p.code, p.line) for p in problems] == [("unknown_range", 1)]


def test_a_list_without_a_known_heading_sorts_by_party():
    entries, _ = read(None, "Anna Ek (S)\nBo Dahl, ekonom")

    assert [(e.name, e.group) for e in entries] == [("Anna Ek", "member"), ("Bo Dahl", "other")]


def test_a_substitute_of_two_lists_has_two_entries():
    blocks = [
        block("serving_substitute", "Dag Fors (S) för Karin Öhman (S) § 12"),
        block("substitute", "Dag Fors (S) §§ 11, 13"),
    ]

    entries, _ = read_attendance(blocks, WHOLE)

    assert [(e.group, e.paragraphs) for e in entries] == [
        ("serving_substitute", (12,)),
        ("substitute", (11, 13)),
    ]
