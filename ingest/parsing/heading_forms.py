"""The ways in which items are numbered, and what a heading is.

Each way is a `Form` with a pattern; a family of minutes names those that it uses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.parsing.fields.signs import has_any
from ingest.parsing.record import record

_NOT_A_TITLE = r"(?!\s*[;)]|\s*[,/|](?!\s*(?i:dnr|diarie|ärendenr|d\.nr))|\s*[-–—]\s*§?\s*\d|\s*:\d|\s+(?:och|samt|eller|i|av|ska|skall|får|har|kap|st|p|första|andra|tredje|stycket|punkten|ovan|nedan|är|framgår)\b)"  # noqa: E501
_CODE = r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4} [A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}|[^\W\d_][\w.]{0,11}(?:/[\w.]{1,8})?)"
_ORGAN = r"(?=[^§]*(?:nämnd|styrelse|utskott|fullmäktige|råd|direktion|beredning|kommitt))[A-ZÅÄÖ][\w-]{3,40}(?:\s(?:och|samt)\s[\w-]{3,30}|\s[\w-]{3,30}){0,3}"  # noqa: E501
_LETTER = r"(?:\s?[a-e](?![\w]))?"


@record
class Form:
    """One way of numbering items; `pattern` has the groups label, n, rest and at most code and year."""

    name: str
    pattern: re.Pattern[str]
    least: int = 1


SIGN = Form(
    "sign",
    re.compile(
        rf"\s*(?P<label>(?:(?P<code>{_CODE}|{_ORGAN})\s*)?§\s*(?P<n>\d{{1,4}})(?:/(?P<year>\d{{4}}|\d\d))?(?!\d){_LETTER})"
        rf"{_NOT_A_TITLE}(?P<rest>.*)",
        re.S,
    ),
)
SIGN_LAST = Form(
    "sign_last",
    re.compile(r"\s*(?P<label>(?P<n>\d{1,4})\s?§)(?!\s*§|\s*\d)(?!\s*[,;)]|\s+[a-zåäö])(?P<rest>.*)", re.S),
)
WORD = Form(
    "word",
    re.compile(rf"\s*(?P<label>Paragraf\s+(?P<n>\d{{1,4}}))(?!\d){_NOT_A_TITLE}(?P<rest>.*)", re.S | re.I),
    2,
)
YEARLY = Form(
    "yearly",
    re.compile(
        r"\s*(?P<label>(?:(?P<code>[^\W\d_]{1,6})\s)?(?P<n>\d{1,4})/(?P<year>\d{4}|\d\d))(?!\d|[/:-]\d)(?:[.:])?(?P<rest>(?:\s.*)?)",
        re.S,
    ),
    2,
)
CODED = Form(
    "coded",
    re.compile(
        r"\s*(?P<label>(?P<code>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5})\s(?P<n>\d{1,4}))(?![\d/:.-]|\s?[-–])(?P<rest>(?:\s.*)?)",
        re.S,
    ),
    2,
)
DOTTED = Form("dotted", re.compile(r"\s*(?P<label>(?P<n>\d{1,3})[.)])(?!\d)(?P<rest>\s.*)", re.S), 2)
BARE = Form("bare", re.compile(r"\s*(?P<label>(?P<n>\d{1,3}))(?P<rest>(?:\s{1,8}|\t)[A-ZÅÄÖ].*)", re.S), 3)

CALLED = Form(
    "called",
    re.compile(
        rf"\s*(?P<label>(?:Ärende|Punkt|Dagordningspunkt)\s+(?:nr\.?\s*)?(?P<n>\d{{1,3}}))(?!\d|\.\d)[.:)]?{_NOT_A_TITLE}(?P<rest>.*)",
        re.S | re.I,
    ),
    2,
)

FORMS: tuple[Form, ...] = (SIGN, SIGN_LAST, WORD, YEARLY, CODED, DOTTED, CALLED, BARE)

_DOTS_AND_PAGE = re.compile(r"(?:\.{3,}|…+|(?:\.\s){3,}|_{3,}|\t|\s{3,})\s*\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s*$")
_BEFORE_PAGE = ("...", "…", ". .", "___", "\t", "   ")
_PAGE_REACH = 24  # so many signs hold the last of the dots and the page number
SENTENCE_END = re.compile(r"[a-zåäö)”\"]\.\s*$")


@record
class Heading:
    """A line that begins an item: `label` as written ("SN § 61"), `rest` what stands after it."""

    index: int
    number: int
    label: str
    rest: str
    form: str
    sure: bool = True
    listed: bool = False
    code: str = ""


@dataclass(slots=True)
class Headings:
    """The items' headings, the lines of a contents list, and the lines that only say "Forts. § 45"."""

    items: list[Heading] = field(default_factory=list)
    contents: set[int] = field(default_factory=set)
    continued: set[int] = field(default_factory=set)


def ends_in_page(text: str) -> bool:
    """True for an entry of a contents list: "Taxor .......... 12", a page after dots or a wide blank."""
    end = text.rstrip()[-_PAGE_REACH:]
    return end[-1:].isdecimal() and has_any(_BEFORE_PAGE, end) and _DOTS_AND_PAGE.search(end) is not None


def form_named(names: Sequence[str]) -> tuple[Form, ...]:
    """Return the forms of these names, in the order of `FORMS`."""
    return tuple(form for form in FORMS if form.name in names)
