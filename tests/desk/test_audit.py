"""The audit log only grows, and shows where somebody went round that."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from ingest.keeping import audit
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
