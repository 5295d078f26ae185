"""The families of minutes: each a data object, the general one first.

The general format reads everything. A format only narrows it: which ways of numbering items can occur, and
by which words the family is told. A new family is one file here, its name in `FORMATS`, and a specimen pair
in `tests/minutes/<family>/`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsing.formats.called import CALLED_ITEMS
from ingest.parsing.formats.council import COUNCIL
from ingest.parsing.formats.format import Format
from ingest.parsing.formats.general import GENERAL
from ingest.parsing.formats.orebro import OREBRO
from ingest.parsing.line import Line

FORMATS: tuple[Format, ...] = (OREBRO, COUNCIL, CALLED_ITEMS)

_FIRST_LINES = 400

__all__ = ["CALLED_ITEMS", "COUNCIL", "FORMATS", "GENERAL", "OREBRO", "Format", "choose_format"]


def choose_format(lines: Sequence[Line], formats: Sequence[Format] = FORMATS) -> Format:
    """Return the one format whose signs all occur in the lines; the general one where none or several do."""
    text = "\n".join(["", *[line.text for line in lines[:_FIRST_LINES]], ""])
    fitting = [form for form in formats if form.fits(text)]
    return fitting[0] if len(fitting) == 1 else GENERAL
