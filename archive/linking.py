"""Which cases and paragrafer a written reference means: asked when a page shows it.

The minutes that a reference points at may come to the archive later, or be withdrawn, so no link is
stored. Where several could be meant all are given; where none is here, the words stay without a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from archive.models import AgendaItem, Case, Committee, Reference


@dataclass(slots=True)
class Link:
    """A reference as written, with what it can mean in the archive; both lists empty: not here."""

    reference: Reference
    cases: list[Case] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        return not self.cases and not self.items


def link_references(item: AgendaItem, references: Sequence[Reference]) -> list[Link]:
    """Return a link for each reference of `item`, in order.

    Takes two queries, and one or two more for each committee that the references name.
    """
    body_id = item.meeting.committee.body_id
    links = [Link(reference) for reference in references]
    keys = {r.case_key for r in references if r.case_key}
    cases = (
        {case.key: case for case in Case.objects.public().filter(body_id=body_id, key__in=keys)}
        if keys
        else {}
    )
    wanted: dict[int, set[int]] = {}
    for index, reference in enumerate(references):
        if reference.case_key in cases:
            links[index].cases.append(cases[reference.case_key])
        elif reference.paragraph and reference.date:
            wanted[index] = _committee_ids(item, reference)
    if not wanted:
        return links
    found = _items_of([(references[i], ids) for i, ids in wanted.items()])
    for index, ids in wanted.items():
        reference = references[index]
        links[index].items = [
            other
            for other in found
            if other.number == reference.paragraph
            and other.meeting.date == reference.date
            and other.meeting.committee_id in ids
        ]
    return links


def _committee_ids(item: AgendaItem, reference: Reference) -> set[int]:
    """The committees that the reference can mean: the item's own where it names none."""
    if not reference.committee_name:
        return {item.meeting.committee_id}
    named = Committee.objects.named(reference.committee_name, body_id=item.meeting.committee.body_id)
    return {committee.pk for committee in named}


def _items_of(wanted: list[tuple[Reference, set[int]]]) -> list[AgendaItem]:
    query = Q(pk__in=[])
    for reference, ids in wanted:
        query |= Q(meeting__date=reference.date, number=reference.paragraph, meeting__committee__in=ids)
    return list(AgendaItem.objects.public().filter(query).for_listing())
