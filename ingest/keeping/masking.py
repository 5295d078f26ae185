"""Masking: something is taken out of every text, row and version that has it, and never comes back.

A mask is made once and holds for ever: `Masks.of` is asked before anything is parsed or published, so that a
new version, a re-parse or a restored backup meets it too. The original's bytes stay sealed; readers get a
masked copy of a text file, and nothing of a PDF or Word file.

OSL (2009:400) says what is secret; articles 5 and 9 of EU 2016/679 what must not be spread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.following.committee_names import committee_key
from archive.models import Body, MeetingVersion, Person, PersonName, Source
from archive.statements import run
from ingest.keeping import audit
from ingest.keeping.checking import by_upload, check, secret
from ingest.keeping.ledger import read_masks, write_masks
from ingest.models import Correction, DeliveredFile, Mark, Mask, PersonalData, Upload
from ingest.models.corrections import texts_of
from ingest.parsing.model import ParsedMeeting
from ingest.privacy import Kind
from ingest.privacy.masks import PLACEHOLDER, Rule, masked, masked_spans, masked_values, rules_for
from ingest.review.corrections import person_key
from ingest.storing.meeting import rewrite_meeting

# Numbers of one person are nobody else's: they are masked wherever they stand.
_EVERYWHERE = {Kind.PERSONAL_NUMBER, Kind.COORDINATION_NUMBER}
# So particular that they are masked in all minutes of the body.
_IN_THE_BODY = {Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.ACCOUNT}


@transaction.atomic
def mask(findings: Iterable[PersonalData], user: User, *, mark: str, reason: str, law_section: str) -> int:
    """Mask findings, and the same data wherever the mask holds; return how many uploads changed.

    `mark` is `Mark.EXTERNAL` (clerks may see it) or `Mark.PROTECTED` (administrators only). `reason` is shown
    to readers and `law_section` ("21 kap. 1 § OSL") beside it: neither may say what was masked.
    """
    changed = 0
    for upload, keys in by_upload(findings).items():
        rows = list(
            upload.personal_data.filter(key__in=keys, mark__in=(Mark.OPEN, Mark.APPROVED)).select_related(
                "correction"
            )
        )
        details: dict[str, Any] = {"mark": mark, "reason": reason, "law_section": law_section}
        rules: list[Rule] = []
        for piece, kind in {(row.text[row.start : row.end], row.kind) for row in rows}:
            rules += _make(upload, piece, Kind(kind), by=user, **details)
        upload.personal_data.filter(pk__in=[row.pk for row in rows]).update(
            mark=mark,
            reason=reason[:300],
            law_section=law_section[:100],
            settled_by=user,
            settled_at=timezone.now(),
        )
        kinds = sorted({row.kind for row in rows})
        audit.record(
            user, "mask", f"upload {upload.pk}", None, {"kinds": kinds, "places": len(rows)} | details
        )
        changed += mask_again(uploads_in_reach(upload, {row.kind for row in rows}), rules)
    return changed


@transaction.atomic
def mask_text(
    upload: Upload, text: str, kind: str, user: User, *, mark: str, reason: str, law_section: str
) -> bool:
    """Mask something that the check did not find, as a clerk writes it; False where it is not there."""
    rules = _make(upload, text, Kind(kind), by=user, mark=mark, reason=reason, law_section=law_section)
    before = upload.source.text
    PersonalData.objects.bulk_create(
        PersonalData(
            upload=upload,
            kind=kind,
            line=before.count("\n", 0, start) + 1,
            start=start,
            end=end,
            key=rules[-1].key,
            mark=mark,
            reason=reason[:300],
            law_section=law_section[:100],
            settled_by=user,
            settled_at=timezone.now(),
        )
        for start, end in masked_spans(before, rules, secret())
    )
    changed = mask_again(uploads_in_reach(upload, {kind}), rules)
    audit.record(
        user, "mask", f"upload {upload.pk}", None, {"kinds": [kind], "uploads": changed, "mark": mark}
    )
    upload.source.refresh_from_db()
    return upload.source.text != before


def _make(upload: Upload, text: str, kind: Kind, **details: Any) -> list[Rule]:
    """Keep the masks of a text, in the database and in the ledger; return their rules."""
    body, committee, date = _scope(upload, kind)
    made = []
    rules = rules_for(text, kind, secret())
    for rule in rules:
        row, is_new = Mask.objects.get_or_create(
            key=rule.key,
            body=body,
            committee_key=committee,
            date=date,
            defaults={"method": rule.method, "length": rule.length, "kind": kind.value, "at": timezone.now()}
            | details,
        )
        if is_new:
            made.append(row.as_line())
    write_masks(made)
    return rules


def _scope(upload: Upload, kind: Kind) -> tuple[Body | None, str, dt.date | None]:
    if kind in _EVERYWHERE:
        return None, "", None
    if kind in _IN_THE_BODY:
        return upload.body, "", None
    parsed = upload.parsed()
    if parsed is None:
        return upload.body, "", None
    return upload.body, _committee(parsed), _date(parsed)


def _committee(parsed: ParsedMeeting) -> str:
    return committee_key(parsed.committee) if parsed.committee else ""


def _date(parsed: ParsedMeeting) -> dt.date | None:
    try:
        return dt.date.fromisoformat(parsed.date) if parsed.date else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Masks:
    """The masks that hold for one protokoll; `reasons` are theirs, in the same order."""

    rules: tuple[Rule, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    key: bytes = b""

    @classmethod
    def of(cls, body: Body | None, parsed: ParsedMeeting | None) -> Masks:
        """Return the masks for a protokoll of a body; what is not known of it never lets one slip."""
        if not run("SELECT 1 FROM ingest_mask LIMIT 1"):
            return cls()
        rows = Mask.objects.all()
        if body is not None:
            rows = rows.filter(Q(body=None) | Q(body=body))
        committee, date = (_committee(parsed), _date(parsed)) if parsed else ("", None)
        if committee:
            rows = rows.filter(Q(committee_key="") | Q(committee_key=committee))
        if date:
            rows = rows.filter(Q(date=None) | Q(date=date))
        found = list(rows)
        return cls(
            tuple(Rule(row.method, row.key, row.length) for row in found),
            tuple((row.reason, row.law_section) for row in found),
            secret(),
        )

    def apply(self, text: str) -> str:
        """Return a text without what is masked; the text itself where nothing is."""
        return masked(text, self.rules, self.key) if self.rules else text

    def values(self, value: Any) -> Any:
        """Return a JSON value without what is masked."""
        return masked_values(value, self.rules, self.key) if self.rules else value

    def notes(self, text: str) -> list[dict[str, Any]]:
        """Return for each masked place of a text its line, reason and section of law."""
        groups: dict[tuple[str, str], list[Rule]] = {}
        for rule, why in zip(self.rules, self.reasons, strict=True):
            groups.setdefault(why, []).append(rule)
        return [
            {"line": text.count("\n", 0, start) + 1, "reason": reason, "law_section": law_section}
            for (reason, law_section), rules in groups.items()
            for start, _ in masked_spans(text, rules, self.key)
        ]


def uploads_in_reach(upload: Upload, kinds: Iterable[str]) -> list[Upload]:
    """Return the uploads that masks of these kinds can touch: those of its day, those of its body, or all."""
    kinds = set(kinds)
    rows = Upload.objects.exclude(reading=None).select_related("source", "body", "meeting", "version")
    if not _EVERYWHERE.intersection(kinds):
        rows = rows.filter(Q(body=upload.body) | Q(body=None))
        if not _IN_THE_BODY.intersection(kinds) and upload.meeting_date is not None:
            rows = rows.filter(Q(meeting_date=upload.meeting_date) | Q(meeting_date=None))
    return list(rows.order_by("pk"))


@transaction.atomic
def mask_again(uploads: Sequence[Upload], new: Sequence[Rule] | None = None) -> int:
    """Apply all masks to uploads that are already in the archive; return how many had something to mask.

    With `new`, those rules alone tell which uploads have something: all others were applied before.
    """
    return sum(_apply(upload, new) for upload in uploads)


def _apply(upload: Upload, new: Sequence[Rule] | None) -> bool:
    """Apply the masks that hold for an upload to its texts, its versions and the rows made of them."""
    if new is not None and not _is_touched(upload, new, secret()):
        return False
    masks = Masks.of(upload.body, upload.parsed())
    if new is None and not (masks.rules and _is_touched(upload, masks.rules, masks.key)):
        return False
    if new is not None and not set(new).intersection(masks.rules):
        return False  # they are of another meeting
    _mask_source(upload.source, masks)
    upload.filename = masks.apply(upload.filename)
    upload.reading = masks.values(upload.reading)
    upload.notes = masks.values(upload.notes)
    upload.save(update_fields=["filename", "reading", "notes"])
    DeliveredFile.objects.filter(upload=upload).update(filename=upload.filename)
    for correction in upload.corrections.all():
        _mask_correction(correction, masks)
    for version in MeetingVersion.objects.filter(source=upload.source).select_related("meeting"):
        version.parsed = masks.values(version.parsed)
        version.save(update_fields=["parsed"])
        if version.superseded_at is None:
            rewrite_meeting(version.meeting, ParsedMeeting.from_dict(version.parsed))
    if upload.body:
        _forget_people(upload.body, masks)
    check(upload)
    return True


def _is_touched(upload: Upload, rules: Sequence[Rule], key: bytes) -> bool:
    """Tell whether something in an upload is masked; at a joint of two texts it may say so for nothing."""
    corrections = [list(row) for row in upload.corrections.values_list("before", "value", "path")]
    value = [upload.source.text, upload.filename, upload.source.filename, upload.reading, corrections]
    return bool(masked_spans("\n\n".join(texts_of(value)), rules, key))


def _mask_source(source: Source, masks: Masks) -> None:
    source.mask_notes = [*source.mask_notes, *masks.notes(source.text)]
    source.filename = masks.apply(source.filename)
    text = masks.apply(source.text)
    if text != source.text:
        source.text, source.masked_at = text, timezone.now()
    source.save(update_fields=["filename", "text", "masked_at", "mask_notes"])


def _mask_correction(correction: Correction, masks: Masks) -> None:
    correction.before = masks.values(correction.before)
    correction.value = masks.values(correction.value)
    correction.path = masks.apply(correction.path).replace(PLACEHOLDER, person_key(PLACEHOLDER))[:250]
    correction.save(update_fields=["path", "before", "value"])


def _forget_people(body: Body, masks: Masks) -> None:
    """Take masked names out of the register of people, where no other protokoll has them.

    The row of such a person stays without a name: it stands nowhere, so it has no page.
    """
    for name in PersonName.objects.filter(person__body=body).select_related("person"):
        if masks.apply(name.name) != name.name and not _stands(name.person, name.name):
            name.delete()
    for person in Person.objects.filter(body=body, names=None):
        if masks.apply(person.name) != person.name and not _stands(person, person.name):
            person.name, person.slug, person.sort_key = PLACEHOLDER, f"maskerad-{person.pk}", PLACEHOLDER
            person.save(update_fields=["name", "slug", "sort_key"])


def _stands(person: Person, name: str) -> bool:
    return any(
        getattr(person, rows).filter(name=name).exists()
        for rows in ("attendance", "signed", "handled", "replaced")
    )


@transaction.atomic
def restore_masks() -> int:
    """Take masks that only the ledger has into the database, and apply them; return how many they were.

    That is so after a backup from before they were made was restored.
    """
    bodies = {body.name: body for body in Body.objects.all()}
    count = 0
    for line in read_masks():
        date = dt.date.fromisoformat(line["date"]) if line["date"] else None
        body = bodies.get(line["body"]) if line["body"] else None
        _, is_new = Mask.objects.get_or_create(
            key=line["key"],
            body=body,
            committee_key=line["committee_key"],
            date=date,
            defaults={
                name: line[name] for name in ("method", "length", "kind", "mark", "reason", "law_section")
            }
            | {"at": dt.datetime.fromisoformat(line["at"])},
        )
        count += is_new
    if count:
        rows = Upload.objects.exclude(reading=None).select_related("source", "body", "meeting", "version")
        mask_again(list(rows.order_by("pk")))
    return count
