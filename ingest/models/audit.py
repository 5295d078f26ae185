"""The audit log: who changed what, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """Entry of the audit log (*händelselogg*); only ever added to.

    Each entry carries a hash over itself and the entry before it, so that a removed or altered entry
    shows. `before` and `after` are JSON objects, never the text of somebody's case.
    """

    at = models.DateTimeField("när")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="vem"
    )
    actor = models.CharField("vem, som det skrivs", max_length=150)
    action = models.CharField("vad", max_length=60)
    subject = models.CharField("på vad", max_length=200)
    before = models.JSONField("före", null=True, blank=True)
    after = models.JSONField("efter", null=True, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
