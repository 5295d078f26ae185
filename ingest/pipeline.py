"""The steps from uploaded bytes to a published meeting, and their order; nowhere else knows it.

receive (keep the bytes) → understand (read and parse) → publish (store as rows). Each step is one
transaction and can be taken again: a killed run leaves the upload where it was.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.models import Body, Meeting, Source
from archive.statements import run
from ingest.errors import NotStorable
from ingest.intake.bounded import read_bounded
from ingest.intake.understanding import Understanding, read_and_parse
from ingest.keeping.checking import check, keep_findings, open_findings
from ingest.keeping.masking import Masks, mask_again
from ingest.models import Upload
from ingest.parsing import ParsedMeeting
from ingest.privacy import Kind
from ingest.privacy.known import Told
from ingest.reading import Unreadable
from ingest.resolving import get_body, resolve_body
from ingest.review.summary import tell_head
from ingest.storing.announcing import keep_notices
from ingest.storing.meeting import Stored, store_meeting
from ingest.storing.rows import insert_all

Refusing = Literal["all", "numbers", "nothing"]

_KNOWN = """
SELECT upload.id, upload.state
FROM ingest_upload upload JOIN archive_source source ON source.id = upload.source_id
WHERE source.sha256 = %s
"""


@dataclass(frozen=True, slots=True)
class Received:
    """The upload of some bytes, and whether they were here before."""

    upload: Upload
    is_known: bool


def checksum(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@transaction.atomic
def receive(*, name: str, data: bytes, user: User | None = None, body_name: str | None = None) -> Received:
    """Keep the bytes for ever and return their upload; the same bytes again are the same upload."""
    digest = checksum(data)
    known = Upload.objects.light().filter(source__sha256=digest).first()
    if known:
        return Received(known, is_known=True)
    # Two who hand in the same bytes at once: the second waits here, and then finds the first one's row.
    source, is_new = Source.objects.get_or_create(
        sha256=digest,
        defaults={"data": data, "size": len(data), "filename": name[-255:], "kind": ""},
    )
    if not is_new:
        return Received(Upload.objects.light().get(source=source), is_known=True)
    upload = Upload.objects.create(
        source=source,
        filename=name[-255:],
        uploaded_by=user,
        body=get_body(body_name) if body_name else None,
    )
    return Received(upload, is_known=False)


@transaction.atomic
def understand(upload: Upload, ready: Understanding | None = None, *, seconds: float | None = None) -> Upload:
    """Read and parse the upload; afterwards it is a draft, or refused with a code and a Swedish message.

    `ready` is what `read_and_parse` gave for the same bytes, where the caller has it already. Raises
    ParsingStopped where parsing takes longer than `seconds` (PARSING_SECONDS); then nothing is changed.
    """
    read = _read(upload, ready, seconds)
    if read:
        upload.source.save(update_fields=["kind", "text", "filename", "masked_at", "mask_notes"])
    upload.save()
    if upload.state == Upload.State.DRAFT:
        check(upload, read.told if read else None)
    return upload


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says, without what was masked in it before, and whether any mask holds for it."""

    parsed: ParsedMeeting
    told: Told
    has_masks: bool


def _read(upload: Upload, ready: Understanding | None, seconds: float | None = None) -> _Read | None:
    """Fill in what the file says, or why it is refused; nothing is saved. None where it says nothing."""
    seconds = seconds or settings.PARSING_SECONDS
    body_name = upload.body.name if upload.body else None
    try:
        understood = ready or read_and_parse(
            upload.filename, bytes(upload.source.data), body_name, seconds=seconds
        )
    except Unreadable as error:
        _refuse(upload, error.code, error.message_sv)
        return None
    if upload.body is None:
        resolved = resolve_body(understood.parsed, understood.text)
        if resolved:
            upload.body, upload.body_is_guess = resolved.body, resolved.is_guess
    read = _keep(upload, understood, seconds)
    if any(problem.code == "not_minutes" for problem in read.parsed.warnings):
        refusal = NotStorable("not_minutes")
        _refuse(upload, refusal.code, refusal.message)
    else:
        upload.state = Upload.State.DRAFT
        upload.error_code = upload.error_message = ""
    return read


def _keep(upload: Upload, understood: Understanding, seconds: float) -> _Read:
    """Keep what a file says, without what was masked in it before."""
    source, text, parsed, told = upload.source, understood.text, understood.parsed, understood.told
    masks = Masks.of(upload.body, parsed)
    source.mask_notes = masks.notes(text)
    shown = masks.apply(text)
    if shown != text:
        text = shown
        parsed, told = read_bounded(shown, body=parsed.body, filename=upload.filename, seconds=seconds)
        source.masked_at = timezone.now()
    upload.filename = source.filename = masks.apply(upload.filename)
    source.kind, source.text = understood.kind, text
    upload.reading = reading = parsed.as_dict(spans=True)
    tell_head(upload, reading)
    upload.parser_version = f"{parsed.format} {parsed.format_version}"
    upload.notes = list(understood.notes)
    return _Read(parsed, told, has_masks=bool(masks.rules))


def _refuse(upload: Upload, code: str, message: str) -> None:
    upload.state = Upload.State.REFUSED
    upload.error_code, upload.error_message = code, message


