"""The original documents, kept for ever."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """Original document (*originalhandling*): the bytes as they came, and the text that was read from them.

    Nothing in the product changes or deletes a row; the checksum is the identity, so the same bytes
    twice are one source.
    """

    sha256 = models.CharField("kontrollsumma", max_length=64, unique=True)
    data = models.BinaryField("innehåll")
    size = models.PositiveIntegerField("storlek i byte")
    filename = models.CharField("filnamn", max_length=255)
    kind = models.CharField("slag", max_length=20, help_text="text, markdown, html, pdf, docx eller odt")
    text = models.TextField("läst text", blank=True)
    received_at = models.DateTimeField("mottagen", auto_now_add=True)

    class Meta:
        verbose_name = "originalhandling"
        verbose_name_plural = "originalhandlingar"

    def __str__(self) -> str:
        return self.filename
