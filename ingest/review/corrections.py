"""A machine's reading and the clerks' changes → the reading as corrected. Pure: dicts in, dicts out.

Operations and their paths:

- `set`: a value. `date`, `items/28/title`, `items/28/sections/2`, `attendance/anna-berg` (the whole line).
- `add`: a line at the end of a list. `attendance`, `items/28/sections`, `items/28/motions`.
- `remove`: a line, or an item. `attendance/anna-berg`, `items/28`.
- `split`: `items/28` with `{"section": 2, "paragraph": 0, "number": 29, "title": "…"}`: what stands from
  there on becomes an item of its own.
- `merge`: `items/29`: its text joins the item before it.
- `move`: `items/29` with `{"after": "31"}` ("" = first); `items/28/attachments/0` with `{"to": "27"}`.
- `answer`: a question, by its key; changes nothing in the reading.

Items and people are named by a key that stays when their number or name is corrected: the § number as the
machine read it ("28", "28-2" for one that comes again, "ny-7" for one that correction 7 made), and the name
as an address.
"""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.review.rereading import reread_item

Reading = dict[str, Any]
OPERATIONS = ("set", "add", "remove", "split", "merge", "move", "answer")
_RELEVANT = re.compile(r"items/[^/]+/(?:sections(?:/.*)?|title|case_number)$")


@dataclass(frozen=True, slots=True)
class Change:
    """One change by a clerk; `pk` names it where something is made by it or it is taken back."""

    operation: str
    path: str
    before: Any = None
    value: Any = None
    pk: int = 0
    by: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that does not fit the machine's reading any more.

    `found` is what the machine reads now; where `is_lost`, the place of the change is not there.
    """

    change: Change
    found: Any = None
    is_lost: bool = False


@dataclass(slots=True)
class Applied:
    """The reading as corrected, which change each path comes from, and the changes that do not fit."""

    reading: Reading
    marks: dict[str, Change] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    answers: dict[str, Change] = field(default_factory=dict)


class NoSuchPlace(LookupError):
    """The path leads nowhere in this reading."""


def apply_changes(machine: Mapping[str, Any], changes: Iterable[Change]) -> Applied:
    """Return the reading with all changes in it, in their order; the machine's own reading stays as it is.

    A value that the machine reads otherwise than when the clerk corrected it is still the clerk's, and is
    reported as a conflict, so that somebody is asked.
    """
    applied = Applied(with_keys(machine))
    touched: dict[str, None] = {}
    written: set[str] = set()
    for change in changes:
        if change.operation == "answer":
            applied.answers[change.path] = change
            continue
        try:
            touched.update(dict.fromkeys(_apply(applied, change, written)))
        except NoSuchPlace:
            applied.conflicts.append(Conflict(change, is_lost=True))
    for key in touched:
        item = find(applied.reading, f"items/{key}", default=None)
        if item is not None:
            reread_item(item, committee=applied.reading["committee"], keep=_set_by_hand(applied.marks, key))
    return applied


def with_keys(machine: Mapping[str, Any]) -> Reading:
    """Return a copy whose items, attendance and signatories have a `key` each."""
    reading: Reading = copy.deepcopy(dict(machine))
    _give_keys(reading["items"], [str(item["number"]) for item in reading["items"]])
    for name in ("attendance", "signatories"):
        _give_keys(reading[name], [person_key(row["name"]) for row in reading[name]])
    return reading


def _give_keys(rows: Sequence[dict[str, Any]], keys: Sequence[str]) -> None:
    seen: dict[str, int] = {}
    for row, key in zip(rows, keys, strict=True):
        seen[key] = seen.get(key, 0) + 1
        row.setdefault("key", key if seen[key] == 1 else f"{key}-{seen[key]}")


def person_key(name: str) -> str:
    """Return a name as a part of a path: "Anna-Lisa Ö. Ek" gives "anna-lisa-ö-ek"."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "namnlös"


