"""A published meeting that stands under the wrong body or committee is moved; its old addresses lead on."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive.following.committee_names import committee_key
from archive.models import Attendance, Body, Case, Meeting, MovedAddress, Person, Signatory
from ingest.keeping import audit
from ingest.models import Upload
from ingest.parsing.model import ParsedMeeting
from ingest.resolving import get_committee
from ingest.storing.meeting import rewrite_meeting


class CannotMove(Exception):
    """A move that makes no sense; the message is for the clerk."""


@transaction.atomic
def move_upload(upload: Upload, user: User, body: Body, committee_name: str) -> Meeting:
    """Move a published meeting with all of its versions to another body or committee, and return it.

    Ids stay; people and cases are those of the new body; every old address redirects.
    """
    if upload.meeting is None:
        raise CannotMove("Protokollet är inte publicerat. Välj kommun på granskningssidan i stället.")
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("committee__body")
        .get(pk=upload.meeting.pk)
    )
    old_body, old_address = meeting.committee.body, meeting.get_absolute_url()
    same_name = committee_key(committee_name) == committee_key(meeting.committee.name)
    if old_body == body and same_name:
        raise CannotMove("Protokollet står redan där. Välj en annan kommun eller nämnd.")
    people_before = _people_of(meeting)
    cases_before = list(Case.objects.filter(items__meeting=meeting).distinct())
    _place(meeting, body, committee_name)
    version = meeting.versions.filter(superseded_at=None).get()
    rewrite_meeting(meeting, ParsedMeeting.from_dict(version.parsed))
    new_address = meeting.get_absolute_url()
    _leave(old_address, new_address)
    if old_body != body:
        _lead_people_on(people_before, meeting)
        _lead_cases_on(cases_before, body)
    Upload.objects.filter(meeting=meeting).update(body=body, body_is_guess=False)
    audit.record(user, "move", f"upload {upload.pk}", {"address": old_address}, {"address": new_address})
    return meeting


def _place(meeting: Meeting, body: Body, committee_name: str) -> None:
    committee = get_committee(body, committee_name)
    taken = set(
        Meeting.objects.filter(committee=committee, date=meeting.date).values_list("sequence", flat=True)
    )
    sequence = next(n for n in range(1, len(taken) + 2) if n not in taken)
    day = meeting.date.isoformat()
    meeting.committee, meeting.sequence = committee, sequence
    meeting.slug = day if sequence == 1 else f"{day}-{sequence}"
    meeting.body_is_guess = False
    meeting.save()


def _leave(old: str, new: str) -> None:
    """Let an old address lead on, also those that led to it before; never in a circle."""
    MovedAddress.objects.filter(old=new).delete()
    MovedAddress.objects.filter(new=old).update(new=new)
    MovedAddress.objects.update_or_create(old=old, defaults={"new": new})


def _people_of(meeting: Meeting) -> set[Person]:
    return set(Person.objects.filter(attendance__meeting=meeting)) | set(
        Person.objects.filter(signed__meeting=meeting)
    )


def _lead_people_on(before: set[Person], meeting: Meeting) -> None:
    """Somebody who is in no meeting of the old body any more leads to the same person in the new one."""
    now = {(p.name, p.party, p.role): p for p in _people_of(meeting)}
    for person in before:
        target = now.get((person.name, person.party, person.role))
        elsewhere = (
            Attendance.objects.filter(person=person).exists()
            or Signatory.objects.filter(person=person).exists()
        )
        if target and target != person and not elsewhere:
            _leave(person.get_absolute_url(), target.get_absolute_url())


def _lead_cases_on(before: list[Case], body: Body) -> None:
    for case in before:
        target = Case.objects.filter(body=body, key=case.key).first()
        if target and not case.items.exists():
            _leave(case.get_absolute_url(), target.get_absolute_url())
