"""What the rooms of the parser remember: each asks again what another asked of the same line.

Minutes say the same few hundred short lines over and over: headings, names, labels, phrases of decisions.
What was read from one of them is kept, so that it is read once, whoever asks. Long texts hardly come back and
are not worth their memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])

_SHORT = 200
_KEPT = 4096


def remembered(read: _Function) -> _Function:
    """Return the function with a memory for its last answers on texts of less than 200 characters.

    The text is its first argument; the others are given by their places. The function must give the same
    answer each time, and nobody may change the answer.
    """
    known = lru_cache(maxsize=_KEPT)(read)

    def answer(text: str, /) -> Any:
        return known(text) if len(text) < _SHORT else read(text)

    def answer_more(text: str, /, *more: Any) -> Any:
        return known(text, *more) if len(text) < _SHORT else read(text, *more)

    return cast(_Function, wraps(read)(answer if read.__code__.co_argcount == 1 else answer_more))
