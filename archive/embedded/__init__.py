"""The database: an address in DATABASE_URL, or PostgreSQL 18 run by the archive itself ("embedded").

Importing this starts nothing. `archive.embedded` is also the name of a Django database engine (`base`), which
starts the embedded server when somebody first connects. `places` says where its files lie, `accounts` which
system user it runs as, `server` starts and stops it, `address` reads DATABASE_URL.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archive.embedded.address import settings_from_url
from archive.embedded.places import Place

CHECKOUT = Path(__file__).resolve().parents[2]
NAME = USER = "archive"


def data_directory(environ: Mapping[str, str]) -> Path:
    """Return the directory of everything that the archive keeps: ARCHIVE_DATA, else "var" in the checkout."""
    return Path(environ.get("ARCHIVE_DATA") or CHECKOUT / "var").expanduser().absolute()


def database_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return Django's DATABASES["default"] for this environment; raise ValueError for a bad DATABASE_URL.

    "postgres://anna@db.example.se/minutes" gives the usual engine with that address, and nothing gives the
    embedded server. ARCHIVE_DATABASE_FAST=1, for tests, makes it quick and forgetful in a power cut.
    """
    if url := environ.get("DATABASE_URL"):
        return settings_from_url(url)
    place = Place.of(data_directory(environ))
    return {
        "ENGINE": "archive.embedded",
        "NAME": NAME,
        "USER": USER,
        "HOST": str(place.sockets),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "EMBEDDED": {"place": place, "is_durable": environ.get("ARCHIVE_DATABASE_FAST") != "1"},
    }
