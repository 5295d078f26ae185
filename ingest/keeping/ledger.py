"""The ledger of masks: a file outside the database, so that a restored backup brings nothing masked back.

Its first line has the key of the hashes, the others one mask each; none says what was masked. After a
backup from before a mask is restored, `manage.py migrate` (which runs at each start) masks again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from archive.embedded.places import make_directory

_SECRET_NAME = "secret"  # noqa: S105 (the name of a field, no secret)


def ledger_file() -> Path:
    """Return the ledger's path: MASK_LEDGER of the settings, else `masks.jsonl` in the data directory."""
    return Path(getattr(settings, "MASK_LEDGER", None) or settings.DATA_DIR / "masks.jsonl")


def read_secret() -> bytes | None:
    """Return the key that the ledger begins with, or None where there is no ledger yet."""
    for line in _lines():
        if _SECRET_NAME in line:
            return bytes.fromhex(line[_SECRET_NAME])
    return None


def read_masks() -> list[dict[str, Any]]:
    """Return every mask of the ledger, as `Mask.as_line` gave it."""
    return [line for line in _lines() if _SECRET_NAME not in line]


def write_secret(secret: bytes) -> None:
    """Begin the ledger with the key; nothing where it has one."""
    if read_secret() is None:
        _append([{_SECRET_NAME: secret.hex()}])


def write_masks(masks: Iterable[dict[str, Any]]) -> None:
    """Add masks; they are on the disk when this returns. Raises OSError where the file cannot be written."""
    _append(masks)


def _lines() -> list[dict[str, Any]]:
    file = ledger_file()
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _append(rows: Iterable[dict[str, Any]]) -> None:
    file = ledger_file()
    make_directory(file.parent)
    text = "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
