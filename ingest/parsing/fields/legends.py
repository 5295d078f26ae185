"""Signs that a list explains itself: "* = tjänstgörande ersättare" above or below "* Asta Ek (S)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.list_headings import ListHeading, read_list_heading
from ingest.parsing.line import Line

_SIGN = r"\*{1,3}|[#+†¤°]"
_LEGEND = re.compile(
    rf"\s*(?P<sign>{_SIGN})\s?\)?\s*[=:–-]?\s*(?P<said>[^\W\d_][\w .]*?)\.?(?=\s{{2,}}|\t|\s*$)"
)
_MARKED = re.compile(
    rf"\s*(?:(?P<before>{_SIGN})\s?(?=[^\W\d_])|[^\W\d_][^\t*#+†¤°]*?(?P<after>{_SIGN})(?=\s|$))"
)


def read_legend(text: str) -> tuple[str, ListHeading, str] | None:
    """Return the sign, what it says of people, and what else stands on the line, in its column.

    "* = tjänstgörande ersättare   Ja  Nej" gives "*", ("serving_substitute", False) and "Ja  Nej" behind as
    many blanks as the legend has signs; None for any other line.
    """
    match = _LEGEND.match(text)
    said = match["said"] if match else ""
    heading = read_list_heading(said[:1].upper() + said[1:]) if said else None
    return (match["sign"], heading, " " * match.end() + text[match.end() :]) if match and heading else None


def without_signs(lines: Sequence[Line]) -> tuple[list[Line], list[Line], dict[int, ListHeading]]:
    """Return a list without the signs that it explains, its legends, and what the signs say by line number.

    Lists that explain no sign come back as they are: an asterisk may be a bullet.
    """
    legends = {line.number: legend for line in lines if (legend := read_legend(line.text))}
    if not legends:
        return list(lines), [], {}
    meaning = {sign: heading for sign, heading, _ in legends.values()}
    kept: list[Line] = []
    said: dict[int, ListHeading] = {}
    for line in lines:
        text = line.text
        if line.number in legends:
            text = legends[line.number][2]
        elif (match := _MARKED.match(text)) and (sign := match["before"] or match["after"]) in meaning:
            start = match.start("before" if match["before"] else "after")
            text = text[:start] + " " * len(sign) + text[start + len(sign) :]
            said[line.number] = meaning[sign]
        if text.strip():
            kept.append(line._replace(text=text.rstrip()))
    return kept, [line for line in lines if line.number in legends], said
