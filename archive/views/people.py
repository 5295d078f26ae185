"""People: politicians and officers apart, and one person with everything the archive knows."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Person
from archive.serving.remembering import remembered
from archive.showing import person_record
from archive.showing.namesakes import namesakes, told_apart
from archive.showing.people_listed import listed
from archive.views.paging import page_of

_ON_A_PAGE = 200
_SHOWN = 20  # rows of each kind on a person's page; the rest is a link away
_ROLES = {"fortroendevalda": Person.Role.POLITICIAN, "tjanstepersoner": Person.Role.OFFICER}
# How sorting.sort_key writes the last letters of the alphabet.
_LETTERS = {"{a": "Å", "{b": "Ä", "{c": "Ö"}


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """`/personer/?roll=tjanstepersoner&bokstav=B`: by the surname's first letter, a page at a time."""
    chosen = request.GET.get("roll", "")
    role = chosen if chosen in _ROLES else "fortroendevalda"
    by_letter = remembered(("people", role), lambda: _by_letter(_ROLES[role]), size=_number)
    letter = request.GET.get("bokstav", "").strip().upper()[:1]
    keys = by_letter.get(letter) if letter else None
    if keys is None:
        letter, keys = "", [key for keys in by_letter.values() for key in keys]
    page = Paginator(keys, _ON_A_PAGE).get_page(request.GET.get("sida"))
    shown = Person.objects.select_related("body").in_bulk(list(page))
    listed = [shown[key] for key in page if key in shown]
    apart = told_apart(listed)
    context = {
        "section": "people",
        "role": role,
        "letters": [letter for letter in by_letter if letter],
        "letter": letter,
        "page": page,
        "people": [(person, apart.get(person.pk, "")) for person in listed],
    }
    return render(request, "archive/people.html", context)


def _by_letter(role: str) -> dict[str, list[int]]:
    """Return the keys of the people of a role in the order of their names, by the letter of the surname.

    Names without a letter come under "", where they stand.
    """
    found: dict[str, list[int]] = {}
    for key, start in listed(role):
        letter = _LETTERS.get(start, start[:1].strip().upper())
        found.setdefault(letter, []).append(key)
    return found


def _number(by_letter: dict[str, list[int]]) -> int:
    return sum(map(len, by_letter.values()))


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
        "namesakes": namesakes(found),
        "periods": person_record.periods(found),
        "page": page_of(request, person_record.attendance(found)),
        "replaced_by": person_record.replaced_by(found)[:_SHOWN],
        "ballots": person_record.ballots(found)[:_SHOWN],
        "ballot_count": person_record.ballots(found).count(),
    }
    for role in ("motions", "reservations", "officers"):
        rows, number = person_record.items(found, role=role, most=_SHOWN)
        context |= {role: rows, f"{role}_count": number}
    return render(request, "archive/person.html", context)
