"""What pages show of law and privacy: why something is masked."""

from __future__ import annotations

from typing import Any

from django import template

from archive.models import AgendaItem

register = template.Library()


@register.inclusion_tag("archive/partials/masked.html")
def masked_here(item: AgendaItem) -> dict[str, Any]:
    """Show why something in a paragraf is masked; nothing where nothing is."""
    version = item.meeting.versions.filter(superseded_at=None).select_related("source")
    current = version.only("source__mask_notes").first()
    reasons = current.source.masks_between(item.first_line, item.last_line) if current else []
    return {"reasons": reasons}
