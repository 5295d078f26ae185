"""The head of the minutes: whose they are, when and where the meeting was, which paragraphs they hold.

Each value is looked for where it is surest first: its own label, then the title and the page header, then
the first item's lead. The notice (*anslag*) is asked last, and only for the committee: its dates are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.parsing.fields.boards_named import (
    BODY,
    BODY_OF,
    CELLS,
    PROTOCOL,
    TRAILING,
    WEEKDAY,
    committee_in,
    company_in,
    has_protocol_word,
    is_sentence,
    proper_name,
)
from ingest.parsing.fields.dates import find_date, find_dates, find_times, next_day, weekday_mismatch
from ingest.parsing.fields.leads import without_genitive
from ingest.parsing.fields.places import PAUSE, place_in, place_in_title, tells_of_pause, without_preposition
from ingest.parsing.fields.ranges import read_header_range
from ingest.parsing.line import Line, evened
from ingest.parsing.memory import remembered
from ingest.parsing.raw import Field, Front
from ingest.parsing.signing import is_digital_place
from ingest.parsing.vocabulary import MONTHS, small

_WITHIN = re.compile(r"\b(?:i|för|inom)\s+(?P<name>" + BODY.pattern.replace("?P<kind>", "?:") + r")(?!\w)")
_PARTS = re.compile(r"\t+| {2,}|,\s")
_SAYING = re.compile(r"\d+|[^\W\d_]{3,}")
_DIGIT = re.compile(r"\d")
_OF_CLOCK = re.compile(r"\bkl(?:ockan)?\b|\btid\b", re.I)
_RANGE_ALONE = re.compile(r"(?:(?i:\w*protokoll)\s)?(?:\w{1,6}\s)?§§?\s*\d+\s*[-–—]\s*\d+\.?")
_NUMBERS = re.compile(r"(?:§+\s*)?\d{1,4}\s*[-–—]\s*\d{1,4}")
_OF_MEETING = re.compile(
    r"^(?:[\w-]*(?:styrelse|direktions|nämnd|års|förbunds|medlems))?(?:möte|sammanträde)\w{0,2}\s(?:(?:med|i|för|inom)\s)?(?=[A-ZÅÄÖ])",
    re.I,
)
_WHEN = frozenset({"date", "place_time", "time", "place", "start_time", "end_time"})
_DAY_AND_PLACE = frozenset({"place_time", "date", "time", "place"})
_OF_ADJUSTING = frozenset({"adjusted", "adjusting"})
_OF_MINUTES = re.compile(r"\bprotokoll\w*\s(?:från|för|av)\s(?:den\s)?\d{1,4}[\s-]\w+[\s-]\d{1,4}", re.I)
"""The minutes by the day of their meeting: "Justeringen av protokollet från den 26 februari 2019"."""
_SIGNED_WORDS = re.compile(r"\b(?:omedelbar\w*|direktjuster\w*|genast)\b", re.I)


@dataclass(slots=True)
class Head:
    """The head's values, their lines, and the lines that went into them."""

    body: str | None = None
    committee: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    first_paragraph: int | None = None
    last_paragraph: int | None = None
    adjusted_on: str | None = None
    digitally_signed: bool = False
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    mismatched: list[int] = field(default_factory=list)
    dated: list[Line] = field(default_factory=list)
    has_protocol_word: bool = False

    def take(self, name: str, lines: Sequence[Line]) -> None:
        """Note which lines a value came from."""
        numbers = [line.number for line in lines]
        if numbers:
            self.spans.setdefault(name, (min(numbers), max(numbers)))
            self.use(lines)

    def use(self, lines: Iterable[Line]) -> None:
        """Note that lines are wholly read; one that also tells of a break is not."""
        self.used.update(line.number for line in lines if not tells_of_pause(line.text))

    @property
    def whole(self) -> tuple[int, int] | None:
        if self.first_paragraph is None or self.last_paragraph is None:
            return None
        return self.first_paragraph, self.last_paragraph


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
    _read_committee(head, front, tail, titles)
    _read_body(head, front, titles)
    if head.body is None:
        _read_company(head, titles)
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
    labelled = [f.line for f in fields]
    torn = [f.lines[0] for f in fields if len(f.lines) > 1 and committee_in(f.lines[0].text)]
    for line in (*torn, *loose, *header, *labelled):
        key = evened(line.text).casefold()
        if key not in seen:
            seen.add(key)
            unique.append(line)
        if len(unique) > 400:
            break
    return unique


def _fields(front: Front, *keys: str, notice: bool = False) -> Iterator[Field]:
    return (f for f in front.fields if f.key in keys and (notice or not f.in_notice))


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


