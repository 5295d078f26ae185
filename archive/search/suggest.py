"""Suggestions while somebody types: cases, committees, people and words, only of what is published.

Nobody is suggested who has no page; words are suggested only if they are common (see SearchWord), so that
the name of a private person who is mentioned somewhere never comes up by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify

from archive.models import Case, Committee, Person, PersonName, SearchWord
from archive.search.language import analyser
from archive.search.question import clean
from archive.search.tokens import STOP_WORDS, fold
from archive.search.words import reviewed
from archive.showing.namesakes import told_apart
from archive.sorting import name_key

_SHORTEST = 2  # letters
_LONGEST = 60
_EACH = 3
_WORDS = 5
_LEAST_DOCUMENTS = 2


class Suggestion(NamedTuple):
    """What may be meant: its kind in Swedish, its name, and where it leads or which text to search for."""

    kind: str
    text: str
    address: str


def suggestions(typed: str) -> list[Suggestion]:
    """Return what the text may become, in this order: cases, committees, people, words; [] for one letter."""
    typed = clean(typed)
    if not _SHORTEST <= len(typed) <= _LONGEST:
        return []
    return [*_cases(typed), *_committees(typed), *_people(typed), *_words(typed)]


def _cases(typed: str) -> Iterator[Suggestion]:
    beginning = slugify(re.sub(r"(?<=[^\W\d])(?=\d)|[/:.]", "-", typed))
    if not re.search(r"\d", beginning):
        return
    found = Case.objects.public().filter(slug__startswith=beginning).select_related("body")
    for case in found.order_by("slug")[:_EACH]:
        yield Suggestion("Ärende", f"{case.number}, {case.body.name}", case.get_absolute_url())


def _committees(typed: str) -> Iterator[Suggestion]:
    key = name_key(typed)
    wanted = Q(name__in=analyser().meanings.get(fold(typed), ()))
    if key:
        wanted |= Q(sort_key__startswith=key)
    for committee in (
        Committee.objects.public().filter(wanted).select_related("body").order_by("sort_key")[:_EACH]
    ):
        name = f"{committee.name}, {committee.body.name}"
        yield Suggestion("Nämnd", name, committee.get_absolute_url())


def _people(typed: str) -> Iterator[Suggestion]:
    found = PersonName.objects.with_words(typed, is_beginning=True).values("person")
    people = Person.objects.public().filter(pk__in=found).order_by("sort_key", "pk")[:_EACH]
    apart = told_apart(people)
    for person in people:
        told = ", ".join(filter(None, [str(person), apart.get(person.pk)]))
        yield Suggestion("Person", told, reverse("person", args=[person.slug]))


def _words(typed: str) -> Iterator[Suggestion]:
    *before, last = typed.split()
    folded = fold(last)
    if len(folded) < _SHORTEST or not folded.isalpha():
        return
    end = folded[:-1] + chr(ord(folded[-1]) + 1)
    found = (
        SearchWord.objects.filter(
            word__gte=folded, word__lt=end, is_common=True, documents__gte=_LEAST_DOCUMENTS
        )
        .exclude(word__in=STOP_WORDS | reviewed().own_base)
        .order_by("-documents", "word")
    )
    for word in found.values_list("word", flat=True)[:_WORDS]:
        text = " ".join([*before, word])
        yield Suggestion("Ord", text, "")
