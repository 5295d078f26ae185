"""Who signs the minutes: secretary, chair and adjusters, wherever their names stand.

"NAMN (S), justerare"; a role with its name after it, below it or above it; and "Utses att justera", whose
names count where no signature names an adjuster.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ingest.parsing.fields.named_people import find_people
from ingest.parsing.fields.people import looks_like_name
from ingest.parsing.fields.signature_rows import below_adjusted, from_columns, from_labels_above
from ingest.parsing.fields.signers import (
    DOTS,
    ORDER,
    Signatures,
    is_bare_name,
    role_of,
    signer_in,
)
from ingest.parsing.line import COLUMNS, Line, cells_of
from ingest.parsing.memory import remembered
from ingest.parsing.model import ParsedSignatory, SignatoryRole
from ingest.parsing.raw import Field, Front
from ingest.parsing.signing import is_signed_digitally
from ingest.parsing.vocabulary import LABELS, fold

_ROLE_AFTER = re.compile(
    r"(?P<name>.{3,70}?)\s*[,(–-]?\s*\b(?P<role>(?:\w+-?)?sekreterare|(?:tjänstgörande\s+|mötes)?ordförande|ordf\.?|justerare|justerande|protokollsjusterare|protokollförare)\b\)?\.?\s*(?:§+\s*.*|,?\s*(?:den\s)?\d{4}-\d\d-\d\d.{0,12})?",
    re.I,
)
_BETWEEN_NAMES = re.compile(
    r"\s+(?:och|samt|&)\s+|;|,\s+(?=[A-ZÅÄÖ])(?![A-ZÅÄÖ]{1,4}\s*(?:[,;/\t]|$|\s(?:och|samt|&)\s))|/|\t| {2,}"
)
_ONLY_DOTS = re.compile(r"[._…·\s]+")
_RANGE = re.compile(r"paragraf\w*:?\s+§*\s?\d[\d\s§–-]*", re.I)
_RESERVE = re.compile(r"\b(?:med|reserv|ersättare|ers\.?)\b.*$", re.I)
_AS_RESERVE = re.compile(
    r"(?!.*\s(?:med|och|samt|jämte)\s)[^,;]{3,60}\s(?:som|till)\s(?:ersättare|reserv|suppleant)\.?", re.I
)
"""The reserve on a line below the elected: "… och Bo Al med" above "Eva Li som ersättare"."""
_ELECTED_FIRST = re.compile(r"^\s*(?:utses|utsågs|väljs|valdes|utsedd\w*|valda?)\s+", re.I)


def read_signatures(
    fronts: Sequence[Front],
    chairs: Collection[str] = (),
    listed: Collection[str] = (),
    told: Iterable[str] = (),
) -> Signatures:
    """Return who signs: `"Adnan Nagó (S), justerare"` gives an adjuster with party S.

    `chairs` are the names of those whom the list of members calls ordförande; names alone below "Justeras"
    are the chair's and the adjusters' where one of them is a known chair. `listed` are the names of all who
    were there: they part "Anna Ek Bo Al", where nothing else stands between two names. `told` are those whom
    an item elects to adjust, and are asked for only where they may count: where no chair is known, the one
    other name below "Justeras" is the chair's.
    """
    found: list[ParsedSignatory] = []
    elected: list[ParsedSignatory] = []
    result = Signatures(listed=listed)
    fronts = [front for front in fronts if front.lines]
    for front in fronts:
        loose = [line for i in front.loose if _names_role((line := front.lines[i]).text)]
        columns = list(from_columns(front, result))
        in_columns = {signatory.role for signatory in columns}
        elsewhere = (*_from_loose(front, loose, result), *_from_fields(front, chairs, result))
        for signatory in (*columns, *(s for s in elsewhere if s.role not in in_columns)):
            _add(found, signatory)
        elected += _elected(front, result)
        for signatory in _told(front, loose, result):
            _add(found, signatory)
    known = {fold(name) for name in chairs} | {fold(s.name) for s in found if s.role == "chair"}
    if not {"adjuster", "chair"} <= {s.role for s in found}:
        chosen = list(told)
        for front in fronts:
            for signatory in (
                *from_labels_above(front, known, result),
                *below_adjusted(front, known, chosen, result),
            ):
                _add(found, signatory)
    _fill_adjusters(found, elected)
    names = {fold(s.name) for s in found}
    for front in fronts:
        result.used.update(front.lines[i].number for i in front.loose if fold(front.lines[i].text) in names)
    result.people = tuple(s for role in ORDER for s in found if s.role == role)
    return result


def _add(found: list[ParsedSignatory], new: ParsedSignatory) -> None:
    for place, old in enumerate(found):
        if old.role == new.role and fold(old.name) == fold(new.name):
            if old.party is None and new.party is not None:
                found[place] = new
            return
    found.append(new)


def _fill_adjusters(found: list[ParsedSignatory], elected: Sequence[ParsedSignatory]) -> None:
    """The elected adjusters sign where nobody else does; their party counts for a signature without one."""
    adjusters = [s for s in found if s.role == "adjuster"]
    if not adjusters:
        for signatory in elected:
            _add(found, signatory)
        return
    chosen = {fold(s.name) for s in elected}
    all_elected = all(fold(s.name) in chosen for s in adjusters)
    for signatory in elected:
        if all_elected or any(fold(s.name) == fold(signatory.name) for s in adjusters):
            _add(found, signatory)


def _from_loose(front: Front, loose: Sequence[Line], result: Signatures) -> Iterator[ParsedSignatory]:
    """Who signs with the role behind the name; `loose` are the lines without label that name a role."""
    labelled = [
        line
        for f in front.fields
        if f.key in _WITH_SIGNERS and not f.in_notice
        for line in f.lines
        if _names_role(line.text)
    ]
    for line in (*loose, *labelled):
        for cell in cells_of(line.text.strip()):
            signed = _signed_as(cell) if len(cell) < _LONGEST_SIGNATURE else None
            if signed and (person := signer_in(signed[0], signed[1], line)):
                result.used.add(line.number)
                yield person


_WITH_SIGNERS = frozenset({"adjusted", "signatures", "adjusting"})
_LONGEST_SIGNATURE = 110


@remembered
def _signed_as(cell: str) -> tuple[str, SignatoryRole] | None:
    """The name before a role, and which role that is: ("Anna Ek (S)", "chair") in "Anna Ek (S), ordf."."""
    match = _ROLE_AFTER.fullmatch(cell) if _names_role(cell) else None
    role = role_of(match["role"]) if match else None
    return (match["name"], role) if match and role else None


def _names_role(text: str) -> bool:
    low = text.lower()
    return "sekreterare" in low or "ordf" in low or "juster" in low or "protokollförare" in low


def _from_fields(front: Front, chairs: Collection[str], result: Signatures) -> Iterator[ParsedSignatory]:
    signing = [f for f in front.fields if f.key in ORDER and not f.in_notice]
    if not signing:
        return
    above = _names_above(front, signing)
    for f in signing:
        role: SignatoryRole = f.key  # type: ignore[assignment]
        if role == "chair" and (person := _chair_above(f, front, chairs)):
            result.used.add(front.lines[f.index - 1].number)
            yield person
        else:
            yield from _named(f, role, front, above=above, result=result)


def _chair_above(f: Field, front: Front, chairs: Collection[str]) -> ParsedSignatory | None:
    """A known chair right above the role, where somebody else stands right below it: the next one to sign."""
    if not (f.index and f.lines) or f.lines[0].number == f.line.number:
        return None
    above, below = (
        signer_in(line.text.strip(), "chair", line) for line in (front.lines[f.index - 1], f.lines[0])
    )
    is_known = above is not None and above.name in chairs
    return above if is_known and below is not None and below.name not in chairs else None


def _named(
    f: Field, role: SignatoryRole, front: Front, *, above: bool, result: Signatures
) -> Iterator[ParsedSignatory]:
    above = above and not fold(f.label).startswith("vid ")
    is_below = (
        above and f.index and signer_in(front.lines[f.index - 1].text.strip(), role, f.line) is not None
    )
    lines = [line for line in f.lines if line.number == f.line.number] if is_below else f.lines
    named = [(line, _people_of(line, role, result.listed)) for line in lines]
    if not any(people for _, people in named):
        in_row = _is_row_of_roles(front.lines[f.index].text)
        neighbour = None if in_row and not above else _neighbour(front, f.index, -1 if above else 1)
        named = [(neighbour, _people_beside(neighbour, role, result.listed))] if neighbour else []
    named = [(line, people) for line, people in named if people]
    while role == "adjuster" and named and not above and (below := _next_adjuster(front, named[-1][0])):
        named.append((below, _people_of(below, role, result.listed)))
    for line, people in named:
        result.used.add(line.number)
        yield from people


def _people_beside(line: Line, role: SignatoryRole, listed: Collection[str]) -> list[ParsedSignatory]:
    """Who is named alone above or below a role; two names in columns may be of two roles."""
    several = _of_list(line, role, listed)
    person = signer_in(line.text.strip(), role, line)
    return several or ([person] if person else [])


def _people_of(line: Line, role: SignatoryRole, listed: Collection[str]) -> list[ParsedSignatory]:
    """Who is named on the line of a role."""
    several = _of_list(line, role, listed)
    return several or [p for part in _parts(line.text) if (p := signer_in(part, role, line))]


def _of_list(line: Line, role: SignatoryRole, listed: Collection[str]) -> list[ParsedSignatory]:
    """Two names of the attendance list with nothing between them: "Anna Ek Bo Al"."""
    if role != "adjuster" or "  " in line.text.strip():
        return []
    text = " ".join(line.text.split())
    words = text.split(" ")
    known = {fold(name) for name in listed} if len(words) > 3 else ()
    for place in range(2, min(len(words) - 1, 6)):
        names = (" ".join(words[:place]), " ".join(words[place:]))
        if all(fold(name) in known for name in names):
            return [ParsedSignatory(role, name, None, (line.number, line.number)) for name in names]
    return []


def _next_adjuster(front: Front, line: Line) -> Line | None:
    """The bare name right below an adjuster's: two sign under one Justerare."""
    place = next((i for i, row in enumerate(front.lines) if row.number == line.number), len(front.lines))
    if place + 1 >= len(front.lines) or not is_bare_name(front.lines[place + 1].text.strip()):
        return None
    below = front.lines[place + 2].text.strip() if place + 2 < len(front.lines) else ""
    return None if role_of(below) and LABELS.get(fold(below)) in ORDER else front.lines[place + 1]


