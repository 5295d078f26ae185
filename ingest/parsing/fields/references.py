"""What the text of an item points at: other cases, and paragraphs of other meetings.

A paragraph counts with a date or right after a board. Laws ("5 kap. 23 §", "§ 4 i stadgarna") and official
inquiries are no references, and a meeting without a paragraph is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ingest.parsing.case_numbers import case_key, find_case_numbers
from ingest.parsing.fields.boards import boards, codes
from ingest.parsing.fields.dates import find_dates, without_dates
from ingest.parsing.fields.ranges import LONGEST
from ingest.parsing.fields.sentences import Sentences
from ingest.parsing.fields.signs import DASH, has_any, places_of
from ingest.parsing.model import CaseReference, Lines, ParagraphReference
from ingest.parsing.vocabulary import small

Reference = CaseReference | ParagraphReference


def read_references(paragraphs: Sequence[tuple[str, Lines]], own_case: str | None) -> tuple[Reference, ...]:
    """Return what an item points at, each once and in order, without the item's own case number.

    "antogs av KSUS 2021-06-01, § 36" gives paragraph 36 of KSUS on that day; "Plan, Ks 81/2012" that case.
    """
    own = case_key(own_case) if own_case else None
    seen: set[object] = {own} if own else set()
    result: list[Reference] = []
    for text, lines in paragraphs:
        cases = find_case_numbers(text) if has_any(_DIGITS, text) else ()
        has_sign = "§" in text or "aragraf" in text
        if not (cases or has_sign):
            continue
        found: list[tuple[int, object, _Pointed | str]] = [(c.start, c.key, c.value) for c in cases]
        if has_sign:
            for start, pointed in _paragraph_references(text):
                found.append((start, ((pointed[0] or "").casefold(), *pointed[1:]), pointed))
            found.sort(key=itemgetter(0))
        for _, key, what in found:
            if key not in seen:
                seen.add(key)
                if isinstance(what, str):
                    result.append(CaseReference(what, lines=lines))
                else:
                    result.append(ParagraphReference(*what, lines=lines))
    return tuple(result)


_DIGITS = "0123456789"

_Pointed = tuple[str | None, str | None, int]
"""The board, the date and the number of a paragraph."""

_ONE = r"\d{1,4}(?!\d)(?:/(?:\d{4}|\d\d)(?!\d))?(?![.:]\d)"
_SIGNED = re.compile(
    rf"(?<![\w§])(?:(?P<first>\d{{1,4}})\s?§+(?!§|\s?\d)|(?:§+|paragraf(?:en|erna"
    rf"|er)?\b)\s?(?P<list>{_ONE}(?:\s?(?:{DASH}{{1,2}}|,|och|samt)\s?(?:§+\s?)?{_ONE}){{0,30}}))"
)
"""A paragraph sign with its numbers, in small letters."""
_FROM_TO = re.compile(rf"({_ONE})(?:\s?{DASH}{{1,2}}\s?(?:§+\s?)?({_ONE}))?")
_LAW_AFTER = re.compile(
    r"[\s,)]*+(?:(?:\d+\s?)?(?:st(?:ycket)?|första|andra|tredje|mom(?:entet)?|punkten?"
    r"|p)\b\.?\s*+\d*+\s*+)*+(?:i|av|enligt|ur)?\s*+(?:den\s|lokala\s|allmänna\s|nya\s)*+"
    r"[\w-]*(?:lagen|lag|lagens|balken|balk|förordningen|förordning|stadgan|stadgar|stadgarna|reglementet?"
    r"|ordningen|ordning|föreskrift\w*"
    r"|avtalet?|direktivet?|instruktion\w*|\bPBL|\bSoL|\bLVU|\bLVM|\bLSS|\bKL|\bFL|\bOSL|\bMB|\bLOU|\bRF"
    r"|\bTF)\b",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(
    r"(?:\bkap(?:itlet)?\.?|lag(?:en|ens)?|balk(?:en|ens)?|förordning(?:en|ens)?|stadga(?:n|ns|r|rna|rnas)?"
    r"|reglemente\w*|ordning(?:en|ens)?"
    r"|föreskrift\w*|avtal\w*|\b(?:PBL|SoL|LVU|LVM|LSS|KL|FL|OSL|MB|LOU|LUF|RF"
    r"|TF))\s*(?:\(\d{4}:\d+\)\s*)?[,:]?\s*$"
    r"|\b(?:reglemente|arbetsordning|stadga|instruktion)\w*\s(?:för|i)\s[\w -]{3,40}[,(]\s*$",
    re.IGNORECASE,
)
_LAW_WORDS = (
    *("kap", "lag", "balk", "ordning", "stadg", "reglement", "föreskrift", "avtal"),
    *("pbl", "sol", "lvu", "lvm", "lss", "kl", "fl", "osl", "mb", "lou", "luf", "rf", "tf"),
)
"""In small letters what every law before a sign has in it."""
_FOR_BOARDS = ("eglement", "rdning", "tadga", "nstruktion", "EGLEMENT", "RDNING", "TADGA", "NSTRUKTION")
"""What is for a board and has the board's name behind it: "reglemente för fritidsnämnden, § 5"."""
_NEXT_LINE = re.compile(r"\n(?=[A-ZÅÄÖ])")
"""Where another paper of a list begins, that has nothing to do with the § above it."""
_ATTACHED = re.compile(r"\bbil(?:aga|agor|agan)?\.?\s+$")
"""Before the § that an enclosure of the minutes belongs to: "inspektionsrapport 2012-10-02, bilaga § 20"; in
small letters."""


