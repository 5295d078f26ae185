"""What a case number (*diarienummer*, *ärendenummer*) is: finding it, its normal form, its comparison key.

The only owner of that knowledge: the parser and the search box both ask here. A case number has a running
number and a year, mostly the letters of the diary (*diarieprefix*) and at times the code of a records plan
(*diarieplan*). Numbers of laws, inquiries, court cases and telephones look alike and are none.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ingest.parsing.case_letters import (
    LONGEST_PLAIN,
    NEVER_DIARY,
    NO_DIARY,
    SMALL_DIARIES,
    plain_number,
)
from ingest.parsing.case_shapes import (
    ABC,
    DASHES,
    GAP,
    LETTERS_FIRST,
    NUMBER_AND_LETTERS,
    NUMBER_FIRST,
    PAIRED,
    SHAPES,
    YEAR,
)
from ingest.parsing.line import evened
from ingest.parsing.memory import remembered
from ingest.parsing.record import record

_LONE_NUMBER = re.compile(rf"\d+(?![\d{ABC}]| ?[{DASHES}/.:])")
_LETTERS_BEHIND = re.compile(rf"\d{{2,4}} ?[{DASHES}/.]? ?[{ABC}]")
_CANDIDATE = re.compile(
    rf"(?<![\w])(?<!\d[{DASHES}/.:])(?:[{ABC}]{{1,6}}[.:]? ?[{DASHES}/]? ?(?:[A-ZÅÄÖ]{{1,5}}{GAP})?)?\d"
)

_LONGEST_PREFIX = 24
"""No letters and signs before a number are more than this."""

_NEXT_YEAR = date.today().year + 1

_LABEL = (
    r"(?:ärende\s?(?:nummer|nr)|ärendebeteckning|diarie\s?(?:nummer|nr)|diariebeteckning|d\.?\s?nr|dossiénr|"
    r"vår\sbeteckning|er\sbeteckning)\b\.?\s?:?\s*(?:nr\.?\s)?"
)
_LABEL_FIRST = re.compile(rf"^\W*{_LABEL}", re.IGNORECASE)
_LABEL_LAST = re.compile(rf"(?<![{ABC}])(?>{_LABEL})\Z", re.IGNORECASE)
_OF_LABELS = ("nr", "nummer", "beteckning")
"""What every label ends in, in small letters."""
_LONGEST_END = 10
_LONGEST_LABEL = 200
"""Wide blanks may part a label from its number."""
_LISTED = re.compile(r"\s*(?:,|;|och|samt|&|/)\s*", re.IGNORECASE)


class CaseNumberMatch(NamedTuple):
    """A case number in a text: its normal form, where it stands, and what `case_key` says of it."""

    value: str
    start: int
    end: int
    key: str


@record
class CaseQuery:
    """What somebody asks for in the search box: "ks596/2020" is ("KS", 596, 2020); the prefix may be None."""

    prefix: str | None
    number: int
    year: int

    @property
    def key(self) -> str:
        """The comparison key, as `case_key` gives it: "KS596-2020"."""
        return f"{self.prefix or ''}{self.number}-{self.year}"


@remembered
def find_case_numbers(text: str) -> tuple[CaseNumberMatch, ...]:
    """Return the case numbers of a text in order, such as "Ks 81/2012" in "Handlingsplan, Ks 81/2012.".

    Without letters a number counts only after "dnr", "ärendenummer" or the like and in the list that follows.
    """
    pair = PAIRED.search(text)
    if pair is None:
        return ()
    text = _flat(text)
    found: list[CaseNumberMatch] = []
    position, labelled_end = 0, -1
    while pair:
        case = _plain_case(text, pair, position, labelled_end) if pair.lastindex else None
        if case is None:
            case, position = _case_near(text, pair.start(), position, labelled_end)
        if case is not None:
            found.append(case)
            position = case.end
            labelled_end = position if _is_labelled(text, case.start, labelled_end) else -1
        pair = PAIRED.search(text, position)
    return tuple(found)


def _plain_case(text: str, pair: re.Match[str], position: int, labelled_end: int) -> CaseNumberMatch | None:
    """A number of the plain form, told without trying each shape; None where it needs a closer look."""
    at, second = pair.start(), pair[1]
    first = text[at : pair.start(1) - 1]
    plain = plain_number(text[max(0, at - LONGEST_PLAIN) : at], first, second)
    if plain is None:
        return None
    letters, key = plain
    start = at - len(letters) - 1
    if start < position or (letters.isupper() and _follows_labelled(text, start, position, labelled_end)):
        return None
    return CaseNumberMatch(f"{letters} {first}/{second}", start, pair.end(), key)


_WORD_LAST = re.compile(rf"(?<!\w)[{ABC}]{{1,6}} \Z")


def _follows_labelled(text: str, start: int, position: int, labelled_end: int) -> bool:
    """Whether the word before capitals is part of the number, as after a label: "Dnr Mark KS 596/2020"."""
    word = _WORD_LAST.search(text, max(position, start - 7), start)
    return word is not None and _is_labelled(text, word.start(), labelled_end)


def _case_near(text: str, pair: int, position: int, labelled_end: int) -> tuple[CaseNumberMatch | None, int]:
    """The case number, of any shape, that a pair of numbers is of, or None; and where to look on."""
    candidate = _CANDIDATE.search(text, max(position, pair - _LONGEST_PREFIX), pair + 1)
    if candidate is None:
        return None, pair + 1
    start = candidate.start()
    read = _reading(text, start, labelled=_is_labelled(text, start, labelled_end))
    if read is None:
        return None, _next_word(text, start)
    end = read.match.end()
    return CaseNumberMatch(_normal_form(read), start, end, _key(read)), end


def _is_labelled(text: str, start: int, labelled_end: int) -> bool:
    """Whether a label stands before a place, or a list that has one, whose last number ended at a place."""
    if 0 <= labelled_end < start <= labelled_end + 8 and _LISTED.fullmatch(text, labelled_end, start):
        return True
    before = text[max(0, start - _LONGEST_LABEL) : start]
    last = before.rstrip(" \t\n.:")[-_LONGEST_END:]
    is_like_one = last[-1:] in "rRgG" and last.lower().endswith(_OF_LABELS)
    return is_like_one and _LABEL_LAST.search(before) is not None


def has_case_number_shape(text: str) -> bool:
    """True where two numbers stand as in every case number: in "KS 2018/141", not in "14 maj"."""
    return PAIRED.search(text) is not None


def normalise(text: str) -> str | None:
    """Return the normal form of a whole string: "Dnr: Ks596/20" gives "Ks 596/2020", or None.

    Only the form letters number/year is rewritten; every other municipality's form is kept as written, with
    white space folded and without the label ("BUN 2010/428", "RS/612/2023", "2012/KS 0318 001").
    """
    read = _whole(text)
    return _normal_form(read) if read else None


_PLAIN = re.compile(rf"([{ABC}]{{2,6}} )(\d{{1,6}})/(\d{{1,6}})")


@lru_cache(maxsize=4096)
def case_key(text: str) -> str | None:
    """Return what the spellings of a case share: "KS596-2020" for "Ks 596/2020", "KS 2020/00596".

    The code of a records plan and the number of a document are left out: "1.4.2-107-2012" is "107-2012".
    """
    spelling = _PLAIN.fullmatch(text)
    if spelling and (plain := plain_number(*spelling.groups())):
        return plain[1]
    read = _whole(text)
    if read is None:
        query = parse_query(text)
        return query.key if query else None
    return _key(read)


def _key(read: _Reading) -> str:
    """The comparison key of a number as it was read; a label in capitals ("DNR 2017/95") is no diary's."""
    prefix = _capitals(read.parts.get("p")).removeprefix("DNR")
    return f"{prefix}{int(read.parts['n'])}-{read.year}"


