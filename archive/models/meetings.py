"""Meetings, who was there, and the versions of their minutes."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from archive.models.bodies import Committee
from archive.models.people import Person
from archive.models.querysets import MeetingQuerySet
from archive.models.sources import Source


class Meeting(models.Model):
    """Meeting (*sammanträde*) with published minutes. What is not published yet has no row here."""

    class State(models.TextChoices):
        PUBLISHED = "published", "publicerad"
        WITHDRAWN = "withdrawn", "avpublicerad"

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings", verbose_name="nämnd")
    date = models.DateField("datum")
    sequence = models.PositiveSmallIntegerField("ordning samma dag", default=1)
    slug = models.SlugField("adress", max_length=20)
    state = models.CharField("läge", max_length=12, choices=State, default=State.PUBLISHED)
    start_time = models.TimeField("börjar", null=True, blank=True)
    end_time = models.TimeField("slutar", null=True, blank=True)
    place = models.TextField("plats", blank=True)
    first_paragraph = models.PositiveIntegerField("första paragraf", null=True, blank=True)
    last_paragraph = models.PositiveIntegerField("sista paragraf", null=True, blank=True)
    adjusted_on = models.DateField("justerat", null=True, blank=True)
    digitally_signed = models.BooleanField("digitalt justerat", default=False)
    body_is_guess = models.BooleanField("kommunen är gissad ur texten", default=False)
    published_at = models.DateTimeField("publicerat")
    withdrawn_at = models.DateTimeField("avpublicerat", null=True, blank=True)
    withdrawal_reason = models.CharField("skäl till avpublicering", max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "sammanträde"
        verbose_name_plural = "sammanträden"
        ordering = ["-date", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "date", "sequence"], name="meeting_address"),
        ]
        indexes = [models.Index(fields=["-date", "-id"], name="meeting_newest")]

    def __str__(self) -> str:
        return f"{self.committee} {self.date}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.committee.body.slug, self.committee.slug, self.slug])

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class MeetingVersion(models.Model):
    """A published version of a meeting's minutes (*protokollsversion*); older ones stay readable."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("version")
    source = models.ForeignKey(Source, models.PROTECT, related_name="versions", verbose_name="original")
    parsed = models.JSONField("tolkning", help_text="tolkningen som den publicerades, med radnummer")
    parser_version = models.CharField("tolkens version", max_length=60)
    published_at = models.DateTimeField("publicerad", auto_now_add=True)
    superseded_at = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "protokollsversion"
        verbose_name_plural = "protokollsversioner"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(superseded_at=None), name="one_current_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} version {self.number}"


class Attendance(models.Model):
    """One line of the attendance list (*närvaro*), as written, with the person it means."""

    class Group(models.TextChoices):
        MEMBER = "member", "ledamot"
        SERVING_SUBSTITUTE = "serving_substitute", "tjänstgörande ersättare"
        SUBSTITUTE = "substitute", "ersättare"
        OTHER = "other", "övrig"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="attendance")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)
    affiliation = models.CharField("företräder", max_length=250, blank=True)
    title = models.CharField("titel", max_length=250, blank=True)
    group = models.CharField("grupp", max_length=20, choices=Group)
    present = models.BooleanField("närvarande", default=True)
    paragraphs = ArrayField(models.PositiveIntegerField(), null=True, blank=True, verbose_name="paragrafer")
    partial = models.BooleanField("del av mötet", default=False)

    class Meta:
        verbose_name = "närvaro"
        verbose_name_plural = "närvaro"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    def covers(self, number: int) -> bool:
        """Tell whether the minutes say that this line holds for paragraf `number`."""
        return self.present and (self.paragraphs is None or number in self.paragraphs)


class Replacement(models.Model):
    """Whom a serving substitute stands in for (*ersätter*), and for which paragrafer (None = all)."""

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="replaces")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="replaced")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)
    paragraphs = ArrayField(models.PositiveIntegerField(), null=True, blank=True, verbose_name="paragrafer")

    class Meta:
        verbose_name = "ersättning"
        verbose_name_plural = "ersättningar"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Signatory(models.Model):
    """Who signed the minutes (*justering*)."""

    class Role(models.TextChoices):
        SECRETARY = "secretary", "sekreterare"
        CHAIR = "chair", "ordförande"
        ADJUSTER = "adjuster", "justerare"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signatories")
    position = models.PositiveSmallIntegerField()
    role = models.CharField("roll", max_length=12, choices=Role)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="signed")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)

    class Meta:
        verbose_name = "underskrift"
        verbose_name_plural = "underskrifter"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name
