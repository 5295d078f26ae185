"""The counts of a vote (*röstsiffror*) in a sentence: "22 ja, 19 nej", "med röstsiffrorna 20–15"."""

from __future__ import annotations

import re

from ingest.parsing.fields.signs import has_any
from ingest.parsing.model import BallotVote

_IN_WORDS = """
    noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton
    arton nitton tjugo tjugoen tjugotvå tjugotre tjugofyra tjugofem tjugosex tjugosju tjugoåtta
    tjugonio trettio trettioen trettiotvå trettiotre trettiofyra trettiofem trettiosex trettiosju
    trettioåtta trettionio fyrtio
"""
_NUMBER_WORDS = {word: number for number, word in enumerate(_IN_WORDS.split())}
_NUMBER_WORDS |= {"ett": 1, "ingen": 0, "inga": 0, "aderton": 18}
_WORDS = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_NO_COUNT = r"(?<!förslag\s)(?<!alternativ\s)(?<!yrkande\s)(?<!punkt\s)"
"""The number of a proposal is no count: "de som är för förslag 2 röstar ja"."""
_NUMBER = rf"(?<![\w/:.-]){_NO_COUNT}(?:\d{{1,3}}(?![\d:/]|[.,]\d)|(?:{_WORDS})\b)"
_KINDS: tuple[tuple[BallotVote, str], ...] = (
    ("yes", r"ja"),
    ("no", r"nej"),
    (
        "abstain",
        r"(?:(?:avstår|avstod)(?:\sfrån\satt\s(?:rösta|delta\s\w+\s\w+))?|avstått|avst\.?|nedlagda?|blanka?|röstade\sinte|röstar\sinte|röstar\sej)",
    ),
    ("absent", r"(?:frånvarande|frånv\.?)"),
)
_BEFORE, _BEHIND = (
    "|".join(f"(?P<{kind}_{place}>{word})" for kind, word in _KINDS) for place in ("before", "behind")
)
_COUNT = re.compile(
    rf"(?P<before>{_NUMBER})\s+(?:\((?:{_WORDS})\)\s+)?(?:(?:st(?:ycken)?|av\s\w+|ledam(?:ot|öter)|röst(?:er)?|personer|som"
    rf"|är|var|har|hade|röstar|röstade|röstat|avgivna"
    rf"|avgav|lämnade|för|på|sina?|att|ej)\s+){{0,5}}(?:{_BEFORE})(?=\W|$)(?:[\s-]?röst(?:er)?\b)?"
    rf"|\b(?:{_BEHIND})(?:[\s-]?röst(?:er|erna|ade|ar))?\s?(?:[:=(]"
    rf"|\bblev\b)?\s?(?P<behind>{_NUMBER})(?!\s*(?:%|kap|kr|§))"
)
"""A count, in small letters."""
_COUNTED = ("ja", "nej", "avst", "nedlag", "blank", "röstade", "röstar", "frånv")
"""What every count has in it."""
_AGAINST = re.compile(
    rf"\s*(?:-?röst(?:er)?)?\s*(?:mot|–|-)\s*(?P<number>{_NUMBER})(?!\s*(?:ja|nej)\b)", re.IGNORECASE
)
_SIDES = re.compile(
    rf"(?P<yes>{_NUMBER})\s+röst(?:er)?\s+(?:(?:avges|avgavs|avgivna)\s+)?(?:för\s+(?!(?:ja|nej)\b)[^.:;]{{1,90}}?\s(?:och|mot|medan)"
    rf"|mot)\s+(?P<no>{_NUMBER})(?:\s+röst(?:er)?(?:\s+(?:avges|avgavs)\s+|\s+)(?:för|mot)\b|(?=\s*(?:[.,(]|$)|\s+(?:beslut|röst|att)))",
    re.IGNORECASE,
)
"""Counts of those for and those against, without ja and nej: "5 röster för förslaget och 4 röster mot"."""
_SIDED = re.compile(r"röst(?:er)?\s+(?:(?:avges|avgavs|avgivna)\s+)?(?:för|mot)\s")
"""What such a count has in it, which is sooner found."""
_FIGURES = re.compile(
    rf"\bröstsiffror(?:na)?\s+(?P<yes>\d{{1,3}})\s?(?:[-–—]|mot)\s?(?P<no>\d{{1,3}})\b(?![/:.-]\d)"
    rf"|(?P<some>{_NUMBER})\s+(?:ledamöter\s+)?röst(?:ar|ade)\s+för\s+(?!(?:ja|nej)\b)[^.:;]{{1,90}}?\s(?:och|mot|medan)"
    rf"\s+(?P<others>{_NUMBER})\s+(?:ledamöter\s+)?(?:röst(?:ar|ade)\s+)?(?:för|mot)\b"
    rf"|\bröst(?:ar|ade)\s+(?P<for>{_NUMBER})\s+(?:ledamöter\s+)?för\s+(?!(?:ja|nej)\b)[^.:;]{{1,90}}?\s(?:och|mot|medan)"
    rf"\s+(?P<against>{_NUMBER})\s+(?:ledamöter\s+)?(?:för|mot)\b",
    re.IGNORECASE,
)
"""The same in a few figures: "med röstsiffrorna 20–15", "röstar 20 för förslaget och 15 för yrkandet"."""


def counts_in(sentence: str, low: str) -> dict[BallotVote, int]:
    """Return the counts of a sentence: "22 ja, 19 nej" has yes 22 and no 19; "8 ja-röster mot 5" has both.

    `low` is the sentence in small letters. Where sides are counted and no ja or nej, the side named first is
    yes.
    """
    counts: dict[BallotVote, int] = {}
    if "röst" in low:
        if _SIDED.search(low) and (sides := _SIDES.search(sentence)):
            return {"yes": _number(sides["yes"]), "no": _number(sides["no"])}
        if figures := _FIGURES.search(sentence):
            return {
                "yes": _number(figures["yes"] or figures["for"] or figures["some"]),
                "no": _number(figures["no"] or figures["against"] or figures["others"]),
            }
    for match in _COUNT.finditer(low) if has_any(_COUNTED, low) else ():
        number = match["before"] or match["behind"]
        kind = next(kind for kind, _ in _KINDS if match[f"{kind}_before"] or match[f"{kind}_behind"])
        counts.setdefault(kind, _number(number))
        against = _AGAINST.match(sentence, match.end()) if kind == "yes" else None
        if against:
            counts.setdefault("no", _number(against["number"]))
    return counts


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBER_WORDS[text.lower()]
