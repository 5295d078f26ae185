"""What a Word document's styles say of a paragraph or run: heading, list, spacing, struck out, hidden.

A property is looked for on the paragraph or run itself, then along its styles (w:basedOn), then in the
document's defaults (ECMA-376, part 1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

_HEADING_NAME = re.compile(r"(?:heading|rubrik) ?([1-6])", re.IGNORECASE)
_MAX_CHAIN = 20
_OFF = frozenset({"0", "false", "off", "none"})


class Styles:
    """The styles of one document (styles.xml)."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._defaults: etree._Element | None = None
        for style in root.findall(qn("w:style")) if root is not None else ():
            identifier = style.get(qn("w:styleId"), "")
            self._styles[identifier] = style
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                self._default = identifier
        if root is not None:
            self._defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")

    def style_id(self, paragraph: etree._Element) -> str | None:
        """Return the id of the paragraph's style, else that of the default style."""
        element = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return element.get(qn("w:val")) if element is not None else self._default

    def heading_level(self, paragraph: etree._Element) -> int:
        """Return 1 to 6 for a heading ("heading 2", or an outline level), 0 for none."""
        for properties in self._paragraph_properties(paragraph):
            if (outline := properties.find(qn("w:outlineLvl"))) is not None:
                level = outline.get(qn("w:val"), "9")
                return int(level) + 1 if level in ("0", "1", "2", "3", "4", "5") else 0
        for style in self._chain(self.style_id(paragraph)):
            name = style.find(qn("w:name"))
            value = name.get(qn("w:val"), "") if name is not None else ""
            if value.lower() == "title":
                return 1
            if found := _HEADING_NAME.fullmatch(value):
                return int(found[1])
        return 0

    def numbering(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list's id and the level from 0, or None; the level may stand apart from the list."""
        number: str | None = None
        level: int | None = None
        for properties in self._paragraph_properties(paragraph):
            element = properties.find(qn("w:numPr"))
            if element is None:
                continue
            identifier, depth = element.find(qn("w:numId")), element.find(qn("w:ilvl"))
            if number is None and identifier is not None:
                number = identifier.get(qn("w:val"))
            if level is None and depth is not None:
                level = _whole(depth.get(qn("w:val")))
        return (number, level or 0) if number not in (None, "0") and number else None

    def spacing(self, paragraph: etree._Element) -> tuple[int, int]:
        """Return the space before and after in twentieths of a point, e.g. `(0, 160)` for Word's Normal."""
        return self._space(paragraph, "before"), self._space(paragraph, "after")

    def ignores_space_between_same(self, paragraph: etree._Element) -> bool:
        """True where no space is shown between paragraphs of the same style (w:contextualSpacing)."""
        for properties in self._paragraph_properties(paragraph):
            if (element := properties.find(qn("w:contextualSpacing"))) is not None:
                return is_on(element)
        return False

    def run_has(self, run: etree._Element, *tags: str) -> bool:
        """True where the run, or its character style, has one of the toggles, e.g. "w:strike"."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return False
        style = properties.find(qn("w:rStyle"))
        chain = self._chain(style.get(qn("w:val"))) if style is not None else iter(())
        sources = [properties, *(found for s in chain if (found := s.find(qn("w:rPr"))) is not None)]
        for tag in tags:
            toggle = next((found for s in sources if (found := s.find(qn(tag))) is not None), None)
            if toggle is not None and is_on(toggle):
                return True
        return False

    def _space(self, paragraph: etree._Element, side: str) -> int:
        for properties in self._paragraph_properties(paragraph):
            element = properties.find(qn("w:spacing"))
            if element is None:
                continue
            if element.get(qn(f"w:{side}Autospacing")) in ("1", "true", "on"):
                return 280
            if (value := element.get(qn(f"w:{side}"))) is not None:
                return _whole(value)
        return 0

    def _paragraph_properties(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield the paragraph's own properties, then those of its styles, then the defaults."""
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        for style in self._chain(self.style_id(paragraph)):
            if (properties := style.find(qn("w:pPr"))) is not None:
                yield properties
        if self._defaults is not None:
            yield self._defaults

    def _chain(self, identifier: str | None) -> Iterator[etree._Element]:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(identifier) if identifier else None
            if style is None:
                return
            yield style
            base = style.find(qn("w:basedOn"))
            identifier = base.get(qn("w:val")) if base is not None else None


def is_on(toggle: etree._Element) -> bool:
    """True for `<w:strike/>` and `<w:strike w:val="true"/>`, false for `<w:strike w:val="0"/>`."""
    return toggle.get(qn("w:val"), "true") not in _OFF


def _whole(value: str | None) -> int:
    return int(float(value)) if value and re.fullmatch(r"-?\d{1,7}(?:\.\d+)?", value) else 0
