"""The hits as a reader sees them: the item, its title and its best sentences, with the found words marked."""

# ruff: noqa: S608 - what is put together is Django's own SQL and constants

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.utils.safestring import SafeString

from archive.following.committees import every_committee
from archive.models import AgendaItem, Meeting
from archive.models.items import Outcome
from archive.search.analysis import Analyser
from archive.search.best_sentences import best_sentences
from archive.search.highlight import as_html, highlight, mark_all
from archive.search.labels import MARK
from archive.search.marking import Marker
from archive.search.matching import Match

_OUTCOMES = dict(Outcome.choices)
_OF_ITEM = (
    *("id", "meeting_id", "number", "slug", "label", "title"),
    *("case_number", "outcome", "has_reservation"),
)
_OF_MEETING = ("id", "committee_id", "date", "slug")
_TEXTS = """
concat_ws(
    E'\\n',
    (SELECT string_agg(text, E'\\n' ORDER BY kind <> 'decision', position) FROM archive_section
     WHERE item_id = shown.id),
    (SELECT string_agg(text, E'\\n' ORDER BY position) FROM archive_attachment WHERE item_id = shown.id)
)
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item with its title and its best sentences as HTML, and what else the page shows of it.

    A template takes what is told here flatly in a third of the time that it takes to look it up in the rows.
    """

    item: AgendaItem
    title: SafeString
    text: SafeString
    address: str
    committee: str
    date: dt.date
    outcome: str
    outcome_name: str


def hits(keys: Sequence[int], match: Match, analyser: Analyser) -> list[Hit]:
    """Return the public items of these keys, in the order of the keys, ready to be shown."""
    if not keys:
        return []
    found = _with_texts(keys)
    wanted = frozenset(lexeme for lexeme in match.lexemes if MARK not in lexeme)
    marker = Marker(wanted, analyser, match.prefixes)
    shown = []
    for item, text in (found[key] for key in keys if key in found):
        shown.append(
            Hit(
                item=item,
                title=as_html([mark_all(item.title, marker)]),
                text=as_html(highlight(best_sentences(text, marker), marker)),
                address=item.get_absolute_url(),
                committee=item.meeting.committee.name,
                date=item.meeting.date,
                outcome=item.outcome,
                outcome_name=_OUTCOMES.get(item.outcome, ""),
            )
        )
    return shown


def _with_texts(keys: Sequence[int]) -> dict[int, tuple[AgendaItem, str]]:
    """Return the public items of these keys with their texts, the decision first."""
    committees = {committee.pk: committee for committee in every_committee()}
    sql, values = _public_items()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT shown.*, {_TEXTS} FROM ({sql}) AS shown WHERE id = ANY(%s)", [*values, list(keys)]
        )
        rows = cursor.fetchall()
    found = {}
    for *told, text in rows:
        item = AgendaItem.from_db(DEFAULT_DB_ALIAS, _OF_ITEM, told[: len(_OF_ITEM)])
        item.meeting = Meeting.from_db(DEFAULT_DB_ALIAS, _OF_MEETING, told[len(_OF_ITEM) :])
        item.meeting.committee = committees[item.meeting.committee_id]
        found[item.pk] = item, text
    return found


@cache
def _public_items() -> tuple[str, tuple[Any, ...]]:
    """Return the query for public items; written once, since writing it takes longer than asking it."""
    of_meeting = (f"meeting__{name}" for name in _OF_MEETING)
    return AgendaItem.objects.public().values_list(*_OF_ITEM, *of_meeting).query.sql_with_params()