def _is_attached(low: str, start: int) -> bool:
    before = max(0, start - 12)
    return low.find("bil", before, start) >= 0 and _ATTACHED.search(low, before, start) is not None


_POINTS = re.compile(
    r"\b(?:se|jfr|jämför)\s(?:även\s|också\s|ovan\s)?$|\bärende(?:t?\s\d{1,3},?|,)\s$", re.IGNORECASE
)
_BESIDE = re.compile(
    r"[\s,:;()./–-]*(?:(?:beslut|beslutet|beslutade|beslöt|behandlade|protokoll|protokollet|sammanträde|prot\.?|den|av|från"
    r"|daterat|har\si)[\s,:;()./-]*){0,3}",
    re.IGNORECASE,
)
_IN_BETWEEN = re.compile(r"[\s,:;()./–-]*(?:(?:den|av|i|vid|från)\s+){0,2}", re.IGNORECASE)


_RECEIVING = ("till", "åt", "inför", "hos", "ålade", "ålagt", "uppmanade", "uppmanat")
_RECEIVES = re.compile(rf"\b(?:{'|'.join(_RECEIVING)})\s+$")
"""Words before a board that is spoken to and is not the one that met: "överlämnade det till nämnden"."""


def _is_spoken_to(low: str, begin: int, board: int) -> bool:
    begin = max(begin, board - 20)
    is_like_it = low[begin:board].rstrip().endswith(_RECEIVING)
    return is_like_it and _RECEIVES.search(low, begin, board) is not None


_WHICH = re.compile(r",?\s+(?:som|vilken|vilket)\s", re.IGNORECASE)
"""Behind a board that was spoken to and then did something itself: "till nämnden, som 2023-05-16 § 62 …"."""
_GENERIC = frozenset({"nämnden", "utskottet", "styrelsen", "rådet", "beredningen", "direktionen"})
_NO_BOARDS = frozenset({"samrådet", "samråd", "området", "förrådet"})


@dataclass(slots=True)
class _Places:
    """Dates and boards of a passage, by where they stand; `used` is where the last date is that a § before it
    has."""

    text: str
    low: str
    dates: Sequence[tuple[str, int, int]]
    boards: list[tuple[str, int, int]]
    used: int = -1
    _codes: list[tuple[str, int, int]] | None = None

    @property
    def codes(self) -> list[tuple[str, int, int]]:
        """The codes of boards, which are asked for only where no board is named in full."""
        if self._codes is None:
            self._codes = list(codes(self.text))
        return self._codes


