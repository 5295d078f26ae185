"""Personal data in minutes: text in, findings out. Standard library, itself and what minutes are only.

What is found is a question to a clerk and no verdict; what is not found may still be there.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.privacy.accounts import find_accounts
from ingest.privacy.contact import find_emails, find_phones
from ingest.privacy.finding import Finding, Kind
from ingest.privacy.names import private_names
from ingest.privacy.numbers import find_numbers
from ingest.privacy.places import find_addresses, find_properties
from ingest.privacy.sensitive import find_sensitive
from ingest.privacy.spans import without_overlaps

__all__ = ["Finding", "Kind", "find_personal_data"]


def find_personal_data(text: str, known_names: Iterable[str] = ()) -> list[Finding]:
    """Return what may be personal data in a text, in its order.

    `known_names` are the politicians and officers of the minutes: what is said of them in their office is no
    finding. "Stina Ek (850709-9805) söker bidrag." gives one finding of the kind PERSONAL_NUMBER.
    """
    known = frozenset(known_names)
    names = sorted(private_names(text, known))
    spans = without_overlaps(
        (
            *find_numbers(text),
            *find_accounts(text),
            *find_emails(text, known),
            *find_phones(text),
            *find_addresses(text, names),
            *find_properties(text, names),
        )
    )
    # A sentence about somebody's health may hold a number too: both are questions of their own.
    spans += without_overlaps(find_sensitive(text, names))
    found: list[Finding] = []
    line, counted = 1, 0
    for start, end, kind in sorted(spans):
        line += text.count("\n", counted, start)
        counted = start
        found.append(Finding(kind, start, end, line, text[start:end]))
    return found
