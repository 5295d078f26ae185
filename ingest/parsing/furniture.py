"""Page furniture: the headers and footers of printed pages, told from the text by what they say,
where they stand and that they come back.

A line is an anchor where its words alone give it away ("Sida 3 (41)", "Justerandes sign", a form feed).
Around the anchors, a line that comes back at several of them ("X kommun", the board, the date) is
furniture, too. Structure is never furniture, however often it comes back: `keep` says which lines are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from ingest.parsing.fields.signs import places_of
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.page_marks import BARE, LONGEST, SLASHED_AT_END, STARTS, find_page_marks, is_sure_mark
from ingest.parsing.record import record

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
_PARTY_LAST = re.compile(r"\([^\W\d_]{1,5}$")
"""The end of "Bo Ek (S)" without its last bracket: the 1 behind it is a mark in a table of votes."""
_LONGEST_TITLE = 60
_REACH = 6  # a page header has at most this many lines
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
    if not lines:
        return WithoutFurniture([], [])
    _, texts, _, markups = zip(*lines, strict=True)
    anchors = find_page_marks(texts)
    if "\f" in markups:
        anchors += [i for i, markup in enumerate(markups) if markup == "\f"]
    again = _printed_again(texts)
    if not anchors and not again:
        return WithoutFurniture(list(lines), [])
    head = _head_cores(texts)
    anchors = sorted({*_confirmed(texts, sorted(anchors), head), *again})
    if not anchors:
        return WithoutFurniture(list(lines), [])
    out = _grow(texts, anchors, _repeated_near(texts, anchors, head, keep))
    furniture = [lines[i] for i in sorted(out) if texts[i]]
    return WithoutFurniture(_close_gaps(lines, out, keep), furniture)


def _confirmed(texts: Sequence[str], anchors: Sequence[int], head: Mapping[str, int]) -> list[int]:
    """Leave out what only looks like a page number: a weak one counts where others go with it."""
    weak: list[int] = []
    confirmed: set[int] = set()
    shapes: Counter[str] = Counter()
    for i in anchors:
        text = texts[i]
        if not text or is_sure_mark(text):
            confirmed.add(i)
        else:
            weak.append(i)
            shapes[_shape(text)] += 1
    if not weak:
        return list(anchors)
    counted = _counting(texts, [i for i in weak if BARE.fullmatch(texts[i])])
    totals: dict[str, set[str]] = {}
    for i in weak:
        text = texts[i]
        if BARE.fullmatch(text):
            if i in counted:
                confirmed.add(i)
        elif slashed := SLASHED_AT_END.fullmatch(" " + text):
            totals.setdefault(_shape(text), set()).add(slashed["pages"])
            if shapes[_shape(text)] >= 2:
                confirmed.add(i)
        elif shapes[_shape(text)] >= 2 or _WORD.search(text) or _is_in_head(_core(text), head, i):
            confirmed.add(i)
    return [i for i in confirmed if len(totals.get(_shape(texts[i]), ())) < 2]


def _printed_again(texts: Sequence[str]) -> list[int]:
    """The lines of a header without a page number: two to five lines between blank ones, "Protokoll" one of
    them, that come back word for word three times."""
    blocks: dict[str, list[tuple[int, int]]] = {}
    for i in _titles("\n".join(["", *texts, ""])):
        first = next((k for k in range(i, max(-1, i - _REACH), -1) if k == 0 or not texts[k - 1]), -1)
        end = next((k for k in range(i, i + _REACH) if k + 1 == len(texts) or not texts[k + 1]), -1)
        if 0 <= first < end < first + _REACH - 1:
            blocks.setdefault("\n".join(texts[first : end + 1]), []).append((first, end))
    often = (places for places in blocks.values() if len(places) >= 3)
    return [i for places in often for first, end in places for i in range(first, end + 1)]


def _titles(whole: str) -> list[int]:
    """The lines of a text, between line breaks, that are the title of minutes ("Sammanträdesprotokoll");
    none where there are less than three."""
    found: list[tuple[int, int]] = []
    for place, _ in places_of(("rotokoll", "ROTOKOLL"), whole):
        start = whole.rfind("\n", max(0, place - _LONGEST_TITLE - 1), place) + 1
        end = whole.find("\n", place, start + _LONGEST_TITLE + 1)
        if start and end > 0 and (not found or start >= found[-1][1]) and _WORD.fullmatch(whole, start, end):
            found.append((start, end))
    rows: list[int] = []
    row, counted = -1, 0
    for start, _ in found if len(found) > 2 else ():
        row += whole.count("\n", counted, start)
        counted = start
        rows.append(row)
    return rows


def _head_cores(texts: Sequence[str]) -> dict[str, int]:
    """The words of the first lines and where they stand: what the title says, a page header says again."""
    cores: dict[str, int] = {}
    for i, text in enumerate(texts[:60]):
        if 3 < len(text) < 90 and (core := _core(text)):
            cores.setdefault(core, i)
    return cores


def _is_in_head(core: str, head: Mapping[str, int], i: int) -> bool:
    """True for the words of a title said again further down; a member of the list is no title."""
    return bool(core) and head.get(core, i) < i - 12 and not _PARTY_LAST.search(core)


def _counting(texts: Sequence[str], bare: Sequence[int]) -> set[int]:
    """The bare numbers that count up by one through the text, three at least, each alone between blank
    lines."""
    alone = [
        i
        for i in bare
        if (
            i == 0
            or not texts[i - 1]
            or _indent(texts[i]) >= _FAR
            or (len(texts[i - 1]) < 60 and _DATE.search(texts[i - 1]))
        )
        and (
            i + 1 == len(texts)
            or not texts[i + 1]
            or _indent(texts[i]) >= 2 * _FAR
            or (texts[i][:1].isspace() and _DATE.search(texts[i + 1]))
        )
    ]
    kept: list[int] = []
    expected = None
    for i in alone:
        number = int(_DIGITS.search(texts[i])[0])  # type: ignore[index]
        if expected is None or number == expected:
            kept.append(i)
            expected = number + 1
    indented = sum(1 for i in kept if _indent(texts[i]) >= _FAR)
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


def _near(texts: Sequence[str], anchor: int, step: int) -> Iterator[int]:
    """The indexes of the non-blank lines next to an anchor, in one direction, a header's reach at most."""
    i, end = anchor + step, len(texts) if step > 0 else -1
    left, blanks = _REACH, 0
    while i != end and left and blanks < 4:
        if texts[i]:
            yield i
            left -= 1
            blanks = 0
        else:
            blanks += 1
        i += step


