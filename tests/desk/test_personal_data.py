"""A clerk settles what may be personal data, and only then the protokoll can be published."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.models import Meeting
from ingest.keeping.checking import open_findings
from ingest.models import AuditEntry, Role, Upload
from ingest.pipeline import receive, understand
from tests.desk.conftest import Clerk
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

NUMBER = "850709-9805"
TEXT = minutes(
    item(1, decision=f"Stina Ek, {NUMBER}, beviljas bidrag.", more=f"Numret {NUMBER} är kontrollerat."),
    item(2, decision="Svar lämnas på 070-174 06 05."),
    item(3, decision="Eleven Elsa Alm har adhd och får stöd."),
    last=3,
)
MASKED = {"mark": "external", "reason": "Uppgift om enskild", "law_section": "26 kap. 1 § OSL"}


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.MASK_LEDGER = tmp_path / "masks.jsonl"


@pytest.fixture
def upload(db: None) -> Upload:
    return understand(receive(name="maj.txt", data=TEXT.encode()).upload)


def page_of(upload: Upload) -> str:
    return f"/registrera/granska/{upload.pk}/personuppgifter/"


def key_of(upload: Upload, kind: str) -> str:
    return str(upload.personal_data.filter(kind=kind).values_list("key", flat=True)[0])


def test_the_page_shows_each_thing_once_with_its_places(clerk: Clerk, upload: Upload):
    page = clerk().get(page_of(upload)).content.decode()
    assert "3 uppgifter är kvar att bedöma" in page
    assert "Personnummer, 2 ställen" in page
    assert f"Stina Ek, <mark>{NUMBER}</mark>, beviljas bidrag." in page
    assert "Telefonnummer" in page


def test_a_protokoll_with_three_kinds_goes_from_upload_to_published(clerk: Clerk, upload: Upload):
    client = clerk()
    publish(client, upload)
    assert not Meeting.objects.exists()
    client.post(page_of(upload), {"key": key_of(upload, "personal_number"), **MASKED})
    client.post(page_of(upload), {"key": key_of(upload, "health"), **MASKED})
    client.post(page_of(upload), {"key": key_of(upload, "phone"), "mark": "approved"})
    assert not open_findings(upload).exists()
    publish(client, upload)
    page = Client().get(Meeting.objects.get().get_absolute_url() + "1/").content.decode()
    assert "[maskerad uppgift], beviljas bidrag" in page
    assert NUMBER not in page
    assert "070-174 06 05" in Client().get(Meeting.objects.get().get_absolute_url() + "2/").content.decode()


def publish(client: Client, upload: Upload) -> None:
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.REVIEWED)
    client.post(f"/registrera/granska/{upload.pk}/ratta/", {"operation": "answer_rest"})
    client.post(f"/registrera/granska/{upload.pk}/granskad/")
    client.post(f"/registrera/granska/{upload.pk}/publicera/")


def test_a_mask_needs_a_reason_and_a_section_of_law(clerk: Clerk, upload: Upload):
    answer = clerk().post(page_of(upload), {"key": key_of(upload, "phone"), "mark": "external"})
    assert "Ange lagrummet." in answer.content.decode()
    assert open_findings(upload).filter(kind="phone").exists()


def test_what_the_machine_missed_is_masked_by_its_words(clerk: Clerk, upload: Upload):
    clerk().post(page_of(upload), {"text": "är kontrollerat", "kind": "health", **MASKED})
    upload.source.refresh_from_db()
    assert "är kontrollerat" not in upload.source.text


def test_the_log_says_who_and_when_but_never_what(clerk: Clerk, upload: Upload):
    clerk().post(page_of(upload), {"key": key_of(upload, "personal_number"), **MASKED})
    entry = AuditEntry.objects.get(action="mask")
    assert entry.actor == "kim"
    assert entry.after["kinds"] == ["personal_number"]
    assert "9805" not in f"{entry.before} {entry.after}"


def test_a_protected_original_opens_for_administrators_only(clerk: Clerk, upload: Upload):
    original = f"/registrera/granska/{upload.pk}/original/"
    clerk().post(page_of(upload), {"key": key_of(upload, "phone"), **MASKED | {"mark": "protected"}})
    assert clerk().get(original).status_code == 200
    registrar = clerk(Role.Kind.REGISTRAR, name="robin")
    assert registrar.get(page_of(upload)).status_code == 200
    assert registrar.get(original).status_code == 404