def _read_committee(head: Head, front: Front, tail: Front, titles: Sequence[Line]) -> None:
    for f in _fields(front, "committee"):
        if f.text and head.committee is None:
            head.committee = (find_date(f.text) and committee_in(f.text)) or proper_name(f.text)
            head.take("committee", f.lines)
    found: list[tuple[str, Line]] = []
    protocols: list[Line] = []
    for place, line in enumerate(titles):
        if has_protocol_word(line.text) and PROTOCOL.search(line.text):
            head.has_protocol_word = True
            protocols.append(line)
        name = committee_in(_with_object(line, titles, place))
        if name:
            found.append((name, line))
    if head.committee is None and found:
        best = next((pair for pair in found if not pair[0].isupper()), found[0])
        head.committee = best[0]
        head.spans["committee"] = (best[1].number, best[1].number)
    for name, line in found:
        if not _left_over(line.text, name):
            head.used.add(line.number)
    protocols += head.dated
    head.used.update(line.number for line in protocols if not _left_over(line.text, head.committee))
    if head.committee is None:
        for f in (*_fields(front, "committee", notice=True), *_fields(tail, "committee", notice=True)):
            if f.text and head.committee is None:
                head.committee = (find_date(f.text) and committee_in(f.text)) or proper_name(f.text)
                head.take("committee", f.lines)


def _with_object(line: Line, titles: Sequence[Line], place: int) -> str:
    """A title line with the next one where that only says for what the board is: "styrelsen" above "för
    Ekby bad"."""
    below = titles[place + 1] if place + 1 < len(titles) else None
    goes_on = below is not None and below.number == line.number + 1 and below.text.lstrip().startswith("för ")
    return f"{line.text} {below.text.strip()}" if below and goes_on else line.text


_LONGEST_TITLE = 400


@remembered
def _left_over(text: str, committee: str | None) -> str:
    """What a title line says beside "Protokoll", its date, the board and the municipality: its words, or
    ""; a line too long for a title says more than those."""
    if len(text) > _LONGEST_TITLE:
        return text
    for _, start, end in reversed(find_dates(text)):
        text = text[:start] + " " + text[end:]
    text = BODY_OF.sub(" ", PROTOCOL.sub(" ", WEEKDAY.sub(" ", text)))
    if committee and small(committee) in small(text):
        text = re.sub(re.escape(committee) + "s?", " ", text, flags=re.I)
    text = BODY.sub(" ", TRAILING.sub("", text))
    return " ".join(_SAYING.findall(text))


def _read_body(head: Head, front: Front, titles: Sequence[Line]) -> None:
    for f in _fields(front, "body"):
        if f.text and BODY.fullmatch(f.text) and head.body is None:
            head.body = f.text
            head.take("body", f.lines)
    address = [line for f in front.fields if f.key == "address" for line in f.lines]
    organ = [line for f in front.fields if f.key == "committee" and f.in_notice for line in f.lines]
    for line in (*titles, *address, *organ):
        if not _names_body(small(line.text)):
            continue
        text = PROTOCOL.sub("  ", line.text) if has_protocol_word(line.text) else line.text
        for cell in _PARTS.split(text.strip()):
            cell = cell.strip(" .,:")
            if " " not in cell:  # every municipality has two words in its name
                continue
            cell = _OF_MEETING.sub("", cell)
            if not BODY.fullmatch(cell):
                within = _WITHIN.search(cell)
                match = BODY_OF.match(cell)
                if within is None and not (match and committee_in(cell)):
                    continue
                cell = within["name"] if within else match["name"]  # type: ignore[index]
            name = (
                without_genitive(cell)
                if re.search(r"(?:kommun|KOMMUN|stad|STAD|förbund)[sS]$", cell)
                else cell
            )
            if head.body is None:
                head.body = name
                head.spans["body"] = (line.number, line.number)
            if name.casefold() == head.body.casefold() and not _left_over(line.text, head.committee):
                head.used.add(line.number)


def _read_company(head: Head, titles: Sequence[Line]) -> None:
    """The company (*kommunalt bolag*) on a line of its own, where no municipality is named."""
    for line in titles[:30]:
        if name := company_in(line.text):
            head.body = name
            head.take("body", [line])
            return


def _names_body(low: str) -> bool:
    """Whether a line in small letters has what every municipality, region and federation has in its name."""
    return (
        "kommun" in low
        or "region" in low
        or "stad" in low
        or "förbund" in low
        or "landsting" in low
        or "räddningstjänst" in low
    )


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
