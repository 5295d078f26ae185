"""What a meeting dealt with: cases, agenda items and their text."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from archive.models.bodies import Body
from archive.models.meetings import Meeting
from archive.models.people import Person
from archive.models.querysets import AgendaItemQuerySet, CaseQuerySet


class Outcome(models.TextChoices):
    """What a decision point came to (*utfall*)."""

    APPROVED = "approved", "Bifall"
    REJECTED = "rejected", "Avslag"
    NOTED = "noted", "Till protokollet"
    PREPARED = "prepared", "Berett"
    REFERRED_BACK = "referred_back", "Återremiss"
    TABLED = "tabled", "Bordlagt"
    COMMISSIONED = "commissioned", "Uppdrag"
    ELECTED = "elected", "Val"
    PROPOSED = "proposed", "Förslag vidare"
    OTHER = "other", "Annat beslut"


class Case(models.Model):
    """Case (*ärende*): what carries one case number (*ärendenummer*, *diarienummer*) in one body."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="cases", verbose_name="kommun eller region")
    number = models.CharField("ärendenummer", max_length=80)
    key = models.CharField(max_length=80, editable=False, help_text="nummer i jämförbar form: KS596-2020")
    slug = models.SlugField("adress", max_length=90, db_index=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="case_number_once"),
            models.UniqueConstraint(fields=["body", "slug"], name="case_address"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.body.slug, self.slug])


class AgendaItem(models.Model):
    """Agenda item (*paragraf*): the unit of reading, searching and addresses."""

    class State(models.TextChoices):
        SHOWN = "shown", "visas"
        WITHDRAWN = "withdrawn", "avpublicerad"
        GONE = "gone", "finns inte i den rättade versionen"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name="sammanträde")
    position = models.PositiveSmallIntegerField("ordning")
    number = models.PositiveIntegerField("paragraf")
    slug = models.SlugField("adress", max_length=20)
    label = models.CharField("beteckning", max_length=60)
    title = models.TextField("rubrik")
    state = models.CharField("läge", max_length=12, choices=State, default=State.SHOWN)
    withdrawal_reason = models.CharField("skäl till avpublicering", max_length=300, blank=True)
    hidden_from_search_engines = models.BooleanField("dold för sökmotorer", default=False)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="ärende"
    )
    case_number = models.CharField("ärendenummer som det skrivs", max_length=80, blank=True)
    outcome = models.CharField(
        "utfall", max_length=20, choices=Outcome, blank=True, help_text="den första beslutspunktens"
    )
    has_reservation = models.BooleanField("har reservation", default=False)
    first_line = models.PositiveIntegerField("första rad i originalet", null=True, blank=True)
    last_line = models.PositiveIntegerField("sista rad i originalet", null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "paragraf"
        verbose_name_plural = "paragrafer"
        ordering = ["meeting", "position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "slug"], name="item_address")]
        indexes = [
            models.Index(fields=["case", "meeting"], name="item_of_case"),
            models.Index(fields=["id"], name="item_hidden", condition=~models.Q(state="shown")),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    def get_absolute_url(self) -> str:
        committee = self.meeting.committee
        return reverse("item", args=[committee.body.slug, committee.slug, self.meeting.slug, self.slug])


class ItemOfficer(models.Model):
    """Who prepared or presented the item (*handläggare*, *föredragande*)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="officers")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="handled")
    name = models.CharField("namn", max_length=200)

    class Meta:
        verbose_name = "handläggare"
        verbose_name_plural = "handläggare"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A part of the item's text under one heading (*avsnitt*)."""

    class Kind(models.TextChoices):
        BACKGROUND = "background", "Ärendebeskrivning"
        BASIS = "basis", "Beslutsunderlag"
        PROPOSAL = "proposal", "Förslag till beslut"
        DELIBERATION = "deliberation", "Behandling"
        MOTION = "motion", "Yrkande"
        PROCEDURE = "procedure", "Proposition"
        VOTE = "vote", "Omröstning"
        DECISION = "decision", "Beslut"
        RESERVATION = "reservation", "Reservation"
        STATEMENT = "statement", "Protokollsanteckning"
        RECUSAL = "recusal", "Jäv"
        DISTRIBUTION = "distribution", "Beslutet skickas till"
        OTHER = "other", "Övrigt"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField("slag", max_length=20, choices=Kind)
    heading = models.TextField("rubrik", blank=True)
    text = models.TextField("text", blank=True)
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "avsnitt"
        verbose_name_plural = "avsnitt"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()


class Attachment(models.Model):
    """Text printed after the last item that belongs to this one (*bilaga*)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="attachments")
    position = models.PositiveSmallIntegerField()
    heading = models.TextField("rubrik", blank=True)
    text = models.TextField("text")

    class Meta:
        verbose_name = "bilaga"
        verbose_name_plural = "bilagor"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.heading or "Bilaga"
