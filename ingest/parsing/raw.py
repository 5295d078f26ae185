"""A protokoll while it is read: its lines sorted into fields, lists and items, their values not yet read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.parsing.fields.sections import RawSection
from ingest.parsing.heading_forms import Heading
from ingest.parsing.line import Line
from ingest.parsing.model import Group


@dataclass(slots=True)
class Field:
    """A labelled value: `key` from the vocabulary, `label` as written, `lines` the value's."""

    key: str
    label: str
    line: Line
    lines: list[Line] = field(default_factory=list)
    in_notice: bool = False
    adjusting: bool = False
    index: int = 0

    @property
    def text(self) -> str:
        """The value on one line, white space folded."""
        return " ".join(" ".join(line.text for line in self.lines).split())


@dataclass(slots=True)
class Block:
    """One list of the attendance: its group (None where the heading does not tell), heading and lines."""

    group: Group | None
    heading: str
    line: Line
    absent: bool = False
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Front:
    """Everything outside the items, sorted into labelled fields, attendance blocks and loose lines."""

    lines: list[Line] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def ranges(self, *, notice: bool = False) -> list[list[Field]]:
        """The fields that state a range of paragraphs, in a notice or outside; those of neighbouring rows are
        one statement: "Paragraf 80" above "Paragrafer 75-79, 81-82"."""
        found: list[list[Field]] = []
        for f in self.fields:
            if f.key != "range" or f.in_notice is not notice:
                continue
            if found and f.index - found[-1][-1].index == 1:
                found[-1].append(f)
            else:
                found.append([f])
        return found


@dataclass(slots=True)
class RawAttachment:
    """What stands after the last item and belongs to one of them; `is_named` where it says to which."""

    heading: str | None
    line: Line
    lines: list[Line] = field(default_factory=list)
    is_named: bool = False


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
