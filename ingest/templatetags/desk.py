"""Formatting for the desk's editors: values as the lines that a clerk edits. No queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from archive.templatetags.minutes import ranges
from ingest.review import editing

register = template.Library()


@register.filter
def editor_of(path: str) -> str:
    """Return the editor for what stands at a path: "items/28/title" has "required_line"."""
    return editing.editor_of(path) or ""


@register.filter
def join_lines(names: Iterable[str] | str | None) -> str:
    """Return names one on each line; what a clerk typed stays as it is, here and below."""
    if isinstance(names, str):
        return names
    return "\n".join(names or ())


@register.filter
def join_blocks(points: Iterable[str] | str | None) -> str:
    """Return points with a blank line between them."""
    if isinstance(points, str):
        return points
    return "\n\n".join(points or ())


@register.filter
def ranges_of(numbers: list[int] | str | None) -> str:
    """Return § numbers as a clerk writes them: [1, 2, 3, 5] gives "1–3, 5"."""
    if isinstance(numbers, str):
        return numbers
    return ranges(numbers).lstrip("§ ") if numbers else ""


@register.filter
def named_lines(people: Iterable[Mapping[str, Any]] | str | None) -> str:
    """Return people one on each line: "Anna Ek (S)"."""
    if isinstance(people, str):
        return people
    return "\n".join(_named(person) for person in people or ())


@register.filter
def replaced_lines(people: Iterable[Mapping[str, Any]] | str | None) -> str:
    """Return those who are stood in for, one on each line: "Anna Ek (S) §§ 1–3"."""
    if isinstance(people, str):
        return people
    return "\n".join(f"{_named(person)} {ranges(person['paragraphs'])}".strip() for person in people or ())


def _named(person: Mapping[str, Any]) -> str:
    return f"{person['name']} ({person['party']})" if person["party"] else str(person["name"])
