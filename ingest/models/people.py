"""Who is who, as clerks settled it: two people who are one, and two of one name who are two."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from archive.models import Committee, Meeting, Person
from ingest.models.corrections import Correction


class PersonSuggestionQuerySet(models.QuerySet["PersonSuggestion"]):
    def waiting(self) -> PersonSuggestionQuerySet:
        """Those that can be answered: nobody has said anything yet, and both people have a page."""
        open_ones = self.filter(state=PersonSuggestion.State.OPEN)
        return open_ones.filter(first__merged_into=None, second__merged_into=None)


class PersonSuggestion(models.Model):
    """Suggestion of one person (*förslag om samma person*): never acted on before a clerk says so."""

    class State(models.TextChoices):
        OPEN = "open", "väntar"
        ACCEPTED = "accepted", "samma person"
        DECLINED = "declined", "olika personer"

    first = models.ForeignKey(Person, models.CASCADE, related_name="suggestions_first")
    second = models.ForeignKey(Person, models.CASCADE, related_name="suggestions_second")
    evidence = models.TextField("skäl")
    state = models.CharField("läge", max_length=10, choices=State, default=State.OPEN)
    decided_by = models.CharField("avgjort av", max_length=150, blank=True)
    decided_at = models.DateTimeField("avgjort", null=True, blank=True)

    objects = PersonSuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "förslag om samma person"
        verbose_name_plural = "förslag om samma person"
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="suggested_once")]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}?"


class NamesApart(models.Model):
    """Two names of two people (*olika personer*), as a clerk answered, until that is taken back.

    Both are kept as `archive.sorting.name_key` folds them.
    """

    correction = models.OneToOneField(Correction, models.PROTECT, related_name="names_apart")
    written = models.CharField("namn i texten", max_length=250)
    listed = models.CharField("namn i närvarolistan", max_length=250)

    class Meta:
        verbose_name = "namn på olika personer"
        verbose_name_plural = "namn på olika personer"

    def __str__(self) -> str:
        return f"{self.written} ≠ {self.listed}"


class PersonMerge(models.Model):
    """Merge of two people (*sammanslagning*): both names and addresses stay, and it can be undone.

    `carried` lists people who had been merged into `merged` before, and came along.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merges_away")
    carried = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="person_merges")
    at = models.DateTimeField("när", auto_now_add=True)
    undone_at = models.DateTimeField("ångrad", null=True, blank=True)

    class Meta:
        verbose_name = "sammanslagning"
        verbose_name_plural = "sammanslagningar"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"


class PersonSplitQuerySet(models.QuerySet["PersonSplit"]):
    def in_force(self) -> PersonSplitQuerySet:
        """What clerks said and have not taken back."""
        return self.filter(undone_at=None)

    def of(self, person: Person) -> PersonSplitQuerySet:
        """What tells a person apart from somebody, on either side."""
        return self.filter(models.Q(first=person) | models.Q(second=person))


class PersonSplit(models.Model):
    """Two people of one name told apart (*två personer med samma namn*): which meetings are the second's.

    Either all from a day on, in one committee or (None) in the whole body, or the chosen ones. What holds is
    asked in the order in which it was said (`ingest.people.boundaries`). `carried` lists people who were
    merged into `first` by then: their names are under the boundary too. `made_second` tells whether the
    second person has a page because of this, or had one before.
    """

    first = models.ForeignKey(Person, models.PROTECT, related_name="splits_first")
    second = models.ForeignKey(Person, models.PROTECT, related_name="splits_second")
    made_second = models.BooleanField(default=True)
    from_date = models.DateField("från och med", null=True, blank=True)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="person_splits", verbose_name="nämnd"
    )
    meetings = models.ManyToManyField(
        Meeting, blank=True, related_name="person_splits", verbose_name="sammanträden"
    )
    carried = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="person_splits")
    at = models.DateTimeField("när", auto_now_add=True)
    undone_at = models.DateTimeField("ångrad", null=True, blank=True)

    objects = PersonSplitQuerySet.as_manager()

    class Meta:
        verbose_name = "två personer med samma namn"
        verbose_name_plural = "två personer med samma namn"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
