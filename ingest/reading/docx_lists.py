"""Which mark a Word paragraph's numbering shows (numbering.xml): formats, levels, restarts and overrides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from ingest.reading.numbering import shown

_LEVEL_IN_TEXT = re.compile(r"%([1-9])")
_MAX_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    text: str
    start: int
    restart_after: int | None  # the level whose number makes this one start again; None: any above
    is_legal: bool  # shows the numbers of all levels in digits


@dataclass(slots=True)
class _Counters:
    """The numbers reached in one list; Word counts by abstract numbering, not by paragraph style."""

    values: dict[int, int] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)


class Numbering:
    """The lists of one document; ask for each paragraph once, in document order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._by_style: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, _Counters] = {}
        for element in root if root is not None else ():
            if element.tag == qn("w:abstractNum"):
                identifier = element.get(qn("w:abstractNumId"), "")
                self._abstract[identifier] = element
                if style := _value(element, "w:styleLink"):
                    self._by_style[style] = identifier
            elif element.tag == qn("w:num"):
                self._numbers[element.get(qn("w:numId"), "")] = element

    def mark(self, number_id: str, level: int) -> str | None:
        """Return the mark of a list's next paragraph ("-" for a bullet, "" for none), or None for no list.

        >>> Numbering(None).mark("1", 0) is None
        True
        """
        number = self._numbers.get(number_id)
        levels = self._levels_of(number_id)
        if number is None or level not in levels:
            return None
        counters = self._counters.setdefault(self._abstract_id(number), _Counters())
        self._restart_where_overridden(number_id, number, counters)
        self._count(level, levels, counters)
        this = levels[level]
        if this.number_format == "bullet":
            return "-"
        return _LEVEL_IN_TEXT.sub(
            lambda found: self._show(int(found[1]) - 1, this, levels, counters), this.text
        )

    def _show(self, level: int, shown_on: _Level, levels: dict[int, _Level], counters: _Counters) -> str:
        if level not in levels:
            return ""
        number_format = "decimal" if shown_on.is_legal else levels[level].number_format
        return shown(counters.values.get(level, levels[level].start), number_format)

    @staticmethod
    def _count(level: int, levels: dict[int, _Level], counters: _Counters) -> None:
        values = counters.values
        for above in range(level):
            if above in levels:
                values.setdefault(above, levels[above].start)
        values[level] = values[level] + 1 if level in values else levels[level].start
        for below in [other for other in values if other > level]:
            after = levels[below].restart_after if below in levels else None
            # w:lvlRestart 0: never; n: only after a paragraph of level n (counted from 1) or above.
            if after is None or level < after:
                del values[below]

    @staticmethod
    def _restart_where_overridden(number_id: str, number: etree._Element, counters: _Counters) -> None:
        """A new w:num on the same list starts again where it says so (w:startOverride), the first time."""
        if number_id in counters.started:
            return
        counters.started.add(number_id)
        for override in number.findall(qn("w:lvlOverride")):
            start = _value(override, "w:startOverride")
            if start is not None:
                counters.values[_integer(override.get(qn("w:ilvl")), 0)] = _integer(start, 1) - 1

    def _levels_of(self, number_id: str) -> dict[int, _Level]:
        if number_id not in self._levels:
            number = self._numbers.get(number_id)
            self._levels[number_id] = dict(self._read_levels(number)) if number is not None else {}
        return self._levels[number_id]

    def _read_levels(self, number: etree._Element) -> Iterator[tuple[int, _Level]]:
        abstract = self._abstract.get(self._abstract_id(number))
        if abstract is not None:
            for element in abstract.findall(qn("w:lvl"))[:_MAX_LEVELS]:
                yield _read_level(element)
        for override in number.findall(qn("w:lvlOverride"))[:_MAX_LEVELS]:
            if (replaced := override.find(qn("w:lvl"))) is not None:
                yield _read_level(replaced)

    def _abstract_id(self, number: etree._Element) -> str:
        """Return the list's id; a list may only name the style that defines it (w:numStyleLink)."""
        identifier = _value(number, "w:abstractNumId") or ""
        abstract = self._abstract.get(identifier)
        link = _value(abstract, "w:numStyleLink") if abstract is not None else None
        return self._by_style.get(link, identifier) if link else identifier


def _read_level(element: etree._Element) -> tuple[int, _Level]:
    restart = _value(element, "w:lvlRestart")
    return _integer(element.get(qn("w:ilvl")), 0), _Level(
        number_format=_value(element, "w:numFmt") or "decimal",
        text=_value(element, "w:lvlText") or "",
        start=_integer(_value(element, "w:start"), 1),
        restart_after=_integer(restart, 0) if restart is not None else None,
        is_legal=element.find(qn("w:isLgl")) is not None,
    )


def _value(element: etree._Element, tag: str) -> str | None:
    child = element.find(qn(tag))
    return child.get(qn("w:val")) if child is not None else None


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default
