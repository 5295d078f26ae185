"""What follows the last item: signatures and notice (the tail), lists printed again, attachments (*bilagor*).

An attachment belongs to the item whose case number or § it names, else to the last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.case_numbers import find_case_numbers
from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.sections import RawSection, find_section_heading
from ingest.parsing.fields.signs import has_any
from ingest.parsing.fields.titles import split_item_field
from ingest.parsing.labels import LIST_NAME, label_key
from ingest.parsing.line import Line, cells_of, evened
from ingest.parsing.owners import HEAD, item_named, names_roll, tells_votes
from ingest.parsing.raw import RawAttachment, RawItem
from ingest.parsing.signing import is_page_of_service, is_signed_digitally
from ingest.parsing.vocabulary import fold, small

_TAIL_KEYS = {"notice", "signatures", "secretary", "adjusted", "adjuster", "chair", "elected_adjusters"}
_SIGNERS = {"secretary", "adjusted", "adjuster", "chair"}
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
    r"(?:protokollet\s+(?:är\s+)?)?justera(?:t|d|s|des|ts)\b(?:\s+(?:den|av|omedelbart))?\s*:?\s*(?:\w+dagen\s+den\s+)?[\d_.…]",
    re.I,
)
_UPDATED = re.compile(r"(?:sidan\s+)?(?:senast\s+(?:uppdaterad|ändrad|granskad)|publicerad)\b.{0,40}", re.I)
_BILAGA = re.compile(r"bilaga(?:\s*(?:nr\.?\s*)?[\dA-Z]{1,3})?\b(?P<rest>.{0,90})", re.I)
_NAMED_ATTACHMENT = re.compile(
    r"(?:skriftlig(?:t|a)?\s+)?(?:reservation(?:er)?|särskilt yttrande|protokollsanteckning(?:ar)?|yrkande(?:n)?|motion|interpellation|votering(?:slista)?|omröstning(?:slista)?|ändringsyrkande|tilläggsyrkande)\b.{0,60}§\s*\d+.{0,60}",  # noqa: E501
    re.I,
)
_DATELINE = re.compile(
    r"[A-ZÅÄÖ][^\W\d_]+(?:[ -][^\W\d_]+)?,?\s+(?:den\s+\d{1,2}\s+[a-zåäö]+\s+\d{4}|\d{4}-\d\d-\d\d)\.?"
)
_UPDATES = ("sid", "senast", "publicerad")
_SIGNS = ("juster", "sekreterare", "ordförande", "underskrift")
"""In small letters: what "Senast uppdaterad …" begins with, and what every line of a signature has in it."""
_PARTY = re.compile(r"[^\W\d_]\s+\([A-ZÅÄÖ]{1,4}\)")
_AT_THE_PEN = {"vid anteckningarna", "vid pennan", "vid tangenterna", "vid datorn"}
_OPENS_TAIL = {"vid protokollet", "underskrifter", "justeras", "anslag", *_AT_THE_PEN}
_NUMBERED = re.compile(r"ärende\s+(?:nr\s*)?\d{1,3}\.?", re.I)
_OF_TAIL = (
    *(*_UPDATES, *_SIGNS, "vid", "anslag", "närvar", "upprop", "beslutande", "digital", "elektronisk"),
    *("bankid", "e-legitimation", "sign", "underteckna", "verifikat"),
)
"""In small letters: a line with no label opens the tail only where it has one of these in it."""
_VOTED = re.compile(r"röst|voter", re.I)
_LOOK_AHEAD = 5


def _is_row_of_signers(text: str) -> bool:
    """True for labels of signatures side by side: "Vid anteckningarna      Justeras"."""
    cells = cells_of(text)
    return len(cells) > 1 and all(label_key(cell) in _SIGNERS for cell in cells)


def _is_signed(text: str) -> bool:
    """True for a role with its name beside it: "Sekreterare      Rut Lind"."""
    cells = cells_of(text)
    return len(cells) == 2 and label_key(cells[0]) in _SIGNERS and looks_like_name(cells[1])


def _awaits_points(section: RawSection) -> bool:
    """Whether a decision or a proposal has its heading and nothing below it yet."""
    return section.kind in {"decision", "proposal"} and not section.has_text


class Ending:
    """Tells where the last item ends, and takes what follows it; `tail` are the lines of no item."""

    def __init__(self, lines: Sequence[Line], items: Sequence[RawItem]) -> None:
        self.lines = lines
        self.items = items
        self.tail: list[Line] = []

    def opens_tail(self, item: RawItem, i: int) -> bool:
        """True where the signatures, the notice or a later attendance list begin."""
        text = self.lines[i].text.strip()
        if len(text) > 110:
            return False
        blank_before = not self.lines[i - 1].text
        if blank_before and (self._is_name_above_role(i) or self._is_dateline(i)):
            return True
        if not item.sections or _awaits_points(item.sections[-1]):
            return False
        cells = cells_of(text)
        first, low = cells[0], small(text)
        key = label_key(first)
        if key is None and (len(cells) > 1 or ":" in text):
            key = label_key(text.split(":", 1)[0])
        if key is None and not has_any(_OF_TAIL, low):
            return blank_before and self._heads_people(i)
        if key == "web" or (low.startswith(_UPDATES) and _UPDATED.match(text)):
            return True
        names_signer = has_any(_SIGNS, low)
        if names_signer and blank_before and len(text) < 90 and _JUSTERAT.match(text):
            return True
        if names_signer and _DOTTED.fullmatch(text):
            return True
        if is_signed_digitally(text):
            return True
        if blank_before and is_page_of_service(text):
            return True
        if key == "notice" and fold(first) not in {"anslag", "bevis", "tillkännagivande"}:
            return True
        if (
            fold(text) in _OPENS_TAIL
            or fold(first) == "vid protokollet"
            or (blank_before and _is_row_of_signers(text))
        ):
            return True
        if not blank_before:
            return False
        if _is_signed(text) and (self._more_tail(i) or i > len(self.lines) - 4):
            return True
        if key in _TAIL_KEYS and (fold(first) == fold(text) or key == "adjusted" or ":" in text):
            return key not in {"adjuster", "elected_adjusters"} or self._more_tail(i)
        if self._heads_people(i):
            return True
        if fold(text) in _TAIL_LISTS or any(map(LIST_NAME.fullmatch, (evened(text), *cells_of(text)))):
            return True
        is_signature = names_signer and _SIGNATURE.fullmatch(text) is not None
        return is_signature and (self._more_tail(i) or i > len(self.lines) - 4)

    def _heads_people(self, i: int) -> bool:
        """True for the heading of a list ("Närvarande vid beslutet") right above somebody with a party."""
        below = self.lines[i + 1].text[:60] if i + 1 < len(self.lines) else ""
        if "(" not in below or not _PARTY.search(below):
            return False
        heading = read_list_heading(self.lines[i].text.strip().rstrip(":"))
        return heading is not None and heading[0] != "other"

    def _is_dateline(self, i: int) -> bool:
        """True for "Ekby den 4 maj 2019" between blank lines, above a name and its role."""
        text = self.lines[i].text.strip()
        if not text.rstrip(".")[-1:].isdigit() or not _DATELINE.fullmatch(text):
            return False
        below = next((k for k in range(i + 1, min(i + 6, len(self.lines))) if self.lines[k].text), None)
        return below is not None and below > i + 1 and self._is_name_above_role(below)

    def _is_name_above_role(self, i: int) -> bool:
        if i + 1 >= len(self.lines) or self.lines[i - 1].text:
            return False
        below = self.lines[i + 1].text.strip()
        if not below:
            return False
        names = cells_of(self.lines[i].text.strip())
        if len(names) > 1 and _is_row_of_signers(below):
            return all(looks_like_name(re.split(r"[(,]", name)[0].strip()) for name in names)
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
            key = label_key(cells_of(text)[0]) or label_key(text.split(":", 1)[0])
            if key in _TAIL_KEYS or _SIGNATURE.fullmatch(text) or _DOTTED.fullmatch(text):
                return True
            if seen >= 4:
                return False
        return False

    def read_tail(self, item: RawItem, i: int, end: int) -> None:
        """Signatures and notice go to the tail; an attachment may follow them."""
        while i < end:
            is_page = self._is_bilaga(i, after_tail=True) and not self._names_list(i)
            if self.lines[i].text and (is_page or self._is_roll(item, i)):
                self.read_attachments(item, i)
                return
            self.tail.append(self.lines[i])
            i += 1

    def _heads_list(self, i: int) -> bool:
        """True for "Bilaga 1" right above, or on a line with, the name of an attendance list; or a few lines
        above the heading of the members, with people below it."""
        match = _BILAGA.fullmatch(self.lines[i].text.strip())
        if match is None:
            return False
        below = [k for k in range(i + 1, min(i + 9, len(self.lines))) if self.lines[k].text][:4]
        named = match["rest"].strip(" ,.:–-") or (self.lines[below[0]].text if below else "")
        return LIST_NAME.fullmatch(" ".join(named.split())) is not None or any(
            map(self._heads_members, below)
        )

    def _names_list(self, i: int) -> bool:
        """True for "Bilaga 1" right below the name of an attendance list, whose number it is."""
        above = next((row.text for row in reversed(self.lines[max(0, i - 3) : i]) if row.text), "")
        return LIST_NAME.fullmatch(" ".join(above.split())) is not None

    def _heads_members(self, i: int) -> bool:
        """True for "Beslutande", alone or beside the heads of a table, close above people with a party."""
        heading = read_list_heading(cells_of(self.lines[i].text.strip())[0].rstrip(":"))
        if heading is None or heading[0] != "member":
            return False
        rows = [line.text for line in self.lines[i + 1 : i + 12] if line.text]
        return sum(_PARTY.search(text) is not None for text in rows) > 2

    def opens_attachment(self, item: RawItem, i: int) -> bool:
        """True where what follows belongs to no section: "Bilaga 2", or a heading above the case of
        another item."""
        if self._is_bilaga(i, after_tail=False):
            return bool(item.sections) and (item.sections[-1].kind != "basis" or self._page_before(i))
        if self._is_roll(item, i):
            return bool(item.sections)
        line = self.lines[i]
        text = line.text.strip()
        if len(text) > 130 or not item.sections:
            return False
        if (
            "§" in text
            and text[-1] != "."
            and _NAMED_ATTACHMENT.fullmatch(text)
            and any(s.kind == "decision" for s in item.sections)
        ):
            return True
        if find_section_heading(text, line.markup) is None and not text.isupper():
            return ":" in text and split_item_field(text) is not None and bool(find_case_numbers(text))
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
            if _NUMBERED.fullmatch(text):
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

    def _is_roll(self, item: RawItem, i: int) -> bool:
        """True for "Omröstningslista nr. 1" above the rows of a roll, a page of the voting system; a heading
        of a section is one only above the name of an item, or where nobody voted in this one."""
        text = self.lines[i].text.strip()
        if self.lines[i - 1].text or len(text) > 110 or not names_roll(text):
            return False
        below = [line.text for line in self.lines[i + 1 : i + 2 * HEAD] if line.text]
        if not tells_votes(below):
            return False
        if find_section_heading(text) is None or item_named([text, *below[:_LOOK_AHEAD]], self.items):
            return True
        return not any(_VOTED.search(line.text) for section in item.sections for line in section.lines)

    def _page_before(self, i: int) -> bool:
        return self.lines[i - 1].markup == "\f"

    def read_attachments(self, item: RawItem, i: int) -> None:
        """Part the lines from one on into attachments, and give each to the item it belongs to."""
        found: list[RawAttachment] = []
        current: RawAttachment | None = None
        is_list = False
        for k in range(i, len(self.lines)):
            line = self.lines[k]
            if current and line.text and current.heading == line.text.strip() and self._is_roll(item, k):
                continue
            if line.text and (not (current or is_list) or self._is_next_attachment(item, k)):
                is_list = self._heads_list(k)
                current = None if is_list else self._open(line)
                found += [current] if current else []
                if current:
                    continue
            (current.lines if current else self.tail).append(line)
        for attachment in found:
            head = [attachment.heading or "", *(line.text for line in attachment.lines[:HEAD])]
            owner = item_named(head, self.items)
            attachment.is_named = owner is not None
            (owner or item).attachments.append(attachment)

    def _is_next_attachment(self, item: RawItem, k: int) -> bool:
        return (
            self._is_bilaga(k, after_tail=False)
            or (self._is_roll(item, k) and not self._below_bilaga(k))
            or (
                find_section_heading(self.lines[k].text) is not None
                and self._labelled_below(k)
                and not self.lines[k - 1].text
            )
        )

    def _below_bilaga(self, k: int) -> bool:
        """True for the name of a roll right below "Bilaga 2", whose name it is."""
        above = next((i for i in range(k - 1, max(k - 4, 0), -1) if self.lines[i].text), 0)
        return self._is_bilaga(above, after_tail=True)

    def _open(self, line: Line) -> RawAttachment:
        text = line.text.strip()
        if split_item_field(text) is not None and ":" in text:
            return RawAttachment(None, line, [line])
        return RawAttachment(text, line)
