"""The models of the write side; import them from here."""

from ingest.models.audit import AuditEntry
from ingest.models.corrections import Correction
from ingest.models.deliveries import DeliveredFile, Delivery
from ingest.models.people import NamesApart, PersonMerge, PersonSplit, PersonSuggestion
from ingest.models.privacy import Mark, Mask, MaskingSecret, PersonalData
from ingest.models.roles import ApiToken, FailedLogin, Role, SecondFactor
from ingest.models.uploads import Upload

__all__ = [
    "ApiToken",
    "AuditEntry",
    "Correction",
    "DeliveredFile",
    "Delivery",
    "FailedLogin",
    "Mark",
    "Mask",
    "MaskingSecret",
    "NamesApart",
    "PersonMerge",
    "PersonSplit",
    "PersonSuggestion",
    "PersonalData",
    "Role",
    "SecondFactor",
    "Upload",
]
