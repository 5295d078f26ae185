"""People: politicians and officers apart, and one person with everything the archive knows."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive import person_record
from archive.models import Person
from archive.remembering import remembered
from archive.views.paging import page_of

_SHOWN = 20  # rows of each kind on a person's page; the rest is a link away
_ROLES = {"fortroendevalda": Person.Role.POLITICIAN, "tjanstepersoner": Person.Role.OFFICER}
# How sorting.sort_key writes the last letters of the alphabet.
_LETTERS = {"{a": "Å", "{b": "Ä", "{c": "Ö"}


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """`/personer/?roll=tjanstepersoner&bokstav=B`: by the surname's first letter, a page at a time."""
    chosen = request.GET.get("roll", "")
    role = chosen if chosen in _ROLES else "fortroendevalda"
    everybody = Person.objects.public().filter(role=_ROLES[role])
    letters = remembered(f"letters-{role}", lambda: _letters(everybody))
    letter = request.GET.get("bokstav", "").strip().upper()[:1]
    rows = everybody.select_related("body").order_by("sort_key", "pk")
    if letter in letters:
        rows = rows.filter(sort_key__startswith=letters[letter])
    else:
        letter = ""
    context = {
        "section": "people",
        "role": role,
        "letters": list(letters),
        "letter": letter,
        "page": page_of(request, rows, size=200),
    }
    return render(request, "archive/people.html", context)


def _letters(rows: QuerySet[Person]) -> dict[str, str]:
    """Return the letters that surnames begin with, in Swedish order, each with its part of the sort key."""
    starts = rows.annotate(start=Left("sort_key", 2)).order_by().values_list("start", flat=True).distinct()
    found = {start if start in _LETTERS else start[:1] for start in starts if start[:1].strip()}
    return {_LETTERS.get(start, start.upper()): start for start in sorted(found)}


@require_safe
def person(request: HttpRequest, person: str) -> HttpResponse:
    merged = (
        Person.objects.filter(slug=person).exclude(merged_into=None).select_related("merged_into").first()
    )
    if merged and merged.merged_into:
        return redirect(merged.merged_into, permanent=True)
    found = get_object_or_404(Person.objects.public().select_related("body"), slug=person)
    written = found.written_names()
    context = {
        "section": "people",
        "person": found,
        "names": sorted({row.name for row in written if row.name != found.name}),
        "parties": sorted({row.party for row in written if row.party}),
        "periods": person_record.periods(found),
        "page": page_of(request, person_record.attendance(found)),
        "replaced_by": person_record.replaced_by(found)[:_SHOWN],
        "ballots": person_record.ballots(found)[:_SHOWN],
        "ballot_count": person_record.ballots(found).count(),
    }
    for role in ("motions", "reservations", "officers"):
        rows, number = person_record.items(found, role=role, most=_SHOWN)
        context |= {role: rows, f"{role}_count": number}
    namesakes = Person.objects.public().filter(Q(name=found.name), body=found.body_id).exclude(pk=found.pk)
    context["namesakes"] = namesakes.order_by("pk")[:5]
    return render(request, "archive/person.html", context)
