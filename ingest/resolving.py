"""Which row a written name means: body, committee, case and person.

A name as written is a fact of the minutes and is kept as it is; what is settled here is only the
link. The rules are those of docs/decisions/people.md: the same name (case, accents and white space
apart) with the same party in the same body is the same person; inside one meeting a name with party
that differs by a letter or two from exactly one person on the attendance list is that person.
Everything else is at most a suggestion for a clerk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils.text import slugify

from archive.committee_names import committee_key
from archive.models import Attendance, Body, Case, Committee, CommitteeName, Meeting, Person, PersonName
from archive.sorting import name_key, sort_key, surname_key
from ingest.apart import Pair, names_apart, pair_of
from ingest.bodies import most_named_body
from ingest.boundaries import Boundaries, hold_people
from ingest.models import PersonSuggestion
from ingest.naming import is_extension, is_misspelling
from ingest.parsing.case_numbers import case_key
from ingest.parsing.model import ParsedMeeting

# Posts of people who are in the room without holding an office: they get no page of their own
# (lag 2018:218, 3 kap. 3 §: nothing here shall help to pick out private people).
_PRIVATE_TITLES = frozenset(
    {"praktikant", "prao", "student", "elev", "åhörare", "medborgare", "invånare", "förälder", "anhörig"}
    | {"sökande", "motpart", "ombud", "förslagsställare", "fastighetsägare", "boende", "besökare"}
)

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
    found = Body.objects.filter(sort_key=key).first()
    if found is None:
        lock_names()
        found = Body.objects.filter(sort_key=key).first()
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
    named = CommitteeName.objects.filter(committee__body=body, key=key).select_related("committee").first()
    if named is None:
        return None
    named.committee.body = body
    return named.committee


def lock_names() -> None:
    """Let only one transaction at a time, until its end, make bodies, committees and people."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NAMES_LOCK])


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
    return {case.key: case for case in Case.objects.filter(body=body, key__in=list(keys))}


