"""The sample minutes as an archive, for tests that look at whole pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from ingest.pipeline import ingest

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


def take_in_samples() -> None:
    for path in [*sorted(SAMPLES.glob("*-*.txt")), *sorted((SAMPLES / "corrected").glob("*.txt"))]:
        ingest(name=path.name, data=path.read_bytes())
    # The server's own look at the tables comes too late here, and without it the plans are those of empty ones.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.fixture(scope="module")
def samples_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The samples, taken in once for a module and rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        take_in_samples()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def samples(samples_of_module: None, db: None) -> None:
    """All sample minutes, published; what a test changes is taken back after it."""
