"""How an item was decided: proposal, decision, motions, votes, reservations."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from archive.models.items import AgendaItem, Outcome
from archive.models.people import Person


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
