"""Assignments and the later paragrafer that report them: linked when minutes are stored, in both directions.

A protokoll may report what an older one gave, and may give what a newer one, stored before it, reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from archive.following.committees import CommitteesOfBody
from archive.following.linking import refers_to
from archive.models import AgendaItem, Assignment, Body, Reference, Section
from archive.statements import run
from ingest.meaning.report_words import Origin, report_words

_TOLD = {
    Section.Kind.BACKGROUND,
    Section.Kind.DELIBERATION,
    Section.Kind.OTHER,
    Section.Kind.STATEMENT,
}

_GIVEN = """
SELECT given.id FROM archive_assignment given
JOIN archive_decisionpoint point ON point.id = given.point_id
JOIN archive_decision decision ON decision.id = point.decision_id
JOIN archive_agendaitem item ON item.id = decision.item_id
WHERE item.id = ANY(%s) OR item.case_id = ANY(%s)
"""


def link_reports(body: Body, items: Sequence[AgendaItem], *, are_new: bool = False) -> None:
    """Set `reported_in` and `report_words` of every assignment that the stored items give or may report.

    The first paragraf that reports one counts. Items that `are_new` have their references at hand: one query
    then tells that they touch no assignment.
    """
    touched = _touched(body, items, are_new=are_new)
    if not touched:
        return
    origins = [assignment.point.decision.item for assignment in touched]
    reports = list(_possible_reports(body, origins))
    committees = CommitteesOfBody(body.pk)
    tasks: dict[int, list[str]] = defaultdict(list)
    given = Assignment.objects.filter(point__decision__item__in=origins).order_by("point__position")
    for origin_id, task in given.values_list("point__decision__item", "task"):
        tasks[origin_id].append(task)
    for assignment, origin in zip(touched, origins, strict=True):
        assignment.reported_in, assignment.report_words = None, ""
        for item in reports:
            words = _words(assignment, origin, item, committees, tuple(tasks[origin.pk]))
            if words:
                assignment.reported_in, assignment.report_words = item, words
                break
    Assignment.objects.bulk_update(touched, ["reported_in", "report_words"])


def _touched(body: Body, items: Sequence[AgendaItem], *, are_new: bool) -> list[Assignment]:
    """Assignments given in the items, in their cases, or in a § that they point at or reported before.

    Each way to one is a query of its own, which PostgreSQL answers by an index; all in one would read the
    tables through. Nothing was reported yet in items that are new.
    """
    cases = {item.case_id for item in items if item.case_id}
    found = {key for (key,) in run(_GIVEN, [[item.pk for item in items], list(cases)])}
    ways = [] if are_new else [Q(reported_in__in=items)]
    if are_new:
        references = [reference for item in items for reference in item.references.all()]
    else:
        references = list(Reference.objects.filter(item__in=items))
    pointed_at = {(row.date, row.paragraph) for row in references if row.date and row.paragraph}
    if pointed_at:
        of_a_day = Q()
        for date, paragraph in pointed_at:
            of_a_day |= Q(point__decision__item__meeting__date=date, point__decision__item__number=paragraph)
        ways.append(of_a_day & Q(point__decision__item__meeting__committee__body=body))
    found |= {key for way in ways for key in Assignment.objects.filter(way).values_list("pk", flat=True)}
    if not found:
        return []
    rows = Assignment.objects.filter(pk__in=found, point__decision__item__meeting__committee__body=body)
    return list(rows.select_related("point__decision__item__meeting").order_by("pk"))


def _possible_reports(body: Body, origins: Sequence[AgendaItem]) -> Iterable[AgendaItem]:
    """Every paragraf of the origins' cases, and every one that points at an origin, by day."""
    wanted = Q(case__in={origin.case_id for origin in origins if origin.case_id})
    for date, number in {(origin.meeting.date, origin.number) for origin in origins}:
        wanted |= Q(references__date=date, references__paragraph=number)
    return (
        AgendaItem.objects.public()
        .filter(wanted, meeting__committee__body=body)
        .select_related("meeting")
        .prefetch_related("sections", "references", "decision__points")
        .order_by("meeting__date", "meeting__sequence", "meeting_id", "position")
        .distinct()
    )


def _words(
    assignment: Assignment,
    origin: AgendaItem,
    item: AgendaItem,
    committees: CommitteesOfBody,
    tasks: tuple[str, ...],
) -> str | None:
    later = (item.meeting.date, item.position) > (origin.meeting.date, origin.position)
    if item.pk == origin.pk or not later or item.meeting.date < origin.meeting.date:
        return None
    refers = any(
        refers_to(row, item=item, target=origin, committees=committees)
        for row in item.references.all()
        if row.date
    )
    same_case = origin.case_id is not None and item.case_id == origin.case_id
    if not refers and not same_case:
        return None
    decision = getattr(item, "decision", None)
    return report_words(
        assignment.task,
        Origin(origin.meeting.date, origin.number, tasks),
        title=item.title,
        texts=[section.text for section in item.sections.all() if section.kind in _TOLD],
        decision=[point.text for point in decision.points.all()] if decision else [],
        refers=refers,
    )
