"""Who was there (*närvaro*): the lists of members, serving and other substitutes, officials and the absent.

The engine says which lines stand under which heading; here each line becomes people.
A line is read from left to right: a person, then remarks on that person, then perhaps the next person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.parsing.fields.blocks import AttendanceBlock, each_once, with_heads
from ingest.parsing.fields.entries import (
    EVERYBODY,
    Entry,
    Target,
    come_later,
    entry_parsed,
    rest_of,
    set_officials_apart,
    set_substitutes_apart,
    tell_parties,
    without_repetition,
)
from ingest.parsing.fields.names import party_of
from ingest.parsing.fields.parts import split_at_headings
from ingest.parsing.fields.people import ROLE, PersonLine, person_at
from ingest.parsing.fields.plain_lists import plain_rows
from ingest.parsing.fields.posts import is_title
from ingest.parsing.fields.prose import parts_of_prose
from ingest.parsing.fields.range_owners import CHAIR, JOINED, is_of_both, is_vice, leads_on, says_who_led
from ingest.parsing.fields.ranges import ParagraphNote, read_paragraphs
from ingest.parsing.fields.remarks import Remark, find_remarks
from ingest.parsing.fields.rosters import rows_of
from ingest.parsing.fields.rows import Row
from ingest.parsing.fields.whole_rows import WholeRow, read_whole, skip_signs, take_target
from ingest.parsing.model import Group, ParsedAttendance, Problem


def read_attendance(
    blocks: Sequence[AttendanceBlock], whole: tuple[int, int] | None
) -> tuple[tuple[ParsedAttendance, ...], tuple[Problem, ...]]:
    """Return the attendance of a meeting in the order of the minutes, and what could not be placed.

    `whole` is the meeting's first and last paragraph, which "t.o.m. § 54" and "ej § 13" need. A line that
    is not understood is a problem `unplaced_text` with its text, a line that names nobody ("Vakant (M)") one
    of `no_person`, a range that cannot be told one of `unknown_range`; a substitute in a column of a table
    without marks is taken for serving, and is one of `unmarked_substitute`. A list that is printed again
    is read once.
    """
    reader = _Reader(whole)
    for block in each_once(with_heads(blocks)):
        reader.read(block)
    reader.settle()
    problems = sorted(reader.problems, key=lambda p: p.line or 0)
    return tuple([entry_parsed(entry, whole) for entry in reader.entries]), tuple(problems)


class _Reader:
    """Reads block after block; the last person read is the one that a continuation line belongs to."""

    def __init__(self, whole: tuple[int, int] | None) -> None:
        self.whole = whole
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._current: Entry | None = None
        self._awaits: str = ""
        self._is_open = False
        self._group: Group | None = None
        self._note_ahead: ParagraphNote | None = None
        self._title_ahead: tuple[str, int] | None = None

    def read(self, block: AttendanceBlock) -> None:
        rows = None if block.head else plain_rows(block.group, block.lines)
        if rows is not None:
            self._read_rows(rows, block)
            return
        parts = split_at_headings(block.group, block.lines, absent=block.absent)
        for part in (piece for whole in parts for piece in parts_of_prose(whole)):
            self._read_part(AttendanceBlock(part.group, block.heading, part.lines, part.absent, block.head))
            self.problems += [Problem("no_person", h.text.strip(), h.number) for h in part.headings]

    def _read_part(self, block: AttendanceBlock) -> None:
        rows, nobody = rows_of([line for line in block.lines if line.text.strip()], block.head)
        self.problems += [
            Problem("no_person", line.text.strip(), line.number)
            for line in nobody
            if re.search(r"\w", line.text)
        ]
        self._read_rows(rows, block)

    def _read_rows(self, rows: Sequence[Row], block: AttendanceBlock) -> None:
        self._current, self._awaits, self._is_open, self._group = None, "", False, block.group
        known = len(self.entries)
        for row in rows:
            self._read_row(row, block)
        is_of_all = block.group == "member" and EVERYBODY.fullmatch(block.heading.strip(" :"))
        if is_of_all or block.group == "substitute":
            set_officials_apart(self.entries[known:], least=2 if is_of_all else 1)
        self._give_title_back()

    def _give_title_back(self) -> None:
        """A post that no name follows is a second one of the person on its line: "Kamrer Bo Ek, notarie"."""
        if self._title_ahead is None:
            return
        words, line = self._title_ahead
        self._title_ahead = None
        if self._current and self._current.first <= line <= self._current.last and self._current.title:
            self._current.title = f"{self._current.title}, {words}"
        else:
            self.problems.append(Problem("unplaced_text", words, line))

    # --- one row ---

    def _read_row(self, row: Row, block: AttendanceBlock) -> None:
        whole = read_whole(row.text) if row[_TOLD_BESIDE] == _NOTHING_BESIDE else None
        if whole and not self._is_tied(whole, row):
            self._take_whole(whole, row, block)
            return
        known = len(self.entries)
        if self._read_text(row, block):
            self.problems.append(Problem("unplaced_text", " ".join(row.text.split()), row.first))
        for entry in self.entries[known:]:
            if (row.struck or row.mark == "absent") and entry.stands_in_for is None:
                entry.present = False
            if row.group and entry.group in {"member", "other", "substitute"}:
                entry.group = row.group
            if row.serves and entry.group == "substitute" and entry is self.entries[known]:
                entry.group, entry.is_said_to_serve = "serving_substitute", True
            if row.party and entry.person.party is None:
                entry.person = replace(entry.person, party=row.party)
            if row.affiliation and entry.person.affiliation is None:
                entry.person = replace(entry.person, affiliation=row.affiliation)
        if row.is_guess:
            self.problems.append(
                Problem("unmarked_substitute", f"{row.substitute} står utan markering", row.first)
            )
        if row.substitute and self._current:
            self._add_substitute(row.substitute, row.substitute_serves, self._current, row)
        if row.is_deputy and known < len(self.entries):
            self._make_deputy(self.entries[known - 1] if known else None, self.entries[known], block)
        self._is_open = _GOES_ON.search(row.text.rstrip()[-4:]) is not None

    def _is_tied(self, whole: WholeRow, row: Row) -> bool:
        """Whether what was read above says how a row is read: a name, a title or a range is waited for."""
        if self._awaits or self._title_ahead or self._note_ahead:
            return True
        above = self._current
        if above is None:
            return False
        return above.first == row.first or bool(above.targets and whole.note and not whole.kind)

    def _take_whole(self, whole: WholeRow, row: Row, block: AttendanceBlock) -> None:
        entry = self._begin(whole.person, row, block)
        if whole.replaced:
            entry.group = "serving_substitute"
            entry.targets.append(Target(*whole.replaced, whole.note))
        elif whole.note:
            entry.notes.append(whole.note)
        if whole.kind == "serving" and entry.is_politician:
            entry.group, entry.is_said_to_serve = "serving_substitute", True
        elif whole.kind == "not_serving":
            entry.group = "substitute"
        entry.present = entry.present and not row.struck
        self._is_open = False

    def _read_text(self, row: Row, block: AttendanceBlock) -> str:
        """Read a row's people and remarks; what is left of its words comes back."""
        text = row.text
        remarks = find_remarks(text, self.whole)
        left: list[str] = []
        position = 0
        for index, remark in enumerate([*remarks, None]):
            end = remark.start if remark else len(text)
            left += self._read_free(text, position, end, row, block, remarks[index : index + 2])
            if remark:
                self._take_remark(remark, row, remarks[index + 1 : index + 2], left)
                position = remark.end
        return " ".join(left).strip()

    def _read_free(
        self, text: str, start: int, end: int, row: Row, block: AttendanceBlock, after: Sequence[Remark]
    ) -> list[str]:
        """Read the words between two remarks: a name that is waited for, people, a title of the last one."""
        left: list[str] = []
        while True:
            start = skip_signs(text, start, end)
            if start >= end:
                return left
            if self._awaits:
                taken = take_target(text, start, end)
                if taken:
                    self._take_awaited(Target(*taken[0]), row, block)
                    start = taken[1]
                    continue
                self._awaits = ""
                if vacant := _VACANT.match(text, start, end):
                    start = vacant.end()
                    continue
            read = person_at(text, start, end)
            if read is None:
                unread = text[start:end].strip(" ,;:.()[]\t")
                if unread and not self._take_words(unread, row):
                    left.append(unread)
                return left
            person, stop = read
            follows = after if _BLANKS.fullmatch(text, stop, end) else ()
            if self._is_next_target(person, follows, row) and self._current:
                self._current.targets.append(Target(person.name, person.party))
                self._current.last = row.last
            else:
                self._begin(person, row, block)
            if stop <= start:
                left.append(text[start:end].strip())
                return left
            start = stop

    def _begin(self, person: PersonLine, row: Row, block: AttendanceBlock) -> Entry:
        group: Group = block.group or ("member" if person.party else "other")
        if group == "member" and person.role:
            group = "serving_substitute" if _DECIDES.match(block.heading) else "substitute"
        if group == "other" and person.role and person.party:
            group = "substitute"
        title = person.title
        if title is not None:
            self._give_title_back()
        elif self._title_ahead:
            title, self._title_ahead = self._title_ahead[0], None
        if title is None and not person.party and self._current and self._current.first == row.first:
            title = self._current.title if _SHARED_TITLE.match(self._current.title or "") else None
        entry = Entry(person, group, row.first, row.last, present=not block.absent, title=title)
        self.entries.append(entry)
        self._current = entry
        return entry

    def _take_words(self, words: str, row: Row) -> bool:
        """Words without a name belong to the person above: a party alone, a title."""
        entry = self._current
        if entry is None:
            if is_title(words) and not self._title_ahead:
                self._title_ahead = (words, row.first)
            return self._title_ahead == (words, row.first)
        party = party_of(words)
        if party and entry.person.party is None and (words.isupper() or len(words) <= 2):
            entry.person = PersonLine(entry.person.name, party, None, entry.person.affiliation)
        elif ROLE.fullmatch(words) or (is_vice(entry.title) and CHAIR.fullmatch(words)):
            pass
        elif any(words == known.person.affiliation for known in self.entries):
            if not (entry.targets or entry.person.affiliation):
                entry.person = replace(entry.person, affiliation=words)
        elif is_title(words) and entry.title is None:
            entry.title = words
        elif is_title(words) and not self._title_ahead:
            self._title_ahead = (words, row.first)
        else:
            return False
        entry.last = row.last
        return True

    def _is_next_target(self, person: PersonLine, after: Sequence[Remark], row: Row) -> bool:
        """Whether a name is the next member that the person above stands in for: "…, Bo Ek (V) § 22"."""
        entry = self._current
        if entry is None or not entry.targets or not after or after[0].kind != "note":
            return False
        before = entry.targets[-1].note
        note = after[0].note
        if before is None or note is None or (len(after) > 1 and after[1].kind in {"replaces", "serving"}):
            return False
        if person.name in {target.name for target in entry.targets}:
            return False
        if entry.last == row.first or self._is_open:
            return True
        return self._group == "serving_substitute" and bool(
            before.paragraphs and note.paragraphs and note.paragraphs[0] == before.paragraphs[-1] + 1
        )

    # --- remarks ---

    def _take_remark(self, remark: Remark, row: Row, after: Sequence[Remark], left: list[str]) -> None:
        if remark.kind in {"distance", "no_deputy"}:
            return
        entry = self._current
        if entry is None or (remark.kind == "reason" and not entry.targets):
            left.append(row.text[remark.start : remark.end])
            return
        entry.last = row.last
        if remark.kind == "note" and remark.note:
            self._take_note(remark.note, entry, row, is_before=leads_on(row.text, remark, after))
        elif remark.kind in {"replaces", "replaced_by"}:
            self._awaits = remark.kind
            if remark.kind == "replaces":
                entry.group = "serving_substitute"
        elif remark.kind == "serving" and entry.is_politician:
            entry.group, entry.is_said_to_serve = "serving_substitute", True
        elif remark.kind == "not_serving":
            self._take_not_serving(entry, row)
        elif remark.kind == "absent":
            entry.present = False
        elif remark.kind == "present" and entry.targets and entry.targets[-1].note:
            self._take_not_serving(entry, row)

    def _take_note(self, note: ParagraphNote, entry: Entry, row: Row, *, is_before: bool) -> None:
        """A range is that of the member named last, else of the one named next, else of the person."""
        if note.paragraphs is None and not note.partial:
            unknown = Problem("unknown_range", row.text.strip(), row.first)
            if self.problems[-1:] != [unknown]:  # a row can name many
                self.problems.append(unknown)
        if is_vice(entry.title) and says_who_led(row.text, note.span):
            return
        if entry.targets and entry.targets[-1].note is None:
            entry.targets[-1].note = note
        elif is_before:
            self._note_ahead = note
        else:
            entry.notes.append(note)
            self._share_note(note, row)

    def _share_note(self, note: ParagraphNote, row: Row) -> None:
        """Give "A och B, § 11" to A, too: behind a comma a range is of all that "och" has joined."""
        last = self._current
        if len(row.text) > _LONGEST_JOINED or not JOINED.search(row.text):
            return
        if last is None or last.title or last.first != row.first:
            return
        for entry in takewhile(lambda entry: entry.first == row.first, reversed(self.entries)):
            is_free = entry is not last and not (entry.notes or entry.targets)
            if is_free and is_of_both(row.text[: note.span[0]], entry.person.name, last.person.name):
                entry.notes.append(note)

    def _take_not_serving(self, entry: Entry, row: Row) -> None:
        serves = entry.group == "serving_substitute" and (
            entry.targets or entry.notes or entry.is_said_to_serve
        )
        if not serves:
            entry.group = "substitute"
            return
        other = Entry(entry.person, "substitute", row.first, row.last, entry.present, entry.title)
        self.entries.append(other)
        self._current = other

    def _take_awaited(self, target: Target, row: Row, block: AttendanceBlock) -> None:
        entry = self._current
        awaited, self._awaits = self._awaits, ""
        if entry is None:
            return
        if awaited == "replaces":
            target.note, self._note_ahead = self._note_ahead, None
            entry.targets.append(target)
            entry.last = row.last
            return
        person = PersonLine(target.name, target.party)
        member = Target(entry.person.name, entry.person.party)
        substitute = Entry(
            person, "serving_substitute", row.first, row.last, targets=[member], stands_in_for=entry
        )
        self._current = substitute
        self.entries.append(substitute)

    def _add_substitute(self, text: str, serves: bool, entry: Entry, row: Row) -> None:
        read = person_at(text, 0, len(text))
        other = person_at(row.substitute_for, 0, len(row.substitute_for)) if row.substitute_for else None
        if read:
            member = Target(entry.person.name, entry.person.party)
            if other:
                member = Target(other[0].name, other[0].party)
            person = read[0] if read[0].party else replace(read[0], party=entry.person.party)
            member.note = read_paragraphs(row.substitute_range, self.whole) if row.substitute_range else None
            group: Group = "serving_substitute" if serves else "substitute"
            self.entries.append(Entry(person, group, row.first, row.last, targets=[member] if serves else []))

    def _make_deputy(self, member: Entry | None, deputy: Entry, block: AttendanceBlock) -> None:
        """Somebody labelled "Ersättare:" in a list of members serves for the absent member above."""
        if block.group != "member":
            deputy.group = "substitute"
            return
        deputy.group = "serving_substitute"
        if member and not member.present and not deputy.targets:
            deputy.targets.append(Target(member.person.name, member.person.party))

    # --- after the last block ---

    def settle(self) -> None:
        """Draw from "ersätts av" what it says of the member: absent, or away while the substitute serves.

        "Bo Ek (V) t.o.m. § 4, därefter ersatt av Eva Al (V)" has Eva Al from § 5.
        """
        for entry in self.entries:
            member = entry.stands_in_for
            if member is None:
                continue
            if member.group == "serving_substitute" and not member.targets:
                member.group = "member"
            note = entry.targets[0].note
            if note is None and member.notes and self.whole:
                entry.targets[0].note = rest_of(member.notes, self.whole)
            elif note is None:
                member.present = False
            else:
                member.missed.append(note)
        self.entries = come_later(without_repetition(self.entries))
        set_substitutes_apart(self.entries)
        tell_parties(self.entries)


_SHARED_TITLE = re.compile(r"[^\W\d_]{3,}(?:erna|arna)$")
"""A post in the plural is everybody's that follows: "avdelningscheferna Bo Al och Eva Ek"."""
_DECIDES = re.compile(r"beslut|tjänstgör", re.IGNORECASE)


_TOLD_BESIDE = slice(4, None)
_NOTHING_BESIDE = Row("", 0, 0)[_TOLD_BESIDE]
"""What a row has beside its text, lines and stroke, where neither a table nor a label says anything."""
_LONGEST_JOINED = 300
"""A longer line is a list of many, each with a range of their own."""
_GOES_ON = re.compile(r"(?:,|\boch)$")
_BLANKS = re.compile(r"[ ,;\t]*")
_VACANT = re.compile(r"(?:en\s)?vakan\w+(?:\s(?:plats|mandat))?(?:\s\([^()]{1,5}\))?", re.IGNORECASE)
