"""People as minutes write them: a name, a party, a post, whom the person represents.

`read_person` is for a line of a list or a signature; for a sentence see `named_people`.
"""

from __future__ import annotations

import re

from ingest.parsing.fields.names import (
    PARTIES,
    is_no_party,
    looks_like_name,
    party_of,
    take_before_post,
    take_closed_name,
    take_name,
    take_nicknamed,
)
from ingest.parsing.fields.posts import (
    is_chair_title,
    is_company,
    is_modifier,
    is_organisation,
    is_organisation_word,
    is_title,
    is_title_word,
    is_union,
)
from ingest.parsing.fields.remarks import find_remarks
from ingest.parsing.memory import remembered
from ingest.parsing.record import record

__all__ = ["PersonLine", "looks_like_name", "read_person"]


@record
class PersonLine:
    """A person on a line of a list; `rest` is the text that says something else (a range, a replacement).

    `role` is "ersättare" or "suppleant" where the line says so; it is no post. `is_loose` is true where the
    party stands without brackets, and so may be an organisation's code.
    """

    name: str
    party: str | None = None
    title: str | None = None
    affiliation: str | None = None
    rest: str = ""
    role: str | None = None
    is_loose: bool = False


_BULLET = re.compile(r"\s*(?:[-–•*·]\s*|\d{1,3}(?:[.)]\s+|\s{2,}|\t))")
_FULL_STOP = re.compile(r"(?P<word>[^\W\d_a-zåäö][^\W\d_]+)(?P<stop>\.\s*$)")
_BREAK = r"\s{3,}|\s[-–—]\s|[(),;\t]|:(?![eaEA]\b)"
_PIECE = re.compile(
    rf"\((?P<bracket>[^()]*)\)|(?P<sign>{_BREAK})|(?P<text>(?:[^\s(),;:]++|(?!{_BREAK}).)+)", re.DOTALL
)
_AND = re.compile(r"\s(?:och|samt|&)\s+(?=\w)")
_LEADING_AND = re.compile(r"\s*(?:och|samt|&)\s+(?=[^\W\d_])")
ROLE = re.compile(
    r"(?:ledamot|ledamöter|ordinarie(?:\sledamot)?|ersättare|suppleant|tjänsteman|namn|närvarande)\b\.?",
    re.IGNORECASE,
)
"""Words that say in which list somebody stands and are no post."""
_IN_RESERVE = {"ersättare", "suppleant", "ers.", "ers"}
_SIGNS_MINUTES = re.compile(r"(?:,\s)?\bvid\s(?:protokollet|anteckningarna)\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?")
_LAST_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
LONGEST_PIECE = 160
"""A longer run of words between two signs is a sentence and no line of a list."""


@remembered
def read_person(text: str) -> PersonLine | None:
    """Return the person that a line begins with: "Erik Sahlin, sekreterare" is Erik Sahlin with that title.

    Understands the party in brackets, after a comma and before the name, the title on either side, and whom
    the person represents. None where the line begins with no name. A second person is left in `rest`.
    """
    body, rest = _without_remarks(text)
    read = person_at(body, 0, len(body))
    if read is None:
        return None
    person, stop = read
    rest = " ".join((body[stop:] + " " + rest).split()).lstrip(",;: ").removeprefix(".")
    return PersonLine(person.name, person.party, person.title, person.affiliation, rest, person.role)


@remembered
def person_at(text: str, start: int, end: int) -> tuple[PersonLine, int] | None:
    """Return the person that begins at a place in a text without remarks, and where the words on them end."""
    bullet = _BULLET.match(text, start, end)
    last = _FULL_STOP.search(text, max(start, end - 40), end)
    if last and not is_title_word(last["word"]):
        end = last.start("stop")
    person = _Person()
    first = bullet.end() if bullet else start
    closed = (
        take_closed_name(text, first, end)
        or take_nicknamed(text, first, end)
        or take_before_post(text, first, end)
    )
    if closed:
        person.name, first = closed
    for match in _PIECE.finditer(text, first, end):
        stop = person.takes(match)
        if stop is not None:
            end = stop
            break
    if person.name is None:
        return None
    found = PersonLine(
        person.name, person.party, person.title, person.affiliation, "", person.role, person.is_loose
    )
    return found, end


