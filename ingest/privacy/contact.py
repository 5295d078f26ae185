"""Telephone numbers and e-mail addresses that are not those of an authority."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set

from ingest.privacy.finding import Kind
from ingest.privacy.spans import Span, line_around, matches_from
from ingest.privacy.words import WORDS

_PHONE = re.compile(
    r"(?<![\w/:.,+-])(?<!\d )"
    r"(?:(?:\+|00)46[ -]?(?:\(0\) ?)?[1-9]\d{0,2}|\(?0[1-9]\d{0,2}\)?)"
    r"(?:[ \u00a0]?[-–/][ \u00a0]?|[ \u00a0])?"
    r"\d{2,4}(?:[ \u00a0-]?\d{2,3}){0,3}"
    r"(?![\d/:])(?![-.,]\d)"
)
_CALL = 120  # characters before a number, in which it is said what it is
_PHONE_START = re.compile(r"[+(0]")
_CALLED_PHONE = re.compile(
    r"(?:tel|tfn|telefon\w*|mobil\w*|ring\w*|nås (?:\w+ )?på|sms\w*|hemnummer|mob|telnr)"
    r"[\s.:]*(?:nr|nummer|på|är)?[\s.:]*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"växel|vxl|kundtjänst|kundcenter|kontaktcenter|servicecenter|medborgarservice|medborgarkontor|reception|kansli"
    r"|registrator|jourtelefon|larmnummer|kommunens|regionens|förvaltningens|\bfax\b|telefax",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?:\+46|0046|0)(?:\(0\))?7[02369]")
_OF_ALL = re.compile(r"(?:\+46|0046|0)(?:\(0\))?(?:10\d{7}$|20\d{5,7}$|77\d{6,8}$|200\d{5,6}$|900\d|939\d)")

_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})@([a-z0-9åäö-]+(?:\.[a-z0-9åäö-]+)*\.[a-z]{2,10})\b", re.IGNORECASE
)
_OFFICE_BOX = re.compile(
    r"(?:info|kommun\w*|region\w*|registrator\w*|kontakt\w*|post|kansli\w*|diarium\w*|kundtjanst|kundservice"
    r"|medborgar\w*|support|webb?master|noreply|no-reply|overklag\w*|namnd\w*|forvaltning\w*|dataskydd\w*|dpo"
    r"|reception|epost|e-post|servicecenter|press|hr|ekonomi|faktura|barn\w*|social\w*|bygg\w*|miljo\w*|kultur\w*"
    r"|teknisk\w*|skol\w*|utbildning\w*|arkiv\w*|sekretariat\w*|huvudkontor\w*|remiss\w*)$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(\w+?)s? kommun\b|[Rr]egion (\w+)")
_AUTHORITY = re.compile(
    r"kommun|region|lansstyrelsen|polisen|domstol|verket\.se$|myndigheten\.se$|riksdagen|regeringskansliet"
    r"|skr\.se$|\.gov|styrelsen\.se$|inspektionen\.se$|ombudsmannen",
    re.IGNORECASE,
)


def phone_candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, number) for what may be a telephone number: +46 70-174 06 05 is "0701740605"."""
    for found in matches_from(_PHONE_START, _PHONE, text):
        digits = re.sub(r"[^\d+]", "", found.group().replace("(0)", ""))
        national = re.sub(r"^(?:\+46|0046)", "0", digits)
        if 8 <= len(national) <= 10:
            yield found.start(), found.end(), national


def find_phones(text: str) -> Iterator[Span]:
    """Yield telephone numbers that may be somebody's own: "070-174 06 05", "+46 8 465 004 12".

    Switchboards ("019-21 10 00", "växel 08-…"), 010, 020 and 077 are not: those are numbers of an office.
    """
    for start, end, national in phone_candidates(text):
        if _OF_ALL.match(national):
            continue
        before, after = line_around(text, start, end)
        before = before[-_CALL:]
        is_called = bool(_CALLED_PHONE.search(before))
        is_mobile = bool(_MOBILE.match(national)) and len(national) == 10
        if not (is_called or is_mobile or _has_area(text[start:end])):
            continue
        if not is_mobile and (national.endswith("000") or _OFFICE.search(before[-60:] + after[:25])):
            continue
        if not is_called and _CALLED_NUMBER.search(before):
            continue
        yield Span(start, end, Kind.PHONE)


_CALLED_NUMBER = re.compile(
    r"(?:dnr|diarie\w*|ärende\w*|faktura\w*|ocr\w*|artikel\w*|order\w*|isbn|org\w*|konto\w*|plan|avtal\w*|bg|pg"
    r"|bankgiro|plusgiro|objekt\w*|mätar\w*|ritning\w*)[\s.:#-]*(?:(?:nr|nummer)\b)?[\s.:#]*$",
    re.IGNORECASE,
)
_AREA = re.compile(r"(?:(?:\+|00)46[ -]?(?:\(0\) ?)?[1-9]\d{0,2}|\(?0[1-9]\d{0,2}\)?)[ \u00a0]?[-–/ ]")
_GROUPS = re.compile(r"[ \u00a0-]?\d{2,3}(?:[ \u00a0]\d{2,3}){1,3}$|\d{5,8}$")


def _has_area(number: str) -> bool:
    """Tell whether the number is written as telephone numbers are: "019-12 34 56", not "0123 456789"."""
    if number.startswith(("+", "0046")):
        return True
    area = _AREA.match(number)
    return bool(area and re.search(r"[-–/()]", number) and _GROUPS.match(number, area.end()))


def find_emails(text: str, known_names: Set[str]) -> Iterator[Span]:
    """Yield e-mail addresses that are somebody's own: "stina.ek@gmail.com", not "registrator@ekeby.se".

    An address at a provider for everybody is private; another one is where it is made of a name that the
    minutes do not know as a politician's or an officer's, and the domain is no authority's.
    """
    if "@" not in text:
        return
    known = {_plain(name) for name in known_names}
    places = _places_named(text)
    for found in _EMAIL.finditer(text):
        box, domain = found[1], found[2].lower()
        is_private = domain in WORDS.mail_providers
        if not is_private:
            parts = re.split(r"[._+-]", box)
            is_name = len(parts) > 1 or _plain(parts[0]) in WORDS.plain_given_names
            is_private = (
                is_name
                and not _OFFICE_BOX.match(box)
                and not _OFFICE_BOX.match(parts[0])
                and _plain(box) not in known
                and not _is_authority(domain, places)
            )
        if is_private:
            yield Span(found.start(), found.end(), Kind.EMAIL)


def _is_authority(domain: str, places: Set[str]) -> bool:
    """Tell whether a domain is an authority's: by its words, or as "ekeby.se" where Ekeby kommun is named."""
    return bool(_AUTHORITY.search(domain)) or domain.split(".")[-2] in places


def _places_named(text: str) -> set[str]:
    """Return the municipalities and regions that a text names, as addresses have them, also in the genitive:
    {"ekeby", "ekebys"} for "Ekeby kommun"."""
    names = {_plain(name) for found in _PLACE.findall(text) for name in found if name}
    return names | {f"{name}s" for name in names}


def _plain(text: str) -> str:
    """Return the letters of a name as an address has them: "Björn Åkesson" gives "bjornakesson"."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if c.isalnum() and c.isascii())