def find(reading: Reading, path: str, default: Any = ...) -> Any:
    """Return what stands at a path; NoSuchPlace (or `default`) where nothing can."""
    try:
        place: Any = reading
        for part in path.split("/"):
            place = _step(place, part)
        return place
    except NoSuchPlace:
        if default is ...:
            raise
        return default


def _step(place: Any, part: str) -> Any:
    if isinstance(place, list):
        return place[_index(place, part)]
    if isinstance(place, dict) and part in place:
        return place[part]
    raise NoSuchPlace(part)


def _index(rows: list[Any], part: str) -> int:
    for index, row in enumerate(rows):
        if isinstance(row, dict) and row.get("key") == part:
            return index
    has_keys = bool(rows) and isinstance(rows[0], dict) and "key" in rows[0]
    if not has_keys and part.isdecimal() and int(part) < len(rows):
        return int(part)
    raise NoSuchPlace(part)


def _apply(applied: Applied, change: Change, written: set[str]) -> Sequence[str]:
    """Apply one change; return the keys of the items whose text it touched."""
    reading = applied.reading
    if change.operation == "set":
        return _set(applied, change, written)
    if change.operation == "add":
        return _add(applied, change)
    if change.operation == "remove":
        return _remove(reading, change)
    if change.operation == "split":
        return _split(applied, change)
    if change.operation == "merge":
        return _merge(applied, change)
    return _move(applied, change)


def plain(value: Any) -> Any:
    """Return a value without its lines and keys, for comparing and for keeping as `before`."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k not in {"lines", "key"}}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value


def stamp(value: Any) -> str:
    """Return a short hash of a value, to tell whether it is still what somebody saw: "3f2a9c01b7de"."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _set(applied: Applied, change: Change, written: set[str]) -> Sequence[str]:
    *parents, last = change.path.split("/")
    parent = find(applied.reading, "/".join(parents)) if parents else applied.reading
    if parent is None:
        raise NoSuchPlace(last)
    current = _step(parent, last)
    if plain(current) not in (plain(change.before), plain(change.value)) and change.path not in written:
        applied.conflicts.append(Conflict(change, plain(current)))
    value = copy.deepcopy(change.value)
    if isinstance(current, dict) and isinstance(value, dict):
        value |= {name: current[name] for name in ("key", "lines") if name in current}
    if isinstance(parent, list):
        parent[_index(parent, last)] = value
    else:
        parent[last] = value
    written.add(change.path)
    applied.marks[change.path] = change
    return [change.path.split("/")[1]] if _RELEVANT.match(change.path) else []


def _add(applied: Applied, change: Change) -> Sequence[str]:
    rows = find(applied.reading, change.path)
    if not isinstance(rows, list):
        raise NoSuchPlace(change.path)
    row = copy.deepcopy(change.value)
    parts = change.path.split("/")
    key = str(len(rows))
    if len(parts) == 1:
        row["key"] = key = f"ny-{change.pk}"
    if change.path == "items":
        rows.insert(_place_of(rows, row.pop("after", None)), row)
    else:
        rows.append(row)
    applied.marks[f"{change.path}/{key}"] = change
    return [parts[1]] if len(parts) > 1 and parts[2] == "sections" else []


def _place_of(items: list[Any], after: str | None) -> int:
    if after is None:
        return len(items)
    return _index(items, after) + 1 if after else 0


def _remove(reading: Reading, change: Change) -> Sequence[str]:
    *parents, last = change.path.split("/")
    rows = find(reading, "/".join(parents))
    if not isinstance(rows, list):
        raise NoSuchPlace(last)
    del rows[_index(rows, last)]
    return [parents[1]] if len(parents) == 3 and parents[2] == "sections" else []


