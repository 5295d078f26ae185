"""Utkast → granskad → publicerad → avpublicerad: the clerk's steps, each written to the audit log."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.following.committee_names import committee_key
from archive.models import CommitteeName, Meeting, MeetingVersion, Removal
from ingest.keeping import audit
from ingest.keeping.checking import check_corrections
from ingest.keeping.removal import in_words, meeting_taken_down, shown_again
from ingest.models import Upload
from ingest.parsing.model import ParsedMeeting
from ingest.pipeline import publish
from ingest.review.corrections import Applied, plain
from ingest.review.reviewing import HEAD_LABELS, shown
from ingest.review.summary import refresh, upload_questions
from ingest.storing.meeting import Stored, find_meeting

_REVIEWABLE = (Upload.State.DRAFT, Upload.State.REVIEWED)


class NotReady(Exception):
    """A step that cannot be taken yet; `message` says in Swedish what to do first."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


@transaction.atomic
def mark_reviewed(upload: Upload, user: User) -> None:
    """Settle that a draft was looked through; NotReady while a question is open."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    left = [q for q in upload_questions(upload) if not q.answered_by]
    if left:
        raise NotReady(f"{count(len(left), 'fråga', 'frågor')} är kvar att besvara. Svara på dem först.")
    if upload.state == Upload.State.DRAFT:
        _step(upload, Upload.State.REVIEWED, user, "review")


def publish_upload(upload: Upload, user: User) -> Stored:
    """Publish a reviewed upload, or its corrections since.

    Raises NotReady before it is reviewed, and what `ingest.pipeline.publish` raises; then nothing is changed.
    """
    with transaction.atomic():
        upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        if upload.state == Upload.State.DRAFT:
            raise NotReady("Protokollet är inte granskat än. Granska det först.")
        if upload.state in (Upload.State.QUEUED, Upload.State.REFUSED, Upload.State.SUPERSEDED):
            raise NotReady(f"Protokollet kan inte publiceras: det {_WHY_NOT[Upload.State(upload.state)]}.")
        if any(not q.answered_by for q in upload_questions(upload)):
            raise NotReady("Det finns obesvarade frågor. Svara på dem först.")
        before = {"state": upload.state}
        stored = publish(upload)
        shown_again(stored.meeting)
        after = {
            "state": upload.state,
            "meeting": stored.meeting.get_absolute_url(),
            "version": stored.version.number,
            "outcome": stored.outcome,
        }
        audit.record(user, "publish", f"upload {upload.pk}", before, after)
        return stored


_WHY_NOT = {
    Upload.State.QUEUED: "väntar ännu på tolkning",
    Upload.State.REFUSED: "kunde inte tas in",
    Upload.State.SUPERSEDED: "är ersatt av en nyare version",
}


@transaction.atomic
def withdraw(upload: Upload, user: User, reason: str, kind: str = Removal.Kind.OTHER) -> Meeting:
    """Take a published protokoll off the web in one step; its addresses answer 410 with the reason."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if upload.state != Upload.State.PUBLISHED or upload.meeting is None:
        raise NotReady("Protokollet är inte publicerat, så det finns inget att ta bort.")
    meeting = Meeting.objects.select_for_update().get(pk=upload.meeting.pk)
    meeting.state = Meeting.State.WITHDRAWN
    meeting.withdrawn_at, meeting.withdrawal_reason = timezone.now(), in_words(kind, reason)
    meeting.save(update_fields=["state", "withdrawn_at", "withdrawal_reason"])
    meeting_taken_down(meeting, kind)
    before = {"state": upload.state, "meeting": meeting.get_absolute_url()}
    upload.state = Upload.State.WITHDRAWN
    upload.save(update_fields=["state"])
    audit.record(user, "withdraw", f"upload {upload.pk}", before, {"state": upload.state, "reason": reason})
    return meeting


def _step(upload: Upload, state: str, user: User, action: str) -> None:
    before = {"state": upload.state}
    upload.state = state
    upload.save(update_fields=["state"])
    audit.record(user, action, f"upload {upload.pk}", before, {"state": state})


def after_change(upload: Upload, applied: Applied | None = None) -> None:
    """Bring an upload's row up to date after a correction; what was reviewed must be reviewed again."""
    applied = applied or upload.applied()
    refresh(upload, applied)
    if applied is not None:
        check_corrections(upload, ParsedMeeting.from_dict(applied.reading))
    if upload.state == Upload.State.REVIEWED:
        upload.state = Upload.State.DRAFT
        upload.save(update_fields=["state"])


