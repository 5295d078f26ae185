"""What a process remembers of what it found, while the database is in the very state that it was found in.

PostgreSQL names the state: the snapshot that a query sees is told by the transactions that it does not see
yet (PostgreSQL manual, "Transaction ID and Snapshot Information Functions"). Two equal snapshots see the same
rows, so whatever is published, corrected, masked or withdrawn is seen by the next reader, and nobody has to
say what depends on what. Where the state has no name, nothing is remembered: in a transaction that has
written something itself, and on a standby, whose snapshots do not tell everything.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

MOST = 200_000  # values in all findings (some 30 MB); those asked for longest ago are forgotten first
STATE = """
CASE WHEN pg_current_xact_id_if_assigned() IS NULL AND NOT pg_is_in_recovery()
THEN pg_current_snapshot()::text END
"""

Found = TypeVar("Found")


class Memory:
    """Findings of one state of the database, of a total size of at most `most`; threads may share it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._state: str | None = None
        self._found: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, state: str | None, what: Hashable) -> Any:
        """Return what was found in this state, or None; what was found in another one is forgotten."""
        with self._lock:
            if state is None:
                return None
            if state != self._state:
                self._forget(state)
            if what not in self._found:
                return None
            self._found.move_to_end(what)
            return self._found[what][0]

    def keep(self, state: str | None, what: Hashable, found: Any, *, size: int = 1) -> None:
        """Remember what was found, if the state of before is still the one that is remembered."""
        with self._lock:
            if state is None or state != self._state:
                return
            self._size += size - self._found.get(what, (None, 0))[1]
            self._found[what] = (found, size)
            while self._size > self._most:
                self._size -= self._found.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything, as a test does before it begins."""
        with self._lock:
            self._forget(None)

    def _forget(self, state: str | None) -> None:
        self._found.clear()
        self._size = 0
        self._state = state


_held: ContextVar[tuple[str | None] | None] = ContextVar("held", default=None)


def state() -> str | None:
    """Return the name of the database's present state such as "1017:1019:1017", or None where it has none."""
    held = _held.get()
    if held:
        return held[0]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {STATE}")
        told: str | None = cursor.fetchone()[0]
        return told


@contextmanager
def of_state(now: str | None) -> Iterator[None]:
    """Hold on to the state that the database had a moment ago, so that a page asks for it once.

    What is found meanwhile is at worst newer, and is then forgotten with that state.
    """
    token = _held.set((now,))
    try:
        yield
    finally:
        _held.reset(token)


memory = Memory()


def remembered(
    what: Hashable, find: Callable[[], Found], *, size: Callable[[Found], int] = lambda _found: 1
) -> Found:
    """Return what `find` gives, from memory where it was found in the database's present state.

    >>> remembered("letters", lambda: ["A", "B"], size=len)
    ['A', 'B']

    `what` names it for the whole process; `size` says how many values it holds. The state is asked for before
    `find` asks for anything, so what changes meanwhile is at worst found twice.
    """
    now = state()
    found: Found | None = memory.get(now, what)
    if found is None:
        found = find()
        memory.keep(now, what, found, size=size(found))
    return found
