"""Two texts side by side: which words of the proposal the decision took away, and which it added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s+|[\w§%]+(?:[-/.:,]\w+)*|[^\w\s]")
_TOO_LONG = 4_000  # words; past that the comparison would take longer than a reader waits

Change = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with what became of it."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class PointPair:
    """A point of the proposal and the point of the decision that answers it; "" where there is none.

    `before` holds the proposal's words (same and removed), `after` the decision's (same and added).
    """

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.change == "same" for piece in (*self.before, *self.after))


def compare_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts cut into pieces: `compare_words("höjs 3 %", "höjs 2 %")` marks "3" and "2".

    White space and case do not count as a change, nor does the sign at the end, which only tells whether
    another point follows. Texts too long to compare in time are given whole.
    """
    before_end, after_end = before[len(_body(before)) :], after[len(_body(after)) :]
    left, right = _WORD.findall(_body(before)), _WORD.findall(_body(after))
    if len(left) + len(right) > _TOO_LONG:
        return _whole("removed", before), _whole("added", after)
    matcher = SequenceMatcher(None, [_key(w) for w in left], [_key(w) for w in right], autojunk=False)
    removed: list[Piece] = []
    added: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        same = tag == "equal"
        if a < b:
            removed.append(Piece("same" if same else "removed", "".join(left[a:b])))
        if c < d:
            added.append(Piece("same" if same else "added", "".join(right[c:d])))
    return _joined([*removed, Piece("same", before_end)]), _joined([*added, Piece("same", after_end)])


def compare_points(before: Sequence[str], after: Sequence[str]) -> list[PointPair]:
    """Return the points of a proposal and a decision paired by likeness, in the decision's order.

    A point that no other is like stands alone: then one side of its pair is empty.
    """
    likeness = sorted(
        (
            (-_ratio(old, new), i, j)
            for i, old in enumerate(before)
            for j, new in enumerate(after)
            if _ratio(old, new) > 0.4
        ),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in likeness:
        if j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    pairs = []
    for j, new in enumerate(after):
        if j in partner:
            pairs.append(PointPair(*compare_words(before[partner[j]], new)))
        else:
            pairs.append(PointPair((), _whole("added", new)))
    pairs += [PointPair(_whole("removed", old), ()) for i, old in enumerate(before) if i not in taken]
    return pairs


def _ratio(a: str, b: str) -> float:
    left, right = set(_key(a).split()), set(_key(b).split())
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _key(word: str) -> str:
    return " ".join(word.casefold().split()) or " "


def _body(text: str) -> str:
    """Return the text without the signs that end it."""
    return text.rstrip(" \n\t.,;:")


def _whole(change: Change, text: str) -> tuple[Piece, ...]:
    return (Piece(change, text),) if text else ()


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Join neighbours of one kind, and a lone blank between two changes to them: it reads as one change."""
    joined: list[Piece] = []
    for index, piece in enumerate(pieces):
        if not piece.text:
            continue
        between = (
            piece.change == "same"
            and not piece.text.strip()
            and joined
            and joined[-1].change != "same"
            and index + 1 < len(pieces)
        )
        change = joined[-1].change if between else piece.change
        if joined and joined[-1].change == change:
            joined[-1] = Piece(change, joined[-1].text + piece.text)
        else:
            joined.append(Piece(change, piece.text))
    return tuple(joined)
