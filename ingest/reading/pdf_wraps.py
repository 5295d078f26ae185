"""Lines of a PDF → paragraphs: a line that ends because the paper ended goes on in the next.

A line is full where the next line's first word had no room on it. That is how typesetting programs break
lines, so a break made on purpose shows: the word would have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.reading.columns import is_entry, is_person
from ingest.reading.hyphens import join_words
from ingest.reading.pdf_columns import TextLine

_GAP = 1.25  # times the usual distance of lines: more is a blank line
_USUAL_PITCH = 1.35  # times the size, where the document does not show what is usual
_INDENT = 60.0  # points that the lines of one paragraph may differ at their beginning
_LIST_MARK = re.compile(r"(?:[-–—*]|\(?\d{1,3}[.)]|\(?[a-zåäö]\))\s")
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s")
_RULE = re.compile(r"(?:[_=*~–—-]\s*){3,}")
_SIGNED = re.compile(r"[._…]{5,}")  # where somebody signs; whose name it is stands below
# After these a number at the beginning of a line belongs to the sentence: "§" / "6. Upphandlingen".
_WANTS_NUMBER = re.compile(
    r"(?:§|\b(?:nr|dnr|kap\.?|den|punkt|bilaga|kl\.?|till|och|mom\.?))$", re.IGNORECASE
)
_PARAGRAPH_MARK = re.compile(r"(?:[A-ZÅÄÖ][\w]{0,5} )?§\s?\d+|\d+ §")
_MOST_IN_HEADING = 4  # words
_SENTENCE_END = (".", ":", ";", "!", "?")


def join_wrapped(
    lines: Sequence[TextLine], pitches: Mapping[int, float], vocabulary: Mapping[str, int]
) -> list[str]:
    """Return a page's paragraphs, one a line, with blank lines where the page shows a gap."""
    out: list[str] = []
    for at, line in enumerate(lines):
        if at == 0:
            out.append(line.text)
            continue
        before = lines[at - 1]
        if _has_gap(before, line, pitches):
            out += ["", line.text]
        elif _continues(before, line):
            out[-1] = join_words(out[-1], line.text, vocabulary)
        else:
            out.append(line.text)
    return out


def _belongs_to_number(before: str, line: str) -> bool:
    """True for what looks like a list's mark and is the end of "§ 6." or of "1 164 000."; a mark that counts
    on from the one above is none."""
    if _counts_on(before, line):
        return False
    is_thousands = before[-1:].isdigit() and re.match(r"\d{3}\.", line) is not None
    return is_thousands or (line[0].isdigit() and _WANTS_NUMBER.search(before) is not None)


def _counts_on(before: str, line: str) -> bool:
    first, second = _NUMBERED.match(before), _NUMBERED.match(line)
    return bool(first and second and int(second[1]) == int(first[1]) + 1)


def _has_gap(before: TextLine, line: TextLine, pitches: Mapping[int, float]) -> bool:
    if line.begins_column:
        return True
    pitch = max(pitches.get(round(each.size * 2), _USUAL_PITCH * each.size) for each in (before, line))
    return before.y - line.y > _GAP * pitch


def _continues(before: TextLine, line: TextLine) -> bool:
    """True where `line` is the rest of the paragraph of `before`."""
    if (
        line.cells > 1
        or before.cells > 2
        or abs(before.size - line.size) > 0.7
        or before.is_bold != line.is_bold
    ):
        return False
    if abs(line.x0 - before.x0) > _INDENT:
        return False
    if _LIST_MARK.match(line.text) and not _belongs_to_number(before.text, line.text):
        return False
    if _SIGNED.search(before.text) or _RULE.fullmatch(line.text):
        return False
    if is_entry(before.text) and is_person(line.text) and before.text.count("(") == 1:
        return False  # a list of persons, whose longest line looks full
    if _heads_what_follows(before, line):
        return False
    goes_on = line.text[:1].islower() and not before.text.endswith(_SENTENCE_END)
    if _PARAGRAPH_MARK.match(line.text) and before.text.endswith(_SENTENCE_END):
        return False
    space = 0.2 * before.size
    if before.x1 + space + line.first_width > before.right + 0.5:
        return before.x1 - before.x0 > 0.3 * (before.right - before.x0)
    width = before.right - before.x0
    return goes_on and len(before.text.split()) >= 6 and before.x1 - before.x0 > 0.8 * width


def _heads_what_follows(before: TextLine, line: TextLine) -> bool:
    """True for a few words without a full stop below one: a heading, and no sentence that goes on."""
    is_short = line.x1 - line.x0 < 0.5 * (line.right - line.x0)
    return (
        is_short
        and before.text.endswith((".", "!", "?"))
        and line.text[:1].isupper()
        and len(line.text.split()) <= _MOST_IN_HEADING
        and line.text[-1].isalpha()
    )