def _split(applied: Applied, change: Change) -> Sequence[str]:
    items = applied.reading["items"]
    item = find(applied.reading, change.path)
    at, paragraph = change.value["section"], change.value.get("paragraph", 0)
    if not 0 <= at < len(item["sections"]):
        raise NoSuchPlace(change.path)
    first, rest = _parted(item["sections"], at, paragraph)
    key = f"ny-{change.pk}"
    item["sections"] = first
    new = empty_item(change.value["number"], change.value["title"])
    new |= {
        "key": key,
        "sections": _without_title(rest, change.value["title"]),
        "attachments": item["attachments"],
    }
    item["attachments"] = []
    items.insert(items.index(item) + 1, new)
    applied.marks[f"items/{key}"] = change
    return [item["key"], key]


def _without_title(sections: list[Reading], title: str) -> list[Reading]:
    """Take the new item's title out of its text, where its text begins with it."""
    first, *others = sections or [{"text": ""}]
    start, _, rest = first["text"].partition("\n\n")
    if first.get("heading") or " ".join(start.split()).casefold() != " ".join(title.split()).casefold():
        return sections
    return [first | {"text": rest}, *others] if rest else others


def _parted(sections: list[Reading], at: int, paragraph: int) -> tuple[list[Reading], list[Reading]]:
    """Part sections before number `at`, or inside it before one of its paragraphs."""
    if not paragraph:
        return sections[:at], sections[at:]
    texts = sections[at]["text"].split("\n\n")
    upper = sections[at] | {"text": "\n\n".join(texts[:paragraph])}
    lower = sections[at] | {"text": "\n\n".join(texts[paragraph:]), "heading": None}
    return [*sections[:at], upper], ([lower] if lower["text"] else []) + sections[at + 1 :]


def empty_item(number: int, title: str) -> Reading:
    """Return an item without any text, as the parser would write it."""
    item: Reading = {"number": number, "label": f"§ {number}", "title": title, "case_number": None}
    item |= {"proposal": None, "decision": None}
    for name in ("officers", "sections", "motions", "reservations", "votes", "references", "attachments"):
        item[name] = []
    return item


def _merge(applied: Applied, change: Change) -> Sequence[str]:
    items = applied.reading["items"]
    item = find(applied.reading, change.path)
    index = items.index(item)
    if index == 0:
        raise NoSuchPlace(change.path)
    before = items[index - 1]
    title: Reading = {"kind": "other", "heading": None, "text": f"{item['label']} {item['title']}".strip()}
    if item.get("lines"):
        title["lines"] = [item["lines"][0], item["lines"][0]]
        if before.get("lines"):
            before["lines"] = [before["lines"][0], item["lines"][1]]
    before["sections"] = [*before["sections"], title, *item["sections"]]
    for name in ("officers", "attachments"):
        before[name] = [*before[name], *(row for row in item[name] if row not in before[name])]
    del items[index]
    applied.marks[f"items/{before['key']}"] = change
    return [before["key"]]


def _move(applied: Applied, change: Change) -> Sequence[str]:
    reading = applied.reading
    row = find(reading, change.path)
    *parents, last = change.path.split("/")
    rows = find(reading, "/".join(parents))
    if len(parents) == 1:
        others = [item for item in rows if item is not row]
        place = _place_of(others, change.value["after"])
        rows[:] = [*others[:place], row, *others[place:]]
        applied.marks[change.path] = change
        return []
    target = find(reading, f"items/{change.value['to']}")
    del rows[_index(rows, last)]
    target[parents[2]].append(row)
    applied.marks[f"items/{target['key']}/{parents[2]}/{len(target[parents[2]]) - 1}"] = change
    return [parents[1], target["key"]] if parents[2] == "sections" else []


def _set_by_hand(marks: Mapping[str, Change], key: str) -> frozenset[str]:
    """Return the fields of an item that a clerk wrote, and that its text must not overwrite."""
    start = f"items/{key}/"
    return frozenset(path[len(start) :].split("/")[0] for path in marks if path.startswith(start))
