"""Where the items begin: the paragraph headings ("§ 45 Rubrik", "SN § 61", "65/18 Rubrik", "5. Rubrik").

Each way of numbering is a `Form` with a pattern; the first one that gives a credible chain of numbers is
the document's. What only looks like a heading is told by what follows the number, by the line before it,
and by the chain: a contents list, a law, a wrapped "§ 27, att …", the statutes printed inside an item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.parsing.heading_forms import FORMS, SENTENCE_END, SIGN_LAST, Form, Heading, Headings, ends_in_page
from ingest.parsing.line import Line
from ingest.parsing.numbered import find_numbered

_CONTINUED = re.compile(
    r"\s*(?:(?:forts\.?|fortsättning(?:\s+(?:från|på|av))?)\s*:?\s*(?:\w{1,12}\s)?§\s*(?P<a>\d{1,4})(?:/\d{2,4})?"
    r"|(?:[\w/]{1,12}\s)?§\s*(?P<b>\d{1,4})(?:/\d{2,4})?(?:\s+(?=\S*\d)[\w/:-]{3,20})?\s*[,(–-]?\s*(?:forts\.?|fortsättning)\)?)"
    r"(?:\s.{0,80})?[.:]?\s*",
    re.I,
)
_OPEN_END = re.compile(
    r"(?:,|\b(?:enligt|i|av|och|samt|se|till|från|med|beslut|paragraf|den|jämlikt|på|under|för|om|eller|vid|§+|nr|kap\.?|"
    r"stöd av|\d{4}-\d\d-\d\d))\s*$",
    re.I,
)
_LABELLED = re.compile(r"\s*(?:dnr|diarienr|diarienummer|ärendenummer|ärendenr)\b", re.I)
_LONGEST = 300


def find_headings(
    lines: Sequence[Line],
    *,
    forms: Sequence[Form] = FORMS,
    whole: tuple[int, int] | None = None,
    is_structure: Callable[[str], bool] = lambda text: False,
) -> Headings:
    """Return the headings of the items in document order.

    `whole` is the range that the header states; `is_structure` says that a line is a section heading.
    """
    best = Headings()
    signed, continued = _with_sign(lines)
    for form in forms:
        if form.name in _SIGNED:
            found = _signed(lines, signed, form, whole, is_structure)
            found.continued |= continued
        elif len(best.items) >= 3:
            break
        else:
            found = find_numbered(lines, form, whole)
        if len(found.items) >= form.least and len(found.items) > 2 * len(best.items):
            found.continued |= best.continued
            best = found
    return best


_SIGNED = {"sign", "sign_last"}


def _with_sign(lines: Sequence[Line]) -> tuple[list[tuple[int, str]], set[int]]:
    """The lines with a paragraph sign near their beginning, each with what stands before it, and those that
    only say that an item goes on."""
    signed: list[tuple[int, str]] = []
    continued: set[int] = set()
    for i in [i for i, line in enumerate(lines) if "§" in line.text]:
        text = lines[i].text
        place = text.find("§", 0, 60)
        if place < 0:
            continue
        if (place < 24 or text[0] in "fF") and "fort" in text.lower() and _CONTINUED.fullmatch(text):
            continued.add(i)
        else:
            signed.append((i, text[:place].rstrip()))
    return signed, continued


def _signed(
    lines: Sequence[Line],
    signed: Sequence[tuple[int, str]],
    form: Form,
    whole: tuple[int, int] | None,
    is_structure: Callable[[str], bool],
) -> Headings:
    found = Headings()
    candidates: list[Heading] = []
    for i, before in signed:
        if before[-1:].isdigit() if form is SIGN_LAST else _may_label(before):
            match = form.pattern.match(lines[i].text)
            if match and (heading := _candidate(lines, i, match, form)):
                candidates.append(heading)
    if not candidates:
        return found
    runs = _runs(candidates)
    real: list[Heading] = []
    last_run = {heading.number: place for place, run in enumerate(runs) for heading in run}
    for place, run in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else ()
        again = sum([last_run[heading.number] > place for heading in run]) if following else 0
        if _is_contents(lines, run, following, again, is_structure):
            if len(run) > 1 or run[0].rest:
                found.contents |= _contents_lines(lines, run)
        else:
            real += [h for h in run if not h.listed or h.sure]
    found.items = _chain(lines, real, whole, is_structure)
    found.continued |= _printed_again(found.items, real)
    first = found.items[0].index if found.items else len(lines)
    found.contents = {i for i in found.contents if i < first}
    return found


def _may_label(before: str) -> bool:
    """Whether what stands before a paragraph sign can be a board, its code or a number: in a sentence it is
    often a comma ("2023-03-07, § 1")."""
    return not before or before[-1].isalnum() or before[-1] in "._-"


def _candidate(lines: Sequence[Line], i: int, match: re.Match[str], form: Form) -> Heading | None:
    rest = match["rest"].strip()
    code = (match["code"] or "") if "code" in form.pattern.groupindex else ""
    if len(rest) > _LONGEST or (len(code) > 12 and rest and not _LABELLED.match(rest)):
        return None
    if code and code.casefold().split()[0] in _NO_CODES:
        return None
    rest = rest.lstrip(".:–—- \t") if not rest.startswith("...") else rest
    listed = ends_in_page(match["rest"])
    before = _previous(lines, i)
    blank_before = i == 0 or not lines[i - 1].text or bool(lines[i].markup.startswith("#"))
    starts_well = not rest or not rest[0].islower()
    wrapped = not blank_before and bool(_OPEN_END.search(before)) and len(before) > 30
    if wrapped:
        return None
    if not starts_well and not (blank_before and len(rest) < 120 and not SENTENCE_END.search(rest)):
        return None
    sure = starts_well and (blank_before or before[-1:] in ".:!?…" or len(before.strip()) < 50)
    number = int(match["n"])
    label = " ".join(match["label"].split())
    return Heading(i, number, label, rest, form.name, sure, listed, code)


_NO_CODES = {
    "enligt", "se", "i", "av", "och", "till", "från", "den", "forts", "forts.", "fortsättning", "jämlikt", "kap.", "kap", "ej", "under", "ändring",  # noqa: E501
    "paragraf", "beslut", "protokoll", "ersätter", "tjänstgör", "t.o.m.", "fr.o.m.", "tom", "from", "om", "på", "för", "utom", "ordförande", "ordförande,",  # noqa: E501
    "justering", "omedelbar", "med", "deltog", "delvis", "del", "närvarande", "bilaga", "reservation", "yrkande", "justerat", "paragrafen", "jäv", "lag", "lagen",  # noqa: E501
}  # fmt: skip


def _previous(lines: Sequence[Line], i: int) -> str:
    return lines[i - 1].text.rstrip() if i else ""


def _runs(candidates: Sequence[Heading]) -> list[list[Heading]]:
    """Part the candidates where the numbers begin anew: a contents list and the items are two runs."""
    runs: list[list[Heading]] = []
    for heading in candidates:
        if not runs or heading.number <= runs[-1][-1].number or heading.listed != runs[-1][-1].listed:
            runs.append([])
        runs[-1].append(heading)
    return runs


def _is_contents(
    lines: Sequence[Line],
    run: Sequence[Heading],
    following: Sequence[Heading],
    again: int,
    is_structure: Callable[[str], bool],
) -> bool:
    """True for a run of headings that a list of contents is made of: dense, and `again` of them come
    back later."""
    if following and all(h.listed for h in run):
        return True
    if again * 2 < len(run):
        return False
    first, last = run[0].index, run[-1].index
    if (
        len(run) == 1
        and following
        and following[0].number == run[0].number
        and following[0].index - last <= 3
    ):
        return False
    between = [line.text for line in lines[first : last + 1] if line.text]
    if len(between) > 3 * len(run):
        return False
    after = [lines[i].text for i in range(last + 1, min(last + 6, len(lines))) if lines[i].text]
    if any(is_structure(text) for text in between):
        return False
    return len(run) > 1 or not any(is_structure(text) for text in after[:3])


def _contents_lines(lines: Sequence[Line], run: Sequence[Heading]) -> set[int]:
    """The lines of a contents list: from its first entry to the end of the paragraph of its last."""
    last = run[-1].index
    while (
        last + 1 < len(lines)
        and lines[last + 1].text
        and (lines[last + 1].text[0].isspace() or ends_in_page(lines[last + 1].text))
    ):
        last += 1
    return {i for i in range(run[0].index, last + 1) if lines[i].text}


def _chain(
    lines: Sequence[Line],
    candidates: Sequence[Heading],
    whole: tuple[int, int] | None,
    is_structure: Callable[[str], bool],
) -> list[Heading]:
    """Follow the numbers from one heading to the next, and leave out what falls out of the chain."""
    chain: list[Heading] = []
    for place, heading in enumerate(candidates):
        if not chain:
            if heading.sure and (
                not whole or whole[0] <= heading.number <= whole[1] or _is_rich(lines, heading, is_structure)
            ):
                chain.append(heading)
            continue
        last = chain[-1]
        if heading.number == last.number + 1 and heading.code == last.code:
            chain.append(heading)
            continue
        if _is_remark(chain, heading) and _is_rich(lines, heading, is_structure):
            chain = [heading]
            continue
        if _is_back_from_leap(chain, heading, whole):
            chain.append(heading)
            continue
        following = next((h for h in candidates[place + 1 : place + 12] if h.sure), None)
        if _fits(lines, last, heading, following, whole, is_structure):
            chain.append(heading)
    return chain


def _printed_again(items: Sequence[Heading], candidates: Sequence[Heading]) -> set[int]:
    """The places where the heading of an item stands again on the next page: "§ 6 1317/22" below itself."""
    again: set[int] = set()
    taken = {heading.index for heading in items}
    above = iter(items)
    following = next(above, None)
    current: Heading | None = None
    for heading in candidates:
        while following and following.index <= heading.index:
            current, following = following, next(above, None)
        is_same = current and (current.number, current.rest) == (heading.number, heading.rest)
        if is_same and heading.index not in taken and heading.rest:
            again.add(heading.index)
    return again


def _is_back_from_leap(chain: Sequence[Heading], heading: Heading, whole: tuple[int, int] | None) -> bool:
    """True for "§ 14" behind "§ 12" and "KS § 113": the one between has another meeting's number."""
    if len(chain) < 2 or not heading.sure or chain[-1].number <= heading.number:
        return False
    before = chain[-2].number
    is_odd = chain[-1].number > before + _LEAP and not (whole and whole[0] <= chain[-1].number <= whole[1])
    return is_odd and before < heading.number <= before + 2