def _paragraph_references(text: str) -> list[tuple[int, _Pointed]]:
    """The paragraphs that a text points at, and where it does."""
    found: list[tuple[int, _Pointed]] = []
    for sentences, signs in _passages(text):
        first, last = sentences[0][0], sentences[-1][1]
        passage = text[first:last]
        low = small(passage)
        dates = find_dates(passage)
        places = _Places(passage, low, dates, boards(passage, low))
        for match in _signed(without_dates(low, dates) if dates else low, first, signs):
            start = match.start()
            at = first + start
            if _is_of_law(text, at, first + match.end()) or _is_attached(low, start):
                continue
            begin, end = sentences[0] if len(sentences) == 1 else _sentence_of(sentences, at)
            pointed = _point(passage, match, max(0, begin - first), end - first, places)
            if pointed is not None:
                found += [(at, (*pointed, number)) for number in _numbers(match)]
    return found


_SIGN_OR_WORD = ("§", "aragraf")


def _signed(low: str, first: int, signs: Sequence[int]) -> Iterator[re.Match[str]]:
    """The paragraph signs with their numbers in a passage, given in small letters and without its dates;
    `signs` are where they stand in the whole text, in which the passage begins at `first`."""
    begin = 0
    for sign in signs:
        place = sign - first
        if place < begin:
            continue
        match = _SIGNED.match(low, place) or _SIGNED.search(low, max(begin, place - 6))
        if match is None:
            return
        yield match
        begin = match.end()


def _is_of_law(text: str, start: int, end: int) -> bool:
    """Whether a law stands before a sign ("5 kap. 23 §") or after it ("§ 4 i stadgarna")."""
    before = text[max(0, start - 60) : start]
    word = before.rstrip(" \t\n,:").rpartition(" ")[2]
    is_number = word[:1].isdigit() and word[-1:].isdigit()
    is_like_law = word[-1:] == ")" or (not is_number and has_any(_LAW_WORDS, small(word)))
    if (is_like_law or has_any(_FOR_BOARDS, before)) and _LAW_BEFORE.search(before):
        return True
    after = end + 80
    if (line := text.find("\n", end, after)) >= 0 and (found := _NEXT_LINE.search(text, line, after)):
        after = found.start()
    return _LAW_AFTER.match(text, end, after) is not None


def _passages(text: str) -> list[tuple[list[tuple[int, int]], list[int]]]:
    """The sentences that name a paragraph, by begin and end, with the places of the signs in them; those that
    follow each other are one passage."""
    sentences = Sentences(text, list(_line_starts(text)) if "\n" in text else ())
    passages: list[tuple[list[tuple[int, int]], list[int]]] = []
    end = -1
    for sign, _ in places_of(_SIGN_OR_WORD, text):
        if sign >= end:
            sentence = sentences.around(sign)
            if passages and sentence[0] <= end:
                passages[-1][0].append(sentence)
            else:
                passages.append(([sentence], []))
            end = sentence[1]
        passages[-1][1].append(sign)
    return passages


