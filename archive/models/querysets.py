"""Every query that more than one page asks lives here, once.

`public()` is what a reader may see; all pages, feeds, exports and the API start from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from archive.following.committee_names import can_abbreviate, committee_key
from archive.sorting import name_key

if TYPE_CHECKING:
    from archive.models import AgendaItem, Assignment, Body, Case, Committee, Meeting, Notice, Person
else:
    AgendaItem = Assignment = Body = Case = Committee = Meeting = Notice = Person = models.Model

_PUBLISHED = "published"
_SHOWN = "shown"


def _related(name: str) -> type[models.Model]:
    from django.apps import apps

    return apps.get_model("archive", name)


def _of(relation: str, conditions: dict[str, Any]) -> dict[str, Any]:
    return {f"{relation}__{name}": value for name, value in conditions.items()}


class BodyQuerySet(models.QuerySet["Body"]):
    def public(self) -> BodyQuerySet:
        """Bodies with at least one published meeting."""
        meetings = _related("Meeting")._default_manager.filter(
            committee__body=OuterRef("pk"), state=_PUBLISHED
        )
        return self.filter(Exists(meetings))


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def public(self) -> CommitteeQuerySet:
        """Committees with at least one published meeting."""
        meetings = _related("Meeting")._default_manager.filter(committee=OuterRef("pk"), state=_PUBLISHED)
        return self.filter(Exists(meetings))

    def for_listing(self) -> CommitteeQuerySet:
        """With body, the number of published meetings, and the first and last day."""
        published = Q(meetings__state=_PUBLISHED)
        return self.select_related("body").annotate(
            meeting_count=Count("meetings", filter=published),
            first_date=Min("meetings__date", filter=published),
            last_date=Max("meetings__date", filter=published),
        )

    def named(self, name: str, *, body_id: int) -> list[Committee]:
        """Return the committees of a body that a name or an abbreviation in a text can mean.

        One where the name is known, or where the initials of one committee alone fit; several where
        it stays open; none where nothing fits. There is no fuzzy search here: a wrong link is worse
        than none.
        """
        of_body = self.filter(body_id=body_id)
        known = list(of_body.filter(names__key__in={committee_key(name), name_key(name)}).distinct())
        if known or not (name.isupper() or (len(name) <= 6 and " " not in name)):
            return known
        return [committee for committee in of_body if can_abbreviate(name, committee.name)]


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> MeetingQuerySet:
        return self.filter(state=_PUBLISHED)

    def for_listing(self) -> MeetingQuerySet:
        """With committee, body and the number of shown items."""
        items = _related("AgendaItem")._default_manager.filter(meeting=OuterRef("pk"), state=_SHOWN)
        counted = items.order_by().values("meeting").annotate(number=Count("pk")).values("number")
        return self.select_related("committee__body").annotate(item_count=Coalesce(Subquery(counted), 0))

    def newest_first(self) -> MeetingQuerySet:
        return self.order_by("-date", "-sequence", "-pk")


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def public(self) -> AgendaItemQuerySet:
        return self.filter(state=_SHOWN, meeting__state=_PUBLISHED)

    def for_listing(self) -> AgendaItemQuerySet:
        """With meeting, committee, body, case and decision: what a row of a list shows."""
        return self.select_related("meeting__committee__body", "case", "decision")

    def newest_first(self) -> AgendaItemQuerySet:
        return self.order_by("-meeting__date", "-meeting__sequence", "-meeting_id", "position")

    def for_reading(self) -> AgendaItemQuerySet:
        """With everything that the item's own page shows, in a fixed number of queries."""
        return self.for_listing().prefetch_related(
            "sections",
            "officers__person",
            "decision__points",
            "proposal",
            "motions__movers__person",
            "reservations__members__person",
            "votes__ballots__person",
            "references",
            "attachments",
        )


class CaseQuerySet(models.QuerySet["Case"]):
    def public(self) -> CaseQuerySet:
        """Cases with at least one item that a reader may see."""
        items = _related("AgendaItem")._default_manager.filter(
            case=OuterRef("pk"), state=_SHOWN, meeting__state=_PUBLISHED
        )
        return self.filter(Exists(items))


class PersonQuerySet(models.QuerySet["Person"]):
    def public(self) -> PersonQuerySet:
        """People who stand in at least one published protokoll, merged ones left to their main row."""
        published: dict[str, Any] = {"meeting__state": _PUBLISHED}
        shown: dict[str, Any] = {"item__state": _SHOWN, "item__meeting__state": _PUBLISHED}
        attendance = _related("Attendance")._default_manager.filter(person=OuterRef("pk"), **published)
        signed = _related("Signatory")._default_manager.filter(person=OuterRef("pk"), **published)
        handled = _related("ItemOfficer")._default_manager.filter(person=OuterRef("pk"), **shown)
        replaced = _related("Replacement")._default_manager.filter(
            person=OuterRef("pk"), attendance__meeting__state=_PUBLISHED
        )
        moved = _related("MotionMover")._default_manager.filter(person=OuterRef("pk"), **_of("motion", shown))
        reserved = _related("ReservationMember")._default_manager.filter(
            person=OuterRef("pk"), **_of("reservation", shown)
        )
        voted = _related("Ballot")._default_manager.filter(person=OuterRef("pk"), **_of("vote", shown))
        return self.filter(
            Q(Exists(attendance))
            | Q(Exists(signed))
            | Q(Exists(handled))
            | Q(Exists(replaced))
            | Q(Exists(moved))
            | Q(Exists(reserved))
            | Q(Exists(voted)),
            merged_into=None,
        )


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def public(self) -> AssignmentQuerySet:
        return self.filter(
            point__decision__item__state=_SHOWN, point__decision__item__meeting__state=_PUBLISHED
        )

    def for_listing(self) -> AssignmentQuerySet:
        return self.select_related(
            "point__decision__item__meeting__committee__body",
            "point__decision__item__case__body",
            "committee__body",
            "reported_in__meeting__committee__body",
        )

    def newest_first(self) -> AssignmentQuerySet:
        return self.order_by(
            "-point__decision__item__meeting__date", "-point__decision__item__meeting_id", "point_id"
        )


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self) -> NoticeQuerySet:
        return self.filter(meeting__state=_PUBLISHED)

    def for_board(self) -> NoticeQuerySet:
        """With meeting, committee and body, in the order of the notice board."""
        return self.select_related("meeting__committee__body").order_by(
            "meeting__committee__body__sort_key", "-up", "meeting__committee__sort_key", "pk"
        )
