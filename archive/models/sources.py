"""The original documents, kept for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import models

_TEXTS = frozenset({"text", "markdown", "html"})


@dataclass(frozen=True, slots=True)
class Offered:
    """What a reader may download: its bytes, their SHA-256, and whether something is masked in them."""

    data: bytes
    filename: str
    sha256: str
    is_masked: bool


class Source(models.Model):
    """Original document (*originalhandling*): the bytes as they came, and the text that was read from them.

    Nothing in the product changes or deletes the bytes; the checksum is the identity, so the same bytes
    twice are one source. `text` lacks what was masked, and then the bytes are sealed: `offered` is what a
    reader gets in their place.
    """

    sha256 = models.CharField("kontrollsumma", max_length=64, unique=True)
    data = models.BinaryField("innehåll")
    size = models.PositiveIntegerField("storlek i byte")
    filename = models.CharField("filnamn", max_length=255)
    kind = models.CharField("slag", max_length=20, help_text="text, markdown, html, pdf, docx eller odt")
    text = models.TextField("läst text", blank=True)
    received_at = models.DateTimeField("mottagen", auto_now_add=True)
    masked_at = models.DateTimeField("senast maskerad", null=True, blank=True)
    mask_notes = models.JSONField(
        "maskeringar", default=list, help_text="rad, skäl och lagrum för varje maskering, för läsaren"
    )
    deleted_by = models.CharField("gallrad enligt beslut", max_length=100, blank=True)

    class Meta:
        verbose_name = "originalhandling"
        verbose_name_plural = "originalhandlingar"

    def __str__(self) -> str:
        return self.filename

    def masks_between(self, first: int | None, last: int | None) -> list[tuple[str, str]]:
        """Return (reason, section of law) of what is masked on some lines, each once; without lines, all."""
        notes = [n for n in self.mask_notes if first is None or last is None or first <= n["line"] <= last]
        return list(dict.fromkeys((note["reason"], note["law_section"]) for note in notes))

    @property
    def is_masked(self) -> bool:
        return self.masked_at is not None

    @property
    def is_text(self) -> bool:
        return self.kind in _TEXTS

    @property
    def is_withheld(self) -> bool:
        """Tell whether readers get nothing: something is masked in a file that is no text."""
        return self.is_masked and not self.is_text

    def offered(self) -> Offered | None:
        """Return the original, a masked copy of a text, or None where the file is withheld.

        The checksum of a masked original is not told: whoever has the copy could try all numbers against it.
        """
        if self.is_withheld or self.deleted_by:
            return None
        if not self.is_masked:
            return Offered(bytes(self.data), self.filename, self.sha256, is_masked=False)
        data = self.text.encode()
        stem = self.filename.rsplit(".", 1)[0]
        return Offered(data, f"{stem}-maskerad.txt", hashlib.sha256(data).hexdigest(), is_masked=True)
