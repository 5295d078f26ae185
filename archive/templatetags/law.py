"""What pages show of law and privacy: why something is masked, and where it stands on the legal clock."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from archive.law.notices import clock_of_item, clock_of_meeting, line_of
from archive.models import AgendaItem, Meeting

register = template.Library()


@register.inclusion_tag("archive/partials/masked.html")
def masked_here(item: AgendaItem) -> dict[str, Any]:
    """Show why something in a paragraf is masked; nothing where nothing is."""
    version = item.meeting.versions.filter(superseded_at=None).select_related("source")
    current = version.only("source__mask_notes").first()
    reasons = current.source.masks_between(item.first_line, item.last_line) if current else []
    return {"reasons": reasons}


@register.inclusion_tag("archive/partials/clock.html")
def legal_clock(subject: AgendaItem | Meeting) -> dict[str, Any]:
    """Show where a protokoll or a paragraf stands on the legal clock; nothing where nothing is known."""
    if isinstance(subject, Meeting):
        line = line_of(clock_of_meeting(subject), timezone.localdate())
        return {"line": line, "body": subject.committee.body}
    line = line_of(clock_of_item(subject), timezone.localdate())
    return {"line": line, "body": subject.meeting.committee.body}
