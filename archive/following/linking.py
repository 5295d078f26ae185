"""Which cases and paragrafer a written reference means, and who refers to a paragraf.

The minutes that a reference points at may come to the archive later, or be withdrawn, so no link is
stored: it is asked when a page shows it. Where several could be meant all are given; where none is
here, the words stay without a link. A wrong link is worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from archive.following.committees import CommitteesOfBody
from archive.models import AgendaItem, Case, Reference
from archive.models.querysets import AgendaItemQuerySet


@dataclass(slots=True)
class Link:
    """A reference as written, with what it can mean in the archive; both lists empty: not here."""

    reference: Reference
    cases: list[Case] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        return not self.cases and not self.items

    @property
    def words(self) -> str:
        """Return the reference as minutes write it: "Ks 81/2012" or "KSUS 2021-06-01, § 36"."""
        if self.reference.case_number:
            return self.reference.case_number
        name, day = self.reference.committee_name, self.reference.date
        who = " ".join(part for part in (name, day.isoformat() if day else "") if part)
        return f"{who}, § {self.reference.paragraph}" if who else f"§ {self.reference.paragraph}"


def link_references(item: AgendaItem, references: Sequence[Reference]) -> list[Link]:
    """Return a link for each reference of `item` in order, the same thing once; at most four queries.

    A paragraf without a date is one of the same meeting, or is left out where the meeting has none.
    """
    return link_all([(item, references)])[item.pk]


def link_all(pairs: Sequence[tuple[AgendaItem, Iterable[Reference]]]) -> dict[int, list[Link]]:
    """Return the links of each item by its id, for items of one body; at most four queries in all."""
    links = {item.pk: _once(references) for item, references in pairs}
    every = [(item, link) for item, _ in pairs for link in links[item.pk]]
    if not every:
        return links
    body_id = every[0][0].meeting.committee.body_id
    keys = {link.reference.case_key for _, link in every if link.reference.case_key}
    cases = Case.objects.public().filter(body_id=body_id, key__in=keys).select_related("body") if keys else ()
    by_key = {case.key: case for case in cases}
    for _, link in every:
        case = by_key.get(link.reference.case_key)
        if case:
            link.cases.append(case)
    _link_paragraphs(body_id, [(item, link) for item, link in every if link.reference.paragraph])
    return {item.pk: [link for link in links[item.pk] if _is_worth_showing(link, item)] for item, _ in pairs}


def _is_worth_showing(link: Link, item: AgendaItem) -> bool:
    row = link.reference
    if row.case_number:
        return item.case is None or row.case_key != item.case.key
    return bool(row.date or link.items)


def _once(references: Iterable[Reference]) -> list[Link]:
    seen: set[tuple[object, ...]] = set()
    links = []
    for row in references:
        what = (row.case_key or row.case_number, row.committee_name.casefold(), row.date, row.paragraph)
        if what not in seen:
            seen.add(what)
            links.append(Link(row))
    return links


def _link_paragraphs(body_id: int, pairs: Sequence[tuple[AgendaItem, Link]]) -> None:
    if not pairs:
        return
    committees = CommitteesOfBody(body_id)
    wanted = Q(pk__in=[])
    for item, link in pairs:
        row = link.reference
        where = Q(meeting__date=row.date) if row.date else Q(meeting=item.meeting_id)
        wanted |= where & Q(number=row.paragraph)
    rows = _shown_of_body(body_id).filter(wanted).for_listing()
    found: dict[int, list[AgendaItem]] = defaultdict(list)
    for other in rows:
        found[other.number].append(other)
    for item, link in pairs:
        row = link.reference
        link.items = [
            other
            for other in found[row.paragraph or 0]
            if other.pk != item.pk and refers_to(row, item=item, target=other, committees=committees)
        ]
        own = [o for o in link.items if o.meeting.committee_id == item.meeting.committee_id]
        if own and not row.committee_name:
            link.items = own


def refers_to(row: Reference, *, item: AgendaItem, target: AgendaItem, committees: CommitteesOfBody) -> bool:
    """Tell whether a reference in the text of `item` can mean the paragraf `target`.

    By the committee that it names; or, whatever the committee is called there ("utskottets
    föregångare"), by day and number where both paragrafer belong to one case.
    """
    if row.paragraph != target.number:
        return False
    if row.date is None:
        return target.meeting_id == item.meeting_id
    if row.date != target.meeting.date:
        return False
    if item.case_id is not None and target.case_id == item.case_id:
        return True
    meant = committees.meant_by(row.committee_name, speaker=item.meeting.committee_id)
    return target.meeting.committee_id in meant


def mentions_of(item: AgendaItem) -> list[AgendaItem]:
    """Return the later and earlier paragrafer that refer to this one ("nämns i"), by date; four queries."""
    rows = list(
        Reference.objects.filter(
            date=item.meeting.date,
            paragraph=item.number,
            item__in=_shown_of_body(item.meeting.committee.body_id),
        )
        .exclude(item=item.pk)
        .select_related("item__meeting__committee__body", "item__case", "item__decision")
    )
    if not rows:
        return []
    committees = CommitteesOfBody(item.meeting.committee.body_id)
    found = {
        row.item_id: row.item
        for row in rows
        if refers_to(row, item=row.item, target=item, committees=committees)
    }
    return sorted(found.values(), key=lambda other: (other.meeting.date, other.meeting_id, other.position))


def mentions_of_case(case: Case) -> QuerySet[AgendaItem]:
    """Return the paragrafer of other cases whose text names this case's number."""
    return (
        _shown_of_body(case.body_id)
        .filter(references__case_key=case.key)
        .exclude(case=case)
        .for_listing()
        .order_by("meeting__date", "meeting_id", "position")
        .distinct()
    )


def _shown_of_body(body_id: int) -> AgendaItemQuerySet:
    return AgendaItem.objects.public().filter(meeting__committee__body=body_id)
