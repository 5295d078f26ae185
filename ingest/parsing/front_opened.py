"""What of the front page is open while it is read (a field, a list, a notice), and where a line goes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import reduce

from ingest.parsing.fields.boards_named import ends_date
from ingest.parsing.fields.dates import find_dates
from ingest.parsing.fields.wrapping import join_wrapped
from ingest.parsing.labels import (
    DOTS,
    SIGNERS,
    SINGLE,
    begins_known,
    joined_label,
)
from ingest.parsing.line import Line
from ingest.parsing.model import Group
from ingest.parsing.raw import Block, Field, Front
from ingest.parsing.vocabulary import fold

_ENDS_VALUE = re.compile(r"protokollet\b|.{4,60},\s*(?:sekreterare|ordförande|justerare)\b", re.I)
_DIGITS_ONLY = {"range", "start_time", "end_time"}
_NOT_SERVING = re.compile(r"(?:närvarande,?\s)?(?:ej|icke|inte)[\s-](?:tjänstgörande|tjg|beslutande)\b", re.I)


class Opened:
    """The lines outside the items, how far they are read, and whose the next one is."""

    def __init__(self, lines: Sequence[Line], contents: Set[int]) -> None:
        self.lines = lines
        self.contents = contents
        self.front = Front(list(lines))
        self.field: Field | None = None
        self.block: Block | None = None
        self.notice = False
        self.under_others = False
        self.adjusting = False
        self.blank = True
        self.index = 0
        self.eaten: dict[int, str] = {}
        self.not_serving: list[int] | None = None

    def _below(self) -> str:
        return self.lines[self.index + 1].text if self.index + 1 < len(self.lines) else ""

    def _joined(self, first: str, known: Mapping[str, object]) -> str | None:
        """A label broken over several lines of the left column; what stands on the others is eaten."""
        if not begins_known(first, known):
            return None
        line = self.lines[self.index].text
        below = [row.text for row in self.lines[self.index + 1 : self.index + 4]]
        pieces = joined_label(first, below, known, len(line) - len(line.lstrip()))
        for place, piece in enumerate(pieces, start=1):
            self.eaten[self.index + place] = piece
        return reduce(join_wrapped, (first, *pieces)) if pieces else None

    def _last_key(self) -> str:
        return self.front.fields[-1].key if self.front.fields else ""

    def _open_block(self, group: Group, absent: bool, label: str, line: Line) -> None:
        word = fold(label)
        if (
            word == "ersättare"
            and self.block is not None
            and self.block.group == "member"
            and not self.under_others
        ):
            group = "serving_substitute" if self._lists_who_does_not_serve() else "substitute"
        if word == "ledamöter" and self.under_others:
            self.under_others = False
        if group == "other":
            self.under_others = True
        elif group == "member" and not absent:
            self.under_others = False
        self.notice = False
        self.adjusting = False
        self.field = None
        self.block = Block(group, label, line, absent)
        self.front.blocks.append(self.block)

    def _lists_who_does_not_serve(self) -> bool:
        """Whether a list of those who do not serve follows: plain "Ersättare" above it names who does."""
        if self.not_serving is None:
            self.not_serving = [
                n for n, line in enumerate(self.lines) if _NOT_SERVING.match(line.text.strip())
            ]
        return bool(self.not_serving) and self.not_serving[-1] > self.index

    def _open_field(self, key: str, label: str, line: Line) -> None:
        if key == "notice":
            self.notice = True
        elif self.notice and (
            key in {"place_time", "contents", "elected_adjusters", "time"}
            or (key == "signatures" and self.blank is not False)
        ):
            self.notice = key == "signatures" or (key == "place_time" and self.adjusting)
        if key in {"adjusting", "adjuster", "elected_adjusters"}:
            self.adjusting = True
        elif key in {"place_time"} and not any(f.key == "place_time" for f in self.front.fields):
            self.adjusting = False
        self.block = None
        self.field = Field(key, label.strip(" :"), line, [], self.notice, self.adjusting, self.index)
        self.front.fields.append(self.field)

    def _keep(self, line: Line) -> None:
        """Give a line to the list or the field that is open."""
        if self.block is not None:
            self.block.lines.append(line)
        else:
            self._value(line)

    def _value(self, line: Line) -> None:
        """Give a line without label to the field that is open, else let it be loose."""
        if self.field is None and self.notice:
            self._open_field("notice_line", "", line)
        if self.field is None:
            if not self.front.loose or self.front.loose[-1] != self.index:
                self.front.loose.append(self.index)
            return
        key, has_value = self.field.key, bool(self.field.lines)
        is_dots = not line.text[0].isalnum() and DOTS.fullmatch(line.text) is not None
        if key in SIGNERS and has_value and not is_dots and not self.notice:
            self.front.loose.append(self.index)
            return
        if key == "range" and has_value and self._gives_back_date(line):
            return
        ends = has_value and key in SINGLE and _ENDS_VALUE.match(line.text.strip())
        lacks_digits = key in _DIGITS_ONLY and not any(c.isdigit() for c in line.text)
        lacks_digits = lacks_digits or (key == "date" and ends_date(self.field.lines, line.text))
        if ends or (lacks_digits and not self.notice):
            self.field = None
            self._value(line)
        elif not is_dots:
            self.field.lines.append(line)

    def _gives_back_date(self, line: Line) -> bool:
        """True for a date below a range: it belongs to the day of justering beside it, which has two rows."""
        text = line.text.strip()
        above = self.front.fields[-2] if len(self.front.fields) > 1 else None
        if above is None or above.key != "adjusted" or [d[1:] for d in find_dates(text)] != [(0, len(text))]:
            return False
        above.lines.append(line)
        return True
