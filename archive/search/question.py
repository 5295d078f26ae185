"""What somebody wrote in the search box, understood: words, phrases, days and a paragraf, or a plain hint.

    skolskjuts "gröna linjen"      all of it must be there
    skola OR förskola              one of the two; also "skola eller förskola"
    -taxa   -"fast pris"           must not be there; also "NOT taxa"
    titel:budget   beslut:avslag   in the title, in the decision
    skol*                          words that begin so
    juni 2020   2 juni 2020   2/6 2020   the meeting's day, unless it stands in quotes
    § 28                           the paragraf's number, unless it stands in quotes
    hur mycket kostar badet        a question: the words that ask are left out

Nothing here asks the database, and nothing raises: what makes no sense is left out and said so.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from archive.search import labels
from archive.search.tokens import MONTHS, fold
from ingest.parsing.case_numbers import parse_query

LONGEST = 200  # characters
_SHORTEST_PREFIX = 2  # letters before "*"

TOO_LONG = f"Frågan är för lång. Skriv högst {LONGEST} tecken."
ONLY_MINUS = "Skriv också något ord som ska finnas med, inte bara sådant som inte får finnas."
SHORT_PREFIX = f"Skriv minst {_SHORTEST_PREFIX} bokstäver före *."
NO_WORD = "Skriv något att söka efter: ett ord, ett namn, ett datum eller ett ärendenummer."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Some words of a question: plain ones, each by itself, or a phrase, or the beginning of a word."""

    text: str
    is_phrase: bool = False
    is_prefix: bool = False
    field: str = ""

    @property
    def is_plain(self) -> bool:
        return not (self.is_phrase or self.is_prefix or self.field)


Clause = tuple[Wanted, ...]
"""Alternatives, of which one must be there."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both included, and the words that said so ("juni 2020")."""

    first: dt.date
    last: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A number of a paragraf, and the words that said so ("§ 28")."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood. All of `clauses` must be there and none of `excluded`."""

    clauses: tuple[Clause, ...] = ()
    excluded: tuple[Wanted, ...] = ()
    days: Days | None = None
    paragraph: Paragraph | None = None
    hints: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.clauses or self.days or self.paragraph)


