"""Finding a person; suggestions that two people are one: accept, decline, undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Max, Min, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from archive.models import Attendance, Person, PersonName
from archive.views.paging import page_of
from ingest.access.guard import DeskRequest
from ingest.keeping import audit
from ingest.models import PersonMerge, PersonSplit, PersonSuggestion, Role
from ingest.models.people import PersonSuggestionQuerySet
from ingest.people.merging import CannotMerge, merge, undo_merge

_MOST = 30  # people of one name that a search shows


def _suggestions(request: DeskRequest, *kinds: str) -> PersonSuggestionQuerySet:
    return PersonSuggestion.objects.filter(first__body__in=request.access.bodies(*kinds)).select_related(
        "first__body", "second__body"
    )


def people(request: DeskRequest) -> HttpResponse:
    """A search for people, open suggestions with what speaks for them, and what can be undone."""
    kinds = (Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)
    page = page_of(request, _suggestions(request, *kinds).waiting().order_by("pk"))
    for row in page:
        row.facts = [(person, _committees(person)) for person in (row.first, row.second)]
    declined = _suggestions(request, *kinds).filter(state="declined").order_by("-decided_at")[:20]
    merges = PersonMerge.objects.filter(
        undone_at=None, kept__body__in=request.access.bodies(*kinds)
    ).select_related("kept", "merged", "by")[:50]
    words = request.GET.get("q", "").strip()[:200].replace("\x00", "")
    context = {
        "page": page,
        "merges": merges,
        "declined": declined,
        "splits": PersonSplit.objects.in_force()
        .filter(first__body__in=request.access.bodies(*kinds))
        .select_related("first", "second", "committee", "by")
        .prefetch_related("meetings")[:50],
        "words": words,
        "found": _named(request, words, *kinds) if words else None,
    }
    return render(request, "ingest/people.html", context)


def _named(request: DeskRequest, words: str, *kinds: str) -> list[tuple[Person, Iterable[Any]]]:
    """Return people with these words in a name, or with this address, and where and when they sat."""
    address = words.rstrip("/").rpartition("/personer/")[2]
    known = PersonName.objects.with_words(words, is_beginning=True).values("person")
    wanted = Q(pk__in=known) | Q(merged__in=known) | Q(slug=address)
    people = Person.objects.filter(wanted, merged_into=None, body__in=request.access.bodies(*kinds))
    return [(person, _committees(person)) for person in people.select_related("body").distinct()[:_MOST]]


def _committees(person: Person) -> Iterable[Any]:
    """Return where and when somebody sat: committee, first and last day."""
    return (
        Attendance.objects.filter(person=person)
        .values("meeting__committee__name")
        .annotate(first=Min("meeting__date"), last=Max("meeting__date"))
        .order_by("-last")[:4]
    )


@require_POST
@transaction.atomic
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    """Accept a suggestion, keeping one of the two names as the person's, or decline it, or ask again."""
    rows = _suggestions(request, Role.Kind.REGISTRAR).select_for_update(of=("self",))
    row = get_object_or_404(rows, pk=pk)
    answer = request.POST.get("answer", "")
    if answer in ("first", "second") and row.state == PersonSuggestion.State.OPEN:
        kept, merged = (row.first, row.second) if answer == "first" else (row.second, row.first)
        if kept.merged_into_id or merged.merged_into_id:
            messages.error(request, "Den ena är redan sammanslagen med någon annan. Ångra det först.")
            return redirect("desk:people")
        try:
            merge(kept, merged, request.user)
        except CannotMerge as error:
            messages.error(request, str(error))
            return redirect("desk:people")
        _decide(row, PersonSuggestion.State.ACCEPTED, request)
        messages.success(request, f"{merged.name} och {kept.name} visas nu som en person.")
    elif answer == "apart" and row.state == PersonSuggestion.State.OPEN:
        _decide(row, PersonSuggestion.State.DECLINED, request)
        audit.record(
            request.user, "keep_people_apart", f"person {row.first.slug}", None, {"other": row.second.slug}
        )
        messages.success(request, f"{row.first} och {row.second} förblir två personer.")
    elif answer == "again" and row.state == PersonSuggestion.State.DECLINED:
        row.state, row.decided_by, row.decided_at = PersonSuggestion.State.OPEN, "", None
        row.save(update_fields=["state", "decided_by", "decided_at"])
        audit.record(
            request.user,
            "ask_again_about_people",
            f"person {row.first.slug}",
            None,
            {"other": row.second.slug},
        )
    return redirect("desk:people")


def _decide(row: PersonSuggestion, state: str, request: DeskRequest) -> None:
    row.state, row.decided_by, row.decided_at = state, request.user.get_username(), timezone.now()
    row.save(update_fields=["state", "decided_by", "decided_at"])


@require_POST
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PersonMerge, pk=pk, kept__body__in=request.access.bodies(Role.Kind.REGISTRAR))
    try:
        undo_merge(row, request.user)
    except CannotMerge as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{row.merged.name} och {row.kept.name} är två personer igen.")
    return redirect("desk:people")
