"""How like two names are: pure text, the evidence for "is this the same person?"."""

from __future__ import annotations

from functools import lru_cache

from archive.sorting import name_key


def edit_distance(a: str, b: str, limit: int = 3) -> int:
    """Return the optimal string alignment distance of `a` and `b`, or `limit` where it is as large.

    Insert, delete, replace and swap of neighbours cost 1 each: `edit_distance("forsell", "forsel")` is 1.
    """
    if abs(len(a) - len(b)) >= limit:
        return limit
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y))
            if before and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) >= limit:
            return limit
        before, previous = previous, current
    return min(previous[-1], limit)


def is_misspelling(a: str, b: str) -> bool:
    """Tell whether two names differ by a letter or two and nothing else (accents and case are folded first).

    The number of words must be the same and each word must keep to one letter changed, except a long
    one (eight letters and more), which may have two: "Katarina Forsell" and "Catarina Forsell" do,
    "Anna Ek" and "Anna Åkerö" do not.
    """
    left, right = _letters(a).split(), _letters(b).split()
    if len(left) != len(right):
        return False
    total = 0
    for x, y in zip(left, right, strict=True):
        distance = edit_distance(x, y)
        if distance > (2 if min(len(x), len(y)) >= 8 else 1) or (distance and min(len(x), len(y)) < 4):
            return False
        total += distance
    return 0 < total <= 2


@lru_cache(maxsize=10_000)
def _letters(name: str) -> str:
    """The name's key with å, ä and ö as one letter each, so that "a" for "å" counts as one change."""
    return name_key(name).replace("{a", "å").replace("{b", "ä").replace("{c", "ö")


def is_extension(a: str, b: str) -> bool:
    """Tell whether one name is the other with a name more: "Eva Ek" and "Eva Ek Berg".

    The first name must be the same and all words of the shorter must stand in the longer, in order.
    """
    short, long = sorted((name_key(a).split(), name_key(b).split()), key=len)
    if len(short) == len(long) or len(short) < 2 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)
