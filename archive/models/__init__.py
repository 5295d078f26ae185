"""The models of the archive, by noun; import them from here."""

from archive.models.bodies import Body, Committee, CommitteeName
from archive.models.connections import Assignment, Reference
from archive.models.decisions import (
    Ballot,
    Decision,
    DecisionPoint,
    Motion,
    MotionMover,
    Proposal,
    Reservation,
    ReservationMember,
    Vote,
)
from archive.models.index import SearchChampions, SearchDocument, SearchStatistics, SearchWord
from archive.models.items import AgendaItem, Attachment, Case, ItemOfficer, Section
from archive.models.meetings import Attendance, Meeting, MeetingVersion, Replacement, Signatory
from archive.models.moved import MovedAddress
from archive.models.notices import Notice, Removal, Request
from archive.models.people import Person, PersonName
from archive.models.sources import Source

__all__ = [
    "AgendaItem",
    "Assignment",
    "Attachment",
    "Attendance",
    "Ballot",
    "Body",
    "Case",
    "Committee",
    "CommitteeName",
    "Decision",
    "DecisionPoint",
    "ItemOfficer",
    "Meeting",
    "MeetingVersion",
    "Motion",
    "MotionMover",
    "MovedAddress",
    "Notice",
    "Person",
    "PersonName",
    "Proposal",
    "Reference",
    "Removal",
    "Replacement",
    "Request",
    "Reservation",
    "ReservationMember",
    "SearchChampions",
    "SearchDocument",
    "SearchStatistics",
    "SearchWord",
    "Section",
    "Signatory",
    "Source",
    "Vote",
]
