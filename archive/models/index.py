"""The search index: one row for each agenda item that a reader may find."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from archive.models.items import AgendaItem


class SearchDocument(models.Model):
    """Search document (*sökpost*) of one agenda item."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, primary_key=True, related_name="search_document")
    vector = SearchVectorField()

    class Meta:
        verbose_name = "sökpost"
        verbose_name_plural = "sökposter"
        indexes = [GinIndex(fields=["vector"], name="search_vector")]

    def __str__(self) -> str:
        return f"Sökpost {self.pk}"
