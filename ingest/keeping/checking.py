"""The check before publishing: personal data found in an upload, and what clerks settled of each finding.

Nothing here changes a text; masking is in `ingest.keeping.masking`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ingest.keeping import audit
from ingest.keeping.ledger import read_secret, write_secret
from ingest.models import Correction, Mark, MaskingSecret, PersonalData, Upload
from ingest.parsing.model import ParsedMeeting
from ingest.privacy import Finding, Kind, find_personal_data
from ingest.privacy.known import Told, known_names
from ingest.privacy.masks import rules_for

NUMBERS = tuple(kind.value for kind in Kind if kind.is_number)
_MASKED = (Mark.EXTERNAL, Mark.PROTECTED)


def secret() -> bytes:
    """Return the key of all hashes; it is made with the first finding, and stays."""
    row = MaskingSecret.objects.first()
    if row is not None:
        return bytes(row.value)
    value = read_secret() or secrets.token_bytes(32)
    write_secret(value)
    MaskingSecret.objects.create(pk=1, value=value)
    return value


@transaction.atomic
def check(upload: Upload, told: Told | None = None) -> QuerySet[PersonalData]:
    """Look for personal data in an upload again, and return its findings; what was settled stays settled.

    What clerks wrote in corrections is looked through as the minutes are. What a clerk marked by hand stays
    too. Without a reading there is nothing to look through. `told` is what was found in this very text
    before, where the caller has it: it holds as long as the same people are known.
    """
    parsed = upload.parsed()
    if parsed is None:
        return upload.personal_data.none()
    names = known_names(parsed)
    found = told.found if told and told.names == names else find_personal_data(upload.source.text, names)
    own = upload.personal_data.filter(correction=None)
    if found or own.exists():
        key, settled = secret(), _settled(upload)
        own.exclude(mark__in=_MASKED).delete()
        PersonalData.objects.bulk_create(_row(upload, finding, settled, key) for finding in found)
    check_corrections(upload, parsed)
    return upload.personal_data.all()


@transaction.atomic
def check_corrections(upload: Upload, parsed: ParsedMeeting) -> None:
    """Look through what clerks wrote only, as after a correction; the minutes' own text is as it was.

    `parsed` is the upload's reading with the corrections in it. What the minutes say themselves is no finding
    of its own.
    """
    names = known_names(parsed)
    written = upload.corrections.filter(undone_at=None).exclude(operation="answer")
    found = [(row, finding) for row in written for finding in find_personal_data(row.text, names)]
    before = upload.personal_data.exclude(correction=None)
    if not found and not before.exists():
        return
    key, settled = secret(), _settled(upload)
    before.exclude(mark__in=_MASKED).delete()
    known = set(upload.personal_data.values_list("key", flat=True))
    rows = [_row(upload, finding, settled, key, correction) for correction, finding in found]
    PersonalData.objects.bulk_create(row for row in rows if row.key not in known)


def _settled(upload: Upload) -> dict[str, PersonalData]:
    return {row.key: row for row in upload.personal_data.exclude(mark=Mark.OPEN)}


def keep_findings(upload: Upload, found: Sequence[Finding]) -> None:
    """Keep what was found in an upload that is new, so that nothing of it was settled before."""
    if found:
        key = secret()
        PersonalData.objects.bulk_create(_row(upload, finding, {}, key) for finding in found)


def _row(
    upload: Upload,
    finding: Finding,
    settled: dict[str, PersonalData],
    secret: bytes,
    correction: Correction | None = None,
) -> PersonalData:
    row = PersonalData(
        upload=upload,
        correction=correction,
        kind=finding.kind.value,
        line=0 if correction else finding.line,
        start=finding.start,
        end=finding.end,
        key=key_of(finding.text, finding.kind, secret),
    )
    before = settled.get(row.key)
    if before is not None and before.mark == Mark.APPROVED:
        row.mark, row.reason = before.mark, before.reason
        row.settled_by, row.settled_at = before.settled_by, before.settled_at
    return row


def key_of(text: str, kind: Kind, secret: bytes) -> str:
    """Return the hash that is the same for the same personal data, however a number is written."""
    return rules_for(text, kind, secret)[-1].key


def open_findings(upload: Upload, *, numbers_only: bool = False) -> QuerySet[PersonalData]:
    """Return what nobody has settled yet; an upload that has any is not published."""
    rows = upload.personal_data.open()
    return rows.filter(kind__in=NUMBERS) if numbers_only else rows


def is_sealed(upload: Upload) -> bool:
    """Tell whether only administrators may see the original: something in it is marked "skyddad"."""
    return upload.personal_data.filter(mark=Mark.PROTECTED).exists()


@transaction.atomic
def approve(findings: Iterable[PersonalData], user: User, reason: str = "") -> int:
    """Settle that findings may be published, with all of the same data in the upload; return how many."""
    count = 0
    for upload, keys in by_upload(findings).items():
        rows = upload.personal_data.filter(key__in=keys, mark=Mark.OPEN)
        count += rows.update(
            mark=Mark.APPROVED, reason=reason[:300], settled_by=user, settled_at=timezone.now()
        )
        audit.record(
            user,
            "approve_personal_data",
            f"upload {upload.pk}",
            None,
            {"findings": len(keys), "reason": reason},
        )
    return count


def by_upload(findings: Iterable[PersonalData]) -> dict[Upload, set[str]]:
    """Return the keys of findings, by the upload that they are in."""
    keys: dict[Upload, set[str]] = {}
    for finding in findings:
        keys.setdefault(finding.upload, set()).add(finding.key)
    return keys
