"""Rows of which a page has many: hits and values of a search, and the years of all committees.

A page has twenty hits and sixty values to choose between, or thousands of years, and each tag of a template
for each of them adds up to more than finding them takes; so these alone are written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.search.facets import Value
from archive.search.hits import Hit
from archive.templatetags.minutes import shape, thousands, time_day

register = template.Library()


@register.filter
def hit_rows(hits: Iterable[Hit]) -> SafeString:
    """Return hits as rows of a list: `<li><h3><a href="/protokoll/…/28/">Taxa</a></h3>…</li>`."""
    return mark_safe("".join(map(_hit, hits)))  # noqa: S308 - every part is escaped


def _hit(hit: Hit) -> str:
    item = hit.item
    label = f'<span class="nowrap">{escape(item.label)}</span>'
    told = [f"{escape(hit.committee)}, {time_day(hit.date)}, {label}"]
    if item.case_number:
        told.append(f'<span class="nowrap">{escape(item.case_number)}</span>')
    if hit.outcome:
        sign = f'<span class="shape" aria-hidden="true">{shape(hit.outcome)}</span>'
        name = escape(hit.outcome_name)
        told.append(f'<span class="outcome outcome-{escape(hit.outcome)}">{sign}{name}</span>')
    if item.has_reservation:
        told.append("reservation")
    snippet = f'\n  <p class="snippet">{hit.text}</p>' if hit.text else ""
    return (
        f'<li>\n  <h3><a href="{escape(hit.address)}">{hit.title}</a></h3>'
        f'\n  <p class="meta">{" · ".join(told)}</p>{snippet}\n</li>\n'
    )


@register.filter
def value_rows(values: Iterable[Value]) -> SafeString:
    """Return values of a facet as rows of a list: `<li><a href="?q=taxa&amp;ar=2023">2023</a> …</li>`."""
    return mark_safe("".join(map(_value, values)))  # noqa: S308 - every part is escaped


def _value(value: Value) -> str:
    current, taken_away = "", ""
    if value.is_chosen:
        current, taken_away = ' aria-current="true"', '<span class="skip"> (vald, ta bort)</span>'
    return (
        f'<li><a href="{escape(value.address)}"{current}>{escape(value.name)}{taken_away}</a>'
        f' <span class="num">{thousands(value.count)}</span></li>'
    )


@register.filter
def year_links(years: Iterable[tuple[int, int]], address: str) -> SafeString:
    """Return the years with their numbers of minutes as links: `<a href="/protokoll/?ar=2023">2023</a> (7)`.

    `address` is that of a year but for the year.
    """
    before = escape(address)
    links = (f'<a class="nowrap" href="{before}{year}">{year}</a>&nbsp;({number})' for year, number in years)
    return mark_safe(", ".join(links))  # noqa: S308 - numbers, and an address that is escaped
