"""What of the text outside the items went into no field: reported block by block, so that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from ingest.parsing.fields.list_headings import words_beside
from ingest.parsing.labels import COUNCILLORS
from ingest.parsing.memory import remembered
from ingest.parsing.model import Problem
from ingest.parsing.raw import Block, Field, Front
from ingest.parsing.vocabulary import ATTENDANCE, LABELS, MONTHS, fold

_LISTS = {
    "contents": "Innehållsförteckning",
    "address": "Adress",
    "notice": "Anslag",
    "notice_line": "Anslag",
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAID = {
    word for known in (LABELS, MONTHS) for phrase in known for word in _WORD.findall(phrase)
} | frozenset(
    """
    måndag måndagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lördag
    lördagen söndag söndagen den och samt till från med för fört vid över hölls början möte mötet
    sammanträden sammanträdesprotokoll protokollsutdrag minnesanteckningar mötesanteckningar digital
    digitalt justera justerades
    """.split()  # noqa: SIM905
)
"""Words that a field says in another way: labels, months, weekdays and what joins them."""

_SAID_OF_PEOPLE = {word for phrase in ATTENDANCE for word in _WORD.findall(phrase)} | frozenset(
    """
    ersätter ersatte ersätts ersättare ers tjänstgör tjänstgjorde tjänstgörande tjänstg tjg tgj
    istället istf distans länk digitalt teams zoom delvis del jäv inte icke deltog deltar under from
    tom grund punkt punkten ledamot ordf vice ordförande nej avstår närv frånv parti vakant paragraf
    paragraferna mötet sammanträdet via uppehåll ersättaren ersättarna suppleant suppleanten suppleanterna
    ledamoten ledamöterna tjänstemännen tjänstepersonerna var hade också även dessutom vidare därutöver
    närvarade medverkade lämnar lämnade anlände anländer anslöt ansluter avvek avviker inträdde
    tillträdde efter före inför anmäler anmälde anmäld jävig gick går deltagit behandlingen beslutet
    handläggningen ärendet därefter ersatt hela tiden stället ställe pga
    inträder distansdeltagande partilös politisk vilde obunden oberoende
    socialdemokraterna moderaterna centerpartiet liberalerna folkpartiet kristdemokraterna vänsterpartiet
    miljöpartiet sverigedemokraterna närvarolista röstlista omröstningslista upprop förteckning över
    """.split()  # noqa: SIM905
)
"""Words by which a list says presence, replacement and part; the person's entry says them in its keys."""

_SAID_OF_SIGNING = frozenset(
    """
    plats tid digital digitalt digitala elektronisk elektroniskt protokoll protokollet protokollets har och
    dagens med via genom mobilt svenskt bankid legitimation justera justeras justerat justerats justerades
    justerad justering justeringen signera signeras signerat signerats signerades signerad signering
    signeringen undertecknas undertecknat undertecknats undertecknad undertecknande underskrift justeringens
    """.split()  # noqa: SIM905
)
"""Words by which a line says that the minutes are signed digitally."""


_SAID_IN_LISTS = _SAID | _SAID_OF_PEOPLE


@remembered
def _own_words(text: str) -> Sequence[str]:
    """The words of a line of a list that no list says by itself: most often the name alone."""
    return tuple([word for word in _words(text) if word not in _SAID_IN_LISTS])


@remembered
def _telling(text: str) -> Sequence[str]:
    """The words of a line that no field says in another way."""
    return tuple([word for word in _words(text) if word not in _SAID])


@remembered
def _words(text: str) -> Sequence[str]:
    """The words of a name or a line of a list, in small letters; the same people come back in all minutes."""
    return tuple(_WORD.findall(text.casefold()))


