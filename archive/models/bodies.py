"""Bodies (kommuner, regioner) and their committees."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from archive.models.querysets import BodyQuerySet, CommitteeQuerySet


class Body(models.Model):
    """Public body (*kommun*, *region*, *kommunalförbund*): owns its committees and its case numbers."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", "kommun"
        REGION = "region", "region"
        FEDERATION = "federation", "kommunalförbund"
        UNKNOWN = "unknown", "okänd"

    name = models.CharField("namn", max_length=200, unique=True)
    slug = models.SlugField("adress", max_length=100, unique=True)
    sort_key = models.CharField(max_length=250, editable=False, db_index=True)
    kind = models.CharField("slag", max_length=20, choices=Kind, default=Kind.UNKNOWN)
    confirmed = models.BooleanField("bekräftad av registrator", default=False)
    hidden_from_search_engines = models.BooleanField("dold för sökmotorer", default=False)
    court = models.CharField(
        "förvaltningsrätt", max_length=120, blank=True, help_text='som "Förvaltningsrätten i Karlstad"'
    )
    private_names_fade_after = models.PositiveIntegerField(
        "dagar tills privatpersoners namn inte längre ger sökträffar",
        null=True,
        blank=True,
        help_text="tomt: som för hela arkivet, 0: aldrig",
    )
    names_faded_before = models.DateField(null=True, editable=False)
    contact = models.CharField("registratorns e-postadress", max_length=200, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "kommun eller region"
        verbose_name_plural = "kommuner och regioner"
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.slug])


class Committee(models.Model):
    """Committee (*nämnd*, *utskott*, *styrelse*, *råd*) of one body."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="committees", verbose_name="kommun eller region"
    )
    name = models.CharField("namn", max_length=250)
    slug = models.SlugField("adress", max_length=120)
    sort_key = models.CharField(max_length=300, editable=False)
    predecessor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="successors", verbose_name="föregångare"
    )
    hidden_from_search_engines = models.BooleanField("dold för sökmotorer", default=False)
    boards = models.PositiveSmallIntegerField(
        "antal anslagstavlor", default=1, help_text="gemensam nämnd: en för varje kommun eller region"
    )

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "nämnd, utskott eller råd"
        verbose_name_plural = "nämnder, utskott och råd"
        ordering = ["sort_key"]
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="committee_address")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("committee", args=[self.body.slug, self.slug])


class CommitteeName(models.Model):
    """A name by which a committee is known (*benämning*): as written, or an abbreviation (KSTU)."""

    class Kind(models.TextChoices):
        WRITTEN = "written", "skrivet namn"
        ABBREVIATION = "abbreviation", "förkortning"

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="names")
    name = models.CharField("benämning", max_length=250)
    key = models.CharField(max_length=300, db_index=True, editable=False)
    kind = models.CharField("slag", max_length=20, choices=Kind, default=Kind.WRITTEN)
    confirmed = models.BooleanField("bekräftad av registrator", default=False)

    class Meta:
        verbose_name = "benämning på nämnd"
        verbose_name_plural = "benämningar på nämnder"
        constraints = [models.UniqueConstraint(fields=["committee", "key"], name="committee_name_once")]

    def __str__(self) -> str:
        return self.name
