"""What was handed in together, and what became of each file."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ingest.models.uploads import Upload


class Delivery(models.Model):
    """Files handed in at one time (*inlämning*)."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="deliveries")
    at = models.DateTimeField("inlämnad", auto_now_add=True)

    class Meta:
        verbose_name = "inlämning"
        verbose_name_plural = "inlämningar"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at}"


class DeliveredFile(models.Model):
    """One file of a delivery (*inlämnad fil*): its upload, or why it has none.

    `was_known` tells that the same bytes had been handed in before.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    filename = models.CharField("filnamn", max_length=255)
    upload = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="deliveries")
    was_known = models.BooleanField("fanns redan", default=False)
    error_message = models.TextField("fel", blank=True)

    class Meta:
        verbose_name = "inlämnad fil"
        verbose_name_plural = "inlämnade filer"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.filename
