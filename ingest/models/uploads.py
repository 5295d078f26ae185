"""Uploads: what somebody handed in, how it was understood, and what became of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from archive.models import Body, Meeting, MeetingVersion, Source
from ingest.parsing.model import ParsedMeeting
from ingest.review.corrections import Applied, Change, apply_changes


class UploadQuerySet(models.QuerySet["Upload"]):
    def light(self) -> UploadQuerySet:
        """Without the bytes and texts, for lists."""
        return self.defer("source__data", "source__text").select_related("source", "body", "uploaded_by")


class Upload(models.Model):
    """Upload (*inlämnat protokoll*): a source, its reading by the parser, and its way to publication.

    The product never deletes one. `reading` is the parser's own result with its lines; what a clerk
    corrected stands beside it and never in it.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "väntar på tolkning"
        DRAFT = "draft", "utkast"
        REVIEWED = "reviewed", "granskad"
        PUBLISHED = "published", "publicerad"
        WITHDRAWN = "withdrawn", "avpublicerad"
        SUPERSEDED = "superseded", "ersatt av ny version"
        REFUSED = "refused", "kunde inte tas in"

    # Why the machine could not cope with a file that may be well: worth another try, with a newer parser too.
    PUT_ASIDE = frozenset({"internal_error", "parsing_timeout", "parsing_memory"})

    source = models.OneToOneField(Source, models.PROTECT, related_name="upload", verbose_name="original")
    filename = models.CharField("filnamn", max_length=255)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="uppladdat av"
    )
    uploaded_at = models.DateTimeField("uppladdat", auto_now_add=True)
    state = models.CharField("läge", max_length=12, choices=State, default=State.QUEUED, db_index=True)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="uploads",
        verbose_name="kommun eller region",
    )
    body_is_guess = models.BooleanField("kommunen är gissad ur texten", default=False)
    reading = models.JSONField("tolkning", null=True, blank=True)
    parser_version = models.CharField("tolkens version", max_length=60, blank=True)
    error_code = models.CharField("felkod", max_length=40, blank=True)
    error_message = models.TextField("fel", blank=True)
    notes = models.JSONField("anmärkningar från inläsningen", default=list)
    attempts = models.PositiveSmallIntegerField("försök att tolka", default=0)
    # What lists and searches at the desk need of the corrected reading; `ingest.review.summary` keeps it.
    committee_name = models.CharField("nämnd", max_length=250, blank=True)
    meeting_date = models.DateField("sammanträdesdag", null=True, blank=True)
    item_count = models.PositiveIntegerField("paragrafer", default=0)
    open_questions = models.PositiveIntegerField("obesvarade frågor", default=0)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="uploads", verbose_name="sammanträde"
    )
    version = models.OneToOneField(
        MeetingVersion, models.PROTECT, null=True, blank=True, related_name="upload", verbose_name="version"
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "uppladdning"
        verbose_name_plural = "uppladdningar"
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.filename

    def applied(self) -> Applied | None:
        """Return the machine's reading with the clerks' corrections in it, or None where it read nothing."""
        if self.reading is None:
            return None
        rows = self.corrections.filter(undone_at=None)
        changes = [
            Change(row.operation, row.path, row.before, row.value, row.pk, row.by.get_username(), row.at)
            for row in rows.select_related("by")
        ]
        return apply_changes(self.reading, changes)

    def parsed(self) -> ParsedMeeting | None:
        """Return what is to be published, corrections and all, or None where the file could not be read."""
        applied = self.applied()
        return ParsedMeeting.from_dict(applied.reading) if applied else None

    @property
    def is_put_aside(self) -> bool:
        """True where the machine could not cope with the file, which may be well."""
        return self.state == self.State.REFUSED and self.error_code in self.PUT_ASIDE

    @property
    def warnings(self) -> list[dict[str, Any]]:
        """What the parser could not place or found inconsistent, as `{code, message, line}`."""
        return list(self.reading["warnings"]) if self.reading else []
