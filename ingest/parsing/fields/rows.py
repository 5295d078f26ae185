"""One person's row of an attendance list, whatever its layout was; and the signs that part cells."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ingest.parsing.model import Group

Mark = Literal["present", "absent"]

SIGN = re.compile(r"[\d,;:()§\t]| {2,}")
"""A sign that no heading of a list has inside: a number, a comma, a bracket, wide blanks."""
LONGEST_ROW = 160
"""A longer row has several people, or a sentence."""


class Row(NamedTuple):
    """What stands about one person: its text, its first and last line, and what a table's mark says."""

    text: str
    first: int
    last: int
    struck: bool = False
    mark: Mark | None = None
    substitute: str | None = None
    substitute_serves: bool = True
    is_guess: bool = False
    is_deputy: bool = False
    affiliation: str | None = None
    group: Group | None = None
    party: str | None = None
    substitute_for: str | None = None
    substitute_range: str | None = None
    serves: bool | None = None