def _parts(text: str) -> list[str]:
    """Several names on one line: "Anna Ek (S) och Bo Al (M)"."""
    text = _RESERVE.sub("", text)
    return [part for part in _BETWEEN_NAMES.split(text) if part.strip()]


def _is_row_of_roles(text: str) -> bool:
    """True for "Ordförande      Justerare": the names below stand in its columns."""
    cells = COLUMNS.split(text.strip()) if len(text) < _LONGEST_ROW else ()
    return len(cells) > 1 and all(LABELS.get(fold(cell)) in ORDER for cell in cells)


_LONGEST_ROW = 300
"""So long is no row of roles; the line is asked of for each of its labels."""
_MOST_BLANKS = 5
"""Between a role and its name is room for a signature."""


def _is_range(text: str) -> bool:
    """True for "Paragrafer 3–9", and for the label and the range on lines of their own."""
    return (
        bool(_RANGE.fullmatch(text))
        or LABELS.get(fold(text)) == "range"
        or _RANGE_ALONE.fullmatch(text) is not None
    )


_RANGE_ALONE = re.compile(r"§§?\s?\d[\d\s§,–-]*")


def _neighbour(front: Front, index: int, step: int) -> Line | None:
    """The next line in one direction; a row of dots, "Digital signering", the range or one blank line may
    stand between."""
    seen, blanks = 0, 0
    i = index + step
    while 0 <= i < len(front.lines) and seen < 3:
        text = front.lines[i].text.strip()
        if text and not (_ONLY_DOTS.fullmatch(text) or _is_range(text) or is_signed_digitally(text)):
            return front.lines[i]
        seen += bool(text)
        blanks += not text
        if blanks > _MOST_BLANKS:
            return None
        i += step
    return None


