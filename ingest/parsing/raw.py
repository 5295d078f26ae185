"""The items while they are read: their lines sorted, their values not yet read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.parsing.fields.sections import RawSection
from ingest.parsing.headings import Heading
from ingest.parsing.line import Line


@dataclass(slots=True)
class RawAttachment:
    """What stands after the last item and belongs to one of them."""

    heading: str | None
    line: Line
    lines: list[Line] = field(default_factory=list)
    case: str = ""
    number: int | None = None


@dataclass(slots=True)
class RawItem:
    """An item before its values are read."""

    heading: Heading
    line: Line
    title: str = ""
    case_text: str = ""
    case_line: int = 0
    officers: tuple[str, ...] = ()
    officer_line: int = 0
    sections: list[RawSection] = field(default_factory=list)
    attachments: list[RawAttachment] = field(default_factory=list)
    last_line: int = 0
    treated: str = ""
    left: list[Line] = field(default_factory=list)
