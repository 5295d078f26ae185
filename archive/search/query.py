"""A search from the address to what the page shows: the only place that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import OperationalError

from archive.search.cards import Card, cards
from archive.search.corrections import corrected
from archive.search.counting import Counts, count, counted_of
from archive.search.documents import LONGEST_SEARCH, expected, searching, takes_too_long
from archive.search.facets import Chosen, ShownFacet, chosen_values, facets
from archive.search.hits import Hit, hits
from archive.search.labels import FACETS
from archive.search.language import ArchiveAnalyser, analyser
from archive.search.matching import Match, match_of, match_of_case, nearly
from archive.search.question import Question, understand
from archive.search.ranking import best, every, newest
from archive.search.request import NEWEST, OLDEST, PLACES, SearchRequest
from archive.templatetags.minutes import day

PAGE_SIZE = 20
REACHABLE = 1_000  # hits that can be turned pages to; after that a narrower question helps more
ENOUGH = 10  # hits; a page with fewer also shows what has all words but one
FEW = 3  # hits or fewer: perhaps something else was meant
_NARROWER = "Lägg till ett ord, eller välj nämnd eller år."
NOT_ALL_READ = f"Frasens ord är så vanliga att bara en del av paragraferna hann läsas. {_NARROWER}"
NOT_ALL_COUNTED = f"Alla hann inte räknas på {LONGEST_SEARCH // 1000} sekunder. {_NARROWER}"
TOO_SLOW = f"Sökningen tog för lång tid. {_NARROWER}"


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen or understood that can be taken away: its words, and the address without it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of the hits that can be turned to."""

    number: int
    pages: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Results:
    """What the search page shows; `exactly` is the address where an unsure number is counted patiently."""

    request: SearchRequest
    keys: Sequence[int] = ()
    hits: Sequence[Hit] = ()
    near: Sequence[Hit] = ()
    counts: Counts | None = None
    facets: Sequence[ShownFacet] = ()
    cards: Sequence[Card] = ()
    chips: Sequence[Chip] = ()
    hints: Sequence[str] = ()
    pager: Pager | None = None
    exactly: str = ""
    instead: str | None = None
    instead_address: str = ""
    in_parts: bool = False

    @property
    def first_number(self) -> int:
        """The number of the page's first hit, from 1."""
        return (self.request.page - 1) * PAGE_SIZE + 1


def search(request: SearchRequest, *, shown: bool = True) -> Results:
    """Return the answer to a request. It never raises for what somebody asks; at worst it has a hint.

    With `shown` false it has the keys of the hits and how many there are, and not what only a page shows: the
    hits as they are read, what is near, facets, cards and other words to ask for.
    """
    try:
        with searching():
            return _search(request, shown=shown)
    except OperationalError as error:
        if not takes_too_long(error):
            raise
        return Results(request, hints=(TOO_SLOW,))


def all_keys(request: SearchRequest) -> list[int]:
    """Return the keys of all hits that can be turned pages to, in the order asked for, at most `REACHABLE`.

    Raises OperationalError where the search takes too long.
    """
    with searching():
        found = _found(request)
        return found.answer.first(found.answer.reachable) if found.answer else []


@dataclass(frozen=True, slots=True)
class _Found:
    """A request as it was understood, and what answers it: None where nothing is asked for.

    `is_apart` where nothing has the whole of a compound, and the answer is what has its parts.
    """

    reader: ArchiveAnalyser
    question: Question
    chosen: Chosen
    answer: _Answer | None
    is_apart: bool = False


def _found(request: SearchRequest) -> _Found:
    reader, question, chosen = analyser(), understand(request.text), chosen_values(request)
    answer = _Answer.of(request, _match(request, question, reader), chosen)
    if answer and not answer.counts.total:
        apart = _in_parts(request, question, chosen, reader)
        if apart:
            return _Found(reader, question, chosen, apart, is_apart=True)
    return _Found(reader, question, chosen, answer)


def _search(request: SearchRequest, *, shown: bool) -> Results:
    found = _found(request)
    reader, question, chosen, answer = found.reader, found.question, found.chosen, found.answer
    hints = (*request.notes, *chosen.notes, *question.hints)
    chips = tuple(_chips(request, question, chosen))
    if answer is None:
        return Results(request, hints=hints, chips=chips)
    keys, answer, told = answer.read()
    hints = (*hints, *told)
    can_wait = answer.counts.is_unsure and not request.is_patient
    if not shown:
        return Results(request, keys=keys, counts=answer.counts, hints=hints, pager=answer.pager())
    named = cards(request.text, question, reader) if request.page == 1 else []
    instead = None
    if answer.counts.total <= FEW and not found.is_apart and not named:
        instead = _instead(request, chosen, reader)
    return Results(
        request=request,
        keys=keys,
        hits=hits(keys, answer.match, reader),
        near=_near(question, answer, chosen, reader, keys),
        counts=answer.counts,
        facets=facets(request, answer.match, chosen, answer.counts),
        cards=named,
        chips=chips,
        hints=hints,
        pager=answer.pager(),
        exactly=request.address(is_patient=True) if can_wait else "",
        instead=instead,
        instead_address=request.address(text=instead) if instead else "",
        in_parts=found.is_apart,
    )


