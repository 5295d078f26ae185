"""Attendance lists for the tests: a text read as the list of a meeting with §§ 10–20."""

from ingest.parsing.fields.attendance import read_attendance
from ingest.parsing.fields.blocks import AttendanceBlock
from ingest.parsing.line import Line

WHOLE = (10, 20)


def block(group, text, *, absent=False, struck=()):
    lines = [Line(n, line, struck=n in struck) for n, line in enumerate(text.split("\n"), 1)]
    return AttendanceBlock(group, "", tuple(lines), absent)


def read(group, text, whole=WHOLE, **options):
    return read_attendance([block(group, text, **options)], whole)


def one(group, text, whole=WHOLE, **options):
    """The only entry of a list that is understood without a problem."""
    entries, problems = read(group, text, whole, **options)
    assert problems == ()
    [entry] = entries
    return entry


def names(group, text, **options):
    return [(entry.name, entry.party) for entry in read(group, text, **options)[0]]


def but(*missed):
    return tuple(n for n in range(10, 21) if n not in missed)
