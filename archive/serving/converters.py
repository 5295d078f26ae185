"""Path converters for the archive's permanent addresses."""

from __future__ import annotations


class MeetingDay:
    """A meeting's day, with "-2" for a second meeting: `2020-06-02`, `2020-06-02-2`."""

    regex = r"\d{4}-\d{2}-\d{2}(?:-\d{1,2})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ItemNumber:
    """A paragraf's number, with "-2" for a number that comes again: `28`, `28-2`."""

    regex = r"\d{1,6}(?:-\d{1,2})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
