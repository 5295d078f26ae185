"""What a meeting dealt with: cases, agenda items, and everything that an item holds."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone

from archive.models.bodies import Body, Committee
from archive.models.meetings import Meeting
from archive.models.people import Person
from archive.models.querysets import AgendaItemQuerySet, AssignmentQuerySet, CaseQuerySet


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
        indexes = [models.Index(fields=["case", "meeting"], name="item_of_case")]

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


class Proposal(models.Model):
    """Proposal (*förslag till beslut*): whose, and its points."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="proposal")
    by = models.TextField("förslagsställare", blank=True)
    points = ArrayField(models.TextField(), verbose_name="punkter")

    class Meta:
        verbose_name = "förslag till beslut"
        verbose_name_plural = "förslag till beslut"

    def __str__(self) -> str:
        return self.by or "Förslag till beslut"


class Decision(models.Model):
    """Decision (*beslut*); `as_proposed` None where the minutes lack proposal or decision."""

    class Class(models.TextChoices):
        """How a decision relates to what was proposed (*beslutsklass*)."""

        AS_PROPOSED = "as_proposed", "Enligt förslag"
        CHANGED = "changed", "Ändrat"
        REJECTED = "rejected", "Avslag"
        REFERRED_BACK = "referred_back", "Återremiss"
        TABLED = "tabled", "Bordläggning"
        INFORMATION = "information", "Information"
        ELECTION = "election", "Val"
        UPWARD = "upward", "Förslag till högre organ"
        OTHER = "other", "Övrigt"

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="decision")
    by = models.TextField("beslutande organ", blank=True)
    as_proposed = models.BooleanField("enligt förslag", null=True)
    decision_class = models.CharField(
        "klass", max_length=20, choices=Class, default=Class.OTHER, db_index=True
    )
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"

    def __str__(self) -> str:
        return f"Beslut {self.item_id}"


class DecisionPoint(models.Model):
    """One point of a decision (*beslutspunkt*) with its outcome."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    text = models.TextField("text")
    outcome = models.CharField("utfall", max_length=20, choices=Outcome)

    class Meta:
        verbose_name = "beslutspunkt"
        verbose_name_plural = "beslutspunkter"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text


class Motion(models.Model):
    """Motion made in the room (*yrkande*)."""

    class Kind(models.TextChoices):
        REJECT = "reject", "avslag"
        APPROVE = "approve", "bifall"
        AMEND = "amend", "ändring"
        OTHER = "other", "annat"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="motions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField("slag", max_length=10, choices=Kind)
    text = models.TextField("text")

    class Meta:
        verbose_name = "yrkande"
        verbose_name_plural = "yrkanden"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text


class MotionMover(models.Model):
    """Who made a motion (*yrkande*), as written."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="movers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="motions")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)

    class Meta:
        verbose_name = "yrkandets person"
        verbose_name_plural = "yrkandets personer"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Reservation(models.Model):
    """Reservation against the decision (*reservation*, kommunallagen 4 kap. 27 §)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="reservations")
    position = models.PositiveSmallIntegerField()
    text = models.TextField("text")

    class Meta:
        verbose_name = "reservation"
        verbose_name_plural = "reservationer"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text


class ReservationMember(models.Model):
    """Who reserved (*reservant*), as written."""

    reservation = models.ForeignKey(Reservation, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="reservations")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)

    class Meta:
        verbose_name = "reservant"
        verbose_name_plural = "reservanter"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Vote(models.Model):
    """Vote (*omröstning*, *votering*); a count that the minutes do not give is None."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="votes")
    position = models.PositiveSmallIntegerField()
    yes = models.PositiveSmallIntegerField("ja", null=True)
    no = models.PositiveSmallIntegerField("nej", null=True)
    abstain = models.PositiveSmallIntegerField("avstår", null=True)
    absent = models.PositiveSmallIntegerField("frånvarande", null=True)

    class Meta:
        verbose_name = "omröstning"
        verbose_name_plural = "omröstningar"
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.yes}–{self.no}"


class Ballot(models.Model):
    """One member's vote (*röst*) in a roll-call."""

    class Choice(models.TextChoices):
        YES = "yes", "ja"
        NO = "no", "nej"
        ABSTAIN = "abstain", "avstår"
        ABSENT = "absent", "frånvarande"

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="ballots")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)
    choice = models.CharField("röst", max_length=8, choices=Choice)

    class Meta:
        verbose_name = "röst"
        verbose_name_plural = "röster"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


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
