"""What the check before publishing found, and what was masked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from archive.models import Body
from ingest.models.corrections import Correction
from ingest.models.uploads import Upload
from ingest.privacy import Kind

_KINDS = [(kind.value, kind.label) for kind in Kind]


class Mark(models.TextChoices):
    """How something in a protokoll may be shown (*skyddsmarkering*)."""

    OPEN = "open", "inte bedömd"
    APPROVED = "approved", "godkänd publicering"
    EXTERNAL = "external", "skyddad externt"
    PROTECTED = "protected", "skyddad"


class FindingQuerySet(models.QuerySet["PersonalData"]):
    def open(self) -> FindingQuerySet:
        """Those that nobody has settled: a protokoll that has one is not published."""
        return self.filter(mark=Mark.OPEN)


class PersonalData(models.Model):
    """Possible personal data in an upload (*personuppgift*), found by machine or marked by a clerk.

    `start` and `end` count characters of the source's text, or of what a clerk wrote in a `correction`, where
    `line` is 0. What stands there is never copied: `key` is its keyed hash, the same for the same data.
    """

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="personal_data")
    correction = models.ForeignKey(
        Correction, models.CASCADE, null=True, related_name="personal_data", verbose_name="rättelse"
    )
    kind = models.CharField("slag", max_length=24, choices=_KINDS)
    line = models.PositiveIntegerField("rad")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    mark = models.CharField("markering", max_length=10, choices=Mark, default=Mark.OPEN)
    reason = models.CharField("skäl", max_length=300, blank=True)
    law_section = models.CharField("lagrum", max_length=100, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av"
    )
    settled_at = models.DateTimeField("när", null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "personuppgift"
        verbose_name_plural = "personuppgifter"
        ordering = ["start", "pk"]
        indexes = [models.Index(fields=["upload", "mark"], name="personal_data_open")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, rad {self.line}"

    @property
    def is_masked(self) -> bool:
        return self.mark in (Mark.EXTERNAL, Mark.PROTECTED)

    @property
    def text(self) -> str:
        """The text that `start` and `end` count in."""
        return self.correction.text if self.correction else self.upload.source.text


class Mask(models.Model):
    """A masked thing (*maskering*), by its keyed hash: see `ingest.privacy.masks`.

    It holds for every protokoll (a number of one person), for those of one body, or for one meeting.
    """

    method = models.CharField(max_length=10)
    key = models.CharField(max_length=64)
    length = models.PositiveIntegerField()
    kind = models.CharField("slag", max_length=24, choices=_KINDS, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="masks")
    committee_key = models.CharField(max_length=300, blank=True)
    date = models.DateField("sammanträdesdag", null=True, blank=True)
    mark = models.CharField("markering", max_length=10, choices=Mark)
    reason = models.CharField("skäl", max_length=300)
    law_section = models.CharField("lagrum", max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("när")

    class Meta:
        verbose_name = "maskering"
        verbose_name_plural = "maskeringar"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "body", "committee_key", "date"], nulls_distinct=False, name="masked_once"
            )
        ]

    def __str__(self) -> str:
        return f"Maskering {self.pk}"

    def as_line(self) -> dict[str, Any]:
        """Return what the ledger outside the database keeps of it: nothing that says what was masked."""
        return {
            "method": self.method,
            "key": self.key,
            "length": self.length,
            "kind": self.kind,
            "body": self.body.name if self.body else None,
            "committee_key": self.committee_key,
            "date": self.date.isoformat() if self.date else None,
            "mark": self.mark,
            "reason": self.reason,
            "law_section": self.law_section,
            "at": self.at.isoformat(),
        }


class MaskingSecret(models.Model):
    """The key of the hashes above: one row, made with the first finding; the ledger has it too."""

    value = models.BinaryField()

    class Meta:
        verbose_name = "nyckel för maskering"
        verbose_name_plural = "nycklar för maskering"

    def __str__(self) -> str:
        return f"Nyckel {self.pk}"