def unplaced(fronts: Sequence[Front], used: set[int], values: Iterable[str]) -> list[Problem]:
    """Return a warning `unplaced_text` for each block of lines that no field holds.

    `used` are the lines that a value was read from, `values` the values: a line that says more than they do
    ("Justeringens plats: Kommunkontoret 2011-10-03") is told, too. The notice, the contents list and an
    address are one block each; a label without a value is none.
    """
    words = {word for value in values for word in _words(value)}
    said = words | {f"{word}s" for word in words}
    unsaid = {
        line.number
        for front in fronts
        for line in front.lines
        if line.number in used and not said.issuperset(_telling(line.text))
    }
    return [problem for front in fronts if front.lines for problem in _of_front(front, used - unsaid)]


def unread(blocks: Sequence[Block], values: Iterable[str]) -> list[Problem]:
    """Return a warning `unplaced_text` for each line of a list that says more than the people read from
    it, and for an unusual heading that nobody follows ("Upprop") or that says more than who they are."""
    said: set[str] = set()
    for value in values:
        said.update(_words(value))
    empty = [
        Problem("unplaced_text", f"Text utan plats: {block.heading}", block.line.number)
        for block in blocks
        if block.heading
        and fold(block.heading) not in ATTENDANCE
        and (
            not block.lines
            or fold(block.heading) in COUNCILLORS
            or not all(_is_known(word, said) for word in words_beside(block.heading))
        )
    ]
    return empty + [
        Problem("unplaced_text", f"Text utan plats: {line.text.strip()}", line.number)
        for block in blocks
        for line in block.lines
        if not said.issuperset(_own_words(line.text))
    ]


def _is_known(word: str, said: Set[str]) -> bool:
    bare = word.strip("'\".:;")
    forms = {bare, bare.removesuffix("s")}
    return not (said.isdisjoint(forms) and _SAID_IN_LISTS.isdisjoint(forms)) or not any(
        map(str.isalpha, bare)
    )


def _of_front(front: Front, used: set[int]) -> list[Problem]:
    left: dict[int, tuple[str, str]] = {}
    for field in front.fields:
        _collect(field, used, left)
    for i in front.loose:
        line = front.lines[i]
        if line.number not in used:
            text = line.text.strip()
            if line.number in left:  # of a field on it, or of a line with a form feed
                before = left[line.number][1]
                text = text if set(_words(text)).issuperset(_words(before)) else f"{before} {text}"
            left[line.number] = ("", text)
    if not left:
        return []
    blanks = {line.number for line in front.lines if not line.text}
    blocks: list[list[tuple[int, str, str]]] = []
    for number in sorted(left):
        kind, text = left[number]
        if blocks and kind == blocks[-1][-1][1] and _adjoin(blocks[-1][-1][0], number, kind, blanks):
            blocks[-1].append((number, kind, text))
        else:
            blocks.append([(number, kind, text)])
    return [_problem(block) for block in blocks]


def _collect(field: Field, used: set[int], left: dict[int, tuple[str, str]]) -> None:
    kind = "Anslag" if field.in_notice else _LISTS.get(field.key, "")
    if field.key == "digital" and not field.in_notice and _SAID_OF_SIGNING.issuperset(_words(field.label)):
        return
    wanted = [line for line in field.lines if kind or line.number not in used]
    if kind and field.label and (field.lines or field.key in {"notice", "address"}):
        left[field.line.number] = (kind, field.line.text.strip())
    for line in wanted:
        if line.number in left and left[line.number][1].endswith(line.text.strip()):
            continue
        has_label = field.label and line is field.lines[0] and not kind and field.key != "digital"
        label = f"{field.label}: " if has_label else ""
        left[line.number] = (
            kind,
            label + line.text.strip()
            if line.number not in left
            else left[line.number][1] + " " + line.text.strip(),
        )


def _adjoin(before: int, number: int, kind: str, blanks: set[int]) -> bool:
    """Two lines are one block where they adjoin; of a notice, a list or an address also over blank lines."""
    between = range(before + 1, number)
    return not between or (bool(kind) and all(n in blanks for n in between))


def _problem(block: Sequence[tuple[int, str, str]]) -> Problem:
    number, kind, _ = block[0]
    text = "\n".join(text for _, _, text in block)
    return Problem("unplaced_text", f"{kind or 'Text utan plats'}: {text}", number)