def _without_remarks(text: str) -> tuple[str, str]:
    """The part of a line before its first remark, without words on taking part from afar; and the rest."""
    parts: list[str] = []
    seen = 0
    for remark in find_remarks(text, None):
        if remark.kind != "distance":
            return "".join(parts) + text[seen : remark.start].rstrip("( "), text[remark.start :]
        parts.append(text[seen : remark.start].rstrip(", "))
        seen = remark.end
    return "".join([*parts, text[seen:]]), ""


class _Person:
    """A person while the pieces of a line are read from left to right."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.party: str | None = None
        self.title: str | None = None
        self.affiliation: str | None = None
        self.role: str | None = None
        self.is_loose = False
        self._has_party = False
        self._is_title_first = False

    def takes(self, piece: re.Match[str]) -> int | None:
        """Take in a piece; where something begins that is no part of this person, return that place."""
        if piece["bracket"] is not None:
            self._takes_bracket(" ".join(piece["bracket"].split()))
            return None
        text = " ".join((piece["text"] or "").split()).strip("[]").strip()
        if not text.strip(".–—-"):
            return None
        if len(text) > LONGEST_PIECE:
            return piece.start()
        if self.name is None:
            return self._takes_first(text, piece)
        return self._takes_more(text, piece)

    def _takes_bracket(self, text: str) -> None:
        if _SIGNS_MINUTES.fullmatch(text):
            return
        first, _, more = text.partition(",")
        if is_no_party(first):
            self._has_party = True
        elif (party := party_of(first)) and (not self._has_party or party == self.party):
            self.party, self._has_party = party, True
        elif is_title(text):
            self._add_title(text)
        elif text and self.name:
            self.affiliation = self.affiliation or text
        if more and is_title(more):
            self._add_title(more)

    def _takes_first(self, text: str, piece: re.Match[str]) -> int | None:
        split = _split_line(text)
        if split is None:
            if party_of(text) and text.upper() == text:
                self.party, self._has_party = party_of(text), True
            elif is_title(text) or ROLE.fullmatch(text):
                self._add_title(text)
            else:
                return piece.start()
            return None
        party, title, self.name, after = split
        if party:
            self.party, self._has_party = party, True
        if title:
            self._add_title(title)
            self._is_title_first = not is_chair_title(title)
        if _LEADING_AND.match(after):
            last = list(_AND.finditer(piece[0]))[
                -after.count(" och ") - after.count(" samt ") - after.count(" & ") - 1
            ]
            return piece.start() + last.start()
        stop = self._takes_more(after, piece) if after else None
        if stop is None or stop > piece.start():
            return stop
        begin = piece[0].find(after.split(" ")[0], piece[0].find(self.name.split(" ")[-1]) + 1)
        return piece.start() + max(begin, 1)

    def _takes_more(self, text: str, piece: re.Match[str]) -> int | None:
        """Take what stands after the name; another name, or "och" and a name, is the next person, and numbers
        alone ("12-14") are no part of anybody."""
        if _LEADING_AND.match(text) or _NUMBERS.fullmatch(text):
            return piece.start()
        if text in {"och", "samt", "&"}:
            return None
        if self._has_party and take_closed_name(
            piece.string, piece.start() + len(piece[0]) - len(piece[0].lstrip()), len(piece.string)
        ):
            return piece.start()
        if (
            (joined := _AND.search(piece[0]))
            and _ends_post(before := piece[0][: joined.start()].strip().removeprefix(self.name or ""))
            and not _is_with_post(before)
        ):
            after = " ".join(piece[0][joined.end() :].split())
            if _split_line(after) and not is_organisation(after):
                if is_title_word(before.split()[-1]):
                    self._add_title(" ".join(before.split()))
                else:
                    self.affiliation = self.affiliation or " ".join(before.split())
                return piece.start() + joined.start()
        if not self._has_party and _is_loose_party(text):
            self.party, self._has_party, self.is_loose = party_of(text), True, True
        elif not is_company(text) and (
            take_name(text, 0) or (_split_line(text) and not is_organisation(text))
        ):
            return piece.start()
        elif is_title(text) and not (is_union(text) or is_company(text)):
            if self._is_title_first:
                return piece.start()
            self._add_title(text)
        elif is_organisation(text) or is_union(text) or self._represents(text):
            self.affiliation = self.affiliation or _LAST_STOP.sub("", text)
        else:
            self._add_title(text)
        return None

    def _represents(self, text: str) -> bool:
        """Whether words are whom the person represents, and no more of a title that is known: one before the
        name does not go on behind it, and a chair's is whole."""
        has_post = bool(self.title) and not (self._is_title_first or is_chair_title(self.title or ""))
        return not (text[:1].islower() or has_post)

    def _add_title(self, text: str) -> None:
        text = text.strip(" ,;:")
        if text.endswith(".") and len(text.split()[-1]) > 6:
            text = text.rstrip(".")
        text = _SIGNS_MINUTES.sub("", text)
        if text.casefold() in _IN_RESERVE:
            self.role = text
            return
        if (
            not text
            or ROLE.fullmatch(text)
            or is_no_party(text)
            or (self.title and text.lower() in self.title.lower())
        ):
            return
        self.title = f"{self.title}, {text}" if self.title else text


