"""What a format is."""

from __future__ import annotations

import re

from ingest.parsing.heading_forms import FORMS, Form
from ingest.parsing.record import record


@record
class Format:
    """A family of minutes: its name, the version of its rules, how its items may be numbered, its signs.

    `signs` are patterns that must all occur in the first lines, `never` one that must not; a format without
    signs is chosen by name only. In a pattern a line begins after a line break, the first one too, which is
    much faster to find than `^`.
    """

    name: str
    version: int
    forms: tuple[Form, ...] = FORMS
    signs: tuple[re.Pattern[str], ...] = ()
    never: re.Pattern[str] | None = None

    def fits(self, text: str) -> bool:
        """True where every sign of the family occurs in the text."""
        if not self.signs or (self.never is not None and self.never.search(text)):
            return False
        return all(sign.search(text) for sign in self.signs)
