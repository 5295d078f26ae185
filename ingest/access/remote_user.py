"""Log-in by a reverse proxy that has asked who it is already, as docs/operations.md describes."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.backends import RemoteUserBackend as DjangoBackend
from django.contrib.auth.middleware import RemoteUserMiddleware as DjangoMiddleware


class RemoteUserMiddleware(DjangoMiddleware):
    """Log in whom the header named by REMOTE_USER_HEADER says; the proxy must set or clear it."""

    @property
    def header(self) -> str:  # type: ignore[override]
        return f"HTTP_{settings.REMOTE_USER_HEADER.upper().replace('-', '_')}"


class RemoteUserBackend(DjangoBackend):
    """Only people who have an account here: an administrator makes it, with its roles."""

    create_unknown_user = False
