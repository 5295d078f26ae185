"""A PDF gives the lines that a person reads on its pages, in that order."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import Unreadable, read_file
from tests.reading.documents import drawn_pdf, lines, pdf, scanned_pdf


def text_of(data: bytes) -> str:
    return read_file("a.pdf", data).text


def test_lines_come_from_the_top_whatever_their_order_in_the_file() -> None:
    assert (
        text_of(pdf([(70, 140, "§ 2 Budget"), (70, 100, "§ 1 Val"), (70, 114, "Beslut")]))
        == "§ 1 Val\nBeslut\n\n§ 2 Budget\n"
    )


def test_a_gap_is_a_blank_line() -> None:
    assert text_of(pdf(lines(["a b", "c d"]) + lines(["e f", "g h"], top=150))) == "a b\nc d\n\ne f\ng h\n"


def test_a_wrapped_paragraph_is_one_line() -> None:
    wrapped = [
        "Kommunstyrelsen har gett förvaltningen i uppdrag att undersöka om skolan kan byggas",
        "ut redan under nästa år, så att eleverna slipper flytta till den andra sidan av vägen",
        "medan arbetet pågår.",
        "Utskottet har berett ärendet.",
    ]

    assert text_of(pdf(lines(wrapped))) == " ".join(wrapped[:3]) + "\n" + wrapped[3] + "\n"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("kommun-", "styrelsen", "kommunstyrelsen"),
        ("Kultur-", "och fritidsnämnden", "Kultur- och fritidsnämnden"),
        ("åren 2024–", "2027", "åren 2024–2027"),
        ("IT-", "stödet", "IT-stödet"),
        ("e-", "posten", "e-posten"),
        ("Lindhaga-", "Mellanmark", "Lindhaga-Mellanmark"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_the_word_is_one(
    first: str, second: str, joined: str
) -> None:
    before = "Ärendet om den nya skolan i den gamla delen av tätorten gäller förslaget från "
    wide = before + "x" * 12

    read = text_of(pdf(lines([wide, before + first, second + " i den del som är kvar"])))

    assert joined + " i den del" in read


def test_labels_and_values_are_lines_with_a_tab() -> None:
    page = [
        (70, 100, "Plats och tid"), (200, 100, "Rådhuset, klockan 13.00–15.30"),
        (70, 130, "Beslutande"), (200, 130, "Anna Ek (S), ordförande"),
        (200, 144, "Bo Al (M)"),
        (70, 174, "Övriga"), (200, 174, "Doris Dahl, utredare"),
        (70, 188, "deltagande"), (200, 188, "Erik Ask, kanslichef"),
    ]  # fmt: skip

    assert text_of(pdf(page)) == (
        "Plats och tid\tRådhuset, klockan 13.00–15.30\n\nBeslutande\tAnna Ek (S), ordförande\nBo Al (M)\n\n"
        "Övriga deltagande\tDoris Dahl, utredare\nErik Ask, kanslichef\n"
    )


def test_two_lists_of_persons_side_by_side_are_read_one_after_the_other() -> None:
    page = lines(["Ledamöter", "Anna Ek (S)", "Bo Al (M)", "Cia Ask (C)"]) + lines(
        ["Ersättare", "Fia Falk (S)", "Gun Gren (V)"], x=320
    )

    assert text_of(pdf(page)).split("\n") == [
        "Ledamöter", "Anna Ek (S)", "Bo Al (M)", "Cia Ask (C)", "", "Ersättare", "Fia Falk (S)", "Gun Gren (V)", "",
    ]  # fmt: skip


def test_names_and_titles_side_by_side_are_read_across() -> None:
    page = lines(["Doris Dahl", "Erik Ask"]) + lines(["Utredare", "Kanslichef"], x=320)

    assert text_of(pdf(page)) == "Doris Dahl\tUtredare\nErik Ask\tKanslichef\n"


def test_who_stands_in_for_whom_stays_on_one_line() -> None:
    page = [*lines(["Anna Ek (S)", "Bo Al (M)", "Cia Ask (C)"]), (320, 114, "Gun Gren (M)")]

    assert text_of(pdf(page)) == "Anna Ek (S)\nBo Al (M)\tGun Gren (M)\nCia Ask (C)\n"


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [
        "Den första spalten handlar om vägen",
        "och den fortsätter rad för rad ned",
        "till sidans slut utan att den andra",
        "spalten blandas in i den texten.",
    ]
    right = [
        "Den andra spalten handlar om skolan",
        "och börjar högst upp på samma sida,",
        "där den första också började, men",
        "den läses inte förrän efter den.",
    ]

    read = text_of(pdf(lines(left, x=60) + lines(right, x=320)))

    assert read.index("texten.") < read.index("Den andra")


def test_list_marks_stay_with_their_text() -> None:
    page = [(70, 100, "1."), (90, 100, "Planen antas."), (70, 114, "•"), (90, 114, "Rapporten noteras.")]

    assert text_of(pdf(page)) == "1. Planen antas.\n- Rapporten noteras.\n"


def test_pages_are_parted_by_a_form_feed() -> None:
    assert text_of(pdf(lines(["§ 1 Val"]), lines(["§ 2 Budget"]))) == "§ 1 Val\n\n\f\n\n§ 2 Budget\n"


def test_letters_placed_one_by_one_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        for at, letter in enumerate("Anna Ek"):
            if letter != " ":
                canvas.drawString(70 + 6 * at, 700, letter)

    assert text_of(drawn_pdf(draw)) == "Anna Ek\n"


def test_a_name_struck_out_stands_in_del() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 700, "Anna Ek (S)")
        canvas.line(70, 703.5, 70 + canvas.stringWidth("Anna Ek (S)"), 703.5)
        canvas.drawString(70, 686, "Bo Al (M)")
        canvas.line(70, 684.5, 70 + canvas.stringWidth("Bo Al (M)"), 684.5)  # underlined, not struck

    assert text_of(drawn_pdf(draw)) == "<del>Anna Ek (S)</del>\nBo Al (M)\n"


def test_text_in_a_form_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("sidhuvud")
        canvas.drawString(70, 800, "LINDHAGA KOMMUN")
        canvas.endForm()
        canvas.doForm("sidhuvud")
        canvas.drawString(70, 700, "Protokoll")

    assert text_of(drawn_pdf(draw)) == "LINDHAGA KOMMUN\n\nProtokoll\n"


def test_a_page_turned_by_its_rotation_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.drawString(70, 300, "§ 1 Val")
        canvas.drawString(70, 286, "Beslut")

    assert text_of(drawn_pdf(draw)) == "§ 1 Val\nBeslut\n"


@pytest.mark.parametrize("stamp", ["", "Signerat 2024-04-09 Sida 1 (2)"])
def test_a_scanned_pdf_is_refused_with_what_to_do(stamp: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.pdf", scanned_pdf(stamp=stamp))
    assert refused.value.message_sv == (
        "PDF:en innehåller bara bilder av sidor. Spara om den med textigenkänning (OCR) "
        "eller ladda upp originalet från ordbehandlaren."
    )


def test_a_locked_pdf_is_refused_and_one_that_may_only_not_be_changed_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    with pytest.raises(Unreadable) as refused:
        read_file("a.pdf", pdf(lines(["§ 1"]), encrypt="hemligt"))
    assert refused.value.code == "encrypted_pdf"
    for strength in (40, 128):
        open_to_read = StandardEncryption("", ownerPassword="hemligt", canModify=0, strength=strength)
        assert read_file("a.pdf", pdf(lines(["§ 1 Val"]), encrypt=open_to_read)).text == "§ 1 Val\n"  # type: ignore[arg-type]


def test_a_pdf_locked_with_aes_against_changes_is_read() -> None:
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf(lines(["§ 1 Val"])))), io.BytesIO()
    writer.encrypt("", owner_password="hemligt", algorithm="AES-256")
    writer.write(out)

    assert text_of(out.getvalue()) == "§ 1 Val\n"
