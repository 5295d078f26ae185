"""What was found is remembered while nothing in the database changes, and not a moment longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from archive.models import Body
from archive.serving.remembering import Memory, remembered, state

pytestmark = pytest.mark.django_db(transaction=True)


def _body(name: str) -> Body:
    return Body.objects.create(name=name, slug=name.lower(), sort_key=name.lower())


def _counting() -> tuple[list[int], Callable[[], int]]:
    """Return a list of what was looked up, and what looks up how many bodies there are."""
    looked: list[int] = []

    def count() -> int:
        looked.append(Body.objects.count())
        return looked[-1]

    return looked, count


@pytest.mark.usefixtures("still_database")
def test_it_is_looked_up_once_while_nothing_changes() -> None:
    looked, count = _counting()

    assert {remembered("bodies", count) for _ in range(20)} == {0}

    assert len(looked) == 1


def test_a_change_is_seen_at_once() -> None:
    _, count = _counting()
    assert remembered("bodies", count) == 0

    ek = _body("Ek")
    assert remembered("bodies", count) == 1

    Body.objects.filter(pk=ek.pk).update(name="Al")
    assert remembered("name", lambda: Body.objects.get().name) == "Al"

    ek.delete()
    assert remembered("bodies", count) == 0


def test_what_a_transaction_has_written_itself_is_never_remembered() -> None:
    _, count = _counting()

    with transaction.atomic():
        _body("Ek")
        assert state() is None
        assert remembered("bodies", count) == 1
        _body("Al")
        assert remembered("bodies", count) == 2
        transaction.set_rollback(True)

    assert remembered("bodies", count) == 0


def test_different_things_are_kept_apart() -> None:
    assert remembered(("letters", "politician"), lambda: ["A"]) == ["A"]
    assert remembered(("letters", "officer"), lambda: ["B"]) == ["B"]


def test_no_more_is_remembered_than_fits() -> None:
    small = Memory(most=2)
    small.get("1:1:", "a")

    for what in ("a", "b", "a", "c"):
        if small.get("1:1:", what) is None:
            small.keep("1:1:", what, what.upper())

    assert [small.get("1:1:", what) for what in ("a", "b", "c")] == ["A", None, "C"]


def test_what_was_found_in_a_state_that_is_gone_is_not_kept() -> None:
    a_memory = Memory()
    a_memory.get("1:1:", "letters")
    a_memory.get("2:2:", "letters")

    a_memory.keep("1:1:", "letters", ["old"])

    assert a_memory.get("2:2:", "letters") is None
