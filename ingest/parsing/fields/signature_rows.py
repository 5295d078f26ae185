"""Names of those who sign in rows and columns: above or below a row of roles, and alone below "Justeras"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set

from ingest.parsing.fields.signers import DOTS, ORDER, Signatures, is_bare_name, role_of, signer_in
from ingest.parsing.line import COLUMNS, Line
from ingest.parsing.model import ParsedSignatory, SignatoryRole
from ingest.parsing.raw import Front
from ingest.parsing.vocabulary import LABELS, fold

_CELL = re.compile(r"(?:[^\t ]| (?! ))+")


def from_columns(front: Front, result: Signatures) -> Iterator[ParsedSignatory]:
    """A row of names above a row of roles: "Carina Fält   Rolf Bexell" over "Sekreterare   Ordförande"."""
    above: Line | None = None
    for line in front.lines:
        if not line.text:
            continue
        if above is not None and ("\t" in line.text or "  " in line.text):
            yield from _above_roles(above, line, result)
        above = line


def _above_roles(above: Line, line: Line, result: Signatures) -> Iterator[ParsedSignatory]:
    """The names of a line where the one below it is a row of as many roles."""
    cells = COLUMNS.split(line.text.strip())
    if LABELS.get(fold(cells[0])) not in ORDER or len(cells) < 2:
        return
    keys = [LABELS.get(fold(cell)) for cell in cells]
    if not all(key in ORDER for key in keys):
        return
    names = COLUMNS.split(above.text.strip())
    people = [signer_in(name, key, above) for name, key in zip(names, keys, strict=False)]  # type: ignore[arg-type]
    if len(names) == len(cells) and all(people):
        result.used.update((above.number, line.number))
        yield from (person for person in people if person)


_MADE_KNOWN = re.compile(r"\b(?:anslag|tillkänna)", re.I)
_DAY_ALONE = re.compile(r"(?:den\s)?(?:\d{1,2}\s[a-zåäö]{3,9}\s\d{4}|\d{4}-\d\d-\d\d)", re.I)
_ADJUSTED = re.compile(r"(?:protokollet\s+)?justera(?:s|t|d|des|ts)\b", re.I)


def below_adjusted(
    front: Front, chairs: Set[str], told: Collection[str], result: Signatures
) -> Iterator[ParsedSignatory]:
    """Names alone below "Justeras" or "Justerat den …", side by side or one below the other."""
    listed = {line.number for block in front.blocks for line in block.lines}
    below: list[tuple[str, Line]] = []
    is_open = False
    for line in front.lines:
        text = line.text.strip()
        cells = [cell for cell in COLUMNS.split(DOTS.sub("  ", text)) if cell]
        if _ADJUSTED.match(text) and line.number not in listed:
            below, is_open = [], True
        elif is_open and cells and all(is_bare_name(cell) for cell in cells):
            below += [(cell, line) for cell in cells]
        elif is_open and _DAY_ALONE.fullmatch(text):
            continue
        elif is_open and text and cells and (role_of(text) is None or _MADE_KNOWN.search(text)):
            is_open = False
    names = [name for name, _ in below]
    others = [name for name in names if name not in told]
    if not any(fold(name) in chairs for name in names) and len(others) == 1 < len(names):
        chairs = {fold(others[0])}
    if not _can_be_told(names, chairs):
        return
    for name, line in below:
        result.used.add(line.number)
        role: SignatoryRole = "chair" if fold(name) in chairs else "adjuster"
        yield ParsedSignatory(role, name, None, (line.number, line.number))


def from_labels_above(front: Front, chairs: Set[str], result: Signatures) -> Iterator[ParsedSignatory]:
    """Names below a row of labels: "Vid protokollet    Justeras" over "Rut Lind   Anna Ek    Bo Berg"."""
    labels: list[tuple[int, str]] = []
    named: list[tuple[int, str, Line]] = []
    for line in front.lines:
        cells = [(m.start(), m[0].strip(" :")) for m in _CELL.finditer(line.text.expandtabs())]
        keys = [LABELS.get(fold(cell)) for _, cell in cells]
        if len(cells) > 1 and all(key in {*ORDER, "adjusted"} for key in keys):
            yield from _by_column(named, labels, chairs, result)
            named = []
            labels = [(start, key) for (start, _), key in zip(cells, keys, strict=True) if key]
        elif labels and cells and not DOTS.sub("", line.text).strip(" \t"):
            continue
        elif labels and cells and all(is_bare_name(name) for _, name in cells):
            named += [(start, name, line) for start, name in cells]
        elif cells:
            yield from _by_column(named, labels, chairs, result)
            labels, named = [], []
    yield from _by_column(named, labels, chairs, result)


def _by_column(
    names: Sequence[tuple[int, str, Line]],
    labels: Sequence[tuple[int, str]],
    chairs: Set[str],
    result: Signatures,
) -> Iterator[ParsedSignatory]:
    """Each name with the label that its column has; below Justeras it is the chair's or an adjuster's."""
    found: list[tuple[str, str, Line]] = []
    for start, name, line in names:
        key = next((key for place, key in reversed(labels) if place <= start + 2), labels[0][1])
        found.append((key, name, line))
    adjusted = [name for key, name, _ in found if key == "adjusted"]
    if adjusted and not _can_be_told(adjusted, chairs):
        return
    for key, name, line in found:
        result.used.add(line.number)
        role: SignatoryRole = "chair" if fold(name) in chairs else "adjuster"
        if key in ORDER:
            role = key
        yield ParsedSignatory(role, name, None, (line.number, line.number))


def _can_be_told(names: Sequence[str], chairs: Set[str]) -> bool:
    """Whether names below Justeras are a known chair's and the adjusters', or the one adjuster's."""
    known = sum(fold(name) in chairs for name in names)
    return (known == 1 and len(names) > 1) or (known == 0 and len(names) == 1 and bool(chairs))
