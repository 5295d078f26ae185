"""The audit log: every change at the desk, chained by hashes so that a removed or altered entry shows.

The database refuses to change or delete an entry (a trigger); the chain shows where somebody went round that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from ingest.models import AuditEntry

START = "0" * 64  # what the first entry is chained to


@transaction.atomic
def record(
    user: User | None, action: str, subject: str, before: Any = None, after: Any = None, *, actor: str = ""
) -> AuditEntry:
    """Add an entry: `record(user, "publish", "upload 12", {"state": "reviewed"}, {"state": "published"})`.

    `before` and `after` are small JSON objects, never the text of somebody's case: a digest stands for it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [20_002])
    last = AuditEntry.objects.order_by("-pk").values_list("hash", flat=True).first()
    entry = AuditEntry(
        at=timezone.now(),
        user=user,
        actor=actor or (user.get_username() if user else "systemet"),
        action=action,
        subject=subject[:200],
        before=before,
        after=after,
        previous_hash=last or START,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def hash_of(entry: AuditEntry) -> str:
    """Return the SHA-256 over an entry's content and the hash before it."""
    content = [
        entry.previous_hash,
        entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        entry.user_id,
        entry.actor,
        entry.action,
        entry.subject,
        entry.before,
        entry.after,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest(value: Any) -> str:
    """Return a short digest that stands for a text which the log must not hold: "sha256:9f86d081884c7d65"."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def broken_entries() -> Iterator[tuple[AuditEntry, str]]:
    """Yield each entry that does not fit the chain, and why, in English; nothing where all is well."""
    previous = START
    for entry in AuditEntry.objects.order_by("pk").iterator(chunk_size=2_000):
        if entry.previous_hash != previous:
            yield entry, "the entry before it is missing or was altered"
        if hash_of(entry) != entry.hash:
            yield entry, "its content was altered"
        previous = entry.hash