def _sentence_of(sentences: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Begin and end of that one of neighbouring sentences in which a place is."""
    return sentences[bisect_right(sentences, place, key=itemgetter(0)) - 1]


def _line_starts(text: str) -> Iterator[int]:
    """Lines that are entries of a list and no wrapped sentence: those after a short line, but for one that
    goes on in small letters or behind a word such as "till"."""
    start = 0
    for line in text.split("\n"):
        following = start + len(line) + 1
        goes_on = text[following : following + 1].islower() or line[line.rfind(" ") + 1 :] in _OPEN_WORDS
        is_short = len(line) < 55 and not goes_on
        if is_short or text[following : following + 2] in {"- ", "• ", "– "}:
            yield following
        start = following


_OPEN_WORDS = frozenset("som till av från den i och samt att vid för på om med enligt".split())  # noqa: SIM905


def _point(
    text: str, match: re.Match[str], begin: int, end: int, places: _Places
) -> tuple[str | None, str | None] | None:
    """Board and date of a paragraph sign; None where it points at nothing that we know."""
    date = _date_before(text, match, begin, places) or _date_after(text, match, end, places)
    full = _last(places.boards, begin, match.start())
    board = full[0] if full and (date or _is_beside(text, full[2], match.start())) else None
    if full and full[0].casefold() in _NO_BOARDS:
        board = None
    elif full and _is_spoken_to(places.low, begin, full[1]):
        board = board if _WHICH.match(text, full[2], match.start()) else _sender(text, full, begin, places)
        board = board if date else None
    if (
        board is None
        or board.casefold() in _GENERIC
        or (
            text.rfind("(", begin, match.start()) >= 0
            and _CODE_IN_BRACKETS.search(text, begin, match.start())
        )
    ):
        board = _code_before(text, match, begin, date, places) or board
    if board is None and date:
        following = _last(places.boards, match.end(), min(end, match.end() + 60))
        board = following[0] if following and len(text[match.end() : following[1]]) < 30 else None
    if match["first"] and not (date and date[2] <= match.start() <= date[2] + 3):
        return None
    if board is None and date is None:
        return (None, None) if _POINTS.search(text[max(begin, match.start() - 20) : match.start()]) else None
    return board, date[0] if date else None


def _sender(text: str, receiver: tuple[str, int, int], begin: int, places: _Places) -> str | None:
    """The board that sent it to another: "Kommunfullmäktige remitterade den till nämnden 2012-11-26, § 5"."""
    sender = _last(places.boards, begin, receiver[1])
    if sender is None or _is_spoken_to(places.low, begin, sender[1]):
        return None
    in_genitive = len(" ".join(text[sender[1] : sender[2]].split())) > len(sender[0])
    return None if in_genitive or sender[0].casefold() in _NO_BOARDS else sender[0]


_CODE_IN_BRACKETS = re.compile(r"\([A-ZÅÄÖ]{2,6}\s$")
"""A code right before the sign in brackets, behind another board: "Nämnden avstyrker (KN § 48)"."""


def _date_before(text: str, match: re.Match[str], begin: int, places: _Places) -> tuple[str, int, int] | None:
    date = _last(places.dates, begin, match.start())
    if date is None or date[1] == places.used or match.start() - date[2] > 80:
        return None
    return date


def _date_after(text: str, match: re.Match[str], end: int, places: _Places) -> tuple[str, int, int] | None:
    """The date right after a sign: "§ 14, 2022-05-10"."""
    index = bisect_left(places.dates, match.end(), key=lambda date: date[1])
    if index >= len(places.dates) or places.dates[index][2] > end:
        return None
    date = places.dates[index]
    if not _IN_BETWEEN.fullmatch(text[match.end() : date[1]]):
        return None
    places.used = date[1]
    return date


def _code_before(
    text: str, match: re.Match[str], begin: int, date: tuple[str, int, int] | None, places: _Places
) -> str | None:
    """The code of a board right before the sign or the date before it: "KSUS 2021-06-01, § 36"."""
    for edge in (match.start(), date[1] if date and date[1] < match.start() else None):
        code = _last(places.codes, begin, edge) if edge is not None else None
        in_brackets = code is not None and text[code[1] - 1 : code[1]] == "(" and text[code[2]] == ")"
        if code and edge is not None and not in_brackets and _BESIDE.fullmatch(text[code[2] : edge]):
            return code[0]
    return None


def _is_beside(text: str, stop: int, start: int) -> bool:
    return start - stop < 40 and bool(_BESIDE.fullmatch(text[stop:start]))


def _last(places: Sequence[tuple[str, int, int]], begin: int, end: int) -> tuple[str, int, int] | None:
    """The last of the places that lies between two others."""
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle][1] < end:
            low = middle + 1
        else:
            high = middle
    place = places[low - 1] if low else None
    return place if place and place[1] >= begin and place[2] <= end else None


def _numbers(match: re.Match[str]) -> list[int]:
    if match["first"]:
        return [int(match["first"])]
    if match["list"].isdecimal():
        return [int(match["list"])]
    numbers: list[int] = []
    for part in _FROM_TO.finditer(match["list"]):
        low = int(part[1].split("/")[0])
        high = int((part[2] or part[1]).split("/")[0])
        numbers += range(low, high + 1) if low <= high <= low + LONGEST else [low, high]
    return numbers
