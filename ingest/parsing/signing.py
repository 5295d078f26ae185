"""How minutes say that somebody signs them: digitally, with a role beside the name, under dots.

Only the words; where they stand, and what it means there, is for `front`, `ending` and `fields/signatures`.
"""

from __future__ import annotations

import re

from ingest.parsing.fields.boards_named import committee_in
from ingest.parsing.fields.dates import find_date
from ingest.parsing.fields.signs import has_any

SIGNED_LINE = re.compile(
    r"(?P<name>[^\W\d_][^,;:§\d]{3,60}?),?\s*[,(]?\s*\b(?P<role>sekreterare|nämndsekreterare|ordförande|ordf\.?|justerare|justerande|protokollsjusterare|protokollförare)\)?\s*(?P<range>§+.*)?",
    re.I,
)
"""A name with its role and perhaps its paragraphs: "Anna Ek (S), ordförande §§ 1–3"."""
_ADJUSTER = re.compile(r",\s*(?:justerare|justerande|protokollsjusterare)\s*$", re.I)
_DIGITALLY = re.compile(
    r"digitalt?\s+(?:justera|signera|underteck|justering|signering)|elektroniskt\s+(?:justera|signera|underteck)"
    r"|\b(?:signera|justera|underteckna)(?:s|ts|des|t)\s+(?:protokollet\s+)?(?:digitalt|elektroniskt)",
    re.I,
)
_WITH_ID = re.compile(
    r"\b(?:signera|justera|underteckna)(?:s|ts|des|t|d)\s(?:med|via|genom)\s(?:svenskt\s)?(?:e-legitimation|(?:mobilt\s)?bankid)"
)
_BY_SERVICE = re.compile(
    r"följande\shandlingar?\shar\sundertecknats\b.{0,40}|handling(?:en|arna)\sär\sundertecknade?\sav:?"
    r"|(?:signera|underteckna)(?:t|d|des|ts)\s(?:med|via|genom)\s(?:svenskt\s)?(?:e-legitimation|bankid|freja|penneo|scrive)\b.{0,60}"
    r"|underskrifterna\si\sdetta\sdokument\sär\sjuridiskt\sbindande\b.{0,60}"
    r"|(?:detta\s)?dokument(?:et)?\s(?:är|har)\s(?:\w+\s)?(?:signera|underteckna)(?:t|ts|de)\b.{0,80}"
    r"|signaturcertifikat|signeringsverifikat|verifikat|signatursida|underskriftssida"
)
"""The page that a service for signing adds to a document, in small letters."""
_OF_SERVICE = ("underteckna", "signer", "underskrift", "verifikat", "signatur")
_AS_PLACE = re.compile(r"\b(?:digitalt?|elektroniskt?)(?:\s+(?:justering|signering|signatur))?\b", re.I)
_TAKES_PLACE = re.compile(
    r"\b(?:justering(?:en)?(?:\sav\s(?:dagens\s)?protokollet)?\s(?:äger\srum|sker|(?:ska|skall)\s(?:ske|äga\srum)|hålls)"
    r"|protokollet\s(?:justeras|(?:ska|skall)\sjusteras))\b(?!\somedelbart)[^.]{0,80}",
    re.I,
)
_RANGE_BESIDE = re.compile(r"Underskrift(?:er)?:?\s(?=Paragraf\w*:?\s?(?:§|\d))")
_RANGE_BEHIND = re.compile(
    r"(?P<board>[A-ZÅÄÖ][^§\d()]{5,100}?),?\s(?P<range>§§?\s?\d{1,4}\s?[-–—]\s?\d{1,4})"
)
_GLUED = re.compile(
    r"(?P<first>Underskrift(?:er)?:?\s)?(?P<role>(?:Sekreterare|Ordförande|Justerare|Justerande):?)\s(?=(?:§§?|Paragraf\w*:?)\s?\d)"
)


_BEGINS_ROLE = ("U", "S", "O", "J")
"""The first letters of both patterns."""


def is_signed_digitally(text: str) -> bool:
    """Say whether a line tells that the minutes are signed digitally: "Digitalt justerat protokoll",
    "Undertecknat med e-legitimation (BankID)"."""
    low = text.lower()
    if ("digital" in low or "elektronisk" in low) and _DIGITALLY.search(text):
        return True
    return ("bankid" in low or "e-legitimation" in low) and _WITH_ID.search(low) is not None


def is_page_of_service(text: str) -> bool:
    """Say whether a line begins the page of a service for signing: "Följande handlingar har undertecknats den
    1 april 2025", "Signerat med Svenskt BankID"."""
    low = " ".join(text.lower().split()).rstrip(":")
    return has_any(_OF_SERVICE, low) and _BY_SERVICE.fullmatch(low) is not None


def is_digital_place(text: str) -> bool:
    """Say whether the place of a justering is none: "Digital justering 2023-11-20", "Digitalt"."""
    return _AS_PLACE.search(text) is not None


def day_told(text: str) -> str | None:
    """Return the day in "Justeringen äger rum torsdagen den 5 september 2013", said in an item, as
    "2013-09-05"; None where no sentence says it."""
    told = _TAKES_PLACE.search(text) if "juster" in text.lower() else None
    return find_date(told[0]) if told else None


def names_adjuster(text: str) -> bool:
    """Say whether a line ends in the role of who adjusts: "Bo Al (M), justerare"."""
    return "juster" in text.lower() and _ADJUSTER.search(text) is not None


def unglued(text: str) -> str:
    """Return the first line of the signatures with its cells apart, where a PDF left one blank between them.

    "Underskrifter Sekreterare Paragrafer 20–28" gives "Underskrifter   Sekreterare  Paragrafer 20–28"; the
    range behind the board in a page header ("Kulturnämnden §§ 14–24") is set apart, too.
    """
    behind = _RANGE_BEHIND.fullmatch(text) if text[-1:].isdigit() and "§" in text else None
    if behind and committee_in(behind["board"]):
        return f"{behind['board']}  {behind['range']}"
    if text[:1] not in _BEGINS_ROLE:
        return text
    if beside := _RANGE_BESIDE.match(text):
        return f"{text[: beside.end()].strip()}  {text[beside.end() :]}"
    glued = _GLUED.match(text)
    return f"{glued['first'] or ''}  {glued['role']}  {text[glued.end() :]}".strip() if glued else text
