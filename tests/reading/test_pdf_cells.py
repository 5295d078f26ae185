"""Names that a narrow column of a PDF's table broke are whole again; names one below the other stay apart."""

from __future__ import annotations

from ingest.reading import read_file
from tests.reading.documents import pdf

NAMES, POSTS, REMARKS = 190.0, 270.0, 340.0


def text_of(*page: tuple[float, float, str]) -> list[str]:
    return [line for line in read_file("a.pdf", pdf(page)).text.split("\n") if line]


def test_a_name_and_its_party_on_two_lines_of_a_cell_are_one() -> None:
    read = text_of(
        (NAMES, 100, "Elsa Nyberg"), (POSTS, 100, "ordförande"), (NAMES, 113, "(S)"),
        (NAMES, 140, "Karl-Erik"), (POSTS, 140, "1:e vice ordf."), (NAMES, 153, "Domeij (C)"),
        (NAMES, 180, "Pernilla Vall"), (POSTS, 180, "2:e vice ordf."), (NAMES, 193, "(M)"),
    )  # fmt: skip

    assert read == [
        "Elsa Nyberg (S)\tordförande",
        "Karl-Erik Domeij (C)\t1:e vice ordf.",
        "Pernilla Vall (M)\t2:e vice ordf.",
    ]


def test_both_cells_of_a_row_may_go_on_below() -> None:
    read = text_of(
        (NAMES, 100, "Elsa Nyberg (S)"), (REMARKS, 100, "ordförande"),
        (NAMES, 127, "Linn Ahlin-Bergström"), (REMARKS, 127, "tj.ers. för Bo"),
        (NAMES, 140, "(S)"), (REMARKS, 140, "Mäki (S)"),
    )  # fmt: skip

    assert read == ["Elsa Nyberg (S)\tordförande", "Linn Ahlin-Bergström (S)\ttj.ers. för Bo Mäki (S)"]


def test_names_one_below_the_other_stay_apart_however_full_the_column_is() -> None:
    page = [(NAMES, 100, "Elsa Nyberg (S)"), (NAMES, 113, "Karl Domeij (C)"), (NAMES, 126, "Eva Ek (M)")]

    read = text_of(*page, *((POSTS + 24, y, "§§ 1–4") for _, y, _ in page))

    assert read == ["Elsa Nyberg (S)\t§§ 1–4", "Karl Domeij (C)\t§§ 1–4", "Eva Ek (M)\t§§ 1–4"]


def test_what_stands_apart_is_no_rest_of_the_cell_above() -> None:
    read = text_of(
        (NAMES, 100, "Ersättare"), (POSTS, 100, "ordförande"), (NAMES, 130, "Domeij (C)"), (POSTS, 130, "ledamot"),
    )  # fmt: skip

    assert read == ["Ersättare\tordförande", "Domeij (C)\tledamot"]


def test_a_line_of_prose_beside_no_cell_is_no_rest_of_a_label() -> None:
    read = text_of(
        (70, 100, "Mötets plats:"), (NAMES, 100, "Kulturhuset"), (70, 113, "februari och mars"),
        (70, 140, "Nästa plats:"), (NAMES, 140, "Rådhuset"),
    )  # fmt: skip

    assert read == ["Mötets plats:\tKulturhuset", "februari och mars", "Nästa plats:\tRådhuset"]


def test_points_that_count_on_stay_points_after_och() -> None:
    first = "1. att avge yttrande enligt tjänsteskrivelsen som förvaltningen har skrivit i ärendet, och"

    read = text_of((70, 100, first), (70, 113, "2. att förklara paragrafen omedelbart justerad."))

    assert read == [first, "2. att förklara paragrafen omedelbart justerad."]


def test_a_typewriters_wide_space_is_no_column() -> None:
    rows = [("S", "Torbjörn Häll"), ("M", "Bernt Lager"), ("C", "Ove Berggren")]
    page = [
        (x, 100.0 + 14 * n, text)
        for n, row in enumerate(rows)
        for x, text in zip((70.0, 109.6), row, strict=True)
    ]
    page += [(NAMES + 1.0, y, "-") for y in (160.0, 174.0, 188.0)] + [
        (70.0, y, "Tid") for y in (160.0, 174.0, 188.0)
    ]

    text = read_file("a.pdf", pdf(page, font="Courier")).text

    assert "S\tTorbjörn Häll\nM\tBernt Lager\nC\tOve Berggren" in text


def test_the_name_below_a_dotted_line_is_no_part_of_it() -> None:
    dots = "Sekreterare ........................................................ Paragrafer 20-28"

    assert text_of((70, 100, dots), (70, 113, "Sofia Lindkvist")) == [dots, "Sofia Lindkvist"]


def test_a_mark_keeps_its_column_in_a_table_with_empty_cells() -> None:
    rows = [(50, 100, "Ledamot"), (250, 100, "Ja"), (300, 100, "Nej"), (350, 100, "Avst")]
    for y, name, x in [(115, "Asta Ek (S)", 253), (130, "Bo Al (M)", 303), (145, "Cia Ros (C)", 355)]:
        rows += [(50, y, name), (x, y, "x")]

    assert text_of(*rows) == [
        "Ledamot\tJa\tNej\tAvst",
        "Asta Ek (S)\tx",
        "Bo Al (M)\t\tx",
        "Cia Ros (C)\t\t\tx",
    ]


def test_a_row_of_underscores_is_no_part_of_the_sentence_above() -> None:
    assert text_of(
        (50, 100, "Nämnden beslutar att godkänna delårsrapporten för våren och sommaren i år."),
        (50, 113, "_" * 30),
    ) == [
        "Nämnden beslutar att godkänna delårsrapporten för våren och sommaren i år.",
        "_" * 30,
    ]


def test_points_below_a_lead_are_no_second_line_of_its_label() -> None:
    page = [(50, 100, "Kulturnämnden, protokoll"), (400, 100, "3(5)")]
    page += [
        (50, 115, "Kulturnämnden beslutar"),
        (50, 130, "att godkänna rapporten"),
        (50, 145, "att sända den vidare."),
    ]

    assert text_of(*page) == [
        "Kulturnämnden, protokoll\t3(5)",
        "Kulturnämnden beslutar",
        "att godkänna rapporten",
        "att sända den vidare.",
    ]
