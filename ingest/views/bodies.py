"""Bodies and committees: their names, abbreviations and predecessors, settled by an administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from archive.following.committee_names import committee_key, initials
from archive.following.succession import possible_predecessors
from archive.models import Body, Committee, CommitteeName
from archive.sorting import sort_key
from ingest.access.guard import DeskRequest
from ingest.forms import BodyForm, CommitteeForm, CommitteeNameForm, NewBodyForm
from ingest.keeping import audit
from ingest.models import Role
from ingest.resolving import get_body


def bodies(request: DeskRequest) -> HttpResponse:
    """The bodies in one's charge; who is in charge of all can add one."""
    may_add = request.access.may([Role.Kind.ADMINISTRATOR], None)
    form = NewBodyForm(request.POST or None)
    if request.method == "POST" and may_add and form.is_valid():
        found = get_body(form.cleaned_data["name"])
        audit.record(request.user, "edit_body", f"body {found.slug}", None, {"name": found.name})
        return redirect("desk:body", found.pk)
    rows = request.access.bodies(Role.Kind.ADMINISTRATOR).annotate(committee_count=Count("committees"))
    return render(request, "ingest/bodies.html", {"bodies": rows, "form": form, "may_add": may_add})


def body(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(request.access.bodies(Role.Kind.ADMINISTRATOR), pk=pk)
    before = _values(found, BodyForm)
    form = BodyForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        _save(request, form, "edit_body", f"body {found.slug}", before)
        return redirect("desk:body", pk)
    committees = found.committees.annotate(meeting_count=Count("meetings")).prefetch_related("names")
    return render(request, "ingest/body.html", {"body": found, "form": form, "committees": committees})


def _values(row: Body | Committee, form: type[BodyForm] | type[CommitteeForm]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in form._meta.fields or ()}
    return {name: value.pk if isinstance(value, Committee) else value for name, value in values.items()}


@transaction.atomic
def _save(
    request: DeskRequest, form: BodyForm | CommitteeForm, action: str, subject: str, before: dict[str, Any]
) -> None:
    row = form.save(commit=False)
    row.sort_key = sort_key(row.name)
    if isinstance(row, Body):
        row.confirmed = True
    row.save()
    if isinstance(row, Committee):
        CommitteeName.objects.get_or_create(
            committee=row, key=committee_key(row.name), defaults={"name": row.name, "confirmed": True}
        )
    audit.record(request.user, action, subject, before, _values(row, type(form)))
    messages.success(request, "Ändringen är sparad. Adresserna är desamma som förut.")


def committee(request: DeskRequest, pk: int) -> HttpResponse:
    """One committee: its name and predecessor, and the other names by which minutes mention it."""
    found = get_object_or_404(
        Committee.objects.select_related("body"),
        pk=pk,
        body__in=request.access.bodies(Role.Kind.ADMINISTRATOR),
    )
    action = request.POST.get("action", "")
    if action == "add_name":
        return _add_name(request, found)
    if action == "remove_name":
        return _remove_name(request, found)
    if action == "predecessor":
        return _set_predecessor(request, found)
    before = _values(found, CommitteeForm)
    form = CommitteeForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        _save(request, form, "edit_committee", f"committee {found.slug}", before)
        return redirect("desk:committee", pk)
    return _page(request, found, form, CommitteeNameForm())


def _page(
    request: DeskRequest,
    found: Committee,
    form: CommitteeForm,
    name_form: CommitteeNameForm,
    status: int = 200,
) -> HttpResponse:
    names = list(found.names.order_by("kind", "name"))
    short = initials(found.name)
    is_known = any(name.name.upper() == short for name in names)
    context = {
        "committee": found,
        "form": form,
        "name_form": name_form,
        "names": names,
        "suggested": short if len(short) > 1 and not is_known else "",
        "predecessors": possible_predecessors(found),
    }
    return render(request, "ingest/committee.html", context, status=status)


def _add_name(request: DeskRequest, found: Committee) -> HttpResponse:
    form = CommitteeNameForm(request.POST)
    if not form.is_valid():
        return _page(request, found, CommitteeForm(instance=found), form, 422)
    name = form.cleaned_data["name"]
    key = committee_key(name)
    other = CommitteeName.objects.filter(committee__body=found.body, key=key).exclude(committee=found).first()
    if other:
        form.add_error("name", f"Namnet hör redan till {other.committee.name}. Ta bort det där först.")
        return _page(request, found, CommitteeForm(instance=found), form, 422)
    is_short = name.isupper() and " " not in name
    kind = CommitteeName.Kind.ABBREVIATION if is_short else CommitteeName.Kind.WRITTEN
    CommitteeName.objects.update_or_create(
        committee=found, key=key, defaults={"name": name, "kind": kind, "confirmed": True}
    )
    audit.record(request.user, "add_committee_name", f"committee {found.slug}", None, {"name": name})
    messages.success(request, f"{name} betyder nu {found.name}, också i hänvisningar.")
    return redirect("desk:committee", found.pk)


def _remove_name(request: DeskRequest, found: Committee) -> HttpResponse:
    number = request.POST.get("name", "")
    row = found.names.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 18 else None
    if row is None or row.key == committee_key(found.name):
        messages.error(request, "Nämndens eget namn kan inte tas bort.")
    else:
        row.delete()
        audit.record(
            request.user, "remove_committee_name", f"committee {found.slug}", {"name": row.name}, None
        )
    return redirect("desk:committee", found.pk)


@transaction.atomic
def _set_predecessor(request: DeskRequest, found: Committee) -> HttpResponse:
    """Settle what was suggested; only a suggestion can be settled this way, all else by the form."""
    chosen = request.POST.get("predecessor", "")
    suggested = {str(row.committee.pk): row.committee for row in possible_predecessors(found)}
    if chosen not in suggested:
        messages.error(request, "Förslaget gäller inte längre. Välj föregångare under Uppgifter.")
        return redirect("desk:committee", found.pk)
    before = _values(found, CommitteeForm)
    found.predecessor = suggested[chosen]
    found.save(update_fields=["predecessor"])
    audit.record(
        request.user, "edit_committee", f"committee {found.slug}", before, _values(found, CommitteeForm)
    )
    messages.success(request, f"{found.predecessor.name} är föregångare till {found.name}.")
    return redirect("desk:committee", found.pk)