_Place = tuple[str, int]
"""The kind of an anchor, and so many lines above or below it."""


def _repeated_near(
    texts: Sequence[str], anchors: Sequence[int], head: Mapping[str, int], keep: Callable[[str], bool]
) -> set[str]:
    """The shapes of the lines that come back near the anchors at the same place, structure left out.

    Next to an end of page alone, which is no more than a form feed, most pages must say the same.
    """
    seen: dict[str, list[tuple[_Place, int]]] = {}
    known = set(anchors)
    kinds = {anchor: _shape(texts[anchor]) for anchor in anchors}
    for anchor, kind in kinds.items():
        for step in (-1, 1):
            for offset, i in enumerate(_near(texts, anchor, step), 1):
                if i not in known and len(texts[i]) <= LONGEST:
                    seen.setdefault(_shape(texts[i]), []).append(((kind, step * offset), i))
    pages = max(1, len(_clusters(anchors)))
    often = {kind: max(2, pages // 2) if kind else max(3, pages * 2 // 3) for kind in kinds.values()}

    def come_back(found: Sequence[tuple[_Place, int]], *, has_date: bool) -> bool:
        times: dict[_Place, int] = {}
        for place, i in found:
            is_sure = has_date and _DATE.search(texts[i]) and _is_in_head(_core(texts[i]), head, i)
            times[place] = times.get(place, 0) + (2 if is_sure else 1)
        return any(n >= often[kind] for (kind, _), n in times.items())

    repeated: set[str] = set()
    for shape, found in seen.items():
        has_date = "date" in shape
        if (len(found) > 1 or has_date) and come_back(found, has_date=has_date) and not _is_text(shape):
            rest = [(place, i) for place, i in found if not keep(texts[i])]
            is_counted = _CASE_SHAPE.fullmatch(shape) and len({texts[i] for _, i in rest}) > 1
            if not is_counted and come_back(rest, has_date=has_date):
                repeated.add(shape)
    return repeated


def _is_text(shape: str) -> bool:
    """Whether a shape is a sentence, or begins a point, an item or an attachment; in it "#" stands for a
    number, and alone for a page's."""
    if STARTS.match(shape.replace("#", "1")) or (shape.startswith("bilaga") and "§" in shape):
        return True
    return _is_sentence(shape)


_CASE_SHAPE = re.compile(r"bilaga #|(?:dnr:?\s)?[a-zåäö]{1,6}[ /-]?#[:/ .-]#(?:[ -]#)?")
"""A case number or an appendix alone, in small letters: one that is another on each page is no header."""


def _is_sentence(shape: str) -> bool:
    """True for three words or more with a full stop, such as "nämnden beslutar följande."."""
    return (
        shape[-1:] == "."
        and (shape[-2:-1].isalnum() or shape[-2:-1] == "_")
        and _THREE_WORDS.search(shape, 0, len(shape) - 2) is not None
    )


def _clusters(anchors: Sequence[int]) -> list[int]:
    """The first of each group of anchors that belong to one page break."""
    firsts: list[int] = []
    last = -100
    for anchor in anchors:
        if anchor - last > _REACH * 2:
            firsts.append(anchor)
        last = anchor
    return firsts


def _grow(texts: Sequence[str], anchors: Sequence[int], repeated: Set[str]) -> set[int]:
    out = set(anchors)
    for anchor in anchors:
        for step in (-1, 1):
            for i in _near(texts, anchor, step):
                if i not in out and _shape(texts[i]) not in repeated:
                    break
                out.add(i)
    return out


def _close_gaps(lines: Sequence[Line], out: set[int], keep: Callable[[str], bool]) -> list[Line]:
    """The text without the furniture; where a sentence goes on after it, without the blank lines, too."""
    kept: list[Line] = []
    done = 0
    for i in sorted(out):
        if i < done:
            continue
        kept += lines[done:i]
        while i < len(lines) and (i in out or not lines[i].text):
            i += 1
        while kept and not kept[-1].text:
            kept.pop()
        if i < len(lines) and not (kept and _is_torn(kept[-1].text, lines[i].text, keep)):
            kept.append(Line(lines[i - 1].number, ""))
        done = i
    kept += lines[done:]
    return kept


def _is_torn(before: str, after: str, keep: Callable[[str], bool]) -> bool:
    """True where a page break fell inside a paragraph: the line before it does not end one."""
    if goes_on(before, after):
        return True
    if (
        len(before.strip()) < 25
        or before[-1] in ".:;!?"
        or STARTS.match(after)
        or _COLUMNS.search(before.strip())
    ):
        return False
    return not keep(before) and not keep(after)


_NAME_BEGUN = re.compile(r"(?:\),|\)\s(?:och|samt))\s[A-ZÅÄÖ][\w-]+$")
_NAME_ENDED = re.compile(r"[A-ZÅÄÖ][\w-]+\s\([A-Za-zÅÄÖåäö]{1,5}\)")
"""The halves of a name that a page break tore: "…, Bo Al (M), Eva" above "Mo (V) och …"."""
_NAME_LISTED = re.compile(r"(?:[A-ZÅÄÖ][\w-]+\s){2,4}\([A-Za-zÅÄÖåäö]{1,5}\)(?:\s?,|\s(?:och|samt)\s|\.)")
"""One more of those whom a sentence lists: "Eva Mo (V) och …" below "…, Bo Al (M),"."""


def goes_on(before: str, after: str) -> bool:
    """True where the second line carries on the sentence of the first: "samt en" and "struktur för …"."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or before[-1] in ".!?:;":
        return False
    if after[0].islower():
        return not after.startswith("att ") or before[-1] not in ","
    if _NAME_BEGUN.search(before[-30:]) and _NAME_ENDED.match(after):
        return True
    if before[-2:] == ")," and _NAME_LISTED.match(after):
        return True
    return _OPEN.search(before) is not None and len(before) > 25
