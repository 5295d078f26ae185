"""What was masked is nowhere: not in any answer, not in any row, and it does not come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Meeting, Source
from ingest.keeping import ledger
from ingest.keeping.checking import open_findings
from ingest.keeping.masking import Mask, mask, mask_text, restore_masks
from ingest.models import Mark, Upload
from ingest.pipeline import publish, receive, understand
from tests.ingest.minutes import item, minutes
from tests.law.leaks import answers, rows

pytestmark = pytest.mark.django_db

WHY = {"mark": Mark.EXTERNAL, "reason": "Uppgift om enskild", "law_section": "21 kap. 1 § OSL"}
MASKED = "[maskerad uppgift]"

# Each is planted in a decision; what must be nowhere afterwards stands behind it.
SECRETS = {
    "Stina Ek, 850709-9805, beviljas bidrag.": "850709-9805",
    "Sökanden 19620314-9817 får avslag.": "19620314-9817",
    "Svar lämnas på 070-174 06 05.": "070-174 06 05",
    "Svaret skickas till gunvor.zander@gmail.com.": "gunvor.zander@gmail.com",
    "Beloppet sätts in på bankgiro 991-2346.": "991-2346",
    "Sökanden är bosatt på Myrtallstigen 31 C.": "Myrtallstigen 31 C",
    "Sökande är Zebulon Alm på fastigheten Quistkulla 7:31.": "Quistkulla 7:31",
    "Eleven Xerxes Alm har narkolepsidiagnos och autism.": "Xerxes Alm har narkolepsidiagnos och autism",
    "Zakarias Alm dömdes för snatteri.": "Zakarias Alm dömdes för snatteri",
    "Xenia Alm är medlem i Kommunal.": "Xenia Alm är medlem i Kommunal",
}


FEW = dict(list(SECRETS.items())[:3])


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path: Path) -> Path:
    settings.MASK_LEDGER = tmp_path / "masks.jsonl"
    return settings.MASK_LEDGER


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk")


def published(text: str, name: str = "maj.txt") -> Upload:
    upload = understand(receive(name=name, data=text.encode()).upload)
    publish(upload, refusing="nothing")
    return upload


def with_secrets(secrets: dict[str, str] = SECRETS, more: str = "") -> str:
    items = [item(n, f"Ärende {n}", decision=text, more=f"Skäl. {text}") for n, text in enumerate(secrets, 1)]
    return minutes(*items, last=len(items)) + more


def mask_all(upload: Upload, clerk: User) -> None:
    for _ in range(100):
        finding = open_findings(upload).first()
        if finding is None:
            return
        mask([finding], clerk, **WHY)
        upload = Upload.objects.get(pk=upload.pk)


def pattern(secret: str) -> re.Pattern[str]:
    """The secret as it stands, in an address, and with its words broken over lines."""
    return re.compile(re.escape(secret).replace(r"\ ", r"(?:\s|\+|%20|\\n)+"), re.IGNORECASE)


def leaks(secrets: list[str], client: Client) -> list[tuple[str, str]]:
    patterns = [pattern(secret) for secret in secrets]
    meeting = Meeting.objects.get().get_absolute_url()
    versions = [f"{meeting}{page}/{n}/" for page in ("versioner", "original") for n in (1, 2)]
    searches = [f"/sok/?q={secret.replace(' ', '+')}" for secret in secrets]
    found = []
    for place, text in (*answers(client, *versions), *rows()):
        found += [(place, p.pattern) for p in patterns if p.search(text)]
    for address in searches:  # the page repeats what was asked for, so only what it found counts
        text = client.get(address).content.decode()
        if "/protokoll/ekeby-kommun/tekniska-namnden/2023-05-09/" in text and MASKED not in text:
            found.append((address, "a hit"))
    return found


def test_the_secrets_are_found_everywhere_before_they_are_masked(client):
    published(with_secrets(FEW))
    places = {place for place, _ in leaks(list(FEW.values()), client)}
    assert {"archive_section", "archive_source", "ingest_upload", "archive_meetingversion"} <= places
    assert any(place.startswith("/protokoll/") for place in places)


def test_what_is_masked_is_in_no_answer_and_in_no_row(client, clerk):
    mask_all(published(with_secrets(), name="850709-9805.txt"), clerk)
    assert leaks(list(SECRETS.values()), client) == []
    page = client.get(Meeting.objects.get().get_absolute_url() + "1/").content.decode()
    assert MASKED in page


def test_masked_words_are_in_no_index_and_no_vocabulary(clerk):
    mask_all(published(with_secrets()), clerk)
    index = "\n".join(text for table, text in rows() if table.startswith("archive_search"))
    for word in ("quistkulla", "myrtallstigen", "xerxes", "narkolepsidiagnos", "zander", "8507099805"):
        assert word not in index
    assert "maskerad" in index


def test_an_older_version_loses_it_too(client, clerk):
    published(with_secrets(FEW))
    newer = published(with_secrets(FEW, more="\n\nRättat."), name="rattat.txt")
    mask_all(newer, clerk)
    assert leaks(list(FEW.values()), client) == []
    assert Source.objects.exclude(masked_at=None).count() == 2


def test_a_new_version_does_not_bring_it_back(client, clerk):
    mask_all(published(with_secrets(FEW)), clerk)
    newer = understand(receive(name="rattat.txt", data=with_secrets(FEW, more="\n\nRättat.").encode()).upload)
    assert not open_findings(newer).filter(kind="personal_number").exists()
    publish(newer)
    assert leaks(list(FEW.values()), client) == []


def test_a_personnummer_is_masked_however_it_is_written_and_wherever_it_stands(clerk):
    mask_all(published(with_secrets()), clerk)
    other = minutes(
        item(1, decision="Hon, 19850709-9805, får svar.", more="Se 850709 9805 och 198507099805."),
        committee="Skolnämnden",
        date="2023-08-01",
    )
    upload = understand(receive(name="skola.txt", data=other.encode()).upload)
    assert upload.source.text.count(MASKED) == 3
    assert "9805" not in upload.source.text


def test_parsing_again_does_not_bring_it_back(clerk):
    upload = published(with_secrets())
    mask_all(upload, clerk)
    again = understand(Upload.objects.get(pk=upload.pk))
    assert "850709" not in str(again.reading)
    assert again.source.text.count(MASKED) >= len(SECRETS)


def test_a_backup_from_before_is_masked_again(client, clerk, own_ledger):
    mask_all(published(with_secrets(FEW)), clerk)
    count = Mask.objects.count()
    assert not any(pattern(secret).search(own_ledger.read_text()) for secret in FEW.values())
    _restore_an_old_backup()
    assert leaks(list(FEW.values()), client) != []
    assert restore_masks() == count
    assert leaks(list(FEW.values()), client) == []
    assert restore_masks() == 0


def _restore_an_old_backup() -> None:
    Mask.objects.all().delete()
    upload = Upload.objects.get()
    understand(upload)
    publish(upload, refusing="nothing")


def test_words_that_a_clerk_marks_are_masked_in_this_meeting_only(clerk):
    first = published(minutes(item(1, decision="Den berörda heter Nora.")))
    second = published(minutes(item(1, decision="Nora hälsar."), date="2023-06-13"), name="juni.txt")
    assert mask_text(first, "Nora", "health", clerk, **WHY)
    assert "Nora" not in Upload.objects.get(pk=first.pk).source.text
    assert "Nora" in Upload.objects.get(pk=second.pk).source.text


def test_a_reader_gets_a_masked_copy_of_a_text_and_no_checksum_of_the_original(client, clerk):
    upload = published(with_secrets(FEW))
    before = upload.source.sha256
    mask_all(upload, clerk)
    meeting = Meeting.objects.get().get_absolute_url()
    answer = client.get(f"{meeting}original/1/")
    assert MASKED in answer.content.decode()
    assert "maj-maskerad.txt" in answer.headers["Content-Disposition"]
    assert before not in client.get(meeting).content.decode() + str(answer.headers)
    assert bytes(Source.objects.get().data) == with_secrets(FEW).encode()


def test_a_file_that_cannot_be_masked_is_withheld(client, clerk):
    upload = published(with_secrets(FEW))
    mask_all(upload, clerk)
    Source.objects.update(kind="pdf")
    answer = client.get(f"{Meeting.objects.get().get_absolute_url()}original/1/")
    assert answer.status_code == 403
    assert "850709" not in answer.content.decode()
    assert "maskera" in answer.content.decode()


def test_the_page_tells_why_something_is_masked(client, clerk):
    mask_all(published(with_secrets(FEW)), clerk)
    page = client.get(Meeting.objects.get().get_absolute_url() + "1/").content.decode()
    assert "Uppgift om enskild" in page
    assert "21 kap. 1 § OSL" in page


def test_the_ledger_holds_no_secret_and_is_private(clerk, own_ledger):
    mask_all(published(with_secrets()), clerk)
    assert own_ledger.stat().st_mode & 0o077 == 0
    assert len(ledger.read_masks()) == Mask.objects.count() >= len(SECRETS)
