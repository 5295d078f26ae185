"""Who may do what: a clerk's roles, and the guard that stands before every page of the desk.

Which role a page needs stands in one place, `ingest.access.routes`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from archive.models import Body
from ingest.access.routes import ROUTES, Who
from ingest.models import Role, SecondFactor, Upload

View = Callable[..., HttpResponseBase]
KINDS = frozenset(str(kind) for kind in Role.Kind.values)


@dataclass(frozen=True, slots=True)
class Access:
    """What one user may do: kinds of role held for all bodies, and those held for single ones."""

    user: User
    everywhere: frozenset[str] = frozenset()
    at: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, user: User) -> Access:
        """Return a user's access; a superuser has every role for all bodies."""
        if user.is_superuser:
            return cls(user, KINDS)
        at: dict[int, frozenset[str]] = {}
        everywhere: frozenset[str] = frozenset()
        for role in Role.objects.filter(user=user):
            if role.body_id is None:
                everywhere |= {role.kind}
            else:
                at[role.body_id] = at.get(role.body_id, frozenset()) | {role.kind}
        return cls(user, everywhere, at)

    def has(self, *kinds: str) -> bool:
        """Tell whether one of the roles is held for any body."""
        return any(set(kinds) & held for held in (self.everywhere, *self.at.values()))

    def may(self, kinds: Collection[str], body_id: int | None) -> bool:
        """Tell whether one of the roles is held for a body; None asks for "all bodies"."""
        held = self.everywhere | (self.at.get(body_id, frozenset()) if body_id is not None else frozenset())
        return bool(held & set(kinds))

    def bodies(self, *kinds: str) -> QuerySet[Body]:
        """Return the bodies that one of the roles is held for."""
        if self.everywhere & set(kinds):
            return Body.objects.all()
        return Body.objects.filter(pk__in=[pk for pk, held in self.at.items() if held & set(kinds)])

    def uploads(self, *kinds: str) -> QuerySet[Upload]:
        """Return the uploads of those bodies; one without a body is its uploader's."""
        rows = Upload.objects.light()
        wanted = kinds or tuple(KINDS)
        if self.everywhere & set(wanted):
            return rows
        pks = [pk for pk, held in self.at.items() if held & set(wanted)]
        own = Q(body=None, uploaded_by=self.user) if pks else Q(pk__in=[])
        return rows.filter(Q(body__in=pks) | own)

    def may_handle(self, upload: Upload, *kinds: str) -> bool:
        """Tell whether an upload is among `uploads(*kinds)`, without asking the database."""
        if upload.body_id is None and not self.everywhere & set(kinds):
            return upload.uploaded_by_id == self.user.pk and self.has(*kinds)
        return self.may(kinds, upload.body_id)

    @property
    def is_registrar(self) -> bool:
        return self.has(Role.Kind.REGISTRAR)

    @property
    def is_publisher(self) -> bool:
        return self.has(Role.Kind.PUBLISHER)

    @property
    def is_administrator(self) -> bool:
        return self.has(Role.Kind.ADMINISTRATOR)


class DeskRequest(HttpRequest):
    """A request that came through the guard: somebody is logged in, and has a role that the page needs."""

    user: User
    access: Access


def find_upload(request: DeskRequest, pk: int, *kinds: str) -> Upload:
    """Return an upload that the user may handle in one of these roles (any, if none is named).

    Raises Http404 also where it belongs to a body of others: what they have is nobody else's to know.
    """
    found = request.access.uploads(*kinds).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def guarded(name: str, view: View) -> View:
    """Return the view behind the guard of its route; a route that is not in the table raises KeyError."""
    route = ROUTES[name]

    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = "GET" if request.method == "HEAD" else str(request.method)
        who = route.get(method)
        if who is None:
            return HttpResponseNotAllowed([*route, "HEAD"] if "GET" in route else list(route))
        if who in (Who.PUBLIC, Who.TOKEN):
            return view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if name not in _BEFORE_SECOND_FACTOR and lacks_second_factor(request):
            return redirect("desk:second_factor")
        access = Access.of(request.user)
        request.access = access  # type: ignore[attr-defined]
        if who is not Who.SIGNED_IN and not access.has(*who):
            return render(request, "ingest/forbidden.html", {"has_roles": access.has(*KINDS)}, status=403)
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    guard.route_name = name  # type: ignore[attr-defined]
    return guard


_BEFORE_SECOND_FACTOR = frozenset({"second_factor", "logout"})


def lacks_second_factor(request: HttpRequest) -> bool:
    """Tell whether this installation demands a second factor that the user has not set up yet.

    Who was logged in by a proxy in front of the archive has been asked there.
    """
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    if request.session.get(BACKEND_SESSION_KEY, "").endswith("RemoteUserBackend"):
        return False
    return not SecondFactor.objects.filter(user=request.user.pk, confirmed=True).exists()
