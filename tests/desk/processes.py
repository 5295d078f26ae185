"""Real processes of `manage.py` on the database of a test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

CHECKOUT = Path(__file__).resolve().parents[2]


def start(
    command: str, *arguments: str, parser: str = "", environ: dict[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start a command; `parser` is Python that says what `parse(text, **more)` does instead, by `real`."""
    database = settings.DATABASES["default"]["NAME"]
    program = (
        "import django; from django.conf import settings; import tests.settings; django.setup()\n"
        f"settings.DATABASES['default']['NAME'] = {database!r}\n"
        "from django.db import connection\n"
        f"connection.settings_dict['NAME'] = {database!r}\n"
        f"{parser and _instead(parser)}"
        "from django.core.management import CommandError, call_command\n"
        f"try: call_command({command!r}, *{list(arguments)!r})\n"
        "except CommandError as error: raise SystemExit(str(error))\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"} | (environ or {}),
        stdout=subprocess.PIPE if command != "work" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if command != "work" else None,
        text=True,
        start_new_session=True,
    )


def _instead(parser: str) -> str:
    return f"from ingest.intake import bounded\nreal = bounded.parse\n{parser}\nbounded.parse = parse\n"
