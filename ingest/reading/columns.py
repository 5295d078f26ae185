"""Columns: are they read across (a label and its value) or down (two lists side by side)?

The same question for the cells of a Word table and for the columns of a PDF page. Across is the rule. Down
are lists of persons with their parties, and lists under headings of attendance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

# Headings under which a list of persons runs down, e.g. "Ledamöter" beside "Ersättare" (see also the
# vocabulary of the parser; here they only settle in which order the columns are read).
_LIST_HEADING = re.compile(
    r"(?:(?:ordinarie|beslutande|närvarande|(?:(?:ej|icke|inte) )?tjänstgörande|övriga|frånvarande) )*"
    r"(?:ledamöter|ersättare|beslutande|övriga|närvarande|frånvarande|deltagare|deltagande|tjänstemän"
    r"|tjänstepersoner|förtroendevalda|inbjudna)\s*:?",
    re.IGNORECASE,
)
# "Anna Ek (S)", "Anna-Lena af Ek (S), ordförande", "Anna Ek (KD) §§ 4–6"
# but not "Tjänstgör för Bo Al (M)"
_PERSON_WITH_PARTY = re.compile(
    r"(?!Ersätt|Tjänstg|Tj?g |Tj |För )(?:(?:von|van|af|de|di|da|du|el|al|der|den|ter|zu) ){0,2}"
    r"[A-ZÅÄÖÉ][\w.’'-]+(?:,? (?:[a-zåäö]{1,4} )?[A-ZÅÄÖÉ][\w.’'-]*){1,4}"
    r",? ?\([A-Za-zÅÄÖåäö]{1,5}\)"
)
# What may follow the party in a list: a title, paragraphs, for whom; in prose a verb follows.
_AFTER_PARTY = re.compile(
    r"\s*(?:$|,|§|\(|(?:ersätt|tjänstg|tjg|för |t\.?o\.?m|fr\.?o\.?m|ej |del |via ))", re.I
)


def reads_down(columns: Sequence[Sequence[str]]) -> bool:
    """True where columns of equal height (blank cells are "") are lists to read one after the other.

    >>> reads_down([["Ledamöter", "Ann Ek (S)", "Bo Al (M)"], ["Ersättare", "Cia Ask (C)", ""]])
    True
    >>> reads_down([["Ann Ek", "Bo Al"], ["Planerare", "Kanslichef"]])
    False
    """
    if len(columns) < 2 or any(_has_inner_blank(column) for column in columns):
        return False
    filled = [[cell for cell in column if cell.strip()] for column in columns]
    if all(cells and is_list_heading(cells[0]) for cells in filled):
        return all(_are_names(cells[1:]) for cells in filled)
    return all(len(cells) >= 2 and _share_of_persons(cells) > 0.6 for cells in filled)


def is_list_heading(text: str) -> bool:
    """True for a heading over a list of persons: "Ledamöter", "Ej tjänstgörande ersättare:"."""
    return _LIST_HEADING.fullmatch(text.strip()) is not None


def is_entry(text: str) -> bool:
    """True for a whole line of a list: a person, a party, and a title or remark if any.

    >>> is_entry("Anna Ek (S), ordförande"), is_entry("Anna Ek (S) anmäler jäv.")
    (True, False)
    """
    found = _PERSON_WITH_PARTY.match(text.strip())
    return found is not None and _AFTER_PARTY.match(text.strip(), found.end()) is not None


def is_person(text: str) -> bool:
    """True for a line that begins with a person and a party: "Anna Ek (S), ordförande"."""
    return _PERSON_WITH_PARTY.match(text.strip()) is not None


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return one row of a table as lines: its cells parted by tabs, a cell of several lines below its label.

    >>> row_lines([["Beslutande"], ["Ann Ek (S)", "Bo Al (M)"]])
    ['Beslutande\\tAnn Ek (S)', 'Bo Al (M)']
    """
    filled = [cell for cell in cells if any(line.strip() for line in cell)]
    if not filled:
        return []
    if len(filled) == 1:
        return list(filled[0])
    if all(len(cell) <= 1 for cell in cells):
        return ["\t".join(cell[0] if cell else "" for cell in cells).rstrip()]
    label = filled[0][0] if len(filled[0]) == 1 else ""
    values = filled[1:] if label else filled
    lines = _value_lines(values)
    return [f"{label}\t{lines[0]}", *lines[1:]] if label else lines


def table_lines(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Return a table as lines, read down where its columns are lists of persons, else row by row."""
    width = max((len(row) for row in rows), default=0)
    if width >= 2 and all(len(cell) <= 1 for row in rows for cell in row):
        columns = [[row[i][0] if i < len(row) and row[i] else "" for row in rows] for i in range(width)]
        columns = [column for column in columns if any(cell.strip() for cell in column)]
        if reads_down(columns):
            return [cell for column in columns for cell in column if cell.strip()]
    return [line for row in rows for line in row_lines(row)]


def _value_lines(values: Sequence[Sequence[str]]) -> list[str]:
    """Return cells of several lines: lists one after the other, else line beside line."""
    height = max(len(cell) for cell in values)
    if len(values) == 1:
        return list(values[0])
    if reads_down([[*cell, *[""] * (height - len(cell))] for cell in values]):
        return [line for cell in values for line in cell]
    if len({len(cell) for cell in values}) > 1 and all(len(cell) > 1 for cell in values):
        return [line for cell in values for line in cell]
    return ["\t".join(parts).strip("\t") for parts in zip_longest(*values, fillvalue="")]


def _has_inner_blank(column: Sequence[str]) -> bool:
    """A gap between two filled cells says that the row counts: who stands in for whom, for instance."""
    filled = [bool(cell.strip()) for cell in column]
    while filled and not filled[-1]:
        filled.pop()
    return False in filled


def _share_of_persons(cells: Sequence[str]) -> float:
    return sum(1 for cell in cells if is_person(cell)) / len(cells)


def _are_names(cells: Sequence[str]) -> bool:
    """True for cells of two words and more, on average: marks such as "X" are none."""
    return sum(len(cell.split()) for cell in cells) >= 2 * len(cells)
