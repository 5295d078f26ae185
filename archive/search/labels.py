"""Labels: what a search document is besides its words, as lexemes that no text can have.

A label is "#", a letter and a value: "#c5" is committee 5. Labels stand in the vector beside the words, so
that words and filters are answered by the same index, and in the column `labels`, where facets count them.
"""

from __future__ import annotations

from typing import NamedTuple

from archive.models import Decision
from archive.models.items import Outcome

MARK = "#"


class Facet(NamedTuple):
    """A way to narrow a search down (*filter*): Facet("c", "organ", "Nämnd, utskott eller råd")."""

    code: str
    parameter: str
    heading: str

    def label(self, value: object) -> str:
        """Return the lexeme of a value: "#c5"."""
        return f"{MARK}{self.code}{value}"


BODY = Facet("b", "kommun", "Kommun eller region")
COMMITTEE = Facet("c", "organ", "Nämnd, utskott eller råd")
YEAR = Facet("y", "ar", "År")
OUTCOME = Facet("u", "utfall", "Utfall")
CLASS = Facet("k", "klass", "Beslutets art")
PARTY = Facet("p", "parti", "Parti som yrkat eller reserverat sig")
PERSON = Facet("f", "person", "Förtroendevald som yrkat eller reserverat sig")
OFFICER = Facet("h", "handlaggare", "Handläggare")
RESERVATION = Facet("r", "reservation", "Reservation")
DEVIATION = Facet("a", "avvek", "Avvikelse från förslaget")
FACETS = (BODY, COMMITTEE, YEAR, OUTCOME, CLASS, PARTY, PERSON, OFFICER, RESERVATION, DEVIATION)

NAMES = {
    OUTCOME: dict(Outcome.choices),
    CLASS: dict(Decision.Class.choices),
    RESERVATION: {"1": "Har reservation"},
    DEVIATION: {"1": "Avvek från förslaget"},
}
"""The values that are known beforehand, with the words that a reader sees."""

PARAGRAPH = Facet("n", "", "Paragraf")
"""The item's own number; not counted."""

CASE = Facet("=", "", "Ärende")
"""The item's own case, as "#=ks596-2020" and "#=596-2020"; not counted."""

TITLE = "t#"
DECISION = "d#"
"""What a lexeme begins with that stands in the title, or in the decision: "t#skola"."""
FIELDS = ("", TITLE, DECISION)