def _match(request: SearchRequest, question: Question, reader: ArchiveAnalyser) -> Match:
    """Return the condition for a question. With a day it is no case: "den 7 juni 2022" is no "DEN 7/2022"."""
    case = None if question.days else match_of_case(request.text)
    return case or match_of(question, reader, field=request.field)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What answers a request: the condition without and with the chosen facets, and how many there are."""

    request: SearchRequest
    match: Match
    everything: Match
    counts: Counts
    guess: int

    @classmethod
    def of(cls, request: SearchRequest, match: Match, chosen: Chosen) -> _Answer | None:
        """Return the answer, or None where nothing is asked for."""
        match = match.between(request.first, request.last)
        everything = chosen.apply(match)
        if everything.is_empty:
            return None
        counts, guess = count(everything, patiently=request.is_patient)
        return cls(request, match, everything, counts, guess)

    @property
    def reachable(self) -> int:
        return min(self.guess, REACHABLE)

    def page(self) -> list[int]:
        """Return the keys of the hits of the page."""
        end = self.request.page * PAGE_SIZE
        if end - PAGE_SIZE >= max(self.reachable, 1):
            return []
        return self.first(end)[end - PAGE_SIZE :]

    def read(self) -> tuple[list[int], _Answer, Sequence[str]]:
        """Return the keys of the page, this answer counted by what was seen, and what is to be told of it."""
        keys = self.page()
        told = [NOT_ALL_COUNTED] if self.request.is_patient and self.counts.is_unsure else []
        if self._may_miss(keys):
            whole = every(self.everything, self.guess, PAGE_SIZE)
            if whole is not None and len(whole) < PAGE_SIZE:
                return whole, replace(self, counts=counted_of(whole)), ()
            keys = keys if whole is None else whole
            told = told if whole else [NOT_ALL_READ]
        if not keys and self.request.page > 1:
            return keys, self, told
        seen = (self.request.page - 1) * PAGE_SIZE + len(keys)
        return keys, replace(self, counts=self.counts.after(seen)), told

    def _may_miss(self, keys: Sequence[int]) -> bool:
        """Whether a first page of a phrase is short, and more may answer than was looked at."""
        is_short = self.request.page == 1 and len(keys) < PAGE_SIZE
        return is_short and self.everything.has_phrase and not (self.counts.is_exact or self.request.order)

    def first(self, number: int) -> list[int]:
        """Return the keys of so many hits, the first of the order asked for."""
        if self.request.order in (NEWEST, OLDEST):
            return newest(self.everything, self.guess, number, oldest=self.request.order == OLDEST)
        return best(self.everything, self.guess, number)

    def pager(self) -> Pager:
        number, pages = self.request.page, max(1, -(-self.reachable // PAGE_SIZE))
        return Pager(
            number=number,
            pages=pages,
            previous=self._address(min(number - 1, pages)) if number > 1 else "",
            next=self._address(number + 1) if number < pages else "",
        )

    def _address(self, page: int) -> str:
        return self.request.address(page=page, is_patient=self.request.is_patient)


def _in_parts(
    request: SearchRequest, question: Question, chosen: Chosen, reader: ArchiveAnalyser
) -> _Answer | None:
    """Return what answers when compounds are taken apart, or None where that is no help."""
    whole = match_of(question, reader, field=request.field)
    apart = match_of(question, reader, field=request.field, in_parts=True)
    answer = _Answer.of(request, apart, chosen) if apart != whole else None
    return answer if answer and answer.counts.total else None


def _near(
    question: Question, answer: _Answer, chosen: Chosen, reader: ArchiveAnalyser, found: Sequence[int]
) -> list[Hit]:
    """Return what has all words but one, to fill a first page of a few hits; they are shown by themselves."""
    request = answer.request
    if answer.counts.total >= ENOUGH or request.page > 1 or request.order:
        return []
    match = nearly(question, answer.match, reader, field=request.field)
    if match is None:
        return []
    wanted = best(chosen.apply(match), expected(chosen.apply(match)), 2 * ENOUGH)
    more = [key for key in wanted if key not in found]
    return hits(more[: ENOUGH - len(found)], match, reader)


def _instead(request: SearchRequest, chosen: Chosen, reader: ArchiveAnalyser) -> str | None:
    """Return a text with other words that has hits, or None."""
    text = corrected(request.text, reader)
    if text is None:
        return None
    answer = _Answer.of(request, match_of(understand(text), reader, field=request.field), chosen)
    return text if answer and answer.counts.total else None


def _chips(request: SearchRequest, question: Question, chosen: Chosen) -> Iterator[Chip]:
    """Yield what narrows the search, each with the address without it; what the text says comes first."""
    for told in (question.days, question.paragraph):
        if told and (question.clauses or len(request.chosen)):
            as_words = request.text.replace(told.text, f'"{told.text}"', 1)
            yield Chip(told.text, request.address(text=as_words))
    for facet in FACETS:
        for label in chosen.labels.get(facet, ()):
            without = request.without_value(facet.parameter, chosen.values[label])
            yield Chip(chosen.names[label], without)
    if request.place:
        yield Chip(PLACES[request.place], request.address(place=""))
    if request.first:
        yield Chip(f"från {day(request.first)}", request.address(first=None))
    if request.last:
        yield Chip(f"till {day(request.last)}", request.address(last=None))
