"""Page furniture: the headers and footers of printed pages, told from the text by what they say,
where they stand and that they come back.

A line is an anchor where its words alone give it away ("Sida 3 (41)", "Justerandes sign", a form feed).
Around the anchors, a line that comes back at several of them ("X kommun", the board, the date) is
furniture, too. Structure is never furniture, however often it comes back: `keep` says which lines are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.record import record
from ingest.parsing.vocabulary import small

_PAGE = (
    r"(?:sid(?:a|an|nr|nummer)?|s\.|blad(?:nr)?|page)\s*:?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\]"
    r"|/\s*\d{1,4}|\s(?:av|of)\s+\d{1,4}))?|\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\])|\d{1,3}\s+av\s+\d{1,3}"
)
_PAGE_LINE = re.compile(rf"[-–—|\s]*(?:{_PAGE})[-–—|\s]*", re.I)
_PAGE_AT_END = re.compile(rf"(?:\t|\s{{2,}}|\s)(?:{_PAGE})\s*$")
_PAGE_AT_START = re.compile(rf"^\s*(?:{_PAGE})(?:\t|\s{{2,}})")
"""A page number beside other words, in small letters."""
_SLASHED_AT_END = re.compile(r".*(?:\s{3,}|\t|^ )(?P<page>\d{1,3})/(?P<pages>\d{1,3})\s*")
_BARE_AT_END = re.compile(r".*(?:\s{3,}|(?i:protokoll)\t)\d{1,3}\s*")
_SLASHED = re.compile(r"\s*\d{1,3}\s?/\s?\d{1,3}\s*")
_BARE = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*")
_SIGNS = re.compile(
    r"(?:juster(?:andes?|arens?|ares?|arnas?|are|ings?|ande)[\s:-]*(?:sign(?:atur(?:er)?)?\.?|signering)"
    r"|ordf(?:örandes?)?\.?\s+sign(?:atur)?\.?|(?:justerar)?signatur(?:er)?|sign\.?"
    r"|utdragsbesty?r(?:kande|ks)?(?:\s+sign\.?)?|utdraget\s+besty?rk(?:es|[sa]n?d?e?)|juster(?:ing|at|are)(?=\s{2,}utdrag)|utdrag(?:et)?\s+bestyrks"
    r"|rätt utdraget\s+intygar|(?:forts\.?|fortsättning)\s+(?:från\s+föregående\s+sida|nästa\s+sida))"
    r"[\s.:_…/|-]*",
    re.I,
)
_DATE = re.compile(r"\d{4}[- ]\d\d[- ]\d\d")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(
    r"(?:[\w.-]+\s+){0,4}(?:sammanträdes|närvaro)?protokoll\.?(?:sutdrag)?(?:\s+\d{4}-\d\d-\d\d)?", re.I
)
_THREE_WORDS = re.compile(r"\w \w+ \w")
_COLUMNS = re.compile(r"\t| {3,}|\w:\s")
_OPEN = re.compile(
    r"\b(?:och|samt|eller|för|av|i|med|till|om|på|från|enligt|under|inom|mellan|vid|den|det|de|en|ett|som|att|mot|över|kring|hos)$"
)
_STARTS = re.compile(
    r"\s*(?:[\w/.]{0,12}\s?§|[-–—•*]\s|[\d#]{1,3}[.)]\s|att\s|#|(?:\w{1,6} )?[\d#]{1,4}/[\d#]{1,4}\b)"
)
_PARTY_LAST = re.compile(r"\([^\W\d_]{1,5}$")
"""The end of "Bo Ek (S)" without its last bracket: the 1 behind it is a mark in a table of votes."""
_BEGINS_SIGN = "jJuUsSoOrRfF"
"""The first letters of what a page footer says ("Justerandes sign", "Utdragsbestyrkande")."""
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäöé")
_BEGINS_WORD = _LETTERS - frozenset(_BEGINS_SIGN)
_ENDS_WORD = _LETTERS | frozenset(".,:")
"""By its first and last sign most of a text is seen to be no page's header or footer."""
_REACH = 6  # a page header has at most this many lines
_LONG = 160
_FAR = 20
"""A number so many blanks in from the left is a page's, also right below a line of text."""


@record
class WithoutFurniture:
    """The lines that are text, and those that were headers and footers, both in order."""

    lines: list[Line]
    furniture: list[Line]


