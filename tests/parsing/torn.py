"""Minutes torn to pieces: what word processors, scanners, e-mail and hurried hands do to a text, and worse.

`tear(text, dice)` changes a protokoll in some places, `babble(dice)` makes a text of the parser's own words.
Both take their chances from a `Random`, so that hypothesis can draw them and make a failure small, and a
plain loop can go through hundreds of thousands.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from random import Random

from ingest.parsing.vocabulary import ATTENDANCE, ITEM_FIELDS, LABELS, MONTHS, SECTION_ENDINGS, SECTIONS

SPECIMENS = sorted((Path(__file__).resolve().parents[1] / "minutes").glob("*/*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SPECIMENS]

SIGNS = """( ) : ; , . ! ? " ' – — / \\ | * ** _ # > < & ~ ` + = § §§ [ ] [] ☐ ☒ • · … 1) 1. a) a. - -- --- () (§)
(S) (S (- §§– .... ____ ::: /2021 2021- 12/ nr kl §7 7§ 0 )( [x] <del> </del> [a](b) ½ ² ١ Ⅳ ß İ""".split()  # noqa: SIM905
LEADERS = (
    " ....................",
    " ______________",
    "\t........ 7",
    " . . . . . .",
    ".....",
    ":________",
    " ……",
)
WIDE = ("  ", "      ", "\t", "\t\t", "\xa0", "\u2009", "")
UNSEEN = ("\f", "\v", "\u200b", "\xad", "\ufeff", "\u2028", "\x85", "\x00", "\x1c", "\u0308", "\xad\n", "\r")
MARKS = ("# {}", "### {} ###", "**{}**", "*{}*", "_{}_", "> {}", "- {}", "| {} |", "<del>{}</del>", "~~{}~~", "[{}](x)",
         "<p>{}</p>", "({})", "[{}]", "{}:", '"{}"', "{} –", "{} §", "§ {}", "{} (S)", "{};", "({}", "{})")  # fmt: skip
WORDS = sorted({*ATTENDANCE, *LABELS, *ITEM_FIELDS, *SECTIONS, *SECTION_ENDINGS, *MONTHS})
SAID = (
    *("Anna Ek (S)", "Bo Al", "Eva Ros (M), ordförande", "ersättare för Anna Ek (S)", "§§ 1–3", "§ 2", "§ 2 Val"),
    *("Nämnden beslutar", "att godkänna rapporten.", "Nämnden beslutar att avslå motionen.", "2021-03-04", "kl. 13.00"),
    *("Anna Ek (S) yrkar bifall.", "Bo Al (M) reserverar sig.", "Ja: Anna Ek (S), Bo Al (M)", "Ks 12/2021", "Ja", "Nej"),
    *("Socialnämnden", "Ekby kommun", "Sammanträdesprotokoll", "Sida 2 (3)", "Bilaga 1", "del av", "till och med", "och"),
    *("Nämndens förslag till beslut:", "vid protokollet", "justeras", "utgår", "forts.", "5 röster mot 3", "avstår"),
)  # fmt: skip
_GAP = re.compile(r"[ \t]+")


def _some(dice: Random, line: str) -> int:
    """A place in a line."""
    return dice.randint(0, len(line))


def _put_in(dice: Random, line: str, piece: str) -> str:
    i = _some(dice, line)
    return line[:i] + piece + line[i:]


def _shuffled(dice: Random, line: str) -> str:
    words = line.split()
    dice.shuffle(words)
    return " ".join(words)


def _one_out(dice: Random, line: str) -> str:
    """A sign that means something is taken away."""
    places = [i for i, sign in enumerate(line) if not sign.isalnum()]
    i = dice.choice(places) if places else len(line)
    return line[:i] + line[i + 1 :]


LINE_CHANGES: tuple[Callable[[Random, str], str], ...] = (
    lambda dice, line: " " * dice.randint(1, 60) + line,
    lambda dice, line: "\t" * dice.randint(1, 3) + line,
    lambda dice, line: line.strip(),
    lambda dice, line: _GAP.sub(dice.choice(WIDE), line),
    lambda dice, line: line.replace(" ", dice.choice(WIDE), 1),
    lambda dice, line: line.upper(),
    lambda dice, line: line.lower(),
    lambda dice, line: line.title(),
    lambda dice, line: " ".join(line),
    lambda dice, line: line[: _some(dice, line)],
    lambda dice, line: line[_some(dice, line) :],
    lambda dice, line: line + dice.choice(LEADERS),
    lambda dice, line: _put_in(dice, line, dice.choice(LEADERS)),
    lambda dice, line: f"{dice.choice(SIGNS)} {line}",
    lambda dice, line: f"{line} {dice.choice(SIGNS)}",
    lambda dice, line: _put_in(
        dice, line, dice.choice([":", ": ", "(", ")", ", ", "; ", "/", " – ", "-", ". "])
    ),
    lambda dice, line: _put_in(dice, line, dice.choice(UNSEEN)),
    lambda dice, line: _put_in(dice, line, f" {dice.choice([*SIGNS, *WORDS, *SAID])} "),
    lambda dice, line: f"{dice.choice([*WORDS, *SAID])}{dice.choice(WIDE)}{line}",
    lambda dice, line: f"{line}{dice.choice(WIDE)}{dice.choice([*WORDS, *SAID])}",
    lambda dice, line: dice.choice(MARKS).format(line),
    lambda dice, line: re.sub(r"\d", lambda _: str(dice.randint(0, 9)), line),
    lambda dice, line: re.sub(r"\d+", dice.choice(["0", "99999", "", "1", "9" * 30]), line),
    lambda dice, line: "|".join(["", *re.split(r"\s{2,}|\t|, ", line), ""]),
    lambda dice, line: "\n".join(line.split()),
    lambda dice, line: "\n".join(textwrap.wrap(line, dice.randint(8, 60))),
    _shuffled,
    _one_out,
)


def _lines_changed(dice: Random, lines: list[str]) -> list[str]:
    """One line, or some after one another, changed in one way."""
    i, many, change = dice.randrange(len(lines)), dice.choice([1, 1, 1, 2, 5]), dice.choice(LINE_CHANGES)
    return [*lines[:i], *(change(dice, line) for line in lines[i : i + many]), *lines[i + many :]]


def _spliced(dice: Random, lines: list[str]) -> list[str]:
    """Up to 25 lines of another protokoll come in between."""
    other = dice.choice(TEXTS).split("\n")
    i, k = dice.randint(0, len(lines)), dice.randrange(len(other))
    return [*lines[:i], *other[k : k + dice.randint(1, 25)], *lines[i:]]


def _inserted(dice: Random, lines: list[str]) -> list[str]:
    i = dice.randint(0, len(lines))
    return [*lines[:i], dice.choice(["", *SIGNS, *WORDS, *SAID]), *lines[i:]]


def _moved(dice: Random, lines: list[str]) -> list[str]:
    """A stretch of lines is dropped, or stands somewhere else, or stands there too."""
    i, many = dice.randrange(len(lines)), dice.choice([1, 1, 3, 12])
    rest = lines[:i] + lines[i + many :]
    k = dice.randint(0, len(rest))
    return dice.choice(
        [rest, rest[:k] + lines[i : i + many] + rest[k:], lines[:k] + lines[i : i + many] + lines[k:]]
    )


def _swapped(dice: Random, lines: list[str]) -> list[str]:
    i, k = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[i], lines[k] = lines[k], lines[i]
    return lines


def _joined(dice: Random, lines: list[str]) -> list[str]:
    i, many = dice.randrange(len(lines)), dice.choice([2, 2, 2, 3, 8])
    return [
        *lines[:i],
        dice.choice([" ", "", "\t", "    ", "-"]).join(lines[i : i + many]),
        *lines[i + many :],
    ]


def _in_columns(dice: Random, lines: list[str]) -> list[str]:
    """Some lines come to stand beside those that follow them, as a PDF's two columns do."""
    i, many = dice.randrange(len(lines)), dice.randint(2, 12)
    left, right = lines[i : i + many], lines[i + many : i + 2 * many]
    rows = [f"{a:<{dice.choice([30, 40])}}{b}" for a, b in zip(left, right, strict=False)]
    return [*lines[:i], *rows, *left[len(right) :], *lines[i + 2 * many :]]


def _cut_off(dice: Random, lines: list[str]) -> list[str]:
    return (
        lines[: dice.randint(1, len(lines))] if dice.random() < 0.5 else lines[dice.randrange(len(lines)) :]
    )


_SCANNED = tuple(
    {ord(a): b for a, b in zip(signs[::2], signs[1::2], strict=True)}
    for signs in ("§S", "§$", "0O", "1l", "–-", "(|", ":.", ". ", "\t ", "åaäaöo", "  ")
)
"""Signs that a scanner takes for others."""
LINES_CHANGES = (_lines_changed, _lines_changed, _lines_changed, _lines_changed, _spliced, _inserted, _inserted,
                 _moved, _swapped, _joined, _in_columns)  # fmt: skip
ALL_CHANGES: tuple[Callable[[Random, list[str]], list[str]], ...] = (
    lambda dice, lines: [line for line in lines if line.strip()],
    lambda dice, lines: [part for line in lines for part in (line, "")],
    lambda dice, lines: [f"{n}{dice.choice(' .:)|')} {line}" for n, line in enumerate(lines, 1)],
    lambda dice, lines: _wrapped(lines, dice.randint(40, 100)),
    lambda dice, lines: [f"{line}\r" for line in lines],
    lambda dice, lines: [f"> {line}" for line in lines],
    lambda dice, lines: [f"{'':{dice.randint(1, 50)}}{line}" for line in lines],
    lambda dice, lines: [line.strip() for line in lines],
    lambda dice, lines: [line.upper() for line in lines],
    lambda dice, lines: [line.lower() for line in lines],
    lambda dice, lines: [" ".join(lines)],
    lambda dice, lines: [line.translate(dice.choice(_SCANNED)) for line in lines],
    _cut_off,
)


def _wrapped(lines: list[str], width: int) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(line, width) or [""]]


def tear(text: str, dice: Random) -> str:
    """Return a protokoll with up to a dozen changes, and sometimes with one of all its lines."""
    lines = text.split("\n")
    for _ in range(dice.randint(1, 12)):
        if lines:
            lines = dice.choice(LINES_CHANGES)(dice, lines)
    if lines and dice.random() < 0.3:
        lines = dice.choice(ALL_CHANGES)(dice, lines)
    return "\n".join(lines)


def babble(dice: Random) -> str:
    """Return lines of the words that the parser knows, in any order, with signs between."""
    lines = ["Socialnämnden", "Datum: 2021-03-04", ""] if dice.random() < 0.7 else []
    for _ in range(dice.randint(1, 40)):
        line = "".join(_spoken(dice) for _ in range(dice.choice([0, 1, 1, 1, 2, 2, 3, 5])))
        lines.append(line.rstrip() if dice.random() < 0.7 else f"{line}\n")
    return "\n".join(lines)


def _spoken(dice: Random) -> str:
    said = dice.choice(dice.choice([WORDS, WORDS, [*SAID], [*SAID], SIGNS, [*LEADERS]]))
    said = dice.choice([said, said.capitalize(), said.capitalize(), said.upper()])
    return said + dice.choice([" ", " ", " ", ": ", ", ", "", "\t", "    ", " – ", "/", "."])
