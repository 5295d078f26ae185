"""The audit log only grows, and shows where somebody went round that."""

import io
import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from ingest.keeping import audit
from ingest.keeping.audit_words import ACTIONS, SUBJECTS
from ingest.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    user = User.objects.create_user("kim")
    return [
        audit.record(user, "publish", f"upload {n}", {"state": "reviewed"}, {"state": "published"})
        for n in range(3)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ingest_auditentry SET actor = 'ingen'",
        "DELETE FROM ingest_auditentry",
        "TRUNCATE ingest_auditentry",
    ],
)
def test_the_database_refuses_to_change_what_was_written(entries, statement):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ingest_auditentry ENABLE TRIGGER audit_refuses_truncate")
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            cursor.execute(statement)
    assert AuditEntry.objects.count() == 3


def verified() -> str:
    out = io.StringIO()
    call_command("verify_audit", stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_a_whole_chain_is_verified(entries):
    assert "3 entries, all whole" in verified()
    assert [e.previous_hash for e in entries][1:] == [e.hash for e in entries][:-1]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE ingest_auditentry SET actor = 'ingen' WHERE subject = 'upload 1'",
        "UPDATE ingest_auditentry SET after = '{}' WHERE subject = 'upload 2'",
        "DELETE FROM ingest_auditentry WHERE subject = 'upload 1'",
        "DELETE FROM ingest_auditentry WHERE subject = 'upload 0'",
    ],
)
def test_what_was_altered_behind_the_databases_back_shows(entries, tampering):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ingest_auditentry DISABLE TRIGGER audit_refuses_change")
        cursor.execute(tampering)
        cursor.execute("ALTER TABLE ingest_auditentry ENABLE TRIGGER audit_refuses_change")
    with pytest.raises(CommandError):
        verified()


def test_the_log_never_holds_the_text_of_a_case(clerk):
    from tests.desk.conftest import upload
    from tests.ingest.minutes import minutes

    kim = clerk()
    draft = upload(kim, minutes())
    secret = "Ärendet om Hjördis ekonomi"
    form = {"operation": "set", "path": "items/1/title", "value": secret}
    kim.post(f"/registrera/granska/{draft.pk}/ratta/", form)
    assert draft.corrections.get().value == secret
    assert not [e for e in AuditEntry.objects.all() if secret in str(e.after) + str(e.before)]


def test_every_entry_that_the_code_writes_has_swedish_words():
    code = "\n".join(path.read_text() for path in (settings.BASE_DIR / "ingest").rglob("*.py"))
    calls = code.split("audit.record(")[1:]
    written = {pair for call in calls for pair in re.findall(r'"(\w+)",\s*f"(\w+) ', call[:200])}
    assert len(written) > 25
    assert {action for action, _ in written} <= set(ACTIONS)
    assert {subject for _, subject in written} <= set(SUBJECTS)


def test_the_page_of_the_log_is_in_swedish(clerk):
    kim = clerk()
    audit.record(None, "give_roles", "user kim", None, {"roles": ["registrar", "publisher"], "body": None})
    audit.record(None, "announce", "meeting 7", [{"up": "2024-05-02", "down": "2024-05-24"}], None)
    audit.record(None, "put_aside", "upload 3", {"state": "queued"}, {"error": "parsing_timeout"})
    page = re.sub(r"<[^>]+>", " ", kim.get("/registrera/handelser/").content.decode())
    assert "gav roller användare kim kommun: – roller: registrator, publicist" in " ".join(page.split())
    assert "skrev in ett anslag sammanträde 7 anslaget: 2024-05-02 nedtaget: 2024-05-24" in " ".join(
        page.split()
    )
    assert "läge: väntar på tolkning fel: tog för lång tid" in " ".join(page.split())