def take_out_furniture(lines: Sequence[Line], keep: Callable[[str], bool]) -> WithoutFurniture:
    """Part the page headers and footers from the text; `keep` is true for a text that is structure.

    A sentence that a page break tore is closed again: `"samt en" + header + "struktur"` leaves the two
    halves on neighbouring lines.
    """
    anchors = [
        i
        for i, (_, text, _, markup) in enumerate(lines)
        if (
            (text[-1] not in _ENDS_WORD or text[0] not in _BEGINS_WORD) and _is_anchor(text)
            if text
            else markup == "\f"
        )
    ]
    anchors = _confirmed(lines, anchors) if anchors else []
    anchors = sorted({*anchors, *_printed_again(lines)})
    if not anchors:
        return WithoutFurniture(list(lines), [])
    repeated = _repeated_near(lines, anchors, keep)
    out = _grow(lines, anchors, repeated)
    furniture = [line for i, line in enumerate(lines) if i in out and line.text]
    return WithoutFurniture(_close_gaps(lines, out, keep), furniture)


def _is_anchor(text: str) -> bool:
    last, first = text[-1], text[0]
    if (last.isalpha() or last in ".,:") and first.isalpha() and first not in _BEGINS_SIGN:
        return False
    if len(text) > _LONG:
        return False
    if last.isdigit() or last in ")]-–—|" or last.isspace():
        return _has_page_number(text)
    first = text.lstrip()[:1]
    if first.isdigit():
        is_wide = "  " in text or "\t" in text
        return is_wide and _PAGE_AT_START.match(small(text)) is not None and not _STARTS.match(text)
    return (
        first in _BEGINS_SIGN
        and _SIGNS.match(text.lstrip()) is not None
        and not _STARTS.match(text)
        and _only_signs(text)
    )


def _has_page_number(text: str) -> bool:
    """True for "Sida 3 (41)", "3", "3/41" and for a line that ends in one of them after a wide blank."""
    is_wide = "  " in text or "\t" in text
    low = small(text)
    names_page = _may_name_page(low)
    if not (names_page or is_wide) and text.lstrip()[:1].isalpha():
        return False
    if not _DIGITS.search(text):
        return False
    if _STARTS.match(text) and not _SLASHED.fullmatch(text):
        return _PAGE_LINE.fullmatch(text) is not None
    if names_page and (_PAGE_LINE.fullmatch(text) or _PAGE_AT_END.search(low) or _PAGE_AT_START.match(low)):
        return True
    if not text.rstrip(" \t-–—")[-1:].isdigit():
        return False
    if "/" in text and (_SLASHED.fullmatch(text) or _SLASHED_AT_END.fullmatch(text)):
        return True
    return bool((is_wide and _BARE_AT_END.fullmatch(text)) or _BARE.fullmatch(text))


def _may_name_page(low: str) -> bool:
    """Whether a line in small letters has what every page number has, but for "3" and "3/41"."""
    return (
        "(" in low
        or "[" in low
        or "sid" in low
        or "s." in low
        or "av" in low
        or "blad" in low
        or "page" in low
    )


def _only_signs(text: str) -> bool:
    """True where a line holds nothing but words of a page footer, such as "Justerandes sign
    Utdragsbestyrkande"."""
    rest = text.strip()
    while rest:
        found = _SIGNS.match(rest)
        if not found or not found[0]:
            return bool(_PAGE_LINE.fullmatch(rest))
        rest = rest[found.end() :].strip()
    return True


def _confirmed(lines: Sequence[Line], anchors: list[int]) -> list[int]:
    """Leave out what only looks like a page number: a weak one counts where others go with it."""
    weak: list[int] = []
    sure: list[int] = []
    shapes: Counter[str] = Counter()
    for i in anchors:
        text = lines[i].text
        if not text or _PAGE_LINE.fullmatch(text) or _SIGNS.match(text.lstrip()):
            sure.append(i)
        else:
            weak.append(i)
            shapes[_shape(text)] += 1
    bare = [i for i in weak if _BARE.fullmatch(lines[i].text)]
    counted = _counting(lines, bare)
    confirmed = set(sure)
    head = _head_cores(lines) if weak else {}
    totals: dict[str, set[str]] = {}
    for i in weak:
        text = lines[i].text
        if _BARE.fullmatch(text):
            if i in counted:
                confirmed.add(i)
        elif slashed := _SLASHED_AT_END.fullmatch(" " + text):
            totals.setdefault(_shape(text), set()).add(slashed["pages"])
            if shapes[_shape(text)] >= 2:
                confirmed.add(i)
        elif shapes[_shape(text)] >= 2 or _WORD.search(text) or _is_in_head(_core(text), head, i):
            confirmed.add(i)
    return sorted(i for i in confirmed if len(totals.get(_shape(lines[i].text), ())) < 2)


