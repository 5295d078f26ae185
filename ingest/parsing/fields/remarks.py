"""What stands after a name in an attendance list: who is replaced, who serves, who was away or far away.

The words are data (`_WORDS`): one row for each thing that a remark can say, with the wordings that say it.
Which paragraphs a remark is for is told by `ranges`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ingest.parsing.fields.names import take_name
from ingest.parsing.fields.posts import is_title_word
from ingest.parsing.fields.ranges import ParagraphNote, find_notes, may_have_note, read_paragraphs
from ingest.parsing.fields.signs import has_any
from ingest.parsing.memory import remembered
from ingest.parsing.record import record
from ingest.parsing.vocabulary import small

RemarkKind = Literal[
    "replaces",
    "replaced_by",
    "serving",
    "not_serving",
    "absent",
    "present",
    "distance",
    "no_deputy",
    "reason",
    "note",
]


@record
class Remark:
    """One thing said: "tjg ers för" (`replaces`), "frånvarande" (`absent`), "§§ 3–4" (`note`)."""

    kind: RemarkKind
    start: int
    end: int
    note: ParagraphNote | None = None


_INSTEAD = r"(?:för|istf\.?|i\s?st(?:\.|älle)?t?\.?\sför|i\sst\.?\sf\.?)"
_SERVES = r"(?:tjänstgör(?:ande|de)?|tjänstg|tjg|tjgö|tj\.g|tj|tgj|tjgj|tjgr)\b\.?"
_SUBSTITUTE = r"(?:ersättare|ers|suppleant|suppl)\b\.?"
_VACANT = r"vakan\w+(?:\s(?:plats|mandat|post|ledamot))?(?:\s\([^()]{1,5}\))?"
_WORDS: tuple[tuple[RemarkKind, str], ...] = (
    # "ersätts av NAMN", "(ersatt av NAMN)": said of the member
    ("replaced_by", r"(?:därefter\s)?(?:ersätt(?:s|es)\sav|ersatt\sav|ers\.?\sav)"),
    # "Ej tjänstgörande ersättare", "Ersättare inte tjänstgörande", "icke tjg ers"
    (
        "not_serving",
        rf"(?:ej|icke|inte)[\s-]{_SERVES}(?:\s{_SUBSTITUTE})?|{_SUBSTITUTE},?\s(?:ej|icke|inte)\s{_SERVES}",
    ),
    # "ersätter", "ersättare för", "tjg ers för", "tjänstgör istället för", "ersättare istf", "inträder för"
    (
        "replaces",
        rf"(?:som\s)?(?:{_SERVES}\s?(?:som\s)?(?:{_SUBSTITUTE}\s?)?{_INSTEAD}|{_SUBSTITUTE}\s?{_INSTEAD}"
        rf"|ersätter|ersatte|ersätt\b\.?"
        rf"|(?:inträder|inträdde|inträdd|vikarierar|inkallad|inne|in)\s{_INSTEAD}|istf\b\.?"
        rf"|i\s?ställe?t\sför)",
    ),
    # "för vakant plats (KD)", "tjänstgörande ersättare", "tjg", "tjänstgör §§ 23-30"
    (
        "serving",
        rf"(?:{_SERVES}\s?(?:{_SUBSTITUTE}\s?)?)?för\s(?:en\s)?{_VACANT}|"
        rf"{_SERVES}(?!\s(?:ordf|sekr|chef))(?:\s{_SUBSTITUTE})?(?=\W|$)|beslutande\sersättare",
    ),
    # "frånvarande", "ej närvarande", "anmält förhinder"
    (
        "absent",
        r"frånvarande|frånv\b\.?|frånvaro|(?:ej|inte|icke|var\sej)\s(?:närvarande|närv\b\.?)|(?:anmält"
        r"|anmäld|har|med)\s(?:förhinder|frånvaro)"
        r"|förhinder|förhindrad|giltigt\sförfall|sjukanmäld|avanmäld",
    ),
    (
        "present",
        r"(?:var\s)?närvarande|närv\b\.?|närvarade|närvarar|(?:deltog|deltar)(?=\s(?:under|i|på|vid|§|fr|t"
        r"|från|kl|del))",
    ),
    # "ersättare saknas", "utan ersättare": nobody came in the member's place
    (
        "no_deputy",
        r"(?:utan|ingen|inga)\s(?:inkallad\s|tjänstgörande\s)?ersättare\b(?:\sinkallad)?"
        r"|ersättare\s(?:saknas|saknades|(?:ej|inte|icke)\s(?:inkallad|utsedd|kallad|närvarande))",
    ),
    # "på grund av jäv", without a number: why a substitute serves for the one named before it
    (
        "reason",
        r"\(?(?:på\sgrund\sav|p\.?\s?g\.?\s?a\.?|vid)\s(?:jäv|förhinder|förfall|sjukdom|frånvaro)\)?(?!\w)",
    ),
    # "(distans)", "via länk": how somebody took part; neither a title nor part of the name
    (
        "distance",
        r"\(?(?:(?:deltar|deltog|närvarande|närvarar|medverkar|medverkade)\s)?(?:(?:via|på|per"
        r"|genom)\s(?:digital\s)?"
        r"(?:länk|distans|teams|zoom|skype|video(?:länk|konferens)?|telefon|webb)\b"
        r"|(?:på\s)?distans(?:deltagande|närvaro)?\b"
        r"|(?:digitalt|digital)(?:\sdeltagande|\snärvaro)?\b(?:\svia\s(?:teams|zoom))?|på\splats\b"
        r"|hela\s(?:mötet|sammanträdet|tiden)\b|(?<=\()(?:teams|zoom|skype|länk|video)(?=\)))\)?",
    ),
)
_REMARK = re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS) + ")")
_WEAK_WORDS = ("för", "f.", "ers")
_WEAK = re.compile(
    r"(?<!\w)(?i:för|f\.|ers\.?|ersättare)\s?:?\s(?:(?:ordf\w*|vice\sordf\w*"
    r"|ledamoten?)\.?\s)?(?=[^\W\d_a-zåäö])"
)


def find_remarks(text: str, whole: tuple[int, int] | None) -> tuple[Remark, ...]:
    """Return what a line says besides names and posts, in order; `whole` as for `read_paragraphs`.

    "för" and "ers" alone are a replacement only before a name: "för Bo Ek (S)", but not "chef för skolan".
    """
    return _find_remarks(text, whole if whole and may_have_note(text) else None)


@remembered
def _find_remarks(text: str, whole: tuple[int, int] | None) -> tuple[Remark, ...]:
    notes = find_notes(text, whole)
    found = [Remark("note", *note.span, note) for note in notes]
    taken = _Taken([note.span for note in notes])
    low = small(text)
    for match in _REMARK.finditer(low):
        kind: RemarkKind = match.lastgroup  # type: ignore[assignment]
        if not taken.overlaps(match.start(), match.end()):
            found.append(Remark(kind, match.start(), match.end()))
    if not notes and (part := _part_named(low)):
        found.append(part)
    strong = _Taken(sorted((r.start, r.end) for r in found))
    for match in _WEAK.finditer(text) if has_any(_WEAK_WORDS, low) else ():
        if strong.overlaps(match.start(), match.end()) or _is_of_post(text, match):
            continue
        if _names_somebody(text, match.end()):
            found.append(Remark("replaces", match.start(), match.end()))
    found.sort(key=lambda r: r.start)
    return tuple(
        _of_substitute(remark, text, whole) if before and before.kind == "replaces" else remark
        for before, remark in zip([None, *found], found, strict=False)
    )


_PART_NAMED = re.compile(
    r"(?:endast|enbart|bara)\s(?:(?:närvarande|deltog|deltar|med)\s)?(?:under|vid|på|i)\s[^(),;§\d]{1,90}+(?![^,;]{0,40}[§\d])"
    r"|(?:(?:endast|under|vid|för)\s){0,3}\bpunkt(?:en)?\s[a-zåäö](?!\w)"
)


def _part_named(low: str) -> Remark | None:
    """A part of the meeting that has no number: "endast under informationen", "punkt A"."""
    if not ("punkt" in low or "endast" in low or "enbart" in low or "bara" in low):
        return None
    match = _PART_NAMED.search(low)
    if match is None:
        return None
    return Remark("note", *match.span(), ParagraphNote(None, True, False, match.span()))


_RECUSAL = re.compile(r"\(?(?:på\sgrund\sav\sjäv|p\.?\s?g\.?\s?a\.?\sjäv|jävig|jäv)\)?", re.I)
_NO = re.compile(r"\b(?:ej|inte|icke|utom|förutom|undantag\w*)\b", re.I)


def _of_substitute(remark: Remark, text: str, whole: tuple[int, int] | None) -> Remark:
    """A note right behind whom somebody stands in for: the recusal that it tells of is the other one's, so
    that "för Bo Ek § 46 pga jäv" says who serves in § 46."""
    said = text[remark.start : remark.end]
    if remark.note is None or not remark.note.excluded or _NO.search(said):
        return remark
    note = read_paragraphs(_RECUSAL.sub("", said), whole)
    return replace(remark, note=replace(note, span=remark.note.span)) if note else remark


def _is_of_post(text: str, match: re.Match[str]) -> bool:
    """True for "förvaltningschef för Intern Service": the words after "för" are what the post is about."""
    if not match[0].lower().startswith("för"):
        return False
    before = text[max(0, match.start() - 40) : match.start()].rsplit(",", 1)[-1].split()
    return bool(before) and is_title_word(before[-1]) and not _POSTS_FILLED.fullmatch(before[-1])


_POSTS_FILLED = re.compile(r".*(?:ordförande|ordf|ledamot|ersättare|suppleant|ombud)n?\.?", re.IGNORECASE)


def _names_somebody(text: str, position: int) -> bool:
    name = take_name(text, position, single=True)
    if name is None:
        return False
    return " " in name[0] or text[name[1] : name[1] + 3].lstrip().startswith("(")


class _Taken:
    """Places of a text that are already spoken for; asked from left to right."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def overlaps(self, start: int, end: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end
