"""An item's title, its case number and its officers: what stands between the number and the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from itertools import pairwise

from ingest.parsing.case_numbers import find_case_numbers, has_case_number_shape, normalise
from ingest.parsing.fields.dates import find_dates
from ingest.parsing.fields.wrapping import join_wrapped
from ingest.parsing.line import Line, cells_of, evened
from ingest.parsing.memory import remembered
from ingest.parsing.vocabulary import ITEM_FIELDS, SECTIONS, fold

_LABEL = re.compile(
    r"(?:^|[\s(\[])(?P<label>Ärende\s?nummer|Ärendenr\.?|Diarie\s?nummer|Diarienr\.?|D\.?\s?nr\.?)\s*:?\s*(?P<value>\S.*)?$",
    re.I,
)
_LABEL_ALONE = re.compile(r"(?:Ärendenummer|Ärendenr|Diarienummer|Diarienr|D\.?\s?nr)\.?\s*:?", re.I)
"""The label of a case number that nobody filled in: "§ 145   Dnr:"."""
_OPEN = re.compile(
    r"(?:[,–—-]|\b(?:och|samt|för|av|i|med|till|om|på|från|enligt|under|inom|mellan|vid|den|det|de|en|ett|eller|som|att|utan|mot|över|kring|angående|avseende|gällande|"
    r"år|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d+\s+kap\.?|§))\s*$",
    re.I,
)
_SENTENCE = re.compile(r"[a-zåäö0-9)”\"][.:!?]\s*$")
_LIST = re.compile(r"\s*(?:[-–—•*]\s|(?:\d{1,2}|\(?[a-zåäö])[.)]\s|att\s)")
_VERB = re.compile(
    r"\b(?:är|har|hade|var|ska|skall|kan|får|beslutar|beslutade|föreslår|informerar|informerade|redovisar|redogör|redogjorde|berättar|yrkar|anmäler|anmälde|"
    r"hälsar|hälsade|öppnar|öppnade|förklarar|förklarade|inkom|lämnar|lämnade|utses|utsågs|godkänns|godkändes|godkänner|noteras|finns|blir|fanns|presenterar|"
    r"föreligger|tackar|tackade|konstaterar|överlämnar|läggs|lades|upprop|deltar|utgår|bordläggs|meddelar|visar|innehåller|begär|valde|väljer|beslöt|gick|antog|fastställde|"
    r"behandlade|diskuterade|diskuterar|fick|gav|tog|hölls|uppdrog|yrkade)\b"
)
_PHONE = re.compile(
    r"\s*[,(]?\s*(?:(?:tel\w*|tfn|mobil|ankn\w*)\.?:?\s*[\d +-]{3,}|0\d{1,3}[-\s]?\d[\d\s]{4,})\)?"
)
_DIGIT = re.compile(r"\d")
_ONLY_NUMBERS = re.compile(
    r"[\s,;/()\[\]]*(?:(?:och|samt|dnr|diarienr|ärendenr)\b[\s.:]*)*[\s,;/()\[\]]*", re.I
)
_WORD_BEFORE_CODE = re.compile(
    r"(?P<title>[A-ZÅÄÖ][a-zåäö]{2,})\s+(?P<case>[A-ZÅÄÖ]{2,6}[\s-]?\d{1,4}[/-]\d{1,6})"
)
_LABEL_WORDS = re.compile(r"\b(?:dnr|diarienr|ärendenr|diarienummer|ärendenummer|och|samt)\b", re.I)
_LABEL_FIRST = re.compile(r"^(?:dnr|diarienr|ärendenr|diarienummer|ärendenummer)\b[.:]?\s*", re.I)
_SPEAKER = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2},\s[a-zåäö][\w -]{4,40}")
"""Who speaks, straight below a title: "Karin Mo, verksamhetschef"."""

_DIVIDED = re.compile(r"[^\W_]-$")
_LISTED = re.compile(r"\s*(?:,|;|\boch\b|\bsamt\b)\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|\boch\b|&|\t| {2,})\s*")
_CODE = re.compile(r"[A-ZÅÄÖ]{2,}|\d{3}")
_LONGEST_CODE = 20
_LONG_WORD = re.compile(r"[a-zåäöé]{3,}|[^\W\d_]{4,}")
_MOST_LINES = 6


def split_item_field(text: str) -> tuple[str, str] | None:
    """Split `"Handläggare: Anna Fogel"` into ("officers", "Anna Fogel"), `"Dnr KS 2012/34"` likewise;
    None else."""
    return _split_field(text) if len(text) < 400 else None


@lru_cache(maxsize=4096)
def _split_field(text: str) -> tuple[str, str] | None:
    colon = text.find(":", 0, 40)
    if colon > 0 and (key := ITEM_FIELDS.get(fold(text[:colon]))):
        return key, text[colon + 1 :].strip()
    words = text.split(maxsplit=2)
    if not words:
        return None
    if (key := ITEM_FIELDS.get(fold(text))) is not None:
        return key, ""
    for count in (2, 1):
        label = " ".join(words[:count])
        key = ITEM_FIELDS.get(fold(label))
        rest = text[len(label) :].strip() if text.startswith(label) else " ".join(words[count:])
        if key == "case_number" and rest and _is_case(rest):
            return key, rest
        if key == "officers" and rest and ("\t" in text or "  " in text):
            return key, rest
    return None


def _is_case(text: str) -> bool:
    return len(text) < 60 and _DIGIT.search(text) is not None


def split_case_number(text: str) -> tuple[str, str]:
    """Part a title from the case number on its line: `"Taxor Dnr KS 2012/34"` gives ("Taxor", "Dnr KS
    2012/34").

    The number counts where it has its label, stands in brackets, after a wide blank, or alone; else the
    text is all title.
    """
    if not _DIGIT.search(text):
        title = text.strip()
        return ("" if len(title) < 16 and _LABEL_ALONE.fullmatch(title) else title), ""
    low = text.lower()
    if ("nr" in low or "nummer" in low) and (found := _LABEL.search(text)):
        value = found["value"] or ""
        if _is_case(value) or not value:
            return text[: found.start()].rstrip(" ,([\t/|"), text[found.start() :].strip(" \t([")
    if not has_case_number_shape(text) and "  " not in text and "\t" not in text:
        return text.strip(), ""
    if found := _WORD_BEFORE_CODE.fullmatch(text.strip()):
        return found["title"], found["case"]
    matches = find_case_numbers(text)
    if alone := _last_cell(text) or _in_brackets(text):
        return alone
    if not matches:
        return text.strip(), ""
    first, last = matches[0], matches[-1]
    if not _ONLY_NUMBERS.fullmatch(text[last.end :]):
        return text.strip(), ""
    between = all(_ONLY_NUMBERS.fullmatch(text[a.end : b.start]) for a, b in pairwise(matches))
    if not between:
        first = last
    before = text[: first.start]
    wide = not before.strip() or before.endswith(("\t", "  ", "(", "[", ", "))
    if wide or _ends_alone(before, text[first.start :]):
        return before.rstrip(" ,([\t"), text[first.start :].strip()
    return text.strip(), ""


def beside_case_number(value: str) -> str:
    """Return the words on the line of a case number that are not the number's: "Region Ek" in
    "HSN-2020-00377 Region Ek"; "" where there are none."""
    if not _LONG_WORD.search(value):
        return ""
    value = _without_case_numbers(value)
    words = _LABEL_WORDS.sub(" ", value)
    said = _LABEL_FIRST.sub("", " ".join(value.split()))
    return said.strip(" ,;:()[]-–") if _LONG_WORD.search(words) else ""


def code_beside_case_number(value: str) -> str:
    """Return what stands beside a case number and looks like more of one: "TN 34" in "2010.214 TN 34"; ""
    where nothing does."""
    left = " ".join(_without_case_numbers(value).split()).removeprefix("Dnr").strip(" ,;()")
    return left if len(left) < _LONGEST_CODE and _CODE.search(left) and _DIGIT.search(left) else ""


def _without_case_numbers(value: str) -> str:
    for match in reversed(find_case_numbers(f"Dnr {value}")):
        value = value[: max(0, match.start - 4)] + " " + value[max(0, match.end - 4) :]
    return value


def _last_cell(text: str) -> tuple[str, str] | None:
    """Part off the last cell where it is nothing but case numbers, which then need no label."""
    cells = cells_of(text.strip())
    for count in (1, 2):
        cell = " ".join(cells[-count:])
        if len(cells) >= count and is_case_number(cell):
            return " ".join(cells[:-count]).strip(), cell
    return None


def _in_brackets(text: str) -> tuple[str, str] | None:
    """Part off the bracket at the end of a title where it holds case numbers: "Bidrag (KU-2019-31)"."""
    text = text.rstrip()
    begin = text.rfind("(")
    if (
        begin <= 0
        or not text.endswith(")")
        or not is_case_number(text[begin + 1 : -1])
        or not text[begin + 1].isalpha()
    ):
        return None
    return text[:begin].rstrip(), text[begin + 1 : -1]


@remembered
def is_case_number(text: str) -> bool:
    """True for a cell that holds case numbers and nothing else: "TU 2018-29, KS 2018-141"; a date is none."""
    text = " ".join(text.split()).strip("()[] ")
    if (
        not text
        or len(text) > 70
        or not has_case_number_shape(text)
        or not any(c.isalpha() or c in "/-." for c in text)
    ):
        return False
    if find_dates(text):
        return False
    parts = [p.strip() for p in _LISTED.split(text) if p.strip()]
    return bool(parts) and all(normalise(part) is not None for part in parts)


def _ends_alone(before: str, number: str) -> bool:
    """True for a full diary number (letters and year) at the very end of a title."""
    return bool(
        number[0].isalpha()
        and re.search(r"\d{3,}", number)
        and before.endswith(" ")
        and not _OPEN.search(before.rstrip())
    )


_TREATED = re.compile(
    r"(?:[A-ZÅÄÖ][^\W\d_]{0,7}\.?\s?§\s?\d{1,4}(?!\d)(?:[ ,]\s*|\t|$))+(?=$|[ \t]|(?i:d\.?nr|diarien))"
)


def split_treated(rest: str) -> tuple[str, str]:
    """Part the organs that treated an item before from what stands after its number.

    "Ks § 201   Au § 178   Dnr 213/1994" gives ("Dnr 213/1994", "Ks § 201   Au § 178"); words that go on
    after one blank are a title ("Ks § 201 upphävs") and stay.
    """
    match = _TREATED.match(rest) if "§" in rest else None
    return (rest[match.end() :].strip(), match[0].strip(" ,\t")) if match else (rest, "")


def read_title(
    rest: str, lines: Sequence[Line], is_structure: Callable[[Line], bool]
) -> tuple[str, str, int]:
    """Return the title, the text with its case number, and how many of the lines after the heading they took.

    `rest` is what stands after the number on its own line. A title may go on over several lines; it ends
    at a blank line, a section heading, a field, a list, or a sentence.
    """
    title, case = split_case_number(rest)
    parts = [title] if title else []
    taken = 0
    for place, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            if parts:
                break
            continue
        opens = is_structure(line) and (bool(parts) or not can_be_title(text))
        if len(parts) >= _MOST_LINES or opens or split_item_field(text) or _LIST.match(text):
            break
        divided = bool(parts) and _DIVIDED.search(parts[-1]) is not None
        if (
            parts
            and not divided
            and not _goes_on(parts[-1], text, lines[place + 1 :], is_structure, case, is_apart=not title)
        ):
            break
        if not parts and _is_text(text):
            break
        more, number = (text, "") if divided else split_case_number(text)
        if case and number and more and not _LABEL.search(text):
            more, number = text, ""  # "Remiss från departementet, Ju2023/02811" below "§ 6 Dnr KS 2024/118"
        if more:
            parts.append(more)
        if number:
            case = f"{case}, {number}" if case else number
        taken = place + 1
        if number and not more and parts:
            break
    return evened(reduce(join_wrapped, parts) if parts else ""), case, taken


def can_be_title(text: str) -> bool:
    """True for words that head a section in one place and are an item's title in another:
    "Delgivningar", "Övrigt"."""
    word = fold(text)
    return word == "inledning" or SECTIONS.get(word) in {"distribution", "other", "recusal", "basis"}


def _is_text(text: str) -> bool:
    """True for a line that is the item's text and no title: a long sentence, or a sentence with a verb."""
    return len(text) > 160 or (bool(_SENTENCE.search(text)) and bool(_VERB.search(text)))


def _goes_on(
    title: str,
    text: str,
    below: Sequence[Line],
    is_structure: Callable[[Line], bool],
    case: str,
    *,
    is_apart: bool,
) -> bool:
    """Say whether a line straight below a title belongs to it; `below` are the lines after it, and `is_apart`
    says that the title stands below its number in a paragraph of its own."""
    more, number = split_case_number(text)
    if number and not more:
        return not case
    if _OPEN.search(title) or text[0].islower() or (text[0] == "(" and len(text) < 60):
        return not (title.endswith(".") or (_is_text(text) and len(title) < 40))
    if _SENTENCE.search(title) or _SENTENCE.search(text) or _VERB.search(text) or _SPEAKER.fullmatch(text):
        return False
    if len(title) < 30 and not (is_apart and " " in text and len(text) < 60 and _stands_last(below)):
        return False
    return bool(number) or _ends_below(below, is_structure)


def _stands_last(below: Sequence[Line]) -> bool:
    return not below or not below[0].text


def _ends_below(below: Sequence[Line], is_structure: Callable[[Line], bool]) -> bool:
    """True where the lines of a title run on to a blank line, a heading or a case number, with no sentence
    among them."""
    for line in below[:_MOST_LINES]:
        text = line.text.strip()
        if not text or is_structure(line) or split_item_field(text) or is_case_number(text):
            return True
        if _SENTENCE.search(text) or _VERB.search(text) or len(text) > 100 or _LIST.match(text):
            return False
    return True


@remembered
def read_officers(value: str) -> tuple[str, ...]:
    """Return the names in `"Anna Fogel, Bo Ek 019-21 10 00"`: ("Anna Fogel", "Bo Ek")."""
    names = _BETWEEN_NAMES.split(_PHONE.sub("", value))
    return tuple(name.strip(" .") for name in names if name.strip(" .") and not name.strip()[0].isdigit())
