"""The models of the write side; import them from here."""

from ingest.models.audit import AuditEntry
from ingest.models.people import PersonSuggestion
from ingest.models.uploads import Upload

__all__ = ["AuditEntry", "PersonSuggestion", "Upload"]