def _ends_post(text: str) -> bool:
    """Whether what stands before "och" can end what is said of a person: a post or an organisation."""
    last = text.split()[-1] if text.strip() else ""
    return is_title_word(last) or is_organisation_word(last)


def _is_with_post(text: str) -> bool:
    """Whether words are another person with a post behind the name: "Eva Mo sekreterare"."""
    taken = take_name(text, 0)
    return taken is not None and " " in taken[0] and is_title(text[taken[1] :].strip())


def _is_loose_party(text: str) -> bool:
    """A party after a comma or in a column of its own: "S", "KD", "ÖRP", "s"."""
    return text.upper() in PARTIES or (text.isupper() and len(text) <= 4 and party_of(text) is not None)


def _split_line(text: str) -> tuple[str | None, str | None, str, str] | None:
    """Party, title, name and what follows, of words that no sign parts: "Kommunsekreterare Erik Sahlin"."""
    words = text.split(" ")
    if len(words) >= 3 and words[-1] in PARTIES and looks_like_name(" ".join(words[:-1])):
        return words[-1], None, " ".join(words[:-1]), ""
    if looks_like_name(text):
        party_first = _party_first(text)
        return party_first or (None, None, text, "")
    if party_first := _party_first(text):
        return party_first
    if is_modifier(words[0]) or is_title_word(words[0]):
        return _title_first(words)
    taken = take_name(text, 0)
    if taken is None:
        return _title_first(words) if is_title(text) else None
    name, end = taken
    after = text[end:].strip()
    if is_organisation_word(after.split(" ")[0]) and after[:1].islower():
        name, _, owner = name.rpartition(" ")
        after = f"{owner} {after}"
        if " " not in name:
            return None
    return None, None, name, after


def _party_first(text: str) -> tuple[str | None, str | None, str, str] | None:
    """ "S Anna Ek", "KD Bo Ek, …": a party's code before a whole name; "S Ek" is an initial."""
    code, _, name = text.partition(" ")
    if code not in PARTIES and not (code.isupper() and len(code) <= 3 and party_of(code) and "." not in code):
        return None
    taken = take_name(name, 0)
    if taken is None or (code not in PARTIES and taken[0].count(" ") < 1):
        return None
    return party_of(code), None, taken[0], name[taken[1] :].strip()


def _title_first(words: list[str]) -> tuple[str | None, str | None, str, str] | None:
    """ "Biträdande förvaltningschef Anna von Ek": the name is the last run of name words."""
    for start in range(1, len(words) - 1):
        taken = take_name(" ".join(words[start:]), 0)
        if taken is None or not is_title(" ".join(words[:start])):
            continue
        if words[start - 1] in _LEADS_ON_POST:
            continue
        after = " ".join(words[start:])[taken[1] :].strip()
        if taken[0].count(" ") > 1 and _is_about_a_name(words[:start]):
            continue
        short = words[start].isupper() and len(words[start]) <= 3 and taken[0].count(" ") >= 2
        if short and not taken[0].isupper():
            continue
        return None, " ".join(words[:start]), taken[0], after
    return None


def _is_about_a_name(words: list[str]) -> bool:
    """Whether what a post is about ends in a word with a capital, or is still to come."""
    about = next((n for n in reversed(range(len(words))) if words[n] in _LEADS_ON_POST), None)
    return about is not None and not all(word[0].islower() for word in words[about:])


_LEADS_ON_POST = frozenset(("för", "på", "vid", "inom", "i", "med"))
"""What a post is about stands behind these ("chef för Inre Service Bo Ek"); a name then has two words."""
