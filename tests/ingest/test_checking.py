"""Nothing with personal data that nobody settled is published."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from archive.models import Meeting
from ingest.errors import NotStorable
from ingest.keeping.checking import approve, open_findings
from ingest.models import Mark, Upload
from ingest.pipeline import publish, receive, understand
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

NUMBER = "850709-9805"
WITH_THREE = minutes(
    item(1, decision=f"Stina Ek, {NUMBER}, beviljas bidrag.", more=f"Sökandens nummer är {NUMBER}."),
    item(2, decision="Svar lämnas på 070-174 06 05."),
    item(3, decision="Eleven Elsa Alm har adhd och får stöd."),
    last=3,
)


def draft(text: str) -> Upload:
    return understand(receive(name="maj.txt", data=text.encode()).upload)


def clerk() -> User:
    return User.objects.create_user("clerk")


def test_what_is_found_is_listed_with_its_kind_and_line():
    upload = draft(WITH_THREE)
    lines = upload.source.text.split("\n")
    found = [(row.kind, lines[row.line - 1][:12]) for row in upload.personal_data.all()]
    assert found == [
        ("personal_number", "1. Stina Ek,"),
        ("personal_number", "Sökandens nu"),
        ("phone", "1. Svar lämn"),
        ("health", "1. Eleven El"),
    ]


def test_an_upload_with_an_open_finding_is_not_published():
    with pytest.raises(NotStorable) as refused:
        publish(draft(WITH_THREE))
    assert refused.value.code == "personal_data"
    assert Meeting.objects.count() == 0


def test_what_is_approved_is_approved_for_all_of_the_same_data_and_then_published():
    upload = draft(WITH_THREE)
    first, *_ = upload.personal_data.filter(kind="personal_number")
    assert approve([first], clerk(), "Numret är påhittat.") == 2
    approve(open_findings(upload), User.objects.get(), "Personerna har samtyckt.")
    publish(upload)
    assert Meeting.objects.public().count() == 1
    assert set(upload.personal_data.values_list("mark", flat=True)) == {Mark.APPROVED}


def test_minutes_without_personal_data_have_no_findings():
    assert not draft(minutes()).personal_data.exists()


def test_politicians_and_officers_of_the_minutes_are_no_private_people():
    text = minutes(item(1, more="Anna Berg har lämnat uppdraget på grund av sjukdom. Eva Ström är gravid."))
    assert not draft(text).personal_data.exists()


def test_the_command_line_leaves_numbers_to_a_clerk_and_says_where_they_are(tmp_path):
    (tmp_path / "maj.txt").write_text(WITH_THREE)
    said = ingest(tmp_path)
    assert "needs a look maj.txt: personnummer on line" in said
    assert NUMBER not in said
    assert Meeting.objects.count() == 0
    assert Upload.objects.get().state == Upload.State.DRAFT


def test_the_command_line_publishes_them_when_told_to(tmp_path):
    (tmp_path / "maj.txt").write_text(WITH_THREE)
    assert "1 new" in ingest(tmp_path, "--publish-unchecked")
    assert Meeting.objects.public().count() == 1


def ingest(path: object, *options: str) -> str:
    out = io.StringIO()
    call_command("ingest", str(path), *options, stdout=out)
    return out.getvalue()
