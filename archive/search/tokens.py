"""Text to tokens: where the words, numbers, dates, amounts, paragraphs and case numbers of a text stand.

Nothing here knows what a word means or how it is inflected; that is `analysis`. Offsets count characters of
the text as it was given (decomposed accents and soft hyphens too), so that a highlighter can mark what was
found.

>>> [token.text for token in tokens("Enligt § 28 beviljas EU/EES-medborgare 1 000 000 kr.")]
['enligt', '§28', 'beviljas', 'eu-medborgare', 'eu', 'ees-medborgare', 'ees', 'medborgare', '1000000', 'kr']
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from archive import months

Kind = Literal[
    "word",
    "stop",
    "number",
    "date",
    "day",
    "amount",
    "sum",
    "case",
    "paragraph",
    "abbr",
    "joined",
    "suspended",
]


class Token(NamedTuple):
    """A piece of text that can be searched for, such as Token("28", 2, 4, 1, "number").

    `text` is folded (see `fold`); `text[start:end]` of the original is what it was read from. `position`
    counts from 1 and says which tokens stand side by side; several tokens may share one. Kinds:

    - "word"; "stop" (a stop word: it shares the position of the word after it, so "barn och unga" has no
    gap);
    - "number" ("596", "10,04", "3:63", "2021/22"); "amount" ("1 000 000" and "1.000.000" as "1000000"; "%" is
    the word "procent");
    - "sum" ("1,5 miljoner" and "1 500 tkr" as "1500000", beside the tokens of its words);
    - "date" ("2022-05-31"); "day" (the same for "31 maj 2022", beside the tokens of its words);
    - "case", what the finder of case numbers calls it, beside the tokens of its parts;
    - "paragraph" ("§ 28" as "§28"; "§§ 16-18" gives three); "abbr" ("t.ex." and "t ex" as "t.ex");
    - "joined": a hyphened word as a whole ("e-post"), at the position of its first piece;
    - "suspended": a word whose end is said later ("Lär-" in "Lär- och fritidscenter").
    """

    text: str
    start: int
    end: int
    position: int
    kind: Kind


class CaseSpan(NamedTuple):
    """A case number in a text: from where, to where, and its key such as "KS596-2020"."""

    start: int
    end: int
    key: str


CaseFinder = Callable[[str], Iterable[CaseSpan]]

STOP_WORDS = frozenset(
    [
        "och",
        "i",
        "att",
        "av",
        "för",
        "till",
        "med",
        "på",
        "som",
        "en",
        "ett",
        "den",
        "det",
        "de",
        "är",
        "om",
        "samt",
        "vid",
        "från",
        "har",
    ]
)
"""Words in nearly every paragraf. Few on purpose: "inte", "utan", "mot", "man" and "vi" say something."""

MONTHS = {name: number for number, name in enumerate(months.MONTHS, 1)}

_SPACED_ABBREVIATIONS = "|".join(
    phrase.replace(" ", r"\ ")
    for phrase in [
        "t ex",
        "bl a",
        "m fl",
        "m m",
        "o s v",
        "s k",
        "f n",
        "f d",
        "p g a",
        "e d",
        "fr o m",
        "t o m",
        "d v s",
        "i st f",
    ]
)
_MARK = "[\u0300-\u036f\u00ad]"
_LETTERS = rf"(?:[^\W\d_]++{_MARK}*+)++"
_WORD = rf"[^\W\d_](?:[^\W_]++|{_MARK}++)*+"
_PIECE = rf"(?:{_WORD}|\d+(?!\d))"
_AFTER_COLON = "arnas|arna|ernas|erna|ens|ets|ns|ts|ar|er|or|en|et|ta|s|n|t"
_GAP = "[ \u00a0\u202f\u2009]"
_TOKEN = re.compile(
    rf"""
      (?P<word>{_WORD}(?:['’]{_LETTERS}|:(?:{_AFTER_COLON})(?![^\W\d_]))?(?:(?:[-‐‑](?:\n\s*(?!och\b|eller\b|samt\b))?|/){_PIECE})*[-‐‑]?
             | \d+[-‐‑]{_WORD}(?:[-‐‑/]{_PIECE})*[-‐‑]?)
    | (?P<date>(?<![\d-])\d{{4}}-[01]\d-[0-3]\d(?![\d-]))
    | (?P<paragraph>§§{_GAP}?\d++(?:{_GAP}?(?:[-–,]|och){_GAP}?\d++(?!{_GAP}?§))*
                  | §{_GAP}?\d+(?:{_GAP}?[-–]{_GAP}?\d+)?
                  | (?<![\d:.,/-])\d+{_GAP}?§(?!§))
    | (?P<amount>(?<![\d.,:/-])\d{{1,3}}(?:{_GAP}\d{{3}})+(?:,\d+)?(?!\d|[:/]\d))
    | (?P<dotted>(?<![\d.,:/-])\d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?![\d.]|[:/]\d))
    | (?P<number>\d+(?:[.,:/]\d+)*)
    | (?P<percent>%)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    rf"""(?<![\w.])(?:(?:[a-zåäö]{{1,3}}\.){{1,3}}[a-zåäö]{{1,3}}(?=\.)
                    |(?:{_SPACED_ABBREVIATIONS}))(?!\w)""",
    re.VERBOSE,
)
_SAINTS = {"s:t": "sankt", "s:ta": "sankta"}
SIGNS = {"procent": "%", **{saint: short for short, saint in _SAINTS.items()}}
"""Words that are also written in a way that begins otherwise."""
_HYPHENS = frozenset("-\u2010\u2011")
_WRITTEN_DATE = re.compile(
    rf"(?<!\d)([0-3]?\d)(?:\s?:?e)? ({'|'.join(MONTHS)}) (\d{{4}})(?!\d)", re.IGNORECASE
)
_POWERS = {
    **dict.fromkeys(("tusen", "tkr", "kkr"), 3),
    **dict.fromkeys(("miljon", "miljoner", "mnkr", "mkr", "msek"), 6),
    **dict.fromkeys(("miljard", "miljarder", "mdkr"), 9),
}
_WRITTEN_SUM = re.compile(
    rf"""(?<![\d.,:/-])(\d{{1,3}}(?:{_GAP}\d{{3}})++|\d{{1,6}})(?:,(\d{{1,3}}))?{_GAP}
         ({"|".join(_POWERS)})\b(?:{_GAP}(?:kronor|kr)\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_OUR_LETTERS = frozenset("åäöÅÄÖ")
_SPELLINGS = str.maketrans(
    {"‐": "-", "‑": "-", "ø": "ö", "æ": "ä", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe"}
)
_LONGEST_RANGE = 60
_LONGEST_TEXT = 200  # of a token, in characters; the index takes some two thousand bytes
_new = tuple.__new__  # twice as fast as calling Token, of which a row of text has hundreds


def fold(text: str) -> str:
    """Return the text as it is compared: "Nagó" as "nago", "RENÉE" as "renee", "Åtgärd" as "åtgärd".

    å, ä and ö are letters of their own in Swedish and stay; ø and æ are the Danish and Norwegian ö and ä.
    Soft hyphens go.
    """
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFC", text.replace("\u00ad", "")).lower().translate(_SPELLINGS)
    return "".join(
        letter if letter in _OUR_LETTERS or letter.isascii() else _without_accent(letter)
        for letter in lowered
    )


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """Return a word folded; as it is where nothing would be left, which the index does not take."""
    return (fold(word) or word.lower())[:_LONGEST_TEXT]


def _without_accent(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


def tokens(text: str, find_cases: CaseFinder | None = None) -> list[Token]:
    """Return the tokens of a text in the order of where they start.

    >>> tokens("barn och unga")[1:]
    [Token('och', 5, 8, 2, 'stop'), Token('unga', 9, 13, 2, 'word')]

    `find_cases` says where case numbers stand; without it they are read as words and numbers.
    """
    found: list[Token] = []
    position = 0
    asides = sorted(_asides(text, find_cases), reverse=True)
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while asides and asides[-1][0] <= start:
            aside_start, aside_end, aside_text, kind = asides.pop()
            found.append(Token(aside_text, aside_start, aside_end, position + 1, kind))
            if kind == "abbr":
                position += 1
                skip_to = aside_end
        if start < skip_to:
            continue
        raw = match[0]
        if raw.isalpha() or (match.lastgroup == "word" and raw.isalnum()):  # nearly all of a text is letters
            folded = fold_word(raw)
            if folded in STOP_WORDS and not (raw.isupper() and _is_abbreviation(raw, text, start)):
                found.append(_new(Token, (folded, start, end, position + 1, "stop")))
            else:
                position += 1
                found.append(_new(Token, (folded, start, end, position, "word")))
        elif match.lastgroup != "word":
            position += 1
            found.extend(_numeric(match.lastgroup or "number", raw, start, end, position))
        else:
            run = _run(raw, start, position + 1)
            position = max((token.position for token in run if token.kind != "stop"), default=position)
            found.extend(run)
    return found


def _asides(text: str, find_cases: CaseFinder | None) -> Iterator[tuple[int, int, str, Kind]]:
    """Yield what spans several plain tokens: case numbers, written dates and sums, abbreviations with gaps or
    dots.
    """
    if find_cases is not None:
        for case in find_cases(text):
            yield case.start, case.end, fold(case.key), "case"
    for match in _WRITTEN_DATE.finditer(text):
        day, month, year = match.groups()
        yield match.start(), match.end(), f"{year}-{MONTHS[month.lower()]:02}-{int(day):02}", "day"
    yield from _sums(text)
    for match in _ABBREVIATION.finditer(text):
        letters = re.split(r"[.\s]+", fold(match.group()))
        yield match.start(), match.end(), ".".join(letters), "abbr"


def _sums(text: str) -> Iterator[tuple[int, int, str, Kind]]:
    """Yield the sums of money, and other great numbers, that are told by a word for their zeros."""
    lowered = text.lower()
    if not any(unit in lowered for unit in _POWERS):
        return  # finding that out is quicker than looking at every number
    for match in _WRITTEN_SUM.finditer(text):
        whole, decimals, unit = match.groups()
        digits = re.sub(_GAP, "", whole) + (decimals or "")
        zeros = _POWERS[unit.lower()] - len(decimals or "")
        yield match.start(), match.end(), (digits + "0" * zeros).lstrip("0") or "0", "sum"


def _numeric(kind: str, raw: str, start: int, end: int, position: int) -> Iterator[Token]:
    if kind == "paragraph":
        for number in _paragraph_numbers(raw):
            yield Token(f"§{number}", start, end, position, "paragraph")
    elif kind == "percent":
        yield Token("procent", start, end, position, "word")
    elif kind in ("amount", "dotted"):
        yield Token(re.sub(r"[^\d,]", "", raw)[:_LONGEST_TEXT], start, end, position, "amount")
    else:
        yield Token(raw[:_LONGEST_TEXT], start, end, position, "date" if kind == "date" else "number")


def _paragraph_numbers(raw: str) -> list[int]:
    """Return the numbers in a note such as "§§ 16-18, 20": [16, 17, 18, 20]."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s?[-–]\s?(\d+))?", raw):
        low, high = int(first), int(last or first)
        numbers.extend(range(low, high + 1) if 0 <= high - low <= _LONGEST_RANGE else (low, high))
    return numbers


