"""The pass over the items' lines: title, case number and officers, then the sections with their text.

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

from ingest.parsing.ending import Ending
from ingest.parsing.fields.leads import read_lead
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.sections import (
    LONGEST,
    MARK,
    RawSection,
    SectionHeading,
    find_section_heading,
    is_short,
)
from ingest.parsing.fields.titles import (
    beside_case_number,
    is_case_number,
    read_officers,
    read_title,
    split_item_field,
    split_treated,
)
from ingest.parsing.fields.vote_tables import LIST_HEAD
from ingest.parsing.furniture import goes_on
from ingest.parsing.heading_forms import Headings
from ingest.parsing.line import Line
from ingest.parsing.raw import RawItem
from ingest.parsing.vocabulary import decides, find_outcome, fold

_FORTS = re.compile(r"\(?forts\.?\)?", re.I)
_LONGEST_FORTS = 9
_PLAIN_HEADING = re.compile(r"[A-ZÅÄÖ][^\W\d_]+(?:-[^\W\d_]+)?(?:\s[^\W\d_]+-?){0,2}:?")
_WORDS = re.compile(r"(?!(?:dnr|diarie|ärende)\w*)[^\W\d_]{3,}", re.I)
_SPEAKER = re.compile(r"(?:anden|aren|chefen|chef|örer|örern|terna|ledaren|sekreteraren|ordförande)$", re.I)
_BOARD_WORD = re.compile(r"nämnd|styrelse|utskott|fullmäktige|direktion|beredning|förvaltning|kontor", re.I)
_GROUP = re.compile(
    r"(?!Ärenden\b)[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,3}?(?<=[äÄ]renden)(?:\s(?:för|till|från|som|med|utan|i|på)(?:\s[\w-]+){1,4})?:?"
    r"|Ärenden(?:\s(?:för|till|från|som|med|utan|i|på)(?:\s[\w-]+){1,4}):?|[A-ZÅÄÖ -]*ÄRENDEN(?:[A-ZÅÄÖ -]*)"
)
"""What heads a group of items: "Informationsärenden", "Ärenden för beslut", "ÖVRIGA ÄRENDEN"."""
_RUNS_ON = frozenset("abcdefghijklmnopqrstuvwxyzåäö0123456789-–•")
"""What nothing begins with that opens a section."""
_LISTING = {"distribution", "basis", "vote"}
_WITH_LEADS = {"proposal", "decision"}
_LIKE_ENTRIES = {"other", "distribution", "proposal"}
"""The kinds of the headings that read as an entry of a list of papers or receivers does."""


def read_items(lines: Sequence[Line], headings: Headings) -> tuple[list[RawItem], list[Line]]:
    """Return the items with their sections and attachments, and the lines of what follows the last one."""
    return _Items(lines, headings).read()


def cases_above(lines: Sequence[Line], headings: Headings) -> dict[int, int]:
    """Return the lines with the case numbers that stand above the headings of the items, by where those are:
    "BUN/2016:360" above "§ 54"; empty where it is not so for most of them."""
    found: dict[int, int] = {}
    most = len(headings.items)
    for place, heading in enumerate(headings.items, 1):
        i = heading.index - 1
        if i > 0 and not lines[i].text:
            i -= 1
        if i > 0 and is_case_number(lines[i].text):
            found[heading.index] = i
        elif 2 * (place - len(found)) > most:
            return {}
    return found if len(found) > 1 else {}


def _both(one: str, other: str) -> str:
    """Two texts as a list, of which either may be empty."""
    return f"{one}, {other}" if one and other else one or other


class _Items:
    """The items that are read already, and what follows the last one."""

    def __init__(self, lines: Sequence[Line], headings: Headings) -> None:
        self.lines = lines
        self.headings = headings
        self.items: list[RawItem] = []
        self.above = cases_above(lines, headings)
        self.ruled = False
        self.ending = Ending(lines, self.items)

    def read(self) -> tuple[list[RawItem], list[Line]]:
        starts = [h.index for h in self.headings.items]
        for place, heading in enumerate(self.headings.items):
            last = place + 1 == len(starts)
            end = len(self.lines) if last else self.above.get(starts[place + 1], starts[place + 1])
            item = RawItem(heading, self.lines[heading.index])
            self.items.append(item)
            group = None if last else self._group_above(heading.index + 1, end)
            self._read_item(item, heading.index + 1, end if group is None else group, is_last=last)
            if group is not None:
                item.left.append(self.lines[group])
            if heading.index in self.above:
                case = self.lines[self.above[heading.index]]
                item.case_text = _both(item.case_text, case.text.strip())
                item.case_line = case.number
        return self.items, self.ending.tail

    def _group_above(self, first: int, end: int) -> int | None:
        """The line right above the next item that says what items follow: "Informationsärenden"."""
        i = end - 1
        while i > first and not self.lines[i].text:
            i -= 1
        text = self.lines[i].text
        if i <= first or self.lines[i - 1].text or not ("renden" in text or "RENDEN" in text):
            return None
        text = text.strip()
        return i if len(text) < 60 and _GROUP.fullmatch(text) else None

    def _read_item(self, item: RawItem, i: int, end: int, *, is_last: bool) -> None:
        begin = self._read_head(item, i, end)
        self.ruled = False
        sections, continued = item.sections, self.headings.continued
        open_lines: list[Line] | None = None
        for i, line in enumerate(self.lines[begin:end], begin):
            _, text, _, markup = line
            if i < begin:
                continue
            if not text:
                if open_lines is not None:
                    open_lines.append(line)
                    self.ruled = self.ruled or (markup == "_" and sections[-1].kind == "decision")
                continue
            if continued and i in continued:
                begin = self._skip_continued(item, i, end)
            elif is_last and self._ends(item, i, end):
                return
            elif markup or (text[0] not in _RUNS_ON and (len(text) <= LONGEST or is_short(text))):
                self._read_line(item, i, line)
            elif open_lines is not None and not self.ruled:
                open_lines.append(line)
                continue
            else:
                self._add(item, line)
            open_lines = sections[-1].lines if sections else None

    def _ends(self, item: RawItem, i: int, end: int) -> bool:
        """Whether the last item ends above a line; what follows it is read then."""
        if self.ending.opens_attachment(item, i):
            self.ending.read_attachments(item, i)
            return True
        if self.ending.opens_tail(item, i):
            self.ending.read_tail(item, i, end)
            return True
        return False

    def _read_head(self, item: RawItem, i: int, end: int) -> int:
        """Read title, case number and officers, in whatever order; return where the text begins."""
        rest = item.heading.rest
        if len(rest) < _LONGEST_FORTS and _FORTS.fullmatch(rest):
            rest = ""
        rest, item.treated = split_treated(rest)
        while item.treated and i < end:
            beside, treated = split_treated(self.lines[i].text.strip())
            if not treated or _WORDS.match(beside):
                break
            rest, item.treated = f"{rest} {beside}".strip(), f"{item.treated} {treated}"
            i += 1
        title, case, taken = read_title(rest, self.lines[i : min(i + 12, end)], self._is_opening)
        item.title, item.case_text = title, case
        item.case_line = item.line.number
        if taken:
            item.case_line = self.lines[i + taken - 1].number
            item.last_line = self.lines[i + taken - 1].number
        if case and (beside := beside_case_number(case)):
            if item.title:
                item.left.append(Line(item.case_line, beside))
            else:
                item.title = beside
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
                item.case_text = _both(item.case_text, more)
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
            item.case_text = _both(item.case_text, value)
            item.case_line = number
            if beside := beside_case_number(value):
                item.left.append(Line(number, beside))
        else:
            while value.rstrip().endswith(",") and i < end and self.lines[i].text:
                value += " " + self.lines[i].text.strip()
                i += 1
            item.officers += read_officers(value)
            if any(map(str.isdigit, value)):
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
        text = line.text
        heading = find_section_heading(text, line.markup) if len(text) < 700 else None
        if heading is None and not line.markup and self._stands_apart(i):
            heading = find_section_heading(text, "##")
        if heading is not None and item.sections and self._is_text_here(item, i, heading):
            heading = None
        if heading is None:
            if self._is_marked_heading(line) or self._is_plain_heading(item, i):
                item.sections.append(RawSection("other", text.strip().rstrip(":"), line))
            else:
                self._add(item, line)
            return
        section = RawSection(heading.kind, heading.heading, line)
        item.sections.append(section)
        if heading.rest:
            section.lines.append(Line(line.number, heading.rest, line.struck, line.markup))

    def _stands_apart(self, i: int) -> bool:
        """True for one word between blank lines: "Förslag" heads a section there, and none in a text."""
        if self.lines[i - 1].text or not self.lines[i].text.strip().isalpha():
            return False
        return i + 1 == len(self.lines) or not self.lines[i + 1].text

    def _is_text_here(self, item: RawItem, i: int, heading: SectionHeading) -> bool:
        """True for a line that heads a section elsewhere, and here is a lead or the entry of a list."""
        section = item.sections[-1]
        if section.kind in _WITH_LEADS and self._is_lead_here(section, self.lines[i]):
            return True
        return heading.kind in _LIKE_ENTRIES and self._is_listed(section, i, heading)

    def _is_lead_here(self, section: RawSection, line: Line) -> bool:
        """ "…s förslag till …" straight under a heading is the lead of that section and no heading."""
        if section.heading is None or section.has_text:
            return False
        return "förslag" in line.text.lower() and read_lead(f"{line.text.strip().rstrip(':')}:") is not None

    def _is_listed(self, section: RawSection, i: int, heading: SectionHeading) -> bool:
        """True for the last entry of a list of papers or receivers that would be a heading elsewhere:
        "Motionen" straight below another paper."""
        is_paper = heading.kind == "proposal" and not heading.rest
        if self.lines[i].markup or (heading.kind == "proposal" and heading.rest):
            return False
        if heading.kind == section.kind == "distribution" and heading.heading.startswith("För "):
            return not section.has_text
        if section.kind not in _LISTING or not (section.lines and section.lines[-1].text):
            return False
        below = self.lines[i + 1].text if i + 1 < len(self.lines) else ""
        folded = fold(heading.heading)
        if is_paper and not folded.endswith(("yttrande", "remissvar")):
            following = find_section_heading(below)
            return following is not None and following.kind != "proposal" and not folded.startswith("förslag")
        return not below or (is_paper and find_section_heading(below) is not None)

    def _is_marked_heading(self, line: Line) -> bool:
        """A Markdown heading that no vocabulary knows is a section of its own ("other")."""
        return line.markup[:1] == "#" and len(line.text) < 120

    def _is_plain_heading(self, item: RawItem, i: int) -> bool:
        """One to three words straight above a text, or one word with a blank line between, in an item that
        has headings: "Kretslopp" above "Avfallet ska …"."""
        text = self.lines[i].text.strip()
        if len(text) >= 40 or self.lines[i - 1].text or not item.sections:
            return False
        section = item.sections[-1]
        if section.kind in _LISTING or (section.heading and not section.has_text):
            return False
        if not _PLAIN_HEADING.fullmatch(text) or not any(s.heading for s in item.sections):
            return False
        apart = len(text) > 5 and self._stands_apart(i)
        below = self.lines[i + 1 + apart].text.strip() if i + 1 + apart < len(self.lines) else ""
        is_text = len(below) > 40 or below.endswith(".") or MARK.match(below) is not None
        if not is_text or below[0].islower() or find_section_heading(below):
            return False
        words = text.rstrip(":").split()
        return not (
            LIST_HEAD.fullmatch(text)
            or looks_like_name(text)
            or decides(text)
            or find_outcome(text)
            or _SPEAKER.search(words[-1])
            or read_lead(text)
            or (text.endswith(":") and _BOARD_WORD.search(text))
        )

    def _is_ruled_off(self, item: RawItem, text: str) -> bool:
        """Whether a row of underscores has ended the decision above a text that has no heading and is neither
        a lead nor a point."""
        if not (self.ruled and text):
            return False
        section = item.sections[-1]
        is_ended = section.kind == "decision" and section.heading is not None
        self.ruled = False
        if text.startswith("att ") or MARK.match(text) or read_lead(text):
            return False
        return is_ended and any(line.text for line in section.lines)

    def _add(self, item: RawItem, line: Line) -> None:
        if not item.sections and not line.text:
            return
        if not item.sections or self._is_ruled_off(item, line.text.strip()):
            item.sections.append(RawSection("background", None, None))
        item.sections[-1].lines.append(line)
