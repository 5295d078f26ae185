"""The secret that signs sessions: told by the environment, or made once and kept in the data directory."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from archive.embedded.places import make_directory


def required(environ: Mapping[str, str], name: str, meaning: str) -> str:
    """Return a variable that production cannot do without; raise ImproperlyConfigured where it is missing."""
    if value := environ.get(name, "").strip():
        return value
    raise ImproperlyConfigured(f"Set {name}: {meaning}. DATABASE_URL is set, so this is production.")


def secret_key(data: Path) -> str:
    """Return the secret key in a data directory, after making it the first time; only its owner may read it.

    Several processes may start at once: the file appears whole or not at all, and the first one counts.
    """
    file = data / "secret-key"
    try:
        if not file.exists():
            make_directory(data)
            draft = data / f"secret-key.{os.getpid()}.{secrets.token_hex(4)}"
            draft.touch(mode=0o600, exist_ok=False)
            draft.write_text(secrets.token_urlsafe(50))
            with suppress(FileExistsError):
                os.link(draft, file)
            draft.unlink()
        return file.read_text().strip()
    except PermissionError as error:
        raise ImproperlyConfigured(
            f"{data} belongs to another user of the system: run as that user, "
            "choose a directory with ARCHIVE_DATA, or set SECRET_KEY."
        ) from error
