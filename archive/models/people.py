"""People: politicians and officers. Others who are named in minutes have no row here."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse

from archive.models.bodies import Body
from archive.models.querysets import PersonQuerySet
from archive.sorting import name_key

_WORDS = models.Func(
    "key",
    template="array_to_tsvector(string_to_array(%(expressions)s, ' '))",
    output_field=SearchVectorField(),
)
"""The words of a name's key, for the index: "ek anna" is looked up whatever the order."""


class Person(models.Model):
    """Politician (*förtroendevald*) or officer (*tjänsteperson*) in one body.

    Private people who are named in minutes are never rows (lag 2018:218, 3 kap. 3 §).
    """

    class Role(models.TextChoices):
        POLITICIAN = "politician", "förtroendevald"
        OFFICER = "officer", "tjänsteperson"

    body = models.ForeignKey(Body, models.PROTECT, related_name="people", verbose_name="kommun eller region")
    name = models.CharField("namn", max_length=200)
    slug = models.SlugField("adress", max_length=220, unique=True)
    sort_key = models.CharField(max_length=250, editable=False, db_index=True)
    role = models.CharField("roll", max_length=20, choices=Role)
    party = models.CharField("parti", max_length=12, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="samma person som"
    )
    told_apart_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="told_apart",
        verbose_name="inte att förväxla med",
        help_text="en annan person med samma namn, från vars sida den här fick sin egen",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "personer"
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])

    def written_names(self) -> list[PersonName]:
        """Return every name that means this person, those of people merged into this one with them."""
        mine = models.Q(person=self) | models.Q(person__merged_into=self)
        return list(PersonName.objects.filter(mine).order_by("pk"))


class PersonNameQuerySet(models.QuerySet["PersonName"]):
    def with_words(self, text: str, *, is_beginning: bool = False) -> PersonNameQuerySet:
        """Names that have all words of a text; with `is_beginning` the last may be the beginning of a word.

        "ek anna" finds Anna Ek, and "anna e" does as a beginning. None where the text has no words.
        """
        words = [f"'{word}'" for word in name_key(text).split()]
        if not words:
            return self.none()
        asked = " & ".join(words) + (":*" if is_beginning else "")
        wanted = models.Func(models.Value(asked), template="%(expressions)s::tsquery")
        return self.filter(
            models.Func(
                _WORDS,
                wanted,
                template="%(expressions)s",
                arg_joiner=" @@ ",
                output_field=models.BooleanField(),
            )
        )


class PersonName(models.Model):
    """A name as written in some minutes (*namnform*) that means this person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField("namn", max_length=200)
    party = models.CharField("parti", max_length=12, blank=True)
    key = models.CharField(max_length=250, db_index=True, editable=False)

    objects = PersonNameQuerySet.as_manager()

    class Meta:
        verbose_name = "namnform"
        verbose_name_plural = "namnformer"
        constraints = [models.UniqueConstraint(fields=["person", "name", "party"], name="person_name_once")]
        indexes = [GinIndex(_WORDS, name="person_name_words")]

    def __str__(self) -> str:
        return self.name