class PeopleResolver:
    """Settles whom the names of one meeting mean; makes people and suggestions where needed.

    Create one for each meeting (stored or about to be) with the body, before anything else of the meeting is
    written: everybody is settled then, and others have to wait only where somebody is new. `politician` and
    `officer` return a Person or None.
    """

    def __init__(self, body: Body, parsed: ParsedMeeting, meeting: Meeting) -> None:
        hold_people(body, alone=False)
        self.body = body
        self._meeting = meeting
        self._boundaries = Boundaries.of(body)
        self.attending: dict[tuple[str, str], Person] = {}
        self._new: list[Person] = []
        self._known: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
        self._written: set[tuple[int, str, str]] = set()
        self._officers_present = {
            name_key(a.name) for a in parsed.attendance if a.group == "other" and not a.party
        }
        self._chairs = {name_key(s.name) for s in parsed.signatories if s.role == "chair"}
        self._keys = {name_key(name) for name in _all_names(parsed)}
        self._is_locked = False
        self._apart: frozenset[Pair] | None = None
        self._load()
        self._settle(parsed)

    def _settle(self, parsed: ParsedMeeting) -> None:
        for row in parsed.attendance:
            if row.group != "other" or row.party:
                self.attending[name_key(row.name), row.party or ""] = self._exact(
                    row.name, row.party or "", Person.Role.POLITICIAN
                )
        for row in parsed.attendance:
            for member in row.replaces:
                person = self.politician(member.name, member.party)
                if person:
                    self.attending.setdefault((name_key(member.name), member.party or ""), person)
        for row in parsed.attendance:
            self.attendee(row.name, row.party, row.group, row.title, row.affiliation)
        for signed in parsed.signatories:
            self.signatory(signed.role, signed.name, signed.party)
        for item in parsed.items:
            for name in item.officers:
                self.officer(name)
            named = [(p.name, p.party) for motion in item.motions for p in motion.by]
            named += [(p.name, p.party) for reservation in item.reservations for p in reservation.by]
            named += [(b.name, b.party) for vote in item.votes for b in vote.ballots]
            for name, party in named:
                self.politician(name, party)

    def _load(self) -> None:
        rows = PersonName.objects.filter(person__body=self.body, key__in=self._keys).select_related(
            "person__merged_into"
        )
        for row in rows:
            self._written.add((_shown(row.person).pk, row.name, row.party))
            people = self._known[row.key, row.party, row.person.role]
            if row.person not in people:
                people.append(row.person)

    def politician(self, name: str, party: str | None) -> Person | None:
        """Return the politician that `name` with `party` means in this meeting.

        Without a party the name must stand on the attendance list; None where it does not.
        """
        key, party = name_key(name), party or ""
        if (key, party) in self.attending:
            return self._remember(self.attending[key, party], name, party)
        same_name = {p.pk: p for (k, _), p in self.attending.items() if k == key}
        if not party:
            return next(iter(same_name.values())) if len(same_name) == 1 else None
        likely = {
            p.pk: p
            for (_, its_party), p in self.attending.items()
            if its_party == party and is_misspelling(name, p.name) and not self._are_apart(name, p.name)
        }
        if len(likely) == 1 and (key, party, Person.Role.POLITICIAN) not in self._known:
            return self._remember(next(iter(likely.values())), name, party)
        return self._exact(name, party, Person.Role.POLITICIAN)

    def signatory(self, role: str, name: str, party: str | None) -> Person | None:
        """Return who signed: a politician, but for a secretary without party an officer."""
        if role == "secretary" and not party:
            return self.officer(name)
        return self.politician(name, party) or self._exact(name, "", Person.Role.POLITICIAN)

    def officer(self, name: str) -> Person:
        """Return the officer of that name; the chair where the chair presented the item as such."""
        key = name_key(name)
        if key in self._chairs and key not in self._officers_present:
            chairs = [p for (k, _), p in self.attending.items() if k == key]
            if len(chairs) == 1:
                return chairs[0]
        return self._exact(name, "", Person.Role.OFFICER)

    def attendee(
        self, name: str, party: str | None, group: str, title: str | None, affiliation: str | None
    ) -> Person | None:
        """Return the person of an attendance line; None for a private person in the room."""
        if group != "other" or party:
            return self.attending[name_key(name), party or ""]
        words = set((title or "").lower().replace(",", " ").split())
        if words & _PRIVATE_TITLES or not (title or affiliation):
            return None
        return self._exact(name, "", Person.Role.OFFICER)

    def _exact(self, name: str, party: str, role: str) -> Person:
        known = self._known[name_key(name), party, role]
        if known:
            return self._remember(_shown(self._boundaries.whose(known, self._meeting)), name, party)
        if not self._is_locked:
            lock_names()
            self._is_locked = True
            self._load()  # somebody else may have made them until now
            return self._exact(name, party, role)
        person = self._create(name, party, role)
        known.append(person)
        return person

    def _remember(self, person: Person, name: str, party: str) -> Person:
        if (person.pk, name, party) not in self._written:
            self._written.add((person.pk, name, party))
            PersonName.objects.get_or_create(
                person=person, name=name, party=party, defaults={"key": name_key(name)}
            )
        return person

    def _create(self, name: str, party: str, role: str) -> Person:
        base = swedish_slug(name)
        taken = set(Person.objects.filter(slug__startswith=base[:200]).values_list("slug", flat=True))
        person = Person.objects.create(
            body=self.body,
            name=name,
            slug=free_slug(base, taken, 220),
            sort_key=surname_key(name),
            role=role,
            party=party,
        )
        PersonName.objects.create(person=person, name=name, party=party, key=name_key(name))
        self._written.add((person.pk, name, party))
        self._new.append(person)
        return person

    def suggest(self) -> list[PersonSuggestion]:
        """Store, and return, suggestions for the people that this meeting brought to the archive."""
        suggestions = []
        for person in self._new:
            words = name_key(person.name).split()
            if len(words) < 2:
                continue
            like = Person.objects.filter(
                Q(names__key__startswith=f"{words[0]} ") | Q(names__key__endswith=f" {words[-1]}"),
                body=self.body,
                role=person.role,
                merged_into=None,
            ).exclude(pk=person.pk)
            for other in like.distinct()[:50]:
                evidence = _evidence(person, other)
                if evidence and not self._are_two(person, other):
                    suggestions.append(PersonSuggestion(first=other, second=person, evidence=evidence))
        PersonSuggestion.objects.bulk_create(suggestions, ignore_conflicts=True)
        return suggestions

    def _are_apart(self, one: str, other: str) -> bool:
        """Tell whether a clerk has said that two names are those of two people."""
        if self._apart is None:
            self._apart = frozenset(names_apart(self.body))
        return pair_of(one, other) in self._apart

    def _are_two(self, person: Person, other: Person) -> bool:
        return (
            self._are_apart(person.name, other.name)
            or self._boundaries.are_apart(person, other)
            or self._both_here(person, other)
        )

    def _both_here(self, first: Person, second: Person) -> bool:
        """Tell whether the two sat in one meeting, this one or an earlier: then they are two people."""
        here = {p.pk for p in self.attending.values()}
        if first.pk in here and second.pk in here:
            return True
        meetings = Attendance.objects.filter(person=first).values("meeting")
        return Attendance.objects.filter(person=second, meeting__in=meetings).exists()


def _shown(person: Person) -> Person:
    """Return the person whose page it is: who was merged into another is shown there."""
    return person.merged_into or person


def _evidence(person: Person, other: Person) -> str:
    """Return why two people may be one, in Swedish, or "" where nothing says so."""
    party = f"Samma parti ({person.party})" if person.party and person.party == other.party else ""
    if is_extension(person.name, other.name) and (party or person.role == Person.Role.OFFICER):
        return f"{party or 'Samma förvaltning'}; det ena namnet är det andra med ett namn till."
    if is_misspelling(person.name, other.name) and (party or person.role == Person.Role.OFFICER):
        return f"{party or 'Samma förvaltning'}; namnen skiljer sig på en eller två bokstäver."
    if name_key(person.name) == name_key(other.name) and not party:
        return f"Samma namn, olika parti ({other.party or 'inget'} och {person.party or 'inget'})."
    return ""


def _all_names(parsed: ParsedMeeting) -> set[str]:
    names = {row.name for row in parsed.attendance} | {row.name for row in parsed.signatories}
    names |= {member.name for row in parsed.attendance for member in row.replaces}
    for item in parsed.items:
        names.update(item.officers)
        for motion in item.motions:
            names.update(p.name for p in motion.by)
        for reservation in item.reservations:
            names.update(p.name for p in reservation.by)
        for vote in item.votes:
            names.update(b.name for b in vote.ballots)
    return names
