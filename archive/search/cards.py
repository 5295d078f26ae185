"""What a question names besides its words: a case, a person, a committee, a party, or a day with minutes.

Cards stand above the hits and lead to the page of the thing itself. Only whole questions are read so;
"Adnan Nago skolskjuts" is a question for words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.urls import reverse

from archive.following.committee_names import can_abbreviate, committee_key
from archive.models import Case, Committee, CommitteeName, Meeting, Person, PersonName, SearchDocument
from archive.search.labels import CASE, PARTY, RESERVATION
from archive.search.language import ArchiveAnalyser, words_of_name
from archive.search.matching import label_query
from archive.search.question import Question, clean
from archive.search.tokens import fold
from archive.serving.remembering import remembered
from archive.showing.namesakes import told_apart
from archive.sorting import name_key
from archive.templatetags.minutes import day
from ingest.parsing.case_numbers import parse_query

_MOST = 4  # cards of a kind
_MOST_NAMES = 100  # that one word is part of
_ABBREVIATION = re.compile(r"[^\W\d_]{3,8}")
_ITEMS_LABELLED = "SELECT item_id FROM archive_searchdocument WHERE vector @@ %s::tsquery"


@dataclass(frozen=True, slots=True)
class Card:
    """A page that the question names: what it is ("Ärende"), its name, where it is, and a word more."""

    kind: str
    name: str
    address: str
    about: str = ""


def cards(text: str, question: Question, analyser: ArchiveAnalyser) -> list[Card]:
    """Return the pages that a question names, a case first."""
    text = clean(text).strip('"')
    found = [*_cases(text)]
    if not found and question.days and not question.clauses:
        found = [*_meetings(question)]
    if not found and text:
        found = [*_committees(text, analyser), *_filters(text, analyser), *_people(text)]
    return found


_PARTIES = {
    "centerpartiet": "C",
    "folkpartiet": "FP",
    "kristdemokraterna": "KD",
    "liberalerna": "L",
    "miljöpartiet": "MP",
    "moderaterna": "M",
    "socialdemokraterna": "S",
    "sverigedemokraterna": "SD",
    "vänsterpartiet": "V",
}
"""The parties of the Riksdag, now and lately, which minutes write as a letter or two after a name."""


def _filters(text: str, analyser: ArchiveAnalyser) -> Iterator[Card]:
    """Yield what a filter answers better than words do: a party, or items with reservations."""
    word = fold(text).strip("()")
    code = _PARTIES.get(word.removesuffix("s"), word.upper() if word.upper() in _PARTIES.values() else "")
    if code:
        name = next(name.capitalize() for name, known in _PARTIES.items() if known == code)
        found = (PARTY, code, f"{name} ({code})", "Där partiet yrkat eller reserverat sig")
    elif {"reservation", "reservera"}.intersection(analyser.base(word)):
        found = (RESERVATION, "1", "Paragrafer med reservation", "")
    else:
        return
    facet, value, name, about = found
    items = RawSQL(_ITEMS_LABELLED, [label_query([facet.label(value)])])  # noqa: S611 - a constant
    if SearchDocument.objects.filter(pk__in=items).exists():
        yield Card("Filter", name, f"{reverse('search')}?{urlencode({facet.parameter: value})}", about)


def _cases(text: str) -> Iterator[Card]:
    query = parse_query(text)
    if query is None:
        return
    items = RawSQL(_ITEMS_LABELLED, [label_query([CASE.label(query.key.lower())])])  # noqa: S611 - a constant
    found = Case.objects.public().filter(items__in=items).select_related("body").distinct()
    for case in found.order_by("pk")[:_MOST]:
        newest = case.items.public().order_by("-meeting__date").values_list("title", flat=True).first()
        yield Card("Ärende", f"{case.number}, {case.body.name}", case.get_absolute_url(), newest or "")


def _meetings(question: Question) -> Iterator[Card]:
    assert question.days
    found = Meeting.objects.public().filter(date__range=(question.days.first, question.days.last))
    for meeting in found.select_related("committee__body").newest_first()[:_MOST]:
        name = f"{meeting.committee.name} {day(meeting.date)}"
        yield Card("Protokoll", name, meeting.get_absolute_url(), meeting.committee.body.name)


def _committees(text: str, analyser: ArchiveAnalyser) -> Iterator[Card]:
    known = remembered("committees by name", _by_name, size=len)
    keys = [key for name in {committee_key(text), name_key(text)} for key in known.get(name, ())]
    meant = analyser.meanings.get(fold(text), ())
    if not keys and not meant and _ABBREVIATION.fullmatch(text):
        named_so = remembered("names of committees", _named_committees)
        keys = [key for key, name in named_so if can_abbreviate(text, name)]
    if not keys and not meant:
        return
    wanted = Q(pk__in=keys) | Q(name__in=meant)
    for committee in Committee.objects.public().filter(wanted).select_related("body").order_by("pk")[:_MOST]:
        yield Card("Nämnd", committee.name, committee.get_absolute_url(), committee.body.name)


def _by_name() -> dict[str, list[int]]:
    """Return the keys of the committees that have each name."""
    found = defaultdict(list)
    for name, key in CommitteeName.objects.values_list("key", "committee"):
        found[name].append(key)
    return dict(found)


def _named_committees() -> list[tuple[int, str]]:
    return list(Committee.objects.public().values_list("pk", "name"))


def _people(text: str) -> Iterator[Card]:
    """Yield people all of whose names' words are asked for, or whose surname is the whole question."""
    words = words_of_name(text)
    if not words or len(words) != len(re.split(r"[\s-]+", text.strip())):
        return
    names = PersonName.objects.with_words(" ".join(words))
    keys = set(names.values_list(Coalesce("person__merged_into", "person"), flat=True)[:_MOST_NAMES])
    if not keys:
        return
    # By key alone: whoever else is asked for has PostgreSQL look everybody up in every protokoll.
    found = Person.objects.public().filter(pk__in=keys).select_related("body")
    people = found.order_by("sort_key", "pk")[:_MOST]
    apart = told_apart(people)
    for person in people:
        kind = "Förtroendevald" if person.role == Person.Role.POLITICIAN else "Tjänsteperson"
        told = ", ".join(filter(None, [person.body.name, apart.get(person.pk)]))
        yield Card(kind, str(person), reverse("person", args=[person.slug]), told)
