"""Which row a written name means: body, committee and case; people have a file of their own.

A name as written is a fact of the minutes and is kept as it is; what is settled here is only the link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from archive.following.committee_names import committee_key
from archive.models import Body, Case, Committee, CommitteeName, Person, PersonName
from archive.sorting import name_key, sort_key
from archive.statements import rows_where, run
from ingest.bodies import most_named_body
from ingest.parsing.case_numbers import case_key
from ingest.parsing.model import ParsedMeeting

_NAMES_LOCK = 20_001  # the advisory lock that guards the making of bodies, committees and people


@dataclass(frozen=True, slots=True)
class ResolvedBody:
    """A body and whether it was only guessed from the text."""

    body: Body
    is_guess: bool


def swedish_slug(text: str) -> str:
    """Return an address part: `swedish_slug("Ks 596/2020")` gives `"ks-596-2020"`."""
    return slugify(text.replace("/", "-").replace(":", "-").replace(".", "-")) or "utan-namn"


def free_slug(wanted: str, taken: set[str], limit: int) -> str:
    """Return `wanted`, or with the lowest number from 2 that is free: `"anna-ek-2"`; at most `limit` long."""
    wanted = wanted[:limit].rstrip("-")
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted[: limit - 4]}-{number}" in taken:
        number += 1
    return f"{wanted[: limit - 4]}-{number}"


def get_body(name: str) -> Body:
    """Return the body of that name (case and accents apart), made where it is new.

    A name in capitals, as letterheads print it, is stored as it is read aloud: "EKEBY KOMMUN" makes
    "Ekeby kommun".
    """
    key = sort_key(name)
    found = _known_body(key)
    if found is None:
        lock_names()
        found = _known_body(key)
    if found:
        return found
    low = name.lower()
    if name.isupper():
        name = _in_small_letters(name)
    kind = Body.Kind.UNKNOWN
    if low.startswith("region ") or low.endswith(" landsting"):
        kind = Body.Kind.REGION
    elif "förbund" in low:
        kind = Body.Kind.FEDERATION
    elif low.endswith((" kommun", " stad")):
        kind = Body.Kind.MUNICIPALITY
    base = swedish_slug(name)
    taken = set(Body.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return Body.objects.create(name=name, slug=free_slug(base, taken, 100), sort_key=key, kind=kind)


def _known_body(key: str) -> Body | None:
    return next(iter(rows_where(Body, "sort_key = %s ORDER BY id LIMIT 1", [key])), None)


def _in_small_letters(name: str) -> str:
    words = name.lower().split()
    small = {"kommun", "stad", "län", "läns", "landsting", "och", "i"}
    return " ".join(
        word if word in small and index else "-".join(part.capitalize() for part in word.split("-"))
        for index, word in enumerate(words)
    )


def resolve_body(parsed: ParsedMeeting, text: str, said: str | None = None) -> ResolvedBody | None:
    """Return the body that a protokoll belongs to, or None where nothing tells.

    In this order: what the caller or clerk says; what the minutes say; the body that most of the
    politicians on the list are known from; the body that alone has a committee of that name; the
    municipality that the text names most. All but the first two are guesses, for a clerk to confirm.
    """
    if said or parsed.body:
        return ResolvedBody(get_body(said or parsed.body or ""), is_guess=False)
    named = most_named_body(text)
    body = _body_of_people(parsed) or _body_of_committee(parsed, named)
    if body is None and named:
        body = get_body(named)
    return ResolvedBody(body, is_guess=True) if body else None


def _body_of_people(parsed: ParsedMeeting) -> Body | None:
    """Return the body where at least three, and half, of those with a party are known politicians."""
    wanted = {(name_key(a.name), a.party) for a in parsed.attendance if a.party}
    rows = PersonName.objects.filter(
        key__in={key for key, _ in wanted}, person__role=Person.Role.POLITICIAN
    ).values_list("key", "party", "person__body")
    known: dict[int, set[str]] = defaultdict(set)
    for key, party, body_id in rows:
        if (key, party) in wanted:
            known[body_id].add(key)
    ranked = sorted(known.items(), key=lambda pair: -len(pair[1]))
    if not ranked or len(ranked[0][1]) < max(3, len(wanted) / 2):
        return None
    if len(ranked) > 1 and len(ranked[1][1]) * 2 > len(ranked[0][1]):
        return None
    return Body.objects.get(pk=ranked[0][0])


def _body_of_committee(parsed: ParsedMeeting, named: str | None) -> Body | None:
    """Return the body that alone has the committee, or that has it and is named most in the text."""
    if not parsed.committee:
        return None
    bodies = list(Body.objects.filter(committees__names__key=committee_key(parsed.committee)).distinct()[:50])
    if named:
        bodies = [body for body in bodies if body.sort_key == sort_key(named)]
    return bodies[0] if len(bodies) == 1 else None


def get_committee(body: Body, name: str) -> Committee:
    """Return the committee of the body that is known by `name`, made where it is new."""
    key = committee_key(name)
    committee = _known_committee(body, key)
    if committee is None:
        lock_names()
        committee = _known_committee(body, key)
    if committee:
        return committee
    base = swedish_slug(name)
    taken = set(
        Committee.objects.filter(body=body, slug__startswith=base[:100]).values_list("slug", flat=True)
    )
    committee = Committee.objects.create(
        body=body, name=name, slug=free_slug(base, taken, 120), sort_key=sort_key(name)
    )
    CommitteeName.objects.create(committee=committee, name=name, key=key)
    return committee


def _known_committee(body: Body, key: str) -> Committee | None:
    found = rows_where(Committee, _HAS_NAME, [body.pk, key])
    if not found:
        return None
    found[0].body = body
    return found[0]


_HAS_NAME = """id = (
    SELECT named.committee_id FROM archive_committeename named
    JOIN archive_committee known ON known.id = named.committee_id
    WHERE known.body_id = %s AND named.key = %s ORDER BY named.id LIMIT 1
)"""


def lock_names() -> None:
    """Let only one transaction at a time, until its end, make bodies, committees and people."""
    run("SELECT pg_advisory_xact_lock(%s::bigint)", [_NAMES_LOCK])


def resolve_cases(body: Body, numbers: set[str]) -> dict[str, Case]:
    """Return the case for each case number as written, made where it is new.

    Others may make the same case at the same time: the database lets the first one win, and both get it.
    """
    keys = {number: key for number in sorted(numbers) if (key := case_key(number))}
    cases = _cases(body, keys.values())
    while missing := {key: number for number, key in keys.items() if key not in cases}:
        slugs = {key: swedish_slug(number)[:80] for key, number in missing.items()}
        taken = set(Case.objects.filter(body=body, slug__in=slugs.values()).values_list("slug", flat=True))
        new = []
        for key in sorted(missing):
            slug = free_slug(slugs[key], taken, 90)
            taken.add(slug)
            new.append(Case(body=body, number=missing[key], key=key, slug=slug))
        Case.objects.bulk_create(new, ignore_conflicts=True)
        cases |= _cases(body, missing)
    return {number: cases[key] for number, key in keys.items()}


def _cases(body: Body, keys: Iterable[str]) -> dict[str, Case]:
    return {
        case.key: case for case in rows_where(Case, "body_id = %s AND key = ANY(%s)", [body.pk, list(keys)])
    }
