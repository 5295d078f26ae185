"""What lists need of an upload's corrected reading, kept on its row so that no list reads it whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ingest.models import Upload
from ingest.people.apart import Pair, names_apart, pair_of
from ingest.review.corrections import Applied
from ingest.review.questions import Question, open_questions, questions


def upload_questions(upload: Upload, applied: Applied | None = None) -> list[Question]:
    """Return every question about an upload, answered or not; none where it could not be read.

    `applied` is the upload's corrected reading, where the caller has it already.
    """
    applied = applied or upload.applied()
    if applied is None or upload.state == Upload.State.REFUSED:
        return []
    asked = questions(
        applied,
        body_name=upload.body.name if upload.body else None,
        body_is_guess=upload.body_is_guess,
        has_body=upload.body is not None,
    )
    if not any(question.names and not question.answered_by for question in asked):
        return asked
    apart = names_apart(upload.body)
    return [_answered_before(question, apart) for question in asked]


def _answered_before(question: Question, apart: Mapping[Pair, str]) -> Question:
    """Return the question as answered where a clerk has kept the two names apart in another protokoll."""
    if question.answered_by or question.names is None:
        return question
    return replace(question, answered_by=apart.get(pair_of(*question.names), ""))


def tell_head(upload: Upload, reading: Mapping[str, Any]) -> None:
    """Set committee, day and number of items on an upload, which is not saved."""
    upload.committee_name = (reading["committee"] or "")[:250]
    upload.meeting_date = None
    with suppress(ValueError, TypeError):
        upload.meeting_date = dt.date.fromisoformat(reading["date"])
    upload.item_count = len(reading["items"])


def refresh(upload: Upload, applied: Applied | None = None) -> None:
    """Bring committee, day, number of items and of open questions up to date after any change."""
    applied = applied or upload.applied()
    if applied is not None:
        tell_head(upload, applied.reading)
    upload.open_questions = len(open_questions(upload_questions(upload, applied)))
    upload.save(update_fields=["committee_name", "meeting_date", "item_count", "open_questions"])
