"""Announcements on the notice board, and the log of what was taken down."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from archive.models.bodies import Body
from archive.models.meetings import Meeting
from archive.models.querysets import NoticeQuerySet


class Notice(models.Model):
    """Announcement (*anslag*) that a protokoll, or some paragrafer of it, is adjusted.

    Kommunallagen (2017:725) 8 kap. 9–12 §§. `paragraphs` None means the whole protokoll but what was adjusted
    at once, which has a notice of its own. A joint board has one for each member (`board`).
    """

    class Origin(models.TextChoices):
        MINUTES = "minutes", "ur protokollet"
        CLERK = "clerk", "av registrator"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notices", verbose_name="sammanträde")
    paragraphs = ArrayField(models.PositiveIntegerField(), null=True, blank=True, verbose_name="paragrafer")
    adjusted_on = models.DateField("justerat", null=True, blank=True)
    up = models.DateField("anslaget", null=True, blank=True)
    down = models.DateField("tas ned", null=True, blank=True)
    kept_at = models.CharField("förvaringsplats", max_length=200, blank=True)
    board = models.CharField("anslagstavla", max_length=200, blank=True, help_text="vid gemensam nämnd: vems")
    origin = models.CharField("uppgiften kommer", max_length=10, choices=Origin, default=Origin.MINUTES)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "anslag"
        verbose_name_plural = "anslag"
        ordering = ["-up", "pk"]
        indexes = [models.Index(fields=["-up"], name="notice_newest")]

    def __str__(self) -> str:
        return f"Anslag {self.up}"

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.pk])


class Removal(models.Model):
    """Something that was taken down (*borttagning*), for the public log: what and why, never its content."""

    class Kind(models.TextChoices):
        PERSONAL_DATA = "personal_data", "personuppgifter"
        SECRECY = "secrecy", "sekretess"
        ERROR = "error", "felaktigt publicerat"
        COPYRIGHT = "copyright", "upphovsrätt"
        OTHER = "other", "annat skäl"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="removals", verbose_name="sammanträde")
    label = models.CharField(
        "beteckning", max_length=60, blank=True, help_text="paragraf; tomt: hela protokollet"
    )
    kind = models.CharField("slag av skäl", max_length=20, choices=Kind)
    at = models.DateTimeField("borttaget", auto_now_add=True)
    restored_at = models.DateTimeField("publicerat igen", null=True, blank=True)

    class Meta:
        verbose_name = "borttagning"
        verbose_name_plural = "borttagningar"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.label or 'Protokoll'} {self.at:%Y-%m-%d}"


class Request(models.Model):
    """What somebody wants corrected or removed (*begäran*); no account, no cookie, no address is kept.

    `number` is what they get, to ask about it later. `body` is whose page it is about, and whose clerks
    answer; None where the page tells of no single one.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", "rättelse"
        REMOVAL = "removal", "borttagning"

    class State(models.TextChoices):
        OPEN = "open", "väntar"
        DONE = "done", "åtgärdad"
        DECLINED = "declined", "avslagen"

    number = models.CharField("nummer", max_length=20, unique=True)
    address = models.CharField("sida", max_length=500)
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name="kommun eller region",
    )
    kind = models.CharField("önskar", max_length=12, choices=Kind)
    text = models.TextField("vad och varför", max_length=4000)
    contact = models.CharField("kontakt", max_length=200, blank=True)
    at = models.DateTimeField("inkommen", auto_now_add=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField("svar", blank=True, max_length=2000)
    answered_at = models.DateTimeField("besvarad", null=True, blank=True)

    class Meta:
        verbose_name = "begäran"
        verbose_name_plural = "begäranden"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["state", "at"], name="request_queue")]

    def __str__(self) -> str:
        return self.number
