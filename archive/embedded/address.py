"""Reading DATABASE_URL, the address of a PostgreSQL server that somebody else runs."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = ("postgres", "postgresql")


def settings_from_url(url: str) -> dict[str, Any]:
    """Return Django's settings for an address of PostgreSQL; raise ValueError where it is not one.

    The form is libpq's (PostgreSQL manual, "Connection URIs"). Every part may be percent-encoded:
    "postgres://anna:p%40ss@db.example.se:5433/minutes?sslmode=require" has the password "p@ss", and
    "postgres:///minutes?host=/run/postgresql" goes through a Unix socket. Options, as sslmode, are handed on.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in SCHEMES:
        raise ValueError(f"DATABASE_URL must begin with postgres://, not {parts.scheme or 'nothing'!r}.")
    try:
        port = parts.port
    except ValueError:
        raise ValueError("DATABASE_URL has a port that is not a number between 0 and 65535.") from None
    options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    user, password = options.pop("user", parts.username), options.pop("password", parts.password)
    host = options.pop("host", None) or unquote(parts.hostname or "")
    name = options.pop("dbname", None) or unquote(parts.path.removeprefix("/"))
    if not name:
        raise ValueError("DATABASE_URL names no database: postgres://user:password@host/DATABASE.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(user or ""),
        "PASSWORD": unquote(password or ""),
        "HOST": host,
        "PORT": options.pop("port", None) or (str(port) if port else ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