def _names_above(front: Front, signing: Sequence[Field]) -> bool:
    """True where the names stand above their roles: straight above the first role that has no name on
    its line."""
    for f in signing:
        if any(signer_in(line.text, "chair", line) for line in f.lines) or fold(f.label) == "vid protokollet":
            continue
        if f.index == 0:
            continue
        directly = front.lines[f.index - 1].text.strip()
        below = front.lines[f.index + 1].text.strip() if f.index + 1 < len(front.lines) else ""
        is_name = LABELS.get(fold(directly)) is None and signer_in(directly, "chair", f.line) is not None
        if is_signed_digitally(below) and not is_name:
            return False
        if directly and is_name:
            return not (below and signer_in(below, "chair", f.line) is not None and _dotted(front, f.index))
    return False


def _dotted(front: Front, index: int) -> bool:
    return bool(DOTS.search(front.lines[index].text))


_TOLD_ADJUSTERS = re.compile(
    r"(?:Att|Till)\s(?:(?:jämte|tillsammans\smed)\s(?P<chair>ordf\w*\.?[^,.]{0,60}?),?\s)?"
    r"(?:att\s)?(?:justera|underteckna|justerare|protokolljusterare)\b[^.]{0,40}?\s?(?:valdes|utsågs|utses|väljs)\s(?P<names>[^.]+)"
)
_TOLD_SECRETARY = re.compile(r"\b(?:[Ss]ekreterare|[Pp]rotokollet\sfördes)\s(?:är|var|av)\s(?P<names>[^.]+)")


