"""Taking down a paragraf or a protokoll, and showing it again: pages, search and the public log in one step.

What is taken down is still a public document (tryckfrihetsförordningen 2 kap.): its address says so, with the
kind of reason and how to ask for it.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.models import AgendaItem, Meeting, Removal
from archive.search.index import index_items, unindex_items
from ingest.keeping import audit


@transaction.atomic
def take_down_item(item: AgendaItem, user: User, kind: str, reason: str = "") -> Removal:
    """Take one paragraf off the web: its page answers 410, and no search or feed has it any more."""
    before = {"state": item.state}
    item.state, item.withdrawal_reason = AgendaItem.State.WITHDRAWN, in_words(kind, reason)
    item.save(update_fields=["state", "withdrawal_reason"])
    unindex_items([item])
    removal = Removal.objects.create(meeting=item.meeting, label=item.label[:60], kind=kind)
    after = {"state": item.state, "kind": kind}
    audit.record(user, "take_down", f"item {item.pk}", before, after)
    return removal


@transaction.atomic
def show_item(item: AgendaItem, user: User) -> None:
    """Show a paragraf that was taken down again; the log keeps that it was away."""
    item.state, item.withdrawal_reason = AgendaItem.State.SHOWN, ""
    item.save(update_fields=["state", "withdrawal_reason"])
    index_items([item])
    shown_again(item.meeting, label=item.label[:60])
    audit.record(user, "show_again", f"item {item.pk}", None, {"state": item.state})


def meeting_taken_down(meeting: Meeting, kind: str) -> Removal:
    """Take a withdrawn protokoll out of the search and into the public log; part of withdrawing it."""
    unindex_items(AgendaItem.objects.filter(meeting=meeting, search_document__isnull=False))
    return Removal.objects.create(meeting=meeting, kind=kind)


def shown_again(meeting: Meeting, label: str = "") -> None:
    """Note in the public log that something is published again."""
    Removal.objects.filter(meeting=meeting, label=label, restored_at=None).update(restored_at=timezone.now())


def in_words(kind: str, reason: str) -> str:
    """Return what readers see: "Personuppgifter. Namn på en elev." without ever naming the data."""
    label = Removal.Kind(kind).label.capitalize()
    return f"{label}. {reason}".strip()[:300] if reason else label