_LEAP = 3


def _is_remark(chain: Sequence[Heading], heading: Heading) -> bool:
    """True where all that was found so far is a "§ 8" without a title, and the items begin lower down."""
    return len(chain) == 1 and not chain[0].rest and heading.sure and heading.number < chain[0].number


def _fits(
    lines: Sequence[Line],
    last: Heading,
    heading: Heading,
    following: Heading | None,
    whole: tuple[int, int] | None,
    is_structure: Callable[[str], bool],
) -> bool:
    number, expected = heading.number, last.number + 1
    if bool(last.code) != bool(heading.code) and not _is_rich(lines, heading, is_structure):
        return False
    if heading.code.casefold() != last.code.casefold() and not heading.rest:
        return False  # "AU § 12" below "RF § 3 Taxor" says where the matter was before
    if number == expected:
        return True
    if not heading.sure:
        return False
    if whole and not whole[0] <= number <= whole[1]:
        return _is_rich(lines, heading, is_structure) and number > last.number
    if number == last.number:
        return heading.rest.casefold() != last.rest.casefold() and (
            bool(following and following.number == expected) or _is_rich(lines, heading, is_structure)
        )
    if number < last.number:
        return bool(following and following.number == expected + 1) and _is_rich(lines, heading, is_structure)
    if following is None:
        return number <= expected + 10 or bool(whole) or _is_rich(lines, heading, is_structure)
    if following.number == expected:
        return False
    return (
        following.number > number
        or following.number == expected + 1
        or _is_rich(lines, heading, is_structure)
    )


def _is_rich(lines: Sequence[Line], heading: Heading, is_structure: Callable[[str], bool]) -> bool:
    """True where a section heading or a case label follows within the next lines, as in a real item."""
    if _LABELLED.match(heading.rest):
        return True
    seen = 0
    for line in lines[heading.index + 1 : heading.index + 14]:
        if line.text:
            seen += 1
            if is_structure(line.text) or _LABELLED.match(line.text):
                return True
            if seen > 4:
                return False
    return False
