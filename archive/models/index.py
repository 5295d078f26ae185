"""The search index: one row for each agenda item that a reader may find, and what ranking knows of its words.

Everything here is made from the other rows and can be made again (`manage.py reindex`). Only what is
published has a row; the words of what is withdrawn go with it.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from archive.models.items import AgendaItem


class SearchDocument(models.Model):
    """Search document (*sökpost*) of one published agenda item; what is in it says archive.search.document.

    The row is kept narrow (the vector is stored apart), for counting reads many rows and no vector. The
    labels are one text, "#c5" on one line and "#y2021" on the next: that is what is counted the quickest.
    """

    item = models.OneToOneField(AgendaItem, models.CASCADE, primary_key=True, related_name="search_document")
    day = models.DateField("sammanträdets dag")
    length = models.PositiveIntegerField("antal ord")
    labels = models.TextField("det som räknas i filtren", help_text="en etikett på varje rad")
    vector = SearchVectorField()

    class Meta:
        verbose_name = "sökpost"
        verbose_name_plural = "sökposter"
        indexes = [
            GinIndex(fields=["vector"], name="search_vector", fastupdate=False),
            models.Index(fields=["-day", "-item"], name="search_newest"),
        ]

    def __str__(self) -> str:
        return f"Sökpost {self.pk}"


class SearchWord(models.Model):
    """A lexeme of the archive (*ord*) and how many search documents it is in.

    `is_common` tells that it has been written as it stands here, in small letters. Names never are, so that
    only such words are suggested to anybody.
    """

    word = models.CharField("ord", max_length=100, primary_key=True, db_collation="C")
    documents = models.PositiveIntegerField("antal paragrafer")
    is_common = models.BooleanField("skrivs med liten bokstav", default=False)

    class Meta:
        verbose_name = "ord i arkivet"
        verbose_name_plural = "ord i arkivet"

    def __str__(self) -> str:
        return self.word


class SearchChampions(models.Model):
    """The items that a frequent lexeme weighs most in, the best first; see archive.search.statistics."""

    word = models.CharField("ord", max_length=100, primary_key=True, db_collation="C")
    items = ArrayField(models.BigIntegerField(), verbose_name="paragrafer")

    class Meta:
        verbose_name = "främsta paragrafer för ett ord"
        verbose_name_plural = "främsta paragrafer för ord"

    def __str__(self) -> str:
        return self.word


class SearchStatistics(models.Model):
    """What ranking knows of the whole archive: one row, made by `manage.py rebuild_statistics`."""

    mean_length = models.FloatField("ord i en paragraf i medeltal")
    last_item = models.BigIntegerField("den nyaste paragrafen som är med")
    made_at = models.DateTimeField("gjord", auto_now_add=True)

    class Meta:
        verbose_name = "sökstatistik"
        verbose_name_plural = "sökstatistik"

    def __str__(self) -> str:
        return f"Sökstatistik {self.made_at:%Y-%m-%d}"
