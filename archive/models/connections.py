"""What leads from one item to another: references, and assignments with their reports."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from archive.models.bodies import Committee
from archive.models.decisions import DecisionPoint
from archive.models.items import AgendaItem
from archive.models.querysets import AssignmentQuerySet


class Reference(models.Model):
    """What the item's text points at (*hänvisning*): a case by number, or a paragraf of a meeting.

    Only what is written is stored, with keys; which row it means is asked when it is shown, since
    the other minutes may come to the archive later, or be withdrawn.
    """

    class Kind(models.TextChoices):
        CASE = "case", "ärende"
        PARAGRAPH = "paragraph", "paragraf"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="references")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField("slag", max_length=10, choices=Kind)
    case_number = models.CharField("ärendenummer", max_length=80, blank=True)
    case_key = models.CharField(max_length=80, blank=True)
    committee_name = models.CharField("nämnd som den skrivs", max_length=250, blank=True)
    date = models.DateField("datum", null=True, blank=True)
    paragraph = models.PositiveIntegerField("paragraf", null=True, blank=True)

    class Meta:
        verbose_name = "hänvisning"
        verbose_name_plural = "hänvisningar"
        ordering = ["position"]
        indexes = [
            models.Index(fields=["case_key"], name="reference_case"),
            models.Index(fields=["date", "paragraph"], name="reference_paragraph"),
        ]

    def __str__(self) -> str:
        return self.case_number or f"§ {self.paragraph}"


class Assignment(models.Model):
    """Assignment (*uppdrag*): who shall do what, by when, as a decision point says it.

    `due_from` and `due_to` are the first and last day of the time that the words give ("senast
    december 2020" gives 2020-12-01 and 2020-12-31); None where they give none. `settled_*` is a
    clerk's word, and wins over what the text shows.
    """

    class Settled(models.TextChoices):
        OPEN = "open", "öppet"
        REPORTED = "reported", "återrapporterat"
        DROPPED = "dropped", "inte ett uppdrag"

    point = models.OneToOneField(DecisionPoint, models.CASCADE, related_name="assignment")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="assignments")
    responsible = models.CharField("ansvarig", max_length=250, blank=True)
    task = models.TextField("uppdrag")
    due_text = models.CharField("tid som den skrivs", max_length=250, blank=True)
    due_from = models.DateField("tidigast", null=True, blank=True)
    due_to = models.DateField("senast", null=True, blank=True)
    reported_in = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="återrapporterat i",
    )
    report_words = models.TextField("ord som visar återrapporteringen", blank=True)
    settled_as = models.CharField("avgjort som", max_length=10, choices=Settled, blank=True)
    settled_note = models.TextField("registratorns anteckning", blank=True)
    settled_by = models.CharField("avgjort av", max_length=150, blank=True)
    settled_at = models.DateTimeField("avgjort", null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"

    def __str__(self) -> str:
        return self.task

    def settle(self, *, settled_as: str, by: str, note: str = "") -> None:
        """Save a clerk's word on the assignment: one of `Settled`, or "" to take it back.

        The word stays when a corrected version of the minutes is stored, as long as the § and the
        task are the same.
        """
        self.settled_as = settled_as
        self.settled_note = note if settled_as else ""
        self.settled_by = by if settled_as else ""
        self.settled_at = timezone.now() if settled_as else None
        self.save(update_fields=["settled_as", "settled_note", "settled_by", "settled_at"])
