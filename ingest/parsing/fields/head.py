"""The head of the minutes: whose they are, when and where the meeting was, which paragraphs they hold.

Each value is looked for where it is surest first: its own label, then the title and the page header, then
the first item's lead. The notice (*anslag*) is asked last, and only for the committee: its dates are others.
Whose they are is read in `whose`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.boards_named import (
    BODY,
    CELLS,
    PROTOCOL,
    committee_in,
    is_sentence,
)
from ingest.parsing.fields.dates import find_date, find_times, next_day, weekday_mismatch
from ingest.parsing.fields.head_values import Head
from ingest.parsing.fields.places import PAUSE, place_in, place_in_title, without_preposition
from ingest.parsing.fields.ranges import read_header_range
from ingest.parsing.fields.whose import read_body, read_committee
from ingest.parsing.line import Line, evened
from ingest.parsing.raw import Field, Front
from ingest.parsing.signing import is_digital_place
from ingest.parsing.vocabulary import MONTHS, small

_DIGIT = re.compile(r"\d")
_OF_CLOCK = re.compile(r"\bkl(?:ockan)?\b|\btid\b", re.I)
_RANGE_ALONE = re.compile(r"(?:(?i:\w*protokoll)\s)?(?:\w{1,6}\s)?§§?\s*\d+\s*[-–—]\s*\d+\.?")
_NUMBERS = re.compile(r"(?:§+\s*)?\d{1,4}\s*[-–—]\s*\d{1,4}")
_WHEN = frozenset({"date", "place_time", "time", "place", "start_time", "end_time"})
_DAY_AND_PLACE = frozenset({"place_time", "date", "time", "place"})
_OF_ADJUSTING = frozenset({"adjusted", "adjusting"})
_OF_MINUTES = re.compile(r"\bprotokoll\w*\s(?:från|för|av)\s(?:den\s)?\d{1,4}[\s-]\w+[\s-]\d{1,4}", re.I)
"""The minutes by the day of their meeting: "Justeringen av protokollet från den 26 februari 2019"."""
_SIGNED_WORDS = re.compile(r"\b(?:omedelbar\w*|direktjuster\w*|genast)\b", re.I)


def read_head(front: Front, tail: Front, header: Sequence[Line]) -> Head:
    """Return what the head says; `header` are the lines of the page headers, `tail` what stands after
    the items."""
    head = Head()
    titles = _titles(front, header)
    when = [f for f in front.fields if f.key in _WHEN and not f.in_notice]
    _read_range(head, front, tail, titles)
    _read_date(head, when, titles)
    _read_times(head, front, when)
    _read_place(head, when)
    read_committee(head, front, tail, titles)
    read_body(head, front, titles)
    _read_adjusted(head, front, tail)
    for f in (*front.fields, *tail.fields):
        is_told = (f.adjusting or f.key in _OF_ADJUSTING) and not f.in_notice
        if f.key == "digital" or (is_told and is_digital_place(f.text)):
            head.digitally_signed = True
            head.take("digitally_signed", [f.line])
    return head


def _titles(front: Front, header: Sequence[Line]) -> list[Line]:
    """The lines without label, and the page header: where title, board, municipality and date may stand; a
    board between "Sammanträdesdatum" and the date comes first."""
    seen: set[str] = set()
    unique: list[Line] = []
    loose = [front.lines[i] for i in front.loose]
    fields = [f for f in front.fields if f.key in {"date", "own_number"} and not f.in_notice]
    labelled = dict.fromkeys(f.line for f in fields)
    torn = [f.lines[0] for f in fields if len(f.lines) > 1 and committee_in(f.lines[0].text)]
    for line in (*torn, *loose, *header, *labelled):
        key = evened(line.text).casefold()
        if key not in seen:
            seen.add(key)
            unique.append(line)
        if len(unique) > 400:
            break
    return unique


def _read_range(head: Head, front: Front, tail: Front, titles: Sequence[Line]) -> None:
    sources = [source for source in (front, tail) if source.fields]
    for notice in (False, True):
        for fields in [fields for source in sources for fields in source.ranges(notice=notice)]:
            stated = [found for f in fields if (found := _stated(head, front, f))]
            if stated and head.whole is None:
                head.first_paragraph = min(low for low, _ in stated)
                head.last_paragraph = max(high for _, high in stated)
    for line in titles if head.whole is None else ():
        for cell in CELLS.split(line.text.strip()) if "§" in line.text else ():
            if _RANGE_ALONE.fullmatch(cell) and (found := read_header_range(cell)):
                head.first_paragraph, head.last_paragraph = found
                head.take("paragraphs", [line])
                return


def _stated(head: Head, front: Front, f: Field) -> tuple[int, int] | None:
    """The range that a field states, on its own line or below it."""
    found = read_header_range(f"{f.label} {f.text}") or read_header_range(f.text)
    below = None if found else _range_below(front, f)
    if below:
        found = read_header_range(below[1])
    if found:
        head.take("paragraphs", [f.line, *f.lines, *(below[:1] if below else ())])
    return found


def _range_below(front: Front, f: Field) -> tuple[Line, str] | None:
    """The range in the last column of the line below its label: "Ulla Wik    140–148" below "Paragrafer"."""
    for line in front.lines[f.index + 1 : f.index + 4]:
        cell = CELLS.split(line.text.strip())[-1]
        if _NUMBERS.fullmatch(cell):
            return line, f"§§ {cell.strip('§ ')}"
    return None


def _read_date(head: Head, when: Sequence[Field], titles: Sequence[Line]) -> None:
    labels: set[Line] = set()
    places: list[Sequence[Line]] = []
    for f in when:
        if f.key != "end_time" and (not f.adjusting or f.key == "date"):
            is_new = f.line not in labels  # a line can hold several labels
            labels.add(f.line)
            places.append([*([f.line] if is_new and find_date(f.line.text) else []), *f.lines])
    for lines in places:
        _note_mismatch(head, lines)
        for line in lines:
            if head.date is None and (found := find_date(line.text)):
                head.date = found
                head.take("date", [line])
        if head.date is None and (found := find_date(" ".join([line.text for line in lines]))):
            head.date = found
            head.take("date", lines)
    for line in titles:
        found = find_date(line.text)
        if found and (head.date in (None, found)) and len(line.text) < 200 and not is_sentence(line.text):
            head.date = found
            head.spans.setdefault("date", (line.number, line.number))
            head.dated.append(line)
    if head.date is None:
        year = _year_near(titles)
        for lines in places:
            joined = " ".join(line.text for line in lines)
            if year and (day := _day_without_year(joined)):
                head.date = f"{year}-{day}"
                head.take("date", lines)
                return


def _note_mismatch(head: Head, lines: Sequence[Line]) -> None:
    for line in lines:
        if "dag" in line.text and weekday_mismatch(line.text):
            head.mismatched.append(line.number)


def _year_near(titles: Sequence[Line]) -> str | None:
    years = {y for line in titles[:30] for y in re.findall(r"(?<!\d)(20\d\d|19\d\d)(?!\d)", line.text)}
    return years.pop() if len(years) == 1 else None


def _day_without_year(text: str) -> str | None:
    match = re.search(r"\b(\d{1,2})\s+(" + "|".join(MONTHS) + r")\b", text, re.I)
    return f"{MONTHS[match[2].casefold()]:02d}-{int(match[1]):02d}" if match else None


def _read_times(head: Head, front: Front, when: Sequence[Field]) -> None:
    for f in when:
        if f.adjusting and f.key in {"place_time", "place"}:
            continue
        lines = [line for line in f.lines if not PAUSE.match(line.text.strip())]
        text = _OF_TIME.get(f.key, "") + "\n".join([line.text for line in lines])
        if not (_DIGIT.search(text) and _may_tell_time(text)):
            continue
        start, end = find_times(text)
        if f.key == "end_time":
            start, end = None, end or start
        if start and head.start_time is None:
            head.start_time = start
            head.end_time = end or head.end_time
            head.take("start_time", f.lines)
        elif end and head.end_time is None and f.key != "date":
            head.end_time = end
            head.take("end_time", f.lines)
        elif start or end:
            head.use(f.lines)
    if head.start_time is None:
        for i in front.loose[:60]:
            line = front.lines[i]
            if _OF_CLOCK.search(line.text) and len(line.text) < 160 and not PAUSE.search(line.text):
                start, end = find_times(line.text)
                if start:
                    head.start_time, head.end_time = start, end
                    head.take("start_time", [line])
                    _read_loose_place(head, front, i)
                    return


_OF_TIME = {"end_time": "slut ", "start_time": "kl ", "time": "kl "}
"""What a label says of the numbers beside it."""


def _may_tell_time(text: str) -> bool:
    """Whether a text has the sign inside a time, or a word before one: "2012-05-14" has neither."""
    return ":" in text or "." in text or "kl" in (low := small(text)) or "tid" in low


def _read_loose_place(head: Head, front: Front, i: int) -> None:
    """The place where no label says it: on the line with the time, or on the one below it."""
    if found := place_in_title(front.lines[i].text):
        head.place = found
        head.take("place", [front.lines[i]])
        return
    for line in front.lines[i : i + 2]:
        if (
            head.place is None
            and line.text
            and not PROTOCOL.search(line.text)
            and not committee_in(line.text)
        ):
            place = without_preposition(place_in([line]) or "")
            if place and ":" not in place and not BODY.fullmatch(place) and len(place) < 90:
                head.place = place
                head.take("place", [line])


def _read_place(head: Head, when: Sequence[Field]) -> None:
    for key in ("place", "place_time", "time", "date"):
        is_place = key in {"place", "place_time"}
        for f in when:
            if f.key != key or (f.adjusting and is_place):
                continue
            if head.place is None and (place := place_in(f.lines)):
                head.place = place
                head.take("place", f.lines)
            elif is_place and head.place is not None:
                head.use([line for line in f.lines if line.text.strip() == head.place])


def _read_adjusted(head: Head, front: Front, tail: Front) -> None:
    """The ordinary day of justering; a sentence about omedelbar justering has another day, which does
    not count. Where each range has its day on a row, the last day is the ordinary one."""
    labels: set[Line] = set()
    for source in (front, tail):
        in_rows: bool | None = None
        for f in source.fields:
            if f.in_notice and f.key != "adjusted":
                continue
            if not (f.key in _OF_ADJUSTING or (f.adjusting and f.key in _DAY_AND_PLACE)):
                continue
            if in_rows is None:
                in_rows = any(len(fields) > 1 for fields in source.ranges())
            lines = (
                [f.line, *f.lines]
                if f.line not in labels
                and find_date(f.line.text)
                and f.line.text.strip().startswith(f.label[:6])
                else f.lines
            )
            labels.add(f.line)
            dates = [find_date(line.text) or "" for line in lines] if in_rows else []
            text = " ".join(line.text for line in lines)
            date_found = max(dates, default=None) or _ordinary_date(text)
            if date_found is None and head.date and not find_date(text):
                date_found = next_day(text, head.date)
            if date_found and head.adjusted_on is None:
                head.adjusted_on = date_found
                head.take("adjusted_on", [f.line, *f.lines])
            elif f.key == "adjusted" and (date_found or not f.lines):
                head.use(f.lines)


def _ordinary_date(text: str) -> str | None:
    text = _OF_MINUTES.sub(" ", text) if "rotokoll" in text else text
    sentences = re.split(r"(?<=[a-zåäö0-9])\.\s+(?=[A-ZÅÄÖ§])", text)
    for sentence in sentences:
        if not _SIGNED_WORDS.search(sentence) and (found := find_date(sentence)):
            return found
    return find_date(text) if len(sentences) == 1 else None
