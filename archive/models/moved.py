"""Addresses that something has left."""

from __future__ import annotations

from django.db import models


class MovedAddress(models.Model):
    """Old address (*gammal adress*) of something that moved; all below it moved along.

    Both are paths: "/protokoll/ekeby-kommun/kommunstyrelsen/2024-01-30/".
    """

    old = models.CharField("gammal adress", max_length=500, unique=True)
    new = models.CharField("ny adress", max_length=500)
    at = models.DateTimeField("när", auto_now_add=True)

    class Meta:
        verbose_name = "gammal adress"
        verbose_name_plural = "gamla adresser"

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
