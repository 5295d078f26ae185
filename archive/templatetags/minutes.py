"""Formatting for the templates: text into blocks, dates as people say them. No queries."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.months import MONTHS

register = template.Library()

_BULLET = re.compile(r"^\s*[-–•*]\s+")
_NUMBERED = re.compile(r"^\s*(\d{1,3})[.)]\s+")
# A space that no line may end at: within a sum, and between § and its number.
_INSEPARABLE = re.compile(r"(?<=\d) (?=\d{3}(?!\d))|(?<=§) (?=\d)")
_SHAPES = {
    "approved": "●",
    "rejected": "✕",
    "referred_back": "↩",
    "tabled": "‖",
    "commissioned": "➔",
    "elected": "◆",
    "proposed": "▲",
    "noted": "○",
    "prepared": "○",
    "other": "◌",
}


@dataclass(slots=True)
class Block:
    """A piece of running text: kind "p", "ul" or "ol"; `start` is an ordered list's first number."""

    kind: str
    lines: list[str]
    start: int = 1


@register.filter
def blocks(text: str) -> list[Block]:
    """Split minutes' text into paragraphs and lists: "Vi:\\n\\n- ett\\n- två" gives a "p" and a "ul"."""
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        fresh = True
        for line in paragraph.splitlines():
            numbered = _NUMBERED.match(line)
            kind = "ol" if numbered else "ul" if _BULLET.match(line) else "p"
            bare = (_NUMBERED if numbered else _BULLET).sub("", line).strip()
            last = found[-1] if found else None
            if kind != "p" and last and last.kind == kind:
                last.lines.append(bare)
            elif kind != "p":
                found.append(Block(kind, [bare], int(numbered[1]) if numbered else 1))
            elif fresh or last is None:
                found.append(Block("p", [bare]))
            elif last.kind == "p":
                last.lines.append(bare)
            else:
                last.lines[-1] += f" {bare}"
            fresh = False
    return found


@register.filter
def unbroken(text: str) -> str:
    """Return text whose "540 000 kronor" and "§ 12" are never parted at the end of a line."""
    return _INSEPARABLE.sub("\u00a0", text)


@register.filter
def day(value: dt.date | str | None) -> str:
    """Return a date as people say it: `2020-06-02` gives "2 juni 2020"; "" for None."""
    if not value:
        return ""
    date = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


@register.filter
def time_day(value: dt.date) -> SafeString:
    """Return a date for people and for machines: `<time datetime="2020-06-02">2 juni 2020</time>`."""
    return mark_safe(f'<time datetime="{value:%Y-%m-%d}">{day(value)}</time>')  # noqa: S308 - digits and months


@register.filter
def clock(value: dt.time | None) -> str:
    """Return a time as minutes print it: "14.00"; "" for None."""
    return f"{value:%H.%M}" if value else ""


@register.filter
def ranges(numbers: list[int] | None) -> str:
    """Return § numbers in short: `[1, 2, 3, 5]` gives "§§ 1–3, 5"; "" for None."""
    if not numbers:
        return ""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    text = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in parts)
    return f"§§ {text}" if len(numbers) > 1 else f"§ {text}"


@register.filter
def shape(outcome: str) -> str:
    """Return the sign that stands beside an outcome's word, so that colour never carries it alone."""
    return _SHAPES.get(outcome, "◌")


@register.filter
def percent(value: float) -> str:
    """Return a length for SVG, whatever the language: 33.333 gives "33.333%"."""
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"


_PROPOSER = re.compile(r"^(?P<who>.+?)s? förslag(?: till (?!beslut).*| till beslut.*)?$", re.IGNORECASE)


@register.filter
def proposer(by: str) -> str:
    """Return who made a proposal, without what it says of itself.

    "Kommunledningskontorets förslag till Kommunstyrelsen" gives "Kommunledningskontoret"; other words
    are given as they are, without a colon at the end.
    """
    bare = by.strip().rstrip(":").strip()
    match = _PROPOSER.match(bare)
    return match["who"] if match else bare


_STATUS = {
    "open": ("○", "Pågår"),
    "due": ("◔", "Snart dags"),
    "overdue": ("!", "Tiden har gått ut, ingen redovisning funnen"),
    "reported": ("●", "Redovisat"),
    "dropped": ("✕", "Inte ett uppdrag"),
}


@register.filter
def status_shape(status: str) -> str:
    """Return the sign that stands beside an assignment's status."""
    return _STATUS[status][0]


@register.filter
def status_word(status: str) -> str:
    """Return an assignment's status in words that claim no more than the archive knows."""
    return _STATUS[status][1]


@register.filter
def due(assignment: Any) -> str:
    """Return the days that an assignment's words give, where they leave the year or the day open.

    "till nämndens möte i september" gives "1–30 september 2023"; "senast den 1 mars 2024" needs none.
    """
    first, last = assignment.due_from, assignment.due_to
    if last is None or str(last.year) in assignment.due_text:
        return ""
    if first is None or first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}–{day(last)}"
    return f"{day(first)}–{day(last)}"


@register.filter
def thousands(number: int) -> str:
    """Return a number with thin blanks: 12345 gives "12 345"."""
    return f"{number:,}".replace(",", "\u00a0")


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: Any) -> str:
    """Return this page's query string with some parameters set, or taken away by None; "?" and all."""
    query = context["request"].GET.copy()
    query.pop("sida", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    encoded = query.urlencode()
    return f"?{encoded}" if encoded else "?"
