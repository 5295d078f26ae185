"""What the rooms of the parser remember: each asks again what another asked of the same line.

Minutes say the same few hundred short lines over and over: headings, names, labels, phrases of decisions.
What was read from one of them is kept, so that it is read once, whoever asks. Long texts hardly come back and
are not worth their memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_More = ParamSpec("_More")
_Answer = TypeVar("_Answer")

_SHORT = 200
_KEPT = 4096


def remembered(
    read: Callable[Concatenate[str, _More], _Answer],
) -> Callable[Concatenate[str, _More], _Answer]:
    """Return the function with a memory for its last answers on texts of less than 200 characters.

    The function must give the same answer each time, and nobody may change the answer.
    """
    known = lru_cache(maxsize=_KEPT)(read)

    @wraps(read)
    def answer(text: str, /, *more: _More.args, **others: _More.kwargs) -> _Answer:
        if len(text) < _SHORT:
            return known(text, *more, **others)  # type: ignore[arg-type]
        return read(text, *more, **others)

    return answer
