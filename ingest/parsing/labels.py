"""Labels of the head and headings of lists, told from the values and the people beside them on a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce

from ingest.parsing.fields.boards_named import committee_in
from ingest.parsing.fields.list_headings import read_list_heading
from ingest.parsing.fields.people import looks_like_name, read_person
from ingest.parsing.fields.prose import prose_heading
from ingest.parsing.fields.wrapping import join_wrapped
from ingest.parsing.line import Line
from ingest.parsing.memory import remembered
from ingest.parsing.vocabulary import ATTENDANCE, LABELS, fold, small

SINGLE = {"date", "time", "place", "place_time", "start_time", "end_time", "range", "committee", "body", "adjusted", "own_number", "unit", "adjusting"}  # fmt: skip  # noqa: E501
"""The keys of labels that have one value, which a blank line ends."""
SIGNERS = {"secretary", "chair", "adjuster"}
"""The keys of labels that say in which role somebody signs."""
DOTS = re.compile(r"[.…_·•\s-]*")
"""What is left for a hand to write on."""
LIST_NAME = re.compile(
    r"(?:närvaro|upprops?)(?:-?\s*(?:och|/)\s*(?:omröstnings|voterings|röst))?-?(?:lista|förteckning|rapport)(?:en|n)?\b(?!\.).{0,30}|förteckning över närvarande.{0,40}",  # noqa: E501
    re.I,
)
"""The name of a list of attendance, which says of nobody below in which group."""
LISTS = ("närvaro", "upprop", "förteckning")
_CELLS = re.compile(r"\t+| {2,}|\s\|\s|\s*[_.…]{5,}\s*")
_MEMBERS = re.compile(r"[\w -]{2,50}s\s+(?:ledamöter|beslutande ledamöter|ordinarie ledamöter)", re.I)
_RANGE_START = re.compile(r"(?:[Nn]r\.?\s)?[§\d]|\w{1,6}\s*§")
_ORGANS = {"organ", "instans", "beslutsinstans"}
_WEEKDAY = re.compile(r"(?:den\s)?\w{3,4}dag(?:en)?(?:\sden)?", re.I)
"""A day whose date stands on the next line: "Justerat tisdagen"."""
_SPACED = SINGLE - {"own_number", "unit", "body", "committee", "adjusting"} | {"elected_adjusters", "reserve"}
"""The keys whose value may stand after a single blank: "Plats Rådhuset"."""
_ELECTED_FIRST = re.compile(r"(?:utses|utsågs|väljs|valdes)\s+(?=\S)", re.I)
SENT_BY = re.compile(
    r"(?P<label>[A-ZÅÄÖ][^\d:,()]{3,40}?)\s(?:från|för)\s(?P<sender>[A-ZÅÄÖ][^\d:,()]{2,40}):"
)
_MADE_KNOWN = re.compile(r"(?:har\s)?(?:tillkänna|offentliggj|anslagits|anslagen)", re.I)
_MOST_WORDS = 9
_MOST_PIECES = 3
"""So many more lines a label of the left column is broken over at most."""
COUNCILLORS = {"kommunalråd", "oppositionsråd", "borgarråd", "regionråd", "landstingsråd"}
"""Full-time politicians (*kommunalråd*): a label of their own names those who are there and do not decide."""


def first_word(folded: str) -> str:
    """Return the first word of a folded text, without the sign behind it: "plats" of "plats: torget"."""
    return folded.partition(" ")[0].rstrip(",:.")


def _first_words(known: Mapping[str, object]) -> frozenset[str]:
    """The first words of known phrases: a text that begins with none of them begins with no phrase."""
    words = [fold(phrase.split()[0]) for phrase in known]
    return frozenset(words) | {first_word(word) for word in words}


FIRST_OF_LABELS = _first_words(LABELS)
FIRST_OF_LISTS = _first_words(ATTENDANCE)
_BEGINNINGS = frozenset(
    fold(" ".join(words[:count])) for words in map(str.split, LABELS) for count in range(1, len(words))
)
"""What a label can have on its first line where it is broken between two words."""


def may_begin_label(cell: str) -> bool:
    """Say whether a cell begins with the first word of a label, perhaps with a colon behind it; most do
    not."""
    word = first_word(fold(cell))
    return word in FIRST_OF_LABELS or ":" in word


def label_key(text: str) -> str | None:
    """Return the label that a whole cell is, such as "place_time" for "Plats och tid:", or None."""
    return LABELS.get(fold(text)) if len(text) < 60 else None


def split_cells(text: str) -> list[str]:
    """The cells of a line; most lines have none of the signs that part cells, which is soon seen."""
    if "  " in text or "\t" in text or ".." in text or "_" in text or "…" in text or " | " in text:
        return _CELLS.split(text)
    return [text]


def joined_label(
    first: str, below: Sequence[str], known: Mapping[str, object], indent: int = 0
) -> tuple[str, ...]:
    """Return what stands on the next lines of a label broken over several: ("deltagande",) below "Övriga".

    `indent` is where the first line begins: the others begin there, too. A third line and more belong to it
    where they go on in small letters, as in "Närvarande, ej / tjänstgörande / ersättare". () where the label
    is whole.
    """
    if len(first) > 45:
        return ()
    pieces: list[str] = []
    joined: tuple[str, ...] = ()
    for line in below[:_MOST_PIECES]:
        piece = split_cells(line.strip())[0].strip()
        if not piece or len(piece) >= 40 or len(line) - len(line.lstrip()) > indent:
            break
        if pieces and not piece[0].islower():
            break
        pieces.append(piece)
        whole = reduce(join_wrapped, (first, *pieces))
        is_list = known is ATTENDANCE and piece[0].islower() and read_list_heading(whole) is not None
        if fold(whole) in known or is_list:
            joined = tuple(pieces)
    return joined if joined and (joined[0][0].islower() or fold(first) not in known) else ()


@remembered
def split_label(cell: str) -> tuple[str, str, str] | None:
    """Split "Datum: 2012-05-14", "Paragraf 7–11", "Sekreterare ......" in key, label and value."""
    folded = fold(cell)
    if folded in LABELS:
        return _checked(LABELS[folded], cell, "")
    colon = cell.find(":", 0, 70)
    if colon > 0 and (key := LABELS.get(fold(cell[:colon]))):
        return _checked(key, cell[:colon], cell[colon + 1 :].strip())
    return _spaced(cell)


def _spaced(cell: str) -> tuple[str, str, str] | None:
    """A label with its value after a single space."""
    words = cell.split()
    if not words or fold(words[0]) not in FIRST_OF_LABELS:
        return None
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        key = LABELS.get(fold(label))
        if not key:
            continue
        value = cell[len(label) :].strip() if cell.startswith(label) else " ".join(words[count:])
        if _value_fits(key, label, value):
            return _checked(key, label, value)
    return None


def _value_fits(key: str, label: str, value: str) -> bool:
    if not label[0].isupper() or not value:
        return False
    if key == "range":
        return bool(_RANGE_START.match(value)) and label.casefold() != "ärenden"
    if key in SIGNERS:
        bare = DOTS.match(value)
        if bare and bare.end() > 3:
            return True
        if value[0] == "/" == value[-1] and looks_like_name(value.strip("/ ")):
            return True
        return key == "adjuster" and looks_like_name(re.split(r"[,(]", value)[0].strip())
    if key in {"date", "start_time", "end_time", "time"}:
        return value[0].isdigit() or value[:2].casefold() == "kl" or bool(re.match(r"\w+dag", value))
    if key == "adjusted":
        return (any(c.isdigit() for c in value) and len(value) < 90) or _WEEKDAY.fullmatch(value) is not None
    if key == "place":
        return (
            fold(label) in {"plats", "lokal"} and value[0].isupper() and len(value) < 60 and value[-1] != "."
        )
    if key == "committee":
        return fold(label) in _ORGANS and committee_in(value) is not None
    if key == "notice_line":
        return value[0].isdigit()
    if key == "elected_adjusters" and (verb := _ELECTED_FIRST.match(value)):
        value = value[verb.end() :]
    return key in _SPACED and (value[0].isupper() or value[0].isdigit())


def _checked(key: str, label: str, value: str) -> tuple[str, str, str] | None:
    if key == "contents" and value:
        return None
    if key == "adjusted" and _MADE_KNOWN.match(value):  # when it was made known, on the notice board
        return "notice_line", label, value
    if key == "reserve" or (fold(label) == "ersättare"):
        return "reserve", label, value
    return key, label, value


def split_list_heading(cells: list[str], text: str, below: str) -> tuple[str | None, str]:
    """Split "Beslutande   NAMN (S)" or "Ersättare: NAMN" into heading and list; (None, "") where none begins.

    `below` is the next line, where a sentence that begins a list may go on.
    """
    first, low = cells[0], small(text)
    if low.startswith(LISTS) and LIST_NAME.fullmatch(" ".join(text.split())):
        return text, ""
    of_members = len(cells) == 1 and "ledamöter" in low and _MEMBERS.fullmatch(first.rstrip(" :"))
    if of_members or read_list_heading(first):
        return first.rstrip(" :"), text[len(first) :].strip()
    colon = text.find(":", 0, 70)
    if colon > 0 and read_list_heading(capital(text[:colon].strip())):
        return capital(text[:colon].strip()), text[colon + 1 :].strip()
    if colon > 0 and fold(text[:colon]) in COUNCILLORS:
        return text[:colon].strip(), text[colon + 1 :].strip()
    if ":" in text and (sent := SENT_BY.match(text)) and read_list_heading(sent["label"]):
        return sent["label"], text[sent.start("sender") :]
    if len(cells) == 1 and (told := prose_heading(text, below)):
        return told
    words = first.split()
    if not words or fold(words[0]) not in FIRST_OF_LISTS:
        return None, ""
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        if fold(label) in ATTENDANCE:
            rest = text[len(label) :].strip()
            if label[0].isupper() and _begins_list(rest):
                return label, rest
            bracket = rest.startswith("(") and rest.rstrip(" :").endswith(")")
            return (label, "") if bracket and len(rest) < 40 and not _party_only(rest) else (None, "")
    return None, ""


def capital(text: str) -> str:
    """Return a heading with its first letter large: "ersättare: Bo Al (M), …" heads a list, too."""
    return text[:1].upper() + text[1:]


def _begins_list(rest: str) -> bool:
    head = re.split(r"[,(§:;]", rest, maxsplit=1)[0].strip()
    has_party = not rest[:1].islower() and re.search(r"\([A-Za-zÅÄÖåäö-]{1,5}\)", rest[:60])
    if has_party or (head.count(" ") >= 1 and looks_like_name(head)):
        return True
    person = read_person(head) if head[:1].isupper() and "," in rest else None
    return (
        person is not None
        and person.title is not None
        and " " in person.name
        and head.startswith(person.name)
    )


def begins_known(text: str, known: Mapping[str, object]) -> bool:
    """Say whether a text can be the first line of a known label, or begin as the heading of a list does; most
    lines do not. A word that a hyphen breaks ("Under-") may be the beginning of one."""
    first_words = FIRST_OF_LISTS if known is ATTENDANCE else FIRST_OF_LABELS
    if text.endswith("-"):
        part = fold(text[:-1])
        if text[:-1].isalpha():
            return len(part) > 3 and any(word.startswith(part) for word in first_words)
    elif known is LABELS:
        return fold(text) in _BEGINNINGS
    return first_word(fold(text)) in first_words


def _party_only(text: str) -> bool:
    return re.fullmatch(r"\([^()\s]{1,5}\)", text.rstrip(" :")) is not None


def begins_signatures(text: str, below: Sequence[Line], *, blank: bool) -> bool:
    """Say whether a line begins the signatures: a role whose name and whose next role follow, in columns
    ("Sekreterare   NAMN") or cell by cell. `below` are the next lines, `blank` says that none is above."""
    rows = [line.text.strip() for line in below if line.text]
    cells = split_cells(text)
    if ":" in text and LABELS.get(fold(text.split(":", 1)[0])) in SIGNERS:
        return any(LABELS.get(fold(row.split(":", 1)[0])) in SIGNERS | {"adjusted"} for row in rows[:2])
    if len(cells) > 1 and blank and all(LABELS.get(fold(cell)) in SIGNERS for cell in cells):
        return True
    if len(cells) > 1:
        return blank and any(LABELS.get(fold(split_cells(row)[0])) in SIGNERS for row in rows[:4])
    if len(rows) < 2 or LABELS.get(fold(text)) not in SIGNERS:
        return False
    return looks_like_name(rows[0]) and LABELS.get(fold(rows[1])) in SIGNERS | {"range"}
