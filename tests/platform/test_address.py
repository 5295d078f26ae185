"""DATABASE_URL is read as PostgreSQL's own programs read it."""

from __future__ import annotations

import pytest

from archive.embedded.address import settings_from_url

KEYS = ("USER", "PASSWORD", "HOST", "PORT", "NAME")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://db.example.se/minutes", ("", "", "db.example.se", "", "minutes")),
        ("postgresql://anna:hemlig@db:5433/minutes", ("anna", "hemlig", "db", "5433", "minutes")),
        ("postgres://anna:p%40ss%2Fw%3Ard@db/minutes", ("anna", "p@ss/w:rd", "db", "", "minutes")),
        ("postgres://%C3%A5sa@db/%C3%A5rkiv%20ett", ("åsa", "", "db", "", "årkiv ett")),
        ("postgres://anna@[2001:db8::1]:5432/minutes", ("anna", "", "2001:db8::1", "5432", "minutes")),
        ("postgres:///minutes", ("", "", "", "", "minutes")),
        ("postgres://anna@%2Frun%2Fpostgresql/minutes", ("anna", "", "/run/postgresql", "", "minutes")),
        (
            "postgres:///minutes?host=/run/postgresql&port=5434",
            ("", "", "/run/postgresql", "5434", "minutes"),
        ),
        ("postgres://db?dbname=minutes&user=anna&password=a+b%2540", ("anna", "a+b%40", "db", "", "minutes")),
        (" postgres://db/minutes\n", ("", "", "db", "", "minutes")),
    ],
)
def test_each_part_of_an_address_is_understood(url: str, expected: tuple[str, ...]) -> None:
    settings = settings_from_url(url)
    assert tuple(settings[key] for key in KEYS) == expected
    assert settings["ENGINE"] == "django.db.backends.postgresql"


def test_options_are_handed_on_to_the_driver() -> None:
    url = "postgres://db/minutes?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem&options=-c%20jit%3Doff"
    options = {"sslmode": "verify-full", "sslrootcert": "/etc/ssl/ca.pem", "options": "-c jit=off"}
    assert settings_from_url(url)["OPTIONS"] == options


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://db/minutes", "must begin with postgres://"),
        ("minutes", "must begin with postgres://"),
        ("postgres://db/", "names no database"),
        ("postgres://db:many/minutes", "port"),
        ("postgres://db/minutes?sslmode", "option without a value"),
    ],
)
def test_what_is_no_address_is_refused(url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        settings_from_url(url)
