"""Headings without a paragraph sign: the heaviest chain of numbers that count up."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsing.heading_forms import BARE, DOTTED, SENTENCE_END, Form, Heading, Headings, ends_in_page
from ingest.parsing.line import Line
from ingest.parsing.record import record


@record
class _Link:
    heading: Heading
    weight: float
    before: _Link | None


def find_numbered(lines: Sequence[Line], form: Form, whole: tuple[int, int] | None) -> Headings:
    """Headings without a paragraph sign: the heaviest chain of numbers that count up by one (or leave
    one out)."""
    candidates = _number_candidates(lines, form)
    found = Headings()
    contents = [h for h in candidates if h.listed]
    if contents:
        found.contents |= {h.index for h in contents}
        candidates = [h for h in candidates if not h.listed]
    chains: dict[tuple[str, int], _Link] = {}
    best: _Link | None = None
    for heading in candidates:
        key = heading.code
        before = max(
            (chains[k] for k in ((key, heading.number - 1), (key, heading.number - 2)) if k in chains),
            key=lambda link: link.weight,
            default=None,
        )
        weight = _weight(lines, heading) + (before.weight if before else 0.0)
        link = _Link(heading, weight, before)
        old = chains.get((key, heading.number))
        if old is None or weight >= old.weight:
            chains[(key, heading.number)] = link
        if best is None or weight > best.weight or (weight == best.weight and before is not None):
            best = link
    while best:
        found.items.append(best.heading)
        best = best.before
    found.items.reverse()
    if form is BARE or form is DOTTED:
        first = found.items[0].number if found.items else 1
        if first > 3 and not (whole and whole[0] == first):
            found.items = []
    return found


def _number_candidates(lines: Sequence[Line], form: Form) -> list[Heading]:
    found: list[Heading] = []
    marked = False
    for i, line in enumerate(lines):
        text = line.text
        if not text or not (
            text[0].isdigit() or form.name in {"word", "yearly", "coded", "called"} or text[0].isspace()
        ):
            continue
        match = form.pattern.match(text)
        if not match:
            continue
        rest = match["rest"].strip()
        blank_before = i == 0 or not lines[i - 1].text or bool(line.markup)
        if not blank_before or len(rest) > 200 or (rest and rest[0].islower()):
            continue
        is_heading = line.markup.startswith("#")
        if is_heading and not marked:
            marked, found = True, []
        if marked and not is_heading:
            continue
        groups = match.groupdict()
        code = (groups.get("code") or "") + "/" + (groups.get("year") or "")
        listed = ends_in_page(match["rest"])
        label = " ".join(match["label"].split())
        found.append(Heading(i, int(match["n"]), label, rest.lstrip(".:–—- "), form.name, True, listed, code))
    return found


def _weight(lines: Sequence[Line], heading: Heading) -> float:
    """How much a line looks like a heading: alone, short, marked, and not a sentence."""
    line = lines[heading.index]
    if line.markup:
        return 2.0
    after = lines[heading.index + 1].text if heading.index + 1 < len(lines) else ""
    weight = 1.0 if not SENTENCE_END.search(line.text) else 0.3
    if after:
        weight -= 0.2
    if len(line.text) > 110:
        weight -= 0.3
    return weight
