"""Tables of votes: the head with Ja, Nej and Avstår, its rows and totals, for one vote or for several.

A mark tells by its column, so the blanks and tabs of a row must be those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.legends import read_legend
from ingest.parsing.fields.names import looks_like_name
from ingest.parsing.fields.tables import header_columns, is_header, merged_header
from ingest.parsing.model import BallotVote
from ingest.parsing.record import record


def vote_of(word: str) -> BallotVote:
    low = word.lower()
    if low.startswith("ja"):
        return "yes"
    if low.startswith("nej"):
        return "no"
    return "absent" if low.startswith("fr") else "abstain"


ANSWER = r"(?:ja|nej|avstår|avstod|avst\.?|frånvarande|frånv\.?)"
_HEADER_WORD = re.compile(
    r"(?:parti|ej|namn|ledamot|ledamöter|ordinarie|ersättare|tjg\.?|tjänstgörande|ers\.?|närv\.?|närvarande|ja"
    r"|nej|avst\.?|avstår|frånv\.?"
    r"|frånvarande|jäv|röst|omröstning|votering|nr\.?|§+|\d+|/|summa)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:X|x|✓|✔|☒|×|1|\[[xX]\])")
_TOTAL = re.compile(r"\s*(?:summa|totalt|antal(?:\s+röster)?|resultat|s:a|∑)\b[:.]?(?=\s)", re.IGNORECASE)


@record
class Header:
    """The head of a table: its words, where each stands, and by tabs or by place."""

    words: tuple[tuple[str, int], ...]
    has_tabs: bool

    @property
    def votes(self) -> list[BallotVote]:
        return [vote_of(word) for word, _ in self.words if _is_vote(word)]

    @property
    def groups(self) -> int:
        """How many votes the table has columns for: one for each Ja."""
        return max(1, sum(word.lower() == "ja" for word, _ in self.words))

    def column(self, line: str, start: int) -> tuple[str, int]:
        """The word above a place, counted in tabs, else the nearest; and of which vote the column is."""
        if self.has_tabs and "\t" in line:
            index = line.count("\t", 0, start)
        else:
            index = next((i for i in reversed(range(len(self.words))) if self.words[i][1] - 2 <= start), 0)
        word = self.words[index][0].lower() if index < len(self.words) else ""
        return word, max(0, sum(other.lower() == "ja" for other, _ in self.words[: index + 1]) - 1)

    def row(self, line: str) -> tuple[str, dict[int, BallotVote]] | None:
        """The voter and the votes of a row: a mark under Ja, Nej or Avstår, or F without a deputy."""
        cells = [(m[0].strip(), m.end() - len(m[0].lstrip())) for m in _CELL.finditer(line)]
        columns = [self.column(line, at) for _, at in cells]
        places = [(text, word) for (text, _), (word, _) in zip(cells, columns, strict=True)]
        marked = [
            (group, vote_of(word))
            for (text, _), (word, group) in zip(cells[1:], columns[1:], strict=True)
            if _MARK.fullmatch(text) and _is_vote(word)
        ]
        marks = dict(marked)
        if marks == {0: "absent"} and self._has_presence:
            marks = dict.fromkeys(range(self.groups), "absent")
        if len(marks) < len(marked) or not self._is_spaced(line):
            return None
        deputy = next(
            (
                t
                for t, column in places
                if column.startswith(_OF_DEPUTIES) and " " in t and not _MARK.fullmatch(t.split()[0])
            ),
            None,
        ) or self._second_name(cells)
        party = next((text for text, column in places if column.startswith("parti")), "").strip("() ")
        names = [
            t
            for (t, column), first in zip(places, [True] + [False] * len(places), strict=False)
            if first or (len(t) > 1 and not column.startswith(_OF_STANDING)) or column.startswith("parti")
        ]
        if marks:
            names[:1] = [_STANDS_IN.sub("", name) for name in names[:1]]
            return (
                f"{deputy} ({party})"
                if deputy and party and "(" not in deputy
                else deputy or "\t".join(names)
            ), marks
        is_away = any(t in {"F", "f"} and c.startswith("närv") for t, c in places) and deputy is None
        return ("\t".join(names), dict.fromkeys(range(self.groups), "absent")) if is_away else None

    @property
    def _has_presence(self) -> bool:
        """Whether who was away is told once, left of the columns of every vote."""
        first = next((word.lower() for word, _ in self.words if _is_vote(word)), "")
        return first.startswith("fr")

    def _second_name(self, cells: Sequence[tuple[str, int]]) -> str | None:
        """The deputy's name where it stands in the middle of its column, and so begins left of the head."""
        heads = [word.lower() for word, _ in self.words[:4]]
        if not any(head.startswith(_OF_DEPUTIES) for head in heads):
            return None
        return next((text for text, _ in cells[1:] if " " in text and looks_like_name(text)), None)

    def _is_spaced(self, line: str) -> bool:
        """Whether the places of a row can be trusted: folded blanks tell no column."""
        return "\t" in line or "  " in line.strip()

    def totals(self, line: str) -> dict[BallotVote, int]:
        """The counts of "Summa 3 2 0", where there is one for each column of votes."""
        match = _TOTAL.match(line)
        numbers = re.findall(r"\d+", line[match.end() :]) if match else []
        votes = self.votes if self.groups == 1 else []
        return (
            dict(zip(votes, map(int, numbers[-len(votes) :]), strict=True))
            if len(numbers) >= len(votes) > 0
            else {}
        )


