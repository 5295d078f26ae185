"""Reading DATABASE_URL, the address of a PostgreSQL server that somebody else runs."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

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
    told = {
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "host": unquote(parts.hostname or ""),
        "port": str(port or ""),
        "dbname": unquote(parts.path.removeprefix("/")),
    }
    options = told | _options(parts.query)
    if not options["dbname"]:
        raise ValueError("DATABASE_URL names no database: postgres://user:password@host/DATABASE.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname"),
        "USER": options.pop("user"),
        "PASSWORD": options.pop("password"),
        "HOST": options.pop("host"),
        "PORT": options.pop("port"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _options(query: str) -> dict[str, str]:
    """Return "sslmode=require&user=a%40b" as a dictionary; "+" stands for itself, unlike in a web form."""
    options = {}
    for pair in filter(None, query.split("&")):
        name, equals, value = pair.partition("=")
        if not equals:
            raise ValueError(f"DATABASE_URL has an option without a value: {name!r}.")
        options[unquote(name)] = unquote(value)
    return options
