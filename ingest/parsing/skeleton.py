"""The engine: from cleaned lines to the head, the items with their sections, and the attachments.

It knows the order in which a protokoll goes on (head, items, signatures, attachments) and which line opens
what; the words come from the vocabulary, the numbers from `headings`. A line that no rule knows stays in
the text where it stands. The values are read later, by `build` and the field rooms.

    state        a line                                     goes to
    title        more of the title, a case number           title
                 "Ärendenummer: …", "Handläggare: …"        title (a field of the item)
                 a section heading                          section
                 anything else                              section (background without heading)
    section      a section heading                          section
                 after the last item: signatures, notice    tail
                 after the last item: "Bilaga 2", a heading with the case of another item   attachment
    attachment   everything                                 attachment, or the next one
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.parsing.case_numbers import case_key, find_case_numbers
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.points import read_lead
from ingest.parsing.fields.ranges import read_header_range
from ingest.parsing.fields.sections import MARK, RawSection, find_section_heading
from ingest.parsing.fields.titles import (
    beside_case_number,
    is_case_number,
    read_officers,
    read_title,
    split_item_field,
    split_treated,
)
from ingest.parsing.formats import Format
from ingest.parsing.front import LIST_NAME, Front, label_key, read_front
from ingest.parsing.furniture import goes_on, take_out_furniture
from ingest.parsing.headings import Heading, Headings, find_headings
from ingest.parsing.line import Line
from ingest.parsing.vocabulary import ATTENDANCE, decides, find_outcome, fold

_TAIL_KEYS = {"notice", "signatures", "secretary", "adjusted", "adjuster", "chair", "elected_adjusters"}
_TAIL_LISTS = {
    "närvarolista",
    "närvaroförteckning",
    "beslutande",
    "närvarande ledamöter",
    "beslutande ledamöter",
    "närvarande",
}
_SIGNATURE = re.compile(
    r"[^\W\d_][^,;:.§\d]{3,50}(?:\([\w-]{1,5}\))?,?\s+\(?(?:sekreterare|nämndsekreterare|ordförande|justerare|protokollsjusterare)\)?",
    re.I,
)
_DOTTED = re.compile(
    r"(?:sekreterare|ordförande|justera\w*|justerande|underskrift\w*)\s*:?\s*[._…]{4,}.*", re.I
)
_JUSTERAT = re.compile(
    r"(?:protokollet\s+(?:är\s+)?)?justera(?:t|d|s|des|ts)\b(?:\s+(?:den|av))?\s*:?\s*(?:\w+dagen\s+den\s+)?[\d_.…]",
    re.I,
)
_UPDATED = re.compile(r"(?:sidan\s+)?(?:senast\s+(?:uppdaterad|ändrad|granskad)|publicerad)\b.{0,40}", re.I)
_BILAGA = re.compile(r"bilaga(?:\s*(?:nr\.?\s*)?[\dA-Z]{1,3})?\b(?P<rest>.{0,90})", re.I)
_NAMED_ATTACHMENT = re.compile(
    r"(?:skriftlig(?:t|a)?\s+)?(?:reservation(?:er)?|särskilt yttrande|protokollsanteckning(?:ar)?|yrkande(?:n)?|motion|interpellation|votering(?:slista)?|omröstning(?:slista)?|ändringsyrkande|tilläggsyrkande)\b.{0,60}§\s*\d+.{0,60}",  # noqa: E501
    re.I,
)
_ITEM_NUMBER = re.compile(r"(?:§\s*|ärende\s+(?:nr\s+)?)(?P<n>\d{1,4})", re.I)
_FORTS = re.compile(r"\(?forts\.?\)?", re.I)
_DIGITAL = re.compile(r"(?:digitalt|elektroniskt)\s+(?:justera|signera|underteck)", re.I)
_CELLS = re.compile(r"\t+| {2,}")
_DATELINE = re.compile(
    r"[A-ZÅÄÖ][^\W\d_]+(?:[ -][^\W\d_]+)?,?\s+(?:den\s+\d{1,2}\s+[a-zåäö]+\s+\d{4}|\d{4}-\d\d-\d\d)\.?"
)
_LOOK_AHEAD = 5
_PLAIN_HEADING = re.compile(r"[A-ZÅÄÖ][^\W\d_]+(?:-[^\W\d_]+)?(?:\s[^\W\d_]+-?){0,2}:?")
_SPEAKER = re.compile(r"(?:anden|aren|chefen|chef|örer|örern|terna|ledaren|sekreteraren|ordförande)$", re.I)
_BOARD_WORD = re.compile(r"nämnd|styrelse|utskott|fullmäktige|direktion|beredning|förvaltning|kontor", re.I)
_LISTING = {"distribution", "basis", "vote"}


@dataclass(slots=True)
class RawAttachment:
    """What stands after the last item and belongs to one of them."""

    heading: str | None
    line: Line
    lines: list[Line] = field(default_factory=list)
    case: str = ""
    number: int | None = None


@dataclass(slots=True)
class RawItem:
    """An item before its values are read."""

    heading: Heading
    line: Line
    title: str = ""
    case_text: str = ""
    case_line: int = 0
    officers: tuple[str, ...] = ()
    officer_line: int = 0
    sections: list[RawSection] = field(default_factory=list)
    attachments: list[RawAttachment] = field(default_factory=list)
    last_line: int = 0
    treated: str = ""
    left: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Skeleton:
    """A protokoll taken apart: what stands before and after the items, the items, the furniture."""

    front: Front
    tail: Front
    items: list[RawItem]
    furniture: list[Line]
    width: int
    headings: Headings


def is_structure(text: str) -> bool:
    """True for a line that opens something: a section, a field ("Ärendenummer: Ks 5/2024"), a list; it is
    never page furniture."""
    if len(text) > 130:
        return False
    folded = fold(text)
    return (
        folded in ATTENDANCE
        or (label_key(text) not in {None, "date", "body", "contents"})
        or split_item_field(text) is not None
        or find_section_heading(text) is not None
        or read_lead(text) is not None
    )


def _is_section(text: str) -> bool:
    return find_section_heading(text) is not None or (len(text) < 90 and read_lead(text) is not None)


def build_skeleton(lines: Sequence[Line], form: Format) -> Skeleton:
    """Take a protokoll apart by the rules of a format."""
    clean = take_out_furniture(lines, is_structure)
    text = clean.lines
    headings = find_headings(text, forms=form.forms, is_structure=_is_section)
    front = _front(text, headings)
    whole = _stated_range(front)
    if whole and any(not whole[0] <= h.number <= whole[1] for h in headings.items):
        headings = find_headings(text, forms=form.forms, whole=whole, is_structure=_is_section)
        front = _front(text, headings)
    items, tail = _Items(text, headings).read()
    return Skeleton(front, tail, items, clean.furniture, wrap_width(text), headings)


def _front(lines: Sequence[Line], headings: Headings) -> Front:
    first = headings.items[0].index if headings.items else len(lines)
    return read_front(lines[:first], {i for i in headings.contents if i < first})


def _stated_range(front: Front) -> tuple[int, int] | None:
    for f in front.fields:
        if f.key == "range" and (found := read_header_range(f"{f.label} {f.text}")):
            return found
    return None


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the line length at which a text is wrapped, or 0 where every paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 40)
    if len(lengths) < 3 or lengths[-1] > 160:
        return 0
    return lengths[len(lengths) * 9 // 10]


class _Items:
    """The pass over the items' lines, with the transition table above."""

    def __init__(self, lines: Sequence[Line], headings: Headings) -> None:
        self.lines = lines
        self.headings = headings
        self.items: list[RawItem] = []
        self.tail: list[Line] = []
        self.attachment: RawAttachment | None = None

    def read(self) -> tuple[list[RawItem], Front]:
        starts = [h.index for h in self.headings.items]
        for place, heading in enumerate(self.headings.items):
            last = place + 1 == len(starts)
            end = len(self.lines) if last else starts[place + 1]
            item = RawItem(heading, self.lines[heading.index])
            self.items.append(item)
            self._read_item(item, heading.index + 1, end, is_last=last)
        return self.items, read_front(self.tail)

    def _read_item(self, item: RawItem, i: int, end: int, *, is_last: bool) -> None:
        i = self._read_head(item, i, end)
        while i < end:
            line = self.lines[i]
            if i in self.headings.continued:
                i = self._skip_continued(item, i, end)
                continue
            if not line.text:
                self._add(item, line)
            elif is_last and self._opens_attachment(item, i):
                self._read_attachments(item, i)
                return
            elif is_last and self._opens_tail(item, i):
                self._read_tail(item, i, end)
                return
            else:
                self._read_line(item, i, line)
            i += 1

    def _read_head(self, item: RawItem, i: int, end: int) -> int:
        """Read title, case number and officers, in whatever order; return where the text begins."""
        rest = item.heading.rest
        if _FORTS.fullmatch(rest):
            rest = ""
        rest, item.treated = split_treated(rest)
        title, case, taken = read_title(rest, self.lines[i : min(i + 12, end)], self._is_opening)
        item.title, item.case_text = title, case
        item.case_line = item.line.number
        if taken:
            item.case_line = self.lines[i + taken - 1].number
            item.last_line = self.lines[i + taken - 1].number
        if beside := beside_case_number(case):
            item.left.append(Line(item.case_line, beside))
        i += taken
        while i < end:
            text = self.lines[i].text.strip()
            if not text:
                i += 1
                continue
            field_ = split_item_field(text)
            if field_ is None:
                if not self._is_case_alone(item, text, adjacent=bool(self.lines[i - 1].text)):
                    break
                field_ = ("case_number", text)
            i = self._take_field(item, i, end, *field_)
            if not item.title and not find_section_heading(self.lines[i].text if i < end else ""):
                item.title, more, taken = read_title("", self.lines[i : min(i + 12, end)], self._is_opening)
                item.case_text = ", ".join(p for p in (item.case_text, more) if p)
                i += taken
        return i

    def _take_field(self, item: RawItem, i: int, end: int, key: str, value: str) -> int:
        number = self.lines[i].number
        item.last_line = number
        i += 1
        if not value and i < end and self.lines[i].text and not self._is_opening(self.lines[i]):
            value = self.lines[i].text.strip()
            i += 1
        if key == "case_number":
            item.case_text = ", ".join(p for p in (item.case_text, value) if p)
            item.case_line = number
            if beside := beside_case_number(value):
                item.left.append(Line(number, beside))
        else:
            while value.rstrip().endswith(",") and i < end and self.lines[i].text:
                value += " " + self.lines[i].text.strip()
                i += 1
            item.officers += read_officers(value)
            if any(c.isdigit() for c in value):
                item.left.append(Line(number, value))
            item.officer_line = number
        return i

    def _is_case_alone(self, item: RawItem, text: str, *, adjacent: bool) -> bool:
        return is_case_number(text) and (not item.case_text or adjacent)

    def _is_opening(self, line: Line) -> bool:
        return find_section_heading(line.text, line.markup) is not None or (
            len(line.text) < 200 and read_lead(line.text) is not None
        )

    def _skip_continued(self, item: RawItem, i: int, end: int) -> int:
        """Leave out "Forts. § 45", and the title where it is printed again below."""
        i += 1
        title = "".join(item.title.casefold().split())
        while i < end and not self.lines[i].text:
            i += 1
        again = "".join(self.lines[i].text.casefold().split()) if i < end else ""
        if again and len(again) > 3 and title.startswith(again):
            i += 1
        kept = item.sections[-1].lines if item.sections else []
        while kept and not kept[-1].text:
            kept.pop()
        after = self.lines[i].text if i < end else ""
        if not (kept and goes_on(kept[-1].text, after)):
            self._add(item, Line(self.lines[i - 1].number, ""))
        return i

    def _read_line(self, item: RawItem, i: int, line: Line) -> None:
        heading = find_section_heading(line.text, line.markup) if len(line.text) < 700 else None
        if heading and self._is_lead_here(item, line):
            heading = None
        if heading is None and (self._is_marked_heading(line) or self._is_plain_heading(item, i)):
            heading_text = line.text.strip().rstrip(":")
            item.sections.append(RawSection("other", heading_text, line))
            return
        if heading is None:
            self._add(item, line)
            return
        section = RawSection(heading.kind, heading.heading, line)
        item.sections.append(section)
        if heading.rest:
            section.lines.append(Line(line.number, heading.rest, line.struck, line.markup))

    def _is_lead_here(self, item: RawItem, line: Line) -> bool:
        """ "…s förslag till …:" straight under a heading is the lead of that section and no heading."""
        if not item.sections or not line.text.rstrip().endswith(":"):
            return False
        section = item.sections[-1]
        lead = read_lead(line.text)
        return (
            lead is not None
            and section.heading is not None
            and section.kind in {"proposal", "decision"}
            and not any(row.text for row in section.lines)
        )

    def _is_marked_heading(self, line: Line) -> bool:
        """A Markdown heading that no vocabulary knows is a section of its own ("other")."""
        return line.markup.startswith("#") and len(line.text) < 120

    def _is_plain_heading(self, item: RawItem, i: int) -> bool:
        """One to three words straight above a text, in an item that has headings: "Kretslopp" above "Avfallet
        ska …"."""
        text = self.lines[i].text.strip()
        if len(text) >= 40 or self.lines[i - 1].text or not _PLAIN_HEADING.fullmatch(text):
            return False
        if not any(s.heading for s in item.sections) or item.sections[-1].kind in _LISTING:
            return False
        below = self.lines[i + 1].text.strip() if i + 1 < len(self.lines) else ""
        is_text = len(below) > 40 or below.endswith(".") or MARK.match(below) is not None
        if not is_text or below[0].islower() or find_section_heading(below):
            return False
        words = text.rstrip(":").split()
        return not (
            looks_like_name(text)
            or decides(text)
            or find_outcome(text)
            or _SPEAKER.search(words[-1])
            or read_lead(text)
            or (text.endswith(":") and _BOARD_WORD.search(text))
        )

    def _add(self, item: RawItem, line: Line) -> None:
        if not item.sections:
            if not line.text:
                return
            item.sections.append(RawSection("background", None, None))
        item.sections[-1].lines.append(line)

    # After the last item

    def _opens_tail(self, item: RawItem, i: int) -> bool:
        """True where the signatures, the notice or a later attendance list begin."""
        text = self.lines[i].text.strip()
        if len(text) > 110:
            return False
        if self._is_name_above_role(i) or self._is_dateline(i):
            return True
        first = _CELLS.split(text, maxsplit=1)[0]
        key = label_key(first) or label_key(text.split(":", 1)[0])
        blank_before = not self.lines[i - 1].text
        in_points = (
            bool(item.sections)
            and item.sections[-1].kind in {"decision", "proposal"}
            and not any(row.text for row in item.sections[-1].lines)
        )
        if in_points or not item.sections:
            return False
        if key == "web" or _UPDATED.match(text):
            return True
        if _JUSTERAT.match(text) and len(text) < 90 and blank_before:
            return True
        if _DOTTED.fullmatch(text) or _DIGITAL.search(text):
            return True
        if key == "notice" and fold(first) not in {"anslag", "bevis", "tillkännagivande"}:
            return True
        if (
            fold(text) in {"vid protokollet", "underskrifter", "justeras", "anslag", "vid anteckningarna"}
            or fold(first) == "vid protokollet"
        ):
            return True
        if not blank_before:
            return False
        if key in _TAIL_KEYS and (fold(first) == fold(text) or key == "adjusted" or ":" in text):
            return key not in {"adjuster", "elected_adjusters"} or self._more_tail(i)
        if fold(text) in _TAIL_LISTS or LIST_NAME.fullmatch(" ".join(text.split())):
            return True
        return bool(_SIGNATURE.fullmatch(text)) and (self._more_tail(i) or i > len(self.lines) - 4)

    def _is_dateline(self, i: int) -> bool:
        """True for "Ekby den 4 maj 2019" between blank lines, above a name and its role."""
        if not _DATELINE.fullmatch(self.lines[i].text.strip()) or self.lines[i - 1].text:
            return False
        below = next((k for k in range(i + 1, min(i + 6, len(self.lines))) if self.lines[k].text), None)
        return below is not None and below > i + 1 and self._is_name_above_role(below)

    def _is_name_above_role(self, i: int) -> bool:
        if i + 1 >= len(self.lines) or self.lines[i - 1].text:
            return False
        below = self.lines[i + 1].text.strip()
        return (
            label_key(below) in {"secretary", "chair", "adjuster"}
            and ":" not in below
            and looks_like_name(re.split(r"[(,]", self.lines[i].text.strip())[0].strip())
        )

    def _more_tail(self, i: int) -> bool:
        """True where another signature or label of the tail stands within the next lines."""
        seen = 0
        for line in self.lines[i + 1 : i + 10]:
            text = line.text.strip()
            if not text:
                continue
            seen += 1
            key = label_key(_CELLS.split(text, maxsplit=1)[0]) or label_key(text.split(":", 1)[0])
            if key in _TAIL_KEYS or _SIGNATURE.fullmatch(text) or _DOTTED.fullmatch(text):
                return True
            if seen >= 4:
                return False
        return False

    def _read_tail(self, item: RawItem, i: int, end: int) -> None:
        """Signatures and notice go to the tail; an attachment may follow them."""
        while i < end:
            if self.lines[i].text and self._is_bilaga(i, after_tail=True):
                self._read_attachments(item, i)
                return
            self.tail.append(self.lines[i])
            i += 1

    def _heads_list(self, i: int) -> bool:
        """True for "Bilaga 1" right above, or on a line with, the name of an attendance list."""
        match = _BILAGA.fullmatch(self.lines[i].text.strip())
        below = next((row.text for row in self.lines[i + 1 : i + 3] if row.text), "")
        named = [match["rest"].strip(" ,.:–-")] if match and match["rest"].strip() else [below]
        return bool(match) and any(LIST_NAME.fullmatch(" ".join(text.split())) for text in named)

    def _opens_attachment(self, item: RawItem, i: int) -> bool:
        """True where what follows belongs to no section: "Bilaga 2", or a heading above the case of
        another item."""
        if self._is_bilaga(i, after_tail=False):
            return bool(item.sections) and (item.sections[-1].kind != "basis" or self._page_before(i))
        line = self.lines[i]
        text = line.text.strip()
        if len(text) > 130 or not item.sections:
            return False
        if (
            _NAMED_ATTACHMENT.fullmatch(text)
            and text[-1] != "."
            and any(s.kind == "decision" for s in item.sections)
        ):
            return True
        if find_section_heading(text, line.markup) is None and not text.isupper():
            return split_item_field(text) is not None and ":" in text and bool(find_case_numbers(text))
        return self._labelled_below(i)

    def _labelled_below(self, i: int) -> bool:
        """True where the next lines below a heading name an item: "Ärendenummer: …", "Ärende 5"."""
        seen = 0
        for line in self.lines[i + 1 : i + 8]:
            text = line.text.strip()
            if not text:
                continue
            seen += 1
            field_ = split_item_field(text)
            if field_ and field_[0] == "case_number" and find_case_numbers(text):
                return True
            if re.fullmatch(r"ärende\s+(?:nr\s*)?\d{1,3}\.?", text, re.I):
                return True
            if find_section_heading(text, line.markup) is not None:
                return False
            if seen >= _LOOK_AHEAD or len(text) > 100 or text[-1] == ".":
                return False
        return False

    def _is_bilaga(self, i: int, *, after_tail: bool) -> bool:
        text = self.lines[i].text.strip()
        if len(text) > 110 or text[:1] not in "bB":
            return False
        match = _BILAGA.fullmatch(text)
        if not match or text[-1] in ".,;" or (match["rest"].strip()[:1].islower() and "§" not in text):
            return False
        return not self.lines[i - 1].text or after_tail

    def _page_before(self, i: int) -> bool:
        return self.lines[i - 1].markup == "\f"

    def _read_attachments(self, item: RawItem, i: int) -> None:
        found: list[RawAttachment] = []
        current: RawAttachment | None = None
        is_list = False
        for k in range(i, len(self.lines)):
            line = self.lines[k]
            if line.text and (not (current or is_list) or self._is_next_attachment(k)):
                is_list = self._heads_list(k)
                current = None if is_list else self._open(line)
                found += [current] if current else []
                if current:
                    continue
            (current.lines if current else self.tail).append(line)
        for attachment in found:
            self._owner(item, attachment).attachments.append(attachment)

    def _is_next_attachment(self, k: int) -> bool:
        return self._is_bilaga(k, after_tail=False) or (
            find_section_heading(self.lines[k].text) is not None
            and self._labelled_below(k)
            and not self.lines[k - 1].text
        )

    def _open(self, line: Line) -> RawAttachment:
        text = line.text.strip()
        if split_item_field(text) is not None and ":" in text:
            return RawAttachment(None, line, [line])
        return RawAttachment(text, line)

    def _owner(self, last: RawItem, attachment: RawAttachment) -> RawItem:
        """The item that an attachment belongs to: by its case number, by the § it names, else the last
        one."""
        head = [attachment.heading or "", *(line.text for line in attachment.lines[:12])]
        for text in head:
            for match in find_case_numbers(text):
                key = case_key(match.value)
                for item in self.items:
                    if item.case_text and any(
                        case_key(m.value) == key for m in find_case_numbers(item.case_text)
                    ):
                        return item
        for text in head:
            if number := _ITEM_NUMBER.search(text):
                for item in self.items:
                    if item.heading.number == int(number["n"]):
                        return item
        return last
