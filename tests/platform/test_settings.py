"""Production must be told its secrets; a local archive makes its own."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DATABASE_URL": "postgres://db.example.se/minutes",
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "minutes.example.se, .example.org",
}


def setting(expression: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Evaluate an expression with the settings `s` of a process that sees these variables only."""
    return subprocess.run(
        [sys.executable, "-c", f"from archive import settings as s; print(({expression}))"],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_refuses_to_start_without(missing: str, value: str | None) -> None:
    environ = {name: text for name, text in PRODUCTION.items() if name != missing}
    done = setting("s.DEBUG", **environ, **({} if value is None else {missing: value}))
    assert done.returncode != 0
    assert f"ImproperlyConfigured: Set {missing}:" in done.stderr


def test_production_starts_when_it_is_told_both() -> None:
    done = setting("s.DEBUG, s.ALLOWED_HOSTS, s.SECRET_KEY", **PRODUCTION)
    assert done.stdout.strip() == str((False, ["minutes.example.se", ".example.org"], "x" * 50))


def test_a_local_archive_makes_a_secret_key_once_and_keeps_it_to_itself(tmp_path: Path) -> None:
    first, second = (setting("s.SECRET_KEY", ARCHIVE_DATA=str(tmp_path)).stdout.strip() for _ in range(2))
    assert first == second
    assert len(first) >= 50
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_local_archive_answers_to_this_machine_only(tmp_path: Path) -> None:
    done = setting("s.ALLOWED_HOSTS, s.DEBUG", ARCHIVE_DATA=str(tmp_path))
    assert done.stdout.strip() == str((["localhost", "127.0.0.1", "[::1]"], False))


def test_behind_https_cookies_stay_there(tmp_path: Path) -> None:
    names = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS"
    assert setting(names, **PRODUCTION, BEHIND_HTTPS="1").stdout.strip() == "(True, True, 31536000)"
    assert "AttributeError" in setting(names, **PRODUCTION).stderr