def clean(text: str) -> str:
    """Return the text with plain quotes and single blanks, without what cannot be seen or stored."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = "".join(" " if unicodedata.category(char) in _INVISIBLE else char for char in text)
    return " ".join(text.split())


def understand(text: str) -> Question:
    """Return what a text in the search box asks for.

    >>> understand("skolskjuts juni 2020").days
    Days(first=datetime.date(2020, 6, 1), last=datetime.date(2020, 6, 30), text='juni 2020')
    """
    text = clean(text)
    if len(text) > LONGEST:
        return Question(hints=(TOO_LONG,))
    text = _CASE.sub(_case_as_written, _NOT.sub("-", _INTERROGATIVE.sub("", text)))
    text, days = _take_days(text)
    text, paragraph = _take_paragraph(text)
    pieces = [piece for piece in _pieces(text) if piece.is_or or _SAYS_SOMETHING.search(piece.wanted.text)]
    hints = tuple(dict.fromkeys(SHORT_PREFIX for piece in pieces if piece.is_short))
    pieces = [piece for piece in pieces if not piece.is_short]
    excluded = tuple(piece.wanted for piece in pieces if piece.is_excluded)
    clauses = tuple(_clauses([piece for piece in pieces if not piece.is_excluded]))
    if excluded and not (clauses or days or paragraph):
        return Question(hints=(*hints, ONLY_MINUS))
    question = Question(clauses, excluded, days, paragraph, hints)
    return Question(hints=(NO_WORD,)) if text and question.is_empty and not hints else question


@dataclass(frozen=True, slots=True)
class _Piece:
    wanted: Wanted
    is_excluded: bool = False
    is_or: bool = False
    is_short: bool = False


_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
_FIELDS = {"titel": labels.TITLE, "rubrik": labels.TITLE, "beslut": labels.DECISION}
_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)-)?(?:(?P<field>titel|rubrik|beslut):\s?)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))""",
    re.IGNORECASE,
)
_OUTSIDE_QUOTES = r'(?=(?:[^"]*"[^"]*")*[^"]*$)'
_OR = {"OR", "ELLER", "eller", "Eller", "|", "||"}
_AND = {"AND", "&", "&&", "+"}
_NOT = re.compile(rf"(?<!\S)NOT (?=[^\s-]){_OUTSIDE_QUOTES}")
_INTERROGATIVE = re.compile(
    r"^(?:vad|vem|vilk(?:a|en|et)|varför|när|hur(?: (?:mycket|många|stora?|länge|ofta|gick|går))?) (?=\S)",
    re.IGNORECASE,
)
_SAYS_SOMETHING = re.compile(r"\w")
_MONTHS = MONTHS | {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_BEFORE, _AFTER = r"(?<![\w:/*-])", rf"(?![\w/*-]){_OUTSIDE_QUOTES}"
_DAYS = re.compile(
    rf"""{_BEFORE}(?:(?:den\ )?(?P<day>[0-3]?\d)(?::?e)?\ )?(?P<month>{_MONTH})\.?\ (?P<year>{_YEAR}){_AFTER}
    | {_BEFORE}(?P<short>[0-3]?\d/[01]?\d[ -]{_YEAR}){_AFTER}
    | {_BEFORE}(?P<iso>{_YEAR}-[01]\d(?:-[0-3]\d)?){_AFTER}""",
    re.IGNORECASE | re.VERBOSE,
)
_PARAGRAPH = re.compile(rf"{_BEFORE}(?:§ ?(?P<after>\d{{1,5}})|(?P<before>\d{{1,5}}) ?§){_AFTER}")


_CASE = re.compile(r"(?<![\w/-])[a-zåäö]{2,4}[ /-]?\d{1,6}[/:-]\d{2,6}(?![\w/:-])", re.IGNORECASE)


def _case_as_written(match: re.Match[str]) -> str:
    """Return "KS 596/2020" for "ks596/2020" among other words, so that the analysis sees what it is."""
    query = parse_query(match[0])
    return f"{query.prefix} {query.number}/{query.year}" if query and query.prefix else match[0]


def _take_days(text: str) -> tuple[str, Days | None]:
    for match in _DAYS.finditer(text):
        days = _days(match)
        if days and not text[: match.start()].rstrip().endswith("§"):
            return f"{text[: match.start()]} {text[match.end() :]}", days
    return text, None


def _days(match: re.Match[str]) -> Days | None:
    if match["iso"]:
        year, month, *day = map(int, match["iso"].split("-"))
    elif match["short"]:
        *day, month, year = map(int, re.split(r"\D", match["short"]))
    else:
        year, month = int(match["year"]), _MONTHS[match["month"].lower()]
        day = [int(match["day"])] if match["day"] else []
    try:
        first = dt.date(year, month, day[0] if day else 1)
    except ValueError:
        return None
    last = first if day else first.replace(day=calendar.monthrange(year, month)[1])
    return Days(first, last, match[0])


def _take_paragraph(text: str) -> tuple[str, Paragraph | None]:
    match = _PARAGRAPH.search(text)
    if not match:
        return text, None
    number = int(match["after"] or match["before"])
    return f"{text[: match.start()]} {text[match.end() :]}", Paragraph(number, match[0].strip())


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the parts of a text in order; plain words side by side are one part, but for those beside OR."""
    run: list[str] = []
    after_or = False
    for match in _PIECE.finditer(text):
        word = match["word"]
        is_plain = word and not match["minus"] and not match["field"] and not word.endswith("*")
        if is_plain and word in _AND:
            continue
        is_or = bool(is_plain) and word in _OR
        if is_plain and not is_or and not after_or:
            run.append(word)
            continue
        beside = [run.pop()] if is_or and run else []
        for words in (run, beside):
            if words:
                yield _Piece(Wanted(" ".join(words)))
        run = []
        after_or = is_or
        yield from _special(match)
    if run:
        yield _Piece(Wanted(" ".join(run)))


def _special(match: re.Match[str]) -> Iterator[_Piece]:
    word, field = match["word"], _FIELDS.get((match["field"] or "").lower(), "")
    minus = bool(match["minus"])
    if word is None:
        if match["phrase"].strip():
            yield _Piece(Wanted(match["phrase"].strip(), is_phrase=True, field=field), minus)
    elif word in _OR and not field and not minus:
        yield _Piece(Wanted(word), is_or=True)
    elif word.endswith("*"):
        stem = re.sub(r"[\W_]+", "", fold(word))
        yield _Piece(Wanted(stem, is_prefix=True, field=field), minus, is_short=len(stem) < _SHORTEST_PREFIX)
    else:
        yield _Piece(Wanted(word, field=field), minus)


def _clauses(pieces: list[_Piece]) -> Iterator[Clause]:
    """Yield what must be there. OR binds the words right beside it, as in web search engines."""
    clause: list[Wanted] = []
    joined = False
    for piece in pieces:
        if piece.is_or:
            joined = True
            continue
        if clause and not joined:
            yield tuple(clause)
            clause = []
        clause.append(piece.wanted)
        joined = False
    if clause:
        yield tuple(clause)
