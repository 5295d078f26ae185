"""One person at the desk: two who share a name and a page are told apart, and that is taken back."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from archive.models import Committee, Meeting, Person
from ingest.access.guard import DeskRequest
from ingest.forms import SplitForm
from ingest.models import PersonSplit, Role
from ingest.people.appearances import Appearance, appearances
from ingest.people.boundaries import told_apart_from
from ingest.people.splitting import CannotSplit, Choice, Outdated, Preview, preview, split, undo_split

_CLERKS = (Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)


def person(request: DeskRequest, pk: int) -> HttpResponse:
    """Where a person stands, from whom they are told apart, and the form to tell two apart."""
    found = get_object_or_404(_people(request, *_CLERKS), pk=pk)
    if found.merged_into_id:
        return redirect("desk:person", found.merged_into_id)
    return _page(request, found, appearances(found), None)


@require_POST
def split_person(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what would be moved to the second person; with `step=split`, as that page sends it, move it."""
    found = get_object_or_404(_people(request, Role.Kind.REGISTRAR), pk=pk)
    rows = appearances(found)
    form = _form(found, rows, request.POST)
    if not form.is_valid():
        return _page(request, found, rows, form)
    choice = _choice(form)
    try:
        if request.POST.get("step") == "split":
            row = split(found, choice, request.user, seen=request.POST.get("seen", ""))
            messages.success(
                request,
                f"{row.second} har nu en egen sida."
                if row.made_second
                else f"Sammanträdena hör nu till {row.second}.",
            )
            return redirect("desk:person", found.pk)
        told = preview(found, choice)
    except Outdated as error:
        return _preview(request, found, form, preview(found, choice), str(error))
    except CannotSplit as error:
        form.add_error(None, str(error))
        return _page(request, found, rows, form)
    return _preview(request, found, form, told, "")


@require_POST
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PersonSplit, pk=pk, first__body__in=request.access.bodies(Role.Kind.REGISTRAR))
    try:
        undo_split(row, request.user)
    except CannotSplit as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{row.first} är som förut. Gamla adresser leder rätt.")
    return redirect("desk:person", row.first_id)


def _people(request: DeskRequest, *kinds: str) -> QuerySet[Person]:
    return Person.objects.filter(body__in=request.access.bodies(*kinds)).select_related("body")


def _form(found: Person, rows: list[Appearance], data: Any = None) -> SplitForm:
    meetings = Meeting.objects.filter(pk__in=[row.meeting.pk for row in rows])
    return SplitForm(data, body=found.body, meetings=meetings, others=told_apart_from(found))


def _choice(form: SplitForm) -> Choice:
    data = form.cleaned_data
    if data["how"] == SplitForm.BY_MEETING:
        return Choice(meetings=frozenset(m.pk for m in data["meeting"]), other=data["other"])
    return Choice(from_date=data["from_date"], committee=data["committee"], other=data["other"])


def _page(
    request: DeskRequest, found: Person, rows: list[Appearance], form: SplitForm | None
) -> HttpResponse:
    told = PersonSplit.objects.in_force().of(found)
    groups = _by_committee(rows)
    context = {
        "person": found,
        "names": sorted({row.name for row in found.written_names()} - {found.name}),
        "rows": rows,
        "groups": groups,
        "choices": _choices(groups, set(request.POST.getlist("meeting"))),
        "form": form or _form(found, rows),
        "splits": told.select_related("first", "second", "committee", "by").prefetch_related("meetings"),
    }
    return render(request, "ingest/person.html", context, status=422 if form else 200)


Groups = list[tuple[Committee, list[Appearance]]]


def _by_committee(rows: list[Appearance]) -> Groups:
    """Return the meetings of each committee, the newest first."""
    ordered = sorted(rows, key=lambda row: (row.meeting.committee.sort_key, row.meeting.committee_id))
    return [(c, list(of_it)) for c, of_it in groupby(ordered, key=lambda row: row.meeting.committee)]


def _choices(groups: Groups, ticked: set[str]) -> list[tuple[Committee, list[tuple[Appearance, bool]], bool]]:
    """Return the meetings of each committee with whether each is ticked, and whether any is."""
    told = [(c, [(row, str(row.meeting.pk) in ticked) for row in of_it]) for c, of_it in groups]
    return [(c, of_it, any(is_ticked for _, is_ticked in of_it)) for c, of_it in told]


def _preview(request: DeskRequest, found: Person, form: SplitForm, told: Preview, wrong: str) -> HttpResponse:
    fields = [(name, value) for name in form.fields for value in request.POST.getlist(name)]
    context = {
        "person": found,
        "form": form,
        "told": told,
        "moved": _by_committee(told.moved),
        "kept": _by_committee(told.kept),
        "fields": fields,
        "wrong": wrong,
    }
    return render(request, "ingest/person_split.html", context, status=409 if wrong else 200)
