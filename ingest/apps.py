"""The write side as a Django app: after each migration, what the ledger says is masked again."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class IngestConfig(AppConfig):
    name = "ingest"
    verbose_name = "Registrering"

    def ready(self) -> None:
        post_migrate.connect(_restore_masks, sender=self)


def _restore_masks(using: str, **kwargs: Any) -> None:
    """A backup may be from before something was masked; `migrate` runs at each start of the archive."""
    from ingest.keeping.masking import restore_masks
    from ingest.models import Mask

    if using == "default" and Mask._meta.db_table in connections[using].introspection.table_names():
        restore_masks()