def _printed_again(lines: Sequence[Line]) -> list[int]:
    """The lines of a header without a page number: two to five lines between blank ones, "Protokoll" one of
    them, that come back word for word three times."""
    words = [i for i, (_, text, _, _) in enumerate(lines) if "rotokoll" in text or "ROTOKOLL" in text]
    if len(words) < 3:
        return []
    blocks: dict[str, list[tuple[int, int]]] = {}
    for i in words:
        if len(lines[i].text) > 60 or not _WORD.fullmatch(lines[i].text):
            continue
        first = next((k for k in range(i, max(-1, i - _REACH), -1) if k == 0 or not lines[k - 1].text), -1)
        end = next((k for k in range(i, i + _REACH) if k + 1 == len(lines) or not lines[k + 1].text), -1)
        if 0 <= first < end < first + _REACH - 1:
            text = "\n".join(line.text for line in lines[first : end + 1])
            blocks.setdefault(text, []).append((first, end))
    often = (places for places in blocks.values() if len(places) >= 3)
    return [i for places in often for first, end in places for i in range(first, end + 1)]


def _head_cores(lines: Sequence[Line]) -> dict[str, int]:
    """The words of the first lines and where they stand: what the title says, a page header says again."""
    cores: dict[str, int] = {}
    for i, line in enumerate(lines[:60]):
        if 3 < len(line.text) < 90 and (core := _core(line.text)):
            cores.setdefault(core, i)
    return cores


def _is_in_head(core: str, head: dict[str, int], i: int) -> bool:
    """True for the words of a title said again further down; a member of the list is no title."""
    return bool(core) and head.get(core, i) < i - 12 and not _PARTY_LAST.search(core)


def _counting(lines: Sequence[Line], bare: list[int]) -> set[int]:
    """The bare numbers that count up by one through the text, three at least, each alone between blank
    lines."""
    alone = [
        i
        for i in bare
        if (
            i == 0
            or not lines[i - 1].text
            or _indent(lines[i].text) >= _FAR
            or (len(lines[i - 1].text) < 60 and _DATE.search(lines[i - 1].text))
        )
        and (
            i + 1 == len(lines)
            or not lines[i + 1].text
            or _indent(lines[i].text) >= 2 * _FAR
            or (lines[i].text[:1].isspace() and _DATE.search(lines[i + 1].text))
        )
    ]
    kept: list[int] = []
    expected = None
    for i in alone:
        number = int(_DIGITS.search(lines[i].text)[0])  # type: ignore[index]
        if expected is None or number == expected:
            kept.append(i)
            expected = number + 1
    indented = sum(1 for i in kept if _indent(lines[i].text) >= _FAR)
    return set(kept) if len(kept) >= 3 or indented >= 2 else set()


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


@remembered
def _shape(text: str) -> str:
    """What a line has in common with the same line on the next page: its words, with dates and numbers
    levelled."""
    folded = " ".join(text.split())
    if _DIGITS.search(folded):
        folded = _DIGITS.sub("#", _DATE.sub("date", folded))
    return folded.casefold()


@remembered
def _core(text: str) -> str:
    """The words of a header line without its date and page: "Kulturnämnden 2023-04-18  3" gives
    "kulturnämnden"."""
    if _DIGITS.search(text):
        text = _DIGITS.sub(" ", _DATE.sub(" ", text))
    return " ".join(text.split()).strip(" ()[]/-–").casefold()


def _near(lines: Sequence[Line], anchor: int, step: int) -> list[int]:
    """The indexes of the non-blank lines next to an anchor, in one direction, a header's reach at most."""
    found: list[int] = []
    i = anchor + step
    blanks = 0
    while 0 <= i < len(lines) and len(found) < _REACH and blanks < 4:
        if lines[i].text:
            found.append(i)
            blanks = 0
        else:
            blanks += 1
        i += step
    return found