def _is_abbreviation(raw: str, text: str, start: int) -> bool:
    """Return whether a stop word in capitals is an abbreviation, as "OM" in a line of small letters too."""
    if len(raw) < 2:
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    return len(line.split()) == 1 or not line.isupper()


def _run(raw: str, start: int, position: int) -> list[Token]:
    """Return the tokens of a word with signs in it, such as "EU/EES-medborgare" or "Renée" in two strokes."""
    found: list[Token] = []
    segments: list[list[Token]] = []
    at = start
    for segment in raw.split("/"):
        pieces = [
            Token(_plain(match.group()), at + match.start(), at + match.end(), 0, "word")
            for match in re.finditer(r"[^-‐‑\s]+", segment)
        ]
        segments.append(pieces)
        at += len(segment) + 1
    last = segments[-1]
    for pieces in segments:
        if len(pieces) > 1:
            found.append(_joined(pieces, pieces, position))
        elif pieces and len(last) > 1 and pieces is not last:
            found.append(_joined([*pieces, *last[1:]], pieces, position))
        for piece in pieces:
            is_stop = piece.text in STOP_WORDS and len(pieces) == 1 and len(segments) > 1
            kind: Kind = "stop" if is_stop else "number" if piece.text.isdigit() else "word"
            found.append(piece._replace(position=position, kind=kind))
            position += not is_stop
    if raw[-1] in _HYPHENS:
        found[-1] = found[-1]._replace(kind="suspended")
    return found


def _joined(pieces: list[Token], spanned: list[Token], position: int) -> Token:
    text = "-".join(piece.text for piece in pieces)[:_LONGEST_TEXT]
    return Token(text, spanned[0].start, spanned[-1].end, position, "joined")


def _plain(piece: str) -> str:
    """Return a piece folded and without an ending after a colon: "EU:s" as "eu", but "S:t" as "sankt"."""
    folded = fold_word(piece).replace("’", "").replace("'", "")
    return _SAINTS.get(folded) or folded.partition(":")[0]