def _capitals(prefix: str | None) -> str:
    """The letters of a prefix as capitals: "KS" for "Ks" and "k-s"."""
    capitals = (prefix or "").upper()
    return capitals if capitals.isalpha() else _NO_CAPITALS.sub("", capitals)


_NO_CAPITALS = re.compile(r"[^A-ZÅÄÖ]")


_QUERY_TOKEN = re.compile(rf"\d+|[{ABC}]+")
_QUERY = re.compile(rf"(?:[{ABC}]|\d|[{DASHES}\s/:._,#\\])+")


def parse_query(text: str) -> CaseQuery | None:
    """Return the case that a whole search string names ("KS:596:2020", "2020/596", "dnr ks 596-20"), or None.

    Any one sign may part the letters, the number and the year, in either order. A date, a law (2010:900),
    a period (2019–2021), a telephone or organisation number is no case.
    """
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    text = re.sub(rf"^\W*(?:{_LABEL}|ärende\b:?\s*)+", "", text, flags=re.IGNORECASE).strip(" .,;()[]\"'#")
    if len(text) > 40:
        return None
    read = _whole(text)
    if read is not None:
        parts = read.parts
        letters = parts.get("p")
        if not letters and (parts.get("sep") == ":" or _is_doubtful(text)):
            return None
        return CaseQuery(_capitals(letters) or None, int(parts["n"]), read.year)
    return _loose_query(text)


