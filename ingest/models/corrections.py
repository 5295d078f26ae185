"""What clerks say about an upload, beside what the machine read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models

from ingest.models.uploads import Upload


class Correction(models.Model):
    """Correction or answer by a clerk (*rättelse*): never deleted, but it can be taken back.

    `operation` and `path` say what and where, as `ingest.review.corrections` describes; `before` is what
    stood there when it was made, so that a later reading which disagrees is seen.
    """

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="corrections")
    operation = models.CharField("vad", max_length=12)
    path = models.CharField("var", max_length=250)
    before = models.JSONField("före", null=True, blank=True)
    value = models.JSONField("efter", null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrections", verbose_name="av"
    )
    at = models.DateTimeField("när", auto_now_add=True)
    undone_at = models.DateTimeField("tillbakatagen", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "rättelse"
        verbose_name_plural = "rättelser"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.operation} {self.path}"

    @property
    def text(self) -> str:
        """What the clerk wrote, a paragraph for each text of the value; "" for an answer."""
        return "" if self.operation == "answer" else "\n\n".join(texts_of(self.value))


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)
