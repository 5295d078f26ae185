"""Which person a written name means.

A name as written is a fact of the minutes and is kept as it is; what is settled here is only the
link. The rules are those of docs/decisions/people.md: the same name (case, accents and white space
apart) with the same party in the same body is the same person; inside one meeting a name with party
that differs by a letter or two from exactly one person on the attendance list is that person.
Everything else is at most a suggestion for a clerk.
"""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q

from archive.models import Attendance, Body, Meeting, Person, PersonName
from archive.sorting import name_key, surname_key
from archive.statements import rows_where, run
from ingest.models import PersonSuggestion
from ingest.parsing.model import ParsedMeeting
from ingest.people.apart import Pair, names_apart, pair_of
from ingest.people.boundaries import Boundaries, hold_people
from ingest.people.naming import is_extension, is_misspelling
from ingest.resolving import free_slug, lock_names, swedish_slug

_WRITTEN = """
SELECT named.person_id, named.name, named.party, named.key
FROM archive_personname named JOIN archive_person person ON person.id = named.person_id
WHERE person.body_id = %s AND named.key = ANY(%s) ORDER BY named.id
"""
# Posts of people who are in the room without holding an office: they get no page of their own
# (lag 2018:218, 3 kap. 3 §: nothing here shall help to pick out private people).
_PRIVATE_TITLES = frozenset(
    {"praktikant", "prao", "student", "elev", "åhörare", "medborgare", "invånare", "förälder", "anhörig"}
    | {"sökande", "motpart", "ombud", "förslagsställare", "fastighetsägare", "boende", "besökare"}
)


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
        written = run(_WRITTEN, [self.body.pk, list(self._keys)])
        by_key = _with_merged({person for person, *_ in written})
        for key, name, party, named in written:
            person = by_key[key]
            self._written.add((_shown(person).pk, name, party))
            people = self._known[named, party, person.role]
            if person not in people:
                people.append(person)

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


def _with_merged(keys: set[int]) -> dict[int, Person]:
    """Return people by their keys, each with whom they are merged into at hand."""
    people = _by_key(keys)
    into = {person.merged_into_id for person in people.values() if person.merged_into_id}
    others = _by_key(into) if into else {}
    for person in people.values():
        if person.merged_into_id:
            person.merged_into = others[person.merged_into_id]
    return people


def _by_key(keys: set[int]) -> dict[int, Person]:
    return {person.pk: person for person in rows_where(Person, "id = ANY(%s)", [list(keys)])}


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