def _loose_query(text: str) -> CaseQuery | None:
    """Letters, number and year with any signs between: "KS:596:2020", "ks_596_2020", "596 2020 ks"."""
    if not _QUERY.fullmatch(text) or _is_doubtful(text):
        return None
    tokens = _QUERY_TOKEN.findall(text)
    numbers = [t for t in tokens if t.isdigit()]
    letters = "".join(t for t in tokens if not t.isdigit()).upper()
    if len(numbers) != 2 or len(letters) > 7 or letters.lower() in NO_DIARY:
        return None
    if not letters and ":" in text:
        return None
    first, second = numbers
    if len(first) == 4 and _full_year(first):
        return CaseQuery(letters or None, int(second), int(first)) if len(second) <= 6 else None
    year = _full_year(second)
    if year is None or len(first) > 6 or (len(second) == 2 and (not letters or ":" in text)):
        return None
    return CaseQuery(letters or None, int(first), year)


_DOUBTFUL = re.compile(
    rf"(?:{YEAR})[{DASHES}](?:0[1-9]|1[0-2])"  # a month: 2020-05
    rf"|{YEAR}[{DASHES}]{YEAR}"  # a period: 2019–2021
    rf"|\d{{6}} ?[{DASHES}] ?\d{{4}}"  # an organisation or personal number
    rf"|0\d{{1,3}} ?[{DASHES}/] ?\d{{4,}}"  # a telephone number
)


def _is_doubtful(text: str) -> bool:
    return bool(_DOUBTFUL.fullmatch(text.strip()))


def _whole(text: str) -> _Reading | None:
    flat = " ".join(_flat(unicodedata.normalize("NFC", text)).split())
    flat = _LABEL_FIRST.sub("", flat).strip(" .,;()[]\"'")
    if len(flat) > 40:
        return None
    return _reading(flat, 0, labelled=True, whole=True)


def _flat(text: str) -> str:
    """The text with no-break and other odd blanks as blanks, sign for sign."""
    is_plain = text.isprintable() or text.replace("\n", "").isprintable()
    return text if is_plain else _ODD_BLANK.sub(" ", text)


_ODD_BLANK = re.compile(r"[^\S\n ]")
_WORD = re.compile(rf"[{ABC}]+|\d+")


def _next_word(text: str, start: int) -> int:
    """Where the next candidate may begin: after the word at `start`."""
    match = _WORD.match(text, start)
    return match.end() if match else start + 1


_Parts = dict[str, str]
"""What the parts of a number say, by the letters of its shape; "" or left out is what it does not have."""


class _Reading(NamedTuple):
    """A number as one of the shapes reads it."""

    shape: str
    match: re.Match[str]
    parts: _Parts
    year: int


def _reading(text: str, start: int, *, labelled: bool, whole: bool = False) -> _Reading | None:
    """The likeliest shape that fits at a place, or, with `whole`, from there to the end of the text.

    Without a label a number has its letters, of which small ones are right before "/" (`SMALL_DIARIES`).
    """
    names: tuple[str, ...]
    first = text[start : start + 1]
    if not first.isdigit():
        if not labelled and first.islower() and "/" not in text[start + 2 : start + 4]:
            return None
        names = LETTERS_FIRST
    elif not labelled:
        if not _LETTERS_BEHIND.match(text, start):
            return None
        names = NUMBER_AND_LETTERS
    elif _LONE_NUMBER.match(text, start):
        return None
    else:
        names = NUMBER_FIRST
    for name in names:
        match = SHAPES[name].match(text, start)
        if match is None or (whole and match.end() != len(text)):
            continue
        parts = match.groupdict("")
        year = _full_year(parts["y"])
        if year and int(parts["n"]) and _is_accepted(name, match, parts, text, labelled):
            return _Reading(name, match, parts, year)
    return None