def _repeated_near(lines: Sequence[Line], anchors: list[int], keep: Callable[[str], bool]) -> set[str]:
    """The shapes of the lines that come back near the anchors at the same place, structure left out.

    A place is so many lines above or below a kind of anchor; next to an end of page alone, which is no
    more than a form feed, most pages must say the same.
    """
    seen: dict[str, Counter[tuple[str, int]]] = {}
    numbers: dict[str, set[str]] = {}
    head = _head_cores(lines)
    known = set(anchors)
    kinds = {anchor: _shape(lines[anchor].text) for anchor in anchors}
    for anchor in anchors:
        for step in (-1, 1):
            for offset, i in enumerate(_near(lines, anchor, step)):
                text = lines[i].text
                if i in known or len(text) > _LONG:
                    continue
                shape = _shape(text)
                if _is_sentence(shape) or keep(text):
                    continue
                if "#" in shape and len(shape) < 20 and _CASE_SHAPE.fullmatch(shape):
                    numbers.setdefault(shape, set()).add(text)
                weight = 2 if _DATE.search(text) and _is_in_head(_core(text), head, i) else 1
                seen.setdefault(shape, Counter())[kinds[anchor], step * (offset + 1)] += weight
    pages = max(1, len(_clusters(anchors)))
    often = {kind: max(2, pages // 2) if kind else max(3, pages * 2 // 3) for kind in kinds.values()}
    return {
        shape
        for shape, places in seen.items()
        if not (_begins_structure(shape) or (shape.startswith("bilaga") and "§" in shape))
        and len(numbers.get(shape, ())) < 2
        and any(n >= often[kind] for (kind, _), n in places.items())
    }


def _begins_structure(shape: str) -> bool:
    """Whether a shape begins a point or an item; in it "#" stands for a number, and alone for a page's."""
    return _STARTS.match(shape.replace("#", "1")) is not None


_CASE_SHAPE = re.compile(r"bilaga #|(?:dnr:?\s)?[a-zåäö]{1,6}[ /-]?#[:/ .-]#(?:[ -]#)?")
"""A case number or an appendix alone, in small letters: one that is another on each page is no header."""


def _is_sentence(shape: str) -> bool:
    """True for three words or more with a full stop, such as "nämnden beslutar följande."."""
    return (
        shape[-1:] == "."
        and (shape[-2:-1].isalnum() or shape[-2:-1] == "_")
        and _THREE_WORDS.search(shape, 0, len(shape) - 2) is not None
    )


def _clusters(anchors: list[int]) -> list[int]:
    """The first of each group of anchors that belong to one page break."""
    firsts: list[int] = []
    last = -100
    for anchor in anchors:
        if anchor - last > _REACH * 2:
            firsts.append(anchor)
        last = anchor
    return firsts


def _grow(lines: Sequence[Line], anchors: list[int], repeated: set[str]) -> set[int]:
    out = set(anchors)
    for anchor in anchors:
        for step in (-1, 1):
            for i in _near(lines, anchor, step):
                if i not in out and _shape(lines[i].text) not in repeated:
                    break
                out.add(i)
    return out


def _close_gaps(lines: Sequence[Line], out: set[int], keep: Callable[[str], bool]) -> list[Line]:
    """The text without the furniture; where a sentence goes on after it, without the blank lines, too."""
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        if i not in out:
            kept.append(lines[i])
            i += 1
            continue
        while i < len(lines) and (i in out or not lines[i].text):
            i += 1
        while kept and not kept[-1].text:
            kept.pop()
        if i < len(lines) and not (kept and _is_torn(kept[-1].text, lines[i].text, keep)):
            kept.append(Line(lines[i - 1].number, ""))
    return kept


def _is_torn(before: str, after: str, keep: Callable[[str], bool]) -> bool:
    """True where a page break fell inside a paragraph: the line before it does not end one."""
    if goes_on(before, after):
        return True
    if (
        len(before.strip()) < 25
        or before[-1] in ".:;!?"
        or _STARTS.match(after)
        or _COLUMNS.search(before.strip())
    ):
        return False
    return not keep(before) and not keep(after)


_NAME_BEGUN = re.compile(r"(?:\),|\)\s(?:och|samt))\s[A-ZÅÄÖ][\w-]+$")
_NAME_ENDED = re.compile(r"[A-ZÅÄÖ][\w-]+\s\([A-Za-zÅÄÖåäö]{1,5}\)")
"""The halves of a name that a page break tore: "…, Bo Al (M), Eva" above "Mo (V) och …"."""


def goes_on(before: str, after: str) -> bool:
    """True where the second line carries on the sentence of the first: "samt en" and "struktur för …"."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or before[-1] in ".!?:;":
        return False
    if after[0].islower():
        return not after.startswith("att ") or before[-1] not in ","
    if _NAME_BEGUN.search(before[-30:]) and _NAME_ENDED.match(after):
        return True
    return _OPEN.search(before) is not None and len(before) > 25
