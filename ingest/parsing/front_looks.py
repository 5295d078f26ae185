"""What a line of the front page can be, told once from its words alone: most are neither label nor heading.

What it then is, by what stands above and below it, is for `front` and its rooms. The same labels, headings
and names stand on the front pages of all minutes of a board, so what was told of one is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.prose import opens_prose
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.tables import is_header, is_table_head
from ingest.parsing.labels import (
    COUNCILLORS,
    FIRST_OF_LABELS,
    FIRST_OF_LISTS,
    LISTS,
    SENT_BY,
    capital,
    first_word,
    may_begin_label,
    split_cells,
)
from ingest.parsing.memory import remembered
from ingest.parsing.record import record
from ingest.parsing.signing import is_signed_digitally, names_adjuster, unglued
from ingest.parsing.vocabulary import LABELS, SECTIONS, fold, small

_LONGEST_SIGNATURE = 120
_OF_SERVICES = ("digital", "elektronisk", "bankid", "e-legitimation")
_DIGIT = re.compile(r"\d")
_LABEL_END = re.compile(r":|\t|  ")
_RANGE_ALONE = re.compile(r"(?:\w{1,6}\s)?§§?\s*\d+\s*[-–—]\s*\d+\.?")
_ITEM_KINDS = {"decision", "proposal", "background"}


@record
class Look:
    """What a line can be; `cells` are its columns, and nobody changes them.

    A plain one belongs to what is open, whatever stands around it. Else `signed` is "digital" or "adjusted"
    where it tells of that; the others say that it ends in the role of an adjuster, names the chair before a
    colon ("Ordförande: Bo Al"), can head a list, heads a section of an item, begins an address.
    """

    text: str
    cells: list[str]
    is_plain: bool
    signed: str | None
    names_adjuster: bool
    names_chair: bool
    may_head_list: bool
    heads_section: bool
    is_address: bool


@remembered
def look_at(text: str) -> Look:
    """Return what a line without blanks at its ends can be: "Bo Al (M)" is plain, "Plats: Torget" not."""
    text = unglued(text)
    cells = split_cells(text)
    if len(cells) > 1:
        cells = [c for c in cells if c] or [text]
    low = small(text)
    word = first_word(fold(cells[0]))
    is_broken = cells[0].endswith("-")
    begins_label = is_broken or word in FIRST_OF_LABELS or ":" in word
    signed = _signed(text, low)
    adjusts = "juster" in low and names_adjuster(text)
    may_head_list = is_broken or word in FIRST_OF_LISTS or _may_head_list(text, cells, low)
    heads_section = SECTIONS.get(fold(text)) in _ITEM_KINDS
    opens = begins_label or signed or adjusts or may_head_list or heads_section or _is_labelled(cells)
    return Look(
        text,
        cells,
        not opens,
        signed,
        adjusts,
        begins_label and ":" in text and _names_chair(text),
        may_head_list,
        heads_section,
        begins_label and LABELS.get(fold(_LABEL_END.split(text, maxsplit=1)[0])) == "address",
    )


def is_range_alone(cell: str) -> bool:
    """Say whether a cell is a range of paragraphs without its label: "Ks §§ 12–15"."""
    return "§" in cell and _RANGE_ALONE.fullmatch(cell) is not None


def _signed(text: str, low: str) -> str | None:
    """What a line that tells of signing by a service says: that it was so, or when ("adjusted")."""
    if not has_any(_OF_SERVICES, low) or len(text) >= _LONGEST_SIGNATURE or not is_signed_digitally(text):
        return None
    return "digital" if not _DIGIT.search(text) else "adjusted" if text[-1] == "." else None


def _names_chair(text: str) -> bool:
    label, _, value = text.partition(":")
    return LABELS.get(fold(label)) == "chair" and bool(value.strip())


def _is_labelled(cells: Sequence[str]) -> bool:
    """Whether a cell is a range, or one behind the first may begin with a label."""
    if is_range_alone(cells[0]):
        return True
    return len(cells) > 1 and any(is_range_alone(cell) or may_begin_label(cell) for cell in cells[1:])


def _may_head_list(text: str, cells: Sequence[str], low: str) -> bool:
    """Whether the heading of a list, or of a table of people, can begin on a line whose first word is not
    that of a usual one."""
    if low.startswith(LISTS) or read_list_heading(cells[0]):
        return True
    if "(" not in text and (is_header(text) or (len(cells) > 1 and is_table_head(text))):
        return True
    if len(cells) == 1 and ("ledamöter" in low or opens_prose(text)):
        return True
    colon = text.find(":")
    if colon < 0:
        return False
    label = text[:colon]
    is_heading = read_list_heading(capital(label.strip())) is not None or fold(label) in COUNCILLORS
    return is_heading or SENT_BY.match(text) is not None
