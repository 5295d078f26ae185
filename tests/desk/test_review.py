"""The review page: questions with answers, corrections that stay, and what can be taken back."""

import pytest
from django.core.management import call_command

from ingest.models import Correction, Upload
from tests.desk.conftest import upload
from tests.desk.test_journey import publish
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def correct(client, draft, operation, path, **form):
    data = {"operation": operation, "path": path, **form}
    return client.post(f"/registrera/granska/{draft.pk}/ratta/", data, follow=True).content.decode()


def review(client, draft, query=""):
    return client.get(f"/registrera/granska/{draft.pk}/{query}").content.decode()


def test_the_original_stands_beside_what_was_understood_with_its_lines(clerk):
    kim = clerk()
    page = review(kim, upload(kim, minutes()))
    assert '<li id="r3"' in page
    assert 'href="?rader=3-3#r3"' in page  # the date stands on line 3
    assert 'href="#v-date"' in page


def test_a_value_has_an_editor_and_the_correction_shows_beside_what_the_machine_read(clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    assert 'name="value" value="Taxa för badhuset"' in review(kim, draft, "?andra=items/1/title")
    page = correct(kim, draft, "set", "items/1/title", value="Taxa för simhallen")
    assert "Taxa för simhallen" in page
    assert "rättat av kim, tolken läste ”Taxa för badhuset”" in page


def test_a_correction_is_published_and_can_be_taken_back(clerk, client):
    kim = clerk()
    draft = upload(kim, minutes())
    correct(kim, draft, "set", "items/1/title", value="Taxa för simhallen")
    publish(kim, draft)
    address = "/protokoll/ekeby-kommun/tekniska-namnden/2023-05-09/1/"
    assert "Taxa för simhallen" in client.get(address).content.decode()
    correction = Correction.objects.get(operation="set")
    kim.post(f"/registrera/granska/{draft.pk}/angra/", {"correction": correction.pk})
    page = review(kim, draft)
    assert "Rättad sedan den publicerades." in page
    kim.post(f"/registrera/granska/{draft.pk}/publicera/")
    assert "Taxa för badhuset" in client.get(address).content.decode()


def test_wrong_input_is_explained_and_nothing_is_kept(clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    assert "Skriv det som 2024-01-30." in correct(kim, draft, "set", "date", value="i tisdags")
    assert "Skriv bara siffror" in correct(kim, draft, "set", "items/1/number", value="ett")
    assert "får inte vara tomt" in correct(kim, draft, "set", "items/1/title", value=" ")
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("operation", "path"),
    [
        ("set", "warnings"),
        ("set", "items/99/title"),
        ("set", "items"),
        ("add", "date"),
        ("remove", "date"),
        ("remove", "items/1/title"),
        ("split", "items/1"),
        ("merge", "items/1"),
        ("move", "items/1"),
        ("drop", "items/1"),
        ("answer", "nothing"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_kept(clerk, operation, path):
    kim = clerk()
    draft = upload(kim, minutes())
    page = correct(kim, draft, operation, path, value="x", to="1")
    assert 'class="notice error"' in page
    assert not Correction.objects.exists()


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "1e3", "²"])
def test_a_number_that_no_page_sends_is_refused_as_any_other_input(clerk, number):
    kim = clerk()
    draft = upload(kim, minutes(item(1), item(3, case="Ks 82/2023"), last=3))
    split = {"at": f"{number}.{number}", "number": "2", "title": "Ny"}
    assert "Välj var den nya paragrafen börjar." in correct(kim, draft, "split", "items/1", **split)
    page = review(kim, draft)
    key = page.split('name="operation" value="answer"><input type="hidden" name="path" value="')[1].split(
        '"'
    )[0]
    assert "Välj ett av svaren." in correct(kim, draft, "answer", key, answer=number)


def test_a_paragraf_is_split_moved_and_merged_from_the_page(clerk):
    kim = clerk()
    draft = upload(kim, minutes(item(1), item(3, "Val av ombud", case="Ks 82/2023"), first=1, last=3))
    page = review(kim, draft, "?andra=items/1")
    assert "Dela paragrafen" in page
    correct(kim, draft, "split", "items/1", at="1.0", number="2", title="Ny paragraf")
    draft = Upload.objects.get(pk=draft.pk)
    assert [i.number for i in draft.parsed().items] == [1, 2, 3]
    new = f"items/ny-{Correction.objects.get(operation='split').pk}"
    correct(kim, draft, "merge", new)
    assert [i.number for i in Upload.objects.get(pk=draft.pk).parsed().items] == [1, 3]


def test_a_gap_in_the_numbers_is_asked_about_and_answered(clerk):
    kim = clerk()
    draft = upload(kim, minutes(item(1), item(3, case="Ks 82/2023"), last=3))
    page = review(kim, draft)
    assert "§ 2 saknas före § 3. Finns de i ett annat protokoll, eller saknas de här?" in page
    assert draft.open_questions > 0
    correct(kim, draft, "answer_rest", "")
    draft.refresh_from_db()
    assert draft.open_questions == 0
    assert "Inga frågor kvar" in review(kim, draft)


def test_what_was_answered_can_be_asked_again(clerk):
    kim = clerk()
    draft = upload(kim, minutes(item(1), item(3, case="Ks 82/2023"), last=3))
    before = draft.open_questions
    correct(kim, draft, "answer_rest", "")
    for answer in Correction.objects.filter(operation="answer"):
        kim.post(f"/registrera/granska/{draft.pk}/angra/", {"correction": answer.pk})
    draft.refresh_from_db()
    assert draft.open_questions == before


def test_minutes_without_a_day_wait_for_one(clerk):
    kim = clerk()
    draft = upload(kim, minutes().replace("Datum: 2023-05-09\n", ""))
    assert "Vilken dag hölls sammanträdet?" in review(kim, draft)
    page = kim.post(f"/registrera/granska/{draft.pk}/granskad/", follow=True).content.decode()
    assert "kvar att besvara" in page
    correct(kim, draft, "set", "date", value="2023-05-09")
    draft.refresh_from_db()
    assert str(draft.meeting_date) == "2023-05-09"


def test_a_reading_of_a_newer_parser_keeps_corrections_and_asks_where_they_disagree(clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    correct(kim, draft, "set", "items/1/title", value="Taxa för simhallen")
    correct(kim, draft, "set", "place", value="Stadshuset")
    # What an older parser read, and the clerk saw, was otherwise.
    Correction.objects.filter(path="items/1/title").update(before="Taxa för badhu set")
    draft.refresh_from_db()
    draft.reading["items"][0]["title"] = "Taxa för badhu set"
    draft.parser_version = "general 0"
    draft.save()
    call_command("reparse")
    draft.refresh_from_db()
    assert draft.parsed().place == "Stadshuset"
    assert draft.parsed().items[0].title == "Taxa för simhallen"
    page = review(kim, draft)
    assert "Tolken läser nu ”Taxa för badhuset”, men kim rättade till ”Taxa för simhallen”." in page
    key = next(q for q in page.split('value="') if q.startswith("conflict:")).split('"')[0]
    correct(kim, draft, "answer", key, answer="1")
    assert Upload.objects.get(pk=draft.pk).parsed().items[0].title == "Taxa för badhuset"


def test_another_municipality_can_be_chosen_before_publishing(clerk):
    from ingest.resolving import get_body

    kim = clerk()
    draft = upload(kim, minutes())
    other = get_body("Sjövik kommun")
    kim.post(f"/registrera/granska/{draft.pk}/kommun/", {"body": other.pk})
    draft.refresh_from_db()
    assert (draft.body, draft.body_is_guess) == (other, False)


def test_text_from_a_file_is_never_part_of_the_page(clerk):
    kim = clerk()
    bad = minutes(item(1, "<script>alert(1)</script> {{ 7|add:7 }}"))
    page = review(kim, upload(kim, bad, "<b>x</b>.txt"))
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
