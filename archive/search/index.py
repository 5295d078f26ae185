"""The search index is kept up as items are stored."""

from __future__ import annotations

from collections.abc import Sequence

from archive.models import AgendaItem


def index_items(items: Sequence[AgendaItem]) -> None:
    """Write the search documents of items that were just stored."""
