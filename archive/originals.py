"""What a reader gets of an original: without what is masked, and without paragrafer that were taken down."""

from __future__ import annotations

import hashlib
from typing import Any

from archive.models import AgendaItem, MeetingVersion
from archive.models.sources import Offered

TAKEN_DOWN = "[borttagen paragraf]"


def offered(version: MeetingVersion) -> Offered | None:
    """Return what may be downloaded of a version: the original, a copy of a text, or None (withheld)."""
    source = version.source
    whole = source.offered()
    if whole is None or not withdrawn_numbers(version):
        return whole
    if not source.is_text:
        return None
    data = "\n".join(shown_lines(version)).encode()
    stem = source.filename.rsplit(".", 1)[0]
    return Offered(data, f"{stem}-utdrag.txt", hashlib.sha256(data).hexdigest(), is_masked=True)


def shown_lines(version: MeetingVersion) -> list[str]:
    """Return the lines of a version's text; those of a paragraf that was taken down are blank, and say so."""
    lines = version.source.text.split("\n")
    for item in _withdrawn(version):
        first, last = item.get("lines") or (1, len(lines))
        for number in range(first - 1, min(last, len(lines))):
            lines[number] = TAKEN_DOWN if number == first - 1 else ""
    return lines


def shown_reading(version: MeetingVersion) -> dict[str, Any]:
    """Return a version's reading without the paragrafer that were taken down."""
    hidden = withdrawn_numbers(version)
    items = [item for item in version.parsed["items"] if item["number"] not in hidden]
    return {**version.parsed, "items": items}


def withdrawn_numbers(version: MeetingVersion) -> frozenset[int]:
    """Return the § numbers of the meeting that were taken down, in whichever version they stand."""
    rows = AgendaItem.objects.filter(meeting=version.meeting, state=AgendaItem.State.WITHDRAWN)
    return frozenset(rows.values_list("number", flat=True))


def _withdrawn(version: MeetingVersion) -> list[dict[str, Any]]:
    hidden = withdrawn_numbers(version)
    return [item for item in version.parsed["items"] if item["number"] in hidden]
