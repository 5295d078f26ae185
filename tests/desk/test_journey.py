"""From a file to a published protokoll, as a clerk takes it there."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.models import Meeting
from ingest.models import AuditEntry, Upload
from tests.desk.conftest import upload
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

ADDRESS = "/protokoll/ekeby-kommun/tekniska-namnden/2023-05-09/"


def publish(client, upload):
    """Take every step to publication, and answer what is asked as "it is right"."""
    client.post(f"/registrera/granska/{upload.pk}/ratta/", {"operation": "answer_rest"})
    return client.post(f"/registrera/granska/{upload.pk}/granskad/", {"publish": "ja"}, follow=True)


def test_a_protokoll_without_trouble_is_published_in_two_clicks(clerk, client):
    kim = clerk()
    draft = upload(kim, minutes())
    assert (draft.state, draft.open_questions) == ("draft", 0) or draft.body_is_guess
    assert client.get(ADDRESS).status_code == 404
    answer = publish(kim, draft)
    assert "Protokollet är publicerat." in answer.content.decode()
    assert client.get(ADDRESS).status_code == 200


def test_the_page_of_a_delivery_tells_what_became_of_each_file(clerk):
    kim = clerk()
    letter = "Kära mormor!\n\nDet är fint väder här.\n"
    files = [
        SimpleUploadedFile("maj.txt", minutes().encode()),
        SimpleUploadedFile("kopia.txt", minutes().encode()),
        SimpleUploadedFile("brev.txt", letter.encode()),
        SimpleUploadedFile("bild.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200),
        SimpleUploadedFile("tom.txt", b""),
    ]
    page = kim.post("/registrera/ladda-upp/", {"files": files}, follow=True).content.decode()
    assert "5 filer är genomgångna." in page
    assert "Samma fil är redan inlämnad som maj.txt." in page
    assert "inget protokoll" in page
    assert page.count("state-unreadable") == 2
    assert "Filen är tom." in page


def test_who_is_done_with_one_protokoll_is_led_to_the_next(clerk):
    kim = clerk()
    files = [SimpleUploadedFile(f"{n}.txt", minutes(date=f"2023-0{n}-09").encode()) for n in (5, 6)]
    page = kim.post("/registrera/ladda-upp/", {"files": files}, follow=True).content.decode()
    first, second = Upload.objects.order_by("pk")
    assert f'href="/registrera/granska/{first.pk}/">Granska det första</a>' in page
    done = publish(kim, first).content.decode()
    assert f'href="/registrera/granska/{second.pk}/">Granska nästa' in done
    assert "Granska nästa" not in publish(kim, second).content.decode()


def test_the_files_in_a_zip_each_have_their_row(clerk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("maj.txt", minutes())
        archive.writestr("juni.txt", minutes(date="2023-06-13"))
    kim = clerk()
    page = kim.post(
        "/registrera/ladda-upp/", {"files": [SimpleUploadedFile("v.zip", packed.getvalue())]}, follow=True
    )
    assert "maj.txt" in page.content.decode()
    assert "juni.txt" in page.content.decode()
    assert Upload.objects.filter(state="draft").count() == 2


def test_a_corrected_file_is_a_new_version_with_its_difference_and_the_same_address(clerk, client):
    kim = clerk()
    publish(kim, upload(kim, minutes(item(1))))
    second = upload(kim, minutes(item(1, decision="Taxan höjs inte.")), "rattad.txt")
    page = kim.get(f"/registrera/granska/{second.pk}/").content.decode()
    assert "Ny version av" in page
    difference = kim.get(f"/registrera/granska/{second.pk}/skillnad/").content.decode()
    assert "<del>1. Taxan godkänns.</del>" in difference
    assert "<ins>1. Taxan höjs inte.</ins>" in difference
    publish(kim, second)
    assert "Taxan höjs inte." in client.get(f"{ADDRESS}1/").content.decode()
    assert "Taxan godkänns." in client.get(f"{ADDRESS}versioner/1/").content.decode()
    assert Upload.objects.get(filename="protokoll.txt").state == "superseded"


def test_a_protokoll_is_taken_down_in_one_step_and_can_come_back(clerk, client):
    kim = clerk()
    draft = upload(kim, minutes())
    publish(kim, draft)
    kim.post(f"/registrera/granska/{draft.pk}/avpublicera/", {"reason": "Sekretess i § 1", "kind": "other"})
    gone = client.get(ADDRESS)
    assert gone.status_code == 410
    assert "Sekretess i § 1" in gone.content.decode()
    kim.post(f"/registrera/granska/{draft.pk}/publicera/")
    assert client.get(ADDRESS).status_code == 200


def test_taking_down_needs_a_reason(clerk, client):
    kim = clerk()
    draft = upload(kim, minutes())
    publish(kim, draft)
    page = kim.post(
        f"/registrera/granska/{draft.pk}/avpublicera/", {"reason": "", "kind": "other"}
    ).content.decode()
    assert "Skriv varför protokollet tas bort." in page
    assert client.get(ADDRESS).status_code == 200


def test_a_draft_is_not_published_before_it_is_reviewed(clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    page = kim.post(f"/registrera/granska/{draft.pk}/publicera/", follow=True).content.decode()
    assert "Granska det först." in page
    assert not Meeting.objects.exists()


def test_many_are_published_at_once(clerk):
    kim = clerk()
    drafts = [upload(kim, minutes(date=f"2023-0{month}-09"), f"{month}.txt") for month in (5, 6, 7)]
    for draft in drafts:
        kim.post(f"/registrera/granska/{draft.pk}/ratta/", {"operation": "answer_rest"})
        kim.post(f"/registrera/granska/{draft.pk}/granskad/")
    page = kim.post("/registrera/publicera/", {"upload": [d.pk for d in drafts]}, follow=True)
    assert "3 protokoll är publicerade." in page.content.decode()
    assert Meeting.objects.public().count() == 3


def test_every_step_stands_in_the_audit_log(clerk):
    kim = clerk()
    draft = upload(kim, minutes())
    publish(kim, draft)
    kim.post(f"/registrera/granska/{draft.pk}/avpublicera/", {"reason": "Fel fil", "kind": "other"})
    actions = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert [a for a in actions if a != "answer"] == ["deliver", "review", "publish", "withdraw"]
    page = kim.get("/registrera/handelser/").content.decode()
    assert "avpublicerade" in page