def counterpart(upload: Upload, parsed: ParsedMeeting | None = None) -> Meeting | None:
    """Return the meeting in the archive that this upload is a version of, or None where it is a new one.

    `parsed` is what `upload.parsed()` gives, where the caller has it already.
    """
    if upload.meeting is not None:
        return upload.meeting
    parsed = parsed or upload.parsed()
    if parsed is None or upload.body is None or not parsed.committee or upload.meeting_date is None:
        return None
    known = CommitteeName.objects.filter(committee__body=upload.body, key=committee_key(parsed.committee))
    name = known.select_related("committee").first()
    return find_meeting(name.committee, upload.meeting_date, parsed) if name else None


def current_version(meeting: Meeting) -> MeetingVersion | None:
    """Return what is published of a meeting now."""
    return meeting.versions.filter(superseded_at=None).select_related("source").first()


def has_unpublished_changes(upload: Upload, parsed: ParsedMeeting | None = None) -> bool:
    """Tell whether a published upload was corrected since."""
    if upload.state != Upload.State.PUBLISHED or upload.version is None:
        return False
    parsed = parsed or upload.parsed()
    return parsed is not None and parsed.as_dict(spans=True) != upload.version.parsed


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two versions differ: its name, and its lines with "-", "+" or " " before them."""

    name: str
    lines: tuple[tuple[str, str], ...]


def differences(old: dict[str, Any], new: dict[str, Any]) -> list[Difference]:
    """Return where two readings differ: the head, the people, and each paragraf by its number."""
    before, after = dict(_texts(old)), dict(_texts(new))
    names = list(dict.fromkeys([*before, *after]))
    found = []
    for name in names:
        one, other = before.get(name, []), after.get(name, [])
        if one != other:
            found.append(Difference(name, tuple(_compared(one, other))))
    return found


def _compared(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            if b - a > 4:
                yield from ((" ", line) for line in one[a : a + 2])
                yield "…", ""
                yield from ((" ", line) for line in one[b - 2 : b])
            else:
                yield from ((" ", line) for line in one[a:b])
            continue
        yield from (("-", line) for line in one[a:b])
        yield from (("+", line) for line in other[c:d])


def _texts(reading: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    told = [(label, shown(reading[name], name)) for name, label in HEAD_LABELS.items()]
    yield "Huvudet", [f"{label}: {value}" for label, value in told if value]
    yield "Närvaro", [_person_line(row) for row in reading["attendance"]]
    yield "Underskrifter", [_person_line(row) for row in reading["signatories"]]
    seen: dict[str, int] = {}
    for item in reading["items"]:
        seen[item["label"]] = seen.get(item["label"], 0) + 1
        times = seen[item["label"]]
        yield item["label"] if times == 1 else f"{item['label']} ({times})", list(_item_lines(item))


def _person_line(row: dict[str, Any]) -> str:
    values = plain(row)
    name = f"{values.pop('name')} ({values.pop('party') or 'inget parti'})"
    numbers = values.pop("paragraphs", None)
    said = [str(v) for k, v in values.items() if v and isinstance(v, str)]
    if numbers:
        said.append("§ " + ", ".join(str(n) for n in numbers))
    said += [f"ersätter {member['name']}" for member in values.get("replaces", ())]
    return ", ".join([name, *said])


def _item_lines(item: dict[str, Any]) -> Iterator[str]:
    yield item["title"]
    if item["case_number"]:
        yield f"Ärende {item['case_number']}"
    yield from (f"Handläggare {name}" for name in item["officers"])
    for section in item["sections"]:
        if section["heading"]:
            yield section["heading"]
        yield from (line for line in section["text"].split("\n") if line.strip())
    for point, outcome in zip(*_decided(item), strict=True):
        yield f"Beslutspunkt ({outcome}): {point}"
    for attachment in item["attachments"]:
        yield from (line for line in attachment["text"].split("\n") if line.strip())


def _decided(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    decision = item["decision"]
    return (decision["points"], decision["outcomes"]) if decision else ([], [])


def count(number: int, one: str, many: str) -> str:
    """Return a number with its word: `count(2, "fråga", "frågor")` gives "2 frågor"."""
    return f"{number} {one if number == 1 else many}"
