"""Accounts and their roles."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ingest.access.guard import DeskRequest
from ingest.forms import NewUserForm, RoleForm
from ingest.keeping import audit
from ingest.models import Role, SecondFactor

_ADMINISTRATOR = [Role.Kind.ADMINISTRATOR]


def users(request: DeskRequest) -> HttpResponse:
    """The accounts that the administrator is in charge of, and a form for a new one."""
    form = NewUserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, password = _create(form, request.user)
        return _shown(request, user, password)
    rows = User.objects.order_by("username").prefetch_related("roles__body")
    context = {"users": [u for u in rows if _may_see(request, u)], "form": form}
    return render(request, "ingest/users.html", context)


@transaction.atomic
def _create(form: NewUserForm, by: User) -> tuple[User, str]:
    user = form.save(commit=False)
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save()
    audit.record(by, "create_user", f"user {user.username}")
    return user, password


def _may_see(request: DeskRequest, user: User) -> bool:
    return _may_manage(request, user) or any(
        request.access.may(_ADMINISTRATOR, role.body_id) for role in user.roles.all()
    )


def _may_manage(request: DeskRequest, user: User) -> bool:
    """Tell whether every role of an account is in the administrator's charge.

    Else an administrator of one body could give a new password to one of all bodies, and log in as them.
    """
    if request.access.may(_ADMINISTRATOR, None):
        return not user.is_superuser or request.user.is_superuser
    if user.is_superuser or user.is_staff:
        return False
    return all(
        role.body_id is not None and request.access.may(_ADMINISTRATOR, role.body_id)
        for role in user.roles.all()
    )


def user(request: DeskRequest, pk: int) -> HttpResponse:
    """One account: give and take roles, close it, give it a new password."""
    found = get_object_or_404(User.objects.prefetch_related("roles__body"), pk=pk)
    if not _may_see(request, found):
        raise Http404
    if request.method == "POST":
        return _act(request, found)
    return _shown(request, found)


def _shown(
    request: DeskRequest, user: User, password: str = "", form: RoleForm | None = None
) -> HttpResponse:
    context = {
        "account": user,
        "password": password,
        "form": form or _role_form(request),
        "roles": [(role, request.access.may(_ADMINISTRATOR, role.body_id)) for role in user.roles.all()],
        "may_manage": _may_manage(request, user) and user != request.user,
        "has_second_factor": SecondFactor.objects.filter(user=user).exists(),
    }
    return render(request, "ingest/user.html", context)


def _role_form(request: DeskRequest, data: object = None) -> RoleForm:
    bodies = request.access.bodies(*_ADMINISTRATOR)
    return RoleForm(data, bodies=bodies, for_all=request.access.may(_ADMINISTRATOR, None))


@transaction.atomic
def _act(request: DeskRequest, user: User) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "give_role":
        form = _role_form(request, request.POST)
        if not form.is_valid():
            return _shown(request, user, form=form)
        role, _ = Role.objects.get_or_create(
            user=user, kind=form.cleaned_data["kind"], body=form.cleaned_data["body"]
        )
        audit.record(request.user, "give_role", f"user {user.username}", None, _role(role))
        messages.success(request, f"{user.username} är nu {role}.")
    elif action == "take_role":
        _take_role(request, user)
    elif not _may_manage(request, user) or user == request.user:
        messages.error(request, "Det kontot kan du inte ändra. Be en administratör för alla kommuner.")
    elif action == "set_active":
        _set_active(request, user)
    elif action == "reset_password":
        password = secrets.token_urlsafe(12)
        user.set_password(password)
        user.save()
        audit.record(request.user, "reset_password", f"user {user.username}")
        return _shown(request, user, password)
    elif action == "remove_second_factor":
        SecondFactor.objects.filter(user=user).delete()
        audit.record(request.user, "remove_second_factor", f"user {user.username}")
        messages.success(request, "Den andra faktorn är borttagen. Personen kan lägga till en ny.")
    return redirect("desk:user", user.pk)


def _role(role: Role) -> dict[str, str | None]:
    return {"role": role.kind, "body": role.body.name if role.body else None}


def _take_role(request: DeskRequest, user: User) -> None:
    number = request.POST.get("role", "")
    role = user.roles.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 18 else None
    if role is None or not request.access.may(_ADMINISTRATOR, role.body_id):
        messages.error(request, "Den rollen kan du inte ta bort.")
        return
    if user == request.user and role.kind == Role.Kind.ADMINISTRATOR:
        messages.error(request, "Du kan inte ta bort din egen roll som administratör. Be en annan göra det.")
        return
    role.delete()
    audit.record(request.user, "take_role", f"user {user.username}", _role(role), None)
    messages.success(request, "Rollen är borttagen.")


def _set_active(request: DeskRequest, user: User) -> None:
    before = {"active": user.is_active}
    user.is_active = not user.is_active
    user.save(update_fields=["is_active"])
    audit.record(request.user, "set_active", f"user {user.username}", before, {"active": user.is_active})
    messages.success(request, "Kontot är öppet." if user.is_active else "Kontot är stängt.")