def _full_year(year: str) -> int | None:
    """The year of "2012" or "12"; None for two digits of a year to come or before 1970: no diary has them."""
    if len(year) == 4:
        return int(year)
    short = int(year)
    return 2000 + short if 2000 + short <= _NEXT_YEAR else 1900 + short if short >= 70 else None


def _is_accepted(name: str, match: re.Match[str], parts: _Parts, text: str, labelled: bool) -> bool:
    prefix, document = parts.get("p"), parts.get("doc")
    if document and _is_date(parts["y"], parts["n"], document[1:]):
        return False
    if not prefix:
        return not _DATE.fullmatch(match[0]) and labelled and not _is_organisation_number(match[0])
    if len(prefix) == 1 and not labelled:
        return prefix.isupper() and _MINISTRYS.fullmatch(match[0]) is not None
    if name == "letters_number_year" and _YEAR_FIRST.fullmatch(parts["n"] + parts["y"]):
        return False
    low = prefix.lower()
    never = NEVER_DIARY if labelled and prefix.isupper() else NO_DIARY
    if low in never or (not low.isalpha() and low.split()[0] in never):
        return False
    if parts.get("sep") == ":" and (len(parts["y"]) == 2 or _STATUTE_BOOK.search(prefix)):
        return False
    return labelled or _is_plain(name, match, parts, text)


_STATUTE_BOOK = re.compile(r"(?:FS|SOU|Ds|Dir|KU\d?)$")
_YEAR_FIRST = re.compile(r"0\d\d\d")
"""Two digits with a nought and two more: the year is the first of them, as in "KS 04/96"."""
_MINISTRYS = re.compile(rf"[A-Z]{YEAR}/\d{{4,5}}(?:/[A-Z]{{1,4}}\d?)?")
"""The number that a ministry (*departement*) writes with one letter and no label: "S2022/03121"."""


def _is_date(year: str, month: str, day: str) -> bool:
    return (
        len(year) == 4 and len(month) == 2 and len(day) == 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    )


_DATE = re.compile(rf"{YEAR}[{DASHES}/.](?:0?[1-9]|1[0-2])[{DASHES}/.](?:[0-2]?\d|3[01])")


def _is_organisation_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d{6}-\d{4}", text))


def _is_plain(name: str, match: re.Match[str], parts: _Parts, text: str) -> bool:
    """Whether a number with letters is one also where no label says so."""
    prefix, number, year = parts["p"], parts["n"], parts["y"]
    separator = parts.get("sep") or "/"
    if " " in prefix or len(prefix) < 2:
        return False
    is_small = prefix in SMALL_DIARIES and text[match.end("p")] == "/" and separator == ":"
    if not (prefix.isupper() or is_small or _is_title_prefix(prefix, year, separator)):
        return False
    if parts.get("plan") and not _CLOSED.match(text[match.end() : match.end() + 4]):
        return False
    if name == "letters_year_number" and separator in DASHES:
        is_glued = text[match.end("p") : match.start("y")].strip() in set(DASHES)
        is_period = len(number) == 4 and number[:2] in {"19", "20"}
        return (len(number) >= 3 and not is_period) or is_glued
    if name == "letters_number_year":
        return separator == "/" or (separator in DASHES and len(year) == 4 and not re.fullmatch(YEAR, number))
    if name == "letters_short_year":
        return bool(parts["plan"]) or (separator == "/" and len(number) >= 2)
    return True


_CLOSED = re.compile(r"\s*(?:$|[)\n.,;])")


def _is_title_prefix(prefix: str, year: str, separator: str) -> bool:
    """Letters such as "Bou" or "Ks"; the less the number looks like one, the shorter they must be."""
    longest = 3 if separator != "/" else 4 if len(year) == 2 else 5
    return prefix.istitle() and len(prefix) <= longest


def _normal_form(read: _Reading) -> str:
    match, parts = read.match, read.parts
    if read.shape == "letters_number_year" and parts["sep"] == "/" and not parts["plan"]:
        start = match.start()
        if "/" not in match[0][len(parts["p"]) : match.start("n") - start]:
            return f"{parts['p']} {parts['n']}/{read.year}"
    return evened(match[0])
