"""Paragraphs for the tests of searching: rows as storing makes them, with the parts that a test wants."""

from __future__ import annotations

import datetime as dt

from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify

from archive.following.committee_names import committee_key
from archive.models import (
    AgendaItem,
    Body,
    Case,
    Committee,
    CommitteeName,
    Decision,
    DecisionPoint,
    ItemOfficer,
    Meeting,
    Motion,
    MotionMover,
    Person,
    PersonName,
    Section,
)
from archive.search.index import index_items
from archive.search.query import Results, search
from archive.search.request import SearchRequest
from archive.sorting import name_key, sort_key
from ingest.parsing.case_numbers import case_key


def committee(name: str = "Kommunstyrelsen", body: str = "Ekeby kommun") -> Committee:
    owner, _ = Body.objects.get_or_create(
        slug=slugify(body), defaults={"name": body, "sort_key": sort_key(body)}
    )
    found, is_new = Committee.objects.get_or_create(
        body=owner, slug=slugify(name), defaults={"name": name, "sort_key": sort_key(name)}
    )
    if is_new:
        CommitteeName.objects.create(committee=found, name=name, key=committee_key(name))
    return found


def person(name: str, role: str = "politician", party: str = "S", body: str = "Ekeby kommun") -> Person:
    owner, _ = Body.objects.get_or_create(
        slug=slugify(body), defaults={"name": body, "sort_key": sort_key(body)}
    )
    found = Person.objects.create(
        body=owner, name=name, slug=slugify(name), sort_key=sort_key(name), role=role, party=party
    )
    PersonName.objects.create(person=found, name=name, party=party, key=name_key(name))
    return found


def paragraph(
    title: str = "Taxa för badhuset",
    text: str = "",
    *,
    decision: str = "",
    day: str = "2023-05-09",
    committee_name: str = "Kommunstyrelsen",
    body: str = "Ekeby kommun",
    case: str = "",
    outcome: str = "approved",
    as_proposed: bool | None = None,
    has_reservation: bool = False,
    officer: Person | None = None,
    mover: Person | None = None,
) -> AgendaItem:
    """Store one paragraf as published, with its search document."""
    held_by = committee(committee_name, body)
    meeting, _ = Meeting.objects.get_or_create(
        committee=held_by,
        date=dt.date.fromisoformat(day),
        defaults={"slug": day, "published_at": timezone.now()},
    )
    number = meeting.items.count() + 1
    its_case = None
    if case:
        its_case, _ = Case.objects.get_or_create(
            body=held_by.body,
            key=case_key(case),
            defaults={"number": case, "slug": slugify(case.replace("/", "-"))},
        )
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=number,
        number=number,
        slug=str(number),
        label=f"§ {number}",
        title=title,
        case=its_case,
        case_number=case,
        outcome=outcome if decision else "",
        has_reservation=has_reservation,
    )
    if text:
        Section.objects.create(item=item, position=0, kind="background", text=text)
    if decision:
        Section.objects.create(item=item, position=1, kind="decision", text=decision)
        stored = Decision.objects.create(item=item, as_proposed=as_proposed, decision_class="as_proposed")
        DecisionPoint.objects.create(decision=stored, position=0, text=decision, outcome=outcome)
    if officer:
        ItemOfficer.objects.create(item=item, position=0, person=officer, name=officer.name)
    if mover:
        motion = Motion.objects.create(item=item, position=0, kind="reject", text="avslag")
        MotionMover.objects.create(motion=motion, person=mover, name=mover.name, party=mover.party)
    index_items([item])
    return item


def ask(address: str) -> Results:
    """Return the answer to what stands after "?" in an address; plain words may be given as they are."""
    query = QueryDict(mutable=True)
    if "=" in address:
        return search(SearchRequest.of(QueryDict(address)))
    query["q"] = address
    return search(SearchRequest.of(query))


def titles(address: str) -> list[str]:
    """Return the titles of the hits, in their order."""
    return [hit.item.title for hit in ask(address).hits]
