"""Logging in and out, the password, and the second factor."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from ingest.access import second_factor, throttle
from ingest.access.guard import DeskRequest
from ingest.forms import CodeForm, LoginForm
from ingest.keeping import audit
from ingest.models import Role

_PENDING = "waiting_for_code"
_PENDING_SECONDS = 300


@never_cache
def log_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; then, where the account has a second factor, for its code."""
    form = LoginForm(request.POST or None)
    target = _target(request)
    if request.method != "POST" or not form.is_valid():
        return render(request, "ingest/login.html", {"form": form, "next": target})
    name = form.cleaned_data["username"]
    key = throttle.login_key(name, request)
    with transaction.atomic():
        throttle.one_at_a_time(key)
        if seconds := throttle.wait(key):
            return _too_many(request, seconds)
        user = authenticate(request, username=name, password=form.cleaned_data["password"])
        if user is None:
            throttle.record_failure(key)
            form.add_error(None, "Namnet eller lösenordet stämmer inte. Kontrollera båda och försök igen.")
            return render(request, "ingest/login.html", {"form": form, "next": target})
    if second_factor.has_second_factor(user):
        request.session[_PENDING] = {"user": user.pk, "at": time.time(), "next": target, "key": key}
        return redirect("desk:login_code")
    throttle.forget(key)
    return _welcome(request, user, target)


@never_cache
def login_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the second factor, within five minutes of the password."""
    pending = request.session.get(_PENDING)
    if not pending or time.time() - pending["at"] > _PENDING_SECONDS:
        request.session.pop(_PENDING, None)
        return redirect("desk:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = User.objects.get(pk=pending["user"], is_active=True)
        with transaction.atomic():
            throttle.one_at_a_time(pending["key"])
            if seconds := throttle.wait(pending["key"]):
                return _too_many(request, seconds)
            if second_factor.accept_code(user, form.cleaned_data["code"]):
                throttle.forget(pending["key"])
                del request.session[_PENDING]
                return _welcome(request, user, pending["next"])
            throttle.record_failure(pending["key"])
        form.add_error(
            "code", "Koden stämmer inte eller är redan använd. Vänta på nästa kod och försök igen."
        )
    return render(request, "ingest/login_code.html", {"form": form})


def _welcome(request: HttpRequest, user: User, target: str) -> HttpResponse:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    audit.record(user, "log_in", f"user {user.get_username()}")
    return redirect(target)


def _target(request: HttpRequest) -> str:
    """Return where to go after the log-in: the page that was asked for, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else settings.LOGIN_REDIRECT_URL


def _too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    minutes = -(-seconds // 60)
    response = render(request, "ingest/too_many.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def account(request: DeskRequest) -> HttpResponse:
    """One's own account: roles, a new password, the second factor."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        update_session_auth_hash(request, user)
        audit.record(request.user, "change_password", f"user {request.user.get_username()}")
        messages.success(request, "Lösenordet är bytt.")
        return redirect("desk:account")
    context = {
        "form": form,
        "roles": Role.objects.filter(user=request.user).select_related("body"),
        "has_second_factor": second_factor.has_second_factor(request.user),
    }
    return render(request, "ingest/account.html", context)


def set_up_second_factor(request: DeskRequest) -> HttpResponse:
    """Show the secret for an app, and take the first code as proof that the app has it."""
    factor = second_factor.begin(request.user)
    if factor.confirmed:
        messages.info(request, "Kontot har redan en andra faktor. En administratör kan ta bort den.")
        return redirect("desk:account")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if second_factor.accept_code(request.user, form.cleaned_data["code"]):
            audit.record(request.user, "add_second_factor", f"user {request.user.get_username()}")
            messages.success(request, "Klart. Nästa gång du loggar in behövs en kod från appen.")
            return redirect("desk:start")
        form.add_error("code", "Koden stämmer inte. Kontrollera att telefonens klocka går rätt.")
    groups = [factor.secret[i : i + 4] for i in range(0, len(factor.secret), 4)]
    context = {
        "form": form,
        "groups": groups,
        "address": second_factor.address(factor),
        "qr_code": second_factor.qr_code(factor),
    }
    return render(request, "ingest/second_factor.html", context)
