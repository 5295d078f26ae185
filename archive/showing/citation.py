"""How a paragraf is cited in Swedish text."""

from __future__ import annotations

from archive.models import AgendaItem


def citation(item: AgendaItem, point: int | None = None) -> str:
    """Return "Kommunstyrelsens utskott …, protokoll 2022-10-11, § 20, Ks 332/2020".

    With the number of a decision point: "… § 20 punkt 2, Ks 332/2020". The item's meeting and committee
    are read with it (`for_listing`).
    """
    meeting = item.meeting
    paragraph = item.label if "§" in item.label else f"punkt {item.label.rstrip('.')}"
    if point:
        paragraph += f" punkt {point}"
    parts = [meeting.committee.name, f"protokoll {meeting.date.isoformat()}", paragraph]
    if item.case_number:
        parts.append(item.case_number)
    return ", ".join(parts)