_OF_DEPUTIES = ("ers", "tjg", "tjän")
_OF_STANDING = ("ers", "tjg", "ej tj")
"""Heads of columns whose cells are no name: "X §§ 12-13" below "Ej tjg"."""
_STANDS_IN = re.compile(r",?\s(?:tjg|tjänstg\w*|tj|ersätter|ers)\b.*", re.IGNORECASE)
_CELL = re.compile(r"(?:[^\t ]| (?! ))+")


def _is_vote(word: str) -> bool:
    return bool(re.fullmatch(r"ja|nej|avst(?:år|\.)?|frånv(?:arande|\.)?", word, re.IGNORECASE))


_WORD = re.compile(r"\S+")


def header_of(line: str, above: str) -> Header | None:
    """The head of a table of votes; the line above may hold the heads of its other columns."""
    if "nej" not in line.lower():
        return None
    legend = read_legend(line)
    line = legend[2] if legend else line
    words = [(m[0], m.start()) for m in _WORD.finditer(line)]
    low = {w.lower() for w, _ in words}
    if not {"ja", "nej"} <= low or not all(_HEADER_WORD.fullmatch(w.strip(",:")) for w, _ in words):
        return None
    whole = merged_header(above, line) if is_header(above) else line
    return Header(tuple(header_columns(whole)), "\t" in whole)


_LONGEST_ROW = 300
"""No row of lists side by side is longer."""
LIST_HEAD = re.compile(
    rf"\s*(?:följande\s+(?:ledamöter\s+)?)?(?:(?:röstar|röstade)\s+)?(?P<vote>{ANSWER})(?:[\s-]?röst(?:er"
    rf"|ar|ade)?)?\s*(?:\(?\d*\)?)\s*:?\s*",
    re.IGNORECASE,
)
"""The head of a list of those who voted alike: "Följande röstade nej:", "Ja-röster (6)"."""


@record
class Lists:
    """Lists of voters side by side: the vote that each column is headed by, and where the column begins;
    `first` are the voters on the line of the heads."""

    columns: tuple[tuple[int, BallotVote], ...]
    has_tabs: bool
    first: tuple[tuple[str, BallotVote], ...] = ()

    def voters(self, line: str) -> list[tuple[str, BallotVote]]:
        """The cells of a row with the vote of their column; none where one stands left of every column."""
        found: list[tuple[str, BallotVote]] = []
        for cell in _CELL.finditer(line) if len(line) <= _LONGEST_ROW else ():
            place = line.count("\t", 0, cell.start()) if self.has_tabs else cell.start() + 2
            above = [vote for start, vote in self.columns if start <= place]
            if not above:
                return []
            found.append((cell[0].strip(), above[-1]))
        return found

    def counts(self, line: str) -> dict[BallotVote, int]:
        """The counts of a row that has a number for each column, and nothing else."""
        cells = line.split()
        if len(cells) != len(self.columns) or not all(cell.isdigit() and len(cell) < 4 for cell in cells):
            return {}
        return {vote: int(cell) for (_, vote), cell in zip(self.columns, cells, strict=True)}


def lists_of(line: str) -> Lists | None:
    """Return the lists that a line heads side by side: "Ja        Nej", "JA-röster (6)   NEJ-röster (3)",
    also with the first voters beside the heads ("Ja: Bo Ek (S)   Nej: Eva Al (M)"), and then of one list
    alone; None for another line."""
    if len(line) > _LONGEST_ROW or not ("\t" in line or "  " in line.strip()):
        return None
    tabs = "\t" in line
    columns: list[tuple[int, BallotVote]] = []
    first: list[tuple[str, BallotVote]] = []
    for cell in _CELL.finditer(line):
        label, colon, who = cell[0].partition(":")
        head = LIST_HEAD.fullmatch(cell[0]) or (LIST_HEAD.fullmatch(label) if colon else None)
        if head:
            start = line.count("\t", 0, cell.start()) if tabs else cell.start()
            columns.append((start, vote_of(head["vote"])))
        if not columns:
            return None
        if named := (who if head else cell[0]).strip():
            first.append((named, columns[-1][1]))
    votes = [vote for _, vote in columns]
    is_one = len(votes) == 1 and bool(first)
    if not (is_one or {"yes", "no"} <= set(votes)) or len(set(votes)) < len(votes):
        return None
    return Lists(tuple(columns), tabs, tuple(first))


_ANSWERED = re.compile(ANSWER, re.IGNORECASE)


def read_answers(line: str) -> tuple[str, dict[int, BallotVote]] | None:
    """Return the voter and the answers of a row with a column of words for each of several votes:
    "Bo Ek  M  Nej  Avstår" has two; None for any other line."""
    if "\t" not in line and "  " not in line.strip():
        return None
    cells = [m[0].strip() for m in _CELL.finditer(line) if m[0].strip()]
    count = 0
    while count < len(cells) and _ANSWERED.fullmatch(cells[-1 - count]):
        count += 1
    if count < 2 or count == len(cells):
        return None
    return "\t".join(cells[:-count]), {n: vote_of(word) for n, word in enumerate(cells[-count:])}
