"""The layouts of an attendance list: which of its lines belong together, and which name nobody.

A list may be one person on a line, one cell on a line, all names first and then all remarks, or a table with
marks. This module turns each of them into rows of one text a person; `attendance` reads the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.legends import without_signs
from ingest.parsing.fields.name_order import given_names_first
from ingest.parsing.fields.names import (
    PARTICLES,
    PARTIES,
    is_name_word,
    looks_like_name,
    party_of,
    take_closed_name,
)
from ingest.parsing.fields.people import ROLE, read_person
from ingest.parsing.fields.posts import is_chair_title, is_title, is_title_word
from ingest.parsing.fields.remarks import find_remarks
from ingest.parsing.fields.rows import SIGN, Row
from ingest.parsing.fields.senders import has_label, sent_by_label, under_headings
from ingest.parsing.fields.tables import (
    HEADER_WORD,
    MARK,
    is_bare_person,
    is_header,
    merged_header,
    read_row,
)
from ingest.parsing.line import COLUMNS, Line, cells_of
from ingest.parsing.model import Group

NOBODY = re.compile(
    r"""[\W_]*(?:(?:
        (?:\d+\s|[A-ZÅÄÖ]{1,5}\s+)?(?:vakant|vakans|vakanta?\splats)\b.{0,40}
      | (?:\d+|en|två|tre|fyra|fem|sex|flera)\s(?:åhörare|besökare|elever|gäster|personer)\b.{0,30}
      | (?:åhörare|allmänhet(?:en)?)\b.{0,30}
      | (?:summa|totalt|antal\s\w+|s:a)\b[\s:.\d]*+
      | (?-i:(?:Representanter|Företrädare|Medlemmar|Medarbetare|Elever|Ungdomar)\s(?:för|från|ur|vid|i)\s
           [^A-ZÅÄÖ():;]++)
      | ersättare\s(?:saknas|ej\sutsedd|inte\sutsedd)(?:\sför\s[^§]{3,60})?\.?
      | (?:inga|ingen|saknas|ej\saktuellt)(?![\w-])(?!\s(?-i:[A-ZÅÄÖ]))[^()]{0,30}
      | (?:enligt|se)\s(?:\w+\s){0,2}
        (?:\w*förteckning|\w*lista|\w*rapport|sidan?|sid\.?|bilaga|nedan|nästa|ovan)\b.{0,40}
      | (?:[XNF1]|-|/)\s?=\s?\w+(?:[,;\s]+(?:[XNF1]|-|/)\s?=\s?\w+)*(?:\s+§.*)?
    )[\W_]*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_LAST_MARK = re.compile(r"[\t ](?:[XxNn✓✔☒×]|\[[xX]\])(?=\s|$)")


def rows_of(lines: Sequence[Line], head: Line | None = None) -> tuple[list[Row], list[Line]]:
    """Return the rows of a list and the lines that name nobody: "Vakant (M)", "---", a table's header.

    `head` is the head of the table where that is told by what stands above the list.
    """
    lines, legends, said = without_signs(lines)
    lines = given_names_first(lines)
    nobody = legends + [line for line in lines if NOBODY.fullmatch(line.text)]
    no_names = set(nobody)
    named = [line for line in lines if line not in no_names]
    header = next((line for line in named[:3] if is_header(line.text)), None)
    if header is not None:
        heads = [line for line in named if is_header(line.text)]
        nobody += heads
        named = [line for line in named if not is_header(line.text)]
        if len(heads) > 1 and heads[1].number == header.number + 1:
            header = header._replace(text=merged_header(header.text, heads[1].text))
    header = head or header
    alone = 0
    while alone < len(named) and HEADER_WORD.fullmatch(named[alone].text.strip(" :")):
        alone += 1
    if alone > 1:
        nobody += named[:alone]
        named = named[alone:]
    has_marks = any(_LAST_MARK.search(line.text) for line in named)
    rows = [_labelled(read_row(line, header, has_marks=has_marks)) for line in _unwrapped(named)]
    rows = sent_by_label(_with_stand_ins(rows))
    rows = rows if header else _with_places(rows)
    rows, headings = under_headings(_joined_cells(_zipped_columns(rows)))
    nobody += [line for line in named if line.number in headings]
    rows = [_said_by_sign(row, *said[row.first]) if row.first in said else row for row in rows]
    return rows, sorted(nobody, key=lambda line: line.number)


def _said_by_sign(row: Row, group: Group, absent: bool) -> Row:
    return row._replace(group=group, mark="absent" if absent else row.mark)


_PIECE_END = re.compile(r"[,;)]\s*([^,;()]*)$")
_AND_FIRST = re.compile(r"^(?:och|samt)\s")
_OPEN_END = re.compile(r"(?:[^\W\d_][\w.'’´-]*\s?){1,3}")


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines of a comma list, where one was wrapped inside a person: "…, Eva" above "Lindgren (V), …"."""
    result: list[Line] = []
    for line in lines:
        if ". " in line.text:
            line = line._replace(text=with_commas(line.text))
        before = result[-1] if result else None
        if before is not None and line.number <= before.number + 3 and _is_wrapped(before.text, line.text):
            result[-1] = before._replace(text=f"{before.text.rstrip()} {line.text.strip()}")
        else:
            result.append(line)
    return [_told_apart(line) for line in result]


_LACKING = re.compile(r"\.\s+För\s[^.]{3,60}\ssaknas\sersättare\.?")
_RESPECTIVELY = re.compile(
    r"(?P<one>(?:[A-ZÅÄÖ][\w-]+\s){2,4})och\s(?P<two>(?:[A-ZÅÄÖ][\w-]+\s){2,4})(?P<what>[a-zåäö][^.]{5,80}?)\s"
    r"och\sersätt(?:e)?s\sav\s(?P<by>[^.,]{4,40}?)\srespektive\s(?P<other>[^.,]{4,40})\.?"
)


def _told_apart(line: Line) -> Line:
    """A line of two people who are replaced by two as the sentences of each; that nobody replaces somebody
    is left out."""
    text = line.text
    if "saknas" in text:
        text = _LACKING.sub("", text)
    if "respektive" in text:
        text = _RESPECTIVELY.sub(
            r"\g<one>\g<what>, ersätts av \g<by>; \g<two>\g<what>, ersätts av \g<other>", text
        )
    return line if text is line.text else line._replace(text=text)


_PERSON_END = re.compile(
    r"(?<![^\W\d_])(?P<word>[^\W\d_]{3,40})\.\s+(?=(?P<next>[^\W\d_][\w-]+)\s|(?P<last>[^\W\d_]{4,})\b)"
)


def with_commas(text: str) -> str:
    """Return a line with commas for the full stops that end people: "Bo Ek, kamrer" for "Bo Ek. kamrer"."""
    return _PERSON_END.sub(_comma_for_stop, text)


def _comma_for_stop(match: re.Match[str]) -> str:
    """The comma for a full stop that ends a person: "kamrer Bo Ek. Docent Eva Al", "Bo Ek. kamrer"."""
    following = match["next"] or match["last"]
    ends = is_name_word(match["word"]) and not is_title_word(match["word"])
    return f"{match['word']}, " if ends and (following[0].isupper() or is_title_word(following)) else match[0]


_END_OF_LINE = 160
"""So much of a line, which may be many lines joined, tells how it ends."""
_FIRST_WORDS = re.compile(r"[^,;(§.\t\d]+")
IN_MID_SENTENCE = re.compile(r"\s(?:i|på|vid|inom|respektive)$|\.\sFör$")
"""A line that ends so goes on in the next one."""
_IN_MID_PERSON = re.compile(r"[\w”\"]$")


def _goes_on_below(above: str, below: str) -> bool:
    """Whether a line of several people breaks inside the last one: the next line begins in small letters, or
    with one word of a name ("…, Lena Ek ersätter Bo" above "Al (M), …")."""
    above = above[-_END_OF_LINE:]
    if IN_MID_SENTENCE.search(above) or below.startswith(("och ", "samt ")):
        return True
    if ", " not in above or not _IN_MID_PERSON.search(above) or above[-1].isdigit():
        return False
    first = _FIRST_WORDS.match(below)
    words = first[0].split() if first else []
    if not words or any(remark.start == 0 for remark in find_remarks(first[0], None)):  # type: ignore[index]
        return False
    if words[0][0].islower():
        return not is_title_word(words[0]) and words[0] not in PARTICLES
    is_single = len(words) == 1 or words[1] in {"och", "samt", "ersätter", "för"} or is_title_word(words[1])
    return is_single and is_name_word(words[0]) and is_name_word(above.split()[-1])


def _is_wrapped(above: str, below: str) -> bool:
    """Whether a line ends inside a name that the next line closes, or between a post and its name."""
    if above[-1:] == ")":
        return False
    below = below.strip()
    if _goes_on_below(above, below):
        return True
    end = open_end(above)
    if not end:
        return False
    joined = f"{end} {below}"
    closed = take_closed_name(joined, 0, len(joined))
    if closed and closed[1] > len(end):
        alone = take_closed_name(below, 0, len(below))
        return alone is None or end.split()[-1] in PARTICLES
    if is_title(end) and end[0].islower() and not is_chair_title(end) and read_person(end) is None:
        first = read_person(above.split(",")[0].split(":")[-1])
        person = read_person(below)
        if person is None:
            whole = read_person(joined)
            return bool(whole and whole.title and not whole.party)
        return bool(first and first.title and not first.party and not person.title)
    return bool(closed) and below.startswith("(")


def open_end(text: str) -> str:
    """Return the words at the end of a line that may be the beginning of a person: "Eva" of "Bo Al (S), Eva",
    or "" where it ends otherwise."""
    found = _PIECE_END.search(text)
    end = _AND_FIRST.sub("", found[1].strip()) if found else ""
    if not _OPEN_END.fullmatch(end) or _is_party_cell(end) or "\t" in text or text.lstrip().startswith("("):
        return ""
    return end


_SERVING = re.compile(
    r"(?:[Tt]jg|[Tt]jänstg|[Tt]jänstgörande)\.?\s(?:ersättare|ers\.?)\s+(?=[A-ZÅÄÖ][^\W\d_]+\s+[A-ZÅÄÖ])"
)
_DEPUTY = re.compile(
    r"\s*(?P<party>[A-ZÅÄÖ]{1,4}\s+)?(?:tjg\.?\s|tjänstgörande\s|tj\.?\s)?(?:ersättare|ers\.?"
    r"|suppleant)\s*[:\t]\s*(?=[^\W\d_])",
    re.IGNORECASE,
)


_PARTY_LABEL = re.compile(
    r"\s*(?P<code>[A-ZÅÄÖ]{1,4}|[A-ZÅÄÖ]\w+(?:demokraterna|partiet)|Moderaterna|Liberalerna):\s*(?=\w)"
)


def _labelled(row: Row) -> Row:
    """A row without its label: "Ersättare: Emil Hallberg" (the deputy of the one above), "KD: Bo Ek", "Tjg.
    ers. Eva Al"."""
    if row.text[:1] in "tT" and (match := _SERVING.match(row.text)):
        return row._replace(text=row.text[match.end() :], group="serving_substitute")
    if ":" not in row.text and "\t" not in row.text:
        return row
    if (match := _PARTY_LABEL.match(row.text)) and (party := party_of(match["code"])):
        return row._replace(text=row.text[match.end() :], party=party)
    text = without_deputy_label(row.text)
    return row if text is None else row._replace(text=text, is_deputy=True)


def without_deputy_label(text: str) -> str | None:
    """Return "S\tEmil Hallberg" for "S  Ersättare: Emil Hallberg", or None where no label stands."""
    match = _DEPUTY.match(text)
    return f"{(match['party'] or '').strip()}\t{text[match.end() :]}" if match else None


def _with_stand_ins(rows: list[Row]) -> list[Row]:
    """Where a list without marks names a few substitutes, those came in the place of the members beside."""
    named = sum(row.substitute is not None for row in rows)
    if not named or named * 2 > len(rows) or any(row.mark for row in rows):
        return rows
    return [
        row._replace(mark="absent", substitute_serves=True, is_guess=True) if row.substitute else row
        for row in rows
    ]


# --- columns without a head: name, place, remark ----------------------------------------------------------

_PLACE_FIRST = re.compile(r"(?:Norra|Södra|Östra|Västra|Övre|Nedre|Stora|Lilla|Nya|Gamla|Mellersta)\s")


def _with_places(rows: list[Row]) -> list[Row]:
    """Rows whose second column is a place: "Eva Lund (M)    Västra Ed    tjänstgör för Bo Berg".

    Place names of two words look like people; single words in the same column tell, or "Västra".
    """
    if not any("\t" in row.text or "  " in row.text for row in rows):
        return rows
    cells = [[cell for cell in COLUMNS.split(row.text.strip()) if cell] for row in rows]
    seconds = [c[1].strip() for c in cells if len(c) > 1 and _names_and_party(c[0]) and _is_loose_cell(c[1])]
    named = sum(looks_like_name(cell) for cell in seconds)
    places = sum(bool(_PLACE_FIRST.match(cell)) for cell in seconds)
    if not seconds or not named or (not places and named == len(seconds)):
        return rows
    return [
        row._replace(text="\t".join([c[0], *c[2:]]), affiliation=c[1].strip())
        if len(c) > 1 and c[1].strip() in seconds and _names_and_party(c[0])
        else row
        for row, c in zip(rows, cells, strict=True)
    ]


def reads_by_others(text: str) -> bool:
    """Say whether other rows tell how a row is read: it has a label, or a column that may be of places."""
    row = Row(text, 0, 0)
    if _labelled(row) is not row or has_label(text):
        return True
    cells = cells_of(text)
    return len(cells) > 1 and _is_loose_cell(cells[1]) and _names_and_party(cells[0])


def _names_and_party(cell: str) -> bool:
    person = read_person(cell)
    return bool(person and person.party and not person.rest)


def _is_loose_cell(cell: str) -> bool:
    """A cell that says neither party, post, number nor anything known of presence."""
    text = cell.strip()
    return (
        text[:1].isupper()
        and not SIGN.search(text)
        and not is_title(text)
        and not ROLE.fullmatch(text)
        and not find_remarks(text, None)
        and party_of(text) not in PARTIES
    )


# --- cells on lines of their own ------------------------------------------------------------------------


def _joined_cells(rows: list[Row]) -> list[Row]:
    """Lines with a party or a mark alone go to the name they belong to, before or after it."""
    alone = [row for row in rows if _is_party_cell(row.text) or MARK.fullmatch(row.text.strip())]
    if not alone:
        return rows
    party_first = _is_party_cell(rows[0].text) and len(alone) >= 2
    result: list[Row] = []
    waiting: Row | None = None
    for row in rows:
        text = row.text.strip()
        if MARK.fullmatch(text) and not (
            party_first and _is_party_cell(text) and waiting is None and text in PARTIES
        ):
            if result:
                result[-1] = result[-1]._replace(last=row.last, mark="absent" if text in "Ff" else "present")
            continue
        if _is_party_cell(text):
            if party_first:
                waiting = row
            elif result and not read_party(result[-1].text):
                result[-1] = result[-1]._replace(
                    text=f"{result[-1].text} ({text.strip('()')})", last=row.last
                )
            else:
                result.append(row)
            continue
        if waiting is not None:
            row = row._replace(text=f"{waiting.text.strip()}\t{row.text.strip()}", first=waiting.first)
            waiting = None
        result.append(row)
    return result


_LONGEST_PARTY = 30


def _is_party_cell(text: str) -> bool:
    bare = text.strip()
    if len(bare) > _LONGEST_PARTY:
        return False
    code = bare.strip("()").strip()
    if " " in code:
        return False
    in_brackets = bare.startswith("(") and bare.endswith(")")
    return code.upper() in PARTIES or (
        party_of(code) is not None and (in_brackets or (code.isupper() and len(code) <= 4))
    )


def read_party(text: str) -> str | None:
    """Return the party that a row already has: "Anna Ek (S)" has "S"."""
    person = read_person(text)
    return person.party if person else None


# --- all names first, then all the rest -----------------------------------------------------------------


def _zipped_columns(rows: list[Row]) -> list[Row]:
    """Where k names stand first and then k remarks (or twice k), put each remark beside its name."""
    names = 0
    while names < len(rows) and is_bare_person(rows[names].text):
        names += 1
    rest = rows[names:]
    if names < 2 or not rest or len(rest) % names or any(_begins_row(row.text) for row in rest):
        return rows
    zipped = []
    for index, row in enumerate(rows[:names]):
        parts = [other.text.strip() for other in rest[index::names]]
        zipped.append(row._replace(text="\t".join([row.text.rstrip(), *parts]), last=row.last))
    return zipped


def _begins_row(text: str) -> bool:
    return read_person(text) is not None or bool(MARK.fullmatch(text.strip()))