def _told(front: Front, loose: Sequence[Line], result: Signatures) -> Iterator[ParsedSignatory]:
    """Who signs where a sentence says it: "Att jämte ordförande Bo Al justera protokollet valdes Eva Li"."""
    lines = [line for f in front.fields if f.key == "adjusting" and not f.in_notice for line in f.lines]
    for line in (*loose, *lines):
        if len(line.text) > 300:
            continue
        adjusters, secretary = _TOLD_ADJUSTERS.match(line.text), _TOLD_SECRETARY.search(line.text)
        if not (adjusters or secretary):
            continue
        chair = adjusters["chair"] if adjusters else None
        for role, text in (
            ("secretary", secretary["names"] if secretary else ""),
            ("chair", chair or ""),
            ("adjuster", adjusters["names"] if adjusters else ""),
        ):
            for part in _parts(text):
                if person := signer_in(part, role, line):  # type: ignore[arg-type]
                    result.used.add(line.number)
                    yield person


def _elected(front: Front, result: Signatures) -> list[ParsedSignatory]:
    found: list[ParsedSignatory] = []
    for f in front.fields:
        if f.key not in {"elected_adjusters", "reserve", "adjusting"} or f.in_notice:
            continue
        for line in f.lines:
            if f.key == "reserve":
                if find_people(line.text) or looks_like_name(line.text.strip()):
                    result.used.add(line.number)
                continue
            if _AS_RESERVE.fullmatch(line.text.strip()):
                result.used.add(line.number)
                continue
            for part in _parts(_ELECTED_FIRST.sub("", line.text)):
                person = signer_in(part, "adjuster", line)
                if person:
                    result.used.add(line.number)
                    if f.key != "adjusting" or person.party:
                        found.append(person)
    return found
