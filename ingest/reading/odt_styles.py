"""What an ODT's styles say: spacing, struck out, hidden, page breaks, and the marks of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.reading.numbering import shown

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "inch": 72.0, "pc": 12.0}
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{0,6})?)(pt|cm|mm|inch|in|pc)")
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
_MAX_CHAIN = 20


def q(name: str) -> str:
    """Return a name with its namespace, as lxml writes it: "text:p" → "{urn:oasis:…:text:1.0}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


class OdtStyles:
    """The styles of one document, from styles.xml and content.xml (whose automatic styles win)."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        for root in roots:
            if root is None:
                continue
            for style in root.iter(q("style:style")):
                key = (style.get(q("style:family"), ""), style.get(q("style:name"), ""))
                self._styles[key] = style
            for style in root.iter(q("text:list-style")):
                self._lists[style.get(q("style:name"), "")] = style

    def paragraph_gap(self, name: str | None) -> tuple[float, float]:
        """Return the space above and below a paragraph in points, e.g. `(0.0, 8.5)`."""
        above, below = (self._paragraph(name, f"fo:margin-{side}") for side in ("top", "bottom"))
        return _points(above), _points(below)

    def starts_page(self, name: str | None) -> bool:
        """True for a paragraph with a page break before it."""
        return self._paragraph(name, "fo:break-before") == "page"

    def is_struck(self, name: str | None) -> bool:
        """True for a span, or a paragraph, that is shown struck out."""
        return any(
            self._property(family, name, "style:text-properties", attribute) not in (None, "none")
            for family in ("text", "paragraph")
            for attribute in ("style:text-line-through-style", "style:text-line-through-type")
        )

    def is_hidden(self, name: str | None) -> bool:
        """True for a span that is not shown."""
        return self._property("text", name, "style:text-properties", "text:display") == "none"

    def list_of(self, paragraph_style: str | None) -> str | None:
        """Return the list style that a paragraph style brings with it, if any."""
        for style in self._chain("paragraph", paragraph_style):
            if name := style.get(q("style:list-style-name")):
                return name
        return None

    def start(self, list_style: str | None, level: int) -> int:
        """Return the first number of a list's level (counted from 1)."""
        definition = self._level(list_style, level)
        value = definition.get(q("text:start-value"), "") if definition is not None else ""
        return int(value) if re.fullmatch(r"\d{1,9}", value) else 1

    def mark(self, list_style: str | None, level: int, numbers: list[int]) -> str:
        """Return a point's mark from the numbers reached on its levels: "4.", "2.1", "-" for a bullet."""
        definition = self._level(list_style, level)
        if definition is None or definition.tag != q("text:list-level-style-number"):
            return "-"
        how_many = definition.get(q("text:display-levels"), "1")
        levels = min(int(how_many) if re.fullmatch(r"\d", how_many) else 1, len(numbers))
        parts = [
            shown(number, self._number_format(list_style, level - levels + 1 + at))
            for at, number in enumerate(numbers[len(numbers) - levels :])
        ]
        if not parts[-1]:
            return ""
        prefix, suffix = definition.get(q("style:num-prefix"), ""), definition.get(q("style:num-suffix"), "")
        return f"{prefix}{'.'.join(part for part in parts if part)}{suffix}".strip()

    def _number_format(self, list_style: str | None, level: int) -> str:
        definition = self._level(list_style, level)
        return (
            _FORMATS.get(definition.get(q("style:num-format"), ""), "decimal")
            if definition is not None
            else "none"
        )

    def _level(self, list_style: str | None, level: int) -> etree._Element | None:
        style = self._lists.get(list_style or "")
        for definition in style if style is not None else ():
            if definition.get(q("text:level")) == str(level):
                return definition
        return None

    def _paragraph(self, name: str | None, attribute: str) -> str | None:
        return self._property("paragraph", name, "style:paragraph-properties", attribute)

    def _property(self, family: str, name: str | None, group: str, attribute: str) -> str | None:
        for style in self._chain(family, name):
            properties = style.find(group, _NAMESPACES)
            if properties is not None and (value := properties.get(q(attribute))) is not None:
                return value
        return None

    def _chain(self, family: str, name: str | None) -> Iterator[etree._Element]:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(q("style:parent-style-name"))


def _points(length: str | None) -> float:
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * _POINTS[found[2]] if found and found[1] not in ("", "-", ".") else 0.0