@transaction.atomic
def publish(upload: Upload, *, refusing: Refusing = "all") -> Stored:
    """Publish a draft: afterwards its meeting, items and people are in the archive and can be found.

    Raises NotStorable where something that an archive cannot do without is missing, or where personal data
    is found that nobody has settled ("numbers": only personnummer and other numbers count; "nothing": none
    does); then nothing of it is stored.
    """
    parsed = upload.parsed()
    if parsed is None or upload.state == Upload.State.REFUSED:
        raise NotStorable("not_minutes")
    if upload.body is None:
        raise NotStorable("no_body")
    if mask_again([upload]):
        parsed = upload.parsed() or parsed
    if upload.corrections.exists():  # who is a politician or an officer may be told otherwise since
        check(upload)
    if refusing != "nothing" and open_findings(upload, numbers_only=refusing == "numbers").exists():
        raise NotStorable("personal_data")
    stored = _store(upload, parsed)
    upload.save(update_fields=["state", "meeting", "version"])
    return stored


def _store(upload: Upload, parsed: ParsedMeeting, reading: dict[str, object] | None = None) -> Stored:
    """Store what is to be published of an upload that has a body, and tell the upload, which is not saved."""
    assert upload.body
    stored = store_meeting(
        parsed=parsed,
        source=upload.source,
        body=upload.body,
        body_is_guess=upload.body_is_guess,
        parser_version=upload.parser_version,
        reading=reading,
    )
    keep_notices(stored.meeting, parsed, upload.source.text, is_new=stored.outcome == "new")
    if stored.outcome == "new_version":
        earlier = Upload.objects.filter(meeting=stored.meeting, state=Upload.State.PUBLISHED)
        earlier.exclude(pk=upload.pk).update(state=Upload.State.SUPERSEDED)
    upload.state = Upload.State.PUBLISHED
    upload.meeting, upload.version = stored.meeting, stored.version
    return stored


@transaction.atomic
def ingest(
    *,
    name: str,
    data: bytes,
    body: Body | None = None,
    ready: Understanding | None = None,
    refusing: Refusing = "numbers",
) -> tuple[str, Meeting]:
    """Take a file all the way in one transaction; return what became of it and its meeting.

    What became of it is "new", "new version" or "unchanged". Raises Unreadable or NotStorable; then
    nothing at all is stored. `refusing` is as for `publish`; `ready` is what `read_and_parse` gave
    for the same bytes and body. Where another transaction takes in the same bytes meanwhile, it raises
    IntegrityError; tried again, they are "unchanged".
    """
    known = next(iter(run(_KNOWN, [checksum(data)])), None)
    if known and known[1] in _SETTLED and (meeting := known_meeting(data)):
        return "unchanged", meeting
    if known is None:
        stored = _ingest_new(_new_upload(name, data, body), ready, refusing)
    else:
        upload = understand(Upload.objects.light().get(pk=known[0]), ready)
        _raise_where_refused(upload)
        stored = publish(upload, refusing=refusing)
    return stored.outcome.replace("_", " "), stored.meeting


def _new_upload(name: str, data: bytes, body: Body | None) -> Upload:
    source = Source(sha256=checksum(data), data=data, size=len(data), filename=name[-255:])
    return Upload(source=source, filename=name[-255:], body=body)


def _ingest_new(upload: Upload, ready: Understanding | None, refusing: Refusing) -> Stored:
    """Take bytes that were never here all the way: nobody can have corrected or settled anything of them."""
    read = _read(upload, ready)
    _raise_where_refused(upload)
    assert read
    insert_all([upload.source])
    upload.source = upload.source  # with the key that it has now
    if read.has_masks:  # what is masked may stand in the reading in another way than in the text
        upload.save(force_insert=True)
        check(upload, read.told)
        return publish(upload, refusing=refusing)
    if upload.body is None:
        raise NotStorable("no_body")
    if any(_refuses(finding.kind, refusing) for finding in read.told.found):
        raise NotStorable("personal_data")
    stored = _store(upload, read.parsed, upload.reading)
    insert_all([upload])
    keep_findings(upload, read.told.found)
    return stored


def _refuses(kind: Kind, refusing: Refusing) -> bool:
    return refusing == "all" or (refusing == "numbers" and kind.is_number)


def _raise_where_refused(upload: Upload) -> None:
    if upload.state == Upload.State.REFUSED:
        raise Unreadable(upload.error_code) if upload.reading is None else NotStorable("not_minutes")


@transaction.atomic
def keep_draft(
    *, name: str, data: bytes, body: Body | None = None, ready: Understanding | None = None
) -> Upload:
    """Take a file in as a draft, for a clerk to look at; the same bytes again are the same draft."""
    received = receive(name=name, data=data, body_name=body.name if body else None)
    return received.upload if received.is_known else understand(received.upload, ready)


def known_meeting(data: bytes) -> Meeting | None:
    """Return the meeting that these very bytes were taken in as before, or None."""
    known = (
        Upload.objects.filter(source__sha256=checksum(data), state__in=_SETTLED)
        .select_related("meeting__committee__body")
        .first()
    )
    return known.meeting if known else None


_SETTLED = (Upload.State.PUBLISHED, Upload.State.SUPERSEDED, Upload.State.WITHDRAWN)
